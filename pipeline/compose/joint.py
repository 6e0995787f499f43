"""The mark of several organs (GB/T 9704-2012 §7.2.4): one a line, equally wide; what follows them stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.measure import scaled_size, whole_twips, width_in
from pipeline.compose.style_book import StyleBook
from pipeline.model.briefing import Run, TextBlock
from pipeline.model.layout import Align, Part, Place, Style
from pipeline.model.records import replace
from pipeline.model.template import template_pieces
from pipeline.model.units import EMU_PER_TWIP, ZERO, Length

NAME_ROLE: Final = "organ-mark-joint"
BESIDE_ROLE: Final = "organ-mark-beside"
INK_HEIGHT: Final = 0.94
"""The height of a Han character's ink, in em."""

_GAP: Final = 0.5


def compose_joint_mark(book: StyleBook, part: Part, organs: Sequence[str]) -> list[TextBlock]:
    """Give a line for each organ and the words of the template (文件) to their right, vertically in the middle."""
    words = "".join(words for words, _, _ in template_pieces(part.text))
    names, beside = _sizes(book, organs, words)
    width = max(width_in(names, book.layout, organ) for organ in organs)
    gap = beside.size.times(_GAP) if words else ZERO
    total = width + gap + width_in(beside, book.layout, words)
    left = whole_twips(max(book.layout.page.text_width - total, 0) // 2)
    blocks = [
        TextBlock(role=_line(book, names, organ, number, left, width), runs=(Run(organ),))
        for number, organ in enumerate(organs)
    ]
    if words:
        place = _beside(book, names, beside, Length(left + width + gap), len(organs))
        role = book.change(BESIDE_ROLE, size=beside.size, place=place)
        blocks.append(TextBlock(role=role, runs=(Run(words),)))
    return blocks


def _sizes(book: StyleBook, organs: Sequence[str], words: str) -> tuple[Style, Style]:
    """Give both styles in sizes that fit the type area side by side."""
    names, beside = book[NAME_ROLE], book[BESIDE_ROLE]
    room = book.layout.page.text_width
    widest = max(width_in(names, book.layout, organ) for organ in organs)
    total = widest + (beside.size.times(_GAP) + width_in(beside, book.layout, words) if words else ZERO)
    if total <= room:
        return names, beside

    def smaller(style: Style) -> Style:
        return replace(style, size=scaled_size(style.size, room, total))

    return smaller(names), smaller(beside)


def _line(book: StyleBook, names: Style, organ: str, number: int, left: Length, width: Length) -> str:
    # Shorter names are spread to the longest one's width: by tracking, the same in Word and in the PDF.
    spare = width - width_in(names, book.layout, organ)
    tracking = Length.from_twips(int(spare) // max(len(organ) - 1, 1) // EMU_PER_TWIP) if len(organ) > 1 else ZERO
    changes: dict[str, object] = {
        "size": names.size,
        "align": Align.LEFT,
        "left": left,
        "tracking": tracking,
        "right": ZERO,
    }
    if number:
        changes |= {"ink_top": None, "space_before": ZERO}
    return book.derive(NAME_ROLE, str(number + 1), str(number + 1), **changes)


def _beside(book: StyleBook, names: Style, beside: Style, left: Length, count: int) -> Place:
    margins = book.layout.page.margins
    ink_top = margins.top + (names.ink_top or ZERO)
    middle = ink_top + ((count - 1) * names.line + names.size.times(INK_HEIGHT)) // 2
    top = middle - beside.size.times(INK_HEIGHT) // 2 - beside.above_ink
    width = max(book.layout.page.text_width - left, beside.size)
    return Place(whole_twips(margins.left + left), whole_twips(top), whole_twips(width))
