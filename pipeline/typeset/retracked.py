"""Paragraphs tracked by as little as changes where pages end: what company.py and short_pages.py have in common.

GB/T 9704-2012 §7.3.5.5 names the space between characters as what may be changed when a page does not hold what it
should; tracking is a style of its own, decided before rendering, so both files obey it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby, islice
from typing import Final

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.keeps import closes, keeps_with_closing
from pipeline.model.layout import Align, Style
from pipeline.model.records import dataclass, replace
from pipeline.typeset.loosen import tracked
from pipeline.typeset.paragraph import LineCounter, Row

TRIED: Final = (1, -1, 2, -2, 3, -4, 4, -8, 8, 13, -16, 16)
"""Twips of tracking, the least first: up to 0.8 pt, a twentieth of a character of 三号."""

MOST_PAIRS: Final = 60

MOST_WHITE: Final = 2
"""Lines that may stay white at a page's foot: what widow control and a heading of one line cost."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one block, in the order of the page."""

    block: int | None
    rows: list[Row]


def stretches_of(rows: Iterable[Row]) -> list[Stretch]:
    """Group rows by the block they begin with."""
    return [Stretch(block, list(of_block)) for block, of_block in groupby(rows, key=block_of)]


def block_of(row: Row) -> int | None:
    """Give the block a row begins with; None where it has no type."""
    return row.strips[0].block if row.strips else None


def changes(
    stretches: Sequence[Stretch], briefing: Briefing, counter: LineCounter, movable: Sequence[int]
) -> Iterator[dict[int, Style]]:
    """Give what to try: each paragraph that becomes a line longer or shorter by itself, then two of them together."""
    counts = {stretch.block: len(stretch.rows) for stretch in stretches}
    changed: list[tuple[int, int, Style]] = []
    for twips in TRIED:
        for index in reversed(movable):
            style = tracked(style_of(briefing, index), twips)
            grown = counter.lines_of(text_of(briefing, index), style) - counts[index]
            known = any(index == other and grown == gain for other, gain, _ in changed)
            if grown and not known and not any(counter.flaws(text_of(briefing, index), style)):
                changed.append((index, grown, style))
                yield {index: style}
    for (one, gain, style), (other, second, also) in islice(combinations(changed, 2), MOST_PAIRS):
        if one != other and (gain > 0) == (second > 0):
            yield {one: style, other: also}


def may_change(briefing: Briefing, index: int) -> bool:
    """Say whether a block's tracking may be changed: a justified paragraph of its own, no heading, no signature."""
    block = briefing.blocks[index]
    before = briefing.blocks[index - 1] if index else None
    if not isinstance(block, TextBlock) or block.joined or (isinstance(before, TextBlock) and before.joined):
        return False
    style = briefing.style(block.role)
    return style.align is Align.JUSTIFY and not style.outline and not closes(block) and "\t" not in block.text


def text_of(briefing: Briefing, index: int) -> TextBlock:
    """Give the block at a place, which is one of text."""
    block = briefing.blocks[index]
    assert isinstance(block, TextBlock)
    return block


def style_of(briefing: Briefing, index: int) -> Style:
    """Give the style of the block at a place, which is one of text."""
    return briefing.style(text_of(briefing, index).role)


def reset(
    stretches: Sequence[Stretch], briefing: Briefing, counter: LineCounter, styles: dict[int, Style]
) -> Iterator[Row]:
    """Give the rows anew, those of some blocks set in other styles; keeps stay as they were."""
    for stretch in stretches:
        if stretch.block not in styles:
            yield from stretch.rows
            continue
        rows = counter.rows([text_of(briefing, stretch.block)], stretch.block, style=styles[stretch.block])
        rows[0].kept = stretch.rows[0].kept
        if _goes_along(briefing, stretch.block, styles[stretch.block]):
            for row in rows[1:]:
                row.bound = True
        yield from rows


def _goes_along(briefing: Briefing, index: int, style: Style) -> bool:
    """Say whether a paragraph in another style is kept with the signature after it, and so never parted."""
    following = briefing.blocks[index + 1] if index + 1 < len(briefing.blocks) else None
    if following is None or not closes(following):
        return False
    made = restyled(briefing, {index: style})
    return keeps_with_closing(made.blocks[index], following, made.layout)


def restyled(briefing: Briefing, styles: dict[int, Style]) -> Briefing:
    """Give the briefing with other styles for some blocks, by their places."""
    blocks = tuple(
        replace(block, role=styles[index].role) if index in styles and isinstance(block, TextBlock) else block
        for index, block in enumerate(briefing.blocks)
    )
    known = {**briefing.layout.styles, **{style.role: style for style in styles.values()}}
    return replace(briefing, blocks=blocks, layout=replace(briefing.layout, styles=known))
