"""Numerals: the families that can open a heading or a point, as a table. To add a form, add a row with its example."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.model.patterns import lazy

HAN_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "○": 0, "Ｏ": 0, "O": 0, "两": 2, "兩": 2, "壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3,
    "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
HAN_POWERS: Final = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_PARENTHESISED: Final = {chr(0x3220 + i): i + 1 for i in range(10)}
_CIRCLED: Final = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x2776 + i): i + 1 for i in range(10)}
_SEQUENCE_WORDS: Final = {"首先": 1, "其次": 2, "再次": 3, "最后": 4, "最後": 4}

_HAN_STARTS: Final = "一二三四五六七八九十"
_FORMAL_STARTS: Final = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_ARABIC_STARTS: Final = "0123456789０１２３４５６７８９"
_HAN: Final = f"[{_HAN_STARTS}]{{1,3}}"
_FORMAL: Final = f"[{_FORMAL_STARTS}]{{1,3}}"


class Family(NamedTuple):
    """A kind of numeral: ``pattern`` (group n is the bare numeral) at the start of a piece of text.

    ``starts`` holds the characters it can begin with: only numerals that may stand somewhere are looked for there.
    ``rank`` orders the families as official documents nest them (GB/T 9704-2012 §7.3.3: 一、 （一） 1. （1）);
    ``section`` False: the family only ever marks points.
    """

    name: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    rank: int
    example: str
    number: int
    section: bool = True

    def match(self, text: str, place: int) -> re.Match[str] | None:
        """Give the match at ``place`` of a text."""
        return self.pattern.match(text, place) if text[place : place + 1] in self.starts else None


class Marker(NamedTuple):
    """A numeral found at the start of a text: its family, value, bare numeral and length with its punctuation."""

    family: Family
    value: int
    number: str
    length: int


def _family(name: str, rank: int, starts: str, pattern: str, example: str, number: int, section: bool = True) -> Family:
    return Family(name, lazy(pattern), frozenset(starts), rank, example, number, section)


FAMILIES: Final = (
    _family("chapter", 0, "第", rf"第(?P<n>{_HAN}|\d{{1,2}})[章编編](?=[\s\u3000]|[^，。、的])", "第一章　总则", 1),
    _family("part", 1, "第", rf"第(?P<n>{_HAN})节(?=[\s\u3000])", "第二节　职责", 2),
    _family(
        "article",
        9,
        "第",
        r"第(?P<n>[一二三四五六七八九十百]{1,5}|\d{1,3})条",
        "第十二条　本法自公布之日起施行。",
        12,
        False,
    ),
    _family(
        "han-dun",
        2,
        _HAN_STARTS + _FORMAL_STARTS,
        rf"(?P<n>{_HAN}|{_FORMAL})[ \u3000]?(?:、|[．.](?!\d))",
        "一、加强领导",
        1,
    ),
    _family("han-paren", 3, "（(〔", rf"[（(〔][ \u3000]?(?P<n>{_HAN})[ \u3000]?[）)〕][、．.]?", "（二）严格管理", 2),
    _family("han-paren", 3, "".join(_PARENTHESISED), "(?P<n>[㈠-㈩])[、．.]?", "㈢严格考核", 3),
    _family(
        "decimal",
        4,
        _ARABIC_STARTS,
        r"(?P<n>[0-9０-９]{1,2}[.．][0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})?)"
        r"(?=[ \u3000]|(?![万亿萬億倍元米吨年月天个多余至到])[一-鿿])",
        "1.2 编制目的",
        2,
    ),
    _family(
        "arabic",
        4,
        _ARABIC_STARTS,
        r"(?P<n>[0-9０-９]{1,2})[ \u3000]?(?:、(?![0-9０-９]{1,2}[、号])|[.．](?![0-9０-９]))",
        "3.统筹兼顾",
        3,
    ),
    _family(
        "arabic-paren", 5, "（(", r"[（(][ \u3000]?(?P<n>[0-9０-９]{1,2})[ \u3000]?[）)][、．.]?", "（5）加强宣传", 5
    ),
    _family("arabic-paren", 5, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", r"(?P<n>[⑴-⑽])[、．.]?", "⑷加强督导", 4),
    _family("arabic-half", 5, _ARABIC_STARTS, r"(?P<n>[0-9０-９]{1,2})[）)]", "2）加强督导", 2),
    _family("circled", 6, "".join(_CIRCLED), "(?P<n>[①-⑳❶-❿])[、．.]?", "②强化宣传", 2),
    _family("ordinal", 3, "第", rf"第(?P<n>{_HAN})[，,、：:](?!第)", "第一，提高认识。", 1),
    _family(
        "han-is", 8, _HAN_STARTS, rf"(?P<n>{_HAN})(?:是|要|则)(?![一二三四五六七八九十])", "一是加强领导。", 1, False
    ),
    _family("sequence-word", 8, "首其再最", "(?P<n>首先|其次|再次|最后|最後)[，,]", "首先，要提高认识。", 1, False),
)


def han_to_int(text: str) -> int:
    """Read a Han numeral below ten thousand: 二十一 is 21; digits in a row (二〇一九) are read one by one."""
    if not any(character in HAN_POWERS for character in text):
        value = 0
        for character in text:
            value = value * 10 + HAN_DIGITS[character]
        return value
    total, digit = 0, -1
    for character in text:
        if character in HAN_POWERS:
            total += (1 if digit < 0 else digit) * HAN_POWERS[character]
            digit = -1
        else:
            digit = HAN_DIGITS[character]
    return total + max(digit, 0)


def numeral_value(number: str) -> int:
    """Give the value of a bare numeral of any family; of a decimal one (1.2) its last part."""
    if number in _SEQUENCE_WORDS:
        return _SEQUENCE_WORDS[number]
    for single in (_PARENTHESISED, _CIRCLED):
        if number in single:
            return single[number]
    if "⑴" <= number[0] <= "⒇":
        return ord(number[0]) - ord("⑴") + 1
    last = number.replace("．", ".").rpartition(".")[2]
    return int(last) if last.isdigit() else han_to_int(number)


def find_marker(text: str, start: int = 0) -> Marker | None:
    """Give the numeral that stands at ``start`` of a text, or None."""
    for family in FAMILIES:
        match = family.match(text, start)
        if match:
            number = match["n"]
            return Marker(family, numeral_value(number), number, match.end() - start)
    return None


_DOUBLED: Final = lazy(rf"(?P<n>{_HAN})、{_HAN}、(?![一二三四五六七八九十])", "、")


def find_double_marker(text: str) -> Marker | None:
    """Give a doubled Han numeral (``二、四、``: the typist left the old number in), read as its first, or None."""
    match = _DOUBLED.match(text)
    if not match:
        return None
    family = next(family for family in FAMILIES if family.name == "han-dun")
    return Marker(family, han_to_int(match["n"]), match["n"], match.end())
