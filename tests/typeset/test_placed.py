"""What stands where the paper says, double rules, and tab stops that are used once."""

from __future__ import annotations

from pipeline.model.layout import Align, Place, Rule, Style, TabAlign, TabStop
from pipeline.model.page import Pages
from pipeline.model.units import Length
from tests.typeset.fakes import STYLES, TRACKED, block, briefing, set_pages, style, texts

MM = Length.from_mm
POINT = Length.from_pt
RED = Rule(colour="FF0000", weight=POINT(2.25), lower=POINT(0.75), gap=POINT(5), double=True)
MARK = style("mark", align=Align.CENTRE, place=Place(MM(20), MM(30), MM(170)), rule_below=RED)


def set_with(own: Style, *texts_of_blocks: tuple[str, str]) -> Pages:
    styles = {one.role: one for one in (*STYLES, own)}
    return set_pages(briefing(*(block(role, text) for role, text in texts_of_blocks), styles=styles))


def test_a_placed_paragraph_stands_on_the_paper_and_takes_no_room_in_the_flow() -> None:
    page = set_with(MARK, ("mark", "某某局"), ("body", "正文。")).pages[0]
    alone = set_pages(briefing(block("body", "正文。"))).pages[0]
    assert texts(page) == ["某某局", "正文。"]
    assert page.lines[1].baseline == alone.lines[0].baseline
    assert page.lines[0].baseline == MM(30) + MARK.line.times(0.8)
    piece = page.lines[0].pieces[0]
    assert abs(piece.x + piece.width // 2 - MM(105)) < 10


def test_a_double_rule_is_as_wide_as_the_place_and_has_its_weights() -> None:
    thick, thin = set_with(MARK, ("mark", "某某局"), ("body", "正文。")).pages[0].rules
    assert (thick.x, thick.width) == (thin.x, thin.width) == (MM(20), MM(170))
    assert (thick.weight, thin.weight) == (POINT(2.25), POINT(0.75))
    assert thick.y == MM(30) + MARK.line + POINT(5)
    # What is between them is as high as the thin one.
    assert thin.y - thick.y - thick.weight == POINT(0.75)


def test_placed_lines_keep_their_place_in_the_reading_order() -> None:
    page = set_with(MARK, ("body", "甲"), ("mark", "乙"), ("body", "丙")).pages[0]
    assert texts(page) == ["甲", "乙", "丙"]


def test_a_tab_stop_is_used_once() -> None:
    stops = (TabStop(position=MM(50), align=TabAlign.RIGHT), TabStop(position=MM(60)))
    tabbed = style("tabbed", align=Align.LEFT, tabs=stops, tracking=TRACKED)
    first, second = set_with(tabbed, ("tabbed", "\t职务\t姓名")).pages[0].lines[0].pieces
    # The last character before the stop goes without its tracking.
    assert abs(first.x + first.width - TRACKED - MM(28 + 50)) < 10
    assert second.x == MM(28 + 60)


def test_a_right_tab_at_the_very_edge_does_not_break_the_line() -> None:
    stops = (TabStop(position=Length.from_twips(8844), align=TabAlign.RIGHT),)
    tabbed = style("tabbed", align=Align.LEFT, tabs=stops, tracking=TRACKED)
    assert len(set_with(tabbed, ("tabbed", "份号\t某某函三十七号")).pages[0].lines) == 2  # and the page number
