"""Pages on their side (GB/T 9704-2012 §8): judged on the sheet turned upright, or not at all."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from pipeline.check.kind import Kind
from pipeline.check.pdf import probe_pdf
from pipeline.model.finding import Verdict
from tests.check.made import docx_of, edited, findings, pdf_of, verdicts
from tests.check.test_our_layouts import made
from tests.formats.official import WIDE

ALL = {Verdict.PASS}
MARGINS = 'w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"'


@cache
def pdf() -> bytes:
    return pdf_of(made(WIDE))


@cache
def word() -> bytes:
    return docx_of(made(WIDE))


def test_numbers_are_found_where_they_stand_on_upright_pages() -> None:
    pages = probe_pdf(pdf(), "made").pages

    assert [page.turned for page in pages] == [False, False, True, True, False]
    assert [page.folio and page.folio.text for page in pages] == [f"— {number} —" for number in range(1, 6)]
    assert not any(page.folio_turned or page.sideways for page in pages)
    for upright, turned in ((0, 2), (1, 3)):
        one, other = pages[upright].folio, pages[turned].folio
        assert one is not None
        assert other is not None
        assert (other.left, other.right, other.baseline) == pytest.approx((one.left, one.right, one.baseline), abs=0.1)


@pytest.mark.parametrize("rule", ["PAGE-01", "PAGE-06", "PGNO-01", "PGNO-02", "PGNO-03", "PGNO-05", "ATT-02"])
def test_our_turned_pages_are_right(rule: str) -> None:
    assert verdicts(pdf(), rule) == ALL


def test_no_page_is_surely_full_where_no_paragraph_goes_on() -> None:
    assert verdicts(pdf(), "PAGE-05") == {Verdict.UNKNOWN}


def drawn(*, turned: int) -> bytes:
    """Give two pages, the second on its side with its number at its foot, or (``turned``) turned to a side edge."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4)
    canvas.setFont("Helvetica", 16)
    canvas.drawString(100, 700, "Upright")
    canvas.drawString(440, 75, "- 1 -")
    canvas.showPage()
    canvas.setPageSize(landscape(A4))
    canvas.setFont("Helvetica", 16)
    for number in range(4):
        canvas.drawString(120, 500 - 30 * number, "A row of a table")
    if turned:
        canvas.translate(75, 440)
        canvas.rotate(turned)
        canvas.drawString(0, 0, "- 2 -")
    else:
        canvas.drawString(90, 45, "- 2 -")
    canvas.save()
    return made.getvalue()


def test_a_number_at_the_foot_of_a_page_on_its_side_is_misplaced() -> None:
    data = drawn(turned=0)

    assert probe_pdf(data, "made").pages[1].folio_turned
    found = [each for each in findings(data, "PGNO-03", kind=Kind.OFFICIAL) if "page on its side" in each.actual]
    assert [(each.verdict, each.where.page) for each in found] == [(Verdict.FAIL, 2)]


def test_a_number_turned_as_the_sheet_is_is_measured_on_the_sheet() -> None:
    page = probe_pdf(drawn(turned=-90), "made").pages[1]

    assert page.folio is not None
    assert page.folio.text == "- 2 -"
    assert (page.folio.left, page.folio.baseline) == pytest.approx(
        ((595.28 - 440) * 25.4 / 72, (841.89 - 75) * 25.4 / 72), abs=0.1
    )


def test_a_number_turned_the_other_way_is_not_said_to_be_missing() -> None:
    data = drawn(turned=90)

    assert probe_pdf(data, "made").pages[1].sideways
    assert verdicts(data, "PGNO-05", kind=Kind.OFFICIAL) == {Verdict.UNKNOWN}


@pytest.mark.parametrize("rule", ["PAGE-01", "PAGE-06", "PGNO-01", "PGNO-05"])
def test_our_turned_sections_are_right(rule: str) -> None:
    assert verdicts(word(), rule) == ALL


def test_a_turned_section_has_the_other_margins_turned() -> None:
    good = verdicts(word(), "PAGE-06")
    wrong = edited(word(), "word/document.xml", MARGINS, 'w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"')
    other = edited(word(), "word/document.xml", MARGINS, 'w:top="1474" w:right="1984" w:bottom="1587" w:left="2098"')

    assert good == ALL
    assert Verdict.FAIL in verdicts(wrong, "PAGE-06")
    assert verdicts(other, "PAGE-06") == {Verdict.UNKNOWN}


def test_a_section_is_turned_by_its_size_whatever_is_said_of_it() -> None:
    silent = edited(word(), "word/document.xml", ' w:orient="landscape"', "")

    assert verdicts(silent, "PAGE-06") == ALL
    assert verdicts(silent, "PAGE-02") == verdicts(word(), "PAGE-02") == ALL


def test_a_plain_footer_of_a_turned_section_puts_the_number_elsewhere() -> None:
    with zipfile.ZipFile(BytesIO(word())) as package:
        footers = [name for name in package.namelist() if "footer" in name and name.endswith(".xml")]
        plain = next(package.read(name) for name in footers if b"txbx" not in package.read(name))
        changed = BytesIO()
        with zipfile.ZipFile(changed, "w") as copy:
            for name in package.namelist():
                data = package.read(name)
                copy.writestr(name, plain if name in footers and b"txbx" in data else data)
    found = findings(changed.getvalue(), "PGNO-03")

    assert {each.actual for each in found if each.verdict is Verdict.FAIL} == {
        "section 2: at the foot of the page on its side"
    }
    assert Verdict.FAIL not in verdicts(changed.getvalue(), "PGNO-02")
