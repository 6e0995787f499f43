"""Text rules on numerals that are words and stay in Han: idioms, approximations, 〇 and 零 (GB/T 15835-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import NUMERALS, WARNING, Hit, Passage, pattern_hits, text_rule
from pipeline.model.patterns import lazy

_DIGITS: Final = "零一二三四五六七八九"


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
_WEEKDAY: Final = lazy("星期[1-6](?!\\d|[个次至到、])", "星期")
_CONGRESS: Final = lazy(
    "(?<=党的)(?:1\\d|20)大|(?<![\\d第])(?:1\\d|20)届[一二三四五六七1-7]中(?=全会)|(?<=[届])[1-7]中(?=全会)",
    "大",
    "中全会",
)
_NUMBERS: Final = lazy("\\d+")


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


_DIGIT_APPROXIMATION: Final = lazy(
    f"(?<![第\\d.、，{_DIGITS}])[1-8]、[2-9](?=个(?:小时|月|人|多)|天(?!干)|岁|遍|趟)|(?<![\\d.])[1-9]0几(?![何])",
    "、",
    "几",
)


@text_rule(
    "NUM-15",
    NUMERALS,
    WARNING,
    ("汉字数字“{found}”里的“零”“〇”不对", "{found}: 零 and 〇 are mixed up"),
    ("年份用“〇”：二〇一九年；计数用“零”：一百零八", "years take 〇, counts take 零"),
    mechanical=True,
)
def zero_in_han(passage: Passage) -> Iterator[Hit]:
    """A year written in Han is 二〇一九, with the character 〇; in a count the zero is 零.

    wrong: 二零一九年工作总结。
    wrong: 二○一九年三月。
    wrong: 共一百〇八人。
    right: 二〇一九年工作总结，共一百零八人。
    """
    yield from pattern_hits(passage, _YEAR_ZERO, lambda match: _ZEROS.sub("〇", match[0]))
    yield from pattern_hits(passage, _COUNT_ZERO, "零")


_ZEROS: Final = lazy("[零○Ｏ０O0]")
_YEAR_ZERO: Final = lazy(
    "(?<![一二三四五六七八九十百千万零〇])(?:二[零○Ｏ０O0][零〇○Ｏ０O0一二三四五六七八九]{2}|一九[零○Ｏ０O0][一二三四五六七八九]|一九[一二三四五六七八九][零○Ｏ０O0])(?=年)",
    "年",
)  # fmt: skip
_COUNT_ZERO: Final = lazy("(?<=[百千万])〇(?=[一二三四五六七八九])", "〇")
