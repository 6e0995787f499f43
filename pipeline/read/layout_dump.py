"""A Layout back into YAML, every length resolved: what takes effect, loadable again to the same Layout."""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import StrEnum

from pipeline.model.layout import FontRole, Layout, PageSetup, Part, Place, Rule, Style, TabStop
from pipeline.model.units import EMU_PER_TWIP, Length

_Plain = dict[str, object]


def dump_layout(layout: Layout) -> str:
    """Write a layout as it takes effect; the first line tells the pitches that follow from page and grid."""
    from pipeline.read.yaml_file_writer import write_yaml

    grid = layout.grid
    heading = f"# line pitch {grid.line_pitch.pt:g}pt, character pitch {grid.char_pitch.pt:g}pt\n"
    plain: _Plain = {
        "name": layout.name,
        "title": layout.title,
        "description": layout.description,
        "page": _page(layout.page),
        "grid": {
            "lines": grid.lines,
            "characters": grid.characters,
            "size": _length(grid.size),
            "line_pitch": _length(grid.line_pitch),
        },
        "fonts": {role: _without(_plain(font), "role") for role, font in layout.fonts.items()},
        "fields": dict(layout.fields),
        "styles": {role: _style(style) for role, style in layout.styles.items()},
        "masthead": [_plain(part) for part in layout.masthead],
        "contents": _plain(layout.contents) if layout.contents else None,
        "preface": [_plain(part) for part in layout.preface],
        "closing": [_plain(part) for part in layout.closing],
        "tail": [_plain(part) for part in layout.tail],
        "tail_rule": _plain(layout.tail_rule) if layout.tail_rule else None,
        "page_number": _plain(layout.page_number) if layout.page_number else None,
        "headings": layout.headings.value,
        "tail_on_even_page": layout.tail_on_even_page,
        "preprinted": layout.preprinted,
        "titled": layout.titled,
        "turn_wide_tables": layout.turn_wide_tables,
        "line_rules": _plain(layout.line_rules),
    }
    return heading + write_yaml(plain)


def _style(style: Style) -> _Plain:
    plain = _without(_plain(style), "role")
    return _without(plain, "space_before") if style.ink_top is not None else plain


def _page(page: PageSetup) -> _Plain:
    return {"width": _length(page.width), "height": _length(page.height), "margins": _plain(page.margins)}


def _length(length: Length) -> str:
    """Write a length so that it is read back to the same EMU: points where twips are whole, else millimetres."""
    if length % EMU_PER_TWIP == 0:
        return f"{length.pt:.2f}".rstrip("0").rstrip(".") + "pt"
    return f"{length.mm:.5f}".rstrip("0").rstrip(".") + "mm"


def _without(plain: _Plain, key: str) -> _Plain:
    return {name: value for name, value in plain.items() if name != key}


def _plain(value: object) -> _Plain:
    """Give a dataclass's fields that differ from their defaults."""
    plain: _Plain = {}
    for each in fields(value):  # type: ignore[arg-type]
        content = getattr(value, each.name)
        if each.default is MISSING or content != each.default:
            plain[each.name] = _content(content)
    return plain


def _content(content: object) -> object:
    match content:
        case Length():
            return _length(content)
        case StrEnum():
            return content.value
        case Rule() | TabStop() | Place() | Style() | Part() | FontRole():
            return _plain(content)
        case tuple():
            return [_content(item) for item in content]
        case _:
            return content
