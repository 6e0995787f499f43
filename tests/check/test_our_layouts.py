"""What jianbao makes passes its own check: every layout's example, as Word file and PDF, recognised or told its kind.

The ruler shares nothing with the renderers, so that agreement here is evidence. Which faces the machine has is not the
document's doing (FONT-06).
"""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from pipeline.check.check import check_document
from pipeline.check.kind import Kind
from pipeline.fonts.font_set import load_fonts
from pipeline.model.briefing import Briefing
from pipeline.model.finding import Verdict
from pipeline.model.problem import Severity
from pipeline.read.layout import load_layout
from pipeline.typeset.loosen import loosen
from tests.check.made import docx_of, pdf_of
from tests.formats.conftest import composed
from tests.formats.examples import EXAMPLES
from tests.formats.measures import Example

KINDS = {
    "xinhan": Kind.LETTER,
    "mingling": Kind.ORDER,
    "jiyao": Kind.MINUTES,
    "gongwen": Kind.OFFICIAL,
    "gongwen-33476": Kind.OFFICIAL,
    "gongwen-taoda": Kind.OFFICIAL,
}
"""The others are briefs."""


@cache
def made(example: Example) -> Briefing:
    layout = load_layout(example.layout)
    return loosen(composed(example, layout).briefing, load_fonts(layout.fonts))


@pytest.mark.parametrize("told", [False, True], ids=["recognised", "told"])
@pytest.mark.parametrize("render", [docx_of, pdf_of])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_our_own_documents_have_no_error_and_no_warning(example: Example, render, told: bool) -> None:  # type: ignore[no-untyped-def]
    kind = KINDS.get(example.layout, Kind.BRIEF)
    found = check_document(render(made(example)), "made", kind=kind if told else None)
    grave = [each for each in found if each.verdict is Verdict.FAIL and each.severity is not Severity.INFO]

    assert [(each.rule, each.actual, str(each.where)) for each in grave] == []


@pytest.mark.parametrize("render", [docx_of, pdf_of])
def test_an_editor_s_note_of_two_paragraphs_is_no_body_text(render) -> None:  # type: ignore[no-untyped-def]
    (example,) = [each for each in EXAMPLES if each.layout == "gongan-jianbao"]
    note = dataclasses.replace(example, settings=("editor_note=第一段说明。\n第二段要求各单位学习。",))
    found = check_document(render(made(note)), "made")
    assert [each.rule for each in found if each.verdict is Verdict.FAIL and each.severity is not Severity.INFO] == []
