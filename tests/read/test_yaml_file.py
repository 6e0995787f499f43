"""YAML read without constructing anything: places, limits, front matter, and writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.problem import LayoutError, Problem, Severity, SourceError
from pipeline.model.source import Location, SourceField
from pipeline.read.yaml_file import load_front_matter, load_yaml, load_yaml_file
from pipeline.read.yaml_file_writer import write_yaml
from pipeline.read.yaml_nodes import Mapping, Scalar, Sequence, merge


def scalar(node: Mapping, key: str) -> Scalar:
    value = node.entries[key].value
    assert isinstance(value, Scalar)
    return value


def test_scalars_stay_the_text_they_were_written_as() -> None:
    node = load_yaml("a: 000000\nb: no\nc: 2019-02-26\nd: 1e3\ne: '01'\n", "f.yaml", SourceError)
    assert [scalar(node, key).text for key in "abcde"] == ["000000", "no", "2019-02-26", "1e3", "01"]


def test_null_is_told_from_text() -> None:
    node = load_yaml("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: !!str ~\n", "f.yaml", SourceError)
    assert [scalar(node, key).null for key in "abcdef"] == [True, True, True, False, False, False]


def test_every_node_knows_its_place() -> None:
    node = load_yaml("键: 值\nlist:\n  - a\n  - {b: c}\n", "f.yaml", SourceError)
    items = node.entries["list"].value
    assert isinstance(items, Sequence)
    assert (node.entries["键"].location, scalar(node, "键").location) == (
        Location("f.yaml", 1, 1),
        Location("f.yaml", 1, 4),
    )
    assert [item.location for item in items.items] == [Location("f.yaml", 3, 5), Location("f.yaml", 4, 5)]


def test_a_block_of_text_begins_below_its_mark() -> None:
    node = load_yaml("a: |-\n  一\n  二\n", "f.yaml", SourceError)
    assert scalar(node, "a") == Scalar(Location("f.yaml", 2, 3), "一\n二", plain=False)


def test_a_byte_order_mark_and_crlf_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes("\ufeffa: 一\r\nb: 二\r\n".encode())
    assert scalar(load_yaml_file(path, SourceError), "b").location == Location(str(path), 2, 4)


def test_mappings_merge_and_everything_else_replaces() -> None:
    base = load_yaml("a: {x: 1, y: 2}\nb: [1, 2]\nc: 3\n", "base", LayoutError)
    over = load_yaml("a: {y: 4, z: 5}\nb: [6]\n", "over", LayoutError)
    merged = merge(base, over)
    inner = merged.entries["a"].value
    assert isinstance(inner, Mapping)
    assert {key: scalar(inner, key).text for key in inner.entries} == {"x": "1", "y": "4", "z": "5"}
    assert scalar(inner, "x").location.path == "base"
    assert scalar(inner, "y").location.path == "over"
    assert merged.entries["b"] == over.entries["b"]
    assert scalar(merged, "c").text == "3"


def test_the_failure_is_the_one_asked_for() -> None:
    for failure in (SourceError, LayoutError):
        with pytest.raises(failure, match=r"^f\.yaml:1:1: nothing in it$"):
            load_yaml("", "f.yaml", failure)


def test_a_bomb_of_aliases_is_refused_without_growing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(SourceError) as fault:
        load_yaml("\n".join(lines), "f.yaml", SourceError)
    assert len(fault.value.problems) == 72
    assert str(fault.value.problems[0]) == "f.yaml:2:10: aliases are not read: *a0"


def test_a_flood_of_values_is_refused() -> None:
    with pytest.raises(SourceError) as fault:
        load_yaml("a: [" + "x," * 300_000 + "]", "f.yaml", SourceError, limit=1_000_000)
    assert [str(problem) for problem in fault.value.problems] == ["f.yaml:1:399997: more than 200000 values"]


def test_a_flood_of_keys_is_refused() -> None:
    with pytest.raises(SourceError) as fault:
        load_yaml("".join(f"k{number}:\n" for number in range(1_001)), "f.yaml", SourceError)
    assert [str(problem) for problem in fault.value.problems] == ["f.yaml:1001:1: more than 1000 keys in one mapping"]


def test_after_a_hundred_problems_nobody_reads_on() -> None:
    with pytest.raises(SourceError) as fault:
        load_yaml("a:\n" * 10_000, "f.yaml", SourceError)
    assert len(fault.value.problems) == 100


def test_front_matter_gives_fields_with_their_places_in_the_source() -> None:
    fields = load_front_matter("Title: 标题\n期号: 12\ndate: 2019-02-26\nauthor:\n", "article.md", 2)
    assert fields == (
        SourceField(name="title", value="标题", location=Location("article.md", 2, 8)),
        SourceField(name="期号", value="12", location=Location("article.md", 3, 5)),
        SourceField(name="date", value="2019-02-26", location=Location("article.md", 4, 7)),
        SourceField(name="author", value="", location=Location("article.md", 5, 8)),
    )


@pytest.mark.parametrize("empty", ["", "\n", "  \n\n"])
def test_empty_front_matter_gives_nothing(empty: str) -> None:
    assert load_front_matter(empty, "article.md", 2) == ()


def test_nested_front_matter_is_refused() -> None:
    with pytest.raises(SourceError) as fault:
        load_front_matter("title: 标题\ntags: [甲, 乙]\nby: {unit: 丙}\n", "article.md", 2)
    assert [f"{problem} | {problem.hint}" for problem in fault.value.problems] == [
        "article.md:3:1: front matter tags: a list or mapping is not read | write its value on one line, as text",
        "article.md:4:1: front matter by: a list or mapping is not read | write its value on one line, as text",
    ]


def test_nested_front_matter_is_a_warning_to_whoever_listens() -> None:
    reported: list[Problem] = []
    fields = load_front_matter("title: 标题\ntags: [甲, 乙]\n", "article.md", 2, reported.append)
    assert [each.name for each in fields] == ["title"]
    assert [problem.severity for problem in reported] == [Severity.WARNING]
    assert str(reported[0]) == "article.md:3:1: front matter tags: a list or mapping is not read"


def test_broken_front_matter_is_told_in_the_sources_lines() -> None:
    with pytest.raises(SourceError, match=r"^article\.md:3:8: a quotation mark is not closed$"):
        load_front_matter("title: 标题\nissue: '12\n", "article.md", 2)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail_otherwise(text: str) -> None:
    try:
        load_yaml(text, "f.yaml", SourceError)
    except SourceError as fault:
        assert fault.problems
        assert all(problem.location and problem.hint for problem in fault.problems)


@given(st.text(alphabet="a:-[]{}&*!|>'\"#%@`,? \n\t甲", max_size=60))
def test_no_tangle_of_marks_makes_the_reader_fail_otherwise(text: str) -> None:
    test_no_text_makes_the_reader_fail_otherwise.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@given(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=80), min_size=1, max_size=4))
def test_text_written_is_read_back_verbatim(values: dict[str, str]) -> None:
    node = load_yaml(write_yaml(values), "f.yaml", SourceError)
    assert {key: scalar(node, key).text for key in node.entries} == values


def test_han_is_written_as_han_and_long_text_as_a_block() -> None:
    text = "甲、乙：“丙”𬭎 " * 8 + "末"
    assert write_yaml({"短": "文：字", "长": text}) == f"短: 文：字\n长: |-\n  {text}\n"
