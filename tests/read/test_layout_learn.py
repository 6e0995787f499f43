"""A layout learnt from a Word file: it loads, says what the file shows, and in comments what it does not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.model.layout import Align, Layout
from pipeline.model.problem import SourceError
from pipeline.model.units import Length
from pipeline.read.docx_learn import learn_layout
from pipeline.read.layout import load_layout
from tests.read.word import package, paragraph, style

A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588"/>'
LINES = '<w:docGrid w:type="lines" w:linePitch="579"/>'


def face(font: str, half_points: int, more: str = "") -> str:
    return f'<w:rFonts w:eastAsia="{font}"/><w:sz w:val="{half_points}"/>{more}'


RED = '<w:color w:val="FF0000"/>'
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="5" w:color="FF0000"/></w:pBdr>'
CENTRE = '<w:jc w:val="center"/>'
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
HEAD = paragraph("明县政务简报", CENTRE, face("方正小标宋简体", 72, RED))
BODY = paragraph("今年以来，全县各乡镇迅速行动，认真落实护林防火责任。", INDENT, face("仿宋", 32))
TEMPLATE = (
    HEAD
    + paragraph("第3期", CENTRE, face("楷体", 30))
    + paragraph("明县人民政府办公室　　　2019年2月26日", RULE, face("仿宋", 30))
    + paragraph("全县护林防火工作会议召开", CENTRE, face("华文中宋", 44))
    + BODY
    + paragraph("一、加强领导", INDENT, face("黑体", 32))
    + paragraph("（一）明确责任", INDENT, face("楷体", 32, "<w:b/>"))
    + BODY
)
PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FOOTER = f"<w:p><w:pPr>{CENTRE}</w:pPr><w:r><w:t>- </w:t></w:r>{PAGE_FIELD}<w:r><w:t> -</w:t></w:r></w:p>"


def learnt(folder: Path, body: str, section: str = A4 + LINES, base: str | None = None, **parts: str) -> str:
    template = folder / "template.docx"
    template.write_bytes(package(f"{body}<w:sectPr>{section}</w:sectPr>", **parts))
    return learn_layout(str(template), base, folder / "mingxian.yaml")


def loaded(folder: Path, text: str) -> Layout:
    path = folder / "mingxian.yaml"
    path.write_text(text, encoding="utf-8")
    return load_layout(str(path))


def test_what_the_file_shows_is_learnt(tmp_path: Path) -> None:
    layout = loaded(tmp_path, learnt(tmp_path, TEMPLATE, footer1=FOOTER))
    margins = layout.page.margins
    assert [round(side.mm, 1) for side in (margins.top, margins.bottom, margins.left, margins.right)] == [
        37,
        35,
        28,
        26,
    ]
    assert (layout.grid.lines, layout.grid.line_pitch.pt, layout.grid.characters) == (22, 28.95, 27)
    assert layout.fields["name"] == "明县政务简报"
    name, issue, body = (layout.styles[role] for role in ("bulletin-name", "issue-number", "body"))
    assert (name.font, name.size.pt, name.colour) == ("xiaobiaosong", 36, "FF0000")
    assert (issue.font, issue.size.pt) == ("kaiti", 15)
    assert (body.font, body.size.pt, body.first_indent.pt, body.tracking) == ("fangsong", 16, 32, 0)
    assert layout.fonts["fangsong"].name == "仿宋"
    title, first, second = (layout.styles[role] for role in ("title", "heading-1", "heading-2"))
    assert (title.font, title.size.pt) == ("songti", 22)
    assert (first.font, first.bold, second.font, second.bold) == ("heiti", False, "kaiti", True)
    rule = layout.styles["issuer-line"].rule_below
    assert rule and (rule.colour, rule.weight.pt, rule.gap.pt, rule.double) == ("FF0000", 2.25, 5, False)
    number = layout.page_number
    assert number and (number.template, number.mirrored) == ("- {page} -", False)
    assert layout.styles["page-number"].align is Align.CENTRE


def test_what_the_file_does_not_show_is_told(tmp_path: Path) -> None:
    text = learnt(tmp_path, paragraph("短"), "")
    unknown = [line for line in text.splitlines() if line.startswith("##   ")]
    told = "".join(unknown)
    for what in (
        "纸张和页边",
        "正文",
        "报头名称",
        "期号",
        "编发机关",
        "红线",
        "标题",
        "层次标题 一、 （一） 1. （1）",
        "页码",
        "报尾",
    ):
        assert what in told, what
    assert loaded(tmp_path, text).styles == load_layout("jianbao").styles


def test_looks_come_from_styles_defaults_and_the_theme(tmp_path: Path) -> None:
    theme = (
        '<a:fontScheme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:ea typeface=""/>'
        '<a:font script="Hans" typeface="楷体"/></a:minorFont></a:fontScheme>'
    )
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
    )
    exact = '<w:pPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="30"/></w:rPr>'
    body = paragraph("今年以来，全县各乡镇迅速行动，认真落实。", '<w:pStyle w:val="text"/>')
    learnt(tmp_path, body, A4, styles=defaults + style("text", "正文文字", exact))
    with zipfile.ZipFile(tmp_path / "template.docx", "a") as archive:
        archive.writestr("word/theme/theme1.xml", theme)
    text = learn_layout(str(tmp_path / "template.docx"), None, tmp_path / "mingxian.yaml")
    layout = loaded(tmp_path, text)
    assert (layout.styles["body"].font, layout.styles["body"].size.pt) == ("kaiti", 15)
    assert (layout.grid.lines, layout.grid.line_pitch.pt) == (22, 28)


def test_a_red_head_of_documents_begins_with_gongwen(tmp_path: Path) -> None:
    head = paragraph("明县人民政府文件", CENTRE, face("方正小标宋简体", 84, RED)) + paragraph(
        "明政发〔2019〕3号", CENTRE
    )
    text = learnt(tmp_path, head + BODY)
    layout = loaded(tmp_path, text)
    assert "extends: gongwen" in text
    assert layout.fields["issuer"] == "明县人民政府"
    assert layout.styles["organ-mark"].size.pt == 42


def test_a_drawn_red_rule_gives_its_thickness(tmp_path: Path) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><a:ln xmlns:a="x" w="28575"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
        "</w:drawing></w:r></w:p>"
    )
    text = learnt(tmp_path, HEAD + drawing + BODY)
    rule = loaded(tmp_path, text).styles["issuer-line"].rule_below
    assert rule and rule.weight.pt == 2.25
    assert "红线是画上去的图形" in text


def test_a_page_number_no_layout_can_write_is_told(tmp_path: Path) -> None:
    footer = f"<w:p><w:r><w:t>第</w:t></w:r>{PAGE_FIELD}<w:r><w:t>页，共9页</w:t></w:r></w:p>"
    text = learnt(tmp_path, BODY, footer1=footer)
    assert "页码的写法" in text
    number = loaded(tmp_path, text).page_number
    assert number and number.template == "— {page} —"


def test_a_grid_finer_than_the_text_gives_lines_of_whole_rows(tmp_path: Path) -> None:
    grid = '<w:docGrid w:type="lines" w:linePitch="312"/>'
    assert loaded(tmp_path, learnt(tmp_path, BODY, A4 + grid)).grid.line_pitch == Length.from_twips(624)


def test_page_numbers_on_the_outer_edge_are_mirrored(tmp_path: Path) -> None:
    references = '<w:footerReference w:type="default"/><w:footerReference w:type="even"/><w:titlePg/>'
    layout = loaded(tmp_path, learnt(tmp_path, BODY, references + A4 + LINES, footer1=FOOTER))
    number = layout.page_number
    assert number and number.mirrored and not number.first
    assert layout.styles["page-number"].align is Align.RIGHT


def test_the_grid_of_characters_is_learnt(tmp_path: Path) -> None:
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-1024"/>'
    layout = loaded(tmp_path, learnt(tmp_path, BODY, A4 + grid))
    assert (layout.grid.characters, layout.grid.char_pitch.pt) == (28, 15.75)
    assert layout.styles["body"].tracking == Length.from_pt(-0.25)


def test_what_is_not_a_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_text("not Word", encoding="utf-8")
    with pytest.raises(SourceError):
        learn_layout(str(path), None, tmp_path / "x.yaml")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "S"]), max_size=12),
    st.integers(0, 400),
    st.integers(-100, 120_000),
    st.integers(0, 3_000),
)
def test_whatever_the_file_holds_the_layout_loads(
    tmp_path: Path, words: str, half_points: int, width: int, pitch: int
) -> None:
    safe = words.replace("&", "").replace("<", "").replace(">", "")
    name = paragraph(f"简报{safe}", CENTRE, face("方正小标宋简体", max(half_points, 48), RED))
    body = paragraph("今年以来，全县各乡镇迅速行动。" + safe, INDENT, face("仿宋", half_points))
    section = A4.replace("11906", str(width)) + LINES.replace("579", str(pitch))
    assert loaded(tmp_path, learnt(tmp_path, name + body, section)).name == "mingxian"


def test_the_command_writes_and_does_not_overwrite(tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(package(f"{TEMPLATE}<w:sectPr>{A4}{LINES}</w:sectPr>"))
    path = tmp_path / "own.yaml"
    arguments = ["layouts", "learn", str(template), "-o", str(path)]
    assert CliRunner().invoke(app, arguments).exit_code == 0
    assert load_layout(str(path)).fields["name"] == "明县政务简报"
    assert "is there already" in str(CliRunner().invoke(app, arguments).exception)


def blank(line: str = EXACT) -> str:
    return paragraph("", line)


def test_white_is_learnt_where_empty_paragraphs_have_a_height(tmp_path: Path) -> None:
    name = paragraph("明县政务简报", CENTRE + EXACT, face("方正小标宋简体", 52, RED))
    body = (
        name + blank() + paragraph("第3期", CENTRE + EXACT, face("楷体", 32)) + blank() + blank()
        + paragraph("全县护林防火工作会议召开", CENTRE + EXACT, face("华文中宋", 44)) + blank() + BODY
    )  # fmt: skip
    layout = loaded(tmp_path, learnt(tmp_path, body))
    mark, issue, title = (layout.styles[role] for role in ("bulletin-name", "issue-number", "title"))
    assert mark.ink_top is not None
    assert mark.ink_top.mm == pytest.approx((28 * 0.8 - 26 * 0.85) * 25.4 / 72, abs=0.02)
    assert (issue.space_before.pt, title.space_before.pt, title.space_after.pt) == (28, 56, 28)


def test_white_of_no_certain_height_is_told(tmp_path: Path) -> None:
    text = learnt(tmp_path, HEAD + blank("") + paragraph("第3期", CENTRE, face("楷体", 30)) + BODY)
    assert "“issue-number”的 space_before：空行没有固定行距" in text


def test_issuer_and_both_numbers_on_one_line_are_learnt(tmp_path: Path) -> None:
    both = TEMPLATE.replace("第3期", "第3期（总第58期）")
    layout = loaded(tmp_path, learnt(tmp_path, both))
    assert layout.fields["issuer"] == "明县人民政府办公室"
    texts = [part.text for part in layout.masthead]
    assert "第{issue}期（总第{total_issue}期）" in texts
    assert "（总第{total_issue}期）" not in texts


def test_thick_above_thin_is_learnt(tmp_path: Path) -> None:
    for form, weights in (("thickThinSmallGap", [2.25, 0.75]), ("thinThickSmallGap", [0.75, 2.25])):
        layout = loaded(tmp_path, learnt(tmp_path, TEMPLATE.replace('"single"', f'"{form}"')))
        rule = layout.styles["issuer-line"].rule_below
        assert rule is not None
        assert [weight.pt for _, weight in rule.lines] == weights
