"""What LibreOffice makes of our Word files: pages, positions, rules. Millimetres from the page's top left corner."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

from pipeline.model.briefing import Block, Briefing, TextBlock
from pipeline.render.docx import render_docx
from tests.render.docx_sample import MASTHEAD, TAIL_LONG, TAIL_SHORT, block, body, briefing

pytestmark = pytest.mark.oracle

MM_PER_POINT = 25.4 / 72
LOWER_EDGE = 262.0
OPTIONS = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir")


@dataclass(frozen=True)
class Page:
    """Baselines of the lines from the top (the last is the page number's), and rules as (top, bottom, left, right).

    No text: a machine without Chinese fonts lays out the same lines, of boxes.
    """

    baselines: list[float]
    rules: list[tuple[float, float, float, float]]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed")
    return tmp_path_factory.mktemp("office")


def laid_out(office: Path, *briefings: Briefing) -> list[list[Page]]:
    """Lay out briefings in one run of LibreOffice."""
    sources = [office / f"{number}.docx" for number in range(len(briefings))]
    for source, made in zip(sources, briefings, strict=True):
        source.write_bytes(render_docx(made))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{office}/profile", *OPTIONS, str(office), *map(str, sources)],
        check=True,
        capture_output=True,
        env=os.environ | {"HOME": str(office)},
    )
    return [read_pages(source.with_suffix(".pdf").read_bytes()) for source in sources]


def read_pages(data: bytes) -> list[Page]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [Page(baselines_of(page), [rule_of(shape) for shape in page.rects + page.lines]) for page in pdf.pages]


def baselines_of(page: pdfplumber.page.Page) -> list[float]:
    return sorted({round((float(page.height) - char["matrix"][5]) * MM_PER_POINT, 1) for char in page.chars})


def rule_of(shape: dict[str, float]) -> tuple[float, float, float, float]:
    top, bottom, left, right = (round(shape[key] * MM_PER_POINT, 2) for key in ("top", "bottom", "x0", "x1"))
    return top, bottom, left, right


def rows(count: int) -> tuple[Block, ...]:
    return tuple(block("body", f"第{number}行。") for number in range(1, count + 1))


def test_masthead_grid_and_page_number_stand_where_the_standard_wants_them(office: Path) -> None:
    (pages,) = laid_out(office, briefing(MASTHEAD + body(4), TAIL_SHORT))
    first, second = pages[0], pages[1]
    assert first.baselines[0] == pytest.approx(37 + 35 + 0.85 * 42 * MM_PER_POINT, abs=0.3)
    assert first.baselines[2] == pytest.approx(127.1, abs=0.3)
    red_rule = min(rule[0] for rule in first.rules)  # its middle; the ink of a Han character ends 0.12 em below
    assert red_rule == pytest.approx(first.baselines[2] + (0.12 * 16 + 0.75) * MM_PER_POINT + 4, abs=0.5)
    grid = second.baselines[:-1]
    assert len(grid) in (21, 22)  # a heading may move to the next page
    assert [below - above for above, below in pairwise(grid)] == pytest.approx([10.21] * (len(grid) - 1), abs=0.11)
    for page in (first, second):
        assert page.baselines[-1] == pytest.approx(269 + 0.35 * 14 * MM_PER_POINT, abs=0.3)


@pytest.mark.parametrize("tail", [TAIL_SHORT[-1:], TAIL_SHORT, TAIL_LONG], ids=["one line", "lines", "wrapped lines"])
def test_the_tails_last_rule_is_the_type_areas_lower_edge(office: Path, tail: tuple[TextBlock, ...]) -> None:
    (pages,) = laid_out(office, briefing(rows(3), tail))
    assert len(pages) == 1
    _, bottom, left, right = max(pages[0].rules, key=lambda rule: rule[1])
    assert bottom == pytest.approx(LOWER_EDGE, abs=0.1)
    assert (left, right) == pytest.approx((28, 184), abs=0.1)


def test_the_tail_stays_while_it_fits_and_then_moves_alone(office: Path) -> None:
    # 18 lines of 579 twips, the last paragraph of 14 and the tail of 4 × 560 + 20 + 14 + 20 fill 12 728 of 12 756.
    fitting, crowded, full = laid_out(office, *(briefing(rows(count), TAIL_SHORT) for count in (18, 19, 22)))
    assert [len(page.baselines) for page in fitting] == [18 + 4 + 1]
    for pages, count in ((crowded, 19), (full, 22)):
        assert [len(page.baselines) for page in pages] == [count + 1, 4 + 1]
        assert max(rule[1] for rule in pages[1].rules) == pytest.approx(LOWER_EDGE, abs=0.1)
