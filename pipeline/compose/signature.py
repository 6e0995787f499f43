"""署名 and 成文日期 (GB/T 9704-2012 §7.3.5): where they stand depends on their widths, and on how they are signed.

Seals and signatures are never drawn: what is composed leaves them their room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.measure import advance_of, whole_twips, width_in
from pipeline.compose.style_book import StyleBook
from pipeline.model.briefing import Run, TextBlock
from pipeline.model.layout import Align, TabAlign, TabStop
from pipeline.model.source import Location
from pipeline.model.units import EMU_PER_MM, ZERO, Length

SEAL_WIDTH: Final = Length(45 * EMU_PER_MM)
"""The room a seal takes (practice: 42 mm, and seals must not touch: §7.3.5.1)."""

STAMP_WIDTH: Final = Length(40 * EMU_PER_MM)
"""The room a signature stamp takes."""

_SEALED: Final = ("sealed-signature", "sealed-date")
_UNSEALED: Final = ("signature", "signature-date")


class Signature:
    """The signature of one document: organs in order, the main one first, and the date, as they are printed."""

    def __init__(
        self,
        book: StyleBook,
        organs: Sequence[str],
        date: str,
        *,
        organ_place: Location | None = None,
        date_place: Location | None = None,
    ) -> None:
        self._book = book
        self._organs = tuple(organs)
        self._date = date
        self._organ_place = organ_place
        self._date_place = date_place
        self._width = book.layout.page.text_width

    def unsealed(self) -> list[TextBlock]:
        """No seal (§7.3.5.2): right 2字, the date's first character 2字 right of the organ's; joint: one below another.

        A date that would pass the right inset keeps it, and the organ moves left.
        """
        organ_role, date_role = _UNSEALED
        style = self._book.original(organ_role)
        inset, shift = style.right, advance_of(style).times(2)
        widest, date = self._widest(organ_role), self._in(date_role, self._date)
        if not self._organs or not self._date:
            return self._blocks([(organ_role, organ) for organ in self._organs], date_role)
        organ_right, date_right = inset, inset + widest - shift - date
        if date > widest:
            organ_right, date_right = inset + shift + date - widest, inset
        date_role = self._book.change(date_role, right=whole_twips(max(date_right, 0)))
        if len(self._organs) == 1:
            role = self._book.change(organ_role, right=whole_twips(organ_right))
            return self._blocks([(role, self._organs[0])], date_role)
        left = whole_twips(max(self._width - organ_right - widest, 0))
        role = self._book.change(organ_role, align=Align.LEFT, left=left, right=ZERO)
        following = self._book.change(organ_role, align=Align.LEFT, left=left, right=ZERO, space_before=ZERO)
        roles = [role] + [following] * (len(self._organs) - 1)
        return self._blocks(list(zip(roles, self._organs, strict=True)), date_role)

    def sealed(self) -> list[TextBlock]:
        """Sealed (§7.3.5.1): the date right 4字, the last organ centred over it; joint: room for every seal."""
        organ_role, date_role = _SEALED
        inset = self._book.original(date_role).right
        widest, date = self._widest(organ_role), self._in(date_role, self._date)
        if not self._organs or not self._date:
            return self._blocks([(organ_role, organ) for organ in self._organs], date_role)
        if len(self._organs) > 1:
            return self._sealed_rows(inset + date // 2, widest, date_role)
        organ_right = inset + (date - widest) // 2
        date_right = inset - min(organ_right, 0)
        role = self._book.change(organ_role, right=whole_twips(max(organ_right, 0)))
        return self._blocks([(role, self._organs[0])], self._book.change(date_role, right=whole_twips(date_right)))

    def _sealed_rows(self, from_right: int, widest: Length, date_role: str) -> list[TextBlock]:
        pitch = max(widest + advance_of(self._book.original(_SEALED[0])) // 2, SEAL_WIDTH)
        half = max(widest, SEAL_WIDTH) // 2
        centre = max(min(self._width - from_right, self._width - half), 0)
        centres = [centre]
        while centres[0] - pitch >= half:
            centres.insert(0, Length(centres[0] - pitch))
        stops = tuple(TabStop(position=whole_twips(each), align=TabAlign.CENTRE) for each in centres)
        count = len(centres)
        first = self._book.change(_SEALED[0], align=Align.LEFT, right=ZERO, tabs=stops)
        further = self._book.change("sealed-row", align=Align.LEFT, right=ZERO, tabs=stops)
        rows = []
        # The last organ stands in the last column, over the date: a short row is the last but in its place.
        for start in range(0, len(self._organs), count):
            row = self._organs[start : start + count]
            skipped = count - len(row)
            rows.append((further if start else first, "\t" * skipped + "".join(f"\t{organ}" for organ in row)))
        return self._blocks(rows, date_role)

    def stamped(self, signatories: str) -> list[TextBlock]:
        """Give title and room for a signature stamp (§7.3.5.3): right 4字, the title 2字 left of it, the date below."""
        role = "signatory"
        style = self._book.original(role)
        character = advance_of(style)
        entries = [entry.split() for entry in signatories.replace("；", ";").split(";") if entry.strip()]
        names = [entry[-1] if len(entry) > 1 else "" for entry in entries]
        stamp = max([self._in(role, name) for name in names if name] or [STAMP_WIDTH])
        name_left = whole_twips(max(self._width - style.right - stamp, character.times(2)))
        stops = (
            TabStop(position=whole_twips(name_left - character.times(2)), align=TabAlign.RIGHT),
            TabStop(position=name_left, align=TabAlign.LEFT),
        )
        fitted = self._book.change(role, tabs=stops, right=ZERO)
        rows = []
        for entry, name in zip(entries, names, strict=True):
            organ = entry[0] if len(entry) > 2 else ""
            title = "".join(entry[1:-1] if len(entry) > 2 else entry[:1])
            rows.append((fitted, f"{organ}\t{title}" + (f"\t{name}" if name else "")))
        return self._blocks(rows, "stamped-date")

    def _widest(self, role: str) -> Length:
        return Length(max((self._in(role, organ) for organ in self._organs), default=0))

    def _in(self, role: str, text: str) -> Length:
        return width_in(self._book.original(role), self._book.layout, text)

    def _blocks(self, rows: Sequence[tuple[str, str]], date_role: str) -> list[TextBlock]:
        blocks = [TextBlock(role=role, runs=(Run(text),), location=self._organ_place) for role, text in rows]
        if self._date:
            blocks.append(TextBlock(role=date_role, runs=(Run(self._date),), location=self._date_place))
        return blocks
