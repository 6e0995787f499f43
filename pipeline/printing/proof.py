"""The mark 校样 of a proof: a grey box in the upper right corner of every page, outside the type area.

It is drawn as outlines, so the file needs no font for it, and as an artifact (ISO 32000-1 14.8.2.2.2), so that a
tagged file stays one and no reading voice says it on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pikepdf

from pipeline.fonts.font_set import load_fonts
from pipeline.fonts.outline import Outline, Stroke, outline
from pipeline.model.problem import Report
from pipeline.model.records import dataclass
from pipeline.model.units import Length
from pipeline.printing.document import decimal, open_pdf, saved, visible_box

TEXT: Final = "校样"
ROLE: Final = "heiti"

# The type area begins 37 mm below the paper's edge (GB/T 9704-2012 5.2.1), the red rule of a letter 30 mm (10.1);
# most printers leave the outer 5 mm white.
RIGHT: Final = Length.from_mm(12)
TOP: Final = Length.from_mm(10)
WIDTH: Final = Length.from_mm(28)
HEIGHT: Final = Length.from_mm(13)
SIZE: Final = Length.from_pt(26)
SPACING: Final = Length.from_pt(6)
BORDER: Final = Length.from_pt(1.5)
GREY: Final = 0.6

OPERATORS: Final = {Stroke.MOVE: "m", Stroke.LINE: "l", Stroke.CURVE: "c", Stroke.CLOSE: "h"}


@dataclass(frozen=True, slots=True)
class Stamp:
    """The characters of the mark as outlines."""

    outlines: tuple[Outline, ...]


def proof_stamp(folders: Sequence[Path] = ()) -> Stamp:
    """Take the mark from the 黑体 face in use. Raises MissingFont when there is none."""
    fonts = load_fonts([ROLE], folders)
    return Stamp(tuple(outline(fonts.face_for(ROLE, char), char) for char in TEXT))


def make_proof(data: bytes, name: str, report: Report, stamp: Stamp) -> bytes:
    """Mark every page of a PDF as a proof; all else stays as it was. The same input gives the same bytes."""
    with open_pdf(data, name, report) as pdf:
        stamp_pages(pdf, stamp)
        return saved(pdf)


def stamp_pages(pdf: pikepdf.Pdf, stamp: Stamp) -> None:
    """Draw the mark over every page of an open file."""
    drawing = _drawing(stamp)
    for page in pdf.pages:
        # The page's own drawing is fenced, so that what it leaves behind in the graphics state cannot move the mark.
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + _placed(page, drawing))


def _placed(page: pikepdf.Page, drawing: str) -> bytes:
    """Put the drawing into the corner that is the upper right one as the page is shown."""
    upright = pikepdf.Matrix(page.get_matrix_for_transformations()).inverse()
    shown = visible_box(page)
    x = float(shown.urx) - RIGHT.pt - WIDTH.pt
    y = float(shown.ury) - TOP.pt - HEIGHT.pt
    numbers = " ".join(map(decimal, (upright.a, upright.b, upright.c, upright.d, upright.e, upright.f)))
    return (
        "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n"
        f"q {numbers} cm 1 0 0 1 {decimal(x)} {decimal(y)} cm\n{drawing}\nQ\nEMC\n"
    ).encode("ascii")


def _drawing(stamp: Stamp) -> str:
    """Give the operators that draw the mark, its box's lower left corner at the origin."""
    half = BORDER.pt / 2
    box = " ".join(map(decimal, (half, half, WIDTH.pt - BORDER.pt, HEIGHT.pt - BORDER.pt)))
    lines = [f"{decimal(GREY)} g {decimal(GREY)} G {decimal(BORDER.pt)} w", f"{box} re S"]
    pitch = SIZE.pt + SPACING.pt
    x = (WIDTH.pt - SIZE.pt - pitch * (len(stamp.outlines) - 1)) / 2
    for place, steps in enumerate(stamp.outlines):
        lines.append(_glyph(steps, x + pitch * place))
    return "\n".join(lines)


def _glyph(steps: Outline, x: float) -> str:
    """Draw an ideograph; its em box reaches from 0.12 em below the baseline to 0.88 em above it."""
    scale = SIZE.pt / 1000
    y = (HEIGHT.pt - SIZE.pt) / 2 + 0.12 * SIZE.pt
    operators = [f"q {decimal(scale)} 0 0 {decimal(scale)} {decimal(x)} {decimal(y)} cm"]
    operators += [" ".join((*map(decimal, values), OPERATORS[stroke])) for stroke, values in steps]
    return "\n".join((*operators, "f Q"))
