"""Documents with pictures: nothing is found wrong because of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import build
from pipeline.job import Job
from tests.check.made import DATA, TEXT, docx_of, failures, good, pdf_of, unheard
from tests.pictures import jpeg, png, written


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good brief as Markdown, a picture with its caption before each heading and one at the end."""
    folder = tmp_path_factory.mktemp("pictured")
    written(folder, photo_jpg=jpeg(900, 700), small_png=png(200, 100))
    text = TEXT.replace("\n一、", "\n![现场](photo.jpg)\n\n图1 防汛现场\n\n一、").replace(
        "\n二、", "\n![](small.png)\n\n▲图为防汛现场。\n\n二、"
    )
    title, body = text.split("\n", 1)
    source = folder / "a.md"
    source.write_text(f"# {title}\n{body}", encoding="utf-8")
    build(Job(source=str(source), output=folder, settings=DATA), unheard)
    return folder


def test_the_pdf_has_no_fault_for_its_pictures(pictured: Path) -> None:
    assert failures((pictured / "a.pdf").read_bytes()) <= failures(pdf_of(good("jianbao")))


def test_the_word_file_has_no_fault_for_its_pictures(pictured: Path) -> None:
    assert failures((pictured / "a.docx").read_bytes()) <= failures(docx_of(good("jianbao")))
