"""Text rules on units and percentages: legal units of measurement, decreases, ways of writing them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import FORMAT, INFO, NUMERALS, WARNING, Hit, Kind, Passage, pattern_hits, text_rule
from pipeline.model.patterns import lazy
from pipeline.model.strength import Strength

_NUMBER: Final = r"\d+(?:\.\d+)?"


@text_rule(
    "NUM-11",
    f"{FORMAT} 9; GB 3100",
    WARNING,
    ("“{found}”不是法定计量单位", "{found} is not a legal unit of measurement"),
    ("换算成千克、米、公顷等法定单位", "convert it to 千克, 米, 公顷 …"),
)
def obsolete_unit(passage: Passage) -> Iterator[Hit]:
    """Official documents measure in legal units (GB/T 9704-2012 §9: GB 3100): no 斤, 尺, 里.

    wrong: 产粮3万斤。
    wrong: 长5尺。
    wrong: 相距20华里。
    right: 产粮3万公斤，长5米，相距20公里。
    right: 1里店村，第3里程碑。
    """
    yield from pattern_hits(passage, _OBSOLETE_UNIT)


_OBSOLETE_UNIT: Final = lazy(
    f"(?<![\\d.]){_NUMBER}[万亿千百多余]{{0,4}}(?:市?斤(?!斤|两)|市?尺(?!寸)|[市华]里|里(?:路|地|山路)|英[寸尺里]|[磅](?!礴)|钱重)",
    "斤",
    "尺",
    "里",
    "寸",
    "磅",
    "钱重",
)


@text_rule(
    "NUM-12",
    f"{FORMAT} 9; GB 3100",
    INFO,
    ("“{found}”可改用法定计量单位", "{found} could be given in legal units"),
    ("亩可换算成公顷，公斤可写作千克", "亩 could be 公顷, 公斤 could be 千克"),
    strength=Strength.RECOMMENDED,
)
def tolerated_unit(passage: Passage) -> Iterator[Hit]:
    """亩 and 公斤 are tolerated in reports on the countryside; 公顷 and 千克 are the legal names.

    wrong: 种植30亩。
    right: 种植2公顷，产粮500千克。
    """
    yield from pattern_hits(passage, _TOLERATED_UNIT)


_TOLERATED_UNIT: Final = lazy(f"(?<![\\d.]){_NUMBER}[万亿千百多余]{{0,4}}(?:亩|公斤)", "亩", "公斤")


@text_rule(
    "NUM-20",
    NUMERALS,
    WARNING,
    ("时刻或比例里用了全角冒号", "a full-width colon within a time or ratio"),
    ("写作15:40", "write 15:40"),
    mechanical=True,
)
def wide_colon_in_time(passage: Passage) -> Iterator[Hit]:
    """Hours and minutes, and the terms of a ratio, are parted by a half-width colon.

    wrong: 定于15：40召开。
    wrong: 票数为3：2。
    right: 定于15:40召开，票数为3:2。
    right: 图3：2019年的工作；问题1：3名民警缺勤。
    """
    yield from pattern_hits(passage, _WIDE_COLON, ":")


_WIDE_COLON: Final = lazy(
    "(?:(?<=[^图表件题例注索第\\d.]\\d)|(?<=[^图表件题例注索第\\d.]\\d\\d))：(?=[0-5]\\d(?![\\d.、年月个名起件人项岁天]))"
    "|(?<=[例数分以按为照：]\\d)：(?=\\d(?![\\d.、年月个名起件人项岁天]))",
    "：",
)


@text_rule(
    "NUM-13",
    NUMERALS,
    WARNING,
    ("“{found}”：减少不能用倍数", "{found}: nothing shrinks by a multiple"),
    ("用百分数或几分之几：减少三分之二", "use a percentage or a fraction: 减少三分之二"),
    strength=Strength.PRACTICE,
)
def shrinking_by_multiples(passage: Passage) -> Iterator[Hit]:
    """What shrinks by one multiple is gone: decreases are told in per cent.

    wrong: 事故减少了3倍。
    wrong: 发案数下降2倍。
    right: 事故减少了30%，效率提高3倍。
    """
    yield from pattern_hits(passage, _SHRINKING)


_SHRINKING: Final = lazy("(?:减少|下降|降低|缩短|缩小|压缩)了?(?:近|约|超过)?[\\d.一二两三四五六七八九十]+多?倍", "倍")


@text_rule(
    "NUM-14",
    NUMERALS,
    INFO,
    ("“{found}”里百分数写法混用", "{found} mixes two ways of writing a percentage"),
    ("写作50%，或百分之五十", "write 50% or 百分之五十"),
    kinds=frozenset({Kind.BODY, Kind.TITLE, Kind.HEADING}),
)
def mixed_percentage(passage: Passage) -> Iterator[Hit]:
    """百分之 goes with Han numerals, % with digits; ￥ and 元 say the same.

    wrong: 增长百分之50。
    wrong: 罚款￥200元。
    right: 增长50%，百分之五十，罚款200元。
    """
    yield from pattern_hits(passage, _MIXED)


_MIXED: Final = lazy("百分之\\d+(?:\\.\\d+)?|[￥¥]\\s?[\\d,.]+[万亿]?元", "百分之", "￥", "¥")
