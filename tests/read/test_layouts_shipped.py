"""The layouts that come with the program, and what only official formats need of a layout file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.layout import Contents, Place, Rule
from pipeline.model.problem import LayoutError
from pipeline.model.records import replace
from pipeline.model.units import Length
from pipeline.read.layout import list_layouts, load_layout
from pipeline.read.layout_defaults import OPTIONAL
from pipeline.read.layout_dump import dump_layout

YAML_STYLE = re.compile(rf"^  (?:{'|'.join(OPTIONAL)}):.*\n(?:    .*\n)*", re.MULTILINE)
NAMES = [summary.name for summary in list_layouts()]


@pytest.mark.parametrize("name", NAMES)
def test_every_layout_is_written_back_as_it_takes_effect(name: str, tmp_path: Path) -> None:
    layout = load_layout(name)
    path = tmp_path / f"{name}.yaml"
    path.write_text(dump_layout(layout), encoding="utf-8")
    assert load_layout(str(path)) == layout
    assert layout.name == name


@pytest.mark.parametrize("summary", list_layouts(), ids=lambda summary: summary.name)
def test_every_layout_says_what_it_is(summary: object) -> None:
    title, description = summary.title, summary.description  # type: ignore[attr-defined]
    assert title != summary.name  # type: ignore[attr-defined]
    assert 10 <= len(description) <= 60


def test_no_two_styles_of_a_layout_have_one_name_in_word() -> None:
    for name in NAMES:
        names = [style.word_name for style in load_layout(name).styles.values()]
        assert sorted(names) == sorted(set(names)), name


def test_33476_has_its_own_margins_and_pitch() -> None:
    layout = load_layout("gongwen-33476")
    assert layout.grid.line_pitch == Length.from_pt(29.45)
    assert layout.styles["body"].line == Length.from_pt(29.45)
    assert layout.page.margins.top == Length.from_mm(34.58)
    assert layout.tail_on_even_page


def test_a_preprinted_head_is_set_in_white() -> None:
    plain, preprinted = load_layout("gongwen"), load_layout("gongwen-taoda")
    colours = {style.colour for style in preprinted.styles.values()}
    rules = [rule for style in preprinted.styles.values() for rule in (style.rule_above, style.rule_below) if rule]
    assert colours == {rule.colour for rule in rules} == {"000000", "FFFFFF"}
    assert preprinted.styles["organ-mark"].colour == "FFFFFF"
    assert preprinted.styles["body"] == plain.styles["body"]


def test_a_letter_mark_stands_where_the_paper_says() -> None:
    style = load_layout("xinhan").styles["organ-mark"]
    assert style.place
    assert (style.place.top + style.above_ink).mm == pytest.approx(30, abs=0.02)
    assert (style.place.left.mm, style.place.width.mm) == pytest.approx((20, 170), abs=0.02)


def test_the_lines_of_a_rule() -> None:
    point = Length.from_pt
    assert Rule(colour="000000", weight=point(1)).lines == ((point(0), point(1)),)
    assert Rule(colour="000000", weight=point(1), double=True).lines == ((point(0), point(1)), (point(2), point(1)))
    letter = Rule(colour="FF0000", weight=point(2), lower=point(0.75), double=True)
    assert letter.lines == ((point(0), point(2)), (point(2.75), point(0.75)))
    assert letter.thickness == point(3.5)


def own(folder: Path, text: str) -> str:
    path = folder / "own.yaml"
    path.write_text("extends: jianbao\n" + text, encoding="utf-8")
    return str(path)


def test_contents_and_conditions_are_read(tmp_path: Path) -> None:
    layout = load_layout(
        own(
            tmp_path,
            "contents: {title: 目录, item: '◇{title}'}\n"
            "masthead: [{role: note, text: x, when: signer, unless: [issue, date]}]\n"
            "styles: {note: {place: {left: 10mm, top: 20mm, width: 100mm}}}\n",
        )
    )
    assert layout.contents == Contents(title="目录", item="◇{title}")
    assert (layout.masthead[0].when, layout.masthead[0].unless) == (("signer",), ("issue", "date"))
    place = layout.styles["note"].place
    assert place and place == Place(place.left, place.top, place.width)
    assert [round(length.mm, 1) for length in (place.left, place.top, place.width)] == [10, 20, 100]


FAULTS = {
    "styles: {note: {place: {left: 1mm, width: 9mm}}}\n": "place: top or ink_top is missing",
    "masthead: [{role: note, text: '{signer|signer}'}]\n": "the template asks for an unknown style signer",
    "masthead: [{role: note, text: x, when: sinner}]\n": "there is no field sinner",
    "masthead: [{role: note, text: x, unless: [issue, sinner]}]\n": "there is no field sinner",
    "contents: {title: 目录, item_role: item}\n": "there is no style item",
    "contents: {title: 目录, item: '{pages}'}\n": "the template asks for an unknown field {pages}",
    "styles: {contents-item: ~}\n": "styles: contents-item is missing, and the list of contents needs it",
    "grid: {line_pitch: 30pt}\n": "the line pitch is too large",
    "tail_rule: {weight: 20pt}\n": "a rule of 20pt",
    "styles: {attachment-title: ~}\n": "styles: attachment-title is missing",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_fault_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as fault:
        load_layout(own(tmp_path, text))
    assert FAULTS[text] in str(fault.value)
    assert all(problem.hint and problem.location for problem in fault.value.problems)


def test_a_layout_need_not_have_styles_for_what_it_never_prints(tmp_path: Path) -> None:
    own, path = load_layout("jianbao"), tmp_path / "own.yaml"
    path.write_text(dump_layout(own), encoding="utf-8")
    without = YAML_STYLE.sub("", path.read_text(encoding="utf-8"))
    path.write_text(without, encoding="utf-8")
    assert not any(f"  {role}:" in without for role in OPTIONAL)
    got = load_layout(str(path)).styles
    assert set(OPTIONAL) <= set(got)
    for role in OPTIONAL:
        # The default look is jianbao's but for the face, which is the body's.
        assert replace(got[role], font=own.styles[role].font) == own.styles[role]
        assert got[role].font == got["body"].font


def test_an_optional_style_taken_away_has_its_default(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("extends: jianbao\nstyles: {quotation: ~}\n", encoding="utf-8")
    assert load_layout(str(path)).styles["quotation"].font == "fangsong"
