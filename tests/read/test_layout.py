"""Layouts resolved: the shipped one against the numbers of the standard, inheritance, and YAML written back."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.model.layout import (
    BASELINE,
    INK_ASCENT,
    Align,
    HeadingMode,
    Layout,
    LineRules,
    PageNumber,
    Part,
    Rule,
    Style,
    TabAlign,
    TabStop,
)
from pipeline.model.units import ZERO, Length
from pipeline.read.layout import list_layouts, load_layout
from pipeline.read.layout_dump import dump_layout
from pipeline.read.layout_rules import DEEP_DESCENT


@pytest.fixture(scope="module")
def jianbao() -> Layout:
    return load_layout("jianbao")


def extended(folder: Path, text: str) -> Layout:
    path = folder / "own.yaml"
    path.write_text("extends: jianbao\n" + text, encoding="utf-8")
    return load_layout(str(path))


def test_the_grid_is_the_standards_rounded_down_to_twips(jianbao: Layout) -> None:
    assert jianbao.page.text_width == Length.from_mm(156)
    assert jianbao.page.text_height == Length.from_mm(225)
    assert jianbao.grid.line_pitch.twips == 579
    assert jianbao.grid.char_pitch.twips == 315
    assert jianbao.grid.tracking == Length.from_pt(-0.25)


def test_body_text_stands_on_the_grid(jianbao: Layout) -> None:
    body = jianbao.styles["body"]
    assert body.size == Length.from_pt(16)
    assert body.line.twips == 579
    assert body.tracking == Length.from_pt(-0.25)
    assert body.first_indent.twips == 2 * 315


def test_the_name_prints_its_ink_35_mm_below_the_type_area(jianbao: Layout) -> None:
    name = jianbao.styles["bulletin-name"]
    ink = name.space_before + name.line.times(BASELINE) - name.size.times(INK_ASCENT)
    assert abs(ink.mm - 35) < 0.01
    assert name.space_before % 635 == 0


def test_the_red_rule_stands_4_mm_below_the_ink(jianbao: Layout) -> None:
    line = jianbao.styles["issuer-line"]
    assert line.rule_below is not None
    ink_gap = line.rule_below.gap + line.line.times(1 - BASELINE) - line.size.times(DEEP_DESCENT["fangsong"])
    assert line.rule_below.gap % 12_700 == 0
    assert abs(ink_gap.mm - 4) < 0.18
    assert (line.rule_below.colour, line.rule_below.weight) == ("FF0000", Length.from_pt(1.5))


def test_the_date_ends_one_character_before_the_right_edge_and_the_rule_at_it(jianbao: Layout) -> None:
    line = jianbao.styles["issuer-line"]
    (tab,) = line.tabs
    assert tab.align is TabAlign.RIGHT
    assert 0 <= jianbao.page.text_width - line.size - tab.position < 635
    assert (line.left, line.right, line.first_indent) == (ZERO, ZERO, line.size)


def test_a_tab_at_the_right_stands_at_the_paragraphs_edge(tmp_path: Path) -> None:
    own = extended(tmp_path, "styles: {note: {right: 2字, tabs: [{position: right, align: right}]}}\n")
    assert own.styles["note"].tabs == (TabStop(position=Length.from_twips(8844 - 630), align=TabAlign.RIGHT),)


def test_rules_are_eighths_of_a_point(jianbao: Layout) -> None:
    assert jianbao.styles["tail-copies"].rule_above == Rule(colour="000000", weight=Length.from_pt(0.75))
    assert jianbao.tail_rule == Rule(colour="000000", weight=Length.from_pt(1))


def test_characters_are_the_grids_on_the_grid_and_the_styles_elsewhere(jianbao: Layout) -> None:
    assert jianbao.styles["byline"].right.twips == 2 * 315
    assert jianbao.styles["tail-range"].left == Length.from_pt(3 * 14)


def test_every_length_of_a_style_is_a_whole_twip(jianbao: Layout) -> None:
    for style in jianbao.styles.values():
        for each in fields(Style):
            value = getattr(style, each.name)
            assert not isinstance(value, Length) or value % 635 == 0, (style.role, each.name)


def test_every_style_has_a_name_of_its_own_in_word(jianbao: Layout) -> None:
    names = [style.word_name for style in jianbao.styles.values()]
    assert len(set(names)) == len(names)


def test_a_style_inherits_what_it_does_not_say(jianbao: Layout) -> None:
    subtitle = jianbao.styles["subtitle"]
    assert (subtitle.font, subtitle.align, subtitle.first_indent) == ("kaiti", Align.CENTRE, ZERO)
    assert (subtitle.size, subtitle.tracking) == (Length.from_pt(16), Length.from_pt(-0.25))


def test_a_layout_changes_only_what_it_says(jianbao: Layout, tmp_path: Path) -> None:
    own = extended(tmp_path, "title: 专报\npage: {margins: {left: 27mm, right: 27mm}}\nstyles: {note: {bold: yes}}\n")
    assert (own.name, own.title, own.description) == ("own", "专报", jianbao.description)
    assert own.page.margins.left == Length.from_mm(27)
    assert own.page.margins.top == jianbao.page.margins.top
    assert own.styles["note"].bold
    assert own.styles["body"] == jianbao.styles["body"]
    assert list(own.styles) == list(jianbao.styles)


def test_what_a_base_style_says_reaches_the_styles_that_extend_it(tmp_path: Path) -> None:
    own = extended(tmp_path, "styles: {body: {size: 四号}}\n")
    assert own.styles["subtitle"].size == Length.from_pt(14)


def test_lists_replace_and_null_takes_away(tmp_path: Path) -> None:
    own = extended(tmp_path, "tail: []\npage_number: ~\nstyles: {issuer-line: {rule_below: ~, tabs: []}}\n")
    assert own.tail == ()
    assert own.page_number is None
    assert own.styles["issuer-line"].rule_below is None
    assert own.styles["issuer-line"].tabs == ()


def test_a_given_space_does_away_with_an_inherited_ink_top(tmp_path: Path) -> None:
    own = extended(tmp_path, "styles: {bulletin-name: {space_before: 1行}}\n")
    assert own.styles["bulletin-name"].space_before.twips == 579


@pytest.mark.parametrize(
    ("written", "twips"),
    [("20pt", 400), ("1cm", 567), ("10mm", 567), ("10 mm", 567), ("三号", 320), ("2字", 630), ("1.5行", 869), ("0", 0)],
)
def test_lengths_are_read_in_every_unit(written: str, twips: int, tmp_path: Path) -> None:
    own = extended(tmp_path, f"styles: {{note: {{left: {written}}}}}\n")
    assert own.styles["note"].left.twips == twips


def test_colours_need_no_quotes(tmp_path: Path) -> None:
    own = extended(tmp_path, "styles:\n  note: {colour: 000000}\n  title: {colour: c00000}\n")
    assert own.styles["note"].colour == "000000"
    assert own.styles["title"].colour == "C00000"


def test_fields_answer_to_their_chinese_names(tmp_path: Path) -> None:
    own = extended(tmp_path, "fields: {编发机关: 某局办公室, 印数: 50}\n")
    assert own.fields == {"name": "简报", "issuer": "某局办公室", "copies": "50"}


def test_a_base_layout_may_be_a_path_from_the_files_folder(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "base.yml").write_text("extends: jianbao\nheadings: run-in\n", encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text("name: 本局\nextends: house/base.yml\n", encoding="utf-8")
    own = load_layout(str(path))
    assert (own.name, own.headings) == ("本局", HeadingMode.RUN_IN)


@pytest.mark.parametrize("name", [summary.name for summary in list_layouts()])
def test_a_shipped_layout_written_out_is_the_same_layout(name: str, tmp_path: Path) -> None:
    layout = load_layout(name)
    path = tmp_path / "dumped.yaml"
    path.write_text(dump_layout(layout), encoding="utf-8")
    again = load_layout(str(path))
    assert again == layout
    assert dump_layout(again) == dump_layout(layout)


def test_everything_a_layout_can_hold_is_written_and_read_back(tmp_path: Path) -> None:
    own = extended(
        tmp_path,
        "tail_on_even_page: true\n"
        "headings: run-in\n"
        "page: {width: 210.058mm}\n"
        "page_number: {dash_below: 6.9mm, template: '{page}', mirrored: false, first: false}\n"
        "line_rules: {unbreakable: [——], hanging: true, compress_adjacent: true, compress_line_end: true,\n"
        "  han_latin_gap: 0.125, avoid_lone_character: false, keep_units: true}\n"
        "styles:\n"
        "  note: {word_name: 注, latin: songti, bold: true, tracking: 0.5pt, widow_control: false, outline: 9,\n"
        "    page_break_before: true, space_after: 3pt, tabs: [{position: 4字}, {position: 9字, align: centre}],\n"
        "    rule_above: {weight: 3pt, ink_gap: 5mm, double: true}}\n",
    )
    path = tmp_path / "dumped.yaml"
    path.write_text(dump_layout(own), encoding="utf-8")
    assert load_layout(str(path)) == own


@pytest.mark.parametrize("noun", [Layout, LineRules, PageNumber, Part, Rule, Style, TabStop])
def test_no_part_of_the_model_is_forgotten_by_the_reader(noun: type) -> None:
    reader = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parents[2] / "pipeline" / "read").glob("layout_*.py")
    )
    for each in fields(noun):
        assert each.name == "role" or f"{each.name}=" in reader, each.name


def test_layouts_are_listed_with_title_and_description() -> None:
    listed = {summary.name: summary for summary in list_layouts()}
    assert listed["jianbao"].title == "简报"
    assert "GB/T 9704-2012" in listed["jianbao"].description
    assert list(listed) == sorted(listed)
