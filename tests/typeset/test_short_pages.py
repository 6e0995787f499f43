"""Pages that a heading and what it is kept with leave short (GB/T 9704-2012 §5.2.3, §7.3.5.5)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.briefing import Briefing, TableBlock, TextBlock
from pipeline.typeset.short_pages import filled_out
from tests.typeset.fakes import FakeFonts, block, briefing, set_pages, texts

HEADING = block("heading-1", "一、工作情况")
LINE = block("body", "字" * 12)


def lines(count: int, last: int = 14) -> TextBlock:
    """Make a paragraph of so many lines, its last of ``last`` characters."""
    return block("body", "字" * (26 + 28 * (count - 2) + last))


def depths(made: Briefing) -> list[int]:
    """Give each page's number of lines."""
    return [len(texts(page)) for page in set_pages(made).pages]


def mended(made: Briefing) -> list[int]:
    return depths(filled_out(made, FakeFonts()))


def test_full_pages_change_nothing() -> None:
    made = briefing(lines(12), lines(6), HEADING, lines(4), lines(9))
    assert filled_out(made, FakeFonts()) is made


def test_two_white_lines_are_what_keeps_may_cost() -> None:
    made = briefing(lines(12, 27), lines(8, 27), HEADING, lines(3), lines(9))
    assert depths(made)[0] == 20
    assert filled_out(made, FakeFonts()) is made


def test_a_paragraph_of_the_page_grows_by_a_line() -> None:
    made = briefing(lines(7, 28), lines(12), HEADING, lines(3), lines(9))
    assert depths(made)[0] == 19
    assert mended(made) == [20, 13]


def test_or_the_one_that_moved() -> None:
    made = briefing(*[LINE] * 19, HEADING, lines(3, 26), lines(9))
    assert depths(made)[0] == 19
    assert mended(made) == [22, 11]


def test_a_page_that_nothing_mends_stays_as_it_was() -> None:
    made = briefing(*[LINE] * 19, HEADING, lines(3), lines(9))
    assert filled_out(made, FakeFonts()) is made


def test_white_before_a_page_of_its_own_is_meant() -> None:
    made = briefing(lines(7, 28), block("chapter", "附件"), lines(9))
    assert filled_out(made, FakeFonts()) is made


def test_only_tracking_changes_and_later_pages_are_filled_after_it() -> None:
    short = (lines(7, 28), lines(12), HEADING, lines(3))
    made = briefing(*short, lines(6), lines(9, 28), HEADING, lines(3), lines(9))
    found = filled_out(made, FakeFonts())
    assert depths(made)[:2] == [19, 19]
    assert all(count >= 20 for count in depths(found)[:-1])
    assert [one.text for one in found.blocks if isinstance(one, TextBlock)] == [
        one.text for one in made.blocks if isinstance(one, TextBlock)
    ]


@pytest.mark.parametrize("count", range(20, 44))
def test_heads_set_again_are_no_rows_of_the_pages_after_a_table(count: int) -> None:
    cells = (("序号", "内容"), *((str(number), "字" * 9) for number in range(80)))
    table = TableBlock(role="table-cell", head_role="table-head", rows=cells, header_rows=1)
    made = briefing(table, *[LINE] * count, HEADING, lines(3, 26), lines(9))
    assert sum(size < 20 for size in mended(made)[:-1]) <= sum(size < 20 for size in depths(made)[:-1])


@settings(max_examples=40)
@given(st.lists(st.tuples(st.booleans(), st.integers(min_value=1, max_value=170)), min_size=4, max_size=40))
def test_no_text_is_left_with_more_short_pages(parts: list[tuple[bool, int]]) -> None:
    blocks = []
    for heading, size in parts:
        blocks += [HEADING] if heading else []
        blocks.append(block("body", "字" * size))
    made = briefing(*blocks)
    before, after = depths(made), mended(made)
    assert sum(count < 20 for count in after[:-1]) <= sum(count < 20 for count in before[:-1])
