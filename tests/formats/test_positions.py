"""Every layout's worked example, measured on ink: our PDF, and LibreOffice's rendering of our Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.formats.examples import EXAMPLES
from tests.formats.measures import Example
from tests.formats.sheet import Sheet, sheets

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"


def faults(example: Example, pages: Sequence[Sheet]) -> list[str]:
    measured = [(row, row.measure(pages)) for row in example.rows]
    return [
        f"{row.element}: {value:.2f}, not {row.required:.2f} ± {row.tolerance}"
        for row, value in measured
        if abs(value - row.required) > row.tolerance + 1e-6
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_pdf_has_everything_where_the_standard_wants_it(example: Example, made: Path) -> None:
    assert faults(example, sheets(made / f"{example.name}.pdf")) == []


@pytest.mark.oracle
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_word_file_has_everything_where_the_standard_wants_it(example: Example, office: Path) -> None:
    assert faults(example, sheets(office / f"{example.name}.pdf")) == []


@pytest.mark.oracle
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_both_have_the_same_lines(example: Example, made: Path, office: Path) -> None:
    ours, theirs = (sheets(folder / f"{example.name}.pdf") for folder in (made, office))
    assert [lines(page) for page in ours] == [lines(page) for page in theirs]


def lines(page: Sheet) -> list[str]:
    """Give a page's lines of type, top to bottom; marks that LibreOffice hangs are left with their line.

    What is turned (the number of a page on its side) is one line.
    """
    rows: dict[int, str] = {}
    for glyph in page.glyphs:
        place = round(glyph.baseline) if glyph.upright else 0
        rows[place] = rows.get(place, "") + glyph.text
    return [rows[place] for place in sorted(rows)]


@pytest.mark.oracle
def test_the_page_of_formats_says_what_was_measured(made: Path, office: Path, update: bool) -> None:
    page = "".join([HEAD, *(table(example, made, office) for example in EXAMPLES)])
    if update:
        PAGE.write_text(page, encoding="utf-8")
    assert without_measures(page) == without_measures(PAGE.read_text(encoding="utf-8"))


HEAD = """# Formats

Where every element of every layout stands, in millimetres: what GB/T 9704-2012 (or practice, 惯例) requires, what was
measured on our PDF, and on LibreOffice's rendering of our Word file. Each table is the worked example in `seeds/`,
measured by `tests/formats/test_positions.py`, which also writes this page (`pytest tests/formats --update`).
"""


def table(example: Example, made: Path, office: Path) -> str:
    ours, theirs = (sheets(folder / f"{example.name}.pdf") for folder in (made, office))
    sources = ", ".join(f"`seeds/{source}`" for source in example.sources)
    heading = f"\n## {example.title}\n\nLayout `layouts/{example.layout}.yaml`, example {sources}.\n\n"
    rows = (
        f"| {row.element} | {row.clause} | {row.required:.2f} ± {row.tolerance:g} "
        f"| {row.measure(ours):.2f} | {row.measure(theirs):.2f} |\n"
        for row in example.rows
    )
    return f"{heading}| element | clause | required | PDF | DOCX |\n|---|---|---|---|---|\n{''.join(rows)}"


def without_measures(page: str) -> Iterable[str]:
    """Give the page without the measured numbers, which other fonts and programs change in the second decimal."""
    return [re.sub(r"(\| -?\d+\.\d\d ){2}\|$", "", line) for line in page.splitlines()]
