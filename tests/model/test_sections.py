"""Which blocks go to pages that lie on their side."""

from __future__ import annotations

import dataclasses

from pipeline.model.briefing import Run, TableBlock, TextBlock
from pipeline.model.columns import is_cramped
from pipeline.model.sections import Section, sections_of, turned_layout
from pipeline.model.units import Length
from tests.render.docx_sample import LAYOUT

TABLE = TableBlock(role="table-cell", head_role="table-head", rows=(("甲",),))
TURNED = dataclasses.replace(TABLE, turned=True)


def block(role: str, text: str = "文字") -> TextBlock:
    return TextBlock(role=role, runs=(Run(text),))


def test_without_a_turned_table_there_is_one_upright_section() -> None:
    assert sections_of(()) == (Section(0, 0),)
    assert sections_of((block("title"), TABLE, block("body"))) == (Section(0, 3),)


def test_heading_label_and_caption_go_along_and_the_text_before_them_does_not() -> None:
    blocks = (block("title"), block("body"), block("heading-1"), block("caption"), TURNED, block("body"))
    assert sections_of(blocks) == (Section(0, 2), Section(2, 5, turned=True), Section(5, 6))
    blocks = (block("body"), block("attachment-label"), block("attachment-title"), TURNED)
    assert sections_of(blocks) == (Section(0, 1), Section(1, 4, turned=True))


def test_notes_go_along_and_tables_in_a_row_share_their_pages() -> None:
    blocks = (TURNED, block("body", "注：以上为初步数。"), block("caption"), TURNED, block("body", "下一步"))
    assert sections_of(blocks) == (Section(0, 4, turned=True), Section(4, 5))


def test_the_binding_edge_is_the_turned_page_s_upper_edge() -> None:
    page, turned = LAYOUT.page, turned_layout(LAYOUT).page
    assert (turned.width, turned.height) == (page.height, page.width)
    assert (turned.text_width, turned.text_height) == (page.text_height, page.text_width)
    assert (turned.margins.top, turned.margins.right) == (page.margins.left, page.margins.top)


def cramped(columns: int, cell: str) -> bool:
    table = dataclasses.replace(TABLE, rows=((cell,) * columns,))
    return is_cramped(table, Length.from_pt(12), Length.from_mm(156))


def test_columns_with_room_for_six_characters_or_all_they_hold_are_not_cramped() -> None:
    assert not cramped(5, "很长的内容" * 10)
    assert cramped(6, "很长的内容" * 10)
    assert not cramped(9, "三个字")
    assert cramped(10, "三个字")
