"""Text rules on figures that cannot be: parts beyond the whole, shares beyond 100 %, ranges that run backwards."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match
from typing import Final

from pipeline.check.text_rule import PRACTICE, WARNING, Hit, Passage, text_rule
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_NUMBER: Final = r"\d+(?:\.\d+)?"
_WHOLE: Final = 100


@text_rule(
    "NUM-16",
    PRACTICE,
    WARNING,
    ("范围“{found}”前大后小", "the range {found} runs backwards"),
    ("核对数字", "look the figures up"),
    strength=Strength.PRACTICE,
)
def range_backwards(passage: Passage) -> Iterator[Hit]:
    """A range goes from the lower to the higher number, from the earlier to the later year.

    wrong: 增长30%～15%。
    wrong: 2008—2004年的工作。
    right: 增长15%～30%，2004—2008年的工作，11～3月供暖。
    """
    for match in _RANGE.finditer(passage.text):
        low, high = match["low"] or match["from"], match["high"] or match["to"]
        if float(low) > float(high):
            yield Hit(*match.span())


_RANGE: Final = lazy(
    "(?<![\\d.A-Za-z～—-])(?:"
    f"(?P<low>{_NUMBER})[%％]?～(?P<high>{_NUMBER})(?=[%％人个名起件元亩倍天])(?![天]后)"
    ")|(?<![\\d.A-Za-z～—-])(?P<from>(?:19|20)\\d\\d)年?[—～](?P<to>(?:19|20)\\d\\d)(?=年)",
    "～",
    "—",
)


@text_rule(
    "NUM-17",
    PRACTICE,
    WARNING,
    ("“{found}”超过了100%", "{found} is more than the whole"),
    ("核对数字", "look the figure up"),
    strength=Strength.PRACTICE,
)
def more_than_the_whole(passage: Passage) -> Iterator[Hit]:
    """A share is at most 100 %, and nothing shrinks by more than itself.

    wrong: 占总数的120%。
    wrong: 群众满意率达103.5%。
    wrong: 发案同比下降150%。
    right: 占总数的12%，满意率达100%，完成全年任务的120%，增长150%。
    """
    for match in _SHARE.finditer(passage.text):
        if float(match["n"]) > _WHOLE:
            yield Hit(*match.span())


_SHARE: Final = lazy(
    "(?:占(?:比|到|了)?(?:[^，。；、：\\d%完]{0,10}的)?|(?:满意|合格|办结|覆盖|知晓|参与|优良|到位|出勤|及格|整改|破案|见警)[率度]"
    "[为达到至在是约近]{0,3}|(?:下降|减少|降低|下滑|缩短)了?(?:近|约|超过|达)?)"
    f"(?P<n>{_NUMBER})[%％](?!的?任务)",
    "%",
    "％",
)


@text_rule(
    "NUM-18",
    PRACTICE,
    WARNING,
    ("“其中”各项之和超过总数：{found}", "the parts exceed the whole: {found}"),
    ("核对数字；若有重复计算，说明口径", "look the figures up; say so if something is counted twice"),
    strength=Strength.PRACTICE,
)
def parts_beyond_whole(passage: Passage) -> Iterator[Hit]:
    """What is told after 其中 is part of the number before it.

    wrong: 共查处违法行为120起，其中酒驾80起、超载60起。
    wrong: 参加培训50人，其中党员62人。
    right: 共查处违法行为120起，其中酒驾80起、超载40起。
    right: 共查处120起，其中行政拘留130人。
    """
    for match in _PARTS.finditer(passage.text):
        unit = match["unit"]
        parts = [each for each in _PART.finditer(match["parts"]) if each["unit"] == unit]
        if _magnitude(match) < sum(map(_magnitude, parts)):
            yield Hit(*match.span())


_UNIT: Final = "人次|人|起|件|名|个|户|份|辆|家|次|处|条|亩|元|台|场|所|项"
_FIGURE: Final = f"(?P<n>{_NUMBER})(?P<times>[万亿]?)(?:余|多)?(?P<unit>{_UNIT})"
_PARTS: Final = lazy(
    f"(?<![\\d.～—-]){_FIGURE}(?:[{HAN}]{{0,8}})?[，（(]其中[：:]?"
    f"(?P<parts>[{HAN}“”（）]{{0,14}}{_NUMBER}[万亿]?(?:{_UNIT})(?:[、，][^，。；、：%]{{1,14}}(?:{_UNIT})(?![{HAN}]))*)",
    "其中",
)
_PART: Final = lazy(_FIGURE)


def _magnitude(match: Match[str]) -> float:
    return float(match["n"]) * {"": 1, "万": 1e4, "亿": 1e8}[match["times"]]


@text_rule(
    "NUM-19",
    PRACTICE,
    WARNING,
    ("增减与数字不符：{found}", "the figures say otherwise: {found}"),
    ("核对数字", "look the figures up"),
    strength=Strength.PRACTICE,
)
def change_against_figures(passage: Passage) -> Iterator[Hit]:
    """From … to … tells whether something grew.

    wrong: 发案由120起增加到100起。
    wrong: 满意率从95%下降到98%。
    right: 发案由120起下降到100起，满意率从95%提高到98%。
    """
    for match in _CHANGE.finditer(passage.text):
        if match["lower"] == match["higher"] and match["before"] != match["after"]:
            grew = float(match["after"]) > float(match["before"])
            if grew != (match["verb"] in _GROWING):
                yield Hit(*match.span())


_GROWING: Final = ("增加", "增长", "上升", "提高", "提升", "扩大")
_CHANGE: Final = lazy(
    f"[由从](?P<before>{_NUMBER})(?P<lower>[%％万亿]?[起件人名户个家元天]?)"
    "(?P<verb>增加|增长|上升|提高|提升|扩大|下降|减少|降低|缩短|压缩|缩减)(?:到|至|为)了?"
    f"(?P<after>{_NUMBER})(?P<higher>[%％万亿]?[起件人名户个家元天]?)",
    *("到", "至", "为"),
)
