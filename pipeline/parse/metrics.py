"""Metrics: every quantity with its unit, as written; not dates, ordinals, times of day or document numbers.

``value`` × ``unit``: the powers 千 万 亿 belong to the unit (10.8, 万只), for so the text reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from pipeline.model.article import Metric
from pipeline.model.patterns import lazy
from pipeline.parse.measure_words import (
    AFTER,
    APPROXIMATE_BEFORE,
    BEFORE,
    COUNTED,
    HAN_COUNTED,
    HAN_LARGE,
    SIGNS,
    WITHIN,
)
from pipeline.parse.numerals import han_to_int
from pipeline.parse.pieces import Piece

_WIDE: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


_VALUE: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
_POWER: Final = "万亿|萬億|百万|千万|百萬|千萬|十万|万|萬|亿|億|千|百"
_QUANTITY: Final = lazy(
    rf"(?P<before>{_any(BEFORE)})?\s?(?P<value>{_VALUE})(?P<within1>{_any(WITHIN)})?(?P<power>{_POWER})?"
    rf"(?P<extra>\d{{1,4}}(?P<extra_power>[千百万]))?(?P<within>{_any(WITHIN)})?(?P<outer>万|亿)?\s?"
    rf"(?:(?P<to>[—–~～\-至到]{{1,2}}|—{{1,2}})(?P<high>{_VALUE})(?P<high_power>{_POWER})?)?\s?"
    rf"(?P<unit>{_any([*COUNTED, *SIGNS])})?(?P<after>{_any(AFTER)})?(?P<after_unit>元)?"
)
_HAN: Final = lazy(
    rf"(?P<before>{_any(APPROXIMATE_BEFORE)})?(?P<value>[二两兩三四五六七八九十百千]{{1,6}})(?P<within>多|余|餘)?"
    rf"(?P<unit>{_any([*HAN_COUNTED, *HAN_LARGE])})(?P<after>以上|左右)?"
)
_WIDE_FORM: Final = lazy("[０-９．％]")
_DIGIT: Final = lazy(r"\d")
_HAN_NUMERAL: Final = lazy("[二两兩三四五六七八九十百千]")
_REACH: Final = 1 + max(map(len, BEFORE))
"""How far before its first numeral a quantity may begin: a word and a space."""
_NOT_BEFORE: Final = frozenset("第〔[年月日号：:.．/-—〇0123456789０１２３４５６７８９第期卷")
_POWERS: Final = {"千": 1e3, "百": 1e2, "万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8}


def find_metrics(piece: Piece, start: int = 0, end: int | None = None) -> list[Metric]:
    """Give the quantities of [start, end) of a piece, in order of their place."""
    text = piece.text.translate(_WIDE) if _WIDE_FORM.search(piece.text) else piece.text
    stop = len(text) if end is None else end
    counted = (_counted(piece, text, match) for match in _near(_DIGIT, _QUANTITY, text, start, stop))
    in_han = (_counted_in_han(piece, text, match) for match in _near(_HAN_NUMERAL, _HAN, text, start, stop))
    found = [one for one in (*counted, *in_han) if one]
    return sorted(found, key=lambda one: one.location) if len(found) > 1 else found


def _near(numeral: re.Pattern[str], pattern: re.Pattern[str], text: str, at: int, stop: int) -> Iterator[re.Match[str]]:
    """Give what ``finditer`` gives of a pattern that needs a numeral, without trying it where none is near."""
    while first := numeral.search(text, at, stop):
        match = pattern.search(text, max(at, first.start() - _REACH), stop)
        if match is None:
            return
        yield match
        at = match.end()


def _counted(piece: Piece, text: str, match: re.Match[str]) -> Metric | None:
    unit, power = match["unit"] or "", match["power"] or ""
    if not (unit or power or match["outer"]) or not _may_count(text, match, unit, power):
        return None
    value = float(match["value"].replace(",", ""))
    if match["extra"] and power in _POWERS:
        more = float(re.sub(r"\D", "", match["extra"])) * _POWERS[match["extra_power"]]
        value += more * _POWERS.get(match["outer"] or "", 1.0) / _POWERS[power]
    elif match["outer"]:
        power += match["outer"]
    high = float(match["high"].replace(",", "")) if match["high"] else None
    if match["high"] and not power:
        power = match["high_power"] or ""
    if match["after_unit"]:
        unit += match["after_unit"]
    approximate = bool(match["before"] in APPROXIMATE_BEFORE or match["within1"] or match["within"] or match["after"])
    quote = piece.text[match.start() : match.end()].strip()
    return Metric(value=value, unit=power + unit, approximate=approximate, quote=quote,
                  location=piece.place(match.start("value")), high=high)  # fmt: skip


def _may_count(text: str, match: re.Match[str], unit: str, power: str) -> bool:
    """Leave out ordinals, dates, times of day, numbers of documents and of models."""
    before = text[match.start("value") - 1] if match.start("value") else ""
    after = text[match.end() : match.end() + 1]
    digits = match["value"]
    if (before in _NOT_BEFORE and before) or (before.isascii() and before.isalpha()):
        return False
    if unit == "年" and (len(digits) == 4 or "月" in text[match.end() : match.end() + 3]):
        return False
    if unit == "周" and after == "年":
        return False
    if unit == "分" and before in "时時点點":
        return False
    if unit in ("市", "县", "村", "镇", "乡") and after and after in "长委局":
        return False
    if not unit:
        return not (after and (after in "年月日号时点分" or after.isascii()))
    return not (unit.isascii() and unit.isalpha() and after.isascii() and after.isalnum())


def _counted_in_han(piece: Piece, text: str, match: re.Match[str]) -> Metric | None:
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end() : match.end() + 1]
    if (before in "第“「每周初〇一星期老小" and before) or "“" in text[max(0, match.start() - 2) : match.start()]:
        return None
    words = match["value"]
    if words[0] in "百千" or re.search("[二三四五六七八九]{2}|百百|千千|十十", words):
        return None
    value = float(han_to_int(words.replace("兩", "两")))
    if match["unit"] in HAN_LARGE and value < 10:
        return None
    if after in ("”", "」") or text.startswith("次产业", match.start("unit")):
        return None
    approximate = bool(match["before"] or match["within"] or match["after"])
    return Metric(value=value, unit=match["unit"], approximate=approximate, quote=match[0],
                  location=piece.place(match.start("value")))  # fmt: skip
