"""Which family a Word file names for rare characters: what each family on a clerk's machine is known to hold.

仿宋_GB2312, 楷体_GB2312 and 方正小标宋简体 hold the 6763 characters of GB 2312 and no more; their other names
(仿宋, 楷体, 方正小标宋_GBK) and 黑体 hold the 20 902 of GBK; 宋体 those of GB 18030 in the basic plane; SimSun-ExtB
the planes beyond. Without a name Word takes what it likes, in another weight.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Final

from pipeline.model.layout import FontRole
from pipeline.model.patterns import one_of

BASIC_FAMILY: Final = "宋体"
FURTHER_FAMILY: Final = "SimSun-ExtB"

_is_han: Final = one_of("〇", "\u3400-\u9fff", "\U00020000-\U0003ffff")
_is_gbk_han: Final = one_of("〇", "\u4e00-\u9fa5")
_GB2312_NAMES: Final = ("_GB2312", "简体")


def by_family(text: str, font: FontRole) -> Iterator[tuple[str, str]]:
    """Part text into stretches of one family: (stretch, family), the family empty where it is the role's own."""
    common = _common()
    if not common.issuperset(text):
        # What is no Han character is met once and then known.
        common.update(character for character in set(text) if not _is_han(character))
    if common.issuperset(text):
        yield text, ""
        return
    for family, characters in groupby(text, lambda character: family_of(character, font)):
        yield "".join(characters), family


def family_of(character: str, font: FontRole) -> str:
    """Give the family that has a character the role's own lacks; empty when the role's own has it or none is known."""
    if not _is_han(character) or character in _gb2312_han():
        return ""
    if _is_gbk_han(character):
        return font.alternative if font.name.endswith(_GB2312_NAMES) else ""
    family = BASIC_FAMILY if character <= "\uffff" else FURTHER_FAMILY
    return "" if family == font.name else family


@cache
def _common() -> set[str]:
    """Give the characters every family holds: the Han of GB 2312, and of all others those met so far."""
    return set(_gb2312_han())


@cache
def _gb2312_han() -> frozenset[str]:
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(b"".join(rows).decode("gb2312", "ignore"))
