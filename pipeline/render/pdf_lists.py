"""Which paragraphs are the items of a list: 一是…… 二是……, each a paragraph, numbered from one without a gap."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.patterns import lazy

NUMERALS: Final = {
    numeral: number
    for number, numeral in enumerate(
        [tens + ones for tens in ("", "十", "二十", "三十") for ones in ("", *"一二三四五六七八九")]
    )
    if numeral
}
CIRCLED: Final = {chr(0x245F + number): number for number in range(1, 21)}

# The number is what opens the paragraph; a decimal fraction (1.5) or a date (3月) does not match.
LABELS: Final = tuple(
    lazy(pattern, *needs)
    for pattern, needs in (
        (r"([一二三十][一二三四五六七八九十]{0,2}|[四五六七八九])是", "是"),
        (r"第([一二三十][一二三四五六七八九十]{0,2}|[四五六七八九])[，,、]", "第"),
        (r"([一二三十][一二三四五六七八九十]{0,2}|[四五六七八九])、", "、"),
        (r"（([一二三十][一二三四五六七八九十]{0,2}|[四五六七八九])）", "）"),
        (r"([1-9][0-9]?)[.．、](?![0-9])", ".．、"),
        (r"[（(]([1-9][0-9]?)[）)]", "）)"),
        (r"([①-⑳])", tuple(CIRCLED)),
    )
)


class Item(NamedTuple):
    """An item of a list: its number, counted from 1, and how many characters its label has."""

    number: int
    label: int


class _Opening(NamedTuple):
    block: int
    kind: int
    item: Item


def list_items(briefing: Briefing) -> Mapping[int, Item]:
    """Find the list items among the blocks: block → item.

    At least two paragraphs in a row, labelled alike, numbered 1, 2, 3 …: anything else is no list.
    """
    openings = [_opening(index, briefing) for index in range(len(briefing.blocks))]
    items: dict[int, Item] = {}
    for before, opening in pairwise(openings):
        if before is None or opening is None or not _follows(before, opening):
            continue
        if before.block in items or before.item.number == 1:
            items[before.block] = before.item
            items[opening.block] = opening.item
    return items


def _follows(before: _Opening, opening: _Opening) -> bool:
    return before.kind == opening.kind and opening.item.number == before.item.number + 1


def _opening(index: int, briefing: Briefing) -> _Opening | None:
    block, before = briefing.blocks[index], briefing.blocks[index - 1] if index else None
    if not isinstance(block, TextBlock) or briefing.style(block.role).outline is not None:
        return None
    if isinstance(before, TextBlock) and before.joined:
        return None
    text = block.text[:8]
    for kind, label in enumerate(LABELS):
        match = label.match(text)
        if match and (number := _number(match[1])):
            return _Opening(index, kind, Item(number, match.end()))
    return None


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else NUMERALS.get(numeral) or CIRCLED.get(numeral, 0)
