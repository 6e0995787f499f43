"""Structure tree (ISO 32000-1 14.7): where on the pages each element's content is, and the tree in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.model.briefing import Briefing, TableBlock
from pipeline.model.page import Line
from pipeline.model.records import dataclass, field
from pipeline.render.pdf_elements import LABEL, Element, Place, structure_of
from pipeline.render.pdf_file import PdfFile, text_string
from pipeline.render.pdf_lists import list_items


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines that follow one another on a page and belong to one place; ``place`` None: an artifact."""

    place: Place | None
    lines: Sequence[Line]


def marked_content(lines: Sequence[Line]) -> Iterator[Marked]:
    """Part a page's lines into stretches of one place each; a line without type (under a rule) is nothing to read."""
    for place, stretch in groupby([line for line in lines if line.pieces], attrgetter("block", "cell")):
        yield Marked(None if place[0] is None else place, list(stretch))


@dataclass(slots=True)
class _Content:
    """A place's content as (page object, MCID), and the number of the element that holds it, once it is written."""

    marks: list[tuple[int, int]] = field(default_factory=list)
    element: int = 0


class StructureTree:
    """Gives content its MCIDs while the pages are drawn, then writes the tree."""

    def __init__(self, file: PdfFile, briefing: Briefing) -> None:
        self._file = file
        self._briefing = briefing
        self._items = list_items(briefing)
        self._content: dict[Place, _Content] = {}
        self._pages: list[list[_Content]] = []
        self._bounds: dict[int, str] = {}
        self._page = 0

    def add_page(self, page: int) -> None:
        """Begin a page, given its object number."""
        self._page = page
        self._pages.append([])

    def mark(self, place: Place) -> int | None:
        """Give the MCID of the next content of the page; None for an artifact: a table's head on a further page."""
        content = self._content.setdefault(place, _Content())
        if content.marks and self._is_head(place) and content.marks[-1][0] != self._page:
            return None
        mcid = len(self._pages[-1])
        self._pages[-1].append(content)
        content.marks.append((self._page, mcid))
        return mcid

    def label(self, place: Place) -> int:
        """Give how many of the next characters are a list item's label: none unless the item begins here."""
        block, cell = place
        begins = cell is None and block in self._items and place not in self._content
        return self._items[block].label if begins else 0

    def figure(self, block: int, bounds: str) -> int:
        """Give the MCID of a picture; ``bounds`` are the layout attributes its element needs (ISO 14289-1 7.3)."""
        self._bounds[block] = bounds
        mcid = self.mark((block, None))
        assert mcid is not None
        return mcid

    def write(self) -> int:
        """Write all elements and give the number of the tree's root."""
        root = self._file.reserve()
        language = text_string(self._briefing.info.language)
        document = structure_of(self._briefing, self._items, self._content.keys())
        document.entries = f"/Lang{language}"
        top = self._write(document, root)
        parents = " ".join(
            f"{number}[{_references(content.element for content in page)}]" for number, page in enumerate(self._pages)
        )
        tree = self._file.add(f"<</Nums[{parents}]>>")
        self._file.put(
            root, f"<</Type/StructTreeRoot/K {top} 0 R/ParentTree {tree} 0 R/ParentTreeNextKey {len(self._pages)}>>"
        )
        return root

    def _is_head(self, place: Place) -> bool:
        index, cell = place
        block = self._briefing.blocks[index] if cell not in (None, LABEL) else None
        return isinstance(block, TableBlock) and cell is not None and cell[0] < block.header_rows

    def _write(self, element: Element, parent: int) -> int:
        number = self._file.reserve()
        children = [self._write(child, number) for child in element.children]
        kids = f"/K[{_references(children)}]" if children else ""
        content = self._content.get(element.place) if element.place else None
        entries = element.entries
        if content:
            content.element = number
            kids = _kids(content, children)
        if element.place and element.place[1] is None:
            entries += self._bounds.get(element.place[0], "")
        self._file.put(number, f"<</Type/StructElem/S/{element.kind}{entries}/P {parent} 0 R{kids}>>")
        return number


def _kids(content: _Content, children: Iterable[int]) -> str:
    first = content.marks[0][0]
    kids = " ".join(
        str(mcid) if page == first else f"<</Type/MCR/Pg {page} 0 R/MCID {mcid}>>" for page, mcid in content.marks
    )
    return f"/Pg {first} 0 R/K[{' '.join(filter(None, (kids, _references(children))))}]"


def _references(numbers: Iterable[int]) -> str:
    return " ".join([f"{number} 0 R" for number in numbers])
