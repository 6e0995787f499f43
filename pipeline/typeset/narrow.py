"""Cells whose lines would end badly are set to a narrower measure, in the Word file as in the PDF.

What tracking is to a paragraph (``loosen``), an indent is to a cell: its few characters a line leave tracking no play,
and text that is not justified shows no indent beside where its lines end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.briefing import Run, TableBlock, TextBlock
from pipeline.model.layout import Align, Layout, Style
from pipeline.model.records import replace
from pipeline.model.sections import turned_layout
from pipeline.model.units import Length
from pipeline.typeset.paragraph import Column, Setter
from pipeline.typeset.table import cell_columns

STEPS_PER_EM: Final = 2
MOST_STEPS: Final = 8
FEWEST_EMS: Final = 2
"""A line's measure is never less than this."""


def narrow_cells(block: TableBlock, layout: Layout, setter: Setter, made: dict[str, Style]) -> TableBlock:
    """Give the table with a narrower style for each cell whose lines would end badly; new styles go into ``made``.

    A cell that no measure makes better keeps its style.
    """
    columns = cell_columns(block, turned_layout(layout) if block.turned else layout)
    roles = tuple(
        tuple(
            _narrowed(text, layout.styles[block.role_of(row, place)], column, setter, made)
            for place, (text, column) in enumerate(zip(texts, columns, strict=True))
        )
        for row, texts in enumerate(block.rows)
    )
    plain = tuple(tuple(block.role_of(row, place) for place in range(len(columns))) for row in range(len(block.rows)))
    return block if roles == plain else replace(block, cell_roles=roles)


def _narrowed(text: str, style: Style, column: Column, setter: Setter, made: dict[str, Style]) -> str:
    if len(text) * style.size <= column.measure or "\n" in text:
        return style.role
    cell = TextBlock(role=style.role, runs=(Run(text),))
    fewest, best = setter.flaws(cell, style, column)[0], style
    tried = _narrower(style, column) if fewest else iter(())
    while fewest and (narrow := next(tried, None)):
        count = setter.flaws(cell, narrow, column)[0]
        if count < fewest:
            fewest, best = count, narrow
    if best is not style:
        made[best.role] = best
    return best.role


def _narrower(style: Style, column: Column) -> Iterator[Style]:
    for step in range(1, MOST_STEPS + 1):
        twips = style.size.twips * step // STEPS_PER_EM
        left, right = {Align.CENTRE: (twips // 2, twips // 2), Align.RIGHT: (twips, 0)}.get(style.align, (0, twips))
        narrow = replace(
            style,
            role=f"{style.role}-narrow{twips}",
            word_name=f"{style.word_name} 收窄{twips}",
            left=Length(style.left + Length.from_twips(left)),
            right=Length(style.right + Length.from_twips(right)),
        )
        if column.measure - narrow.left - narrow.right < FEWEST_EMS * style.size:
            return
        yield narrow
