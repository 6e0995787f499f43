"""Typesetting takes time in proportion to the text: counted in steps, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from tests.typeset.fakes import block, briefing, broken, set_pages


def steps(work: Callable[[], Any]) -> int:
    """Count the lines of Python a piece of work executes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


PARAGRAPH = "的一是2019年，“不了”GDP增长15%——有和人这中大为上个国。"


@pytest.mark.parametrize("unit", [PARAGRAPH, "中", "a", "。", "——", "1", "中文ab ", "……。”"])
def test_one_long_paragraph(unit: str) -> None:
    size = 4000 // len(unit)
    assert steps(lambda: broken(unit * 2 * size, 28)) < 2.2 * steps(lambda: broken(unit * size, 28))


def test_many_paragraphs() -> None:
    short, long = (briefing(*[block("body", PARAGRAPH * 3)] * count) for count in (100, 200))
    assert steps(lambda: set_pages(long)) < 2.1 * steps(lambda: set_pages(short))


def test_many_tabs() -> None:
    short, long = (briefing(block("issuer-line", "甲\t" * count)) for count in (500, 1000))
    assert steps(lambda: set_pages(long)) < 2.2 * steps(lambda: set_pages(short))


def test_a_chain_of_keeps_longer_than_the_document() -> None:
    short, long = (briefing(*[block("heading-1", "一、加强领导")] * count) for count in (500, 1000))
    assert steps(lambda: set_pages(long)) < 2.1 * steps(lambda: set_pages(short))
