"""Mechanical corrections of a source text: remarks → the text with them made. Nothing else in the text changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.check.text import Remark
from pipeline.model.source import Location

_LINE_END: Final = re.compile("(\r\n|\r|\n)")
_FENCE: Final = ("```", "~~~")


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
    them leave it undone, and so does code (between backticks or fences). Where two corrections meet, the first is made;
    the other may be found again in the result.
    """
    pieces = _LINE_END.split(text)
    wanted: dict[int, list[Remark]] = {}
    for remark in remarks:
        if remark.correction:
            wanted.setdefault(remark.location.line, []).append(remark)
    made: list[Correction] = []
    code = _code_lines(pieces[::2]) if any(fence in text for fence in _FENCE) else frozenset()
    for number, remarks_of_line in wanted.items():
        index = 2 * (number - 1)
        if 0 <= index < len(pieces) and number not in code:
            pieces[index], corrections = _fix_line(pieces[index], remarks_of_line)
            made += corrections
    return "".join(pieces), tuple(sorted(made, key=lambda one: one.location))


def _code_lines(lines: list[str]) -> frozenset[int]:
    """Give the numbers of the lines between fences of Markdown (``` or ~~~): code is nobody's prose."""
    found: set[int] = set()
    fence = ""
    for number, line in enumerate(lines, 1):
        opening = line.lstrip()[:3]
        if fence:
            found.add(number)
            fence = "" if opening == fence else fence
        elif opening in _FENCE:
            fence = opening
    return frozenset(found)


def _in_code(line: str, start: int) -> bool:
    """Tell whether a place of a line lies between backticks."""
    return "`" in line[start:] and line[:start].count("`") % 2 == 1


def _fix_line(line: str, remarks: list[Remark]) -> tuple[str, list[Correction]]:
    placed = sorted(
        (
            (start, remark)
            for remark in remarks
            if (start := _find(line, remark)) is not None and not _in_code(line, start)
        ),
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
