"""Word's automatic numbers stand in front of the text as Word prints them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.source import LineKind, Source
from pipeline.read.docx_numerals import numeral
from tests.read import articles
from tests.read.word import definition, level, listing, numbered, package, paragraph, style


@pytest.fixture
def word(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(body: str, **parts: str) -> Source:
        return articles.read(package(body, **parts), tmp_path, "a.docx")

    return read


def labels(source: Source) -> list[str]:
    return [line.text[: line.generated] for line in source.lines]


CHINESE = definition(
    0, level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3.")
)


def test_chinese_levels_count_and_restart_under_a_higher_one(word) -> None:  # type: ignore[no-untyped-def]
    body = "".join(numbered("文", depth) for depth in (0, 1, 1, 0, 1, 2, 2, 1))
    source = word(body, numbering=CHINESE + listing(1, 0))
    assert labels(source) == ["一、", "（一）", "（二）", "二、", "（一）", "1.", "2.", "（二）"]
    assert all(line.text.endswith("文") and line.kind is LineKind.LIST_ITEM for line in source.lines)


def test_lists_of_one_definition_count_on_unless_told_to_restart(word) -> None:  # type: ignore[no-untyped-def]
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = CHINESE + listing(1, 0) + listing(2, 0) + listing(3, 0, override)
    body = "".join(numbered("文", 0, identifier) for identifier in (1, 2, 3, 3, 1))
    assert labels(word(body, numbering=numbering)) == ["一、", "二、", "五、", "六、", "七、"]


def test_a_level_may_show_those_above_it_in_digits(word) -> None:  # type: ignore[no-untyped-def]
    numbering = definition(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    ) + listing(1, 0)
    body = numbered("文") + numbered("文", 1) + numbered("文", 1)
    assert labels(word(body, numbering=numbering)) == ["第一章", "1.1 ", "1.2 "]


def test_a_level_may_go_on_under_a_higher_one(word) -> None:  # type: ignore[no-untyped-def]
    numbering = definition(0, level(0, "decimal", "%1、"), level(1, "decimal", "%2）", '<w:lvlRestart w:val="0"/>'))
    body = "".join(numbered("文", depth) for depth in (0, 1, 0, 1))
    assert labels(word(body, numbering=numbering + listing(1, 0))) == ["1、", "1）", "2、", "2）"]


def test_numbers_may_come_from_the_style(word) -> None:  # type: ignore[no-untyped-def]
    numbers = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("h", "heading 1", numbers)
    body = paragraph("甲", '<w:pStyle w:val="h"/>') * 2 + paragraph(
        "乙", '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    )
    source = word(body, styles=styles, numbering=CHINESE + listing(1, 0))
    assert [(line.text, line.level) for line in source.lines] == [("一、甲", 1), ("二、甲", 1), ("乙", 1)]


def test_bullets_of_symbols_are_no_text(word) -> None:  # type: ignore[no-untyped-def]
    numbering = (
        definition(0, level(0, "bullet", "\uf0b7"))
        + definition(1, level(0, "bullet", "——"))
        + listing(1, 0)
        + listing(2, 1)
    )
    source = word(numbered("甲") + numbered("乙", 0, 2), numbering=numbering)
    assert [line.text for line in source.lines] == ["甲", "——乙"]


def test_empty_paragraphs_count_but_show_no_number(word) -> None:  # type: ignore[no-untyped-def]
    body = numbered("甲") + numbered("") + numbered("乙")
    assert labels(word(body, numbering=CHINESE + listing(1, 0))) == ["一、", "", "三、"]


@pytest.mark.parametrize(
    ("form", "count", "text"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("decimalFullWidth", 10, "１０"),
        ("decimalEnclosedCircle", 3, "③"), ("decimalEnclosedCircleChinese", 21, "21"), ("decimalEnclosedParen", 2, "⑵"),
        ("upperLetter", 27, "AA"), ("lowerLetter", 2, "b"), ("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"),
        ("chineseCounting", 99, "九十九"), ("chineseCounting", 100, "一○○"),
        ("chineseCountingThousand", 11, "十一"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 110, "一百一十"), ("chineseCountingThousand", 1001, "一千零一"),
        ("japaneseCounting", 105, "一百五"), ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographLegalTraditional", 3, "參"),
        ("ideographTraditional", 3, "丙"), ("ideographZodiac", 4, "卯"), ("ideographEnclosedCircle", 1, "㊀"),
        ("numberInDash", 2, "- 2 -"), ("ideographTraditional", 11, "11"), ("unheardOf", 4, "4"), ("upperRoman", 0, "0"),
    ],
)  # fmt: skip
def test_numbers_are_said_in_every_format(form: str, count: int, text: str) -> None:
    assert numeral(count, form) == text
