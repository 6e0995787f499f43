"""The proof that no wording changed: source, less what the receipt says, is the printed text, to the character."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import docx
import pdfplumber
import pypdfium2
import pytest

from pipeline.build import Job, build

MASTHEAD = "简报常德交警直属二大队2019年2月26日"
PAGE_NUMBER = re.compile(r"—\s*\d+\s*—")


@dataclass(frozen=True)
class Rendered:
    docx: Path
    pdf: Path
    receipt: dict[str, list[dict[str, str | int]]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory, sample: Path) -> Rendered:
    folder = tmp_path_factory.mktemp("wording")
    build(Job(source=str(sample), output=folder), lambda _problem: None)
    receipt = json.loads((folder / f"{sample.stem}.receipt.json").read_text(encoding="utf-8"))
    return Rendered(folder / f"{sample.stem}.docx", folder / f"{sample.stem}.pdf", receipt)


def without_space(text: str) -> str:
    return re.sub(r"\s", "", text)


def after_the_receipt(source: str, receipt: dict[str, list[dict[str, str | int]]]) -> str:
    """Take out what was dropped or is metadata, make the changes: each at the place the receipt names."""
    edits = [(e["line"], e["column"], e["text"], "") for e in receipt["metadata"] + receipt["dropped"]]
    edits += [(e["line"], e["column"], e["before"], e["after"]) for e in receipt["changes"]]
    lines = source.splitlines()
    for line, column, before, after in sorted(edits, key=lambda edit: (edit[0], edit[1]), reverse=True):
        text, start = lines[int(line) - 1], int(column) - 1
        assert text[start:].startswith(str(before)), f"{line}:{column} is not {before!r}"
        lines[int(line) - 1] = text[:start] + str(after) + text[start + len(str(before)) :]
    return without_space("".join(lines))


def python_docx_text(path: Path) -> str:
    return without_space("".join(p.text for p in docx.Document(str(path)).paragraphs)).replace(MASTHEAD, "", 1)


def raw_docx_text(path: Path) -> str:
    from zipfile import ZipFile

    xml = ZipFile(path).read("word/document.xml").decode()
    return without_space("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))).replace(MASTHEAD, "", 1)


def pdfplumber_text(path: Path) -> str:
    with pdfplumber.open(path) as document:
        text = "".join(PAGE_NUMBER.sub("", page.extract_text()) for page in document.pages)
    return without_space(text).replace(MASTHEAD, "", 1)


def pdfium_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return without_space("".join(PAGE_NUMBER.sub("", page) for page in pages)).replace(MASTHEAD, "", 1)


@pytest.mark.parametrize("extract", [python_docx_text, raw_docx_text])
def test_the_word_file_is_the_article_after_the_receipt(extract, rendered: Rendered, sample: Path) -> None:  # type: ignore[no-untyped-def]
    assert extract(rendered.docx) == after_the_receipt(sample.read_text(encoding="utf-8"), rendered.receipt)


@pytest.mark.parametrize("extract", [pdfplumber_text, pdfium_text])
def test_the_pdf_is_the_article_after_the_receipt(extract, rendered: Rendered, sample: Path) -> None:  # type: ignore[no-untyped-def]
    assert extract(rendered.pdf) == after_the_receipt(sample.read_text(encoding="utf-8"), rendered.receipt)


def test_the_changes_are_the_ones_a_person_counts(rendered: Rendered) -> None:
    marks = [f"{c['before']}{c['after']}" for c in rendered.receipt["changes"]]
    assert {mark: marks.count(mark) for mark in (",，", ";；", ":：", "(（", ")）")} == {
        ",，": 90, ";；": 7, ":：": 1, "(（": 1, ")）": 1,
    }  # fmt: skip
    assert [d["text"] for d in rendered.receipt["dropped"]] == ["字体:"]
