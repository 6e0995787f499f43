"""The Word file and the PDF are one document, line by line, as two programs that are not ours see them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.build import Job, build
from tests.alike import Pages, invented_article, lines_of, office_lines

BASELINES = 0.4  # mm
STARTS = 0.6  # mm
NEVER_FIRST = "，。、；：！？）》〉」』】〕’”％%℃·～…"
NEVER_LAST = "（《〈「『【〔‘“"
INVENTED = range(1, 7)


def rendered(source: Path, folder: Path) -> Path:
    build(Job(source=str(source), output=folder), lambda _problem: None)
    return folder / f"{source.stem}.pdf"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("invented")
    made = []
    for seed in INVENTED:
        source = folder / f"article-{seed}.txt"
        source.write_text(invented_article(seed), encoding="utf-8")
        made.append(rendered(source, folder))
    return made


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
@pytest.mark.parametrize("place", range(len(INVENTED)))
def test_invented_articles_have_the_same_lines_in_both(place: int, invented: list[Path], tmp_path: Path) -> None:
    pdf = invented[place]
    ours = lines_of(pdf)
    found = differences(office_lines(pdf.with_suffix(".docx"), tmp_path / "office"), ours)
    assert found == []


def test_no_line_begins_or_ends_with_a_forbidden_mark(invented: list[Path], sample: Path, tmp_path: Path) -> None:
    for pdf in (*invented, rendered(sample, tmp_path)):
        for page in lines_of(pdf):
            for line in page[:-1]:  # the last is the page number, — 1 —
                assert line.text[0] not in NEVER_FIRST, line
                assert line.text[-1] not in NEVER_LAST, line


def test_no_number_dash_or_ellipsis_is_parted(invented: list[Path]) -> None:
    for pdf in invented:
        for page in lines_of(pdf):
            for above, below in pairwise(page[:-1]):
                seam = above.text[-3:] + "|" + below.text[:3]
                assert not re.search(r"\d\|[\d%]|\d[.,]\|\d|—\|—|…\|…", seam), seam


def test_no_paragraph_ends_with_a_lone_character(sample: Path, tmp_path: Path) -> None:
    for page in lines_of(rendered(sample, tmp_path)):
        for line in page[:-1]:
            assert len(line.text.rstrip("。！？”）")) != 1, line
