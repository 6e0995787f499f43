"""HTML: lines as a browser shows them, furniture left out and accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.problem import SourceError
from pipeline.model.source import LineKind, Source
from tests.read import articles
from tests.read.articles import texts


@pytest.fixture
def html(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(markup: str) -> Source:
        return articles.read(markup, tmp_path, "a.html")

    return read


PROSE = "<p>全县各级各部门要切实提高认识，压实责任，抓好任务落实，确保年度目标圆满完成，为全县大局作出新的贡献。</p>"


def test_blocks_and_breaks_end_lines(html) -> None:  # type: ignore[no-untyped-def]
    source = html("标题<p>甲<br>乙</p><div>丙<p>丁</div>戊<span>己</span>")
    assert texts(source) == ["标题", "甲", "乙", "丙", "丁", "戊己"]


def test_white_space_folds_but_wide_spaces_stay(html) -> None:  # type: ignore[no-untyped-def]
    source = html("<p>\n  &nbsp;\u3000段首  中\n文 ABC\nDEF&#160;</p>")
    assert texts(source) == ["\u00a0\u3000段首 中文 ABC DEF\u00a0"]


def test_a_key_after_a_line_end_keeps_its_distance(html) -> None:  # type: ignore[no-untyped-def]
    assert texts(html("<p>来源：县公安局\n   作者：李明</p>")) == ["来源：县公安局 作者：李明"]


def test_headings_have_their_level(html) -> None:  # type: ignore[no-untyped-def]
    source = html("<h1>题</h1><h3>节</h3><p>文</p>")
    assert [line.level for line in source.lines] == [1, 3, None]


def test_bold_and_heading_faces_are_marked(html) -> None:  # type: ignore[no-untyped-def]
    body = "各级各部门要切实提高认识，压实责任，抓好落实。" * 3
    source = html(
        f"<div style=\"font-family:'仿宋_GB2312'\"><p><b>甲</b>。{body}</p>"
        f"<p><span style='font-family:楷体'>（一）乙。</span>{body}</p>"
        f"<p><font face=SimHei>丙</font></p><p><span style='font-weight:700'>丁</span>戊</p>"
        f"<p><span style='font-family:仿宋'>己</span></p></div>"
    )
    assert [line.marked for line in source.lines] == [((0, 1),), ((0, 5),), ((0, 1),), ((0, 1),), ()]


def test_a_page_all_bold_marks_nothing(html) -> None:  # type: ignore[no-untyped-def]
    assert [line.marked for line in html("<b><p>甲甲</p><p>乙乙</p></b><p>丙</p>").lines] == [(), (), ()]


def test_alignment_is_told_and_tables_reset_it(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<center>中<table><tr><td>左左左左左左</td></tr></table></center><p align=right>右</p>"
        "<p style='text-align: center'>央</p>"
    )
    assert [(line.centred, line.right) for line in source.lines] == [
        (True, False), (False, False), (False, True), (True, False),
    ]  # fmt: skip


def test_lists_and_quotations_are_told(html) -> None:  # type: ignore[no-untyped-def]
    source = html("<ul><li>甲</li></ul><blockquote>乙</blockquote>")
    assert [line.kind for line in source.lines] == [LineKind.LIST_ITEM, LineKind.QUOTATION]


def test_a_table_of_data_is_one_line(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<p>前</p><table><caption>表1 情况</caption><tr><th>单位</th><th colspan=2>数量</th></tr>"
        "<tr><td rowspan=2>甲<br>队</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>后</p>"
    )
    assert [line.kind for line in source.lines] == [
        LineKind.PARAGRAPH, LineKind.CAPTION, LineKind.TABLE, LineKind.PARAGRAPH,
    ]  # fmt: skip
    table = source.lines[2].table
    assert table is not None
    assert table.rows == (("单位", "数量", ""), ("甲队", "1", "2"), ("", "3", "4"))
    assert table.header_rows == 1
    assert source.lines[2].text == "单位\t数量\t\n甲队\t1\t2\n\t3\t4"


def test_a_table_of_layout_gives_its_lines(html) -> None:  # type: ignore[no-untyped-def]
    source = html(f"<table><tr><td>标题</td></tr><tr><td>{PROSE}{PROSE}</td></tr></table>")
    assert [line.kind for line in source.lines] == [LineKind.PARAGRAPH] * 3


def test_keys_and_values_in_cells_share_a_line(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<table><tr> <td><b>索 引 号：</b></td> <td>0001/2024</td> <td><b>主题分类：</b></td> <td>公安</td></tr>"
        "<tr><td>发文机关：</td><td></td><td>成文日期：</td><td>2024年12月5日</td></tr></table>"
    )
    assert texts(source) == ["索 引 号：0001/2024", "主题分类：公安", "发文机关：", "成文日期：2024年12月5日"]


def test_paragraphs_in_cells_do_not_part_a_key_from_its_value(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<table><tr><td><p>来源：</p></td><td><p>县公安局</p></td></tr><tr><td><p>作者：</p></td><td><p></p></td></tr>"
        "<tr><td><p>日期：</p></td><td><div><p>2024年12月5日</p><p>夜</p></div></td></tr></table><p>文</p>"
    )
    assert texts(source) == ["来源：县公安局", "作者：", "日期：2024年12月5日", "夜", "文"]


def test_keys_without_a_colon_get_one(html) -> None:  # type: ignore[no-untyped-def]
    source = html("<table><tr><td>索引号</td><td>0001</td></tr><tr><td>发布机构</td><td>清河县公安局</td></tr></table>")
    assert texts(source) == ["索引号：0001", "发布机构：清河县公安局"]


def test_flash_markup_is_read(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        '<TEXTFORMAT LEADING="2"><P ALIGN="LEFT"><FONT FACE="Arial">    一、甲。</FONT></P></TEXTFORMAT>'
        '<TEXTFORMAT LEADING="2"><P ALIGN="CENTER"><FONT FACE="Arial">乙</FONT></P></TEXTFORMAT>'
    )
    assert texts(source) == ["一、甲。", "乙"]


def test_server_code_is_dropped_and_hides_nothing(html) -> None:  # type: ignore[no-untyped-def]
    source = html('<%@ page import="a" %>\n<p>甲<% if (a > 1) { %>乙<?php echo "<p>"; ?>丙</p>')
    assert texts(source) == ["甲乙丙"]
    assert [drop.reason for drop in source.dropped] == ["server code"] * 3
    assert source.lines[0].location.line == 2


def test_text_after_the_end_of_the_page_is_kept(html) -> None:  # type: ignore[no-untyped-def]
    assert texts(html("<html><body><p>甲</p></body></html>乙<![CDATA[丙]]>")) == ["甲", "乙丙"]


def test_places_are_those_of_the_file(html) -> None:  # type: ignore[no-untyped-def]
    source = html("<div>\n<p>甲乙</p><p>丙</p>\n\n  <p><b>丁</b>戊</p></div>")
    assert [(line.location.line, line.location.column) for line in source.lines] == [(2, 4), (2, 13), (4, 9)]


def test_a_fragment_loses_nothing_but_what_is_never_shown(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<p>附件：<a href=1>甲</a><a href=2>乙</a><a href=3>丙</a></p><style>p{}</style><p>上一篇：<a href=4>丁</a></p>"
    )
    assert texts(source) == ["附件：甲乙丙", "上一篇：丁"]


def test_a_page_gives_its_fields(tmp_path: Path) -> None:
    source = articles.read(articles.as_page(), tmp_path, "a.html")
    assert [(field.name, field.value) for field in source.fields] == [
        ("html:title", f"{articles.TITLE}_清河县人民政府"),
        ("meta:author", "办公室"),
        ("meta:article:published_time", "2024-12-05"),
        ("html:h1", articles.TITLE),
    ]


def test_what_a_page_drops_is_accounted_for(tmp_path: Path) -> None:
    source = articles.read(articles.as_page(), tmp_path, "a.html")
    reasons = {drop.reason: drop.text for drop in source.dropped}
    assert reasons["hidden"] == "隐藏的统计代码"
    assert "微博" in reasons["share buttons"]
    assert "版权所有" in reasons["footer"]
    assert "当前位置" in reasons["breadcrumb"]
    assert "全县禁毒工作会议召开" in reasons["related articles"]


def test_a_picture_leaves_its_description(html) -> None:  # type: ignore[no-untyped-def]
    source = html('<p>甲<img src="a.jpg" alt="民警巡逻">乙</p>')
    assert texts(source) == ["甲乙"]
    assert [(drop.reason, drop.text) for drop in source.dropped] == [("picture not found", "民警巡逻")]


def test_particulars_far_from_the_body_are_kept(html) -> None:  # type: ignore[no-untyped-def]
    source = html(
        "<html><head><title>工作动态一则_某网</title></head><body><div>站内公告</div>"
        f"<div><h2>工作动态一则</h2><div>{PROSE * 3}</div></div>"
        "<div><span>责任编辑：李明</span></div><div>编辑部地址：某路</div>"
        "<div>版权所有 责任编辑：王</div></body></html>"
    )
    assert texts(source)[0] == "工作动态一则"
    assert texts(source)[-1] == "责任编辑：李明"
    assert [drop.text for drop in source.dropped] == ["站内公告", "编辑部地址：某路", "版权所有 责任编辑：王"]


@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_refused_not_cut(depth: int, html) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SourceError) as caught:
        html("<div>" * depth + "文")
    assert caught.value.problems[0].code == "html-too-deep"


def test_nesting_a_person_makes_is_read(html) -> None:  # type: ignore[no-untyped-def]
    assert texts(html("<div>" * 200 + "文")) == ["文"]
