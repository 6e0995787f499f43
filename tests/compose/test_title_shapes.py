"""The shape of titles (GB/T 9704-2012 §7.3.1): words whole, a trapezoid or a diamond, whatever the title."""

from __future__ import annotations

from itertools import accumulate, pairwise

import pytest
import rjieba

from pipeline.compose.title import break_title, width_of
from tests.compose.titles import invented_titles, long_titles

CAPACITY = 20
SPARE = 5  # em: a title that leaves its lines less room than this cannot choose its shape
NEVER_FIRST = "，。、；：？！”’）》〉】〕」』—…·％%"
NEVER_LAST = "“‘（《〈【〔「『"

TITLES = invented_titles(400)
LONG = long_titles(300)
BROKEN = {
    title: lines
    for title in (*TITLES, *LONG)
    if len(lines := break_title(title, CAPACITY)) > 1 and width_of(title) <= 4 * CAPACITY - SPARE
}


def steps(lines: tuple[str, ...]) -> list[float]:
    """Give how much wider each line is than the one above."""
    return [width_of(below) - width_of(above) for above, below in pairwise(lines)]


def test_there_are_titles_of_two_three_and_four_lines() -> None:
    counts = [len(lines) for lines in BROKEN.values()]
    assert set(counts) == {2, 3, 4}
    assert all(counts.count(number) >= 50 for number in (2, 3, 4))


@pytest.mark.parametrize("number", [2, 3, 4])
def test_words_are_kept_whole(number: int) -> None:
    for title, lines in BROKEN.items():
        if len(lines) == number:
            words = set(accumulate(len(word) for word in rjieba.cut(title)))
            places = accumulate(len(line) for line in lines[:-1])
            # A wide space at a break is dropped.
            dropped = [place for place, character in enumerate(title) if character == "\u3000"]
            assert all(place in words or place in dropped for place in places), lines


def test_lines_grow_or_shrink_or_grow_and_shrink() -> None:
    for lines in BROKEN.values():
        shrinks = False
        for step in steps(lines):
            assert not (shrinks and step > 0), ("hourglass", lines)
            shrinks = shrinks or step < 0
        assert any(abs(step) >= 1 for step in steps(lines)), ("rectangle", lines)


def test_lines_one_above_another_differ_where_there_is_room() -> None:
    for title in TITLES:
        lines = break_title(title, CAPACITY)
        assert all(abs(step) >= 1 for step in steps(lines)), lines


def test_no_line_begins_or_ends_with_a_forbidden_mark() -> None:
    for lines in BROKEN.values():
        assert not any(line[0] in NEVER_FIRST or line[-1] in NEVER_LAST for line in lines), lines
        assert all(width_of(line) <= CAPACITY for line in lines)


def test_more_than_three_lines_only_where_three_do_not_hold_it() -> None:
    for title, lines in BROKEN.items():
        assert len(lines) <= 3 or width_of(title) > 2.5 * CAPACITY, lines


@pytest.mark.parametrize(
    "word", ["Pneumonoultramicroscopicsilicovolcanoconiosis", "https://www.example.gov.cn/art/2024/5/6/60_1"]
)
def test_a_word_longer_than_a_line_is_cut_where_the_line_is_full(word: str) -> None:
    lines = break_title(f"关于{word}的通知", CAPACITY)

    assert "".join(lines) == f"关于{word}的通知"
    assert all(width_of(line) <= CAPACITY for line in lines)
