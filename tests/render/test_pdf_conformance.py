"""veraPDF's own validator on whole documents: PDF/A-2a, PDF/A-3a with files attached, PDF/UA-1.

JIANBAO_VERA names the command: it is called with a flavour (2a, 3a, ua1) and files, and exits 0 when all of them pass.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.job import Job
from pipeline.model.briefing import TableBlock
from pipeline.render.pdf import render_pdf
from pipeline.render.pdf_attachments import Attachment, Relationship
from tests.fonts.standard_characters import STANDARD_CHARACTERS
from tests.render.every_element import every_element
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages
from tests.render.real_documents import document, pdf_of, text

pytestmark = pytest.mark.vera

CLAIM = re.compile(rb"<pdfaid:part>(\d)")
FILES_AT_ONCE = 500
LAYOUTS = sorted(path.stem for path in (Path(__file__).parents[2] / "layouts").glob("*.yaml"))
ARTICLE = """某大队工作简报

来源：某大队 时间：2026-03-05

大队以党建为引领，抓好三项工作，路面秩序明显好转，群众满意度达98.6%。

一、坚持政治建警。组织学习12次，参加人数300余人。

二、坚持从严治警。开展督察，整改问题7个。
"""


def check(flavour: str, *files: Path) -> None:
    command = os.environ.get("JIANBAO_VERA")
    if not command:
        pytest.skip("JIANBAO_VERA is not set")
    run = subprocess.run([*shlex.split(command), flavour, *files], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def check_archival(data: bytes, folder: Path) -> None:
    path = folder / "document.pdf"
    path.write_bytes(data)
    check("2a", path)
    check("ua1", path)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout(name: str, tmp_path: Path) -> None:
    source = tmp_path / "article.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    job = Job(source=str(source), output=tmp_path, layout=name, formats=("pdf",), settings=("issue=3",))
    build(job, lambda problem: None)
    check_archival((tmp_path / "article.pdf").read_bytes(), tmp_path)


def test_every_element(tmp_path: Path) -> None:
    check_archival(every_element(), tmp_path)


def test_a_hundred_pages_with_a_table(tmp_path: Path) -> None:
    rows = (("单位", "件数"), *((f"第{number}中队", str(number)) for number in range(1, 60)))
    paragraphs = [text("body", STANDARD_CHARACTERS[:1200]) for _ in range(50)]
    cells = TableBlock(role="table-cell", head_role="table-head", rows=rows, header_rows=1)
    check_archival(pdf_of(document(text("title", "某大队工作简报"), *paragraphs, cells)), tmp_path)


def test_all_standard_characters(tmp_path: Path) -> None:
    check_archival(
        pdf_of(document(text("body", STANDARD_CHARACTERS), text("quotation", STANDARD_CHARACTERS))), tmp_path
    )


def test_attached_files(tmp_path: Path) -> None:
    files = (
        Attachment(name="简报.txt", data=ARTICLE.encode(), relationship=Relationship.SOURCE, description="原文"),
        Attachment(name="简报.docx", data=b"PK", relationship=Relationship.ALTERNATIVE),
    )
    path = tmp_path / "attached.pdf"
    path.write_bytes(render_pdf(briefing(block("body", "正文")), pages((line(100, "正文"),)), BoxFonts(), files))
    check("3a", path)
    check("ua1", path)


@pytest.mark.timeout(3600)
def test_every_pdf_the_tests_have_rendered(every_pdf: list[Path]) -> None:
    """Tests of single parts write files without a catalog's entries too: only what says that it is PDF/A is judged."""
    parts = {path: CLAIM.search(path.read_bytes()) for path in every_pdf}
    for flavour, number in (("2a", b"2"), ("3a", b"3")):
        claiming = [path for path, claim in parts.items() if claim and claim[1] == number]
        for start in range(0, len(claiming), FILES_AT_ONCE):
            check(flavour, *claiming[start : start + FILES_AT_ONCE])
            check("ua1", *claiming[start : start + FILES_AT_ONCE])
