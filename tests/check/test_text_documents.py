"""Text rules on finished documents: a wrong example is found in a Word file and in a PDF, a right one is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from pipeline.check.check import probe
from pipeline.check.structure import understand
from pipeline.check.text import Remark, check_text
from pipeline.check.text_document import document_text, is_judged_by_format
from pipeline.check.text_lines import broken_numbers
from pipeline.check.text_rule import Kind, TextRule
from pipeline.check.text_table import TEXT_RULES
from pipeline.job import Job
from pipeline.model.finding import Verdict
from pipeline.model.problem import Problem, Severity
from pipeline.parse.parser import parse

PASSAGE_RULES = [rule for rule in TEXT_RULES if rule.find and Kind.BODY in rule.kinds]


def ignore(problem: Problem) -> None:
    del problem


def remarks(data: bytes, path: str) -> tuple[Remark, ...]:
    text = document_text(understand(probe(data, path)), path)
    return check_text(parse(text.source, ignore).article, TEXT_RULES, beside=text.beside)


def word_file(*paragraphs: str) -> bytes:
    made = Document()
    made.add_heading("大队工作总结", 0)
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def example(rule: TextRule, *, wrong: bool) -> str:
    return next(each.text for each in rule.examples if each.wrong is wrong and each.kind is Kind.BODY)


@pytest.mark.parametrize("rule", PASSAGE_RULES, ids=lambda rule: rule.id)
def test_a_word_file_with_the_wrong_example_fails_and_one_with_the_right_example_passes(rule: TextRule) -> None:
    closing = "大队认真开展工作，取得成效。"
    wrong = remarks(word_file(example(rule, wrong=True), closing), "a.docx")
    right = remarks(word_file(example(rule, wrong=False), closing), "a.docx")
    assert rule.id in {remark.rule.id for remark in wrong}
    assert rule.id not in {remark.rule.id for remark in right}


def pdf_of(paragraphs: list[str], folder: Path) -> bytes:
    """Our PDF of an article of these paragraphs."""
    from pipeline.build import build

    source = folder / "article.txt"
    source.write_text("大队工作总结\n\n" + "\n".join(f"　　{text}" for text in paragraphs) + "\n", encoding="utf-8")
    build(Job(source=str(source), output=folder, formats=("pdf",)), ignore)
    return (folder / "article.pdf").read_bytes()


# Composing sets these right before they are printed, so that our own PDFs cannot show them.
COMPOSED = {"PUNC-01", "PUNC-04", "PUNC-07", "NUM-01", "LINE-04", "PUNC-05", "PUNC-06"}
# Where every paragraph has one line only, nothing in a PDF tells an indent from the margin: they are read as one.
OF_A_WHOLE_PARAGRAPH = {"PUNC-13"}


def test_a_pdf_shows_the_same_as_the_text_it_was_made_of(tmp_path: Path) -> None:
    rules = [rule for rule in PASSAGE_RULES if rule.id not in COMPOSED | OF_A_WHOLE_PARAGRAPH]
    paragraphs = [example(rule, wrong=True) for rule in rules]
    found = {remark.rule.id for remark in remarks(pdf_of(paragraphs, tmp_path), "a.pdf")}
    assert {rule.id for rule in rules} - found == set()


def test_a_pdf_of_right_examples_has_no_error_and_no_warning(tmp_path: Path) -> None:
    paragraphs = [example(rule, wrong=False) for rule in PASSAGE_RULES]
    found = [
        (remark.rule.id, remark.found)
        for remark in remarks(pdf_of(paragraphs, tmp_path), "a.pdf")
        if remark.rule.severity is not Severity.INFO and not is_judged_by_format(remark)
    ]
    assert found == []


def test_lines_of_a_word_file_cannot_be_observed_and_those_of_our_pdf_part_no_number(tmp_path: Path) -> None:
    word = probe(word_file("增长12345%。"), "a.docx")
    assert [finding.verdict for finding in broken_numbers(word, "en")] == [Verdict.UNKNOWN]
    pdf = probe(pdf_of(["大队查处违法行为12345起，同比增长67.8%；" * 20 + "取得成效。"], tmp_path), "a.pdf")
    assert list(broken_numbers(pdf, "zh")) == []
