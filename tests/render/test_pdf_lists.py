from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pdf_lists import list_items
from tests.render.pdf_samples import block, briefing, table


def labels(*texts: str) -> list[str | None]:
    """Give each paragraph's label as found, None for what is no item."""
    items = list_items(briefing(*(block("body", text) for text in texts)))
    return [text[: items[at].label] if at in items else None for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        ("一是抓学习。", "二是抓考核。", "三是抓作风。"),
        ("第一，抓学习。", "第二，抓考核。"),
        ("1.抓学习。", "2.抓考核。"),
        ("（1）抓学习。", "（2）抓考核。"),
        ("（一）抓学习。", "（二）抓考核。"),
        ("①抓学习。", "②抓考核。"),
        ("一、抓学习。", "二、抓考核。"),
    ],
)
def test_paragraphs_numbered_from_one_are_items(texts: tuple[str, ...]) -> None:
    found = labels(*texts)
    assert [label and len(label) for label in found] == [len(text) - len("抓学习。") for text in texts]


def test_eleven_follows_ten() -> None:
    numerals = [*"一二三四五六七八九十", "十一", "十二"]
    assert labels(*(f"{numeral}是抓。" for numeral in numerals)) == [f"{numeral}是" for numeral in numerals]


@pytest.mark.parametrize(
    "texts",
    [
        ("一是抓学习。",),
        ("一是抓学习。", "抓考核。", "二是抓作风。"),
        ("二是抓学习。", "三是抓考核。"),
        ("一是抓学习。", "三是抓考核。"),
        ("一是抓学习。", "二、抓考核。"),
        ("一是一，二是二。", "抓考核。"),
        ("1.5万人参加。", "2.6万人受益。"),
        ("1月召开会议。", "2月召开会议。"),
        ("", ""),
    ],
)
def test_anything_else_is_no_list(texts: tuple[str, ...]) -> None:
    assert set(labels(*texts)) == {None}


def test_two_lists_may_follow_one_another() -> None:
    assert labels("一是甲", "二是乙", "一是丙", "二是丁", "三是戊") == ["一是", "二是", "一是", "二是", "三是"]


def test_a_lone_first_item_before_a_list_is_no_part_of_it() -> None:
    assert labels("一是甲", "一是乙", "二是丙") == [None, "一是", "二是"]


def test_headings_are_no_items() -> None:
    assert not list_items(briefing(block("heading-3", "1.甲"), block("heading-3", "2.乙")))


def test_a_table_parts_what_stands_around_it() -> None:
    assert not list_items(briefing(block("body", "一是甲"), table(("一是",)), block("body", "二是乙")))


def test_what_shares_a_line_with_a_heading_is_no_item() -> None:
    heading = block("heading-1", "一、甲。", joined=True)
    assert not list_items(briefing(heading, block("body", "一是乙"), block("body", "二是丙")))


@given(st.lists(st.text(st.sampled_from("一二三十是第，、（）1２2.①②③甲"), max_size=6), max_size=8))
def test_items_are_numbered_in_a_row_from_one_and_never_alone(texts: list[str]) -> None:
    items = list_items(briefing(*(block("body", text) for text in texts)))
    for at, item in items.items():
        assert 0 < item.label <= len(texts[at])
        assert item.number == 1 or items[at - 1].number == item.number - 1
        assert item.number > 1 or items[at + 1].number == 2
