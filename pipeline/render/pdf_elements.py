"""Which structure element each block is (ISO 32000-1 14.8.4), before anything is written.

Document > P (masthead) · H1 (title) · H2, H3 … (sections, by their nesting) · P · L > LI > Lbl, LBody (points that are
paragraphs) · Table > Caption, THead, TBody > TR > TH, TD · P (tail). A heading that runs into its paragraph keeps its
own tag: the two are separate blocks. A paragraph that goes over a page is one P with content on both pages. Page
numbers, rules and repeated head rows are artifacts and not in the tree.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.briefing import Block, Briefing, TableBlock, TextBlock
from pipeline.render.pdf_lists import Item

TITLE_ROLE: Final = "title"
CAPTION_ROLE: Final = "caption"
DEEPEST_HEADING: Final = 6

LABEL: Final = (-1, -1)
"""In a Place: the label of a list item, which no cell is."""

Place = tuple[int, tuple[int, int] | None]
"""Which content: block, and (row, column) within a table or LABEL."""

COLUMN_HEAD: Final = "/A<</O/Table/Scope/Column>>"
NUMBERED: Final = "/A<</O/List/ListNumbering/Decimal>>"


@dataclass(slots=True)
class Element:
    """A structure element: its type, the place whose content is its own, further dictionary entries, its children."""

    kind: str
    place: Place | None = None
    entries: str = ""
    children: list[Element] = field(default_factory=list)


def heading_levels(briefing: Briefing, printed: Container[int]) -> dict[int, int]:
    """Give the heading level of each ``printed`` block that is one: 1 for the title, below it by nesting, none skipped.

    What was not printed is no heading, and what stands under it moves up: PDF/UA allows no gap (ISO 14289-1 7.4.2).
    """
    levels: dict[int, int] = {}
    open_outlines: list[int] = []
    below = 0
    for index, block in enumerate(briefing.blocks):
        if not isinstance(block, TextBlock) or index not in printed:
            continue
        outline = briefing.style(block.role).outline
        if block.role == TITLE_ROLE:
            levels[index] = below = 1
            open_outlines.clear()
        elif outline is not None:
            while open_outlines and open_outlines[-1] >= outline:
                open_outlines.pop()
            open_outlines.append(outline)
            levels[index] = min(below + len(open_outlines), DEEPEST_HEADING)
    return levels


def structure_of(briefing: Briefing, items: Mapping[int, Item], printed: Collection[Place]) -> Element:
    """Give the document's element with all below it; a block of which nothing was printed has none."""
    levels = heading_levels(briefing, {block for block, _ in printed})
    document = Element("Document")
    caption: list[Element] = []
    blocks: tuple[Block, ...] = (*briefing.blocks, *briefing.tail)
    for index, block in enumerate(blocks):
        if isinstance(block, TableBlock):
            document.children.append(_table(index, block, caption))
            caption = []
        elif index in items and (index, None) in printed:
            _add_item(document, index, items[index])
        elif (index, None) not in printed:
            continue
        elif block.role == CAPTION_ROLE and _is_table(blocks, index + 1):
            caption = [Element("Caption", (index, None))]
        else:
            level = levels.get(index)
            document.children.append(Element(f"H{level}" if level else "P", (index, None)))
    return document


def _is_table(blocks: tuple[Block, ...], index: int) -> bool:
    return index < len(blocks) and isinstance(blocks[index], TableBlock)


def _add_item(document: Element, index: int, item: Item) -> None:
    if item.number == 1:
        document.children.append(Element("L", entries=NUMBERED))
    parts = [Element("Lbl", (index, LABEL)), Element("LBody", (index, None))]
    document.children[-1].children.append(Element("LI", children=parts))


def _table(index: int, block: TableBlock, caption: list[Element]) -> Element:
    rows = [_row(index, row, len(cells), row < block.header_rows) for row, cells in enumerate(block.rows)]
    if not block.header_rows:
        return Element("Table", children=[*caption, *rows])
    head, body = rows[: block.header_rows], rows[block.header_rows :]
    groups = [Element(kind, children=group) for kind, group in (("THead", head), ("TBody", body)) if group]
    return Element("Table", children=[*caption, *groups])


def _row(index: int, row: int, columns: int, head: bool) -> Element:
    kind, entries = ("TH", COLUMN_HEAD) if head else ("TD", "")
    return Element("TR", children=[Element(kind, (index, (row, column)), entries) for column in range(columns)])
