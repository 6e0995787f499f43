"""Pages: placed lines. Positions are EMU from the page's top left corner; the renderer only draws."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.units import Length


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one face set in a row from ``x``.

    ``face`` is the key of a face in the FontSet; ``spacing`` is added to every character's natural advance (tracking
    and justification; it may be negative, and is a plain number of EMU). ``width`` is the whole advance.
    """

    text: str
    x: Length
    width: Length
    face: str
    size: Length
    spacing: int
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type. ``block`` is the index of the block it belongs to (see ``Pages``), None for a page number.

    A run-in heading and its paragraph share a line: two Lines with one baseline.
    ``baseline`` is measured from the page's top edge. ``cell`` is (row, column), from 0, for the lines of a table.
    """

    baseline: Length
    pieces: tuple[Piece, ...]
    block: int | None
    cell: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A straight rule: top left corner, width, thickness (``weight``), colour. Vertical ones have width = weight."""

    x: Length
    y: Length
    width: Length
    weight: Length
    colour: str
    height: Length | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` counts from 1; ``lines`` in reading order.

    ``turned``: it is read with the sheet turned a quarter to the right. Positions are then measured from what is its
    upper left corner so, but for the page number's, which stands where it stands on every sheet (GB/T 9704-2012 §8).
    """

    number: int
    lines: tuple[Line, ...]
    rules: tuple[DrawnRule, ...] = ()
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The set document. Block indices of lines count through ``briefing.blocks`` and then ``briefing.tail``."""

    width: Length
    height: Length
    pages: tuple[Page, ...]
