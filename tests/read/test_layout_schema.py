"""The schema of layout files: it lets every layout pass that comes with the program, and knows the reader's keys."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from pipeline.model.problem import LayoutError
from pipeline.read.layout import list_layouts, load_layout
from pipeline.read.layout_keys import KEYS
from pipeline.read.layout_schema import layout_schema
from pipeline.read.yaml_shape import Keys

SCHEMA = json.loads(layout_schema())
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}

EVERYTHING = """\
extends: jianbao
contents: {title: 目录}
styles:
  title:
    rule_above: {weight: 1pt}
    rule_below: {weight: 1pt}
    tabs: [{position: right}]
    place: {left: 30mm, top: 30mm, width: 100mm}
"""


def faults(value: object, schema: dict[str, Any], where: str = "") -> list[str]:
    """Check a value against what our schema uses of JSON Schema."""
    found: list[str] = []
    if "$ref" in schema:
        found += faults(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], where)
    if "anyOf" in schema:
        tried = [faults(value, each, where) for each in schema["anyOf"]]
        found += [] if [] in tried else max(tried, key=len)
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(isinstance(value, bool) if name == "boolean" else _is(value, name) for name in names):
            found.append(f"{where}: {value!r} is not of {names}")
    if "enum" in schema and not any(value == each and type(value) is type(each) for each in schema["enum"]):
        found.append(f"{where}: {value!r} is none of {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{where}: {value!r} is not {schema['const']!r}")
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{where}: {value!r} is not {schema['pattern']}")
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{where}: {value!r} is out of bounds")
    if isinstance(value, list):
        found += [fault for each in value for fault in faults(each, schema.get("items", {}), f"{where}[]")]
    if isinstance(value, dict):
        for key, inner in value.items():
            more = schema.get("properties", {}).get(key, schema.get("additionalProperties", {}))
            found += [f"{where}.{key}: unknown"] if more is False else faults(inner, more, f"{where}.{key}")
    return found


def _is(value: object, name: str) -> bool:
    return isinstance(value, TYPES[name]) and not isinstance(value, bool)


def reader_keys(monkeypatch: pytest.MonkeyPatch, path: str) -> dict[str, set[str]]:
    """Ask the reader which keys it takes of each mapping while it reads a layout."""
    taken: dict[str, set[str]] = {}
    take = Keys.take

    def recording(self: Keys, key: str, convert: Any) -> Any:
        taken.setdefault(self.what, set()).add(key)
        return take(self, key, convert)

    monkeypatch.setattr(Keys, "take", recording)
    load_layout(path)
    return {what: keys for what, keys in taken.items() if what}


def test_the_keys_are_those_the_reader_takes(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    path = tmp_path / "everything.yaml"
    path.write_text(EVERYTHING, encoding="utf-8")
    assert reader_keys(monkeypatch, str(path)) == {what: set(keys) for what, keys in KEYS.items()}


@pytest.mark.parametrize("summary", list_layouts(), ids=lambda summary: summary.name)
def test_every_layout_that_comes_with_the_program_passes(summary: Any) -> None:
    assert faults(yaml.safe_load(summary.path.read_text(encoding="utf-8")), SCHEMA) == []


def test_every_reference_leads_somewhere() -> None:
    references = set(re.findall(r'"#/\$defs/(\w+)"', layout_schema()))
    assert references <= set(SCHEMA["$defs"])
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


WRONG = [
    "colour: red",
    "page: {widht: 210mm}",
    "page: {width: 210}",
    "page: {width: 2字}",
    "grid: {lines: 0}",
    "styles: {title: {sise: 二号}}",
    "styles: {title: {size: 七号}}",
    "styles: {title: {align: center}}",
    "styles: {title: {colour: red}}",
    "styles: {title: {bold: maybe}}",
    "fonts: {comic: {name: 漫画}}",
    "fields: {nmae: 简报}",
    "masthead: {role: title, text: x}",
    "masthead: [{role: title, text: x, when: sinner}]",
    "headings: inline",
    "line_rules: {han_latin_gap: 2}",
]


@pytest.mark.parametrize("text", WRONG)
def test_what_the_reader_refuses_does_not_pass(text: str, tmp_path: Any) -> None:
    assert faults(yaml.safe_load(text), SCHEMA)
    path = tmp_path / "wrong.yaml"
    path.write_text(f"extends: jianbao\n{text}\n", encoding="utf-8")
    with pytest.raises(LayoutError):
        load_layout(str(path))


RIGHT = [
    "styles: {title: {size: 22pt, line: 1.2行, space_before: 0, colour: '0000FF', tracking: -0.5pt, bold: yes}}",
    "styles: {title: {first_indent: -2字, left: 2 字}, note: {font: kaiti, size: 小四, tracking: grid}}",
    "page: {margins: {top: 3.7cm, bottom: 100pt}}",
    "masthead: [{role: note, text: x, when: [issue, date], unless: signer}]",
    "contents: ~\nfields: {简报名称: 明县政务, issuer: 明县人民政府办公室}",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_the_reader_takes_passes(text: str, tmp_path: Any) -> None:
    assert faults(yaml.safe_load(text), SCHEMA) == []
    path = tmp_path / "right.yaml"
    path.write_text(f"extends: jianbao\n{text}\n", encoding="utf-8")
    load_layout(str(path))
