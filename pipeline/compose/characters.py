"""Characters that are written another way in print: references, invisible ones, look-alikes, full-width digits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from pipeline.compose.edits import Edit
from pipeline.compose.script import is_chinese, is_han
from pipeline.model.patterns import lazy

_REFERENCE: Final = lazy(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INVISIBLE: Final = lazy(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_JOINERS: Final = frozenset("\u200c\u200d\u200e\u200f")
# Radicals and compatibility ideographs look like the character meant but are other code points: search, fonts and
# screen readers miss them. PDF extraction leaves them behind, as it does the Latin ligatures.
_COMPATIBILITY: Final = lazy("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
# Unicode's normalisation leaves these radicals as they are, though each is a character of its own right by another
# code point (EquivalentUnifiedIdeograph.txt); what is only a part of characters (⺡, ⺮) is not among them.
_RADICALS: Final = dict(
    zip(
        "⺎⺒⺓⺠⻁⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲",
        "兀巳幺民虎见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀",
        strict=True,
    )
)
_WIDE_FORM: Final = lazy("[０-９Ａ-Ｚａ-ｚ．]")
_FULL_WIDTH: Final = lazy("[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])．(?=[0-9０-９])")


def find_references(text: str) -> Iterator[Edit]:
    """``character-reference``: ``&nbsp;``, ``&ldquo;``, ``&#8220;`` left over from HTML become what they name."""
    if "&" not in text:
        return
    from html import unescape

    for match in _REFERENCE.finditer(text):
        named = unescape(match[0])
        printable = all(unicodedata.category(character)[0] not in "C" for character in named)
        if named != match[0] and printable and "\ufffd" not in named:
            yield Edit(*match.span(), named, "character-reference")


def find_invisible(text: str) -> Iterator[Edit]:
    """``invisible-character``: zero-width characters, soft hyphens, direction marks, variation selectors go.

    Joiners and direction marks stay between letters of the scripts that need them (Uyghur, Mongolian, Hindi).
    """
    for match in _INVISIBLE.finditer(text):
        neighbours = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if match[0] in _JOINERS and any(
            not character.isascii() and not is_chinese(character) for character in neighbours
        ):
            continue
        yield Edit(*match.span(), "", "invisible-character")


def find_compatibility_forms(text: str) -> Iterator[Edit]:
    """``compatibility-form``: radicals, compatibility ideographs and ligatures become the characters meant."""
    for match in _COMPATIBILITY.finditer(text):
        unified = _RADICALS.get(match[0]) or unicodedata.normalize("NFKC", match[0])
        if unified != match[0] and (is_han(unified) or unified.isascii()):
            yield Edit(*match.span(), unified, "compatibility-form")


def find_full_width_letters(text: str) -> Iterator[Edit]:
    """``half-width-letter``: full-width digits, letters and decimal points become ASCII (GB/T 15835: １２ → 12)."""
    # One class is searched several times as fast as two ways to match, and hardly a text has any of it.
    if not _WIDE_FORM.search(text):
        return
    for match in _FULL_WIDTH.finditer(text):
        yield Edit(*match.span(), chr(ord(match[0]) - 0xFEE0), "half-width-letter")
