"""LINE: what may begin and end a line (GB/T 15834 5.1, CLREQ). Only a page shows it; a DOCX shows the settings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Block, DocxFacts, LineFacts, PdfFacts, Story
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.page import justified

NOT_AT_START: Final = "、，。：；！？”’）》〉」』】〕〗％‰℃…—～·／,;:!?)]}%"
"""避头: GB/T 15834-2011 5.1, CLREQ; the last ones are the half-width marks of Word's own list."""

NOT_AT_END: Final = "“‘（《〈「『【〔〖([{￥＄$"
"""避尾."""

_UNPARTED: Final = ("—", "…")
_HUNG: Final = 5.7


def _broken(case: Case[PdfFacts]) -> Iterator[tuple[LineFacts, LineFacts]]:
    """Give the pairs of lines a program broke: within paragraphs, not in centred titles."""
    skip = (Role.TITLE, Role.MARK)
    for block, role in zip(case.structure.blocks, case.structure.roles, strict=True):
        if role not in skip and block.story is Story.BODY:
            yield from pairwise(block.lines)


def _judge(case: Case[PdfFacts], expected: str, hint: str, bad: Iterator[tuple[LineFacts, str]]) -> Outcomes:
    found = list(bad)
    for line, actual in found:
        yield failed(expected, actual, case.page(line.page, line.left, line.ink.top), hint)
    if not found:
        count = sum(1 for _ in _broken(case))
        if count:
            yield passed(expected, f"{count} line ends", case.whole)
        else:
            yield unknown(expected, "no paragraph has two lines", case.whole)


def pdf_start(case: Case[PdfFacts]) -> Outcomes:
    """No line begins with a closing mark, a dash or a unit sign (GB/T 15834 5.1)."""
    bad = (
        (below, below.text[:4]) for _, below in _broken(case) if below.text[0] in NOT_AT_START and not _is_split(below)
    )
    yield from _judge(
        case, "no closing mark at a line's start", "let the program obey the line-start rules (kinsoku)", bad
    )


def _is_split(line: LineFacts) -> bool:
    """A parted —— or …… is another rule's."""
    return line.text[0] in _UNPARTED and not line.text.startswith(("——", "……"))


def pdf_end(case: Case[PdfFacts]) -> Outcomes:
    """No line ends with an opening mark (GB/T 15834 5.1)."""
    bad = ((above, above.text[-4:]) for above, _ in _broken(case) if above.text[-1] in NOT_AT_END)
    yield from _judge(case, "no opening mark at a line's end", "let the program obey the line-end rules (kinsoku)", bad)


def pdf_split(case: Case[PdfFacts]) -> Outcomes:
    """—— and …… are not parted over two lines (GB/T 15834 5.1)."""
    bad = (
        (below, f"{above.text[-3:]} / {below.text[:3]}")
        for above, below in _broken(case)
        if above.text[-1] == below.text[0] and below.text[0] in _UNPARTED
    )
    yield from _judge(case, "—— and …… whole", "tighten or loosen the line by a character", bad)


def docx_kinsoku(case: Case[DocxFacts]) -> Outcomes:
    """Word keeps closing marks from line starts and opening ones from line ends unless the paragraph forbids it."""
    expected = "the rules for line starts and ends on (kinsoku)"
    off = [
        block for block in case.structure.of(Role.BODY, Role.HEADING) if block.paragraph and not block.paragraph.kinsoku
    ]
    for block in off:
        yield failed(expected, "off", block.where, "turn on “use East Asian line-breaking rules” in the style")
    if not off and case.structure.of(Role.BODY):
        yield measured(expected, "on", case.whole, "", good=True)


def pdf_hung(case: Case[PdfFacts]) -> Outcomes:
    """At most one mark hangs beyond the right edge; the line's other characters end on it (CLREQ)."""
    left, right = case.facts.area.left, case.facts.area.right
    full = [line for block in case.structure.of(Role.BODY) for line in block.lines[:-1]]
    if right is not None and left is not None and full and not justified(full, left, right):
        why = "the lines are not justified: where they end says nothing"
        yield unknown("at most one mark beyond the right edge", why, case.whole)
        return
    expected, edge = "at most one mark beyond the right edge", case.standard.area_right if right is None else right
    bad = (
        (line, f"{line.right - edge:.1f} mm beyond")
        for block in case.structure.of(Role.BODY)
        for line in block.lines
        if line.right > edge + 1 and not (line.right <= edge + _HUNG + 0.5 and _last_is_mark(line, edge))
    )
    yield from _judge(case, expected, "justify the paragraph, and allow one mark to hang at most", bad)


def _last_is_mark(line: LineFacts, edge: float) -> bool:
    return line.text[-1] in "，。、；：！？”’）》" and line.right - line.size * MM_PER_POINT <= edge + 1


def docx_hung(case: Case[DocxFacts]) -> Outcomes:
    """Whether a mark hangs beyond the edge shows after rendering; with overflowPunct off none can (CLREQ)."""
    blocks: list[Block] = case.structure.of(Role.BODY)
    if blocks and all(block.paragraph is not None and not block.paragraph.overflow_punct for block in blocks):
        yield passed("at most one mark beyond the right edge", "hanging is off", case.whole)
    elif blocks:
        yield unknown("at most one mark beyond the right edge", "hanging is on: it shows after rendering", case.whole)
