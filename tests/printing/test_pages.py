from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.problem import SourceError
from pipeline.printing.pages import PageRanges


@pytest.mark.parametrize(
    ("text", "numbers", "plain"),
    [
        ("1-3,5", [1, 2, 3, 5], "1-3,5"),
        ("7", [7], "7"),
        ("2-2, 4", [2, 4], "2,4"),
        ("１－３，５", [1, 2, 3, 5], "1-3,5"),
    ],
)
def test_ranges_are_read(text: str, numbers: list[int], plain: str) -> None:
    ranges = PageRanges.parse(text)
    assert ranges.numbers() == numbers
    assert str(ranges) == plain


@pytest.mark.parametrize(
    "text", ["", ",", "1,", "a", "1-", "-3", "3-1", "0", "0-2", "1.5", "5,1-3", "1-3,3", "1;2", "1" * 9]
)
def test_what_is_no_range_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="page"):
        PageRanges.parse(text)


@given(st.text(alphabet="0123456789-, ", max_size=20))
def test_what_is_read_is_written_back_the_same(text: str) -> None:
    try:
        ranges = PageRanges.parse(text)
    except ValueError:
        return
    assert PageRanges.parse(str(ranges)) == ranges


def test_pages_beyond_the_last_are_told_with_the_count() -> None:
    PageRanges.parse("1-5").require_within(5, "a.pdf")
    with pytest.raises(SourceError, match=r"a\.pdf has 5 pages"):
        PageRanges.parse("2,6").require_within(5, "a.pdf")
