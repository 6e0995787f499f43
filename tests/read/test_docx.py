"""Word files: the text as printed, and where each paragraph stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.source import LineKind, Source
from tests.read import articles
from tests.read.articles import texts
from tests.read.word import package, paragraph, style


@pytest.fixture
def word(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(body: str, **parts: str) -> Source:
        return articles.read(package(body, **parts), tmp_path, "a.docx")

    return read


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


def test_paragraphs_are_counted_empty_ones_too(word) -> None:  # type: ignore[no-untyped-def]
    source = word(paragraph("甲") + paragraph() + paragraph("乙"))
    assert [(line.text, line.location.line) for line in source.lines] == [("甲", 1), ("", 2), ("乙", 3)]


def test_heading_styles_state_a_level_through_what_they_are_based_on(word) -> None:  # type: ignore[no-untyped-def]
    styles = (
        style("1", "heading 1")
        + style("t", "Title")
        + style("own", "局里的标题", based_on="1")
        + style("zh", "标题 2")
        + style("out", "纲要", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("a", "圈", based_on="b")
        + style("b", "圈二", based_on="a")
    )
    names = ["1", "t", "own", "zh", "out", "a", "none"]
    body = "".join(paragraph("文", f'<w:pStyle w:val="{name}"/>') for name in names)
    body += paragraph("文", '<w:outlineLvl w:val="0"/>') + paragraph(
        "文", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'
    )
    assert [line.level for line in word(body, styles=styles).lines] == [1, 0, 1, 2, 3, None, None, 1, None]


def test_bold_and_heading_faces_are_marked(word) -> None:  # type: ignore[no-untyped-def]
    plain = '<w:rFonts w:eastAsia="仿宋_GB2312"/>'
    body = "".join(
        f"<w:p>{run(head, look)}{run('各级各部门要抓好落实，确保任务完成。', plain)}</w:p>"
        for head, look in [
            ("甲。", "<w:b/>" + plain),
            ("乙。", '<w:rFonts w:eastAsia="黑体"/>'),
            ("丙。", '<w:rFonts w:eastAsia="楷体_GB2312"/>'),
            ("丁。", '<w:b w:val="0"/>' + plain),
            ("戊。", '<w:rStyle w:val="s"/>' + plain),
        ]
    )
    source = word(body, styles=style("s", "强调", "<w:rPr><w:b/></w:rPr>", kind="character"))
    assert [line.marked for line in source.lines] == [((0, 2),), ((0, 2),), ((0, 2),), (), ((0, 2),)]


def test_alignment_is_told_from_paragraph_or_style(word) -> None:  # type: ignore[no-untyped-def]
    styles = style("c", "居中", '<w:pPr><w:jc w:val="center"/></w:pPr>')
    source = word(
        paragraph("甲", '<w:pStyle w:val="c"/>') + paragraph("乙", '<w:jc w:val="right"/>') + paragraph("正文" * 9),
        styles=styles,
    )
    assert [(line.centred, line.right) for line in source.lines] == [(True, False), (False, True), (False, False)]


def test_tracked_deletions_are_out_and_insertions_in(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        f"<w:p>{run('甲')}<w:ins>{run('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>{run('丁')}</w:p>"
    )
    assert texts(source) == ["甲乙丁"]
    assert [(drop.reason, drop.text) for drop in source.dropped] == [("deleted by a tracked change", "丙")]


def test_a_paragraph_mark_deleted_by_a_tracked_change_joins(word) -> None:  # type: ignore[no-untyped-def]
    assert texts(word(paragraph("甲", "<w:rPr><w:del/></w:rPr>") + paragraph("乙"))) == ["甲乙"]


def test_hidden_text_is_dropped(word) -> None:  # type: ignore[no-untyped-def]
    source = word(f"<w:p>{run('甲')}{run('乙', '<w:vanish/>')}</w:p>")
    assert texts(source) == ["甲"]
    assert [(drop.reason, drop.text) for drop in source.dropped] == [("hidden", "乙")]


def test_a_style_separator_joins_heading_and_text(word) -> None:  # type: ignore[no-untyped-def]
    properties = '<w:outlineLvl w:val="0"/><w:rPr><w:vanish/><w:specVanish/></w:rPr>'
    (line,) = word(paragraph("一、甲。", properties, "<w:b/>") + paragraph("正文正文正文正文。")).lines
    assert (line.text, line.level, line.marked) == ("一、甲。正文正文正文正文。", None, ((0, 4),))


def test_breaks_tabs_and_signs_are_characters(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:br w:type="page"/>'
        '<w:t>丁</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    assert [(line.text, line.location.column) for line in source.lines] == [("甲\t乙", 1), ("丙\u2011丁", 5)]
    assert source.dropped[0].reason == "symbol of the font Wingdings"


def test_the_result_of_a_field_is_text_and_its_code_is_not(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12月5日</w:t></w:r></w:p>'
    )
    assert texts(source) == ["12月5日"]


def test_a_text_box_is_read_once_after_its_paragraph(word) -> None:  # type: ignore[no-untyped-def]
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{0}</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>{0}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ).format(box("框中"))
    assert texts(word(f"<w:p>{run('甲')}{shape}</w:p>" + paragraph("乙"))) == ["甲", "框中", "乙"]


def test_an_old_text_box_is_read(word) -> None:  # type: ignore[no-untyped-def]
    assert texts(word(f"<w:p><w:r><w:pict><v:textbox>{box('框中')}</v:textbox></w:pict></w:r></w:p>")) == ["框中"]


def test_content_controls_links_and_ruby_are_seen_through(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt><w:p><w:hyperlink>{run('乙')}</w:hyperlink>"
        f"<w:r><w:ruby><w:rt>{run('zhèn')}</w:rt><w:rubyBase>{run('镇')}</w:rubyBase></w:ruby></w:r></w:p>"
    )
    assert texts(source) == ["甲", "乙镇"]


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_a_table_of_data_is_one_line(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>"
        + cell("单位")
        + cell("数量", '<w:gridSpan w:val="2"/>')
        + "</w:tr><w:tr>"
        + cell("甲", '<w:vMerge w:val="restart"/>')
        + cell("1")
        + cell("2")
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("3")
        + cell("4")
        + "</w:tr></w:tbl>"
        + paragraph("后")
    )
    table = source.lines[0].table
    assert table is not None
    assert table.rows == (("单位", "数量", ""), ("甲", "1", "2"), ("", "3", "4"))
    assert table.header_rows == 1
    assert source.lines[0].kind is LineKind.TABLE
    assert [line.location.line for line in source.lines] == [1, 9]


def test_a_table_that_places_text_gives_its_lines(word) -> None:  # type: ignore[no-untyped-def]
    one = "<w:tbl><w:tr>" + cell("清河公安简报") + "</w:tr><w:tr>" + cell("第5期") + "</w:tr></w:tbl>"
    keys = (
        "<w:tbl><w:tr>"
        + cell("联系人：")
        + cell("李明")
        + "</w:tr><w:tr>"
        + cell("电话：")
        + cell("略")
        + "</w:tr></w:tbl>"
    )
    assert texts(word(one + keys)) == ["清河公安简报", "第5期", "联系人：李明", "电话：略"]


def test_what_stands_beside_the_text_is_dropped_with_its_reason(word) -> None:  # type: ignore[no-untyped-def]
    source = word(
        paragraph("甲"),
        header1=paragraph("眉"),
        footer1=paragraph("脚"),
        footnotes=f"<w:footnote>{paragraph('注')}</w:footnote>",
        comments=f"<w:comment>{paragraph('批')}</w:comment>",
    )
    assert [(drop.reason, drop.text) for drop in source.dropped] == [
        ("page header", "眉"), ("page footer", "脚"), ("footnote", "注"), ("comment", "批"),
    ]  # fmt: skip


def test_a_generated_table_of_contents_is_dropped(word) -> None:  # type: ignore[no-untyped-def]
    source = word(paragraph("一、甲\t1", '<w:pStyle w:val="c"/>') + paragraph("一、甲"), styles=style("c", "toc 1"))
    assert texts(source) == ["一、甲"]
    assert source.dropped[0].reason == "table of contents"


def test_core_properties_become_fields(tmp_path: Path) -> None:
    import io

    import docx

    document = docx.Document()
    document.add_paragraph("文")
    document.core_properties.title = "工作动态"
    document.core_properties.author = "李明"
    stream = io.BytesIO()
    document.save(stream)
    fields = {field.name: field.value for field in articles.read(stream.getvalue(), tmp_path, "a.docx").fields}
    assert fields["docx:title"] == "工作动态"
    assert fields["docx:author"] == "李明"
    assert fields["docx:created"].startswith("20")


def test_strict_files_are_read_alike(tmp_path: Path) -> None:
    import io
    import zipfile

    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{strict}"><w:body><w:p><w:pPr><w:jc w:val="end"/></w:pPr>'
            "<w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>",
        )
    (line,) = articles.read(stream.getvalue(), tmp_path, "a.docx").lines
    assert (line.text, line.right) == ("甲", True)
