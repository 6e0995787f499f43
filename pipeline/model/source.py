"""Source: an article as its file holds it, line by line, before anything is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source: ``line`` and ``column`` count from 1 (for DOCX, ``line`` counts paragraphs)."""

    path: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class LineKind(StrEnum):
    """What the file format itself says of a line; plain text says PARAGRAPH of everything."""

    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    TABLE = "table"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A table as the source gives it; ``rows`` are tuples of cell texts, all of one length.

    ``header_rows`` is how many of the first rows are heads (0 when the source does not say).
    """

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One paragraph of the source (a physical line in plain text), without its line end.

    ``text`` keeps indents and stray spaces: the parser accounts for every character of it.
    ``level`` is the heading level the format states (1 = the highest, ``0`` = the document's title), else None.
    ``marked`` are the spans [start, end) of ``text`` set off as a heading would be (bold, or a heading face such as
    黑体/楷体 inside other text).
    ``generated`` is how many first characters of ``text`` are a number the program generates (Word's automatic
    numbering) and are not stored in the file as text.
    ``table`` is set for LineKind.TABLE only; ``text`` is then the cells joined by tabs and line feeds.
    """

    text: str
    location: Location
    kind: LineKind = LineKind.PARAGRAPH
    level: int | None = None
    marked: tuple[tuple[int, int], ...] = ()
    centred: bool = False
    right: bool = False
    generated: int = 0
    table: SourceTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceField:
    """Something the format states beside the text: front matter, an HTML meta element, a Word core property.

    ``name`` is the field's lower-case name as the format spells it ("title", "date", "author", …), prefixed with its
    origin where that is not front matter: ``html:title``, ``html:h1``, ``meta:author``, ``docx:title``.
    """

    name: str
    value: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Text of the source that is not carried over, and why: web furniture, markup leftovers, zero-width characters."""

    text: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as read: lines in reading order.

    ``encoding`` is the codec the bytes were decoded with; ``sha256`` the hex digest of the bytes;
    ``format`` one of text, markdown, html, docx, yaml; ``dropped`` what the reader itself left out (page furniture).
    """

    path: str
    format: str
    encoding: str
    sha256: str
    lines: tuple[SourceLine, ...]
    fields: tuple[SourceField, ...] = ()
    dropped: tuple[Drop, ...] = ()

    def find(self, text: str, start: Location) -> Location:
        """Give the first place of a text from a place on, in the same file; ``start`` when it is not there."""
        for line in self.lines:
            here = line.location
            if here.path != start.path or here.line < start.line:
                continue
            skipped = max(0, start.column - here.column) if here.line == start.line else 0
            found = line.text.find(text, skipped)
            if found >= 0:
                return Location(here.path, here.line, here.column + found)
        return start
