"""Tables of data told from tables of layout, and their cells brought to a grid."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from pipeline.model.source import LineKind, Location, SourceTable
from pipeline.read.drafts import Draft, Run, join_cell_lines, table_text
from pipeline.read.html_look import plain_text
from pipeline.read.tables import holds_data

if TYPE_CHECKING:
    from lxml.etree import _Element

CellLines = Callable[["_Element"], "tuple[list[str], Location]"]

MOST_COLUMNS: Final = 60
MOST_ROWS: Final = 5_000


def data_table(table: _Element, cell_lines: CellLines) -> Draft | None:
    """Give the draft of a table of data; None for a table that only places things on the page."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    if not _holds_data(table, rows):
        return None
    grid: list[list[str]] = []
    places: list[Location] = []
    below: dict[int, int] = {}
    for row in rows:
        grid.append(_grid_row(row, below, cell_lines, places))
    width = max(len(row) for row in grid)
    cells = tuple(tuple(row + [""] * (width - len(row))) for row in grid)
    heads = len(list(takewhile(_is_head, rows)))
    content = SourceTable(rows=cells, header_rows=heads if heads < len(rows) else 0)
    return Draft(location=places[0], runs=[Run(table_text(cells))], kind=LineKind.TABLE, table=content)


def _grid_row(row: _Element, below: dict[int, int], cell_lines: CellLines, places: list[Location]) -> list[str]:
    """Give a row's cells; a cell spanning columns or rows leaves empty cells beside and below it.

    ``below`` holds for each column how many rows a cell from above still takes.
    """
    cells: list[str] = []

    def pass_taken() -> None:
        while below.get(len(cells), 0) > 0:
            below[len(cells)] -= 1
            cells.append("")

    for cell in row.iterchildren("td", "th"):
        pass_taken()
        lines, place = cell_lines(cell)
        places.append(place)
        columns = max(1, min(_span(cell, "colspan"), MOST_COLUMNS - len(cells)))
        below.update(dict.fromkeys(range(len(cells), len(cells) + columns), _span(cell, "rowspan") - 1))
        cells += [join_cell_lines(lines), *[""] * (columns - 1)]
    pass_taken()
    return cells


def _span(cell: _Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _is_head(row: _Element) -> bool:
    cells = list(row.iterchildren("td", "th"))
    parent = row.getparent()
    return (parent is not None and parent.tag == "thead") or (bool(cells) and all(cell.tag == "th" for cell in cells))


def _holds_data(table: _Element, rows: list[_Element]) -> bool:
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    if len(rows) > MOST_ROWS:
        return False
    texts = [[plain_text(cell) for cell in row.iterchildren("td", "th")][:MOST_COLUMNS] for row in rows]
    return holds_data(texts, headed=any(cell.tag == "th" for row in rows for cell in row))
