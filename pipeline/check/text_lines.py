"""NUM-03: a number parted by the end of a line, seen on the pages of a PDF; in a DOCX lines cannot be observed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pipeline.check.facts import Facts, LineFacts, PdfFacts, Story
from pipeline.model.finding import Finding, Place, Verdict
from pipeline.model.problem import Severity
from pipeline.model.strength import Strength

RULE: Final = "NUM-03"
EXPECTED: Final = {"en": "numbers, dates and percentages unbroken", "zh": "数字、百分数不拆行"}

_ENDS: Final = re.compile(r"\d[.,]?$")
_BEGINS: Final = re.compile(r"^(?:\d|[.,]\d|[%％‰℃])")
_AROUND: Final = 9


def broken_numbers(facts: Facts, language: str) -> Iterator[Finding]:
    """Give the numbers that lines of one paragraph part between them (GB/T 9704-1999 8.2.3, today practice)."""
    if not isinstance(facts, PdfFacts):
        why = "lines exist only on the rendered page" if language == "en" else "排版后才有行"
        yield _finding(Verdict.UNKNOWN, why, Place(path=facts.path), language)
        return
    for block in facts.blocks:
        if block.story is Story.BODY:
            for upper, lower in pairwise(block.lines):
                if _ENDS.search(upper.text.rstrip()) and _BEGINS.match(lower.text.lstrip()):
                    yield _broken(upper, lower, facts.path, language)


def _broken(upper: LineFacts, lower: LineFacts, path: str, language: str) -> Finding:
    before, after = upper.text.rstrip()[-_AROUND:], lower.text.lstrip()[:_AROUND]
    where = Place(path=path, page=lower.page, x=lower.left, y=lower.baseline, quote=before + after)
    told = "a number is parted by the line's end" if language == "en" else "数字被拆在两行"
    return _finding(Verdict.FAIL, f"{told}: …{before}【⏎】{after}…", where, language)


def _finding(verdict: Verdict, actual: str, where: Place, language: str) -> Finding:
    hint = "keep numbers together (Word: lang of digits, no-break)" if language == "en" else "使数字不拆行"
    return Finding(
        rule=RULE,
        clause="practice (GB/T 9704-1999 8.2.3, CLREQ)",
        strength=Strength.PRACTICE,
        severity=Severity.WARNING,
        verdict=verdict,
        expected=EXPECTED[language],
        actual=actual,
        where=where,
        hint=hint if verdict is Verdict.FAIL else "",
    )
