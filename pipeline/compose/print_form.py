"""Source text → print form: the table of rules and the one function that applies them, every change receipted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from pipeline.compose.characters import (
    find_compatibility_forms,
    find_full_width_letters,
    find_invisible,
    find_references,
)
from pipeline.compose.edits import Edit, apply_edits, changes_of, join_edits, select_edits
from pipeline.compose.marks import (
    find_dashes,
    find_ellipses,
    find_full_stops,
    find_half_width_brackets,
    find_half_width_marks,
    find_ordinal_marks,
    find_range_marks,
    find_straight_quotes,
)
from pipeline.compose.spaces import find_byline_spaces, find_line_ends, find_stray_spaces, find_title_spaces
from pipeline.model.receipt import Change
from pipeline.model.source import Location

Finder = Callable[[str], Iterable[Edit]]

_CHARACTERS: Final[tuple[Finder, ...]] = (
    find_references,
    find_invisible,
    find_compatibility_forms,
    find_full_width_letters,
)
_MARKS: Final[tuple[Finder, ...]] = (
    find_full_stops,
    find_half_width_marks,
    find_half_width_brackets,
    find_straight_quotes,
    find_ellipses,
    find_dashes,
    find_range_marks,
)
TEXT_RULES: Final = (*_CHARACTERS, *_MARKS, find_stray_spaces)
TITLE_RULES: Final = (find_line_ends, *_CHARACTERS, *_MARKS, find_title_spaces)
BYLINE_RULES: Final = (*_CHARACTERS, *_MARKS, find_byline_spaces)
MARKER_RULES: Final = (*_CHARACTERS, find_ordinal_marks, find_stray_spaces)

# One round does all of ordinary text; a second sees that nothing is left (a space beside a mark that became Chinese).
# Only hostile input asks for more, and gets no more than this.
_ROUNDS: Final = 12


def find_changes(text: str, rules: Sequence[Finder] = TEXT_RULES) -> tuple[str, list[Edit]]:
    """Give a text in print form and the edits that lead to it from the source, sorted."""
    edits: list[Edit] = []
    current = text
    for _ in range(_ROUNDS):
        found = select_edits(rule(current) for rule in rules)
        if not found:
            break
        edits = join_edits(edits, found, current) if edits else found
        current = apply_edits(current, found)
    return current, edits


def normalise(text: str, location: Location, rules: Sequence[Finder] = TEXT_RULES) -> tuple[str, tuple[Change, ...]]:
    """Bring a piece of the source that begins at ``location`` to print form; wording never changes.

    The changes, replayed on ``text``, give the result; the result, normalised again, does not change.
    """
    current, edits = find_changes(text, rules)
    return current, tuple(changes_of(text, edits, location))
