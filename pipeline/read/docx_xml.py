"""WordprocessingML names without their namespace: transitional and strict files are read alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACES: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
OFF: Final = frozenset({"0", "false", "off", "none"})


def local(element: _Element) -> str:
    """Give an element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, name: str) -> _Element | None:
    """Give the first child of this name."""
    if element is not None:
        for inner in element:
            if local(inner) == name:
                return inner
    return None


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """Give the children of this name."""
    for inner in () if element is None else element:
        if local(inner) == name:
            yield inner


def value(element: _Element | None, name: str = "val") -> str | None:
    """Give an attribute of the w: namespace."""
    if element is None:
        return None
    for namespace in NAMESPACES:
        found = element.get(namespace + name)
        if found is not None:
            return str(found)
    return None


def number(element: _Element | None, name: str = "val") -> int | None:
    """Give an attribute as a whole number, None if it is none."""
    text = value(element, name)
    return int(text) if text and len(text) < 10 and text.lstrip("-").isascii() and text.lstrip("-").isdigit() else None


def switched(properties: _Element | None, name: str) -> bool | None:
    """Tell whether a property is on or off, None if it is not stated."""
    element = child(properties, name)
    return None if element is None else (value(element) or "1") not in OFF
