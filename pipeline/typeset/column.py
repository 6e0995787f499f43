"""Column: rows filled into pages, top to bottom.

How y advances, from the type area's upper edge: the white space before a row, then its ``height`` (rule above and its
gap, the line, gap and rule below). White space between two paragraphs is the larger of the upper one's ``after`` and
the lower one's ``before``, not their sum. At the top of a page it is dropped, but on the first page and after a
forced page break. A page is full when the next row's lower edge, or what it has at a page's
foot, would pass the type area's; ``after`` may pass it.
The page then ends before the last row that is neither ``kept`` nor ``bound``; if there is none, before the last not
``bound``; else where it is full. All this is what LibreOffice was measured to do with the Word file; everything is
reckoned in whole twips, as there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from pipeline.model.records import dataclass, field
from pipeline.typeset.paragraph import Row


@dataclass(slots=True)
class Filled:
    """A page's rows with the distance of each from the type area's upper edge; ``depth`` is what they take.

    The first ``heads`` of them are a table's heads set again: they are not of the rows the pages were filled with.
    """

    rows: list[tuple[int, Row]] = field(default_factory=list)
    depth: int = 0
    heads: int = 0


def fill(rows: Iterable[Row], capacity: int) -> Iterator[Filled]:
    """Fill rows into pages of ``capacity`` EMU. There is always one page at least, and one row at least on each.

    Pages come as their rows do: no more than two pages' rows are held.
    """
    waiting = _Waiting(iter(rows))
    first = True
    while first or waiting.has(0):
        page, end = _fill_page(waiting, capacity, first=first) if waiting.has(0) else (Filled(), 0)
        yield page
        del waiting.rows[:end]
        first = False


class _Waiting:
    """Rows that are on no page yet, taken from those to come as they are asked for."""

    def __init__(self, coming: Iterator[Row]) -> None:
        self.rows: list[Row] = []
        self._coming = coming

    def has(self, place: int) -> bool:
        """Tell whether there is a row at a place of ``rows``, which is at most one beyond its end."""
        if place == len(self.rows):
            self.rows.extend(islice(self._coming, 1))
        return place < len(self.rows)


def _fill_page(waiting: _Waiting, capacity: int, *, first: bool) -> tuple[Filled, int]:
    rows = waiting.rows
    page, end = Filled(heads=len(rows[0].repeat)), 0
    for head in rows[0].repeat:
        _add(page, head, head.before)
    while waiting.has(end):
        row = rows[end]
        if end and row.new_page:
            return page, end
        before = _space(page, row, first)
        if end and page.depth + before + row.height + row.foot > capacity:
            break
        _add(page, row, before)
        end += 1
    else:
        return page, end
    return _take_back(page, rows, end)


def _add(page: Filled, row: Row, before: int) -> None:
    page.rows.append((page.depth + before, row))
    page.depth += before + row.height


def _space(page: Filled, row: Row, first: bool) -> int:
    if page.rows:
        return max(row.before, page.rows[-1][1].after)
    return row.before if first or row.new_page else 0


def _take_back(page: Filled, rows: list[Row], end: int) -> tuple[Filled, int]:
    best = end
    while best and (rows[best].kept or rows[best].bound):
        best -= 1
    if not best:
        # A chain of paragraphs kept together is longer than a page: LibreOffice lets go of the chain, not of the lines.
        best = end
        while best and rows[best].bound:
            best -= 1
    if not best:
        return page, end
    for _ in range(end - best):
        page.rows.pop()
    y, row = page.rows[-1]
    page.depth = y + row.height
    return page, best
