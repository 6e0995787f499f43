"""Text rules on document numbers and how documents are cited (GB/T 9704-2012 7.2.5; GB/T 15834 4.9.3.4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import ERROR, FORMAT, INFO, PRACTICE, Hit, Passage, pattern_hits, text_rule
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength


@text_rule(
    "DOCN-01",
    f"{FORMAT} 7.2.5",
    ERROR,
    ("发文字号“{found}”的年份没有用六角括号", "the year of the document number {found} is not in 〔 〕"),
    ("年份用六角括号：国办发〔2019〕3号", "the year stands in 〔 〕: 国办发〔2019〕3号"),
    mechanical=True,
)
def number_brackets(passage: Passage) -> Iterator[Hit]:
    """The year of a document number stands in 〔 〕 (GB/T 15834 4.9.3.4); court files keep their round brackets.

    wrong: 国办发[2019]3号
    wrong: 根据国办发（2019）3号文件精神。
    wrong: 根据某发【2019】3号文件精神。
    right: 国办发〔2019〕3号
    right: （2019）湘07刑初3号
    """
    yield from pattern_hits(passage, _WRONG_BRACKETS, lambda match: f"〔{match['y'] or match['half']}〕")


_WRONG_BRACKETS: Final = lazy(
    f"(?<=[{HAN}])(?:[\\[［(（【„](?P<y>(?:19|20)\\d\\d)[\\]］)）】‟]|〔(?P<half>(?:19|20)\\d\\d)[\\]］)）】])(?=\\s?第?\\d{{1,5}}号)",
    "号",
)


@text_rule(
    "DOCN-02",
    f"{FORMAT} 7.2.5",
    ERROR,
    ("发文字号的序号“{found}”前有“第”或0", "the number {found} of a document has 第 or a zero before it"),
    ("序号不加“第”，不编虚位：〔2019〕3号", "no 第 and no zero: 〔2019〕3号"),
    mechanical=True,
)
def number_padding(passage: Passage) -> Iterator[Hit]:
    """The running number of a document has neither 第 nor leading zeros.

    wrong: 国办发〔2019〕第3号
    wrong: 国办发〔2019〕003号
    right: 国办发〔2019〕3号
    right: 2019年第3号公告
    """
    yield from pattern_hits(passage, _PADDED_NUMBER, lambda match: match["n"] + "号")


_PADDED_NUMBER: Final = lazy("(?<=[〔\\[（(]\\d{4}[〕\\]）)])\\s?(?:第0*|0+)(?P<n>[1-9]\\d*)号(?!公告|令|通告)", "号")


@text_rule(
    "DOCN-04",
    f"{FORMAT} 7.2.5",
    ERROR,
    ("发文字号“{found}”的年份不是四位", "the year of the document number {found} has not four digits"),
    ("年份写全称：国办发〔2019〕3号", "write the year in full: 国办发〔2019〕3号"),
)
def number_year(passage: Passage) -> Iterator[Hit]:
    """The year of a document number has four digits.

    wrong: 国办发〔19〕3号
    wrong: 根据某公函[09]12号文件精神。
    right: 国办发〔2019〕3号
    right: 第（19）3号楼
    """
    yield from pattern_hits(passage, _SHORT_NUMBER)


_SHORT_NUMBER: Final = lazy(
    "(?<=[发办函字政党公教卫财人社规告令][〔\\[（(【])\\d\\d(?=[〕\\]）)】]\\s?第?\\d{1,5}号)", "号"
)


@text_rule(
    "DOCN-03",
    PRACTICE,
    INFO,
    ("引用公文先写了发文字号：{found}", "a cited document begins with its number: {found}"),
    (
        "引用公文先引标题，后引发文字号：《标题》（国办发〔2019〕3号）",
        "cite the title first, then the number in brackets",
    ),
    strength=Strength.PRACTICE,
)
def number_before_title(passage: Passage) -> Iterator[Hit]:
    """A document is cited by its title, its number in brackets after it.

    wrong: 根据国办发〔2019〕3号《关于加强管理的通知》精神。
    right: 根据《关于加强管理的通知》（国办发〔2019〕3号）精神。
    """
    yield from pattern_hits(passage, _NUMBER_FIRST)


_NUMBER_FIRST: Final = lazy("〔\\d{4}〕\\d+号(?:文件)?(?=《)", "号")
