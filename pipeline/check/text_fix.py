"""Mechanical corrections of a source text: remarks → the text with them made. Nothing else in the text changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.check.text import Remark
from pipeline.model.source import Location

_LINE_END: Final = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Correction:
    """One stretch of a source made right by a rule."""

    rule: str
    location: Location
    before: str
    after: str


def fix_text(text: str, remarks: Iterable[Remark]) -> tuple[str, tuple[Correction, ...]]:
    """Make the mechanical corrections of remarks in the text of their file; tell what was changed, in reading order.

    A correction is made only where the file really holds the words the remark quotes: markup or escapes in the midst of
    them leave it undone. Where two corrections meet, the first is made; the other may be found again in the result.
    """
    pieces = _LINE_END.split(text)
    wanted: dict[int, list[Remark]] = {}
    for remark in remarks:
        if remark.correction:
            wanted.setdefault(remark.location.line, []).append(remark)
    made: list[Correction] = []
    for number, remarks_of_line in wanted.items():
        index = 2 * (number - 1)
        if 0 <= index < len(pieces):
            pieces[index], corrections = _fix_line(pieces[index], remarks_of_line)
            made += corrections
    return "".join(pieces), tuple(sorted(made, key=lambda one: one.location))


def _fix_line(line: str, remarks: list[Remark]) -> tuple[str, list[Correction]]:
    placed = sorted(
        ((start, remark) for remark in remarks if (start := _find(line, remark)) is not None),
        key=lambda pair: pair[0],
    )
    made: list[Correction] = []
    pieces: list[str] = []
    done = 0
    for start, remark in placed:
        if start < done:
            continue
        after = remark.hit.replacement or ""
        place = Location(remark.location.path, remark.location.line, start + 1)
        made.append(Correction(remark.rule.id, place, remark.found, after))
        pieces += (line[done:start], after)
        done = start + len(remark.found)
    return "".join(pieces) + line[done:], made


def _find(line: str, remark: Remark) -> int | None:
    """Give where in a line the stretch begins: at its column, else where its surroundings occur, if only once."""
    before, found, after = remark.context
    column = remark.location.column - 1
    if line.startswith(found + after, column) and line[:column].endswith(before[-1:]):
        return column
    quoted = before + found + after
    if line.count(quoted) == 1:
        return line.index(quoted) + len(before)
    return None
