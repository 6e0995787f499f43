"""主送机关: under the title, or in the imprint where they push all body text off page 1 (GB/T 9704-2012 §7.3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.measure import height_of, width_in
from pipeline.compose.style_book import StyleBook
from pipeline.model.briefing import Block, Run, TextBlock
from pipeline.model.template import fields_of
from pipeline.model.units import ZERO, Length

FIELD: Final = "recipients"

_LEAST_BODY: Final = 3
"""Lines of body text page 1 must have room for: a heading and the two lines under it that a page may not part."""


def belong_in_tail(book: StyleBook, above: Sequence[Block], recipients: str) -> bool:
    """Say whether recipients must move to the imprint; ``above`` are the blocks of page 1 before them.

    Lines are reckoned from widths, before any is broken. A layout whose tail has no place for them never moves them.
    """
    layout = book.layout
    if not any(FIELD in fields_of(part.text) for part in layout.tail):
        return False
    depth = _depth([*above, TextBlock(role=FIELD, runs=(Run(recipients),))], book)
    return depth + _LEAST_BODY * layout.grid.line_pitch > layout.page.text_height


def _depth(blocks: Sequence[Block], book: StyleBook) -> Length:
    depth, after = ZERO, ZERO
    for block in blocks:
        style = book[block.role]
        if style.place is None and isinstance(block, TextBlock):
            depth = Length(depth + max(after, style.space_before) + height_of(style, _lines(block, book)))
            after = style.space_after
    return depth


def _lines(block: TextBlock, book: StyleBook) -> int:
    style = book[block.role]
    room = max(book.layout.page.text_width - style.left - style.right, 1)
    return sum(max(1, -(-width_in(style, book.layout, line) // room)) for line in block.text.split("\n"))
