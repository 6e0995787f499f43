"""A new layout: as it stands it looks like its base, and each of its commented lines works when its mark is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli.main import app
from pipeline.model.layout import HeadingMode, Layout
from pipeline.model.problem import LayoutError, OutputError
from pipeline.model.units import Length
from pipeline.read.layout import list_layouts, load_layout
from pipeline.read.layout_new import extended, new_layout, quoted, spoken
from pipeline.read.yaml_file import load_yaml
from pipeline.read.yaml_nodes import Scalar

NAMES = [summary.name for summary in list_layouts()]


def written(folder: Path, text: str) -> Layout:
    path = folder / "mingxian.yaml"
    path.write_text(text, encoding="utf-8")
    return load_layout(str(path))


def same_look(layout: Layout, base: Layout) -> bool:
    return replace(layout, name=base.name, title=base.title, description=base.description) == base


def uncommented(text: str) -> str:
    return "".join(line.removeprefix("# ") for line in text.splitlines(keepends=True))


def start(name: str = "jianbao") -> str:
    return new_layout("mingxian", name, Path("mingxian.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_new_layout_looks_like_its_base(name: str, tmp_path: Path) -> None:
    layout = written(tmp_path, start(name))
    assert layout.name == "mingxian"
    assert same_look(layout, load_layout(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_commented_values_are_those_of_today(name: str, tmp_path: Path) -> None:
    assert same_look(written(tmp_path, uncommented(start(name))), load_layout(name))


def test_each_commented_line_can_be_used_alone(tmp_path: Path) -> None:
    head, *blocks = start().split("\n\n")
    for block in blocks[1:]:
        lines = [line for line in block.splitlines() if not line.startswith("##")]
        nested = [line for line in lines[1:] if not line.startswith("#   - ")]
        for chosen in [[lines[0], line] for line in nested] or [lines]:
            text = "\n".join([head, blocks[0], *chosen]) + "\n"
            assert same_look(written(tmp_path, uncommented(text)), load_layout("jianbao")), chosen


CHANGES = [
    ("size: 二号", "size: 小二", lambda layout: layout.styles["title"].size == Length.from_pt(18)),
    ("top: 37mm", "top: 40mm", lambda layout: layout.page.margins.top == Length.from_mm(40)),
    ("weight: 1.5pt", "weight: 2.25pt", lambda layout: layout.styles["issuer-line"].rule_below.weight.pt == 2.25),
    ("name: 楷体_GB2312", "name: 华文楷体", lambda layout: layout.fonts["kaiti"].name == "华文楷体"),
    ('name: "简报"', "name: 明县政务", lambda layout: layout.fields["name"] == "明县政务"),
    ("第{issue}期", "（{issue}）", lambda layout: layout.masthead[3].text == "（{issue}）"),
    ("own-line\n", "run-in\n", lambda layout: layout.headings is HeadingMode.RUN_IN),
    ("first: true", "first: false", lambda layout: not layout.page_number.first),
    ("ink_top: 35mm", "ink_top: 40mm", lambda layout: round(layout.styles["bulletin-name"].ink_top.mm, 1) == 40),
]


@pytest.mark.parametrize(("today", "wanted", "holds"), CHANGES, ids=lambda value: str(value))
def test_a_changed_line_takes_effect(today: str, wanted: str, holds: object, tmp_path: Path) -> None:
    text = uncommented(start())
    assert today in text
    assert holds(written(tmp_path, text.replace(today, wanted)))  # type: ignore[operator]


@pytest.mark.parametrize("name", ["", " ", "a/b", "a\\b", "a.yaml", "a\nb"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(LayoutError, match="is no name for a layout"):
        new_layout(name, "jianbao", Path("x.yaml"))


def test_an_unknown_base_is_told() -> None:
    with pytest.raises(LayoutError, match="there is no layout jianboa"):
        new_layout("mingxian", "jianboa", Path("x.yaml"))


def test_a_base_of_the_office_is_named_as_seen_from_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("extends: jianbao\nheadings: run-in\n", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    text = new_layout("town", str(tmp_path / "base.yaml"), tmp_path / "mine" / "town.yaml")
    assert "extends: ../base.yaml" in text or 'extends: "../base.yaml"' in text
    assert written(tmp_path / "mine", text).headings is HeadingMode.RUN_IN
    assert extended("gongwen", tmp_path) == "gongwen"


@given(st.text(st.characters(codec="utf-8", max_codepoint=0xFFFF), min_size=1, max_size=20))
def test_quoted_text_is_read_back(text: str) -> None:
    value = load_yaml(f"key: {quoted(text)}\n", "x", LayoutError).entries["key"].value
    assert isinstance(value, Scalar)
    assert (value.text, value.null) == (text, False)


@pytest.mark.parametrize(
    ("length", "words"),
    [(0, "0"), (35 * 36_000, "35mm"), (12_700 * 34, "34pt"), (635, "0.05pt"), (1984 * 635, "99.2pt")],
)
def test_a_length_is_written_for_people(length: int, words: str) -> None:
    assert spoken(Length(length)) == words


def test_lengths_in_characters_and_lines() -> None:
    one = Length.from_twips(315)
    assert spoken(Length(-2 * one), character=one) == "-2字"
    assert spoken(one, row=one) == "1行"
    assert spoken(Length.from_twips(1984), styled=True) == "35mm"


def run(*arguments: str) -> object:
    return CliRunner().invoke(app, ["layouts", *arguments])


def test_the_command_never_overwrites_a_file_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("mine\n", encoding="utf-8")
    refused = run("new", "mingxian", "--output", str(path))
    assert isinstance(refused.exception, OutputError)  # type: ignore[attr-defined]
    assert path.read_text(encoding="utf-8") == "mine\n"
    assert run("new", "mingxian", "--from", "gongwen", "-o", str(path), "--force").exit_code == 0  # type: ignore[attr-defined]
    assert same_look(load_layout(str(path)), load_layout("gongwen"))


def test_without_a_file_name_the_layout_is_written_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "明县简报").exit_code == 0  # type: ignore[attr-defined]
    assert load_layout("明县简报.yaml").name == "明县简报"


def test_the_schema_is_printed() -> None:
    from pipeline.read.layout_schema import layout_schema

    assert run("schema").output == layout_schema()  # type: ignore[attr-defined]
