"""From source to PDF: what is only another spelling becomes the character meant, what nobody can draw is told."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.build import build
from pipeline.job import Job
from pipeline.model.problem import Problem, SourceError

UNDRAWN = "\U0003134a"
"""The last character of extension G: no face of ours has it."""


def build_pdf(folder: Path, sentence: str, *, strict: bool = False) -> tuple[str, list[Problem]]:
    """Give the PDF's text without white space, and the problems told."""
    source = folder / "article.txt"
    source.write_text(f"某大队开展走访活动\n\n{sentence}大队走访群众三十户，解决问题七个。\n", encoding="utf-8")
    problems: list[Problem] = []
    settings = ("issue=1", "issuer=某大队", "date=2026-03-05")
    build(Job(source=str(source), output=folder, formats=("pdf",), settings=settings, strict=strict), problems.append)
    document = pypdfium2.PdfDocument(folder / "article.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split()), problems


def test_names_with_rare_characters_reach_the_page(tmp_path: Path) -> None:
    names = "镕喆堃犇旻昇燊玥䶮𬭎㛃"
    text, problems = build_pdf(tmp_path, f"民警{names}带队。")
    assert f"民警{names}带队。" in text
    assert [problem.code for problem in problems if problem.code == "missing-glyph"] == []


def test_compatibility_forms_and_variation_selectors_become_the_character_meant(tmp_path: Path) -> None:
    text, _ = build_pdf(tmp_path, "⾯向辖区，⼈民群众葛\U000e0100某、\uf90a某、邵\ufe00某到场。")
    assert "面向辖区，人民群众葛某、金某、邵某到场。" in text


def test_a_character_no_face_has_is_drawn_as_a_turned_type_and_told(tmp_path: Path) -> None:
    text, problems = build_pdf(tmp_path, f"民警张{UNDRAWN}带队。")
    assert "民警张〓带队。" in text
    (problem,) = [problem for problem in problems if problem.code == "missing-glyph"]
    assert "U+3134A" in problem.message
    assert problem.location and problem.location.path.endswith("article.txt")
    assert (problem.location.line, problem.location.column) == (3, 4), "of the character, not of its paragraph"
    assert "--fonts" in problem.hint


def test_strict_refuses_a_character_no_face_has(tmp_path: Path) -> None:
    build_pdf(tmp_path, "民警张某带队。", strict=True)
    (tmp_path / "article.pdf").unlink()
    with pytest.raises(SourceError):
        build_pdf(tmp_path, f"民警张{UNDRAWN}带队。", strict=True)
    assert not (tmp_path / "article.pdf").exists()
