from __future__ import annotations

import dataclasses

import pytest

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.units import Length
from pipeline.typeset.loosen import loosen
from pipeline.typeset.loosen import tracked as tracked_style
from tests.typeset.fakes import FakeFonts, block, briefing, set_pages, texts

LONE = "甲" * 26 + "乙" * 28 + "丙。"
FULL = "甲" * 26 + "乙" * 28 + "丙丁。"


def one(text: str) -> Briefing:
    return briefing(block("body", text))


def asking(made: Briefing) -> Briefing:
    rules = dataclasses.replace(made.layout.line_rules, avoid_lone_character=True)
    return dataclasses.replace(made, layout=dataclasses.replace(made.layout, line_rules=rules))


def test_a_lone_last_character_gets_company_through_a_wider_style() -> None:
    made = loosen(asking(one(LONE)), FakeFonts())
    (loose,) = made.blocks
    assert isinstance(loose, TextBlock) and loose.role == "body-loose" and loose.text == LONE
    style = made.layout.styles["body-loose"]
    assert style.tracking == made.layout.styles["body"].tracking + Length.from_twips(1)
    assert [len(line) for line in texts(set_pages(made).pages[0])] == [25, 27, 4]


@pytest.mark.parametrize("text", [FULL, "甲", "甲" * 26, ""])
def test_other_paragraphs_keep_their_style(text: str) -> None:
    made = asking(one(text))
    assert loosen(made, FakeFonts()) is made


def test_nothing_changes_when_the_layout_does_not_ask() -> None:
    made = one(LONE)
    assert loosen(made, FakeFonts()) is made


def test_headings_and_the_text_that_shares_their_line_are_left_alone() -> None:
    shared = LONE.removeprefix("甲甲甲甲")
    made = asking(
        briefing(block("heading-1", LONE), block("heading-1", "一、甲。", joined=True), block("body", shared))
    )
    assert loosen(made, FakeFonts()) is made


def test_a_line_the_office_would_end_badly_is_mended_by_tracking() -> None:
    """A dash that LibreOffice would let begin the second line is brought back, or given a character."""
    made = loosen(asking(one("甲" * 26 + "——" + "乙" * 20)), FakeFonts())
    (tracked,) = made.blocks
    assert isinstance(tracked, TextBlock) and tracked.role.startswith("body-")
    assert not texts(set_pages(made).pages[0])[1].startswith("—")


def test_tracking_is_reckoned_from_the_plain_style() -> None:
    plain = asking(one(LONE)).layout.styles["body"]
    assert tracked_style(tracked_style(plain, 2), -1) == tracked_style(plain, -1)
    assert tracked_style(plain, -3).word_name == "body 密排3"
