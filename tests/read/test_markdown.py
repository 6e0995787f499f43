"""Markdown: what its author wrote, without the markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.source import LineKind, Source
from tests.read import articles
from tests.read.articles import texts


@pytest.fixture
def markdown(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(text: str) -> Source:
        return articles.read(text, tmp_path, "a.md")

    return read


def test_headings_of_both_kinds_have_their_level(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown("# 题\n\n## 一、节 ##\n\n小节\n---\n文\n")
    assert [(line.text, line.level) for line in source.lines] == [("题", 1), ("一、节", 2), ("小节", 2), ("文", None)]


def test_lines_under_one_another_are_lines(markdown) -> None:  # type: ignore[no-untyped-def]
    assert texts(markdown("发布时间：2024-12-05\n来源：县公安局\n")) == ["发布时间：2024-12-05", "来源：县公安局"]


def test_a_paragraph_wrapped_by_an_editor_is_one_line(markdown) -> None:  # type: ignore[no-untyped-def]
    first = "全县各级各部门要切实提高政治站位和思想认识，层层压实工作责任，逐项抓好任务"
    assert texts(markdown(f"{first}\n的落实。\n")) == [f"{first}的落实。"]


@pytest.mark.parametrize(
    "text", ["**一、加强领导。**各级要落实。", "__一、加强领导。__各级要落实。", "**一、加强领导。** 各级"]
)
def test_bold_before_a_han_character_is_bold(text: str, markdown) -> None:  # type: ignore[no-untyped-def]
    line = markdown(text + "\n\n" + "其他正文。" * 9).lines[0]
    assert line.text.startswith("一、加强领导。")
    assert line.marked == ((0, 7),)


def test_list_numerals_stay_as_printed(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown("3. 甲\n3. 乙\n\n- 丙\n")
    assert [(line.text, line.kind, line.generated) for line in source.lines] == [
        ("3. 甲", LineKind.LIST_ITEM, 0),
        ("3. 乙", LineKind.LIST_ITEM, 0),
        ("丙", LineKind.LIST_ITEM, 0),
    ]


def test_quotations_and_tables_are_kept(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown("> 引文\n\n| 单位 | 数 |\n|---|---|\n| 甲 | **1** |\n")
    assert [line.kind for line in source.lines] == [LineKind.QUOTATION, LineKind.TABLE]
    table = source.lines[1].table
    assert table is not None
    assert (table.rows, table.header_rows) == ((("单位", "数"), ("甲", "1")), 1)


def test_cells_beyond_the_heads_are_not_lost(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown("| 单位 | 数 |\n|---|---|\n| 甲 | 1 | 多出 |\n")
    assert "多出" in "".join([line.text for line in source.lines] + [drop.text for drop in source.dropped])


def test_pictures_comments_and_tags_are_dropped_with_their_text(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown(
        "甲![民警巡逻](a.png)乙<!-- 注 --><span>丙</span>\n\n<!-- 块注 -->\n\n<div align=center>丁</div>\n"
    )
    assert texts(source) == ["甲乙丙", "丁"]
    assert [(drop.reason, drop.text) for drop in source.dropped] == [
        ("comment", "<!-- 注 -->"),
        ("inline HTML", "<span>"),
        ("inline HTML", "</span>"),
        ("comment", "<!-- 块注 -->"),
        ("picture not found", "民警巡逻"),
    ]
    assert source.lines[1].centred


def test_indents_do_not_make_code(markdown) -> None:  # type: ignore[no-untyped-def]
    assert texts(markdown("    段首缩进\n\n\u3000\u3000又一段\n")) == ["段首缩进", "又一段"]


def test_what_looks_like_a_link_definition_is_text(markdown) -> None:  # type: ignore[no-untyped-def]
    assert texts(markdown("[甲]: 说明\n\n[链接文字](http://a)\n")) == ["[甲]: 说明", "链接文字"]


def test_places_are_those_of_the_file(markdown) -> None:  # type: ignore[no-untyped-def]
    source = markdown("---\n期号: 5\n---\n\n# 题\n\n文\n- 条\n")
    assert [(line.location.line, line.location.column) for line in source.lines] == [(5, 3), (7, 1), (8, 3)]
    assert [(field.name, field.value) for field in source.fields] == [("期号", "5")]
