from __future__ import annotations

import pytest

from pipeline.model.keeps import keeps_with_closing
from tests.render.docx_sample import LAYOUT, TABLE, block


@pytest.mark.parametrize(
    ("characters", "kept"), [(1, True), (26 + 28 + 28 - 3, True), (26 + 28 + 28 + 1, False), (300, False)]
)
def test_a_paragraph_too_short_to_be_parted_stays_with_the_signature(characters: int, kept: bool) -> None:
    assert keeps_with_closing(block("body", "字" * characters), block("byline", "（某某）"), LAYOUT) is kept


def test_nothing_stays_with_other_text() -> None:
    short = block("body", "短。")
    assert not keeps_with_closing(short, block("body", "短。"), LAYOUT)
    assert not keeps_with_closing(short, None, LAYOUT)
    assert not keeps_with_closing(TABLE, block("byline", "（某某）"), LAYOUT)
