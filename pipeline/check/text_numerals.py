"""Text rules on numerals: width, ranges, approximations, units, idioms (GB/T 15835-2011)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_pattern import HAN, Pattern
from pipeline.check.text_rule import (
    INFO,
    NUMERALS,
    WARNING,
    Hit,
    Passage,
    pattern_hits,
    text_rule,
)
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


_FULL_WIDTH: Final = Pattern("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?％?")


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


_CLOCK: Final = Pattern("(?:(?<=[^\\d:]\\d:\\d\\d)|(?<=[^\\d:]\\d\\d:\\d\\d))[-－~](?=\\d{1,2}:\\d\\d(?![\\d:]))", ":")
_TIMES: Final = ("月", "日", "时", "点")
_YEAR: Final = Pattern("(?:19|20)\\d\\d")
_UNIT: Final = (
    "[%％‰℃万亿年天日月周个人名次件起元米吨岁倍分小时公里千克斤亩户家只头种项处所村级层版批页台辆条座届期株棵艘架轮场篇枚张片套本册"
    "例宗毫升顷度]|k[gm]|m[mlg]"
)
_RANGE: Final = Pattern(
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


_RANGE_PERCENT: Final = Pattern(
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


_RANGE_MAGNITUDE: Final = Pattern(f"(?<![\\dA-Za-z.]){_NUMBER}[～~—–\\-－]{_NUMBER}[万亿]", "万", "亿")


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


_DOUBLED_APPROXIMATION: Final = Pattern(
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


_MISSING_ZERO: Final = Pattern(f"(?<=[{HAN}，、（])\\.\\d+(?=[%％{HAN}])", ".")


@text_rule(
    "NUM-08",
    NUMERALS,
    WARNING,
    ("“{found}”是固定词语，不用阿拉伯数字", "{found} is a fixed phrase and takes Han numerals"),
    ("改用汉字数字", "write its numerals in Han"),
    mechanical=True,
)
def idiom_with_digits(passage: Passage) -> Iterator[Hit]:
    """Idioms, days of the week and other fixed words keep their Han numerals.

    wrong: 心里7上8下。
    wrong: 3令5申。
    wrong: 定于星期5召开。
    wrong: 学习党的19大和19届4中全会精神。
    right: 三令五申，星期五，党的十九大，十九届四中全会。
    right: 周5次，7上8个台阶，2019大会，第19届运动会。
    """
    text = passage.text
    if not any(digit in text for digit in "123456789"):
        return
    yield from _idioms(text)
    yield from pattern_hits(passage, _WEEKDAY, lambda match: _spelled(match[0]))
    yield from pattern_hits(passage, _CONGRESS, lambda match: _NUMBERS.sub(lambda n: _below_hundred(n[0]), match[0]))


_IDIOMS: Final = """
七上八下 三令五申 五湖四海 四面八方 一心一意 三心二意 五花八门 一举两得 一五一十 七嘴八舌 千军万马 四通八达
五光十色 一帆风顺 一马当先 一丝不苟 一目了然 一如既往 独一无二 百战百胜 十全十美 三番五次 四平八稳 五谷丰登
六神无主 八仙过海 九牛一毛 一分为二 举一反三 一视同仁 一鼓作气 七手八脚 乱七八糟 一清二楚 三言两语 四分五裂
一日千里 一石二鸟 不管三七二十一
"""
_SPELLED: Final = {ord(str(value)): digit for value, digit in enumerate(_DIGITS)}
_WEEKDAY: Final = Pattern("星期[1-6](?!\\d|[个次至到、])", "星期")
_CONGRESS: Final = Pattern(
    "(?<=党的)(?:1\\d|20)大|(?<![\\d第])(?:1\\d|20)届[一二三四五六七1-7]中(?=全会)|(?<=[届])[1-7]中(?=全会)",
    "大",
    "中全会",
)
_NUMBERS: Final = Pattern("\\d+")


def _spelled(text: str) -> str:
    """Give a text with its digits written in Han, one by one."""
    return text.translate(_SPELLED)


def _below_hundred(numeral: str) -> str:
    """Give the Han numeral for a number of one or two digits: 7 → 七, 19 → 十九, 20 → 二十."""
    tens, units = divmod(int(numeral), 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[units] if units else "")


def _idioms(text: str) -> Iterator[Hit]:
    spelled = _spelled(text)
    for idiom in _IDIOMS.split():
        start = spelled.find(idiom)
        while start >= 0:
            end = start + len(idiom)
            alone = not any(
                beside.isdecimal() or beside == "." for beside in (text[start - 1 : start], text[end : end + 1])
            )
            if text[start:end] != idiom and alone:
                yield Hit(start, end, idiom)
            start = spelled.find(idiom, end)


@text_rule(
    "NUM-09",
    NUMERALS,
    WARNING,
    ("概数“{found}”用了阿拉伯数字", "the approximate number {found} is written in digits"),
    ("概数用汉字：三四个、十几人", "approximate numbers are written in Han: 三四个, 十几人"),
    mechanical=True,
)
def approximation_in_digits(passage: Passage) -> Iterator[Hit]:
    """三四个 and 十几 are words, not counts.

    wrong: 用了3、4个小时。
    wrong: 来了10几人。
    right: 用了三四个小时，来了十几人。
    right: 3、5个月各一次，1、2年级，第3、4个项目。
    """
    for match in _DIGIT_APPROXIMATION.finditer(passage.text):
        digits = re.findall("\\d", match[0])
        if match[0].endswith("几"):
            tens = _DIGITS[int(match[0][0])] if match[0][0] != "1" else ""
            yield Hit(*match.span(), f"{tens}十几")
        elif int(digits[1]) - int(digits[0]) == 1:
            yield Hit(*match.span(), "".join(_DIGITS[int(digit)] for digit in digits))


_DIGIT_APPROXIMATION: Final = Pattern(
    f"(?<![第\\d.、，{_DIGITS}])[1-8]、[2-9](?=个(?:小时|月|人|多)|天(?!干)|岁|遍|趟)|(?<![\\d.])[1-9]0几(?![何])",
    "、",
    "几",
)


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


_DIGITS_THOUSAND: Final = Pattern(
    f"(?<![\\d.]){_NUMBER}(?:千(?![克米瓦卡伏兆帕])|百(?![货分帕姓科合])|十(?=[多余个人]))[多余]?",
    "千",
    "百",
    "十",
)
