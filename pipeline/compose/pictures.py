"""Pictures: how large they are printed, and the height of the line they stand on. Decided here, once, for both outputs.

No standard says how a picture stands in an official document; all of this is our choice. A picture is centred, never
larger than its natural size, at most as wide as the type area and as high as two thirds of its lines. Its line takes
whole lines of the grid, so that the text under it stands on the lines of the page as before (GB/T 9704-2012 §5.2.3:
22 lines a page); what is left over is white above the picture, where Word and LibreOffice both put it.
"""

from __future__ import annotations

from typing import Final

from pipeline.compose.measure import whole_twips
from pipeline.model.article import Figure
from pipeline.model.briefing import PICTURE_ROLE, Block, CaptionPlace, PictureBlock, Run, TextBlock
from pipeline.model.layout import Layout
from pipeline.model.picture import DEFAULT_ALTERNATIVE
from pipeline.model.problem import Report, info
from pipeline.model.units import EMU_PER_TWIP, Length

CAPTION_ROLE: Final = "picture-caption"

GAP: Final = Length.from_pt(6)
"""White above a picture at the least: with it as much as the next line of type has above its ink."""

MOST_LINES: Final = 2 / 3
SAVED: Final = 0.95
"""A picture is made smaller by a twentieth when that saves a line: nobody sees it, but a line of white."""


def figure_blocks(figure: Figure, layout: Layout, caption: str, report: Report) -> tuple[Block, ...]:
    """Give a picture and its caption, in their order; ``caption`` is as printed, empty when there is none.

    A picture without alternate text is read out as its caption, without both as 图片, which is told.
    """
    width, height, line = _size(figure, layout)
    alternative = figure.alternative or " ".join(caption.split())
    if not alternative:
        hint = "say what it shows: alt in the source, or alternative: in the article's YAML"
        told = f"nothing says what the picture shows; readers of the screen hear {DEFAULT_ALTERNATIVE}"
        report(info("picture-alternative", told, figure.location, hint))
    place = CaptionPlace.ABOVE if figure.above else CaptionPlace.BELOW
    picture = PictureBlock(
        role=PICTURE_ROLE,
        picture=figure.picture,
        width=width,
        height=height,
        line=line,
        alternative=alternative or DEFAULT_ALTERNATIVE,
        caption=place if caption else None,
        location=figure.location,
    )
    if not figure.caption or not caption:
        return (picture,)
    words = TextBlock(role=CAPTION_ROLE, runs=(Run(caption),), location=figure.caption.location)
    return (words, picture) if figure.above else (picture, words)


def _size(figure: Figure, layout: Layout) -> tuple[Length, Length, Length]:
    """Give a picture's printed width and height and its line's height, the last in whole lines of the grid."""
    picture, pitch = figure.picture, layout.grid.line_pitch
    most = int(layout.grid.lines * MOST_LINES) * pitch - GAP
    height = picture.height * min(1.0, layout.page.text_width / picture.width, most / picture.height)
    lines = max(1, -(-int(height * SAVED + GAP) // pitch))
    height = min(height, lines * pitch - GAP)
    width = height * picture.width / picture.height
    least = EMU_PER_TWIP
    return whole_twips(max(least, int(width))), whole_twips(max(least, int(height))), Length(lines * pitch)
