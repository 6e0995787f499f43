"""Text rules on dates and times (GB/T 15835-2011; GB/T 9704-2012 7.3.5.4)."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    ERROR,
    FORMAT,
    INFO,
    NUMERALS,
    PRACTICE,
    WARNING,
    Hit,
    Kind,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import lazy
from pipeline.model.strength import Strength

_EVERYWHERE: Final = frozenset(Kind)
_DAYS: Final = "一二三四五六日"
_LEAP_YEAR: Final = 2000
NUMERALS_IN_FORCE: Final = datetime.date(2012, 7, 1)
"""Since when GB/T 9704 wants Arabic numerals in the date of signature; before, it wanted Han ones."""


@text_rule(
    "DATE-01",
    PRACTICE,
    ERROR,
    ("没有“{found}”这一天或这个时刻", "there is no such day or time: {found}"),
    ("核对日期", "look the date up"),
    kinds=_EVERYWHERE,
)
def impossible_date(passage: Passage) -> Iterator[Hit]:
    """No month has 32 days, no year 13 months, no day a 25th hour.

    wrong: 定于2月30日召开。
    wrong: 2019年2月29日召开。
    wrong: 13月5日召开。
    wrong: 上午9时75分开始。
    wrong: 下午25:10开始。
    wrong: 第五季度的工作。
    right: 2020年2月29日24时00分，上午9:30，第四季度，比例30:70。
    right: 历时13月余。
    """
    for match in _DATE.finditer(passage.text):
        year, month, day = (int(match[name] or default) for name, default in (("y", _LEAP_YEAR), ("m", 0), ("d", 0)))
        if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(min(max(year, 1), 9999), month)[1]:
            yield Hit(*match.span())
    for match in _TIME.finditer(passage.text):
        if int(match["h"] or match["hour"]) > 24 or int(match["min"] or match["minute"]) > 59:
            yield Hit(*match.span())
    yield from pattern_hits(passage, _QUARTER)


_DATE: Final = lazy(
    "(?:(?<!\\d)(?P<y>\\d{4})年)?(?<![\\d.])(?P<m>\\d{1,2})月(?P<d>\\d{1,2})(?:日|号(?![楼线院门车机台馆桌站文]))",
    "月",
)
_TIME: Final = lazy(
    "(?<!\\d)(?P<h>\\d{1,2})时(?P<min>\\d{1,2})分(?!之)|[上下中]午(?P<hour>\\d{1,2})[:：](?P<minute>\\d\\d)(?!\\d)",
    "时",
    "午",
)
_QUARTER: Final = lazy("第[五六七八九十5-9]季度", "季度")


@text_rule(
    "DATE-02",
    PRACTICE,
    ERROR,
    ("{found}：日期与星期不符", "{found}: that day was another day of the week"),
    ("核对日期和星期", "look the date up"),
)
def wrong_weekday(passage: Passage) -> Iterator[Hit]:
    """A date fixes its day of the week.

    wrong: 定于2019年2月26日（星期三）召开。
    right: 定于2019年2月26日（星期二）召开。
    """
    for match in _WEEKDAY.finditer(passage.text):
        try:
            date = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
        actual = _DAYS[date.weekday()]
        if match["w"].replace("天", "日") != actual:
            hint = (f"{match['date']}是星期{actual}", f"{match['date']} was 星期{actual}")
            yield Hit(*match.span(), hint=hint)


_WEEKDAY: Final = lazy(
    "(?P<date>(?P<y>\\d{4})年(?P<m>\\d{1,2})月(?P<d>\\d{1,2})日)[（(，, ]?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])",
    "星期",
    "周",
    "礼拜",
)


@text_rule(
    "DATE-03",
    f"{FORMAT} 7.3.5.4",
    WARNING,
    ("日期“{found}”里月、日前有0", "the date {found} is padded with zeros"),
    ("月、日不编虚位：2019年2月6日", "no zero before month or day: 2019年2月6日"),
    kinds=_EVERYWHERE,
    mechanical=True,
)
def padded_date(passage: Passage) -> Iterator[Hit]:
    """Month and day of a written date carry no zero.

    wrong: 于03月1日召开。
    wrong: 2019年02月06日
    right: 2019年2月6日，10月20日。
    """
    yield from pattern_hits(passage, _PADDED, lambda match: re.sub("(?<!\\d)0(?=[1-9][月日])", "", match[0]))


_PADDED: Final = lazy("(?:\\d{4}年)?(?<!\\d)(?:0[1-9]月(?:\\d{1,2}日)?|1?[0-9]月0[1-9]日)", "月")


@text_rule(
    "DATE-04",
    NUMERALS,
    WARNING,
    ("年份“{found}”不全", "the year {found} is cut short"),
    ("年份写全四位：2019年", "write the year in full: 2019年"),
)
def short_year(passage: Passage) -> Iterator[Hit]:
    """Years have four digits; 19年 could be nineteen years.

    wrong: 自19年3月起施行。
    wrong: 比08年底增长。
    wrong: 会议结束，年11月30日再次召开。
    right: 自2019年3月起施行，他从警19年。
    right: 民国19年3月，大正12年3月。
    """
    if not _MINGUO_LIKELY.search(passage.text):
        yield from pattern_hits(passage, _SHORT_YEAR)


# A text in traditional script may count years from 1912.
_MINGUO_LIKELY: Final = lazy("[國個這學會發對區縣]")


_SHORT_YEAR: Final = lazy(
    "(?<![\\d.国正和平治统绪隆熙庆丰光华康])['’‘]?(?:[0-3]\\d|[89]\\d)年(?=\\d{1,2}月|第[一二三四]季度|[上下]半年(?!时间))|(?<![\\d.])0\\d年(?=[底初末])|(?<=[，。；：（])年(?=\\d{1,2}月\\d{1,2}日)",
    "年",
)


@text_rule(
    "DATE-05",
    f"{FORMAT} 7.3.5.4",
    WARNING,
    ("日期“{found}”用了“号”", "the date {found} ends with 号"),
    ("书面语用“日”", "in writing it is 日"),
    strength=Strength.DEFAULT,
    mechanical=True,
)
def day_as_number(passage: Passage) -> Iterator[Hit]:
    """号 is spoken language; a written date has 日.

    wrong: 于5月3号召开。
    right: 于5月3日召开，2月5号楼竣工。
    """
    yield from pattern_hits(passage, _DAY_NUMBER, lambda match: match[0][:-1] + "日")


_DAY_NUMBER: Final = lazy("\\d{1,2}月\\d{1,2}号(?![楼线院门车机台馆桌站文公令码店厅厂井坑地])", "号")


@text_rule(
    "DATE-08",
    f"{FORMAT} 7.3.5.4",
    ERROR,
    ("成文日期“{found}”不用阿拉伯数字", "the date of signature {found} is not in Arabic numerals"),
    ("写作2019年2月26日", "write 2019年2月26日"),
    kinds=frozenset({Kind.SIGNATURE_DATE}),
    mechanical=True,
)
def han_signature_date(passage: Passage) -> Iterator[Hit]:
    """Since July 2012 the date of signature is written in Arabic numerals; before, it was in Han ones.

    wrong signature-date: 二〇一九年二月二十六日
    right signature-date: 2019年2月26日
    right signature-date: 二○○五年七月十四日
    """
    match = _HAN_DATE.search(passage.text)
    if match:
        year = int("".join(str(_HAN_DIGITS[digit]) for digit in match["y"]))
        month, day = (_small_number(match[name]) for name in ("m", "d"))
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            return
        if date >= NUMERALS_IN_FORCE:
            yield Hit(*match.span(), f"{year}年{month}月{day}日")


_HAN_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_HAN_DATE: Final = lazy(
    "(?P<y>[〇○零Ｏ一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日",
    "年",
)


def _small_number(numeral: str) -> int:
    """Read a Han numeral below one hundred."""
    tens, ten, units = numeral.rpartition("十")
    return (_HAN_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (_HAN_DIGITS[units] if units else 0)


@text_rule(
    "DATE-06",
    NUMERALS,
    WARNING,
    ("“{found}”混用12小时制和24小时制", "{found} mixes the 12 and the 24 hour clock"),
    ("写作15时40分，或下午3时40分", "write 15时40分 or 下午3时40分"),
)
def mixed_clock(passage: Passage) -> Iterator[Hit]:
    """A time told on the 24 hour clock needs no 下午.

    wrong: 下午15时40分召开。
    wrong: 晚上20:00集合。
    right: 15时40分召开，下午3时集合，晚上12时结束。
    """
    yield from pattern_hits(passage, _MIXED_CLOCK)


_MIXED_CLOCK: Final = lazy("(?:下午|傍晚|晚上|晚间|夜间|晚)(?:1[3-9]|2[0-4])(?:时|点|[:：]\\d\\d)", "午", "晚", "夜")


@text_rule(
    "DATE-07",
    PRACTICE,
    INFO,
    ("“{found}”离开成文日期就不明确", "{found} is clear only to who knows the date"),
    ("公文宜写具体日期", "an official document names the date"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.BODY}),
)
def relative_date(passage: Passage) -> Iterator[Hit]:
    """A file is read years later: 近日 and 上月 mean nothing then.

    wrong: 近日，大队召开会议。
    wrong: 上个月召开会议。
    right: 2月26日，大队召开会议，三十日前报送材料，注明日期。
    """
    yield from pattern_hits(passage, _RELATIVE)


_RELATIVE: Final = lazy(
    "(?<![附最邻靠接亲将贴])(?:近日|(?<![\\d一二三四五六七八九十几数今次即每])日前|(?<![声注写])[昨今明][日天](?!期)|[上下]个?月(?!份)|[本上下]周)(?![报喻语岁年边])(?![一二三四五六日末]?[（(]\\d)"
)
