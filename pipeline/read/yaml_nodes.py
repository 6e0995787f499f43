"""YAML as it was written: text, lists and mappings, each with its place."""

from __future__ import annotations

from typing import Final

from pipeline.model.records import dataclass
from pipeline.model.source import Location

_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; ``plain`` when it stands without quotes, so that ``~`` and nothing at all mean null."""

    location: Location
    text: str
    plain: bool = True

    @property
    def null(self) -> bool:
        """Whether the value says that there is none."""
        return self.plain and self.text in _NULLS


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    location: Location
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place and its value."""

    location: Location
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order written."""

    location: Location
    entries: dict[str, Entry]


Node = Scalar | Sequence | Mapping


def merge(base: Mapping, over: Mapping, alternatives: tuple[tuple[str, str], ...] = ()) -> Mapping:
    """Lay one mapping over another: mappings merge key by key, anything else (a list too) replaces what was there.

    ``alternatives`` are pairs of keys that say one thing in two ways: either of them replaces the other too.
    """
    entries = dict(base.entries)
    for key, entry in over.entries.items():
        below = entries.get(key)
        if below and isinstance(below.value, Mapping) and isinstance(entry.value, Mapping):
            entry = Entry(entry.location, merge(below.value, entry.value, alternatives))
        entries[key] = entry
    for pair in alternatives:
        for key, other in (pair, pair[::-1]):
            if key in over.entries and other not in over.entries:
                entries.pop(other, None)
    return Mapping(over.location, entries)
