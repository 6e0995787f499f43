"""Dates: every form in which a source states a day, as a table. To add a form, add a row with its example."""

from __future__ import annotations

import datetime
import re
from typing import Final, NamedTuple

from pipeline.model.patterns import lazy
from pipeline.parse.numerals import han_to_int

_TIME: Final = r"(?:[ \u3000T]*(?:上午|下午)?\d{1,2}[:：时時点點]\d{1,2}(?:[:：分]\d{1,2}(?:\.\d{1,3})?)?[分秒]?)?"
_HAN_YEAR_DIGITS: Final = "〇○零ＯO0一二三四五六七八九"
_HAN_YEAR: Final = f"[{_HAN_YEAR_DIGITS}]{{4}}"
_HAN_YEAR_ENDS: Final = tuple(f"{digit}年" for digit in _HAN_YEAR_DIGITS)
_HAN_DAY: Final = "[一二三四五六七八九十]{1,3}"
_WIDE_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")

_HINT: Final = lazy("\\d|年")

# Characters only traditional texts write; a bare 114年 is a Minguo year only there.
_TRADITIONAL: Final = frozenset("臺灣縣區發來時說這個們學國為會對與長開關門單處書畫實業產經濟動員務總幹點無種網導")
_SIMPLIFIED: Final = (
    frozenset("台湾县区发来时说这个们学国为会对与长开关门单处书画实业产经济动员务总干点无种网导") - _TRADITIONAL
)


class DateForm(NamedTuple):
    """A written form: groups y, m, d; ``offset`` is added to the year (1911 for Minguo years)."""

    name: str
    pattern: re.Pattern[str]
    example: str
    iso: str
    offset: int = 0


class FoundDate(NamedTuple):
    """A date and the span [start, end) that states it, a time of day included."""

    date: datetime.date
    start: int
    end: int


def _form(name: str, needs: tuple[str, ...], pattern: str, example: str, iso: str, offset: int = 0) -> DateForm:
    """Make a row; ``needs``: one of these is in every date of the form."""
    return DateForm(name, lazy(pattern, *needs), example, iso, offset)


DATE_FORMS: Final = (
    _form("dashes", ("19", "20"),
          rf"(?<!\d)(?P<y>(?:19|20)\d\d)([-/.．—－])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?!\d){_TIME}",
          "2019-02-26 10:33:05", "2019-02-26"),
    _form("marks", ("年",),
          rf"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?[日号號]{_TIME}",
          "2019年2月26日", "2019-02-26"),
    _form("han", _HAN_YEAR_ENDS, rf"(?P<y>{_HAN_YEAR})年(?P<m>{_HAN_DAY})月(?P<d>{_HAN_DAY})[日号號]",
          "二○○五年七月十四日", "2005-07-14"),
    _form("minguo", ("民國",),
          rf"(?:中華)?民國\s?(?P<y>\d{{2,3}})\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日{_TIME}",
          "民國114年12月22日10:55", "2025-12-22", 1911),
    _form("compact", ("20",), r"(?<!\d)(?P<y>20\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)", "20190226", "2019-02-26"),
)  # fmt: skip

BARE_MINGUO: Final = DateForm(
    "bare-minguo",
    lazy(rf"(?<!\d)(?P<y>\d{{2,3}})[年./-](?P<m>\d{{1,2}})[月./-](?P<d>\d{{1,2}})(?!\d)日?{_TIME}"),
    "111年10月24日", "2022-10-24", 1911,
)  # fmt: skip


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional script, from its first few thousand characters."""
    sample = text[:4000]
    return sum(c in _TRADITIONAL for c in sample) > sum(c in _SIMPLIFIED for c in sample)


def _number(text: str) -> int:
    return int(text) if text.isdigit() and text.isascii() else han_to_int(text.replace("0", "〇"))


def find_date(text: str, traditional: bool = False) -> FoundDate | None:
    """Give the first date a text states, or None; ``traditional`` lets 111年10月24日 be a Minguo date."""
    if not _HINT.search(text):
        return None
    plain = text.translate(_WIDE_DIGITS)
    forms = (*DATE_FORMS, BARE_MINGUO) if traditional else DATE_FORMS
    found: list[FoundDate] = []
    for form in forms:
        for match in form.pattern.finditer(plain):
            try:
                date = datetime.date(_number(match["y"]) + form.offset, _number(match["m"]), _number(match["d"]))
            except ValueError:
                continue
            found.append(FoundDate(date, match.start(), match.end()))
            break
    return min(found, key=lambda one: (one.start, -one.end), default=None)


def is_only_date(text: str, traditional: bool = False) -> FoundDate | None:
    """Give the date when a text states one and nothing else but brackets around it, else None."""
    found = find_date(text, traditional) if len(text) <= 60 else None
    if (
        found
        and not text[: found.start].strip(" \u3000\t[【（(〔")
        and not text[found.end :].strip(" \u3000\t]】）)〕，,|" + "星期一二三四五六日天周")
    ):
        return found
    return None
