"""Pages on their side, and a tail that has an even page to itself."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.model.briefing import TableBlock
from pipeline.model.page import Page
from pipeline.model.units import Length
from pipeline.typeset.parity import part_tail
from pipeline.typeset.table_end import with_room_after_tables
from tests.typeset.fakes import FakeFonts, block, briefing, set_pages, texts

TABLE = TableBlock(role="table-cell", head_role="table-head", rows=(("项目",), ("甲乙",)), header_rows=1, turned=True)
TAIL = (block("tail-range", "报：市政府。"),)


def number(page: Page) -> tuple[int, int]:
    (line,) = [line for line in page.lines if line.block is None]
    return line.pieces[0].x, line.baseline


def test_a_turned_table_has_a_page_of_its_own_between_upright_ones() -> None:
    pages = set_pages(briefing(block("body", "前"), TABLE, block("body", "后"))).pages
    assert [(page.turned, texts(page)) for page in pages] == [
        (False, ["前"]),
        (True, ["项目", "甲乙"]),
        (False, ["后"]),
    ]


def test_the_head_of_a_turned_table_is_at_the_sheet_s_left_edge_whatever_the_page() -> None:
    one, two = (set_pages(briefing(*before, TABLE)).pages[-1] for before in ([], [block("body", "前")]))
    assert one.turned and two.turned
    assert min(rule.y for rule in one.rules) == min(rule.y for rule in two.rules) == Length.from_mm(28)


def test_a_turned_page_has_its_number_where_an_upright_one_has_it() -> None:
    upright = set_pages(briefing(*[block("body", "字")] * 30)).pages
    turned = set_pages(briefing(block("body", "字"), TABLE)).pages[1]
    assert number(turned) == number(upright[1])


def test_a_turned_page_is_as_wide_as_the_sheet_is_high() -> None:
    rows = tuple(("甲乙",) for _ in range(40))
    pages = set_pages(briefing(dataclasses.replace(TABLE, rows=rows, header_rows=0))).pages
    across = next(rule for rule in pages[0].rules if not rule.height)
    assert across.width.mm == pytest.approx(225 + Length.from_pt(0.5).mm, abs=0.01)
    # 156 mm hold 21 rows of 20 pt and the half point of a rule.
    assert [len(texts(page)) for page in pages] == [21, 19]


def test_a_tail_never_stands_on_a_turned_page() -> None:
    pages = set_pages(briefing(block("body", "前"), TABLE, tail=TAIL)).pages
    assert [(page.turned, texts(page)) for page in pages[1:]] == [(True, ["项目", "甲乙"]), (False, ["报：市政府。"])]


def test_a_tail_stands_apart_only_where_it_must_move_to_an_even_page() -> None:
    lines = [block("body", "字")] * 44

    def parted(count: int) -> tuple[bool, bool]:
        made = part_tail(briefing(*lines[:count], tail=TAIL, tail_on_even_page=True), FakeFonts())
        return made.tail_apart, made.tail_numbered

    assert parted(3) == (True, True)  # page 1 has text: the tail goes to page 2
    assert parted(30) == (False, True)  # page 2 has room
    assert parted(44) == (True, False)  # pages 1 and 2 are full: page 3 is blank, page 4 unnumbered
    odd = briefing(*lines[:3], tail=TAIL)
    assert part_tail(odd, FakeFonts()) is odd


def ending(*lines: int, turned: bool = True) -> TableBlock:
    """A table whose rows have so many lines."""
    rows = tuple(("\n".join("甲" * count),) for count in lines)
    return dataclasses.replace(TABLE, rows=rows, header_rows=0, turned=turned)


def test_a_section_whose_table_fills_its_last_page_to_the_last_point_is_told() -> None:
    # 22 lines of 20 pt in three rows of half a point more each, and a rule: 442 pt of 442.2.
    full, room = ending(8, 7, 7), ending(8, 7, 6)
    after = block("body", "后")

    def told(*blocks: object, **further: object) -> tuple[int, ...]:
        return with_room_after_tables(briefing(*blocks, **further), FakeFonts()).full_sections  # type: ignore[arg-type]

    assert told(full, after) == (0,)
    assert told(block("body", "前"), full, after) == (1,)
    assert told(block("body", "前"), full, tail=TAIL) == (1,)
    assert told(room, after) == told(after) == told(full, block("body", "注：略。")) == ()


def test_an_upright_table_that_ends_the_document_is_told_unless_a_tail_follows() -> None:
    # A line of 579 twips, and 30 lines in 16 rows under it: 12 749 of 12 756 twips.
    blocks = block("body", "前"), ending(*[2] * 14, 1, 1, turned=False)
    assert len(set_pages(briefing(*blocks)).pages) == 1
    assert with_room_after_tables(briefing(*blocks), FakeFonts()).full_sections == (0,)
    assert with_room_after_tables(briefing(*blocks, tail=TAIL), FakeFonts()).full_sections == ()
