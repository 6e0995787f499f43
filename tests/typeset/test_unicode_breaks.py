"""Where Latin text may part: each rule of UAX #14 that our texts meet, as LibreOffice applies it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.typeset.unicode_breaks import last_parting, solid_places


def parted(text: str) -> str:
    solid = solid_places(text)
    return "".join(("" if solid[place] or not place else "|") + char for place, char in enumerate(text))


@pytest.mark.parametrize(
    "text",
    [
        "增|长-|16|亿|元",
        "（GB41141-|1995）|……|取|得",
        "达|2019|—|2025|年，5%|～|10%|和“一|带|一|路”（3·15）①a/|b |TCP/|IP |km/|h |1/2 |C+|+ |A，2 |℃5",
        "电|话|0731-|88886666、|—— |“5+2”？|7：|30",
        "https://|mp.weixin.qq.com/|s/|AbC-|12_x?|id=3&b=4",
    ],
)
def test_where_a_text_may_part(text: str) -> None:
    """The partings are those of LibreOffice's own rules, run by ICU over the same texts."""
    assert parted(text.replace("|", "")) == text


def last(text: str, place: int) -> int:
    return last_parting(text, solid_places(text), place)


def test_the_last_place_before_what_does_not_fit() -> None:
    assert last("甲COVID-19乙", 8) == 7
    assert last("甲COVID-19乙", 5) == 1


def test_not_right_after_a_slash_but_after_an_earlier_one() -> None:
    assert last("甲km/h乙", 4) == 1
    assert last("甲http://www.gov.cn乙", 10) == 8


def test_white_space_is_better_than_a_slash_even_far_back() -> None:
    assert last("AB 甲乙丙http://www.gov.cn", 15) == 3


@given(st.text(max_size=60))
def test_a_text_may_always_part_at_its_start(text: str) -> None:
    solid = solid_places(text)
    assert len(solid) == len(text) + 1
    assert solid[0] == 0
    assert 0 <= last_parting(text, solid, len(text)) <= len(text)
