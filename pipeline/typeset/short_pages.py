"""Pages that keeps leave short: lines are set tighter or wider until text reaches the page's foot.

A heading stays with what follows and a paragraph of three lines is never parted, so together they may leave three
lines white or more, where the type area should hold its 22 (GB/T 9704-2012 §5.2.3). A line more or fewer in a paragraph
of that page, or in the one that moved, lets the page end elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.model.briefing import Briefing
from pipeline.model.layout import Style
from pipeline.model.records import replace
from pipeline.model.sections import sections_of
from pipeline.typeset.column import Filled, fill
from pipeline.typeset.faces import Fonts, Looks
from pipeline.typeset.paragraph import LineCounter, Row
from pipeline.typeset.retracked import MOST_WHITE, block_of, changes, may_change, reset, restyled, stretches_of
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.typeset import capacity_of, rows_of


def filled_out(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Give the briefing with other tracking where a page would leave more than two lines white.

    Pages are filled once, in order; only a short page is filled again, a bounded number of times. The briefing itself
    is given back when no page is short, or where no tracking helps.
    """
    layout = briefing.layout
    counter = LineCounter(briefing, Looks(fonts, layout.fonts), compile_rules(layout.line_rules))
    mender = _Mender(briefing, counter, capacity_of(layout.page))
    for section in sections_of(briefing.blocks):
        if not section.turned:
            mender.go_through(rows_of(section, briefing, counter))
    return restyled(briefing, mender.styles) if mender.styles else briefing


class _Mender:
    """Fills pages, and gathers the styles that fill short ones."""

    def __init__(self, briefing: Briefing, counter: LineCounter, capacity: int) -> None:
        self.styles: dict[int, Style] = {}
        self._briefing = briefing
        self._counter = counter
        self._capacity = capacity
        self._held: list[Row] = []
        """Rows taken so far that are on the page looked at or after it."""

    def go_through(self, rows: Iterator[Row]) -> None:
        ended: int | None = None
        waiting: Sequence[Row] | None = ()
        while waiting is not None:
            self._held = []
            # The first of pages filled again was mended just now.
            waiting, ended = self._until_mended(fill(self._taken(waiting, rows), self._capacity), ended, bool(waiting))

    def _taken(self, waiting: Sequence[Row], rows: Iterator[Row]) -> Iterator[Row]:
        for row in chain(waiting, rows):
            self._held.append(row)
            yield row

    def _until_mended(
        self, pages: Iterator[Filled], ended: int | None, mended: bool
    ) -> tuple[list[Row] | None, int | None]:
        """Go on to the next page that can be mended: give the rows from it on, or None at the end.

        Also the block the page before it ends with; ``ended`` is that of the page before the first.
        """
        page = next(pages)
        for following in pages:
            if not mended and self._short(page, following) and (found := self._mend(page, following, ended)):
                return found, ended
            mended = False
            ended = block_of(page.rows[-1][1])
            del self._held[: len(page.rows) - page.heads]
            page = following
        return None, None

    def _short(self, page: Filled, following: Filled) -> bool:
        room, row = self._capacity - page.depth, following.rows[0][1]
        if row.new_page or following.heads or row.height > room:
            return False
        return room // row.line > MOST_WHITE

    def _mend(self, page: Filled, following: Filled, ended: int | None) -> list[Row] | None:
        """Try other tracking for the paragraphs that begin on a page, and for those that moved to the next."""
        held = self._held
        if page.heads:
            return None
        # White above is dropped at a page's top, which the first page of those filled again is not taken for.
        rows = [replace(held[0], before=page.rows[0][0], new_page=False), *held[1:]]
        stretches = stretches_of(rows)
        moved = next((place for place, (_, row) in enumerate(following.rows) if place and not row.kept | row.bound), 0)
        near = [block_of(row) for _, row in (*page.rows, *following.rows[: moved or None])]
        last = stretches[-1].block
        movable = [index for index in dict.fromkeys(near) if index not in (None, ended, last)]
        movable = [index for index in movable if may_change(self._briefing, index)]
        for styles in changes(stretches, self._briefing, self._counter, movable):
            tried = list(reset(stretches, self._briefing, self._counter, styles))
            filled = fill(tried, self._capacity)
            first, second = next(filled), next(filled, None)
            if second is None or not self._short(first, second):
                self.styles |= styles
                return tried
        return None
