"""Text rules on marks within a sentence: nesting, two colons, approximate numbers, questions (GB/T 15834-2011)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    PUNCTUATION,
    WARNING,
    Hit,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import HAN, lazy


@text_rule(
    "PUNC-09",
    f"{PUNCTUATION} 4.8, 4.9, 4.15",
    WARNING,
    ("同一种标点套用：{found}", "a mark stands inside its own kind: {found}"),
    ("里层改用 ‘ ’ 〈 〉；括号外层可用〔 〕", "inside use ‘ ’ or 〈 〉; outer brackets may be 〔 〕"),
)
def nested_mark(passage: Passage) -> Iterator[Hit]:
    """Within “ ” stand ‘ ’, within 《 》 stand 〈 〉; round brackets do not hold round brackets.

    wrong: 他说：“要发扬“老黄牛”精神。”
    wrong: 印发《关于实施《民法典》的意见》。
    wrong: 大队（含中队（所））参加。
    right: 他说：“要发扬‘老黄牛’精神。”
    right: 印发《关于实施〈民法典〉的意见》。
    """
    yield from pattern_hits(passage, _NESTED)


_NESTED: Final = lazy(
    "(?<=“)[^“”]*“[^“”]*”(?=[^“”]*”)|(?<=《)[^《》]*《[^《》]*》(?=[^《》]*》)|(?<=（)[^（）]*（[^（）]*）(?=[^（）]*）)",
    "“",
    "《",
    "（",
)


@text_rule(
    "PUNC-15",
    PUNCTUATION,
    WARNING,
    ("一句话里有两个冒号", "two colons in one sentence"),
    ("后一个冒号改为逗号或破折号，或另起一句", "make the second one ， or begin another sentence"),
)
def two_colons(passage: Passage) -> Iterator[Hit]:
    """A colon governs to the end of its sentence, so that a second one has nothing left to govern.

    wrong: 会议提出三点要求：一要抓好学习：坚持每周一课，天天练兵。
    right: 会议提出三点要求：一要抓好学习，坚持每周一课。
    right: 地址：人民路3号　电话：12345678
    right: 时间：上午15:40；地点：会议室。
    """
    bare = _QUOTED.sub(lambda match: "＿" * len(match[0]), passage.text)
    for match in _TWO_COLONS.finditer(bare):
        yield Hit(match.end() - 1, match.end())


_QUOTED: Final = lazy("“[^“”]*”|《[^《》]*》|（[^（）]*）|「[^「」]*」")
_TWO_COLONS: Final = lazy(
    f"(?:^|(?<=[。！？；]))[{HAN}，、＿]{{6,40}}[:：](?=[{HAN}])[{HAN}\\d，、＿]{{6,40}}[:：](?=[{HAN}＿][{HAN}，、＿]{{7}})",
    "：",
    ":",
)


@text_rule(
    "PUNC-16",
    PUNCTUATION,
    WARNING,
    ("概数“{found}”中间有标点", "a mark stands inside the approximate number {found}"),
    ("相邻两个数字表示概数时不用顿号：二三十人", "two neighbouring numerals that mean “about” take no mark: 二三十人"),
    mechanical=True,
)
def pause_in_approximation(passage: Passage) -> Iterator[Hit]:
    """二三十 is one approximate number; 一、二年级 are two things and keep their 、.

    wrong: 来了二、三十人。
    wrong: 用了三、四个小时。
    right: 来了二三十人。
    right: 一、二年级学生和三、四级风。
    """
    for match in _APPROXIMATION.finditer(passage.text):
        if "一二三四五六七八九".index(match["second"]) - "一二三四五六七八九".index(match["first"]) == 1:
            yield Hit(match.start("first"), match.end("second"), match["first"] + match["second"])


_APPROXIMATION: Final = lazy(
    "(?<![第、一二三四五六七八九十])(?P<first>[一二三四五六七八])[、，](?P<second>[二三四五六七八九])"
    "(?=十[多余]?[人个名天件次岁家户年]|百[多余]?[人个名件次家户]|个(?:小时|月|人|星期)|[天](?!干))",
    "、",
    "，",
)


@text_rule(
    "PUNC-17",
    PUNCTUATION,
    WARNING,
    ("“{found}”不是疑问语气", "{found}: this asks nothing"),
    ("陈述语气用句号", "a statement ends with 。"),
)
def question_mark_after_statement(passage: Passage) -> Iterator[Hit]:
    """A sentence that merely mentions a question (不知道怎么办) states something and ends with 。.

    wrong: 民警详细了解了他们为什么上访？
    right: 群众的事怎么办？
    right: 他不禁问：这是为什么？
    """
    yield from pattern_hits(passage, _STATED_QUESTION)


_STATED_QUESTION: Final = lazy(
    f"(?:了解了|研究了|讨论了|介绍了|说明了|讲解了|探讨了|明确了)[{HAN}]{{0,20}}(?:什么|怎么|如何|哪些|为何)[{HAN}]{{1,12}}？",
    "？",
)
