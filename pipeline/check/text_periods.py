"""Text rules on dates in other forms and on stretches of time (GB/T 15835-2011)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from re import Match
from typing import Final

from pipeline.check.text_rule import (
    ERROR,
    INFO,
    NUMERALS,
    PRACTICE,
    WARNING,
    Document,
    Hit,
    Kind,
    Passage,
    document_rule,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import lazy
from pipeline.model.strength import Strength

_PROSE: Final = frozenset({Kind.BODY, Kind.TITLE, Kind.HEADING})


@text_rule(
    "DATE-09",
    NUMERALS,
    WARNING,
    ("日期写作“{found}”", "the date is written {found}"),
    ("正文写作2019年2月26日", "in a sentence write 2019年2月26日"),
    kinds=_PROSE,
    mechanical=True,
)
def dotted_date(passage: Passage) -> Iterator[Hit]:
    """A date in a sentence has 年, 月 and 日; points and strokes are shorthand.

    wrong: 于2019.2.26召开会议。
    wrong: 自2019/02/26起施行。
    right: 于2019年2月26日召开会议。
    right: 软件版本为2019.2.26.1，网址www.a.cn/2019/2/26/b.html。
    """
    for match in _DOTTED.finditer(passage.text):
        if date := _date_of(match):
            yield Hit(*match.span(), f"{date.year}年{date.month}月{date.day}日")


_DOTTED: Final = lazy(
    r"(?<![A-Za-z\d./-])(?<!日期)(?<!日期：)(?P<y>(?:19|20)\d\d)(?P<mark>[./])(?P<m>\d{1,2})(?P=mark)(?P<d>\d{1,2})(?!\d)(?![./-][A-Za-z\d])日?",
    ".",
    "/",
)
_DASHED: Final = lazy(
    r"(?<![A-Za-z\d./-])(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)(?![./-][A-Za-z\d])", "-"
)


def _date_of(match: Match[str]) -> datetime.date | None:
    try:
        return datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


@text_rule(
    "DATE-10",
    NUMERALS,
    INFO,
    ("正文里日期写作“{found}”", "in a sentence the date is written {found}"),
    (
        "这种写法用于表格和数据；正文写作2019年2月26日",
        "this form is for tables and data; in a sentence write 2019年2月26日",
    ),
    strength=Strength.RECOMMENDED,
    kinds=frozenset({Kind.BODY}),
)
def dashed_date(passage: Passage) -> Iterator[Hit]:
    """2019-02-26 belongs in tables and data.

    wrong: 大队于2019-02-26召开会议。
    right: 大队于2019年2月26日召开会议。
    """
    yield from pattern_hits(passage, _DASHED)


@document_rule(
    "DATE-11",
    PRACTICE,
    INFO,
    ("全文没有年份，“{found}”无从确定", "the text names no year: {found} cannot be told"),
    ("写明年份", "name the year"),
)
def year_never_named(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """今年 can be told from the date of the text; where nothing gives a year, it says nothing.

    wrong: 大队工作总结|今年以来，大队共查处12起。
    right: 大队工作总结|今年以来，大队共查处12起。|某某大队|2019年2月26日
    right: 大队工作总结|2019年2月26日，大队召开会议，总结今年的工作。
    """
    article = document.article
    if article.signature_date or article.published:
        return
    if any(_YEAR.search(passage.text) for passage in document.passages):
        return
    for passage in document.passages:
        if passage.kind is Kind.BODY and (match := _THIS_YEAR.search(passage.text)):
            yield passage, Hit(*match.span())
            return


_YEAR: Final = lazy("(?:19|20)\\d\\d(?!\\d)|[二一][〇零○九][〇零○一二三四五六七八九]{2}年")
_THIS_YEAR: Final = lazy("[今去明]年")


@text_rule(
    "DATE-12",
    PRACTICE,
    ERROR,
    ("“{found}”：后一个日期早于前一个", "{found}: the last day is before the first"),
    ("核对日期", "look the dates up"),
    strength=Strength.PRACTICE,
)
def period_backwards(passage: Passage) -> Iterator[Hit]:
    """A stretch of time ends after it began.

    wrong: 活动时间为2019年5月3日至2019年4月10日。
    wrong: 公示期为5月10日至3日。
    wrong: 公示期为5月10日—5月3日。
    right: 活动时间为2019年5月3日至6月10日，12月25日至1月3日值班。
    right: 由5月10日改至3日。
    """
    for match in _PERIOD.finditer(passage.text):
        if _first(match) > _last(match):
            yield Hit(*match.span())


_PERIOD: Final = lazy(
    r"(?<![\d改推延提])(?:(?P<y1>\d{4})年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日(?:[（(][^）)]{1,8}[）)])?[至到—～-]+"
    r"(?:(?:(?P<y2>\d{4})年)?(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日",
    *("至", "到", "—", "～", "-"),
)


def _first(match: Match[str]) -> tuple[int, int, int]:
    """Give the first day; its year counts only where the last day has one too, or no month of its own."""
    told = bool(match["y2"]) and bool(match["y1"])
    return int(match["y1"]) if told else 0, int(match["m1"]), int(match["d1"])


def _last(match: Match[str]) -> tuple[int, int, int]:
    """Give the last day; without a year of its own a month before the first lies in the next one."""
    told = bool(match["y2"]) and bool(match["y1"])
    month = int(match["m2"] or match["m1"])
    year = int(match["y2"]) if told else int(month < int(match["m1"]) or bool(match["y2"]))
    return year, month, int(match["d2"])
