"""Plain text: a line each, verbatim."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.source import Location, SourceField
from pipeline.read.text import split_lines
from tests.read import articles


def test_a_line_is_kept_as_it_stands(tmp_path: Path) -> None:
    lines = [
        "\u3000\u3000段首缩进 ",
        "",
        "  零\u200b宽\ufeff字符\u00ad",
        "&nbsp;&ldquo;实体",
        "\u2028仍是一行",
        "制表\t符",
    ]
    source = articles.read("\n".join(lines), tmp_path)
    assert [line.text for line in source.lines] == lines


def test_lines_are_numbered_by_the_physical_line(tmp_path: Path) -> None:
    source = articles.read("甲\r\n\r\n乙\r丙\n", tmp_path)
    assert [(line.text, line.location.line) for line in source.lines] == [("甲", 1), ("", 2), ("乙", 3), ("丙", 4)]


def test_front_matter_becomes_fields(tmp_path: Path) -> None:
    source = articles.read("---\n期号: 5\nissuer: 县委办公室\n---\n正文\n", tmp_path)
    assert [(field.name, field.value) for field in source.fields] == [("期号", "5"), ("issuer", "县委办公室")]
    assert source.fields[1] == SourceField(name="issuer", value="县委办公室", location=Location(source.path, 3, 9))
    assert [(line.text, line.location.line) for line in source.lines] == [("正文", 5)]


def test_a_rule_of_hyphens_is_not_front_matter(tmp_path: Path) -> None:
    source = articles.read("---\n正文一行\n---\n又一行\n", tmp_path)
    assert [line.text for line in source.lines] == ["---", "正文一行", "---", "又一行"]
    assert source.fields == ()


@given(st.text())
def test_no_character_but_line_ends_is_lost(text: str) -> None:
    ends = str.maketrans("", "", "\r\n")
    assert "".join(split_lines(text)) == text.translate(ends)
