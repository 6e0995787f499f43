"""Tables of a Word file: data become one line of cells; a table that only places text gives the lines of its cells."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from pipeline.model.source import LineKind, Location, SourceTable
from pipeline.read.docx_xml import child, children, local, number, switched, value
from pipeline.read.drafts import Draft, Run, join_cell_lines, table_text
from pipeline.read.tables import ENDS_AS_KEY, KEY_CELL, holds_data

if TYPE_CHECKING:
    from lxml.etree import _Element

WRAPPERS: Final = frozenset({
    "sdt", "sdtContent", "customXml", "ins",
})  # fmt: skip
MOST_COLUMNS: Final = 100
CellDrafts = Callable[["_Element"], list[Draft]]


def table_draft(table: _Element, place: Location, cell_drafts: CellDrafts) -> list[Draft]:
    """Give the drafts of a table; ``cell_drafts`` is asked once for every cell, in reading order."""
    rows = list(_inside(table, "tr"))
    cells = [[(cell, cell_drafts(cell)) for cell in _inside(row, "tc")] for row in rows]
    inside = [draft for row in cells for _, drafts in row for draft in drafts]
    nested = any(draft.table is not None for draft in inside)
    pictured = any(drafts and all(draft.claim for draft in drafts) for row in cells for _, drafts in row)
    texts = [["".join("".join(d.text for d in drafts).split()) for _, drafts in row] for row in cells]
    heads = len(list(takewhile(lambda row: switched(child(row, "trPr"), "tblHeader"), rows)))
    if nested or pictured or not holds_data(texts, headed=heads > 0):
        return [draft for row in _captioned([[drafts for _, drafts in row] for row in cells]) for draft in _flat(row)]
    grid = [_grid_row(row) for row in cells]
    width = max(map(len, grid))
    content = tuple(tuple(row + [""] * (width - len(row))) for row in grid)
    data = SourceTable(rows=content, header_rows=heads if heads < len(rows) else 0)
    whole = Draft(location=place, runs=[Run(table_text(content))], kind=LineKind.TABLE, table=data)
    return [whole, *(draft for draft in inside if draft.claim)]


def _captioned(rows: list[list[list[Draft]]]) -> list[list[list[Draft]]]:
    """Put each picture of a row of pictures before what stands under it: captions in the row below."""
    result: list[list[list[Draft]]] = []
    for row in rows:
        above = result[-1] if result else []
        pictured = all(cell and all(draft.claim for draft in cell) for cell in above)
        if len(above) == len(row) and pictured and not any(draft.claim for cell in row for draft in cell):
            result[-1] = [[*pictures, *words] for pictures, words in zip(above, row, strict=True)]
        else:
            result.append(row)
    return result


def _inside(element: _Element, name: str) -> list[_Element]:
    """Give the rows of a table or cells of a row, through content controls and tracked insertions."""
    found: list[_Element] = []
    for inner in element:
        if local(inner) == name:
            found.append(inner)
        elif local(inner) in WRAPPERS:
            found += _inside(inner, name)
    return found


def _grid_row(row: list[tuple[_Element, list[Draft]]]) -> list[str]:
    """Give a row's cells; a cell spanning columns leaves empty cells beside it, one merged from above is empty."""
    cells: list[str] = []
    for cell, drafts in row:
        properties = child(cell, "tcPr")
        columns = min(max(1, number(child(properties, "gridSpan")) or 1), MOST_COLUMNS)
        merged = any(value(merge) in {None, "continue"} for merge in children(properties, "vMerge"))
        text = join_cell_lines(draft.text for draft in drafts if not draft.claim)
        cells += ["" if merged and not text else text, *[""] * (columns - 1)]
    return cells


def _flat(row: list[list[Draft]]) -> list[Draft]:
    """Give the lines of a row's cells; a cell that is a key (来源：) and the cell after it share a line."""
    lines: list[Draft] = []
    for drafts in row:
        text = drafts[0].text if drafts else ""
        is_value = len(drafts) == 1 and not drafts[0].claim and not KEY_CELL.fullmatch(text.strip())
        if lines and is_value and ENDS_AS_KEY.fullmatch(lines[-1].text):
            lines[-1].runs += drafts[0].runs
        else:
            lines += drafts
    return lines
