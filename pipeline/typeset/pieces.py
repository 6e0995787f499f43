"""Pieces: a broken line placed, its slack given out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pipeline.model.page import Piece
from pipeline.model.records import dataclass
from pipeline.model.units import Length
from pipeline.typeset.faces import MISSING_GLYPH, Look
from pipeline.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class Spread:
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
    look = setting.look_at(start)
    half = look.size // 2
    spaces = _within(setting.spaces, start + 1, end)
    gaps = _within(setting.gaps, start + 1, end)
    for_spaces, slack = _share(slack, [half - setting.own[place - 1] for place in spaces])
    for_gaps, slack = _share(slack, [half - look.tracking - setting.lead[place] for place in gaps])
    places = end - 1 - start - setting.rigid.count(1, start, end - 1)
    return Spread(for_spaces, for_gaps, slack // places if places > 0 else 0)


def _within(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _share(slack: int, rooms: list[int]) -> tuple[int, int]:
    # Every place grows by the same, none beyond the least room there is.
    if not rooms:
        return 0, slack
    each = max(0, min(slack // len(rooms), min(rooms)))
    return each, slack - each * len(rooms)


def set_line(setting: Setting, start: int, end: int, x: int, spread: Spread = NO_SPREAD) -> list[tuple[int, Piece]]:
    """Place a line's characters from ``x`` on, in as few pieces as may be; give each with its first character's index.

    A piece's ``spacing`` is the tracking and, where its places may grow, the line's share; the place after a word
    grows too, by moving what follows. Tabs move and are not drawn.
    """
    edges = setting.edges
    bounds = [start, *edges[bisect_left(edges, start + 1) : bisect_left(edges, end)], end]
    pieces: list[tuple[int, Piece]] = []
    offset = setting.start(start) if start < end else 0
    for begin, stop in pairwise(bounds):
        if begin == stop or not setting.faces[begin]:
            continue
        grown = _grown(setting, start, begin, spread)
        piece = _piece(setting, begin, stop, x + setting.start(begin) - offset + grown, spread.places)
        if pieces and (joined := _join(pieces[-1][1], piece)):
            pieces[-1] = pieces[-1][0], joined
        else:
            pieces.append((begin, piece))
    return pieces


def _grown(setting: Setting, start: int, place: int, spread: Spread) -> int:
    if spread is NO_SPREAD or place == start:
        return 0
    grown = spread.places * (place - start - setting.rigid.count(1, start, place))
    if spread.spaces:
        grown += spread.spaces * len(_within(setting.spaces, start + 1, place + 1))
    if spread.gaps:
        grown += spread.gaps * len(_within(setting.gaps, start + 1, place + 1))
    return grown


def _piece(setting: Setting, begin: int, stop: int, x: int, share: int) -> Piece:
    look = setting.look_at(begin)
    share = 0 if setting.rigid[begin] else share
    width = setting.ends[stop - 1] - setting.start(begin) + share * (stop - begin)
    text = _drawn(setting.text[begin:stop], look)
    face = look.face_key(setting.faces[begin])
    return Piece(text, Length(x), Length(width), face, look.size, look.tracking + share, look.colour)


def _drawn(text: str, look: Look) -> str:
    if not look.missing or look.missing.isdisjoint(text):
        return text
    return "".join(MISSING_GLYPH if char in look.missing else char for char in text)


def _join(left: Piece, right: Piece) -> Piece | None:
    alike = (left.face, left.size, left.spacing, left.colour) == (right.face, right.size, right.spacing, right.colour)
    if not alike or left.x + left.width != right.x:
        return None
    text, width = left.text + right.text, Length(left.width + right.width)
    return Piece(text, left.x, width, left.face, left.size, left.spacing, left.colour)
