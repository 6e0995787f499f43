"""Which pages lie on their side (GB/T 9704-2012 §8): one rule, so the Word file and the PDF turn the same tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.briefing import Block, TableBlock, TextBlock
from pipeline.model.layout import Layout, Margins, PageSetup
from pipeline.model.records import dataclass, replace
from pipeline.model.units import Length

AFTER_TABLE: Final = Length.from_pt(1)
"""Room for the paragraph Word wants after a table, which is 0.7 pt high; the tail is anchored to one like it."""

_HEADS: Final = frozenset(
    {"caption", "attachment-label", "attachment-title", "heading-1", "heading-2", "heading-3", "heading-4"}
)
"""What goes along to the page of the table under it."""

_NOTES: Final = tuple(word + mark for word in ("注", "备注", "说明", "资料来源", "数据来源") for mark in "：:")
"""What goes along to the page of the table above it."""


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks from ``start`` to before ``end`` that share pages of one kind, upright or (``turned``) on their side."""

    start: int
    end: int
    turned: bool = False


def sections_of(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Part a briefing's blocks into sections; one upright section where no table is turned.

    A turned table takes the headings, label and caption right above it along, and the notes right under it.
    """
    turned = [isinstance(block, TableBlock) and block.turned for block in blocks]
    if not any(turned):
        return (Section(0, len(blocks)),)
    for index in reversed(range(len(blocks) - 1)):
        block = blocks[index]
        turned[index] |= turned[index + 1] and isinstance(block, TextBlock) and block.role in _HEADS
    for index in range(1, len(blocks)):
        block = blocks[index]
        turned[index] |= turned[index - 1] and isinstance(block, TextBlock) and block.text.startswith(_NOTES)
    edges = [index for index in range(1, len(blocks)) if turned[index] != turned[index - 1]]
    return tuple(
        Section(start, end, turned[start]) for start, end in zip([0, *edges], [*edges, len(blocks)], strict=True)
    )


def turned_layout(layout: Layout) -> Layout:
    """Give the layout for pages on their side: the sheet's left edge, where it is bound, is their upper edge.

    So the head of a table is at the binding edge on odd pages and at the cutting edge on even ones (§8).
    """
    page = layout.page
    margins = Margins(
        top=page.margins.left, right=page.margins.top, bottom=page.margins.right, left=page.margins.bottom
    )
    return replace(layout, page=PageSetup(width=page.height, height=page.width, margins=margins))
