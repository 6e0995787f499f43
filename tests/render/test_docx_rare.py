"""Word is told which family has a rare character, so that it does not pick one of another weight."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from pipeline.render.docx import render_docx
from tests.render.real_documents import document, text


def families(role: str, content: str) -> list[tuple[str, str | None]]:
    """Give the first paragraph's runs with the Han family each names itself."""
    (paragraph, *_) = Document(io.BytesIO(render_docx(document(text(role, content))))).paragraphs
    fonts = [run._r.find(f".//{qn('w:rFonts')}") for run in paragraph.runs]
    named = [None if font is None else font.get(qn("w:eastAsia")) for font in fonts]
    return [(run.text, name) for run, name in zip(paragraph.runs, named, strict=True)]


def test_rare_characters_of_a_name_have_runs_that_name_their_family() -> None:
    assert families("body", "民警朱镕、葛𬭎、张㛃带队") == [
        ("民警朱", None),
        ("镕", "仿宋"),
        ("、葛", None),
        ("𬭎", "SimSun-ExtB"),
        ("、张", None),
        ("㛃", "宋体"),
        ("带队", None),
    ]


def test_a_family_that_has_the_character_is_not_named_again() -> None:
    assert families("heading-1", "一、学习朱镕同志") == [("一、学习朱镕同志", None)]


def test_common_characters_stay_in_one_run() -> None:
    assert families("body", "大队以党建为引领") == [("大队以党建为引领", None)]
