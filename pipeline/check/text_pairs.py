"""Text rules on marks that stand in the wrong company: pairs, rows, doubled marks, colons (GB/T 15834-2011)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    ERROR,
    PUNCTUATION,
    WARNING,
    Document,
    Hit,
    Passage,
    document_rule,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import lazy
from pipeline.model.strength import Strength

_OPENING: Final = {
    "“": "”",
    "‘": "’",
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": "）",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_PAIRED: Final = lazy("[“”‘’《》〈〉（）()【】〔〕「」『』]")
# An inch mark, or the first or last paragraph of a quotation over several.
_GOES_ON: Final = lazy(r'\d"|^"|[：:]"[^"]*$|[。！？；]"$', '"')
_NUMERAL_BRACKET: Final = lazy("(?:^|[，。；：,;:\\s、])[一二三四五六七八九十\\dA-Za-z]{1,3}$")


@document_rule(
    "PUNC-02",
    f"{PUNCTUATION} 4.8, 4.9, 4.15",
    ERROR,
    ("“{found}”没有配对", "{found} has no partner"),
    ("补上另一半，或删去这一个", "add the other half, or take this one out"),
    strength=Strength.REQUIRED,
    code="unpaired-mark",
)
def unpaired_mark(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """Every opening mark has its closing one; a quotation may go on over paragraphs.

    wrong: 开展“学雷锋活动。
    wrong: 开展学雷锋”活动。
    wrong: 大队（支队。
    right: “甲‘乙’丙”（丁〔戊〕）。
    right: 1)加强领导；2)加强管理。
    right: 他说：“大家要学习。|“还要研究。|要有行动。”会议结束。
    """
    single = [(passage, index) for passage in document.passages for index in _single(passage)]
    for place, (passage, index) in enumerate(single):
        mark = passage.text[index]
        if mark in _OVER_PARAGRAPHS and any(_closes(mark, other) for other in single[place + 1 : place + 1 + _FAR]):
            continue
        if mark in _OVER_PARAGRAPHS.values() and any(
            _opens(mark, other) for other in single[max(0, place - _FAR) : place]
        ):
            continue
        yield passage, Hit(index, index + 1)


_OVER_PARAGRAPHS: Final = {"“": "”", "‘": "’", "「": "」"}
_FAR: Final = 4


def _closes(mark: str, other: tuple[Passage, int]) -> bool:
    return other[0].text[other[1]] == _OVER_PARAGRAPHS[mark]


def _opens(mark: str, other: tuple[Passage, int]) -> bool:
    return _OVER_PARAGRAPHS.get(other[0].text[other[1]]) == mark


def _single(passage: Passage) -> list[int]:
    """Give the places of the marks without partner in a passage."""
    text = passage.text
    opened, unpaired = _partners(text)
    if passage.following[:1] in ("“", "「"):
        opened = [index for index in opened if text[index] != passage.following[0]]
    if text.count('"') % 2 and not _GOES_ON.search(text):
        unpaired.append(text.rindex('"'))
    return sorted(unpaired + opened)


def _partners(text: str) -> tuple[list[int], list[int]]:
    """Give the places of opening marks never closed, and of marks whose partner is missing."""
    opened: list[int] = []
    unpaired: list[int] = []
    awaited: Counter[str] = Counter()
    for mark in _PAIRED.finditer(text):
        index, character = mark.start(), mark[0]
        if character in _OPENING:
            opened.append(index)
            awaited[_OPENING[character]] += 1
        elif character != "’" or awaited["’"] or not _is_apostrophe(text, index):
            form = "）" if character == ")" else character
            if awaited[form]:
                while (place := opened.pop()) is not None:
                    awaited[_OPENING[text[place]]] -= 1
                    if _OPENING[text[place]] == form:
                        break
                    unpaired.append(place)
            elif not (form == "）" and _NUMERAL_BRACKET.search(text[max(0, index - 6) : index])):
                unpaired.append(index)
    return opened, unpaired


def _is_apostrophe(text: str, index: int) -> bool:
    """Tell whether a ’ beside Latin letters or digits parts no quotation: Xi’an, ’98."""
    return text[index - 1 : index].isascii() or text[index + 1 : index + 2].isdecimal()


@text_rule(
    "PUNC-03",
    f"{PUNCTUATION} 4.5.3.5",
    WARNING,
    ("并列的引号或书名号之间有顿号", "、 stands between adjacent quotations"),
    ("通常不用顿号：“甲”“乙”、《丙》《丁》", "it is usually left out: “甲”“乙”"),
    strength=Strength.DEFAULT,
    mechanical=True,
    code="pause-between-quotations",
)
def pause_between_quotations(passage: Passage) -> Iterator[Hit]:
    """Adjacent quotations or book titles are parted by their own marks.

    wrong: 学习《甲法》、《乙法》。
    wrong: 出台“甲制度”、“乙办法”、“丙细则”。
    right: 出台“甲制度”“乙办法”“丙细则”。
    right: 学习《甲法》（2018年修订）、《乙法》。
    """
    for row in _QUOTED_ROW.finditer(passage.text):
        joints = [index for index in range(*row.span()) if _is_joint(passage.text, index)]
        start, end = joints[0], joints[-1] + 1
        kept = (passage.text[index] for index in range(start, end) if index not in joints)
        yield Hit(start, end, "".join(kept))


def _is_joint(text: str, index: int) -> bool:
    return text[index] == "、" and text[index - 1] in "”》" and text[index + 1] in "“《"


_QUOTED_ROW: Final = lazy("[“《][^“”《》。]{1,60}[”》](?:、[“《][^“”《》。]{1,60}[”》])+", "”、", "》、")


@text_rule(
    "PUNC-08",
    PUNCTUATION,
    WARNING,
    ("“等”前有顿号", "、 stands before 等"),
    ("删去“等”前的顿号，或补出所列的项", "take the 、 out, or name another item"),
    mechanical=True,
    code="pause-before-etc",
)
def pause_before_etc(passage: Passage) -> Iterator[Hit]:
    """The last item of a list is followed by 等, not by 、等.

    wrong: 包括甲、乙、等。
    wrong: 包括甲、乙、等5个单位。
    right: 包括甲、乙等。
    right: 二级、等级公路。
    """
    yield from pattern_hits(passage, _PAUSE_BEFORE_ETC, "")


_PAUSE_BEFORE_ETC: Final = lazy(
    "、(?=等(?:等)?(?:[，。；、,;.）)]|$|[\\d一二三四五六七八九十]+[个项种名家件类]))", "、等"
)


@text_rule(
    "PUNC-10",
    f"{PUNCTUATION} 4.11",
    WARNING,
    ("省略号与“等”重复", "…… and 等 say the same"),
    ("两者留一个", "keep one of the two"),
    code="ellipsis-with-etc",
)
def ellipsis_with_etc(passage: Passage) -> Iterator[Hit]:
    """An ellipsis already says that more could be named.

    wrong: 甲、乙……等。
    right: 甲、乙……
    """
    yield from pattern_hits(passage, _ELLIPSIS_WITH_ETC)


_ELLIPSIS_WITH_ETC: Final = lazy(
    "(?<![.…])(?:…+|\\.{3,})[“”]?等等?(?=[，。；,;.]|$)|等等?…", "…等", "...等", "…”等", "…“等", "...”等", "等…"
)


@text_rule(
    "PUNC-11",
    PUNCTUATION,
    WARNING,
    ("两个标点“{found}”连用", "two marks meet: {found}"),
    ("留下该用的一个", "keep the one that is meant"),
    code="doubled-mark",
)
def doubled_mark(passage: Passage) -> Iterator[Hit]:
    """Two marks of pause never meet.

    wrong: 加强管理，，提高质量。
    wrong: 加强管理，。
    wrong: 加强管理。，提高质量。
    right: 加强管理，提高质量！！
    """
    if _TWO_MARKS.search(passage.text):
        yield from pattern_hits(passage, _DOUBLED)


_TWO_MARKS: Final = lazy("[，。；、：,;:]{2}")
_DOUBLED: Final = lazy("([，；、：,;])\\1+|(?<!。)。。(?!。)|[，、；,;：][，。；、,;]|[。][，、；,;：]")


@text_rule(
    "PUNC-12",
    PUNCTUATION,
    WARNING,
    ("冒号前的话已经说完", "a colon follows a complete clause"),
    ("似应为分号或句号；冒号只提示下文", "； or 。 is probably meant; a colon introduces what the clause announces"),
    code="nested-colon",
)
def colon_after_complete_clause(passage: Passage) -> Iterator[Hit]:
    """到哪里，…到哪里：将… – the clause is complete, so that nothing is left for a colon to introduce.

    wrong: 业务延伸到哪里，党建就跟进到哪里：将文件发下去。
    right: 大家说什么？什么都好：很好。
    """
    for match in _CORRELATIVE_COLON.finditer(passage.text):
        yield Hit(match.end() - 1, match.end())


_CORRELATIVE_COLON: Final = lazy("(哪里|哪儿|什么|多少)[^。！？；;:：]{1,30}\\1[:：]", "哪里", "哪儿", "什么", "多少")
