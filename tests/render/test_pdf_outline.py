"""Bookmarks nest as the headings do and lead to where these begin."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from pipeline.model.briefing import Briefing
from pipeline.model.page import Pages
from pipeline.render.pdf import render_pdf
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages

PAGE_HEIGHT = 841.8898


def bookmarks(document: Briefing, made: Pages) -> list[tuple[int, str, int, float]]:
    """(depth, title, page, distance of the target from the page's top in points), in order."""
    found: list[tuple[int, str, int, float]] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            page, _, _, top, _ = item.destination  # type: ignore[misc]
            found.append((depth, item.title, numbers[page.objgen], PAGE_HEIGHT - float(top)))
            walk(item.children, depth + 1)

    with pikepdf.open(io.BytesIO(render_pdf(document, made, BoxFonts()))) as file:
        numbers = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        with file.open_outline() as outline:
            walk(outline.root, 0)
    return found


def test_sections_nest_and_lead_to_the_top_of_their_first_line() -> None:
    document = briefing(
        block("title", "标题"),
        block("heading-1", "一、甲"),
        block("heading-2", "（一）乙"),
        block("body", "正文"),
        block("heading-2", "（二）丙"),
        block("heading-1", "二、丁"),
    )
    made = pages(
        (line(100, "标题", block=0), line(150, "一、甲", block=1), line(180, "（一）乙", block=2)),
        (line(100, "正文", block=3), line(140, "（二）丙", block=4), line(170, "二、丁", block=5)),
    )
    assert bookmarks(document, made) == [
        (0, "一、甲", 1, pytest.approx(134, abs=0.001)),
        (1, "（一）乙", 1, pytest.approx(164, abs=0.001)),
        (1, "（二）丙", 2, pytest.approx(124, abs=0.001)),
        (0, "二、丁", 2, pytest.approx(154, abs=0.001)),
    ]


def test_bookmarks_are_linked_both_ways() -> None:
    document = briefing(*(block("heading-1", title) for title in "甲乙丙"))
    made = pages(tuple(line(100 + 30 * at, title, block=at) for at, title in enumerate("甲乙丙")))
    with pikepdf.open(io.BytesIO(render_pdf(document, made, BoxFonts()))) as file:
        outlines: Any = file.Root.Outlines
        assert int(outlines.Count) == 3
        back, item = [], outlines.Last
        while item is not None:
            assert item.Parent.objgen == outlines.objgen
            back.append(str(item.Title))
            item = item.get("/Prev")
    assert back == ["丙", "乙", "甲"]


def test_a_run_in_heading_gives_its_sentence_alone() -> None:
    document = briefing(block("heading-1", "一、坚持。", joined=True), block("body", "大队"))
    made = pages((line(100, "一、坚持。", block=0), line(100, "大队", block=1)))
    assert [title for _, title, _, _ in bookmarks(document, made)] == ["一、坚持。"]


def test_a_briefing_without_sections_is_bookmarked_by_its_title() -> None:
    found = bookmarks(briefing(block("body", "正文")), pages((line(100, "正文"),)))
    assert [title for _, title, _, _ in found] == ["文明创建“四个坚持” <简报>"]


def test_nothing_printed_has_no_bookmarks() -> None:
    assert bookmarks(briefing(block("heading-1", "")), pages(())) == []
