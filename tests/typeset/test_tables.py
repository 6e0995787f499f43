"""Tables: a row of cells is a row of the page, heads return, rules close every cell."""

from __future__ import annotations

from pipeline.model.briefing import TableBlock
from pipeline.model.layout import ANCHOR_LINE
from pipeline.model.units import Length
from tests.typeset.fakes import block, briefing, set_pages, texts

HEAD = ("项目", "数值")


def table(rows: int, text: str = "甲乙") -> TableBlock:
    body = tuple((f"{text}{number}", "十") for number in range(rows))
    return TableBlock(role="table-cell", head_role="table-head", rows=(HEAD, *body), header_rows=1)


def test_the_cells_of_a_row_share_a_baseline() -> None:
    page = set_pages(briefing(table(1))).pages[0]
    assert [line.text for line in page.lines[:4]] == ["项目", "数值", "甲乙0", "十"]
    assert page.lines[0].baseline == page.lines[1].baseline
    assert page.lines[2].baseline - page.lines[0].baseline == Length.from_pt(20) + Length.from_pt(0.5)


def test_heads_return_on_every_page() -> None:
    pages = set_pages(briefing(table(70))).pages
    assert len(pages) == 3
    assert all(texts(page)[:2] == list(HEAD) for page in pages)
    assert sum(len(texts(page)) for page in pages) == 2 * (70 + 3)


def test_heads_are_never_left_alone_at_a_pages_foot() -> None:
    lines = block("body", "\n".join(["中"] * 21))
    pages = set_pages(briefing(lines, table(3))).pages
    assert texts(pages[0]) == ["中"] * 21


def test_a_long_cell_breaks_within_its_column() -> None:
    page = set_pages(briefing(table(1, "很长的内容" * 30))).pages[0]
    right = max(rule.x for rule in page.rules if rule.height)
    for line in page.lines:
        for piece in line.pieces:
            if line.block is not None:
                assert piece.x + piece.width <= right


def test_a_row_higher_than_a_page_goes_on_over_the_page() -> None:
    pages = set_pages(briefing(table(1, "很长的内容" * 600))).pages
    assert len(pages) > 1
    assert sum(line.text.count("长") for page in pages for line in page.lines) == 600


def test_rules_are_thin_and_meet() -> None:
    page = set_pages(briefing(table(2))).pages[0]
    across = sorted(rule.y for rule in page.rules if not rule.height)
    down = [rule for rule in page.rules if rule.height]
    assert len(across) == 4
    assert len(down) == 9
    assert {rule.weight for rule in page.rules} == {Length.from_pt(0.5)}
    assert across[1] - across[0] == Length.from_pt(20.5)


def test_text_goes_on_below_the_table() -> None:
    page = set_pages(briefing(table(1), block("body", "中"))).pages[0]
    after = Length.from_mm(37) + 2 * Length.from_pt(20.5) + Length.from_pt(0.5)
    assert page.lines[4].baseline == after + round(Length.from_twips(579) * 0.8)


def test_an_empty_table_is_nothing() -> None:
    empty = TableBlock(role="table-cell", head_role="table-head", rows=())
    assert texts(set_pages(briefing(empty, block("body", "中"))).pages[0]) == ["中"]


def test_a_page_that_ends_with_a_row_has_room_for_its_lower_rule() -> None:
    """156 mm are 8,845 twips: 22 lines of 400 with 4 rules of 10 are 8,840, and the lower one is too much."""

    def pages_of(*lines: int) -> list[int]:
        rows = tuple(("\n".join(["字"] * count),) for count in (*lines, 1))
        turned = TableBlock(role="table-cell", head_role="table-head", rows=rows, turned=True)
        return [len(texts(page)) for page in set_pages(briefing(turned)).pages]

    assert pages_of(8, 7, 7) == [22, 1]
    assert pages_of(6, 6, 5, 5) == [17, 6]


def test_two_tables_are_held_apart_by_a_paragraph_without_text() -> None:
    lines = set_pages(briefing(table(1), table(1))).pages[0].lines
    assert lines[4].baseline - lines[2].baseline == Length.from_pt(21) + ANCHOR_LINE
