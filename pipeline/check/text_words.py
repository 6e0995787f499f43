"""Text rules on words: confusables, fixed wording, repetitions, words that official documents no longer use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_confusables import ALWAYS, IN_CONTEXT
from pipeline.check.text_rule import (
    FORMAT,
    INFO,
    PRACTICE,
    USAGE,
    WARNING,
    Hit,
    Kind,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_TITLE_OF_A_WORK: Final = lazy("《[^《》]*》")


@text_rule(
    "WORD-01",
    USAGE,
    WARNING,
    ("错别字“{found}”", "{found} is a wrong character or word"),
    ("", ""),
    mechanical=True,
)
def confusable(passage: Passage) -> Iterator[Hit]:
    """Words written with a character that sounds or looks alike; what stands in 《 》 is somebody's title and stays.

    wrong: 健全党建工作台帐。
    wrong: 截止2019年底，共查处12起。
    wrong: 做为一名民警。
    wrong: 既使下雨也要巡逻。
    wrong: 局领导作出部属。
    wrong: 象亲人一样对待群众。
    wrong: 作为有利抓手。
    wrong: 即要抓学习，又要抓培训。
    wrong: 有条不紊的开展工作，认真的贯彻落实，激动的说道。
    wrong: 树立法制思维，保障公民权力。
    right: 健全台账，搭起帐篷，依据《银行帐户管理办法》。
    right: 报名截止2019年底，截止日期为5月1日。
    right: 教育部部属高校。
    right: 现象和以前一样。
    right: 叫做为民服务，应当既要抓学习，又要抓培训，立即要求整改。
    right: 函数的图象，行使国家权力，法制教育，按装修合同办理。
    """
    titles = [match.span() for match in _TITLE_OF_A_WORK.finditer(passage.text)]
    for hit in _confusables(passage.text):
        if not any(start < hit.start < end for start, end in titles):
            advice = (f"应为“{hit.replacement}”", f"{hit.replacement} is meant")
            yield Hit(hit.start, hit.end, hit.replacement, hint=advice)


def _confusables(text: str) -> Iterator[Hit]:
    for wrong, right in ALWAYS.items():
        start = text.find(wrong)
        while start >= 0:
            yield Hit(start, start + len(wrong), right)
            start = text.find(wrong, start + len(wrong))
    for row in IN_CONTEXT:
        for match in row.pattern.finditer(text):
            yield Hit(*match.span(), match.expand(row.right))


@text_rule(
    "WORD-02",
    USAGE,
    INFO,
    ("“{found}”有更常用的写法", "{found} is commonly written otherwise"),
    ("其他、两个、想象、像、分量、制定（法规、政策）", "其他, 两个, 想象, 分量; 制定 for rules"),
    strength=Strength.RECOMMENDED,
)
def variant_word(passage: Passage) -> Iterator[Hit]:
    """Forms that dictionaries allow but list second.

    wrong: 其它工作。
    wrong: 制订实施方案。
    wrong: 达到二个加强。
    right: 其他工作，制定办法。
    """
    yield from pattern_hits(passage, _VARIANT)


_VARIANT: Final = lazy(
    "其它|(?<![第十百千万一三四五六七八九零〇])二个(?![人性体月])|想像|明查暗访|签定|份量|成份(?!股)|制订|订立规章|截止到|曝露"
)


@text_rule(
    "WORD-03",
    PRACTICE,
    WARNING,
    ("“{found}”提法不完整", "{found} is not the whole term"),
    ("完整提法：习近平新时代中国特色社会主义思想", "the whole term is 习近平新时代中国特色社会主义思想"),
    strength=Strength.PRACTICE,
)
def fixed_wording(passage: Passage) -> Iterator[Hit]:
    """Political terms are quoted whole.

    wrong: 学习习近平新时代中国特色社会主义理论知识。
    right: 学习习近平新时代中国特色社会主义思想。
    right: 学习习近平新时代中国特色社会主义经济思想。
    """
    yield from pattern_hits(passage, _FIXED)


_FIXED: Final = lazy(f"习近平新时代中国特色社会主义(?![{HAN}]{{0,6}}思想)", "习近平新时代")


@text_rule(
    "WORD-05",
    FORMAT,
    WARNING,
    ("“{found}”已不使用", "{found} is no longer used"),
    ("2012年起公文不标主题词，也不写“此页无正文”；调整行距、字距即可", "documents carry neither since 2012"),
)
def obsolete_wording(passage: Passage) -> Iterator[Hit]:
    """The edition of 2012 has neither keywords nor the note that a page is without text (7.3.5.5).

    wrong: （此页无正文）
    wrong: 主题词：公安　管理　通知
    right: 研究主题词的用法。
    """
    yield from pattern_hits(passage, _OBSOLETE)


_OBSOLETE: Final = lazy("此页无正文|^主题词(?=[：:])", "此页无正文", "主题词")


@text_rule(
    "WORD-06",
    PRACTICE,
    INFO,
    ("列举之后“{found}”", "{found} closes a list"),
    ("列举未尽用“等”即可", "等 is enough"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.BODY}),
)
def double_etc(passage: Passage) -> Iterator[Hit]:
    """等等 after a list is spoken language.

    wrong: 观看专题片等等，增强观念。
    right: 观看专题片等，增强观念。
    right: 等等再说。
    """
    yield from pattern_hits(passage, _DOUBLE_ETC)


_DOUBLE_ETC: Final = lazy(f"(?<=[{HAN}”》）])等等(?=[，。；,;])", "等等")


@text_rule(
    "WORD-07",
    PRACTICE,
    INFO,
    ("数词与动词之间似缺标点：{found}", "a mark may be missing: {found}"),
    ("两件事之间加逗号或顿号", "part the two statements with ， or 、"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.BODY}),
)
def missing_mark(passage: Passage) -> Iterator[Hit]:
    """Two counted things in a row (培训班12期培训800人次) want a mark between them.

    wrong: 组织网上培训班12期培训800多人次。
    right: 组织网上培训班12期，培训800多人次。
    right: 用3天时间走访20户。
    """
    yield from pattern_hits(passage, _MISSING_MARK)


_MISSING_MARK: Final = lazy(
    f"(?<!\\d)\\d+余?多?[期次场起批](?!以)(?:培训|查处|督促|走访|发放|参加|受理|化解|排查)[{HAN}]{{0,3}}\\d+余?多?[人件起户份名]"
)


@text_rule(
    "WORD-08",
    PRACTICE,
    INFO,
    ("“{found}”省略不当", "{found} is cut too short"),
    ("写全：民警、协警", "write both words: 民警、协警"),
    strength=Strength.PRACTICE,
)
def shortened_pair(passage: Passage) -> Iterator[Hit]:
    """民、协警 leaves half a word before its 、; what stands on both sides of a 、 is whole (一、二年级 is).

    wrong: 组织全体民、辅警参加培训。
    right: 组织全体民警、辅警参加培训，一、二年级学生观看。
    """
    yield from pattern_hits(passage, _SHORTENED)


_SHORTENED: Final = lazy("(?<![农居渔市公人牧国])(?:民、[协辅]警|正、副[局所队主处科]|干、群(?=关系))", "、")
