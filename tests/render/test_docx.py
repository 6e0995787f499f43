from __future__ import annotations

import dataclasses
import datetime
import io
import re
import zipfile
from typing import Any

import pytest
from docx import Document
from docx.shared import Twips
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.model.briefing import Briefing, Run, TextBlock
from pipeline.model.layout import LineRules, PageNumber
from pipeline.model.units import Length
from pipeline.render.docx import render_docx
from pipeline.render.docx_xml import printable
from tests.render.docx_sample import LAYOUT, MASTHEAD, MM, TABLE, TAIL_LONG, TAIL_SHORT, block, body, briefing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
WHOLE = briefing(MASTHEAD + body(2), TAIL_SHORT)


def part(data: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def document(of: Briefing) -> Any:
    return part(render_docx(of), "word/document.xml")


def style(of: Briefing, name: str) -> Any:
    return part(render_docx(of), "word/styles.xml").xpath(f'w:style[w:name/@w:val="{name}"]', namespaces=NAMES)[0]


def attributes(element: Any, path: str) -> dict[str, str]:
    found = element.find(path, NAMES)
    assert found is not None, path
    return {key.removeprefix(W): value for key, value in found.items()}


def with_layout(**changes: Any) -> Briefing:
    return dataclasses.replace(WHOLE, layout=dataclasses.replace(LAYOUT, **changes))


# Text


def test_the_text_comes_back_as_it_went_in() -> None:
    paragraphs = Document(io.BytesIO(render_docx(WHOLE))).paragraphs
    assert [p.text for p in paragraphs if p.text] == [b.text for b in (*WHOLE.blocks, *WHOLE.tail)]  # type: ignore[union-attr]


@given(st.lists(st.text(max_size=20), max_size=3))
def test_any_text_comes_back_but_for_what_xml_cannot_hold(texts: list[str]) -> None:
    made = briefing((TextBlock(role="body", runs=tuple(map(Run, texts))),))
    assert Document(io.BytesIO(render_docx(made))).paragraphs[0].text == printable("".join(texts))


@given(st.text(alphabet="中A1 “”—…％℃·，", max_size=12), st.integers(0, 12))
def test_where_a_run_ends_changes_no_character(text: str, place: int) -> None:
    made = briefing((TextBlock(role="body", runs=(Run(text[:place]), Run(text[place:], "heading-1"))),))
    assert Document(io.BytesIO(render_docx(made))).paragraphs[0].text == text


def test_markup_in_the_text_is_text() -> None:
    assert "<w:p>&amp;" in document(briefing((block("body", "<w:p>&amp;"),))).xpath("string()")


def test_a_character_xml_forbids_is_left_out() -> None:
    assert document(briefing((block("body", "甲\x00\ud800乙\ufffe"),))).xpath("string()") == "甲乙"


def test_line_feeds_and_tabs_are_breaks_and_tabs() -> None:
    tree = document(briefing((block("title", "上\n下"), block("issuer-line", "左\t右"))))
    assert len(tree.findall(".//w:br", NAMES)) == 1
    assert len(tree.findall(".//w:tab", NAMES)) == 1


# Styles


def test_every_paragraph_names_its_style_and_says_no_more() -> None:
    for paragraph in document(briefing(MASTHEAD + body(2))).iter(W + "p"):
        assert [child.tag for child in paragraph.find("w:pPr", NAMES)] == [W + "pStyle"]


def test_no_run_is_formatted_directly() -> None:
    tree = document(WHOLE)
    assert {e.tag.removeprefix(W) for p in tree.iter(W + "rPr") for e in p} <= {"rFonts", "rStyle", "lang"}
    assert {key for fonts in tree.iter(W + "rFonts") for key in fonts.attrib} == {W + "hint"}


def test_no_paragraph_of_the_text_is_empty() -> None:
    assert all(p.text for p in Document(io.BytesIO(render_docx(briefing(MASTHEAD + body(2))))).paragraphs)


def test_every_style_used_is_defined() -> None:
    made = briefing(
        (
            *MASTHEAD,
            TextBlock(role="body", runs=(Run("按语：", "heading-1"), Run("A“甲”B。"))),
            block("body", "“甲”"),
            TABLE,
        ),
        TAIL_LONG,
    )
    data = render_docx(made)
    defined = {s.get(W + "styleId") for s in part(data, "word/styles.xml").iter(W + "style")}
    used = {
        element.get(W + "val")
        for name in ("document", "footer1", "footer2")
        for tag in ("pStyle", "rStyle", "tblStyle")
        for element in part(data, f"word/{name}.xml").iter(W + tag)
    }
    assert used <= defined


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_words_own_with_their_outline_level(level: int) -> None:
    heading = style(WHOLE, f"heading {level}")
    assert W + "customStyle" not in heading.attrib
    assert attributes(heading, "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
    assert attributes(heading, "w:rPr/w:b") == {"val": "0"}
    assert attributes(heading, "w:next") == {"val": "Body"}


def test_nothing_but_headings_reaches_the_outline() -> None:
    styles = part(render_docx(WHOLE), "word/styles.xml")
    outlined = styles.xpath("w:style[w:pPr/w:outlineLvl]/w:name/@w:val", namespaces=NAMES)
    assert outlined == [f"heading {level}" for level in (1, 2, 3, 4)]


def test_a_style_names_a_font_for_every_script_and_no_theme() -> None:
    fonts = attributes(style(WHOLE, "简报正文"), "w:rPr/w:rFonts")
    assert fonts == {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "eastAsia": "仿宋_GB2312",
        "cs": "Times New Roman",
    }


def test_body_text_keeps_the_grid() -> None:
    text = style(WHOLE, "简报正文")
    assert attributes(text, "w:pPr/w:spacing") == {"before": "0", "after": "0", "line": "579", "lineRule": "exact"}
    assert attributes(text, "w:rPr/w:spacing") == {"val": "-5"}
    assert attributes(text, "w:rPr/w:sz") == {"val": "32"}
    assert attributes(text, "w:pPr/w:jc") == {"val": "both"}


def test_the_first_line_is_indented_in_characters_and_in_twips() -> None:
    indent = attributes(style(WHOLE, "简报正文"), "w:pPr/w:ind")
    assert indent == {"left": "0", "right": "0", "firstLineChars": "200", "firstLine": "630"}


def test_a_hanging_indent_is_in_twips_alone() -> None:
    indent = attributes(style(WHOLE, "报送范围"), "w:pPr/w:ind")
    assert indent == {"left": "1120", "right": "280", "hanging": "840"}


def test_the_red_rule_spans_the_type_area_though_its_line_is_inset() -> None:
    issuer = style(WHOLE, "编发机关和日期")
    assert attributes(issuer, "w:pPr/w:pBdr/w:bottom") == {
        "val": "single",
        "sz": "12",
        "space": "8",
        "color": "FF0000",
    }
    assert attributes(issuer, "w:pPr/w:ind") == {"left": "0", "right": "0", "firstLine": "320"}
    assert attributes(issuer, "w:pPr/w:tabs/w:tab") == {"val": "right", "pos": "8524"}


def test_normal_holds_what_all_have_in_common() -> None:
    normal = style(WHOLE, "Normal")
    assert attributes(normal, "w:pPr/w:overflowPunct") == {"val": "0"}
    assert attributes(normal, "w:pPr/w:snapToGrid") == {"val": "0"}
    assert attributes(normal, "w:rPr/w:lang") == {"val": "en-US", "eastAsia": "zh-CN"}


def test_marks_may_hang_when_the_layout_says_so() -> None:
    rules = dataclasses.replace(LAYOUT.line_rules, hanging=True, han_latin_gap=0.0)
    normal = style(with_layout(line_rules=rules), "Normal")
    assert attributes(normal, "w:pPr/w:overflowPunct") == {"val": "1"}
    assert attributes(normal, "w:pPr/w:autoSpaceDE") == {"val": "0"}


def test_a_role_inside_other_text_is_a_character_style() -> None:
    made = briefing((TextBlock(role="body", runs=(Run("按语：", "heading-1"), Run("正文"))),))
    run = document(made).find(".//w:r", NAMES)
    assert attributes(run, "w:rPr/w:rStyle") == {"val": "Heading1Char"}
    assert attributes(style(made, "heading 1 字符"), "w:rPr/w:rFonts")["eastAsia"] == "黑体"


def test_marks_shared_with_latin_are_told_to_be_han() -> None:
    run = document(briefing((block("body", "甲“乙”"),))).find(".//w:r", NAMES)
    assert attributes(run, "w:rPr/w:rFonts") == {"hint": "eastAsia"}


def test_han_marks_among_latin_take_the_han_face_in_every_slot() -> None:
    made = briefing((block("body", "甲A·B乙"),))
    texts = {run.xpath("string()"): run for run in document(made).iter(W + "r")}
    assert list(texts) == ["甲A", "·", "B乙"]
    assert attributes(texts["·"], "w:rPr/w:rStyle") == {"val": "BodyHan"}
    assert set(attributes(style(made, "简报正文 汉字标点"), "w:rPr/w:rFonts").values()) == {"仿宋_GB2312"}


@pytest.mark.parametrize("marks", ["——", "……", "……”。"])
def test_a_dash_is_not_parted_in_libreoffice_either(marks: str) -> None:
    texts = {r.xpath("string()"): r for r in document(briefing((block("body", f"甲{marks}乙"),))).iter(W + "r")}
    assert attributes(texts[marks], "w:rPr/w:lang") == {"val": "en-US", "eastAsia": "en-US"}


def test_a_run_in_heading_ends_in_words_style_separator() -> None:
    tree = document(briefing((block("heading-1", "一、抓好宣传。", joined=True), block("body", "进村入户。"))))
    heading, text = tree.iter(W + "p")
    assert heading.find("w:pPr/w:rPr/w:vanish", NAMES) is not None
    assert heading.find("w:pPr/w:rPr/w:specVanish", NAMES) is not None
    assert text.find("w:pPr/w:rPr", NAMES) is None


# Page


def test_the_page_is_the_layouts() -> None:
    section = Document(io.BytesIO(render_docx(WHOLE))).sections[0]
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    assert (section.top_margin, section.bottom_margin) == (Twips(2098), Twips(1984))
    assert (section.left_margin, section.right_margin) == (Twips(1587), Twips(1474))
    assert attributes(document(WHOLE), ".//w:docGrid") == {"type": "lines", "linePitch": "579"}


def footer_of(of: Briefing, kind: str) -> Any:
    section = Document(io.BytesIO(render_docx(of))).sections[0]
    return {"default": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}[kind]


@pytest.mark.parametrize(("kind", "name", "side"), [("default", "页码", "right"), ("even", "页码（双页）", "left")])
def test_page_numbers_stand_outside(kind: str, name: str, side: str) -> None:
    (paragraph,) = footer_of(WHOLE, kind).paragraphs
    assert paragraph.text == "— 1 —"
    assert paragraph.style.name == name
    assert attributes(style(WHOLE, name), "w:pPr/w:jc") == {"val": side}
    assert paragraph._p.xpath("string(.//w:instrText)") == " PAGE "


def test_footers_alternate_only_when_the_layout_mirrors_them() -> None:
    plain = with_layout(page_number=PageNumber(dash_below=MM(7), mirrored=False))
    names = zipfile.ZipFile(io.BytesIO(render_docx(plain))).namelist()
    assert [name for name in names if "footer" in name] == ["word/footer1.xml"]
    assert part(render_docx(plain), "word/settings.xml").find("w:evenAndOddHeaders", NAMES) is None
    assert part(render_docx(WHOLE), "word/settings.xml").find("w:evenAndOddHeaders", NAMES) is not None


def test_the_first_page_goes_unnumbered_when_the_layout_says_so() -> None:
    unnumbered = with_layout(page_number=PageNumber(dash_below=MM(7), first=False))
    assert document(unnumbered).find(".//w:titlePg", NAMES) is not None
    assert [p.text for p in footer_of(unnumbered, "first").paragraphs] == [""]


def test_a_layout_without_page_numbers_has_no_footers() -> None:
    data = render_docx(with_layout(page_number=None))
    assert not [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "footer" in name]


# Tail


def test_the_tail_is_one_frame_on_the_lower_edge_of_the_type_area() -> None:
    frames = document(WHOLE).xpath("//w:framePr", namespaces=NAMES)
    assert len(frames) == len(TAIL_SHORT) + 3  # three rules
    assert len({tuple(sorted(frame.attrib.items())) for frame in frames}) == 1
    frame = {key.removeprefix(W): value for key, value in frames[0].items()}
    assert (frame["vAnchor"], frame["yAlign"], frame["w"]) == ("margin", "bottom", "8844")


def test_the_tails_rules_are_as_high_as_they_are_thick() -> None:
    thick, thin = style(WHOLE, "报送范围首行上线"), style(WHOLE, "印发份数上线")
    assert attributes(thick, "w:pPr/w:spacing")["line"] == "20"
    assert attributes(thin, "w:pPr/w:spacing")["line"] == "14"
    assert attributes(thick, "w:pPr/w:shd")["fill"] == "000000"


def test_text_without_a_tail_ends_without_an_empty_paragraph() -> None:
    assert document(briefing(body(1))).xpath("count(//w:p[not(w:r)])", namespaces=NAMES) == 0


# Tables


def test_a_table_repeats_its_head_and_parts_no_row() -> None:
    tree = document(briefing((TABLE, block("body", "以上。"))))
    rows = tree.findall(".//w:tr", NAMES)
    assert [row.find("w:trPr/w:tblHeader", NAMES) is not None for row in rows] == [True, False, False]
    assert all(row.find("w:trPr/w:cantSplit", NAMES) is not None for row in rows)
    assert tuple(tuple(c.xpath("string()") for c in row.iter(W + "tc")) for row in rows) == TABLE.rows


def test_a_table_at_the_end_is_followed_by_a_paragraph() -> None:
    tree = document(briefing((TABLE, TABLE)))
    assert [child.tag.removeprefix(W) for child in tree[0]] == ["tbl", "p", "tbl", "p", "sectPr"]


# The file


def test_the_same_briefing_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_docx(WHOLE)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert render_docx(WHOLE) == first


def test_every_member_is_dated_alike() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(WHOLE))) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_file_says_what_it_is() -> None:
    properties = Document(io.BytesIO(render_docx(WHOLE))).core_properties
    assert properties.title == "某大队扎实推进农村道路安全工作"
    assert properties.author == "某大队"
    assert properties.language == "zh-CN"
    assert properties.created == properties.modified == datetime.datetime(2024, 3, 8, tzinfo=datetime.UTC)


