"""The Word file and the PDF are one document, line by line, as two programs that are not ours see them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.build import Job, build
from tests.alike import (
    Pages,
    invented_article,
    invented_tables,
    lines_of,
    office_lines,
    office_pages,
    short_article,
    thick_article,
)

BASELINES = 0.4  # mm
STARTS = 0.6  # mm
NEVER_FIRST = "，。、；：！？）》〉」』】〕’”％%℃‰·～…—／"
NEVER_LAST = "（《〈「『【〔‘“￥$"
PARTED = re.compile(r"\d\|[\d%‰℃]|\d[.,]\|\d|(?<![0-9A-Za-z])[-+±]\|\d|—\|—|…\|…")
INVENTED = range(1, 7)
THICK = range(1, 9)
TABLES = range(1, 9)
EQUAL = 0.99


def rendered(source: Path, folder: Path) -> Path:
    build(Job(source=str(source), output=folder), lambda _problem: None)
    return folder / f"{source.stem}.pdf"


def written(folder: Path, name: str, text: str, ending: str = ".txt") -> Path:
    source = folder / f"{name}{ending}"
    source.write_text(text, encoding="utf-8")
    return rendered(source, folder)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("invented")
    return [written(folder, f"article-{seed}", invented_article(seed)) for seed in INVENTED]


@pytest.fixture(scope="module")
def thick(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("thick")
    return [written(folder, f"thick-{seed}", thick_article(seed)) for seed in THICK]


def differences(word: Pages, ours: Pages) -> list[str]:
    assert len(word) == len(ours), "pages"
    found = []
    for number, (left, right) in enumerate(zip(word, ours, strict=True), 1):
        assert len(left) == len(right), f"lines of page {number}"
        for one, other in zip(left, right, strict=True):
            near = abs(one.baseline - other.baseline) <= BASELINES and abs(one.start - other.start) <= STARTS
            if one.text != other.text or not near:
                found.append(f"page {number}: {one} | {other}")
    return found


@pytest.mark.oracle
def test_the_sample_has_the_same_lines_in_both(sample: Path, tmp_path: Path) -> None:
    pdf = rendered(sample, tmp_path)
    assert differences(office_lines(pdf.with_suffix(".docx"), tmp_path / "office"), lines_of(pdf)) == []


@pytest.mark.oracle
def test_invented_articles_have_the_same_lines_in_both(invented: list[Path], tmp_path: Path) -> None:
    word = office_pages([pdf.with_suffix(".docx") for pdf in invented], tmp_path / "office")
    for pdf, pages in zip(invented, word, strict=True):
        assert differences(pages, lines_of(pdf)) == [], pdf.name


@pytest.mark.oracle
def test_pages_that_keeps_leave_short_are_filled_alike_in_both(tmp_path: Path) -> None:
    made = [written(tmp_path, f"short-{seed}", short_article(seed)) for seed in range(4)]
    word = office_pages([pdf.with_suffix(".docx") for pdf in made], tmp_path / "office")
    for pdf, pages in zip(made, word, strict=True):
        assert differences(pages, lines_of(pdf)) == [], pdf.name


@pytest.mark.oracle
def test_articles_thick_with_other_signs_have_the_same_pages_and_nearly_all_lines(
    thick: list[Path], tmp_path: Path
) -> None:
    """What is left are the lines that LibreOffice would part against the rules, where no tracking helps."""
    word = office_pages([pdf.with_suffix(".docx") for pdf in thick], tmp_path / "office")
    same = count = 0
    for pdf, pages in zip(thick, word, strict=True):
        ours = lines_of(pdf)
        assert len(pages) == len(ours), pdf.name
        for theirs, mine in zip(pages, ours, strict=True):
            texts = {line.text for line in theirs}
            same += sum(line.text in texts for line in mine)
            count += len(mine)
    assert same / count >= EQUAL


@pytest.mark.oracle
def test_tables_have_the_same_pages_and_nearly_all_lines(tmp_path: Path) -> None:
    """Left are cells in which no indent keeps a sign with its number in both."""
    pdfs = [written(tmp_path, f"tables-{seed}", invented_tables(seed), ".html") for seed in TABLES]
    word = office_pages([pdf.with_suffix(".docx") for pdf in pdfs], tmp_path / "office")
    same = count = 0
    for pdf, pages in zip(pdfs, word, strict=True):
        ours = lines_of(pdf)
        assert [len(page) for page in pages] == [len(page) for page in ours], pdf.name
        found = differences(pages, ours)
        count += sum(map(len, ours))
        same += sum(map(len, ours)) - len(found)
    assert same / count >= EQUAL


def test_no_line_begins_or_ends_with_a_forbidden_mark(
    invented: list[Path], thick: list[Path], sample: Path, tmp_path: Path
) -> None:
    for pdf in (*invented, *thick, rendered(sample, tmp_path)):
        for page in lines_of(pdf):
            for line in page[:-1]:  # the last is the page number, — 1 —
                assert line.text[0] not in NEVER_FIRST, line
                assert line.text[-1] not in NEVER_LAST, line


def test_no_number_dash_or_ellipsis_is_parted(invented: list[Path], thick: list[Path]) -> None:
    for pdf in (*invented, *thick):
        for page in lines_of(pdf):
            for above, below in pairwise(page[:-1]):
                seam = above.text[-3:] + "|" + below.text[:3]
                assert not PARTED.search(seam), seam


def test_no_paragraph_ends_with_a_lone_character(sample: Path, tmp_path: Path) -> None:
    for page in lines_of(rendered(sample, tmp_path)):
        for line in page[:-1]:
            assert len(line.text.rstrip("。！？”）")) != 1, line
