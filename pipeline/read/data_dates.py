"""Dates as people write them: 2019-02-26, 2019/2/26, 2019.2.26, 20190226, 2019年2月26日, 二〇一九年二月二十六日."""

from __future__ import annotations

import datetime
from typing import Final

from pipeline.model.patterns import lazy

_WIDTHS: Final = str.maketrans("０１２３４５６７８９－／．：　", "0123456789-/.: ")
_HAN: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零Ｏ", 0)
_HAN_DIGITS: Final = "".join(_HAN)

_FORMS: Final = (
    lazy(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]", "年"),
    lazy(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})"),
    lazy(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    lazy(rf"([{_HAN_DIGITS}]{{4}})年([{_HAN_DIGITS}十]{{1,3}})月([{_HAN_DIGITS}十]{{1,3}})[日号]", "年"),
)
# A time of day may follow the date; it says nothing a briefing prints.
_TIME: Final = lazy(r"(?:[T ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")


def parse_date(words: str) -> datetime.date | None:
    """Give the date a text states and nothing else, or None when it states none or an impossible one."""
    plain = words.strip().translate(_WIDTHS)
    if len(plain) > 60:
        return None
    for form in _FORMS:
        match = form.match(plain)
        if match and _TIME.fullmatch(plain, match.end()):
            year, month, day = (match[number] for number in (1, match.re.groups - 1, match.re.groups))
            return _date(_number(year), _number(month), _number(day))
    return None


def _date(year: int | None, month: int | None, day: int | None) -> datetime.date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _number(word: str) -> int | None:
    """Read digits, Han digits in a row (二〇一九) or a Han number below a hundred (二十六)."""
    if word.isascii():
        return int(word)
    tens, ten, units = word.partition("十")
    if not ten:
        return int("".join(str(_HAN[digit]) for digit in word))
    if len(tens) > 1 or len(units) > 1 or "十" in units:
        return None
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[units] if units else 0)
