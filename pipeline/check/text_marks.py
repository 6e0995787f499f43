"""Text rules on the form of marks: width, ellipses, dashes, marks of numerals, final marks (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    ERROR,
    INFO,
    PRACTICE,
    PUNCTUATION,
    WARNING,
    Hit,
    Kind,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_FULL_WIDTH_OFFSET: Final = 0xFEE0
_HAN_SIDE: Final = f"{HAN}”’）》】〉〕"
_HALF_MARK: Final = lazy(
    f"(?<=[{_HAN_SIDE}])[,;:!?](?![0-9A-Za-z]*[/@])|(?<=[%‰℃])[,;!?]|[,;:!?](?=[{HAN}“‘（《【])",
    ",",
    ";",
    ":",
    "!",
    "?",
)
# Bounded, so that a bracket never closed costs the same whatever follows it.
_HALF_BRACKET: Final = lazy(
    f"(?<=[{HAN}])\\((?=[^()]{{0,200}}\\))|\\((?=[^()]{{0,100}}[{HAN}][^()]{{0,100}}[)）])",
    "(",
)
_ADDRESS: Final = lazy(
    r"(?:https?://|www\.)[!-~]+|(?<![A-Za-z0-9.+_-])[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]+", "http", "www.", "@"
)
_POINT_AT_END: Final = lazy(f"(?<=[{HAN}”）》%])\\.$", ".")
_BARE_NUMERAL: Final = lazy("[第（(]?[一二三四五六七八九十]+.?")


def _wide(mark: str) -> str:
    return chr(ord(mark) + _FULL_WIDTH_OFFSET)


@text_rule(
    "PUNC-01",
    f"{PUNCTUATION} 5.1",
    ERROR,
    ("半角标点“{found}”用在中文里", "half-width {found} in Chinese text"),
    ("改用全角标点", "use the full-width mark"),
    mechanical=True,
)
def half_width_mark(passage: Passage) -> Iterator[Hit]:
    """Chinese text takes full-width marks; numbers, times, ratios, addresses and Latin text keep theirs.

    wrong: 加强管理,提高质量。
    wrong: 会议强调:要抓落实。
    wrong: 大队(支队)参加。
    wrong: 工作取得实效.
    right: 上午15:40开会，比例为1:3，共1,000人。
    right: 网址为https://www.example.cn/a?b=1，函数f(x)。
    """
    text = passage.text
    if text.isascii():
        return
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    closers = list(_closing_halves(text))
    for index in sorted({match.start() for match in _HALF_MARK.finditer(text)} | set(closers)):
        if not any(start <= index < end for start, end in addresses):
            yield Hit(index, index + 1, _wide(text[index]))
    point = _POINT_AT_END.search(text)
    if point and passage.kind is Kind.BODY and not _BARE_NUMERAL.fullmatch(text):
        yield Hit(*point.span(), "。")


def _closing_halves(text: str) -> Iterator[int]:
    """Give the half-width brackets of pairs that hold Han or follow Han."""
    for match in _HALF_BRACKET.finditer(text):
        ends = [place for mark in ")）" if (place := text.find(mark, match.end())) >= 0]
        yield match.start()
        if ends and text[min(ends)] == ")":
            yield min(ends)


@text_rule(
    "PUNC-07",
    f"{PUNCTUATION} 4.8",
    WARNING,
    ("直引号“{found}”用在中文里", "straight quotation mark {found} in Chinese text"),
    ("改用弯引号“ ”", "use “ ” (inside them ‘ ’)"),
    mechanical=True,
)
def straight_quote(passage: Passage) -> Iterator[Hit]:
    """Quotations stand in “ ”, within them ‘ ’; the typewriter's marks are for code and Latin text.

    wrong: 开展"学雷锋"活动。
    right: 开展“学雷锋”活动。
    right: 屏幕为15"的电脑。
    """
    marks = list(re.finditer('"', passage.text))
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if re.search(f"[{HAN}]", passage.text[opening.end() : closing.start()]):
            yield Hit(*opening.span(), "“")
            yield Hit(*closing.span(), "”")


@text_rule(
    "PUNC-04",
    f"{PUNCTUATION} 4.10, 4.11",
    WARNING,
    ("省略号或破折号写作“{found}”", "ellipsis or dash written {found}"),
    ("省略号六点占两字（……），破折号占两字（——）", "six dots in two ems (……), a dash of two ems (——)"),
    mechanical=True,
)
def ellipsis_or_dash(passage: Passage) -> Iterator[Hit]:
    """An ellipsis has six dots, twelve when a whole passage is left out; a dash is two ems long and unbroken.

    wrong: 苹果、香蕉...都有。
    wrong: 苹果、香蕉…都有。
    wrong: 苹果、香蕉。。。都有。
    wrong: 这就是他--一名民警。
    right: 苹果、香蕉……都有。
    right: 这就是他——一名民警。
    right: 版本1.0...2.0，选项--help。
    """
    for match in _ELLIPSIS.finditer(passage.text):
        yield Hit(*match.span(), "……")
    for match in _DASH.finditer(passage.text):
        yield Hit(*match.span(), "——")


_ELLIPSIS: Final = lazy(
    f"(?<=[{HAN}”、，])(?:\\.{{3,}}|。{{2,}}|…(?!…))|(?<=[{HAN}”、，])…{{3}}(?!…)|(?<![….])…(?=[{HAN}”])",
    "…",
    "...",
    "。。",
)
_DASH: Final = lazy(f"(?<=[{HAN}”])(?:--+|－－+|──+)(?=[{HAN}“])", "--", "－－", "──")


@text_rule(
    "PUNC-05",
    PUNCTUATION,
    WARNING,
    ("序号“{found}”后的标点不对", "the numeral {found} has the wrong mark after it"),
    (
        "写作 一、 （一） 1. （1）；带括号的序号后不加标点",
        "write 一、 （一） 1. （1）; nothing after a bracketed numeral",
    ),
    strength=Strength.DEFAULT,
    mechanical=True,
)
def ordinal_mark(passage: Passage) -> Iterator[Hit]:
    """A bare Han numeral takes 、, an Arabic one a point, 第一 a comma; a bracketed one takes nothing.

    wrong: （一）、加强领导。
    wrong: 1、加强领导。
    wrong: 一.加强领导。
    wrong: 一，加强领导。
    wrong: 第一、加强领导。
    wrong: ①、加强领导。
    wrong: (1)加强领导。
    wrong: A、加强领导。
    wrong: 一是抓学习；（二）、抓培训。
    wrong: 要做好：1、抓好学习；2、抓好培训。
    right: 一、加强领导。
    right: （一）加强领导。
    right: 1.加强领导。
    right: 3.5万人参加。
    right: 1、2年级学生参加。
    right: 一是抓学习，二是抓培训；甲组：1、2、3号，乙组：4、5号。
    right: 分为甲乙两组：A、B两队参加。
    """
    for pattern, mark in _ORDINALS:
        match = pattern.match(passage.text)
        if match:
            yield Hit(0, match.end(), match["numeral"].replace("(", "（").replace(")", "）") + mark)
            break
    for pattern, mark in _ORDINALS_WITHIN:
        yield from pattern_hits(passage, pattern, mark)


_HAN_NUMERAL: Final = "[一二三四五六七八九十]{1,3}"
_ORDINALS: Final = tuple(
    (lazy(pattern), mark)
    for pattern, mark in (
        (f"(?P<numeral>[（(](?:{_HAN_NUMERAL}|\\d{{1,2}})[)）])[、，,.．:：]", ""),
        ("(?P<numeral>[①-⑳])[、，,.．]", ""),
        ("(?P<numeral>\\d{1,2})(?:、(?!\\d)|．)", "."),
        (f"(?P<numeral>{_HAN_NUMERAL})[.．,，](?!{_HAN_NUMERAL})", "、"),
        (f"(?P<numeral>第{_HAN_NUMERAL})、(?!第|{_HAN_NUMERAL})", "，"),
        (f"(?P<numeral>\\(\\d{{1,2}}\\))(?=[{HAN}])", ""),
        (f"(?P<numeral>[A-H])[、．](?=[{HAN}])(?![{HAN}]?[A-H]|[{HAN}]{{1,2}}、)", "."),
    )
)
# The mark after a numeral within a paragraph: …；（二）、… and …；2、….
_ORDINALS_WITHIN: Final = (
    (
        lazy(
            f"(?<=[，。；：][（(]{'[一二三四五六七八九十]'}[)）])[、，.．](?=[{HAN}])",
            "）、",
            "），",
            ")、",
            ")，",
            "）.",
            ").",
        ),
        "",
    ),
    (lazy(f"(?<=[。；：][1-9])、(?=[{HAN}]{{2}})(?!年级|班|楼|栋|单元|月|日|区|组|队)", "、"), "."),
)


@text_rule(
    "PUNC-13",
    PRACTICE,
    WARNING,
    ("标题末尾有“{found}”", "the title ends with {found}"),
    ("标题末尾不用句号、逗号、顿号、分号、冒号", "a title takes no 。，、；： at its end"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.TITLE, Kind.BODY}),
    mechanical=True,
)
def title_end(passage: Passage) -> Iterator[Hit]:
    """A title is no sentence: ？ ！ and …… may end it, the other marks may not.

    wrong title: 大队召开工作会议。
    wrong: 某县公安局关于开展安全检查的通知。
    right title: 大队召开工作会议
    right: 会议通过了关于开展安全检查的通知，并作了部署。
    right title: 群众的事怎么办？
    """
    title = passage.kind is Kind.TITLE
    match = (_TITLE_END if title else _TITLE_TAKEN_FOR_TEXT).search(passage.text)
    if match:
        yield Hit(match.end() - 1, match.end(), "")


_TITLE_END: Final = lazy("(?<!^)[。，、；：,;:]$")
# With a 。 at its end the title of a document is read as its first paragraph.
_TITLE_TAKEN_FOR_TEXT: Final = lazy(
    f"^[{HAN}]{{0,24}}关于[{HAN}、《》“”（）]{{4,60}}的[{HAN}]{{0,2}}(?:通知|通报|报告|请示|批复|函|意见|决定|公告|通告)[。；，]$",
    "关于",
)


@text_rule(
    "PUNC-14",
    PRACTICE,
    INFO,
    ("独立成行的小标题末尾有“{found}”", "the heading on its own line ends with {found}"),
    ("独立成行的小标题末尾不用标点", "a heading on its own line takes no mark at its end"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.HEADING}),
)
def heading_end(passage: Passage) -> Iterator[Hit]:
    """A heading that opens its paragraph ends with 。; one on its own line ends with none.

    wrong heading: 一、加强领导。
    right heading: 一、加强领导
    """
    match = _HEADING_END.search(passage.text)
    if match:
        yield Hit(*match.span())


_HEADING_END: Final = lazy("(?<!^)[。，、；,;]$")


@text_rule(
    "LINE-04",
    PRACTICE,
    WARNING,
    ("汉字与数字、标点之间有空格", "a space beside Han and digits or marks"),
    ("删去空格；版面上的间距由排版程序处理", "take it out; the page sets Han and digits apart by itself"),
    strength=Strength.PRACTICE,
    kinds=frozenset({Kind.BODY}),
    mechanical=True,
)
def stray_space(passage: Passage) -> Iterator[Hit]:
    """The source holds no spaces between Han and digits or letters: the page makes that gap. Names keep theirs.

    wrong: 组织考试 3次。
    wrong: 建立“情指勤” 合一机制。
    wrong: 使用 Word 软件，增长15 %。
    wrong: 加强管理， 提高质量（ 见附件）。
    right: 组织考试3次，记者 张三 李四。
    """
    yield from pattern_hits(passage, _STRAY_SPACE, "")


_STRAY_SPACE: Final = lazy(
    f"(?<=[{HAN}，。；：]) +(?=\\d)|(?<=[\\d%]) +(?=[{HAN}])|(?<=[”》]) +(?=[{HAN}])|(?<=[{HAN}]) +(?=[“《])"
    f"|(?<=[{HAN}]) +(?=[A-Za-z])|(?<=[A-Za-z]) +(?=[{HAN}])|(?<=\\d) +(?=[%％℃‰])|(?<=[{HAN}]的) +(?=[{HAN}])"
    f"|(?<=[（《，；、]) +(?=[{HAN}“《（])|(?<=[{HAN}”》]) +(?=[）》，。；：、！？])",
    " ",
)
