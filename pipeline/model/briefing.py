"""Briefing: what will be printed, block by block, before any line is broken."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final

from pipeline.model.layout import Layout, Style
from pipeline.model.picture import Picture
from pipeline.model.records import dataclass
from pipeline.model.source import Location
from pipeline.model.units import Length


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look inside a block. ``role`` names a style whose font and colour it takes, None: the block's own.

    A tab (U+0009) moves to the style's next tab stop, a line feed (U+000A) breaks the line (title lines).
    """

    text: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A paragraph. ``role`` names its style. ``location`` is where its text begins in the source, None if composed.

    ``joined``: the next block continues on the same line (a run-in heading: two paragraphs of meaning, one of type).
    """

    role: str
    runs: tuple[Run, ...]
    location: Location | None = None
    joined: bool = False

    @property
    def text(self) -> str:
        """The block's text, runs joined."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table; ``role`` names the cells' style, ``head_role`` the head cells'. ``rows`` are of equal length.

    ``turned``: on a page that lies on its side (GB/T 9704-2012 §8). ``cell_roles``, when there are any, name the style
    of every cell in place of the two.
    """

    role: str
    head_role: str
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    location: Location | None = None
    turned: bool = False
    cell_roles: tuple[tuple[str, ...], ...] = ()

    def role_of(self, row: int, column: int) -> str:
        """Give the role of a cell, by its place from 0."""
        if self.cell_roles:
            return self.cell_roles[row][column]
        return self.head_role if row < self.header_rows else self.role


PICTURE_ROLE: Final = "picture"
"""The style of a picture's line, the only one that grows with what stands in it."""


class CaptionPlace(StrEnum):
    """Where a picture's caption stands: the block after it, or the one before it."""

    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureBlock:
    """A picture in the flow, on a line of its own that is ``line`` high; it stands on the line's lower edge, centred.

    ``width`` and ``height`` are its printed size. ``alternative`` is never empty. ``caption`` tells which neighbour is
    its caption and must stay on its page, None when it has none.
    """

    role: str
    picture: Picture
    width: Length
    height: Length
    line: Length
    alternative: str
    caption: CaptionPlace | None = None
    location: Location | None = None


Block = TextBlock | TableBlock | PictureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What the file says of itself: core properties, XMP. ``date`` is the job's date: the only clock there is."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = "zh-CN"
    date: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One document: masthead and core flow from the top; ``tail`` stands at the bottom of the last page.

    ``tail_apart``: for the sake of an even page the tail has one to itself, which is ``tail_numbered`` unless a blank
    page comes before it (GB/T 9704-2012 §7.5).
    """

    info: Info
    layout: Layout
    blocks: tuple[Block, ...]
    tail: tuple[TextBlock, ...] = ()
    tail_apart: bool = False
    tail_numbered: bool = True
    full_sections: tuple[int, ...] = ()

    def style(self, role: str) -> Style:
        """Give the style of a role; KeyError if the layout has none (the layout reader makes sure it has)."""
        return self.layout.styles[role]
