"""Tables: each row of a table becomes one row of the page, its head rows return at the top of every page.

Geometry as LibreOffice gives the Word file's table: it spans the type area, rules stand centred on the column
boundaries; a row is its upper rule and its highest cell, the last one has its lower rule too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from pipeline.model.briefing import Briefing, Run, TableBlock, TextBlock
from pipeline.model.columns import CELL_PADDING, column_widths
from pipeline.model.layout import Layout
from pipeline.model.page import DrawnRule
from pipeline.model.records import replace
from pipeline.model.units import EMU_PER_TWIP, Length
from pipeline.typeset.paragraph import Column, Row, Setter, Strip, baseline, whole

RULE: Final = Length(10 * EMU_PER_TWIP)
"""Half a point."""

RULE_COLOUR: Final = "000000"

Cell = list[Row]


class TableSetter:
    """Sets tables; a row higher than ``capacity`` is parted, line by line."""

    def __init__(self, briefing: Briefing, setter: Setter, capacity: int) -> None:
        self._briefing = briefing
        self._setter = setter
        self._capacity = capacity

    def rows(self, block: TableBlock, index: int) -> list[Row]:
        """Set a table: the rows a page is filled with, the head rows kept with the first row under them."""
        edges = _edges(block, self._briefing.layout, self._setter.column.x)
        if len(edges) == 1:
            return []
        columns = _columns(edges)
        rows: list[Row] = []
        heads: tuple[Row, ...] = ()
        for number, texts in enumerate(block.rows):
            cells = [
                self._setter.rows([TextBlock(role=block.role_of(number, place), runs=(Run(text),))], index, column)
                for place, (text, column) in enumerate(zip(texts, columns, strict=False))
            ]
            line = whole(self._briefing.style(block.head_role if number < block.header_rows else block.role).line)
            parts = self._parts(cells, line, (index, number), edges)
            if number < block.header_rows:
                heads += tuple(parts)
            else:
                parts = [replace(part, repeat=heads) for part in parts]
            if rows and 0 < number <= block.header_rows:
                parts[0] = replace(parts[0], kept=True)
            rows.extend(parts)
        rows[-1] = replace(rows[-1], height=rows[-1].height + RULE, foot=0)
        return rows

    def _parts(self, cells: Sequence[Cell], line: int, place: tuple[int, int], edges: Sequence[int]) -> list[Row]:
        count = max(map(len, cells))
        if RULE * 2 + count * line <= self._capacity:
            return [_part(cells, range(count), line, edges, place)]
        return [_part(cells, range(number, number + 1), line, edges, place) for number in range(count)]


def cell_columns(block: TableBlock, layout: Layout) -> list[Column]:
    """Give the measure of each of a table's columns, the first beginning at 0."""
    return _columns(_edges(block, layout, 0))


def _edges(block: TableBlock, layout: Layout, x: int) -> list[int]:
    widths = column_widths(block, layout.styles[block.role].size, layout.page.text_width)
    return list(accumulate(map(int, widths), initial=x))


def _columns(edges: Sequence[int]) -> list[Column]:
    # Half of each rule lies in the padding.
    measures = [right - left - 2 * CELL_PADDING for left, right in pairwise(edges)]
    return [Column(left + CELL_PADDING, wide, wide) for left, wide in zip(edges, measures, strict=False)]


def _part(cells: Sequence[Cell], numbers: range, line: int, edges: Sequence[int], place: tuple[int, int]) -> Row:
    """Make the row of some of a table row's lines, given by number; ``place`` is the table's block and its row."""
    first = numbers.start == 0
    top = int(RULE) if first else 0
    height = top + len(numbers) * line
    index, row = place
    strips = tuple(
        Strip(
            index,
            cell[number].strips[0].pieces,
            top + (number - numbers.start) * line + baseline(line),
            (row, column),
        )
        for number in numbers
        for column, cell in enumerate(cells)
        if number < len(cell) and cell[number].strips
    )
    return Row(strips=strips, height=height, line=line, foot=RULE, rules=_rules(edges, height, first=first))


def _rules(edges: Sequence[int], height: int, *, first: bool) -> tuple[DrawnRule, ...]:
    half = RULE // 2
    x, width = Length(edges[0] - half), Length(edges[-1] - edges[0] + RULE)
    tops = (0, height) if first else (height,)
    across = [DrawnRule(x, Length(top), width, RULE, RULE_COLOUR) for top in tops]
    down = [DrawnRule(Length(edge - half), Length(0), RULE, RULE, RULE_COLOUR, height=Length(height)) for edge in edges]
    return (*across, *down)
