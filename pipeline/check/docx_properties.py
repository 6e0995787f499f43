"""Properties of paragraphs and runs as they stand on one level, and how levels lie on one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pipeline.check.archive import Element
from pipeline.check.docx_package import W, flag, number, value

Properties = dict[str, Any]
"""Property name → value. ``ind.left``, ``spacing.line``, ``font.eastAsia`` … : attributes inherit one by one."""

TOGGLES: Final = ("b", "i", "vanish")
_FLAGS: Final = (
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "kinsoku",
    "overflowPunct",
    "contextualSpacing",
    "snapToGrid",
)
_SLOTS: Final = ("ascii", "hAnsi", "eastAsia", "cs")


def paragraph_properties(element: Element | None) -> Properties:
    """Read a ``w:pPr``: only what it states."""
    found: Properties = {}
    if element is None:
        return found
    for name in _FLAGS:
        if (state := flag(element, name)) is not None:
            found[name] = state
    for name in ("jc", "outlineLvl"):
        if (text := value(element, name)) is not None:
            found[name] = text
    for name in ("ind", "spacing"):
        child = element.find(W + name)
        if child is not None:
            found |= {f"{name}.{_local(key)}": text for key, text in child.attrib.items()}
    found |= {f"border.{_local(side.tag)}": dict(side.attrib) for side in _children(element, "pBdr")}
    found |= {f"tab.{tab.get(W + 'pos')}": tab.get(W + "val", "left") for tab in _children(element, "tabs")}
    frame = element.find(W + "framePr")
    if frame is not None:
        found["frame"] = dict(frame.attrib)
    if (fill := value(element, "shd", "fill")) is not None:
        found["fill"] = fill.upper()
    numbering = element.find(W + "numPr")
    if numbering is not None:
        found |= {
            f"numbering.{_local(child.tag)}": child.get(W + "val") for child in numbering if isinstance(child.tag, str)
        }
    # Older Word writes start/end for left/right.
    for new, old in (("start", "left"), ("end", "right"), ("startChars", "leftChars"), ("endChars", "rightChars")):
        if f"ind.{new}" in found:
            found[f"ind.{old}"] = found.pop(f"ind.{new}")
    return found


def run_properties(element: Element | None) -> Properties:
    """Read a ``w:rPr``: only what it states. A theme font on a slot wins over a family there, as in Word."""
    found: Properties = {}
    if element is None:
        return found
    fonts = element.find(W + "rFonts")
    if fonts is not None:
        for slot in _SLOTS:
            theme = fonts.get(f"{W}{slot}Theme") or (fonts.get(f"{W}cstheme") if slot == "cs" else None)
            if theme:
                found[f"font.{slot}"] = f"theme:{theme}"
            elif fonts.get(W + slot):
                found[f"font.{slot}"] = fonts.get(W + slot)
        if fonts.get(W + "hint"):
            found["hint"] = fonts.get(W + "hint")
    for name in TOGGLES:
        if (state := flag(element, name)) is not None:
            found[name] = state
    if (size := number(value(element, "sz"))) is not None:
        found["size"] = size / 2
    if (spacing := number(value(element, "spacing"))) is not None:
        found["tracking"] = spacing / 20
    if (colour := value(element, "color")) is not None:
        found["colour"] = colour.upper()
    language = element.find(W + "lang")
    if language is not None:
        found |= {f"lang.{_local(key)}": text for key, text in language.attrib.items()}
    return found


def lay(*levels: Mapping[str, Any]) -> Properties:
    """Lay levels on one another, the later ones on top. A first-line indent takes a hanging one away and vice versa."""
    result: Properties = {}
    for level in levels:
        for name, other in (("firstLine", "hanging"), ("firstLineChars", "hangingChars")):
            if f"ind.{name}" in level:
                result.pop(f"ind.{other}", None)
            if f"ind.{other}" in level:
                result.pop(f"ind.{name}", None)
        result |= level
    return result


def toggled(defaults: Mapping[str, Any], paragraph: Mapping[str, Any], character: Mapping[str, Any]) -> Properties:
    """Give the toggle properties of styles: on in the paragraph's style and the character's is off again (17.7.3)."""
    states = {
        name: bool(defaults.get(name)) or bool(paragraph.get(name)) != bool(character.get(name)) for name in TOGGLES
    }
    return {name: state for name, state in states.items() if state}


def _children(element: Element, tag: str) -> list[Element]:
    parent = element.find(W + tag)
    return [child for child in parent if isinstance(child.tag, str)] if parent is not None else []


def _local(tag: str | bytes) -> str:
    text = tag.decode() if isinstance(tag, bytes) else tag
    return text.rpartition("}")[2]
