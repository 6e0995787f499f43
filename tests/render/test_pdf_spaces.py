"""Where a tab parts two pieces, a space stands between them for whoever copies or hears the text."""

from __future__ import annotations

from pipeline.model.briefing import Briefing
from pipeline.model.page import Line, Pages
from pipeline.model.units import Length
from pipeline.render.pdf import render_pdf
from pipeline.render.pdf_spaces import with_spaces
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece
from tests.render.test_pdf_text import drawn_text

ISSUER, DATE = piece("某大队", x=100), piece("3月5日", x=400, face="latin")
TABBED = briefing(block("body", "某大队\t3月5日"))


def text_of(document: Briefing, *lines: Line) -> str:
    return drawn_text(render_pdf(document, pages(lines), BoxFonts()))


def test_issuer_and_date_are_parted() -> None:
    assert text_of(TABBED, line(100, ISSUER, DATE)) == "某大队 3月5日"


def test_the_space_fills_the_gap_and_moves_nothing() -> None:
    made = pages((line(100, ISSUER, DATE),))
    before, space, after = with_spaces(made, TABBED, BoxFonts()).pages[0].lines[0].pieces
    assert (before, after) == (ISSUER, DATE)
    assert (space.text, space.x, space.width) == (" ", ISSUER.x + ISSUER.width, Length.from_pt(400 - 148))


def test_a_gap_between_han_and_latin_is_no_tab() -> None:
    assert text_of(TABBED, line(100, ISSUER, piece("35", x=148 + 4, face="latin"))) == "某大队35"


def test_a_paragraph_without_a_tab_stays_as_it_is() -> None:
    assert text_of(briefing(block("body", "某大队3月5日")), line(100, ISSUER, DATE)) == "某大队3月5日"


def test_other_pages_are_the_same_objects() -> None:
    made: Pages = pages((line(100, ISSUER, DATE, block=0),), (line(100, "正文", block=1),))
    document = briefing(block("body", "某大队\t3月5日"), block("body", "正文"))
    assert with_spaces(made, document, BoxFonts()).pages[1] is made.pages[1]
