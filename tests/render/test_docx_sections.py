"""Sections of the Word file: pages on their side, a tail on an even page of its own."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION

from pipeline.model.briefing import Briefing
from pipeline.model.layout import PageNumber
from pipeline.render.docx import render_docx
from tests.render.docx_sample import LAYOUT, MASTHEAD, MM, TABLE, TAIL_SHORT, body, briefing

TURNED = dataclasses.replace(TABLE, turned=True)
WIDE = briefing((*MASTHEAD, *body(1), TURNED, *body(1)), TAIL_SHORT)


def opened(made: Briefing) -> Any:
    return Document(io.BytesIO(render_docx(made)))


def test_a_plain_document_has_one_section() -> None:
    assert len(opened(briefing((*MASTHEAD, *body(1), TABLE), TAIL_SHORT)).sections) == 1


def test_a_turned_table_has_a_section_of_its_own() -> None:
    sections = opened(WIDE).sections
    assert [each.orientation for each in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    upright, turned, last = sections
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    assert (turned.top_margin, turned.right_margin) == (upright.left_margin, upright.top_margin)
    assert (turned.bottom_margin, turned.left_margin) == (upright.right_margin, upright.bottom_margin)
    assert (last.page_width, last.top_margin) == (upright.page_width, upright.top_margin)


def test_a_section_its_table_fills_holds_the_point_for_the_paragraph_after_it() -> None:
    plain, full = (opened(each).sections for each in (WIDE, dataclasses.replace(WIDE, full_sections=(1,))))
    lower = [one.bottom_margin.twips - other.bottom_margin.twips for one, other in zip(plain, full, strict=True)]
    assert lower == [0, 20, 0]
    assert [each.footer_distance for each in full] == [each.footer_distance for each in plain]


def test_a_turned_table_is_as_wide_as_its_page() -> None:
    (table,) = opened(WIDE).tables
    assert sum(column.width.twips for column in table.columns) == LAYOUT.page.text_height.twips


def test_the_number_of_a_turned_page_is_a_field_in_a_turned_text_box() -> None:
    turned = opened(WIDE).sections[1]
    for footer, style in ((turned.footer, "PageNumber"), (turned.even_page_footer, "PageNumberEven")):
        element = footer._element
        (box,) = element.xpath(".//*[local-name()='bodyPr']")
        assert box.get("vert") == "vert"
        assert element.xpath("string(.//*[local-name()='txbxContent']//w:instrText)") == " PAGE "
        assert element.xpath(".//*[local-name()='txbxContent']//w:pStyle/@w:val") == [style]


def test_a_tail_after_a_turned_page_has_an_upright_one() -> None:
    made = opened(briefing((*MASTHEAD, *body(1), TURNED), TAIL_SHORT))
    assert [each.orientation for each in made.sections][-2:] == [WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]


def test_without_a_tail_the_turned_pages_may_be_the_last() -> None:
    assert opened(briefing((*MASTHEAD, *body(1), TURNED), ())).sections[-1].orientation is WD_ORIENT.LANDSCAPE


def test_only_page_1_goes_without_its_number() -> None:
    layout = dataclasses.replace(LAYOUT, page_number=PageNumber(dash_below=MM(7), first=False))
    sections = opened(dataclasses.replace(WIDE, layout=layout)).sections
    assert [each.different_first_page_header_footer for each in sections] == [True, False, False]


@pytest.mark.parametrize("numbered", [True, False])
def test_a_tail_that_stands_apart_begins_a_section_on_an_even_page(numbered: bool) -> None:
    made = briefing((*MASTHEAD, *body(1)), TAIL_SHORT)
    made = dataclasses.replace(made, tail_apart=True, tail_numbered=numbered)
    first, last = opened(made).sections
    assert (first.start_type, last.start_type) == (WD_SECTION.NEW_PAGE, WD_SECTION.EVEN_PAGE)
    assert last.different_first_page_header_footer
    assert ("PAGE" in last.first_page_footer._element.xpath("string(.)")) is numbered
