"""What breaks where. Widths: a Han character one em, ASCII half an em, the Han–Latin gap a fifth."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.typeset.breaker import break_lines
from tests.typeset.fakes import EM, PLAIN, RULES, TRACKED, broken, setting

MIXED = st.text(alphabet="的一是在不了有和人这，。、；：！？“”‘’（）《》—…0123456789.%℃-abcXYZ /～", max_size=120)


def test_a_line_takes_as_many_characters_as_fit() -> None:
    assert broken("甲乙丙丁戊己庚", 3) == ["甲乙丙", "丁戊己", "庚"]


def test_a_mark_that_may_not_begin_a_line_takes_the_character_before_it_along() -> None:
    assert broken("甲乙丙，丁戊", 3) == ["甲乙", "丙，丁", "戊"]


def test_a_row_of_such_marks_takes_one_character_along() -> None:
    assert broken("甲乙丙。”丁", 3) == ["甲乙", "丙。”", "丁"]
    assert broken("甲乙丙丁。”", 4) == ["甲乙丙", "丁。”"]


def test_an_opening_mark_goes_to_the_line_of_what_it_opens() -> None:
    assert broken("甲乙“丙丁”", 3) == ["甲乙", "“丙", "丁”"]


@pytest.mark.parametrize("mark", ["——", "……"])
def test_double_marks_are_never_parted(mark: str) -> None:
    assert all(mark in line or not set(mark) & set(line) for line in broken(f"甲乙丙丁{mark}戊己", 5))


@pytest.mark.parametrize("number", ["2019", "1,234.5", "10.8", "15%", "-5", "12‰", "3.5℃", "12:30", "1/2"])
def test_numbers_stay_whole(number: str) -> None:
    lines = broken(f"甲乙丙{number}丁戊己", 4, PLAIN)
    assert any(number in line for line in lines)


def test_words_part_at_hyphens_only() -> None:
    assert broken("甲well-known乙", 4, PLAIN) == ["甲well-", "known乙"]
    assert broken("甲km/h乙", 2.6, PLAIN) == ["甲", "km/h", "乙"]


def test_a_word_longer_than_the_line_parts_where_the_line_is_full() -> None:
    assert broken("甲abcdefghij乙", 3, PLAIN) == ["甲", "abcdef", "ghij乙"]


def test_a_row_of_marks_longer_than_the_line_parts_too() -> None:
    assert broken("。。。。。", 2) == ["。。", "。。", "。"]


def test_web_addresses_part_after_slashes() -> None:
    assert broken("http://abc.cn/def", 4, PLAIN) == ["http://", "abc.cn/", "def"]


def test_spaces_at_a_lines_end_take_no_room() -> None:
    assert broken("ab cd", 1, PLAIN) == ["ab ", "cd"]


def test_the_han_latin_gap_counts_but_not_at_a_lines_edge() -> None:
    assert broken("甲12乙", 3.3) == ["甲12", "乙"]
    assert broken("甲12乙", 3.4) == ["甲12乙"]
    assert broken("甲12", 1.1) == ["甲", "12"]


def test_there_is_no_gap_beside_marks() -> None:
    assert broken("甲（12）乙", 5) == ["甲（12）乙"]
    assert broken("甲12%乙", 3.7) == ["甲12%乙"]


def test_the_last_character_of_a_stretch_is_set_without_tracking() -> None:
    made = setting("甲乙12丙", tracking=TRACKED)
    gap = EM.times(0.2)
    assert made.ends[-1] == 4 * EM + 5 * TRACKED + 2 * gap - 2 * TRACKED


def test_a_stretch_ends_with_its_run_and_at_tagged_dashes() -> None:
    assert setting("甲乙丙").portions == [0]
    assert setting("甲“乙”丙").portions == [0]
    assert setting("甲12乙").portions == [0, 1, 3]
    assert setting("甲12”乙").portions == [0, 1, 3, 4]
    assert setting("甲乙——丙……，丁").portions == [0, 2, 4, 5, 8]
    assert setting("甲12……，丁").portions == [0, 1, 3, 5]


def test_twenty_eight_tracked_characters_fit_the_grid() -> None:
    measure = 8845 * 635
    made = setting("字" * 60, tracking=TRACKED)
    assert next(break_lines(made, 0, 60, measure, measure)) == (0, 28)


def test_a_closing_mark_before_a_number_goes_to_the_next_line_with_it() -> None:
    # As LibreOffice does: cut inside the number, it asks ICU, which parts nothing between a closing mark and a word.
    assert broken("甲乙丙丁，2019年", 6, PLAIN) == ["甲乙丙", "丁，2019年"]


def test_a_quotation_mark_clings_to_the_word_before_it() -> None:
    assert broken("甲乙5G“丙丁", 3.5, PLAIN) == ["甲乙", "5G“丙", "丁"]


def test_the_units_of_a_number_may_begin_a_line_unless_the_layout_keeps_them() -> None:
    assert broken("甲2019年", 3, PLAIN) == ["甲2019", "年"]
    assert broken("甲2019年", 3, dataclasses.replace(PLAIN, keep_units=True)) == ["甲", "2019年"]


def test_hanging_lets_one_mark_stand_outside() -> None:
    hanging = dataclasses.replace(PLAIN, hanging=True)
    assert broken("甲乙丙，丁", 3, hanging) == ["甲乙丙，", "丁"]
    assert broken("甲乙丙，”丁", 3, hanging) == ["甲乙", "丙，”", "丁"]


def test_a_mark_at_the_lines_end_may_give_up_half_an_em() -> None:
    halved = dataclasses.replace(PLAIN, compress_line_end=True)
    assert broken("甲乙丙，丁", 3.5, halved) == ["甲乙丙，", "丁"]
    assert broken("甲乙丙，丁", 3.4, halved) == ["甲乙", "丙，丁"]


def test_neighbouring_marks_may_share_half_an_em() -> None:
    shared = dataclasses.replace(PLAIN, compress_adjacent=True)
    assert broken("甲。”乙", 3.5, shared) == ["甲。”乙"]
    assert broken("甲。”乙", 3.5, PLAIN) == ["甲。”", "乙"]


@given(MIXED, st.integers(min_value=1, max_value=30))
def test_no_character_is_lost_or_moved(text: str, ems: int) -> None:
    assert "".join(broken(text, ems)) == text


@given(MIXED, st.integers(min_value=3, max_value=30))
def test_every_line_keeps_within_the_measure(text: str, ems: int) -> None:
    made = setting(text)
    for start, end in break_lines(made, 0, len(text), ems * EM, ems * EM):
        shown = text[start:end].rstrip(" ")
        if len(shown) > 1:
            assert made.ends[start + len(shown) - 1] - made.start(start) <= ems * EM


@given(MIXED, st.integers(min_value=20, max_value=30))
def test_no_line_begins_or_ends_with_a_forbidden_mark_if_it_could_be_otherwise(text: str, ems: int) -> None:
    lines = broken(text, ems)
    for above, below in pairwise(lines):
        forced = above.rstrip(" ")[:1] in RULES.not_at_end or _solid(above + below[:1])
        assert forced or below[0] not in RULES.not_at_start
        assert forced or above[-1] not in RULES.not_at_end


@given(st.text(alphabet="的一是在，。“”", max_size=60), st.integers(min_value=8, max_value=16))
def test_numbers_are_parted_only_when_wider_than_the_line(text: str, ems: int) -> None:
    lines = broken(f"{text}中12,345.6%{text}", ems, PLAIN)
    assert any("12,345.6%" in line for line in lines)


def _solid(line: str) -> bool:
    """Tell whether a line has no place at all where it might have ended."""
    made = setting(line)
    return made.barred.count(0, 1, len(line)) == 0
