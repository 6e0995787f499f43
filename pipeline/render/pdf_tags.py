"""Structure tree (ISO 32000-1 14.7, 14.8): what each piece of marked content is, in reading order.

Document > P (masthead) · H1 (title) · H2, H3 … (sections, by their nesting) · P · Table > TR > TH, TD · P (tail).
A heading that runs into its paragraph keeps its own tag: the two are separate blocks. A paragraph that goes over a
page is one P with content on both pages. Page numbers and rules are artifacts and not in the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.model.briefing import Block, Briefing, TableBlock, TextBlock
from pipeline.model.page import Line
from pipeline.render.pdf_file import PdfFile, text_string

TITLE_ROLE: Final = "title"
DEEPEST_HEADING: Final = 6

Place = tuple[int, tuple[int, int] | None]
"""Which content: block, and (row, column) within a table."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines that follow one another on a page and belong to one place; ``place`` None: an artifact."""

    place: Place | None
    lines: Sequence[Line]


def marked_content(lines: Sequence[Line]) -> Iterator[Marked]:
    """Part a page's lines into stretches of one place each."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or _place(lines[end]) != _place(lines[start]):
            yield Marked(_place(lines[start]), lines[start:end])
            start = end


def _place(line: Line) -> Place | None:
    return None if line.block is None else (line.block, line.cell)


def heading_levels(briefing: Briefing) -> dict[int, int]:
    """Give the heading level of each block that is one: 1 for the title, below it by nesting, no level skipped."""
    levels: dict[int, int] = {}
    open_outlines: list[int] = []
    below = 0
    for index, block in enumerate(briefing.blocks):
        if not isinstance(block, TextBlock):
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


@dataclass(slots=True)
class StructureTree:
    """Collects where on the pages each place's content is, then writes the tree.

    ``order`` numbers a page's places as its MCIDs count; ``content`` gives each place's (page object, MCID) pairs.
    """

    file: PdfFile
    content: dict[Place, list[tuple[int, int]]] = field(default_factory=dict)
    order: list[list[Place]] = field(default_factory=list)

    def add_page(self) -> None:
        """Begin a page."""
        self.order.append([])

    def mark(self, page: int, place: Place) -> int:
        """Give the MCID of the next content of the page."""
        mcid = len(self.order[-1])
        self.order[-1].append(place)
        self.content.setdefault(place, []).append((page, mcid))
        return mcid

    def write(self, briefing: Briefing) -> int:
        """Write all elements and give the number of the tree's root."""
        root, document = self.file.reserve(), self.file.reserve()
        writer = _Elements(self.file, self.content, heading_levels(briefing))
        blocks = enumerate((*briefing.blocks, *briefing.tail))
        kids = [element for index, block in blocks for element in writer.block(index, block, document)]
        language = text_string(briefing.info.language)
        self.file.put(document, f"<</Type/StructElem/S/Document/P {root} 0 R/Lang{language}/K[{_references(kids)}]>>")
        parents = " ".join(
            f"{number}[{_references(writer.numbers[place] for place in places)}]"
            for number, places in enumerate(self.order)
        )
        tree = self.file.add(f"<</Nums[{parents}]>>")
        self.file.put(
            root,
            f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {len(self.order)}>>",
        )
        return root


class _Elements:
    """Writes structure elements; ``numbers`` gives the element each place's content belongs to."""

    def __init__(
        self, file: PdfFile, content: Mapping[Place, list[tuple[int, int]]], levels: Mapping[int, int]
    ) -> None:
        self.numbers: dict[Place, int] = {}
        self._file = file
        self._content = content
        self._levels = levels

    def block(self, index: int, block: Block, parent: int) -> Iterator[int]:
        """Write a block's element, if anything of it was printed."""
        if isinstance(block, TableBlock):
            yield self._table(index, block, parent)
        elif (index, None) in self._content:
            level = self._levels.get(index)
            yield self._leaf((index, None), f"H{level}" if level else "P", parent)

    def _table(self, index: int, block: TableBlock, parent: int) -> int:
        table = self._file.reserve()
        rows = [self._row(index, row, cells, row < block.header_rows, table) for row, cells in enumerate(block.rows)]
        self._file.put(table, f"<</Type/StructElem/S/Table/P {parent} 0 R/K[{_references(rows)}]>>")
        return table

    def _row(self, index: int, row: int, cells: Sequence[str], head: bool, table: int) -> int:
        number = self._file.reserve()
        kind = "TH/A<</O/Table/Scope/Column>>" if head else "TD"
        kids = [self._leaf((index, (row, column)), kind, number) for column in range(len(cells))]
        self._file.put(number, f"<</Type/StructElem/S/TR/P {table} 0 R/K[{_references(kids)}]>>")
        return number

    def _leaf(self, place: Place, kind: str, parent: int) -> int:
        content = self._content.get(place, [])
        first = content[0][0] if content else 0
        kids = " ".join(
            str(mcid) if page == first else f"<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>" for page, mcid in content
        )
        at = f"/Pg {first} 0 R/K[{kids}]" if content else ""
        self.numbers[place] = number = self._file.add(f"<</Type/StructElem/S/{kind}/P {parent} 0 R{at}>>")
        return number


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
