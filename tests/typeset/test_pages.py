"""How rows fill pages: the grid, keeps, white space, rules, tail, page numbers."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.briefing import TextBlock
from pipeline.model.layout import Align, PageNumber
from pipeline.model.page import Line, Page
from pipeline.model.units import Length
from tests.typeset.fakes import block, briefing, layout, set_pages, texts

TOP = Length.from_mm(37)
LOWER = Length.from_mm(262)
PITCH = Length.from_twips(579)
FULL = "中" * 28


def lines_of(count: int, role: str = "body") -> TextBlock:
    """Make a paragraph of so many lines."""
    return block(role, "\n".join(["中文"] * count))


def counts(*blocks: TextBlock) -> list[int]:
    return [len(texts(page)) for page in set_pages(briefing(*blocks)).pages]


def test_twenty_two_lines_fill_a_page() -> None:
    pages = set_pages(briefing(*[lines_of(1)] * 50)).pages
    assert [len(texts(page)) for page in pages] == [22, 22, 6]


def test_baselines_stand_at_four_fifths_of_each_line_on_the_grid() -> None:
    page = set_pages(briefing(*[lines_of(1)] * 22)).pages[0]
    assert [line.baseline for line in page.lines[:-1]] == [
        TOP + index * PITCH + round(PITCH * 0.8) for index in range(22)
    ]


def test_an_empty_briefing_is_one_page() -> None:
    pages = set_pages(briefing()).pages
    assert [page.lines for page in pages] == [()]


def test_no_paragraph_leaves_a_single_line_behind_or_ahead() -> None:
    assert counts(lines_of(21), lines_of(4)) == [21, 4]
    assert counts(lines_of(19), lines_of(4)) == [21, 2]
    assert counts(lines_of(20), lines_of(3)) == [20, 3]


def test_a_heading_stays_with_two_lines_of_what_it_heads() -> None:
    assert counts(lines_of(20), lines_of(1, "heading-1"), lines_of(5)) == [20, 6]
    assert counts(lines_of(19), lines_of(1, "heading-1"), lines_of(5)) == [22, 3]


def test_headings_in_a_row_stay_together() -> None:
    assert counts(lines_of(19), lines_of(1, "heading-1"), lines_of(1, "heading-1"), lines_of(5)) == [19, 7]


def test_a_paragraph_kept_with_the_next_is_not_parted() -> None:
    assert counts(lines_of(19), lines_of(4, "title"), lines_of(5))[0] == 19


def test_a_chain_of_keeps_longer_than_a_page_is_let_go_between_paragraphs() -> None:
    assert counts(*[lines_of(1, "heading-1")] * 30, lines_of(2)) == [22, 10]


def test_a_short_last_paragraph_goes_to_the_signatures_page() -> None:
    closing = block("signature", "某某县政府"), block("signature-date", "2019年2月26日")
    assert counts(lines_of(18), lines_of(3), *closing) == [18, 5]
    assert counts(lines_of(17), lines_of(3), *closing) == [22]


def test_white_space_between_paragraphs_is_the_larger_not_the_sum() -> None:
    page = set_pages(briefing(lines_of(1), lines_of(1, "title"), lines_of(1, "title"), lines_of(1))).pages[0]
    body, first, second, last = page.lines[:4]
    title = Length.from_pt(34)
    assert first.baseline - body.baseline == round(PITCH * 0.2) + PITCH + round(title * 0.8)
    assert second.baseline - first.baseline == title + PITCH
    assert last.baseline - second.baseline == round(title * 0.2) + PITCH + round(PITCH * 0.8)


def test_white_space_above_is_dropped_at_a_page_top_but_not_after_a_forced_break() -> None:
    title = round(Length.from_pt(34) * 0.8)
    pages = set_pages(briefing(lines_of(22), lines_of(1, "title"), lines_of(1))).pages
    assert pages[1].lines[0].baseline == TOP + title
    assert set_pages(briefing(lines_of(1, "title"), lines_of(1))).pages[0].lines[0].baseline == TOP + PITCH + title
    forced = set_pages(briefing(lines_of(3), lines_of(1, "chapter"))).pages[1]
    assert forced.lines[0].baseline == TOP + PITCH + round(PITCH * 0.8)


def test_rules_span_the_type_area_and_take_room() -> None:
    page = set_pages(briefing(block("issuer-line", "某某县"), lines_of(1))).pages[0]
    (rule,) = page.rules
    assert (rule.x, rule.width) == (Length.from_mm(28), Length.from_mm(156))
    assert rule.y == TOP + PITCH + Length.from_pt(3)
    assert page.lines[1].baseline == rule.y + Length.from_pt(1) + round(PITCH * 0.8)


TAIL = (block("tail-range", "报：市政府。"), block("tail-copies", "共印50份"))
TAIL_HEIGHT = 2 * PITCH + 3 * Length.from_pt(4)


def test_the_tails_last_rule_stands_on_the_type_areas_lower_edge() -> None:
    page = set_pages(briefing(lines_of(3), tail=TAIL)).pages[-1]
    assert page.rules[-1].y + page.rules[-1].weight == LOWER
    assert texts(page)[-2:] == ["报：市政府。", "共印50份"]
    assert [line.block for line in page.lines[-3:]] == [1, 2, None]


def test_a_tail_without_room_gets_a_page_of_its_own() -> None:
    room = (Length.from_twips(12756) - TAIL_HEIGHT - Length.from_twips(20)) // PITCH
    assert len(set_pages(briefing(lines_of(room), tail=TAIL)).pages) == 1
    pages = set_pages(briefing(lines_of(room + 1), tail=TAIL)).pages
    assert [len(texts(page)) for page in pages] == [room + 1, 2]


def test_a_tail_on_an_even_page_has_a_blank_unnumbered_page_before_it_if_need_be() -> None:
    pages = set_pages(briefing(lines_of(3), tail=TAIL, tail_on_even_page=True)).pages
    assert [len(texts(page)) for page in pages] == [3, 2]
    pages = set_pages(briefing(*[lines_of(1)] * 44, tail=TAIL, tail_on_even_page=True)).pages
    assert [len(texts(page)) for page in pages] == [22, 22, 0, 2]
    assert [number(page) is not None for page in pages] == [True, True, False, False]


def number(page: Page) -> Line | None:
    return next((line for line in page.lines if line.block is None), None)


def test_page_numbers_stand_outside_right_on_odd_pages_and_left_on_even_ones() -> None:
    odd, even = (number(page) for page in set_pages(briefing(*[lines_of(1)] * 30)).pages)
    assert odd is not None and even is not None
    assert (odd.text, even.text) == ("— 1 —", "— 2 —")
    inset = Length.from_pt(14)
    assert odd.pieces[-1].x + odd.pieces[-1].width == Length.from_mm(184) - inset
    assert even.pieces[0].x == Length.from_mm(28) + inset


@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTRE, Align.RIGHT])
def test_page_numbers_that_are_not_mirrored_stand_where_their_style_says(align: Align) -> None:
    plain = briefing(*[lines_of(1)] * 30, page_number=PageNumber(dash_below=Length.from_mm(7), mirrored=False))
    style = dataclasses.replace(plain.style("page-number"), align=align)
    styles = {**plain.layout.styles, "page-number": style}
    made = dataclasses.replace(plain, layout=dataclasses.replace(plain.layout, styles=styles))
    for line in map(number, set_pages(made).pages):
        assert line is not None
        left, right = line.pieces[0].x, line.pieces[-1].x + line.pieces[-1].width
        edges = {Align.LEFT: left - Length.from_pt(14), Align.RIGHT: right + Length.from_pt(14)}
        wanted = {Align.LEFT: 28.0, Align.CENTRE: 106.0, Align.RIGHT: 184.0}[align]
        assert Length(edges.get(align, (left + right) // 2)).mm == pytest.approx(wanted, abs=0.01)


def test_the_dash_stands_seven_millimetres_below_the_type_area() -> None:
    # Its ink is 0.3 em above the baseline (FandolSong's U+2014).
    line = number(set_pages(briefing(lines_of(1))).pages[0])
    assert line is not None
    assert line.baseline - Length.from_pt(14).times(0.3) == Length.from_mm(269)


def test_the_first_page_may_go_unnumbered() -> None:
    unnumbered = layout(page_number=PageNumber(dash_below=Length.from_mm(7), first=False)).page_number
    pages = set_pages(briefing(*[lines_of(1)] * 30, page_number=unnumbered)).pages
    assert [number(page) is None for page in pages] == [True, False]


ROLES = st.sampled_from(["body", "heading-1", "title", "signature", "chapter", "issuer-line"])


@settings(max_examples=60)
@given(st.lists(st.tuples(ROLES, st.integers(min_value=1, max_value=30)), max_size=25))
def test_pages_hold_every_line_in_order_and_nothing_below_the_type_area(shape: list[tuple[str, int]]) -> None:
    pages = set_pages(briefing(*[lines_of(count, role) for role, count in shape])).pages
    blocks = [line.block for page in pages for line in page.lines if line.block is not None]
    assert blocks == [index for index, (_, count) in enumerate(shape) for _ in range(count)]
    for page in pages:
        assert len(texts(page)) <= 22
        assert all(line.baseline < LOWER for line in page.lines if line.block is not None)
        assert all(rule.y + rule.weight <= LOWER for rule in page.rules)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(["body", "heading-1"]), st.integers(min_value=1, max_value=9)), max_size=25))
def test_no_page_ends_with_a_heading_or_parts_a_paragraph_one_line_from_its_end(shape: list[tuple[str, int]]) -> None:
    made = briefing(*[lines_of(count, role) for role, count in shape], lines_of(2))
    pages = set_pages(made).pages
    for above, below in pairwise(pages):
        last, first = above.lines[-2].block, below.lines[0].block
        assert last is not None and first is not None
        role = made.blocks[last].role
        chain = all(made.blocks[line.block].role == role for line in above.lines if line.block is not None)
        assert role == "body" or chain
        if last == first:
            assert [line.block for line in above.lines].count(last) >= 2
            assert [line.block for line in below.lines].count(first) >= 2


@pytest.mark.parametrize("role", ["body", "heading-1"])
def test_a_paragraph_longer_than_a_page_goes_on(role: str) -> None:
    assert sum(counts(lines_of(50, role))) == 50
