"""The DOCX probe resolves what Word resolves: inheritance, toggles, theme fonts, defaults, numbering, sections."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from pipeline.check.docx import probe_docx
from pipeline.check.facts import Align, Block, DocxFacts, Story
from pipeline.check.font_names import Face
from pipeline.model.problem import SourceError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:font script="Hans" typeface="黑体"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>
<a:font script="Hant" typeface="新細明體"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"""


def word(body: str, styles: str = "", **parts: str) -> bytes:
    """Write a small DOCX of raw XML; ``parts`` are theme, settings, numbering and footer."""
    named = {"styles": f"<w:styles {W}>{styles}</w:styles>", **parts}
    related = "".join(f'<Relationship Id="r{name}" Type="{TYPES}/{name}" Target="{name}.xml"/>' for name in named)
    result = BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{TYPES}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>')
        package.writestr("word/document.xml", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, content in named.items():
            package.writestr(f"word/{name}.xml", content)
    return result.getvalue()


def probe(body: str, styles: str = "", **parts: str) -> DocxFacts:
    return probe_docx(word(body, styles, **parts), "made.docx")


def only(facts: DocxFacts) -> Block:
    (block,) = facts.blocks
    return block


def paragraph(text: str = "大队", properties: str = "", run: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def style(name: str, content: str, based_on: str = "", kind: str = "paragraph", default: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" {default} w:styleId="{name}"><w:name w:val="{name}"/>{based}{content}</w:style>'


DEFAULT = 'w:default="1"'


def test_a_run_takes_size_and_font_from_the_style_its_style_is_based_on() -> None:
    styles = style("A", '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>') + style("B", "", based_on="A")
    block = only(probe(paragraph(properties='<w:pStyle w:val="B"/>'), styles))

    assert (block.size, block.stretches[0].face, block.where.style) == (16.0, Face.FANGSONG, "B")


def test_document_defaults_lie_under_the_default_style_and_direct_formatting_on_top() -> None:
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    normal = style("Normal", '<w:rPr><w:sz w:val="28"/></w:rPr>', default=DEFAULT)

    assert only(probe(paragraph(), defaults)).size == 10.5
    assert only(probe(paragraph(), defaults + normal)).size == 14.0
    assert only(probe(paragraph(run='<w:sz w:val="44"/>'), defaults + normal)).size == 22.0


def test_bold_in_the_paragraph_style_and_in_the_character_style_is_not_bold() -> None:
    styles = style("P", "<w:rPr><w:b/></w:rPr>") + style("C", "<w:rPr><w:b/></w:rPr>", kind="character")
    both = paragraph(properties='<w:pStyle w:val="P"/>', run='<w:rStyle w:val="C"/>')
    direct = paragraph(properties='<w:pStyle w:val="P"/>', run='<w:rStyle w:val="C"/><w:b/>')

    assert not only(probe(both, styles)).stretches[0].bold
    assert only(probe(direct, styles)).stretches[0].bold
    assert only(probe(paragraph(properties='<w:pStyle w:val="P"/>'), styles)).stretches[0].bold


def test_a_circle_of_styles_ends() -> None:
    styles = style("A", "", based_on="B") + style("B", '<w:rPr><w:sz w:val="32"/></w:rPr>', based_on="A")

    assert only(probe(paragraph(properties='<w:pStyle w:val="A"/>'), styles)).size == 16.0


@pytest.mark.parametrize(("language", "family"), [("zh-CN", "宋体"), ("zh-TW", "新細明體")])
def test_an_empty_theme_font_is_that_of_the_script(language: str, family: str) -> None:
    settings = f'<w:settings {W}><w:themeFontLang w:eastAsia="{language}"/></w:settings>'
    run = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    block = only(probe(paragraph("大队A", run=run), theme=THEME, settings=settings))

    assert [(stretch.text, stretch.family) for stretch in block.stretches] == [("大队", family), ("A", "Calibri")]


def test_a_theme_font_wins_over_a_family_on_its_level_and_loses_to_one_above() -> None:
    normal = style(
        "Normal", '<w:rPr><w:rFonts w:eastAsia="楷体" w:eastAsiaTheme="minorEastAsia"/></w:rPr>', default=DEFAULT
    )

    assert only(probe(paragraph(), normal, theme=THEME)).stretches[0].family == "宋体"
    assert (
        only(probe(paragraph(run='<w:rFonts w:eastAsia="黑体"/>'), normal, theme=THEME)).stretches[0].family == "黑体"
    )


def test_quotation_marks_take_the_western_font_unless_the_run_hints() -> None:
    fonts = 'w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="仿宋"'
    plain = only(probe(paragraph("“队”", run=f"<w:rFonts {fonts}/>")))
    hinted = only(probe(paragraph("“队”", run=f'<w:rFonts {fonts} w:hint="eastAsia"/>')))

    assert [stretch.family for stretch in plain.stretches] == ["Arial", "仿宋", "Arial"]
    assert [stretch.family for stretch in hinted.stretches] == ["仿宋"]


def test_indents_in_characters_win_over_those_in_twips() -> None:
    run = '<w:sz w:val="32"/>'
    block = only(probe(paragraph(properties='<w:ind w:firstLineChars="200" w:firstLine="420"/>', run=run)))

    assert block.first_indent == pytest.approx(32 * 25.4 / 72)


def test_a_hanging_indent_takes_away_the_first_line_indent_of_the_style() -> None:
    styles = style("A", '<w:pPr><w:ind w:firstLine="640"/></w:pPr>')
    block = only(probe(paragraph(properties='<w:pStyle w:val="A"/><w:ind w:left="640" w:hanging="320"/>'), styles))

    assert (round(block.left, 1), round(block.first_indent, 1)) == (11.3, -5.6)


def test_spacing_in_lines_counts_lines_of_the_grid() -> None:
    body = (
        paragraph(properties='<w:spacing w:beforeLines="200"/>') + '<w:sectPr><w:docGrid w:linePitch="579"/></w:sectPr>'
    )
    facts = only(probe(body)).paragraph

    assert facts is not None
    assert facts.before == pytest.approx(57.9)


def test_a_table_style_lies_under_the_paragraphs_in_its_cells() -> None:
    styles = style("T", '<w:rPr><w:sz w:val="24"/></w:rPr>', kind="table")
    cell = f"<w:tr><w:tc>{paragraph()}</w:tc></w:tr>"
    block = only(probe(f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{cell}</w:tbl>', styles))

    assert (block.story, block.size) == (Story.TABLE, 12.0)


NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/><w:pPr><w:ind w:left="640"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def numbered(level: int, text: str) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def test_generated_numbers_are_text_and_deeper_ones_start_anew() -> None:
    body = "".join(numbered(level, "项") for level in (0, 1, 1, 2, 0, 1))
    facts = probe(body, numbering=NUMBERING)

    assert [block.text for block in facts.blocks] == ["一、项", "（一）项", "（二）项", "1.项", "二、项", "（一）项"]
    assert facts.blocks[3].left == pytest.approx(11.3, abs=0.05)


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    body = "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>"

    assert only(probe(body)).text == "甲"


def test_hidden_text_is_not_printed_and_breaks_are() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    shown = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/></w:r>"

    assert only(probe(f"<w:p>{hidden}{shown}</w:p>")).text == "甲\n乙\t"


def test_a_page_break_in_a_paragraph_of_its_own_begins_the_page_of_the_next() -> None:
    after_text = '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>'
    alone = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    assert begins_page(probe(after_text + paragraph()).blocks[1])
    assert begins_page(probe(alone + paragraph()).blocks[1])
    assert not begins_page(probe(paragraph() + paragraph()).blocks[1])


def begins_page(block: Block) -> bool:
    return block.paragraph is not None and block.paragraph.page_break_before


def test_a_text_box_is_read_once_where_it_is_written_for_old_and_new_programs() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    alternatives = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    facts = probe(f"<w:p><w:r>{alternatives}</w:r></w:p>")

    assert [(block.text, block.story) for block in facts.blocks] == [("", Story.BODY), ("框", Story.FRAME)]


def test_sections_keep_the_footers_of_the_one_before() -> None:
    footer = f'<w:ftr {W}><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
    first = '<w:p><w:pPr><w:sectPr><w:footerReference w:type="default" r:id="rfooter"/></w:sectPr></w:pPr></w:p>'
    facts = probe(first + paragraph() + "<w:sectPr/>", footer=footer)

    assert [[(each.kind, each.field) for each in section.footers] for section in facts.sections] == [
        [("default", True)]
    ] * 2
    assert [block.paragraph.section for block in facts.blocks if block.paragraph] == [1, 2]


def test_lengths_may_carry_their_unit() -> None:
    section = only_section('<w:pgMar w:top="37mm" w:left="1588"/>')

    assert (round(section.top, 2), round(section.left, 2)) == (37.0, 28.01)


def only_section(content: str):  # type: ignore[no-untyped-def]
    return probe(paragraph() + f"<w:sectPr>{content}</w:sectPr>").sections[0]


def test_alignment_has_the_old_and_the_new_names() -> None:
    aligned = {
        name: only(probe(paragraph(properties=f'<w:jc w:val="{name}"/>'))).align for name in ("start", "end", "both")
    }

    assert aligned == {"start": Align.LEFT, "end": Align.RIGHT, "both": Align.JUSTIFY}


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), word("")[:200]]
)
def test_what_is_no_word_document_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        probe_docx(data, "made.docx")

    assert all(problem.hint for problem in refused.value.problems)


def test_damage_in_a_part_is_told_and_the_rest_is_read() -> None:
    facts = probe(paragraph(), theme="<a:theme")

    assert any("theme.xml is not well-formed" in fault for fault in facts.faults)
    assert only(facts).text == "大队"
