"""The signature in company: where it would stand on a page without text, lines are set tighter or wider.

GB/T 9704-2012 §7.3.5.5: when what is left of a page does not hold the signature and date, change the space between
lines or characters. LibreOffice never parts a paragraph that is kept with the next, so keeping a long last paragraph
with the signature would leave half a page white; a short one that goes along leaves up to five lines. So the paragraphs
of the page before are tracked by as little as brings text to the signature's page, or the signature to theirs, and
leaves at most two lines white.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from pipeline.model.briefing import Block, Briefing, TextBlock
from pipeline.model.keeps import closes
from pipeline.model.records import replace
from pipeline.model.sections import sections_of
from pipeline.typeset.column import Filled, fill
from pipeline.typeset.faces import Fonts, Looks
from pipeline.typeset.paragraph import LineCounter
from pipeline.typeset.retracked import (
    MOST_WHITE,
    Stretch,
    block_of,
    changes,
    may_change,
    reset,
    restyled,
    stretches_of,
    style_of,
)
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.short_pages import filled_out
from pipeline.typeset.typeset import capacity_of, rows_of

NEAR: Final = 12
"""So many paragraphs before the signature may be changed."""


def accompanied(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Give the briefing with other tracking where its last signature or byline would stand badly, or a page be short.

    Short pages first (``short_pages``), for they move the signature. The briefing itself is given back when all stands
    well, or when no tracking helps.
    """
    return _signed_in_company(filled_out(briefing, fonts), fonts)


def _signed_in_company(briefing: Briefing, fonts: Fonts) -> Briefing:
    first = _closing(briefing.blocks)
    if first is None:
        return briefing
    section = next(one for one in sections_of(briefing.blocks) if one.start <= first < one.end)
    if section.turned or first == section.start:
        return briefing
    layout = briefing.layout
    counter = LineCounter(briefing, Looks(fonts, layout.fonts), compile_rules(layout.line_rules))
    capacity = capacity_of(layout.page)
    near = _near(fill(rows_of(section, briefing, counter), capacity), first)
    if not _badly(near, first, capacity):
        return briefing
    stretches = stretches_of(row for page in near for _, row in page.rows[page.heads :])
    known = {stretch.block for stretch in stretches[1:]}
    movable = [index for index in range(max(section.start, first - NEAR), first) if index in known]
    movable = [index for index in movable if may_change(briefing, index)]
    for styles in changes(stretches, briefing, counter, movable):
        if not _badly(fill(reset(stretches, briefing, counter, styles), capacity), first, capacity):
            return restyled(briefing, styles)
    return _together(briefing, stretches, first)


def _together(briefing: Briefing, stretches: Sequence[Stretch], first: int) -> Briefing:
    """Where nothing helps, let the whole last paragraph go to the signature's page, if half a page holds it."""
    rows = next((stretch.rows for stretch in stretches if stretch.block == first - 1), [])
    if not may_change(briefing, first - 1) or len(rows) > briefing.layout.grid.lines // 2:
        return briefing
    style = style_of(briefing, first - 1)
    kept = replace(style, role=f"{style.role}-kept", word_name=f"{style.word_name} 与下段同页", keep_next=True)
    return restyled(briefing, {first - 1: kept})


def _closing(blocks: Sequence[Block]) -> int | None:
    """Find where the last signature begins, if a paragraph stands before it."""
    for index in range(len(blocks) - 1, 0, -1):
        if closes(blocks[index]) and not closes(blocks[index - 1]):
            return index if isinstance(blocks[index - 1], TextBlock) else None
    return None


def _near(pages: Iterable[Filled], first: int) -> list[Filled]:
    """Give the pages round the signature's, from the last that begins ``NEAR`` paragraphs before it or earlier.

    A long document is gone through once, and two pages of it held.
    """
    near: deque[Filled] = deque()
    for page in pages:
        if near and first in map(block_of, (row for _, row in near[-1].rows)):
            near.append(page)
            break
        near.append(page)
        while len(near) > 1 and _begins(near[1]) <= first - NEAR:
            near.popleft()
    if near and near[0].rows:
        # White above is dropped at a page's top, which the first page of those set again is not taken for.
        y, row = near[0].rows[near[0].heads]
        near[0].rows[near[0].heads] = y, replace(row, before=y, new_page=False)
    return list(near)


def _begins(page: Filled) -> int:
    return next((block for _, row in page.rows if (block := block_of(row)) is not None), 0)


def _badly(pages: Iterable[Filled], first: int, capacity: int) -> bool:
    """Tell whether the signature stands alone on its page or leaves too much white on the page before."""
    before: Filled | None = None
    for page in pages:
        blocks = [block_of(row) for _, row in page.rows]
        if first not in blocks:
            before = page
            continue
        place = blocks.index(first)
        if before is None or page.rows[0][1].new_page:
            return False
        white = (capacity - before.depth) // page.rows[place][1].line
        moved = all(block == first - 1 for block in blocks[:place])
        return place == 0 or (moved and white > MOST_WHITE)
    return False
