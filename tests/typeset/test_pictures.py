"""Pictures set: on their line, never parted, with their caption; the text under them stays on the grid."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.briefing import CaptionPlace, PictureBlock
from pipeline.model.units import Length
from pipeline.typeset.dump import dump
from tests.pictures import picture
from tests.typeset.fakes import STYLES, TRACKED, block, briefing, layout, set_pages, style, texts

GOLDEN = Path(__file__).parent / "goldens" / "pictures.pages.txt"
PITCH = layout().grid.line_pitch
STYLED = {
    one.role: one
    for one in (*STYLES, style("picture", size=Length.from_pt(4)), style("picture-caption", keep_lines=True))
}
TEXT = "大队组织民警深入乡镇开展道路交通安全宣传，发放宣传资料1.2万份，受教育群众3万余人，效果明显。"


def pictured(lines: int, *, caption: CaptionPlace | None = None, width: float = 80) -> PictureBlock:
    """Give a picture 6 pt lower than so many lines."""
    return PictureBlock(
        role="picture", picture=picture(), width=Length.from_mm(width), height=Length(lines * PITCH - 6 * 12_700),
        line=Length(lines * PITCH), alternative="现场", caption=caption,
    )  # fmt: skip


def made(*blocks: object):  # type: ignore[no-untyped-def]
    return set_pages(briefing(*blocks, styles=STYLED))  # type: ignore[arg-type]


def lines_of_text(count: int):  # type: ignore[no-untyped-def]
    return block("body", "\n".join(["中"] * count))


def test_a_picture_is_centred_on_its_lines_lower_edge() -> None:
    page = made(lines_of_text(2), pictured(5)).pages[0]
    (drawn,) = page.pictures
    assert drawn.block == 1
    assert drawn.x.mm == pytest.approx(28 + (156 - 80) / 2, abs=0.02)
    assert (drawn.y + drawn.height).mm == pytest.approx(37 + 7 * PITCH / 36_000, abs=0.02)


def test_the_text_under_a_picture_stands_on_the_grid() -> None:
    plain = made(lines_of_text(22)).pages[0]
    page = made(lines_of_text(3), pictured(5), lines_of_text(14)).pages[0]
    grid = [line.baseline for line in plain.lines]
    assert [line.baseline for line in page.lines][:17] == [*grid[:3], *grid[8:22]]


def test_a_picture_that_does_not_fit_begins_the_next_page() -> None:
    first, second = made(lines_of_text(18), pictured(5), lines_of_text(2)).pages
    assert first.pictures == ()
    assert len(texts(first)) == 18
    assert second.pictures[0].y == Length.from_mm(37) + 6 * 12_700


def test_a_caption_stays_with_its_picture() -> None:
    below = made(lines_of_text(17), pictured(5, caption=CaptionPlace.BELOW), block("picture-caption", "图1")).pages
    assert [len(page.pictures) for page in below] == [0, 1]
    assert texts(below[1]) == ["图1"]
    above = made(lines_of_text(17), block("picture-caption", "图1"), pictured(5, caption=CaptionPlace.ABOVE)).pages
    assert [len(page.pictures) for page in above] == [0, 1]
    assert texts(above[1]) == ["图1"]


def test_a_heading_stays_with_the_picture_under_it() -> None:
    pages = made(lines_of_text(18), block("heading-1", "一、宣传"), pictured(4)).pages
    assert texts(pages[1]) == ["一、宣传"]
    assert len(pages[1].pictures) == 1


def test_a_page_of_a_picture_alone_is_numbered() -> None:
    pages = made(lines_of_text(20), pictured(14), lines_of_text(20)).pages
    assert [page.lines[-1].text for page in pages] == ["— 1 —", "— 2 —", "— 3 —"]


def test_a_picture_higher_than_the_rest_of_an_empty_page_is_set_all_the_same() -> None:
    assert len(made(pictured(30)).pages) == 1


def test_pages_with_pictures_are_set_as_they_were(update: bool) -> None:
    assert STYLED["body"].tracking == TRACKED
    pages = made(
        block("title", "某县公安局交警大队\n开展道路交通安全宣传"),
        block("body", TEXT * 4),
        pictured(7, caption=CaptionPlace.BELOW, width=100),
        block("picture-caption", "图1　民警在学校宣传"),
        block("heading-1", "一、加强宣传"),
        block("body", TEXT * 3),
        block("picture-caption", "图2　事故黑点分布"),
        pictured(4, caption=CaptionPlace.ABOVE, width=156),
        pictured(2, width=20),
        block("body", TEXT),
    )
    found = dump(pages)
    if update:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
