"""Candidates: numbered pieces that might be headings, gathered into groups of siblings by their numerals.

A stack of open groups follows the text. A numeral that goes on with an open family (last + 1) is its sibling and
closes everything deeper; 1 of a family that is not open starts a child; other numbers are orphans (五、六月份…) and
no candidates, unless what follows makes a sequence of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.records import dataclass, field
from pipeline.model.source import LineKind
from pipeline.parse.numerals import Marker, find_double_marker, find_marker
from pipeline.parse.phrases import Phrase, find_phrase
from pipeline.parse.pieces import Piece

_GAP: Final = 3
_MIXED: Final = (frozenset(("han-paren", "arabic-paren", "arabic-half")), frozenset(("han-dun", "arabic")))


@dataclass(slots=True)
class Candidate:
    """A piece that opens with a numeral (or stands as a plain heading: ``family`` is then its look)."""

    index: int
    piece: Piece
    family: str
    rank: int
    value: int
    number: str | None
    marker_end: int
    start: int
    phrase: Phrase | None
    level: int | None = None
    bold: bool = False
    group: Group | None = None
    body: int = 0
    children: bool = False
    heading: bool = False
    note: str = ""

    @property
    def text(self) -> str:
        """The phrase's words, empty when no phrase was found."""
        return self.piece.text[self.start : self.phrase.end].rstrip() if self.phrase else ""

    @property
    def own(self) -> bool:
        """Whether nothing follows the phrase in its paragraph."""
        return self.phrase is not None and self.phrase.rest >= len(self.piece.text)


@dataclass(slots=True)
class Group:
    """Siblings: candidates of one family, counted on, under one parent candidate."""

    family: str
    rank: int
    parent: Candidate | None
    items: list[Candidate] = field(default_factory=list)
    section: bool = False

    @property
    def last(self) -> int:
        """The number of its last member."""
        return self.items[-1].value


def numbered(index: int, piece: Piece) -> Candidate | None:
    """Give the candidate a piece makes by its numeral, or None."""
    if piece.line.kind in (LineKind.TABLE, LineKind.QUOTATION, LineKind.CAPTION):
        return None
    marker = find_double_marker(piece.text) or find_marker(piece.text)
    if marker is None or marker.family.name in ("article", "sequence-word"):
        return None
    if marker.length >= len(piece.text.rstrip()):
        return None
    return _candidate(index, piece, marker)


def _candidate(index: int, piece: Piece, marker: Marker) -> Candidate:
    start = marker.length
    while start < len(piece.text) and piece.text[start].isspace():
        start += 1
    phrase, bold = _marked_phrase(piece, start)
    if phrase is None:
        phrase = find_phrase(piece.text, start)
    return Candidate(
        index, piece, marker.family.name, marker.family.rank, marker.value, marker.number, marker.length, start,
        phrase, piece.line.level, bold,
    )  # fmt: skip


def _marked_phrase(piece: Piece, start: int) -> tuple[Phrase | None, bool]:
    """A phrase whose end the format's own marking shows (bold up to the full stop)."""
    for begin, end in piece.line.marked:
        here, stop = begin - piece.start, min(end - piece.start, len(piece.text))
        if here > start or stop <= start:
            continue
        plain = find_phrase(piece.text, start)
        if plain and plain.closing and plain.end - 1 <= stop <= plain.rest + 1:
            return plain, True
        bare = piece.text[:stop].rstrip()
        words = bare.rstrip("。：:；;！!，,、.")
        if len(words) - start < 2 or len(words) - start > 80:
            return None, False
        closing_end = len(bare)
        if closing_end == len(words) and piece.text[closing_end : closing_end + 1] in tuple("。：:；"):
            closing_end += 1
        rest = closing_end
        while rest < len(piece.text) and piece.text[rest].isspace():
            rest += 1
        return Phrase(len(words), piece.text[len(words) : closing_end].strip(), rest), True
    return None, False


def gather(candidates: Sequence[Candidate]) -> list[Group]:
    """Gather candidates into groups; orphans keep ``group`` None."""
    groups: list[Group] = []
    stack: list[Group] = []
    for at, candidate in enumerate(candidates):
        found = _open_group(stack, candidate)
        if found is not None:
            del stack[stack.index(found) + 1 :]
            _join(found, candidate)
        elif candidate.value == 1 or _goes_on(candidates, at):
            if candidate.family == "standing":
                stack.clear()
            _close_for(stack, candidate, candidates[at : at + 200])
            parent = stack[-1].items[-1] if stack else None
            group = Group(candidate.family, candidate.rank, parent)
            _join(group, candidate)
            groups.append(group)
            if candidate.family != "standing":
                stack.append(group)
    return groups


def _join(group: Group, candidate: Candidate) -> None:
    group.items.append(candidate)
    candidate.group = group


def _open_group(stack: list[Group], candidate: Candidate) -> Group | None:
    for group in reversed(stack):
        same = group.family == candidate.family or (group.family == "han-dun" and candidate.family == "han-is")
        if not same:
            continue
        if candidate.rank >= 100:
            return group
        step = candidate.value - group.last
        if step == 1:
            return group
        if candidate.family == "han-is":
            return None
        if candidate.value == 1:
            return None
        if 0 <= step <= _GAP and candidate.family != "decimal":
            candidate.note = "repeat" if step == 0 else "gap"
            return group
        return None
    top = stack[-1] if stack else None
    if top is not None and candidate.value == top.last + 1 and _alike(top.family, candidate.family):
        return top
    return None


def _alike(family: str, other: str) -> bool:
    """Tell whether two families are mixed up by typists when the count goes on: （2） then （三）, 二、 then 3、"""
    return any(family in pair and other in pair for pair in _MIXED)


def _goes_on(candidates: Sequence[Candidate], at: int) -> bool:
    """Tell whether an orphan is followed by its next number: an excerpt that begins in the middle."""
    one = candidates[at]
    if one.family in ("han-is", "decimal") or one.rank >= 100:
        return one.rank >= 100
    following = next((other for other in candidates[at + 1 : at + 61] if other.family == one.family), None)
    return following is not None and following.value == one.value + 1


def _close_for(stack: list[Group], candidate: Candidate, rest: Sequence[Candidate]) -> None:
    """Close the groups a new group cannot be inside of: its own family, and deeper ones that do not go on."""
    for depth, group in enumerate(stack):
        if group.family == candidate.family:
            del stack[depth:]
            return
    if candidate.rank >= 100:
        _close_levels(stack, candidate)
        return
    while stack and candidate.rank <= stack[-1].rank < 100 and not _continues(stack[-1], rest):
        stack.pop()


def _continues(group: Group, rest: Sequence[Candidate]) -> bool:
    following = next((one for one in rest if one.family == group.family), None)
    return following is not None and (following.value == group.last + 1 or group.rank >= 100)


def _close_levels(stack: list[Group], candidate: Candidate) -> None:
    """A heading whose level the format states closes groups of its own level and deeper ones."""
    if candidate.level is None:
        return
    for depth, group in enumerate(stack):
        level = group.items[-1].level
        if level is not None and level >= candidate.level:
            del stack[depth:]
            return
