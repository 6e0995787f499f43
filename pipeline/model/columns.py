"""How wide the columns of a table are: one rule, so that the Word file and the PDF draw the same table."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import Final

from pipeline.model.briefing import TableBlock
from pipeline.model.units import Length

CELL_PADDING: Final = Length.from_twips(80)
"""White left and right of a cell's text."""

_FIRST_WIDE: Final = "\u2000"
_FEWEST_CHARACTERS: Final = 2
_READABLE: Final = 6
"""Han characters a line of a cell must hold at the least to be read (our choice)."""

_BROAD: Final = frozenset("%@&ABCDEFGHIJKLMNOPQRSTUVWXYZmw")
_RULE_TWIPS: Final = 20
"""What a column has beyond its text and padding, so that the rules on either side leave it air."""

_DOUBTFUL: Final = 8
"""Twips by which LibreOffice's columns may differ from what the Word file says, with room to spare."""


def column_widths(block: TableBlock, size: Length, width: Length) -> tuple[Length, ...]:
    """Share out ``width`` among a table's columns by what stands in them; whole twips that add up to ``width``.

    ``size`` is the cells' type size. A column wants its longest line on one line. When all wants fit, the columns grow
    in proportion; when they do not, those that want less than an equal share get it and the others share the rest.
    """
    wants = [_wanted(column, size) for column in zip_longest(*block.rows, fillvalue="")]
    if not wants:
        return ()
    room = width.twips
    widths = _grown(wants, room) if sum(wants) <= room else _shared(wants, room)
    widths[-1] += room - sum(widths)
    _settle(widths, wants, size.twips // 2)
    return tuple(map(Length.from_twips, widths))


def is_cramped(block: TableBlock, size: Length, width: Length) -> bool:
    """Say whether columns would have less than ``_READABLE`` characters a line for what is longer than that."""
    readable = _READABLE * size.twips + 2 * CELL_PADDING.twips + _RULE_TWIPS
    columns = zip_longest(*block.rows, fillvalue="")
    return sum(min(_wanted(column, size), readable) for column in columns) > width.twips


def _settle(widths: list[int], wants: list[int], half_em: int) -> None:
    """Make columns narrower in which one character more or less would be a matter of LibreOffice's rounding."""

    def past_edge(width: int) -> int:
        rest = (width - 2 * CELL_PADDING.twips) % half_em
        return rest + _DOUBTFUL if rest < _DOUBTFUL else max(rest - (half_em - _DOUBTFUL), 0)

    spare = 0
    for column, width in enumerate(widths):
        widths[column] -= past_edge(width)
        spare += past_edge(width)
    if spare:
        by_need = sorted(range(len(widths)), key=wants.__getitem__, reverse=True)
        widths[next((column for column in by_need if not past_edge(widths[column] + spare)), by_need[0])] += spare


def _wanted(cells: tuple[str, ...], size: Length) -> int:
    """Give the width of a column's longest line in twips."""
    half_ems = max(max(map(_half_ems, cells)), 2 * _FEWEST_CHARACTERS)
    return (half_ems * size.twips + 1) // 2 + 2 * CELL_PADDING.twips + _RULE_TWIPS


def _half_ems(cell: str) -> int:
    """Reckon a line's width: Han characters, capitals and % are an em at most, others half; so is every second gap."""
    wide = [character >= _FIRST_WIDE for character in cell]
    seams = sum(left != right for left, right in pairwise(wide))
    return sum(2 if han or letter in _BROAD else 1 for han, letter in zip(wide, cell, strict=True)) + (seams + 1) // 2


def _grown(wants: list[int], room: int) -> list[int]:
    total = sum(wants)
    return [want * room // total for want in wants]


def _shared(wants: list[int], room: int) -> list[int]:
    widths = [0] * len(wants)
    for rank, column in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        widths[column] = min(wants[column], room // (len(wants) - rank))
        room -= widths[column]
    return widths
