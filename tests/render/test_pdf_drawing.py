"""Everything stands where the pages say: nothing is measured anew."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pytest

from pipeline.model.page import DrawnRule, Pages
from pipeline.model.units import Length
from pipeline.render.pdf import render_pdf
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece

TOLERANCE = 0.001


def first_page(made: Pages) -> Any:
    data = render_pdf(briefing(block("body", "")), made, BoxFonts())
    with pdfplumber.open(io.BytesIO(data)) as file:
        page = file.pages[0]
        page.chars, page.rects  # noqa: B018  (read while the file is open)
        return page


def origins(page: Any) -> list[tuple[float, float]]:
    return [(char["matrix"][4], float(page.height) - char["matrix"][5]) for char in page.chars]


def test_a_page_has_the_size_of_the_pages() -> None:
    page = first_page(pages((line(100, "简报"),)))
    assert (page.width, page.height) == pytest.approx((595.2756, 841.8898), abs=TOLERANCE)


def test_a_piece_begins_at_its_place_on_the_baseline() -> None:
    page = first_page(pages((line(123.45, piece("简", x=79.37), piece("报", x=300.5)),)))
    assert origins(page) == [pytest.approx(place, abs=TOLERANCE) for place in [(79.37, 123.45), (300.5, 123.45)]]


def test_spacing_is_added_to_every_advance_and_does_not_outlive_its_piece() -> None:
    loose, natural = piece("简报简", x=100, spacing=-0.25), piece("简报简", x=300)
    page = first_page(pages((line(100, loose, natural),)))
    assert [x for x, _ in origins(page)] == pytest.approx([100, 115.75, 131.5, 300, 316, 332], abs=TOLERANCE)


def test_advances_are_the_faces_own() -> None:
    page = first_page(pages((line(100, piece("a一b二cd三", x=100, size=20)),)))
    assert [x for x, _ in origins(page)] == pytest.approx([100, 110, 130, 140, 160, 170, 180], abs=TOLERANCE)


def test_sizes_and_faces_change_by_piece() -> None:
    latin = piece("10", face="latin", size=14, x=200)
    page = first_page(pages((line(100, piece("简", size=22), latin, piece("%", face="latin", x=220)),)))
    assert [(char["size"], char["fontname"].partition("+")[2]) for char in page.chars] == [
        (22, "BoxHan"),
        (14, "BoxLatin"),
        (14, "BoxLatin"),
        (16, "BoxLatin"),
    ]
    assert [x for x, _ in origins(page)] == pytest.approx([100, 200, 207, 220], abs=TOLERANCE)


def test_colours_change_by_piece() -> None:
    page = first_page(pages((line(100, piece("简", colour="FF0000"), piece("报", x=200)),)))
    assert [char["non_stroking_color"] for char in page.chars] == [(1, 0, 0), (0, 0, 0)]


def test_a_rule_is_a_filled_rectangle_from_its_top_left_corner() -> None:
    rule = DrawnRule(Length.from_pt(80), Length.from_pt(200), Length.from_pt(442), Length.from_pt(1.5), "FF0000")
    (drawn,) = first_page(pages((line(100, "简"),), rules=(rule,))).rects
    assert (drawn["x0"], drawn["top"], drawn["width"], drawn["height"]) == pytest.approx(
        (80, 200, 442, 1.5), abs=TOLERANCE
    )
    assert (drawn["fill"], drawn["stroke"], drawn["non_stroking_color"]) == (True, False, (1, 0, 0))


def test_a_standing_rule_has_its_height() -> None:
    weight = Length.from_pt(0.5)
    rule = DrawnRule(Length.from_pt(80), Length.from_pt(200), weight, weight, "000000", Length.from_pt(60))
    (drawn,) = first_page(pages((line(100, "简"),), rules=(rule,))).rects
    assert (drawn["top"], drawn["width"], drawn["height"]) == pytest.approx((200, 0.5, 60), abs=TOLERANCE)


def test_a_line_without_characters_draws_nothing() -> None:
    assert first_page(pages((line(100), line(120, ""), line(140, "简")))).chars[0]["text"] == "简"
