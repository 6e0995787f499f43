"""What a character is (Han, mark, letter, digit, space) and what stands near a place: what rules decide by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from pipeline.model.patterns import lazy, one_of

_is_further_han: Final = one_of(
    "\u2e80-\u2fdf", "\u3005-\u3007", "\u3021-\u3029", "\u3041-\u30ff", "\u3400-\u4dbf", "\u4e00-\u9fff",
    "\uf900-\ufaff", "\U00020000-\U0003ffff",
)  # fmt: skip

# Marks that only Chinese text has. Quotation marks, dashes and dots are shared with Latin text and decide nothing.
HAN_MARKS: Final = frozenset("，。、；：？！（）《》〈〉【】〔〕「」『』〖〗～")
HALF_MARKS: Final = frozenset(",;:!?")
QUOTES: Final = "“”‘’\"'"
OPENING: Final = frozenset("“‘\"'(（《〈【〔「『〖[")
CLOSING: Final = frozenset("”’\"')）》〉】〕」』〗]")
SPACE_CLASS: Final = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACE: Final = lazy(f"[{SPACE_CLASS}]+")

# How far a rule looks for context: far enough for a number with its unit, near enough to stay linear on any input.
REACH: Final = 24

_PROTECTED: Final = lazy(
    r"""(?x)(?:https?|ftp)://[!-~]*[A-Za-z0-9/\#=&_-]     # address
      | www\.[!-~]*[A-Za-z0-9/]
      | (?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
      | `[^`]*`                                       # code"""
)
_PROTECTING: Final = ("://", "www.", "@", "`")


def holds(text: str, characters: Iterable[str]) -> bool:
    """Tell whether any of the characters occurs in a text: cheaper than a rule that finds nothing."""
    return any(map(text.__contains__, characters))


def is_han(character: str) -> bool:
    """Tell whether a character is Han (kana counts too); False for the empty string."""
    return "一" <= character <= "\u9fff" or _is_further_han(character)


def han_places(text: str) -> list[int]:
    """Give the places of the Han characters of a text."""
    return [place for place, character in enumerate(text) if is_han(character)]


def is_chinese(character: str) -> bool:
    """Tell whether a character is Han or a mark that only Chinese text has."""
    return character in HAN_MARKS or is_han(character)


def is_latin(character: str) -> bool:
    """Tell whether a character is a letter of another script."""
    return character.isalpha() and not is_han(character)


def before(text: str, index: int, skipped: frozenset[str]) -> str:
    """Give the nearest character before ``index`` that is neither white space nor ``skipped``; empty at the edge."""
    for position in range(index - 1, max(-1, index - 1 - REACH), -1):
        if text[position] not in skipped and not SPACE.match(text[position]):
            return text[position]
    return ""


def after(text: str, index: int, skipped: frozenset[str]) -> str:
    """Give the nearest character from ``index`` on that is neither white space nor ``skipped``; empty at the edge."""
    for position in range(index, min(len(text), index + REACH)):
        if text[position] not in skipped and not SPACE.match(text[position]):
            return text[position]
    return ""


class Protected:
    """The stretches of a text that no mark rule may touch: addresses, e-mail, code."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _PROTECTED.finditer(text)] if holds(text, _PROTECTING) else []
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self._starts)

    def __contains__(self, index: int) -> bool:
        place = bisect_right(self._starts, index) - 1
        return place >= 0 and index < self._ends[place]


@lru_cache(maxsize=1)
def protected_in(text: str) -> Protected:
    """Give the protected stretches of a text; the rules of one round all ask for those of the same text."""
    return Protected(text)
