"""Edits: replacements in a text, kept in the coordinates of the original so that each can be shown and replayed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model.receipt import Change
from pipeline.model.source import Location


class Edit(NamedTuple):
    """The stretch [start, end) of a text becomes ``after`` by ``rule``. ``end`` is greater than ``start``."""

    start: int
    end: int
    after: str
    rule: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Replay edits, sorted and apart from one another, on the text they were found in."""
    pieces: list[str] = []
    done = 0
    for start, end, after, _ in edits:
        pieces += (text[done:start], after)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def select_edits(found: Iterable[Iterable[Edit]]) -> list[Edit]:
    """Sort the edits of several rules; where two meet in one stretch the earlier rule's stays (the other may retry)."""
    ranked = sorted([(edit.start, rank, edit) for rank, edits in enumerate(found) for edit in edits])
    chosen: list[Edit] = []
    for _, _, edit in ranked:
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


def join_edits(first: Sequence[Edit], second: Sequence[Edit], between: str) -> list[Edit]:
    """Give the edits that do at once what ``first`` and then ``second`` do; ``between`` is the text after ``first``.

    Where a second edit touches what a first one wrote the two become one, under the first one's rule.
    """
    joined: list[Edit] = []
    waiting = list(reversed(first))
    shift = 0  # original position = position in ``between`` + shift
    for edit in second:
        while waiting and waiting[-1].start - shift + len(waiting[-1].after) <= edit.start:
            shift += _shift(waiting[-1])
            joined.append(waiting.pop())
        start, end, rule = edit.start, edit.end, edit.rule
        original_start, end_shift = start + shift, shift
        while waiting and waiting[-1].start - end_shift < end:
            met = waiting.pop()
            met_start = met.start - end_shift
            if met_start <= edit.start or rule == edit.rule:
                rule = met.rule
            start, end = min(start, met_start), max(end, met_start + len(met.after))
            original_start = min(original_start, met.start)
            end_shift += _shift(met)
        after = between[start : edit.start] + edit.after + between[edit.end : end]
        joined.append(Edit(original_start, end + end_shift, after, rule))
        shift = end_shift
    joined.extend(reversed(waiting))
    return joined


def _shift(edit: Edit) -> int:
    return edit.end - edit.start - len(edit.after)


def changes_of(text: str, edits: Iterable[Edit], location: Location) -> list[Change]:
    """Tell the edits of a text beginning at ``location`` as changes; line feeds in it count as new source lines."""
    path, line, column = location.path, location.line, location.column
    one_line = "\n" not in text
    changes = []
    for start, end, after, rule in edits:
        before = text[start:end]
        if before != after:
            place = Location(path, line, column + start) if one_line else place_in(text, start, location)
            changes.append(Change(rule=rule, location=place, before=before, after=after))
    return changes


def place_in(text: str, index: int, location: Location) -> Location:
    """Give the place of ``text[index]`` when the text begins at ``location``."""
    breaks = text.count("\n", 0, index)
    if not breaks:
        return Location(location.path, location.line, location.column + index)
    return Location(location.path, location.line + breaks, index - text.rfind("\n", 0, index))
