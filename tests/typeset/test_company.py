"""The signature in company (GB/T 9704-2012 §7.3.5.5)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.typeset.company import accompanied
from tests.typeset.fakes import FakeFonts, block, briefing, set_pages, texts

SIGNED = block("signature", "某某县人民政府"), block("signature-date", "2019年2月26日")


def text(characters: int) -> TextBlock:
    return block("body", "字" * characters)


def lines(count: int, over: int = 14) -> TextBlock:
    """Make a paragraph of so many lines, its last of ``over`` characters."""
    return text(26 + 28 * (count - 2) + over)


def company(made: Briefing) -> list[list[str]]:
    """Give each page's lines."""
    return [texts(page) for page in set_pages(accompanied(made, FakeFonts())).pages]


def test_a_signature_that_stands_well_changes_nothing() -> None:
    made = briefing(lines(5), lines(6), *SIGNED)
    assert accompanied(made, FakeFonts()) is made


@pytest.mark.parametrize("last", range(2, 28))
def test_a_signature_is_never_alone(last: int) -> None:
    pages = company(briefing(lines(10), lines(6), lines(6, last), *SIGNED))
    assert len(pages) == 1 or pages[1][0].startswith("字")


def test_a_paragraph_that_goes_along_leaves_no_page_white() -> None:
    assert [len(page) for page in company(briefing(lines(9, 4), lines(9, 20), lines(2, 9), *SIGNED))] == [22]


def test_what_tracking_cannot_mend_goes_to_the_next_page_whole() -> None:
    pages = company(briefing(*[text(12)] * 18, lines(4, 20), *SIGNED))
    assert [len(page) for page in pages] in ([18, 6], [22], [20, 4])


def test_only_tracking_changes() -> None:
    made = briefing(lines(10), lines(6), lines(6, 27), *SIGNED)
    found = accompanied(made, FakeFonts())
    assert [one.text for one in found.blocks if isinstance(one, TextBlock)] == [
        one.text for one in made.blocks if isinstance(one, TextBlock)
    ]
    roles = {one.role for one in found.blocks if isinstance(one, TextBlock)}
    assert all(role.startswith(("body", "signature")) for role in roles)


@settings(max_examples=40)
@given(st.lists(st.integers(min_value=4, max_value=200), min_size=1, max_size=12))
def test_whatever_stands_before_it(lengths: list[int]) -> None:
    pages = company(briefing(*map(text, lengths), *SIGNED))
    for page in pages[1:]:
        assert page[0] != SIGNED[0].text
