"""Pieces: a broken line placed, its slack given out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.model.page import Piece
from pipeline.model.records import dataclass
from pipeline.model.units import Length
from pipeline.typeset.faces import MISSING_GLYPH, Look
from pipeline.typeset.setting import Setting


class Spread(NamedTuple):
    """Slack given out over a line: so much more at each Latin space, Han–Latin gap, and place that may grow."""

    spaces: int = 0
    gaps: int = 0
    places: int = 0


NO_SPREAD = Spread()


def trimmed(setting: Setting, start: int, end: int) -> int:
    """Give the end of a line without its last spaces."""
    while end > start and setting.text[end - 1] == " ":
        end -= 1
    return end


def slack_of(setting: Setting, start: int, end: int, measure: int) -> int:
    """Give what a line leaves free of its measure, never below 0; a hung mark, or a mark's empty half, is outside."""
    if start == end:
        return measure
    last = end - 1
    slack = measure - (setting.ends[last] - setting.look_at(last).tracking - setting.start(start))
    if slack < 0 and setting.text[last] in setting.patterns.hung:
        slack += setting.own[last]
    elif slack < 0 and setting.text[last] in setting.patterns.halved:
        slack += setting.look_at(last).size // 2
    return max(slack, 0)


def spread_of(setting: Setting, start: int, end: int, slack: int) -> Spread:
    """Give out a full line's slack: Latin spaces to half an em, Han–Latin gaps to half an em, then all places evenly.

    Never inside numbers, words and unbreakable marks. What does not divide (less than an EMU a place) is left.
    """
    if slack <= 0:
        return NO_SPREAD
    for_spaces = for_gaps = 0
    look = setting.look_at(start)
    if spaces := _within(setting.spaces, start + 1, end):
        half = look.size // 2
        for_spaces, slack = _share(slack, [half - setting.own[place - 1] for place in spaces])
    if gaps := _within(setting.gaps, start + 1, end):
        half = look.size // 2 - look.tracking
        for_gaps, slack = _share(slack, [half - setting.lead[place] for place in gaps])
    places = end - 1 - start - setting.rigid.count(1, start, end - 1)
    return Spread(for_spaces, for_gaps, slack // places if places > 0 else 0)


def _within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _share(slack: int, rooms: list[int]) -> tuple[int, int]:
    # Every place grows by the same, none beyond the least room there is.
    each = max(0, min(slack // len(rooms), min(rooms)))
    return each, slack - each * len(rooms)


def set_line(setting: Setting, start: int, end: int, x: int, spread: Spread = NO_SPREAD) -> list[tuple[int, Piece]]:
    """Place a line's characters from ``x`` on, in as few pieces as may be; give each with its first character's index.

    A piece's ``spacing`` is the tracking and, where its places may grow, the line's share; the place after a word
    grows too, by moving what follows. Tabs move and are not drawn.
    """
    if start == end:
        return []
    # Thousands of lines come through here: every name is looked up once, and no piece is made to be joined.
    own, ends, faces, rigid, edges = setting.own, setting.ends, setting.faces, setting.rigid, setting.edges
    low = bisect_left(edges, start + 1)
    origin = x - ends[start] + own[start]
    pieces: list[tuple[int, Piece]] = []
    run: _Run | None = None
    begin = start
    for stop in (*edges[low : bisect_left(edges, end, low)], end):
        if faces[begin]:
            look = setting.look_at(begin)
            share = 0 if rigid[begin] else spread.places
            left = ends[begin] - own[begin]
            at = origin + left + (_grown(setting, start, begin, spread) if begin > start else 0)
            width = ends[stop - 1] - left + share * (stop - begin)
            text = _drawn(setting.text[begin:stop], look)
            kind = look.face_key(faces[begin]), look.size, look.tracking + share, look.colour
            if run and run.kind == kind and run.x + run.width == at:
                run.text += text
                run.width += width
            else:
                if run:
                    pieces.append(run.piece())
                run = _Run(begin, text, at, width, kind)
        begin = stop
    if run:
        pieces.append(run.piece())
    return pieces


@dataclass(slots=True)
class _Run:
    """A piece while it grows; ``kind`` is its face, size, spacing and colour."""

    first: int
    text: str
    x: int
    width: int
    kind: tuple[str, Length, int, str]

    def piece(self) -> tuple[int, Piece]:
        """Give the piece with its first character's index."""
        return self.first, Piece(self.text, Length(self.x), Length(self.width), *self.kind)


def _grown(setting: Setting, start: int, place: int, spread: Spread) -> int:
    if spread is NO_SPREAD:
        return 0
    grown = spread.places * (place - start - setting.rigid.count(1, start, place))
    if spread.spaces:
        grown += spread.spaces * len(_within(setting.spaces, start + 1, place + 1))
    if spread.gaps:
        grown += spread.gaps * len(_within(setting.gaps, start + 1, place + 1))
    return grown


def _drawn(text: str, look: Look) -> str:
    if not look.missing or look.missing.isdisjoint(text):
        return text
    return "".join(MISSING_GLYPH if char in look.missing else char for char in text)
