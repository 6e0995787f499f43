"""Bookmarks (ISO 32000-1 12.3.3): the headings, nested as they are in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.render.pdf_archive import printable, title_of
from pipeline.render.pdf_elements import heading_levels
from pipeline.render.pdf_file import PdfFile, text_string

Destinations = Mapping[int, str]
"""Block → where it begins, as an explicit destination (12.3.2.2)."""


@dataclass(slots=True)
class Bookmark:
    """A bookmark: what it says, where it leads, the heading level it stands for."""

    title: str
    destination: str
    level: int
    children: list[Bookmark] = field(default_factory=list)

    def size(self) -> int:
        """Count this bookmark and all below it."""
        return 1 + sum(child.size() for child in self.children)


def add_outline(file: PdfFile, briefing: Briefing, destinations: Destinations) -> int | None:
    """Add the bookmarks and give the number of the outline; None when nothing was printed."""
    root = Bookmark("", "", 0, _bookmarks(briefing, destinations))
    if not root.children:
        return None
    number = file.reserve()
    kids = _add_children(file, root, number)
    file.put(number, f"<</Type/Outlines/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count {root.size() - 1}>>")
    return number


def _bookmarks(briefing: Briefing, destinations: Destinations) -> list[Bookmark]:
    """Nest the sections' headings; a briefing without any has one bookmark, its title."""
    top: list[Bookmark] = []
    stack: list[Bookmark] = []
    for index, level in heading_levels(briefing, destinations).items():
        block = briefing.blocks[index]
        if not isinstance(block, TextBlock) or briefing.style(block.role).outline is None:
            continue
        while stack and stack[-1].level >= level:
            stack.pop()
        bookmark = Bookmark(printable(block.text), destinations[index], level)
        (stack[-1].children if stack else top).append(bookmark)
        stack.append(bookmark)
    if not top and destinations:
        top.append(Bookmark(title_of(briefing), next(iter(destinations.values())), 1))
    return top


def _add_children(file: PdfFile, parent: Bookmark, number: int) -> list[int]:
    numbers = [file.reserve() for _ in parent.children]
    for place, child in enumerate(parent.children):
        entries = f"/Title{text_string(child.title)}/Parent {number} 0 R/Dest{child.destination}"
        if place:
            entries += f"/Prev {numbers[place - 1]} 0 R"
        if place + 1 < len(numbers):
            entries += f"/Next {numbers[place + 1]} 0 R"
        if child.children:
            kids = _add_children(file, child, numbers[place])
            entries += f"/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count {child.size() - 1}"
        file.put(numbers[place], f"<<{entries}>>")
    return numbers
