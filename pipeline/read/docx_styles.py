"""What Word's styles say of a paragraph or run, through the chain of styles each is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pipeline.read.docx_xml import child, children, number, switched, value
from pipeline.read.drafts import face_class

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADING_NAME: Final = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
TITLE_NAME: Final = re.compile(r"title|标题|標題", re.IGNORECASE)
CONTENTS_NAME: Final = re.compile(r"(?:toc|目录|目錄)\s*\d", re.IGNORECASE)
BODY_TEXT: Final = 9
"""The outline level that means body text (ISO/IEC 29500-1, 17.3.1.20); 0 to 8 are heading levels 1 to 9."""


class Styles:
    """The styles of one document."""

    def __init__(self, root: _Element | None) -> None:
        self._styles: dict[str, _Element] = {}
        self._default: str | None = None
        for style in children(root, "style"):
            identifier = value(style, "styleId") or ""
            self._styles[identifier] = style
            if value(style, "type") == "paragraph" and (value(style, "default") or "0") not in {"0", "false"}:
                self._default = identifier
        self._defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")

    def chain(self, identifier: str | None) -> Iterator[_Element]:
        """Give a style and those it is based on, nearest first; circles end."""
        seen: set[str] = set()
        while identifier is not None and identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = value(child(style, "basedOn"))

    def paragraph_style(self, properties: _Element | None) -> str | None:
        """Give the id of the style a paragraph has, the default one if it states none."""
        return value(child(properties, "pStyle")) or self._default

    def level(self, properties: _Element | None) -> int | None:
        """Give the heading level of a paragraph: 0 for the title, 1 to 9, None for text."""
        stated = number(child(properties, "outlineLvl"))
        if stated is not None:
            return stated + 1 if 0 <= stated < BODY_TEXT else None
        for style in self.chain(self.paragraph_style(properties)):
            name = (value(child(style, "name")) or "").strip()
            heading = HEADING_NAME.fullmatch(name)
            if heading:
                return int(heading[1])
            if TITLE_NAME.fullmatch(name):
                return 0
            stated = number(child(child(style, "pPr"), "outlineLvl"))
            if stated is not None:
                return stated + 1 if 0 <= stated < BODY_TEXT else None
        return None

    def is_contents(self, properties: _Element | None) -> bool:
        """Tell whether a paragraph belongs to a generated table of contents."""
        names = (value(child(style, "name")) or "" for style in self.chain(self.paragraph_style(properties)))
        return any(CONTENTS_NAME.fullmatch(name.strip()) for name in names)

    def paragraph_property(self, properties: _Element | None, name: str) -> _Element | None:
        """Give a paragraph property: the paragraph's own, or the nearest style's that states it."""
        own = child(properties, name)
        if own is not None:
            return own
        for style in self.chain(self.paragraph_style(properties)):
            found = child(child(style, "pPr"), name)
            if found is not None:
                return found
        return None

    def _run_properties(self, run: _Element | None, paragraph: _Element | None) -> Iterator[_Element]:
        own = child(run, "rPr")
        if own is not None:
            yield own
        for identifier in (value(child(own, "rStyle")), self.paragraph_style(paragraph)):
            for style in self.chain(identifier):
                found = child(style, "rPr")
                if found is not None:
                    yield found
        if self._defaults is not None:
            yield self._defaults

    def look(self, run: _Element, paragraph: _Element | None) -> tuple[bool, str | None, bool]:
        """Give a run's weight, the class of its East Asian face, and whether it is hidden."""
        bold: bool | None = None
        face: str | None = None
        hidden: bool | None = None
        face_stated = False
        for properties in self._run_properties(run, paragraph):
            bold = switched(properties, "b") if bold is None else bold
            hidden = switched(properties, "vanish") if hidden is None else hidden
            fonts = child(properties, "rFonts")
            if not face_stated and fonts is not None:
                named = value(fonts, "eastAsia")
                face = face_class(named) if named else None
                face_stated = named is not None or value(fonts, "eastAsiaTheme") is not None
        return bool(bold), face, bool(hidden)


def ends_with_style_separator(properties: _Element | None) -> bool:
    """Tell whether the next paragraph continues on the line (a run-in heading)."""
    return bool(switched(child(properties, "rPr"), "specVanish"))


def is_deleted_mark(properties: _Element | None) -> bool:
    """Tell whether a paragraph's mark is deleted by a tracked change, so that it runs on into the next."""
    return child(child(properties, "rPr"), "del") is not None
