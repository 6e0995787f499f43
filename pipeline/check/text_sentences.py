"""Text rules on a paragraph as a whole: its end, and words written twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_pattern import HAN, Pattern
from pipeline.check.text_rule import (
    PRACTICE,
    PUNCTUATION,
    WARNING,
    Hit,
    Kind,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.finding import Strength

_SENTENCE_END: Final = "。！？!?"
_MAY_END: Final = frozenset("。！？：；…”’》）】」』〉—.!?:;)\"'")
_SHORTEST_SENTENCE: Final = 30
# What ends no sentence: 电话：…, 地址：…, and a byline that follows the last 。.
_LABELLED: Final = Pattern(
    f"^[{HAN}]{{2,8}}[：:][^。！？]*$|[：:][\\dA-Za-z@./（）() -]{{5,}}$"
    "|[。！？”]\\s*(?:本报|记者|通讯员|来源|作者|编辑|责任编辑|责编|供稿|摄影|撰稿|文/|图/|据)[^。！？]{0,40}$"
)


@text_rule(
    "PUNC-06",
    f"{PUNCTUATION} 4.1",
    WARNING,
    ("段落末尾缺少标点", "the paragraph ends without a final mark"),
    ("补上句号；若段末文字有缺，补全", "end it with 。, or complete it if its end is lost"),
    kinds=frozenset({Kind.BODY}),
    code="no-final-mark",
)
def final_mark(passage: Passage) -> Iterator[Hit]:
    """A paragraph of sentences ends with a mark; a label, an address or a list item need not.

    wrong: 大队开展培训。效果明显
    right: 大队开展培训。
    right: 联系电话：12345678
    right: 大队开展培训（见附件）
    """
    text = passage.text
    inner = any(mark in text for mark in _SENTENCE_END) or (
        len(text) >= _SHORTEST_SENTENCE and any(mark in text for mark in "，,")
    )
    if text and inner and text[-1] not in _MAY_END and not _LABELLED.search(text):
        yield Hit(len(text) - 1, len(text))


@text_rule(
    "WORD-04",
    PRACTICE,
    WARNING,
    ("“{found}”重复", "a word is written twice: {found}"),
    ("删去一个，或补上漏掉的标点", "take one out, or add the missing mark"),
    strength=Strength.PRACTICE,
    code="repeated-word",
)
def repeated_word(passage: Passage) -> Iterator[Hit]:
    """The same characters twice in a row, unless the language doubles them (一个一个, 常常, 目的的确).

    wrong: 组织民警组织民警参加培训。
    wrong: 认真的的工作。
    wrong: 民警在在岗位上。
    right: 一个一个地看，常常讨论，研究研究。
    right: 为了了解情况，达到目的的人。
    right: 和和美美，是是非非，对对方负责。
    right: 有关规定规定，农户的土地的土地使用权，战争和和平的问题。
    """
    for match in _REPEATED.finditer(passage.text):
        doubled = match["word"]
        few = set(doubled)
        if not (
            _NO_WORD.search(doubled)
            or few & _REDUPLICATED
            or len(few) == 1
            or doubled in _DOUBLED_WORDS
            or "的" in (doubled[0], doubled[-1])
        ):
            yield Hit(*match.span())
    yield from pattern_hits(passage, _DOUBLED_PARTICLES)


_NO_WORD: Final = Pattern("[0-9A-Za-z_]")
_REDUPLICATED: Final = frozenset("一二三四五六七八九十两几个许多很")
# Verbs that double to soften, and words that are noun and verb at once (有关规定规定…).
_DOUBLED_WORDS: Final = """
研究 讨论 学习 商量 了解 考虑 考察 锻炼 休息 打扫 教育 检查 体验 练习 宣传 整理 调查 规定 装箱
"""
# \w is tried faster than the Han class; what holds a digit or a letter (2020) is passed over.
_REPEATED: Final = Pattern(r"(?P<word>\w{2,8}?)(?P=word)(?![长员室性化型制])")
_DOUBLED_PARTICLES: Final = Pattern(
    f"(?<![目标])的的(?!确)|(?<![实现正存所内潜外])在在(?=[{HAN}])(?!于)|(?<![共饱温柔祥缓])和和(?![气美睦平谐解])"
    "|被被|把把(?!关)|也也",
    *("的的", "在在", "和和", "被被", "把把", "也也"),
)
