"""Pictures composed: their size, their line, their caption, and what is said in their stead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.compose import Composition, compose
from pipeline.compose.pictures import GAP
from pipeline.model.article import Article, Figure, Paragraph, Text
from pipeline.model.briefing import CaptionPlace, PictureBlock, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem, Severity
from pipeline.model.source import Location
from pipeline.read.layout import load_layout
from tests.pictures import picture

HERE = Location("a.md", 3)
LAYOUT = load_layout("jianbao")


def composed(figure: Figure, layout: Layout = LAYOUT) -> tuple[Composition, list[Problem]]:
    problems: list[Problem] = []
    words = Paragraph(text=Text("正文。", HERE))
    article = Article(title=Text("标题", HERE), lead=(words, figure, words))
    return compose(article, layout, DocumentData(), problems.append), problems


def block_of(figure: Figure) -> PictureBlock:
    blocks = composed(figure)[0].briefing.blocks
    return next(block for block in blocks if isinstance(block, PictureBlock))


def figure(width: float = 80, height: float = 50, **says: object) -> Figure:
    return Figure(picture=picture(width, height), location=HERE, **says)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("natural", "printed", "lines"),
    [
        ((80, 47), (80, 47), 5),  # as large as it is
        ((312, 200), (156, 100), 10),  # as wide as the type area
        ((100, 400), (35.2, 140.9), 14),  # two thirds of a page
        ((10, 3), (10, 3), 1),
        ((100, 49.5), (98.8, 48.9), 5),  # a little smaller saves a line
    ],
)
def test_a_picture_is_as_large_as_it_may_be(
    natural: tuple[float, float], printed: tuple[float, float], lines: int
) -> None:
    block = block_of(figure(*natural))
    assert (round(block.width.mm, 1), round(block.height.mm, 1)) == pytest.approx(printed, abs=0.11)
    assert block.line == lines * LAYOUT.grid.line_pitch


@given(st.floats(0.1, 3_000), st.floats(0.1, 3_000))
def test_every_picture_fits_its_line_and_the_type_area(width: float, height: float) -> None:
    made = figure(width, height)
    block = block_of(made)
    assert 0 < block.width <= min(made.picture.width, LAYOUT.page.text_width) + 635
    assert 0 < block.height <= min(made.picture.height + 635, block.line - GAP + 635)
    assert block.line % LAYOUT.grid.line_pitch == 0
    assert block.line <= LAYOUT.page.text_height
    if min(block.width, block.height) > 36_000:
        assert block.width / block.height == pytest.approx(made.picture.width / made.picture.height, rel=0.05)


def test_the_caption_stands_where_the_source_has_it_and_is_normalised() -> None:
    below, _ = composed(figure(caption=Text("图1 现场,全景", HERE), alternative="现场"))
    assert [getattr(block, "text", "〔图〕") for block in below.briefing.blocks[-3:]] == [
        "〔图〕", "图1\u3000现场，全景", "正文。"
    ]  # fmt: skip
    assert [change.before for change in below.changes] == [" ", ","]
    above, _ = composed(figure(caption=Text("图1", HERE), above=True))
    words, block = above.briefing.blocks[-3:-1]
    assert isinstance(words, TextBlock)
    assert words.role == "picture-caption"
    assert isinstance(block, PictureBlock)
    assert block.caption is CaptionPlace.ABOVE


@pytest.mark.parametrize(
    ("made", "said", "told"),
    [
        (figure(alternative="现场"), "现场", 0),
        (figure(alternative="现场", caption=Text("图1", HERE)), "现场", 0),
        (figure(caption=Text("图1 现场", HERE)), "图1 现场", 0),
        (figure(), "图片", 1),
    ],
)
def test_something_is_said_of_every_picture(made: Figure, said: str, told: int) -> None:
    composition, problems = composed(made)
    block = next(block for block in composition.briefing.blocks if isinstance(block, PictureBlock))
    assert block.alternative == said
    codes = [(problem.code, problem.severity, problem.location) for problem in problems]
    assert codes == [("picture-alternative", Severity.INFO, HERE)] * told
