"""Pictures between lines: they stay at their place, find their captions, and change nothing else."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipeline.model.article import Article, Body, Figure, Parsed, Section, TokenKind
from pipeline.model.problem import Problem
from pipeline.model.source import LineKind, Location, Source, SourceLine, SourcePicture
from pipeline.parse.parser import parse
from tests.parse.reading_cases import Case, assert_partition, load_cases, source_of
from tests.pictures import picture

PICTURE = SourcePicture(picture=picture(), alternative="说明")
BODY = "近日，青山县公安局交警大队组织民警深入乡镇开展道路交通安全宣传，受到群众欢迎。"
MORE = "下一步，大队将继续加大宣传力度，营造良好的道路交通环境，保障群众出行安全。"
TITLE = "青山县公安局交警大队开展交通安全宣传"


def with_pictures(source: Source, places: Sequence[int]) -> Source:
    lines: list[SourceLine] = []
    for index in range(len(source.lines) + 1):
        after = source.lines[max(0, index - 1)].location
        lines += [_picture_line(after)] * places.count(index)
        lines += source.lines[index : index + 1]
    return replace(source, lines=tuple(lines))


def _picture_line(place: Location, caption: str = "") -> SourceLine:
    return SourceLine(text="", location=place, kind=LineKind.PICTURE, picture=replace(PICTURE, caption=caption))


def read(*texts: str, **looks: dict[str, object]) -> tuple[Source, Parsed]:
    """Parse lines; 〔图〕 stands for a picture. ``looks`` are properties of the line that begins so."""
    lines = []
    for number, text in enumerate(texts, 1):
        place = Location("case.txt", number)
        look = next((found for start, found in looks.items() if text.startswith(start)), {})
        plain = SourceLine(text=text, location=place, **look)  # type: ignore[arg-type]
        lines.append(_picture_line(place, text[3:]) if text.startswith("〔图〕") else plain)
    source = replace(source_of(""), lines=tuple(lines))
    problems: list[Problem] = []
    parsed = parse(source, problems.append)
    assert_partition(source, parsed)
    return source, parsed


def shown(body: Sequence[Body]) -> list[str]:
    """Give a body's parts: a paragraph's first characters, a picture with its caption and where that stands."""
    out = []
    for part in body:
        if isinstance(part, Figure):
            out.append(f"〔{'↑' if part.above else ''}{part.caption.value if part.caption else ''}〕")
        else:
            out.append(str(getattr(part, "text", "表"))[:2])
    return out


def test_a_picture_stays_between_its_paragraphs() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", MORE, "〔图〕")
    assert shown(parsed.article.lead) == ["近日", "〔〕", "下一", "〔〕"]
    figure = parsed.article.lead[1]
    assert isinstance(figure, Figure)
    assert (figure.alternative, figure.location.line) == ("说明", 3)


def test_a_picture_stays_in_its_section() -> None:
    _, parsed = read(TITLE, BODY, "一、加强宣传", "〔图〕", MORE, "〔图〕", "二、加强管理", MORE)
    first, second = parsed.article.initiatives
    assert shown(first.body) == ["〔〕", "下一", "〔〕"]
    assert shown(second.body) == ["下一"]


def test_a_picture_over_the_text_opens_the_body() -> None:
    _, parsed = read(TITLE, "〔图〕", BODY, MORE)
    assert parsed.article.title and parsed.article.title.value == TITLE
    assert shown(parsed.article.lead) == ["〔〕", "近日", "下一"]


CAPTIONS = (
    "图1　宣传现场",
    "图1 宣传现场",
    "图1：宣传现场",
    "图一 宣传现场",
    "图2-1 宣传现场",
    "（图1 宣传现场）",
    "▲图为民警在学校宣传交通安全。",
    "△民警在学校宣传",
    "图为6月6日，民警在学校宣传交通安全。（张三 摄）",
    "图/张三",
    "照片1 宣传现场",
)


@pytest.mark.parametrize("words", CAPTIONS)
def test_a_line_under_a_picture_that_says_so_is_its_caption(words: str) -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", words, MORE)
    assert shown(parsed.article.lead) == ["近日", f"〔{words}〕", "下一"]
    assert [token.text for token in parsed.tokens if token.kind is TokenKind.CAPTION] == [words]


@pytest.mark.parametrize(
    "words",
    [
        "图1显示，全县事故起数逐月下降，其中五月份降幅最大。",
        "图1所示路段",
        "图书馆建设扎实推进",
        "图1、图2为整治前后对比情况。",
        "宣传现场",
        "一、图为先",
    ],
)
def test_other_lines_under_a_picture_are_text(words: str) -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", words, MORE)
    figures = [part for part in every_part(parsed.article) if isinstance(part, Figure)]
    assert [figure.caption for figure in figures] == [None]


def test_a_short_centred_line_under_a_picture_is_its_caption() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", "宣传现场", MORE, 宣传现场={"centred": True})
    assert shown(parsed.article.lead) == ["近日", "〔宣传现场〕", "下一"]


def test_a_centred_title_under_a_picture_is_the_title() -> None:
    _, parsed = read("〔图〕", TITLE, BODY, MORE, 青山={"centred": True})
    assert parsed.article.title and parsed.article.title.value == TITLE
    assert shown(parsed.article.lead) == ["〔〕", "近日", "下一"]


def test_what_the_format_calls_a_caption_is_one_above_too() -> None:
    _, parsed = read(TITLE, BODY, "现场", "〔图〕", MORE, 现场={"kind": LineKind.CAPTION})
    assert shown(parsed.article.lead) == ["近日", "〔↑现场〕", "下一"]


def test_each_picture_of_a_row_has_its_own_caption() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", "图1 甲", "〔图〕", "图2 乙", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔图1 甲〕", "〔图2 乙〕", "下一"]
    _, parsed = read(TITLE, BODY, "图1 甲", "〔图〕", "图2 乙", "〔图〕", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔↑图1 甲〕", "〔↑图2 乙〕", "下一"]


def test_pictures_side_by_side_share_the_caption_under_the_last() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", "〔图〕", "图1 甲", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔〕", "〔图1 甲〕", "下一"]


@pytest.mark.parametrize(("mark", "caption"), [("▲现场", "〔▲现场〕"), ("▼现场", "〔↑▼现场〕")])
def test_a_pointing_mark_points_at_its_picture(mark: str, caption: str) -> None:
    around = ("〔图〕", mark) if mark[0] == "▲" else (mark, "〔图〕")
    _, parsed = read(TITLE, BODY, *around, MORE)
    assert shown(parsed.article.lead) == ["近日", caption, "下一"]


def test_a_pointing_mark_does_not_point_away() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕", "▼现场", "〔图〕", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔〕", "〔↑▼现场〕", "下一"]


def test_a_caption_the_format_states_gives_way_to_the_line_under_the_picture() -> None:
    _, parsed = read(TITLE, BODY, "〔图〕现场", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔现场〕", "下一"]
    _, parsed = read(TITLE, BODY, "〔图〕现场", "图1 甲", MORE)
    assert shown(parsed.article.lead) == ["近日", "〔图1 甲〕", "下一"]
    assert [drop.text for drop in parsed.dropped] == ["现场"]


def test_a_picture_after_the_signature_is_not_lost() -> None:
    _, parsed = read(TITLE, BODY, MORE, "青山县公安局", "2024年5月6日", "〔图〕")
    assert shown(parsed.article.lead) == ["近日", "下一", "〔〕"]


def test_a_picture_of_an_attachment_stays_there() -> None:
    _, parsed = read(TITLE, BODY, MORE, "青山县公安局", "2024年5月6日", "附件1", "〔图〕", "工作方案", BODY, "〔图〕")
    assert shown(parsed.article.lead) == ["近日", "下一"]
    assert [shown(one.body) for one in parsed.article.attachments] == [["〔〕", "近日", "〔〕"]]


def every_part(article: Article) -> list[Body]:
    parts = list(article.lead)
    for section in [*article.initiatives, *(one for each in article.attachments for one in each.sections)]:
        parts += parts_of(section)
    return [*parts, *(part for each in article.attachments for part in each.body)]


def parts_of(section: Section) -> list[Body]:
    return [*section.body, *(part for one in section.subsections for part in parts_of(one))]


def without_figures(article: Article) -> Article:
    def plain(body: tuple[Body, ...]) -> tuple[Body, ...]:
        return tuple(part for part in body if not isinstance(part, Figure))

    def bare(section: Section) -> Section:
        return replace(section, body=plain(section.body), subsections=tuple(map(bare, section.subsections)))

    attachments = tuple(
        replace(one, body=plain(one.body), sections=tuple(map(bare, one.sections))) for one in article.attachments
    )
    sections = tuple(map(bare, article.initiatives))
    return replace(article, lead=plain(article.lead), initiatives=sections, attachments=attachments)


UNCAPTIONED = [case for case in load_cases() if "图为" not in case.text]


@pytest.mark.parametrize("case", UNCAPTIONED, ids=lambda case: case.name)
def test_pictures_anywhere_change_nothing_but_themselves(case: Case) -> None:
    source = source_of(case.text, case.name.endswith(".md"))
    places = random.Random(case.name).choices(range(len(source.lines) + 1), k=5)
    problems: list[Problem] = []
    pictured = parse(with_pictures(source, places), problems.append).article
    assert without_figures(pictured) == parse(source, problems.append).article
    assert sum(isinstance(part, Figure) for part in every_part(pictured)) == 5
