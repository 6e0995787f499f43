"""The JSON Schema of layout files (draft 2020-12), so that editors complete keys and mark what is wrong while typing.

It knows what a key is called and how its value is written. What only the whole layout tells (a style that is missing,
a rule too far from its line) the reader alone finds, with line and column.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from pipeline.fonts.catalogue import ROLES as FONT_ROLES
from pipeline.model.layout import Align, HeadingMode, TabAlign
from pipeline.model.units import NAMED_SIZES
from pipeline.read.data_fields import FIELDS
from pipeline.read.layout_build import ROLES
from pipeline.read.layout_keys import KEYS, Key

Schema = dict[str, object]

_NUMBER: Final = r"[0-9]{1,4}(?:\.[0-9]{1,6})?"
_COMPOUNDS: Final = "{[<"
_OBJECT: Final = ["object", "null"]
"""Types side by side, not alternatives: of those an editor would only say that none fits."""


def layout_schema() -> str:
    """Write the schema as JSON text, the same every time."""
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "jianbao 版式",
        "description": "简报和公文的版式文件",
        **_mapping("layout"),
        "$defs": {name: _mapping(name) for name in KEYS if name != "layout"} | _values(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _mapping(name: str) -> Schema:
    # Nothing is required: a layout that extends another says only what differs.
    properties = {key: _property(described) for key, described in KEYS[name].items()}
    return {"type": _OBJECT, "properties": properties, "additionalProperties": False}


def _property(key: Key) -> Schema:
    """Describe a key's value; ``~`` may stand for any, and takes away what is inherited."""
    described: Schema = {"description": key.meaning}
    if key.kind[0] in _COMPOUNDS or key.kind == "fields":
        return described | _value(key.kind)
    examples: Schema = {"examples": [key.example]} if key.example else {}
    return described | _any(_value(key.kind), {"type": "null"}) | examples


def _value(kind: str) -> Schema:
    inner: Schema = {"$ref": f"#/$defs/{kind.strip('{[<>]}')}"}
    match kind[0]:
        case "[":
            return {"type": ["array", "null"], "items": inner}
        case "<":
            known = FONT_ROLES if kind == "<font>" else ROLES
            return {
                "type": _OBJECT,
                "properties": dict.fromkeys(known, inner),
                "additionalProperties": False if kind == "<font>" else inner,
            }
        case _:
            return inner


def _values() -> Schema:
    """Describe each kind of value, as a YAML reader gives it: 22 is a number, 三号 and 35mm are text."""
    text: Schema = {"type": ["string", "number", "boolean"]}
    named = _one_of(NAMED_SIZES)
    zero: Schema = {"const": 0}
    length = _any(_pattern(rf"[+-]?{_NUMBER} ?(mm|cm|pt|字|行)|0"), named, zero)
    field = _one_of(FIELDS)
    return {
        "text": text,
        "template": text,
        "role": {"type": "string"},
        "boolean": {"enum": [True, False, "yes", "no", "on", "off"]},
        "count": {"type": "integer", "minimum": 1, "maximum": 200},
        "outline": {"type": "integer", "minimum": 1, "maximum": 9},
        "ratio": {"type": "number", "minimum": 0, "maximum": 1},
        "texts": {"type": "array", "items": text},
        "length": length,
        "absolute": _any(_pattern(rf"\+?{_NUMBER} ?(mm|cm|pt)|0"), named, zero),
        "size": _any(named, _pattern(rf"\+?{_NUMBER} ?(mm|cm|pt)")),
        "weight": _pattern(rf"\+?{_NUMBER} ?(mm|cm|pt)"),
        # 000000 without quotes is a number to an editor's YAML reader; ours takes it as it is written.
        "colour": {"type": ["string", "integer"], "pattern": "^[0-9A-Fa-f]{6}$"},
        "tracking": _any({"const": "grid"}, length),
        "position": _any({"const": "right"}, length),
        "align": _choice(Align),
        "tab_align": _choice(TabAlign),
        "headings": _choice(HeadingMode),
        "font_role": _one_of(FONT_ROLES),
        "condition": _any(field, {"type": "array", "items": field}),
        "fields": {
            "type": _OBJECT,
            "properties": {
                name: _any(text, {"type": "null"}) | {"description": field.names[0]}
                for canonical, field in FIELDS.items()
                for name in (canonical, *field.names)
            },
            "additionalProperties": False,
        },
    }


def _pattern(inner: str) -> Schema:
    return {"type": "string", "pattern": f"^(?:{inner})$"}


def _one_of(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _choice(options: type[StrEnum]) -> Schema:
    return _one_of(option.value for option in options)


def _any(*schemas: Schema) -> Schema:
    return {"anyOf": list(schemas)}
