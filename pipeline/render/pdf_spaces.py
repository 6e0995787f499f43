"""Spaces where tabs were: what stands apart on the page must not run together for whoever hears or copies it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.page import Line, Page, Pages, Piece
from pipeline.model.records import replace
from pipeline.model.units import Length
from pipeline.render.pdf_fonts import Fonts

LEAST_GAP: Final = 0.3
"""In em: more than a gap between Han and Latin characters, so it was a tab."""


def with_spaces(pages: Pages, briefing: Briefing, fonts: Fonts) -> Pages:
    """Put a space, which nobody sees, between the pieces a tab parts; pages without a tab stay as they are."""
    blocks = enumerate((*briefing.blocks, *briefing.tail))
    tabbed = {index for index, block in blocks if isinstance(block, TextBlock) and "\t" in block.text}
    if not tabbed:
        return pages
    return replace(pages, pages=tuple(_spaced(page, tabbed, fonts) for page in pages.pages))


def _spaced(page: Page, tabbed: set[int], fonts: Fonts) -> Page:
    if all(line.block not in tabbed for line in page.lines):
        return page
    lines = (replace(line, pieces=tuple(_pieces(line, fonts))) if line.block in tabbed else line for line in page.lines)
    return replace(page, lines=tuple(lines))


def _pieces(line: Line, fonts: Fonts) -> Iterator[Piece]:
    for left, right in pairwise(line.pieces):
        yield left
        end = left.x + left.width
        if right.x - end > left.size * LEAST_GAP and fonts.face(left.face).has(" "):
            yield replace(left, text=" ", x=end, width=Length(right.x - end))
    yield from line.pieces[-1:]
