"""Headings by their labels: level, number and depth, and what has a label but is none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.check.parts import Heading, Structure

LABELS: Final = (
    (1, re.compile(r"^([一二三四五六七八九十]{1,3})\s*[、.．，,]")),
    (2, re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]")),
    (3, re.compile(r"^(\d{1,2})(?:[.．](?!\d)|、)")),
    (4, re.compile(r"^[（(](\d{1,2})[）)]")),
)
"""Heading labels as writers write them, wrong ones included, by level (GB/T 9704-2012 §7.3.3)."""

_ITEM_LEVEL: Final = 3
_CLAUSES: Final = (1, 2)
_LONGEST_HEADING: Final = 28
"""A sentence longer than a line is no heading."""


def level_of(text: str) -> tuple[int, str, int] | None:
    """Give the level, the label and the number of a paragraph that begins with a label."""
    for level, pattern in LABELS:
        match = pattern.match(text)
        if match:
            return level, match[0], _count(match[1])
    return None


def _count(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    digits = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return digits.get(numeral, 0)
    return (digits.get(tens, 1) if tens else 1) * 10 + digits.get(ones, 0)


def depth_of(headings: list[Heading], level: int) -> int:
    """Give how many levels of labels are open at a heading that follows others."""
    open_levels: list[int] = []
    for heading in headings:
        open_levels = [each for each in open_levels if each < heading.level] + [heading.level]
    return sum(each < level for each in open_levels) + 1


def tell_items(structure: Structure) -> None:
    """Tell list entries from headings: two of one level in a row have nothing below them; a sentence is no heading."""
    by_block = {id(heading.block): heading for heading in structure.headings}
    row = [by_block.get(id(block)) for block in structure.blocks]
    for heading, following in pairwise([*row, None]):
        if heading is None or heading.level < _ITEM_LEVEL or not heading.own_line:
            continue
        listed = following is not None and following.own_line and following.level == heading.level
        paragraph = heading.block.paragraph
        listed = listed or (paragraph is not None and paragraph.numbered and heading.block.level is None)
        heading.item = heading.item or listed or heading.block.text.rstrip().endswith(("。", "；", ";"))
        if listed and following is not None and following.level == heading.level:
            following.item = True


def tell_clauses(structure: Structure) -> None:
    """Tell the clauses of rules (一、…禁止…。), which have the body's face, from headings.

    Those of one level are of one kind: where one begins with a sentence longer than a line, none is a heading that has
    a full stop.
    """
    for level in _CLAUSES:
        alike = [each for each in structure.headings if each.level == level and "。" in each.block.text]
        if any(each.block.text.strip().find("。") > _LONGEST_HEADING for each in alike):
            for each in alike:
                each.item = True
