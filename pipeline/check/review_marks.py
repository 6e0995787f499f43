"""Review of one passage: marks that are missing, doubled, unpaired or out of place (GB/T 15834-2011), doubled words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from pipeline.check.review_passages import Passage
from pipeline.model.problem import Problem, warning

_SENTENCE_END: Final = "。！？!?"
_MAY_END: Final = frozenset("。！？：；…”’》）】」』〉—.!?:;)\"'")
_SHORTEST_SENTENCE: Final = 30

_QUOTED_ROW: Final = re.compile("[“《][^“”《》。]{1,60}[”》](?:、[“《][^“”《》。]{1,60}[”》])+")
_JOINT: Final = re.compile("[”》]、")
_PAUSE_BEFORE_ETC: Final = re.compile("、等(?:等)?(?=[，。；、,;.）)]|$)")
_ELLIPSIS_WITH_ETC: Final = re.compile("(?:…|\\.{3})[“”]?等等?(?=[，。；,;.]|$)")
_DOUBLED: Final = re.compile("([，。；、：！,;])\\1+|[，、；,;][，。；、,;]|[。][，、；,;]")
_REPEATED: Final = re.compile("([\u4e00-\u9fff]{2,8}?)\\1|(?<![目标])的的(?!确)")
_REDUPLICATED: Final = frozenset("一二三四五六七八九十两几个许多很")
_CORRELATIVE_COLON: Final = re.compile("(哪里|哪儿|什么|多少)[^。！？；;:：]{1,30}\\1[:：]")

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
_CLOSING: Final = {"”", "’", "》", "〉", "）", ")", "】", "〕", "」", "』"}
_NUMERAL_BRACKET: Final = re.compile("(?:^|[，。；：,;:\\s、])[一二三四五六七八九十\\dA-Za-z]{1,3}$")


def review_passage(passage: Passage, *, whole: bool) -> Iterator[Problem]:
    """Give what is questionable in a passage; ``whole`` says that it is a paragraph and must end like one."""
    if whole:
        yield from _final_mark(passage)
    for rule in _RULES:
        yield from rule(passage)


def _final_mark(passage: Passage) -> Iterator[Problem]:
    """A paragraph of sentences ends with a mark; a label, an address or a list item need not."""
    text = passage.text
    inner = any(mark in text for mark in _SENTENCE_END) or (
        len(text) >= _SHORTEST_SENTENCE and any(mark in text for mark in "，,")
    )
    if text and inner and text[-1] not in _MAY_END:
        told = f"the paragraph ends without a final mark: …{text[-12:]}"
        hint = "end it with 。, or complete it if its end is lost"
        yield warning("no-final-mark", told, passage.place(len(text) - 1), hint)


def _pause_between_quotations(passage: Passage) -> Iterator[Problem]:
    """GB/T 15834 4.5.3.5: no 、 between adjacent quotations or book titles."""
    for match in _QUOTED_ROW.finditer(passage.text):
        joint = _JOINT.search(passage.text, match.start())
        place = passage.place(joint.end() - 1 if joint else match.start())
        told = f"、 stands between adjacent quotations: {match[0]}"
        hint = "GB/T 15834 4.5.3.5 usually leaves it out: “甲”“乙”"
        yield warning("pause-between-quotations", told, place, hint)


def _pause_before_etc(passage: Passage) -> Iterator[Problem]:
    for match in _PAUSE_BEFORE_ETC.finditer(passage.text):
        told = f"、 stands before 等: {_around(passage.text, match)}"
        yield warning("pause-before-etc", told, passage.place(match.start()), "take the 、 out, or name another item")


def _ellipsis_with_etc(passage: Passage) -> Iterator[Problem]:
    for match in _ELLIPSIS_WITH_ETC.finditer(passage.text):
        told = f"…… and 等 say the same: {_around(passage.text, match)}"
        yield warning("ellipsis-with-etc", told, passage.place(match.start()), "keep one of the two (GB/T 15834 4.11)")


def _doubled_mark(passage: Passage) -> Iterator[Problem]:
    for match in _DOUBLED.finditer(passage.text):
        told = f"two marks meet: {_around(passage.text, match)}"
        yield warning("doubled-mark", told, passage.place(match.start()), "keep the one that is meant")


def _nested_colon(passage: Passage) -> Iterator[Problem]:
    """到哪里，…到哪里：将…: the clause is complete, so that nothing is left for a colon to introduce."""
    for match in _CORRELATIVE_COLON.finditer(passage.text):
        told = f"a colon follows a complete clause: {_around(passage.text, match, end_only=True)}"
        hint = "； or 。 is probably meant; a colon introduces what the clause announces"
        yield warning("nested-colon", told, passage.place(match.end() - 1), hint)


def _repeated_word(passage: Passage) -> Iterator[Problem]:
    for match in _REPEATED.finditer(passage.text):
        if (_REDUPLICATED.isdisjoint(match[0]) and len(set(match[0])) > 1) or match[0] == "的的":
            told = f"a word is written twice: {_around(passage.text, match)}"
            yield warning("repeated-word", told, passage.place(match.start()), "take one out, or add the missing mark")


def _unpaired_mark(passage: Passage) -> Iterator[Problem]:
    """A quotation over several paragraphs opens each and closes the last: an open “ before another “ is no slip."""
    text = passage.text
    opened: list[int] = []
    unpaired: list[int] = []
    for index, character in enumerate(text):
        if character in _OPENING:
            opened.append(index)
        elif character in _CLOSING:
            form = "）" if character == ")" else character
            if opened and _OPENING[text[opened[-1]]] == form:
                opened.pop()
            elif form in (matching := [_OPENING[text[place]] for place in opened]):
                last = len(matching) - 1 - matching[::-1].index(form)
                unpaired += opened[last + 1 :]
                del opened[last:]
            elif not (form == "）" and _NUMERAL_BRACKET.search(text[max(0, index - 6) : index])):
                unpaired.append(index)
    if passage.following[:1] in ("“", "「"):
        opened = [index for index in opened if text[index] != passage.following[0]]
    if text.count('"') % 2:
        unpaired.append(text.rindex('"'))
    for index in sorted(unpaired + opened):
        shown = text[max(0, index - 8) : index + 9]
        told = f"{text[index]} has no partner: …{shown}…"
        yield warning("unpaired-mark", told, passage.place(index), "add the other half, or take this one out")


def _around(text: str, match: re.Match[str], *, end_only: bool = False) -> str:
    start = match.end() - 1 if end_only else match.start()
    return f"…{text[max(0, start - 8) : match.end() + 6]}…"


_RULES: Final[tuple[Callable[[Passage], Iterator[Problem]], ...]] = (
    _pause_between_quotations,
    _pause_before_etc,
    _ellipsis_with_etc,
    _doubled_mark,
    _nested_colon,
    _repeated_word,
    _unpaired_mark,
)
