"""Text rules on numerals: width, ranges, approximations, units, idioms (GB/T 15835-2011)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    INFO,
    NUMERALS,
    WARNING,
    Hit,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_DIGITS: Final = "零一二三四五六七八九"
_NUMBER: Final = r"\d+(?:\.\d+)?"


@text_rule(
    "NUM-01",
    NUMERALS,
    WARNING,
    ("全角数字或字母“{found}”", "full-width digits or letters {found}"),
    ("改用半角", "use half-width ones"),
    mechanical=True,
)
def full_width_digits(passage: Passage) -> Iterator[Hit]:
    """Arabic numerals and Latin letters are half as wide as a Han character.

    wrong: 共１２３人参加。
    right: 共123人参加。
    """
    yield from pattern_hits(passage, _FULL_WIDTH, lambda match: unicodedata.normalize("NFKC", match[0]))


_FULL_WIDTH: Final = lazy("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?％?")


@text_rule(
    "NUM-02",
    NUMERALS,
    WARNING,
    ("数值范围“{found}”的连接号不对", "the range {found} has the wrong mark"),
    ("数量用“～”，起止年份用“—”", "quantities take ～, first and last years —"),
    strength=Strength.DEFAULT,
    mechanical=True,
)
def range_mark(passage: Passage) -> Iterator[Hit]:
    """A hyphen joins parts of one name; from … to … is ～ for quantities and — for years.

    wrong: 用时3-5天。
    wrong: 2004-2008年的工作。
    wrong: 增长3~5个百分点。
    wrong: 增长10%-15%。
    wrong: 活动时间为3月5日-10日。
    wrong: 于3月25日--4月25日开展活动。
    wrong: 上午9:00-11:30开会。
    right: 用时3～5天。
    right: 2004—2008年的工作，1—3月的数据，9:00—11:30开会。
    right: 电话0736-7221234，日期2019-02-26，表2-8，型号A3-5。
    """
    text = passage.text
    for match in _RANGE.finditer(text):
        years = _YEAR.fullmatch(match["low"]) and _YEAR.fullmatch(match["high"])
        mark = "—" if years or match["lower"] in _TIMES or match["unit"] in _TIMES else "～"
        yield Hit(*match.span("range"), match["low"] + match["lower"] + mark + match["high"])
    yield from pattern_hits(passage, _CLOCK, "—")


_CLOCK: Final = lazy("(?:(?<=[^\\d:]\\d:\\d\\d)|(?<=[^\\d:]\\d\\d:\\d\\d))[-－~](?=\\d{1,2}:\\d\\d(?![\\d:]))", ":")
_TIMES: Final = ("月", "日", "时", "点")
_YEAR: Final = lazy("(?:19|20)\\d\\d")
_UNIT: Final = (
    "[%％‰℃万亿年天日月周个人名次件起元米吨岁倍分小时公里千克斤亩户家只头种项处所村级层版批页台辆条座届期株棵艘架轮场篇枚张片套本册"
    "例宗毫升顷度]|k[gm]|m[mlg]"
)
_RANGE: Final = lazy(
    f"(?P<range>(?<![A-Za-z\\d\\-－.～~—第表图〔/.])(?P<low>{_NUMBER})(?P<lower>[%％年月日天]?)"
    f"[ ]?[-－~∼〜–]{{1,2}}[ ]?(?P<high>{_NUMBER}))"
    f"(?=[ ]?(?P<unit>{_UNIT}))(?!\\d?-)",
    "-",
    "－",
    "~",
    "∼",
    "〜",
    "–",
)


@text_rule(
    "NUM-06",
    NUMERALS,
    WARNING,
    ("范围“{found}”前一个数丢了百分号", "the first number of {found} lacks its per cent sign"),
    ("两个数都带百分号：15%～30%", "both numbers carry it: 15%～30%"),
    mechanical=True,
)
def range_without_percent(passage: Passage) -> Iterator[Hit]:
    """15～30% may be read as 15 to 0.3: each number of a range keeps its per cent sign.

    wrong: 增长15～30%。
    wrong: 增长30—40%。
    right: 增长15%～30%。
    right: 从3增加到5%。
    """
    yield from pattern_hits(passage, _RANGE_PERCENT, lambda match: f"{match['low']}%{match['mark']}{match['high']}%")


_RANGE_PERCENT: Final = lazy(
    f"(?<![\\dA-Za-z.])(?P<low>{_NUMBER})(?P<mark>[～~—–\\-－至])(?P<high>{_NUMBER})[%％](?!\\d)",
    "%",
    "％",
)


@text_rule(
    "NUM-07",
    NUMERALS,
    WARNING,
    ("范围“{found}”前一个数丢了数位", "the first number of {found} lacks its magnitude"),
    ("两个数都带“万”“亿”：9亿～16亿元", "both numbers carry 万 or 亿: 9亿～16亿元"),
)
def range_without_magnitude(passage: Passage) -> Iterator[Hit]:
    """9～16亿 may be read as 9 to 1 600 000 000: each number of a range keeps its 万 or 亿.

    wrong: 投资9～16亿元。
    right: 投资9亿～16亿元。
    """
    yield from pattern_hits(passage, _RANGE_MAGNITUDE)


_RANGE_MAGNITUDE: Final = lazy(f"(?<![\\dA-Za-z.]){_NUMBER}[～~—–\\-－]{_NUMBER}[万亿]", "万", "亿")


@text_rule(
    "NUM-05",
    NUMERALS,
    WARNING,
    ("“{found}”里两个约数词重复", "{found} says “about” twice"),
    ("留一个：约50人，或50人左右", "keep one: 约50人 or 50人左右"),
)
def doubled_approximation(passage: Passage) -> Iterator[Hit]:
    """约 and 左右, 以上 and 多, 超过 and 以上 say the same thing.

    wrong: 约50人左右参加。
    wrong: 大约需要3天上下。
    wrong: 近50人左右。
    wrong: 共50多人以上。
    wrong: 超过50人以上。
    wrong: 近100余人参加。
    wrong: 至少50人以上。
    wrong: 不超过3天以内。
    right: 约50人参加，用时3天左右。
    right: 约定50人左右两侧列队，近10多年来，超过100米有两处以上。
    """
    yield from pattern_hits(passage, _DOUBLED_APPROXIMATION)


_DOUBLED_APPROXIMATION: Final = lazy(
    "(?:大约|大概|约(?!定|束|谈|请|见|会)|(?<![最附邻就])将?近(?=\\d))[^，。；、：左右\\d]{0,4}[\\d.一二三四五六七八九十百千万亿几]{1,16}[^，。；、：]{0,5}"
    "(?:左右(?!两|侧|手|邻|摇)|上下(?!联|级|班|功))"
    "|(?<!\\d)\\d+[余多][人名个件起户天元次份]{0,2}以上(?![级])|(?:超过|逾)[\\d.]+[^，。；、：\\d有]{0,5}以上"
    "|(?<![最附邻就接])(?:近|约|超过?|逾)(?:\\d+(?:\\.\\d+)?|[一二三四五六七八九十百千]{1,3})[万亿]?[余多](?![年天日月周]|个[月小])"
    "|(?:至少|不少于|不低于)[\\d.]+[^，。；、：\\d]{0,6}以上|(?:至多|最多|不超过|不足|不到)[\\d.]+[^，。；、：\\d]{0,6}以[下内]",
    "左右",
    "上下",
    "以上",
    *("近", "约", "超", "逾", "以下", "以内"),
)


@text_rule(
    "NUM-04",
    NUMERALS,
    WARNING,
    ("小数“{found}”缺整数位的0", "the decimal {found} lacks its leading zero"),
    ("写作0.5", "write 0.5"),
    mechanical=True,
)
def missing_zero(passage: Passage) -> Iterator[Hit]:
    """A decimal below one keeps the zero before its point.

    wrong: 增长.5个百分点。
    right: 增长0.5个百分点。
    right: 1.2.3节，文件a.5。
    """
    yield from pattern_hits(passage, _MISSING_ZERO, lambda match: "0" + match[0])


_MISSING_ZERO: Final = lazy(f"(?<=[{HAN}，、（])\\.\\d+(?=[%％{HAN}])", ".")


@text_rule(
    "NUM-10",
    NUMERALS,
    INFO,
    ("“{found}”里阿拉伯数字与“千”“百”“十”混用", "{found} mixes digits with 千, 百 or 十"),
    ("只有“万”“亿”可与阿拉伯数字合用：写作5000", "only 万 and 亿 follow digits: write 5000"),
)
def digits_with_thousand(passage: Passage) -> Iterator[Hit]:
    """万 and 亿 may end a figure; 千, 百 and 十 are written out in digits.

    wrong: 增加到5千多户。
    right: 增加到5000多户，共3万人。
    right: 3千克，5千米，2千瓦，6百货公司。
    """
    yield from pattern_hits(passage, _DIGITS_THOUSAND)


_DIGITS_THOUSAND: Final = lazy(
    f"(?<![\\d.]){_NUMBER}(?:千(?![克米瓦卡伏兆帕])|百(?![货分帕姓科合])|十(?=[多余个人]))[多余]?",
    "千",
    "百",
    "十",
)
