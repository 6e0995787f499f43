"""Text rules on dots, single quotation marks and ellipses: the marks that keyboards lack (GB/T 15834-2011)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import INFO, PUNCTUATION, WARNING, Hit, Kind, Passage, pattern_hits, text_rule
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength


@text_rule(
    "PUNC-18",
    f"{PUNCTUATION} 4.8, 4.15",
    WARNING,
    ("外层用了里层的“{found}”", "{found} is an inner mark and stands outside"),
    ("外层用“ ”《 》，里层用‘ ’〈 〉", "outside stand “ ” 《 》, inside ‘ ’ 〈 〉"),
    mechanical=True,
)
def inner_mark_outside(passage: Passage) -> Iterator[Hit]:
    """‘ ’ and 〈 〉 stand inside “ ” and 《 》 only.

    wrong: 开展‘学雷锋’活动。
    wrong: 学习〈民法典〉。
    right: 他说：“要发扬‘老黄牛’精神。”
    right: 印发《关于实施〈民法典〉的意见》。
    right: 前往Xi’an参加’98抗洪纪念活动。
    """
    outer = [match.span() for match in _OUTER.finditer(passage.text)]
    for match in _INNER.finditer(passage.text):
        if not any(start <= match.start() < end for start, end in outer):
            opening, closing = ("“", "”") if match[0][0] == "‘" else ("《", "》")
            yield Hit(match.start(), match.start() + 1, opening)
            yield Hit(match.end() - 1, match.end(), closing)


# An outer mark never closed covers the rest: its quotation goes on in the next paragraph.
_OUTER: Final = lazy("“[^”]*(?:”|$)|《[^》]*(?:》|$)|^[^“”]*”")
_INNER: Final = lazy(f"‘(?=[^’]{{0,40}}[{HAN}])[^‘’“”]{{1,40}}’|〈[^〈〉《》]{{3,40}}〉", "‘", "〈")


@text_rule(
    "PUNC-19",
    PUNCTUATION,
    WARNING,
    ("汉字之间的点“{found}”不是间隔号", "the dot {found} between Han is no 间隔号"),
    ("人名、日期用间隔号“·”", "the parts of names and days take ·"),
    mechanical=True,
)
def other_dot(passage: Passage) -> Iterator[Hit]:
    """The parts of a foreign name, and month and day of a memorable date, are parted by · (U+00B7).

    wrong: 纪念“一二.九”运动。
    wrong: 诺尔曼•白求恩大夫。
    wrong: 5.12国际护士节活动。
    right: 纪念“一二·九”运动，诺尔曼·白求恩大夫，5·12国际护士节。
    right: 增长3.5个百分点，投入2.5万元节约成本，3.15万元。
    right: 增长三点五倍，见附件一.二节。
    """
    yield from pattern_hits(passage, _OTHER_DOT, "·")
    yield from pattern_hits(passage, _NAMED_DAY, "·")
    yield from pattern_hits(passage, _DAY, lambda match: f"{match['m']}·{match['d']}")


_OTHER_DOT: Final = lazy(f"(?<=[{HAN}])[•・‧∙･](?=[{HAN}])", *"•・‧∙･")
_NAMED_DAY: Final = lazy(
    "(?:(?<=[^\\d.][1-9])|(?<=^[1-9])|(?<=[^\\d.]1[0-2])|(?<=^1[0-2]))[.．](?=(?:[12]\\d|3[01]|[1-9])"
    f"”?(?![万亿元个米公千百人吨亩级月日年点倍分小版度])[{HAN}]{{0,7}}(?:节(?![点目约能省])|[念传毒防益生]日|地震|事[变件]|惨案|运动|专案))",
    ".",
    "．",
)
_DAY: Final = lazy("(?<=[“念])(?P<m>[一五七九十二]{1,2})[.．](?P<d>[一二三四五六七八九十]{1,3})(?=”|运动)", ".", "．")


@text_rule(
    "PUNC-24",
    PUNCTUATION,
    WARNING,
    ("汉字之间用了半角的点", "a half-width point between Han"),
    ("句末用句号“。”，人名用间隔号“·”", "a sentence ends with 。, the parts of a name take ·"),
)
def point_between_han(passage: Passage) -> Iterator[Hit]:
    """What a half-width point between Han stands for, a 。 or a ·, only a person can tell.

    wrong: 大队开展培训.效果明显。
    wrong: 学习比尔.盖茨的经验。
    right: 大队开展培训。效果明显，学习比尔·盖茨的经验。
    right: 网址为www.中文.cn，增长3.5个百分点。
    """
    yield from pattern_hits(passage, _POINT)


_POINT: Final = lazy(
    f"(?<![A-Za-z./一二三四五六七八九十])(?<=[{HAN}])[.．](?=[{HAN}])(?![^。，]{{0,9}}[./])", ".", "．"
)


@text_rule(
    "PUNC-20",
    f"{PUNCTUATION} 4.11",
    WARNING,
    ("省略号与“{found}”连用", "a mark stands beside the ellipsis: {found}"),
    ("省略号前后一般不用顿号、逗号、分号，后面不用句号", "no 、，； beside …… and no 。 after it"),
    strength=Strength.DEFAULT,
)
def mark_beside_ellipsis(passage: Passage) -> Iterator[Hit]:
    """An ellipsis stands for what is left out, its marks included.

    wrong: 包括苹果、香蕉、……
    wrong: 苹果、香蕉……，都有。
    wrong: 他欲言又止……。
    right: 苹果、香蕉……都有。
    right: 他说：“我想……”，没有说完。
    """
    yield from pattern_hits(passage, _BESIDE_ELLIPSIS)


_BESIDE_ELLIPSIS: Final = lazy("[、，；]……|……[、，；。]", "……")


@text_rule(
    "PUNC-22",
    f"{PUNCTUATION} 4.13",
    INFO,
    ("起止地点之间用了短横线：{found}", "the places {found} are joined by a hyphen"),
    ("起止地点用一字线：北京—上海", "from one place to another is —: 北京—上海"),
    strength=Strength.DEFAULT,
    kinds=frozenset({Kind.BODY, Kind.HEADING, Kind.TITLE}),
)
def hyphen_between_places(passage: Passage) -> Iterator[Hit]:
    """A hyphen joins parts of one name; from one place to another is a dash of one em.

    wrong: 保障长沙-常德高速公路畅通。
    right: 保障长沙—常德高速公路畅通。
    """
    yield from pattern_hits(passage, _PLACES)


_PLACES: Final = lazy(
    f"[{HAN}]{{2,4}}[-－][{HAN}]{{2,4}}(?=高速|铁路|公路|航班|航线|段|区间|国道|省道|线路)", "-", "－"
)