def test_a_briefing_without_a_date_has_a_constant_one() -> None:
    undated = dataclasses.replace(WHOLE, info=dataclasses.replace(WHOLE.info, date=None))
    created = Document(io.BytesIO(render_docx(undated))).core_properties.created
    assert created == datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def test_an_endless_title_fits_the_property() -> None:
    endless = dataclasses.replace(WHOLE, info=dataclasses.replace(WHOLE.info, title="长\n\x00" * 300))
    assert Document(io.BytesIO(render_docx(endless))).core_properties.title == "长" * 255


def test_the_library_leaves_no_name() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(WHOLE))) as package:
        assert not [name for name in package.namelist() if b"python" in package.read(name).lower()]


def test_the_font_table_gives_the_other_names() -> None:
    fonts = part(render_docx(WHOLE), "word/fontTable.xml")
    others = {f.get(W + "name"): f.xpath("string(w:altName/@w:val)", namespaces=NAMES) for f in fonts}
    assert others["仿宋_GB2312"] == "仿宋"
    assert others["Times New Roman"] == ""


def test_settings_carry_the_line_rules() -> None:
    settings = part(render_docx(WHOLE), "word/settings.xml")
    before = attributes(settings, "w:noLineBreaksBefore")
    assert before == {"lang": "zh-CN", "val": LAYOUT.line_rules.not_at_start}
    assert attributes(settings, "w:characterSpacingControl") == {"val": "doNotCompress"}
    compressing = LineRules(not_at_start="，", not_at_end="（", compress_adjacent=True)
    settings = part(render_docx(with_layout(line_rules=compressing)), "word/settings.xml")
    assert attributes(settings, "w:characterSpacingControl") == {"val": "compressPunctuation"}
    assert settings.xpath("w:compat/w:compatSetting/@w:val", namespaces=NAMES)[0] == "15"


def test_names_from_a_layout_cannot_break_the_file() -> None:
    styles = dict(LAYOUT.styles) | {"body": dataclasses.replace(LAYOUT.styles["body"], word_name='a"<&>,b')}
    names = part(render_docx(with_layout(styles=styles)), "word/styles.xml").xpath("//w:name/@w:val", namespaces=NAMES)
    assert 'a"<&>，b' in names


def test_lengths_are_whole_twips() -> None:
    styles = etree.tostring(part(render_docx(WHOLE), "word/styles.xml")).decode()
    assert not re.search(r'w:(line|before|after|left|right|firstLine|hanging|pos)="[^"]*\.', styles)
    assert Length.from_mm(37).twips == 2098


def test_a_short_last_paragraph_stays_with_the_signature() -> None:
    made = briefing((block("body", "长" * 300), block("body", "短。"), block("byline", "（某某）")))
    kept = [p.find("w:pPr/w:keepNext", NAMES) is not None for p in document(made).iter(W + "p")]
    assert kept == [False, True, False]
