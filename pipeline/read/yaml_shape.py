"""What stands where in a YAML file: keys by name, values turned into what they mean, complaints in their place.

Written by hand because every run pays for it: importing cattrs took 21 ms (compiled, measured), this module under 1 ms.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeVar

from pipeline.model.problem import Problem, Report, error
from pipeline.model.source import Location
from pipeline.read import yaml_nodes
from pipeline.read.yaml_file_events import MAX_PROBLEMS
from pipeline.read.yaml_nodes import Node, Scalar, Sequence

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Convert = Callable[[Node, Report], T | None]
"""Turns a node into a value; reports and gives None when it cannot."""

_TRUE: Final = frozenset({"true", "yes", "on"})
_FALSE: Final = frozenset({"false", "no", "off"})
_SHOWN: Final = 40


def nearest(word: str, known: Iterable[str]) -> str:
    """Give a hint that names the nearest known word, or all of them when none is near."""
    import difflib  # only what is wrong pays for it

    words = list(known)
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]}?"
    return f"known: {', '.join(words)}" if words else ""


def shown(node: Node) -> str:
    """Give a value as a message quotes it: short, on one line."""
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def limited(problems: list[Problem]) -> Report:
    """Give a report that keeps the first problems only, as many as a person will read."""

    def report(problem: Problem) -> None:
        if len(problems) < MAX_PROBLEMS:
            problems.append(problem)

    return report


def is_null(node: Node) -> bool:
    """Tell whether a value says that there is none."""
    return isinstance(node, Scalar) and node.null


class Keys:
    """A mapping being read: each key is taken once; ``close`` reports the keys nobody took.

    ``what`` names the mapping in messages. A key whose value is null counts as absent.
    """

    def __init__(self, node: yaml_nodes.Mapping, what: str, report: Report) -> None:
        self.node = node
        self.what = what
        self.report = report
        self._taken: list[str] = []

    def place(self, key: str) -> Location:
        """Give where a key's value stands, or the mapping itself."""
        entry = self.node.entries.get(key)
        return entry.value.location if entry else self.node.location

    def has(self, key: str) -> bool:
        """Whether the key stands there with a value other than null."""
        entry = self.node.entries.get(key)
        return entry is not None and not is_null(entry.value)

    def take(self, key: str, convert: Convert[T]) -> T | None:
        """Convert a key's value; None when it is absent or not convertible (which is then reported)."""
        self._taken.append(key)
        return convert(self.node.entries[key].value, self.report) if self.has(key) else None

    def take_or(self, key: str, convert: Convert[T], default: T) -> T:
        """Convert a key's value; the default when it is absent or not convertible."""
        value = self.take(key, convert)
        return default if value is None else value

    def require(self, key: str, convert: Convert[T], hint: str = "") -> T | None:
        """Convert a key's value; report it when absent."""
        if not self.has(key):
            self.report(error("key-missing", f"{self.what}: {key} is missing", self.node.location, hint))
        return self.take(key, convert)

    def close(self, meant: Callable[[str], str] | None = None) -> None:
        """Report every key that was not taken; ``meant`` gives the key another word may stand for, or nothing."""
        for key, entry in self.node.entries.items():
            if key not in self._taken:
                message = f"{self.what}: unknown key {shown(Scalar(entry.location, key))}"
                known = meant(key) if meant else ""
                hint = f"did you mean {known}?" if known else nearest(key, self._taken)
                self.report(error("key-unknown", message, entry.location, hint))


def wrong(node: Node, wanted: str, hint: str = "") -> Problem:
    """Make the problem of a value that is not what it should be."""
    return error("value-wrong", f"{shown(node)}: not {wanted}", node.location, hint)


def text(node: Node, report: Report) -> str | None:
    """Read text."""
    if isinstance(node, Scalar):
        return node.text
    report(wrong(node, "text", "write one value, in quotes if it holds marks"))
    return None


def boolean(node: Node, report: Report) -> bool | None:
    """Read true or false."""
    word = node.text.lower() if isinstance(node, Scalar) else ""
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    report(wrong(node, "true or false", "write true or false"))
    return None


def whole(lowest: int, highest: int) -> Convert[int]:
    """Give a converter to a whole number within bounds."""

    def convert(node: Node, report: Report) -> int | None:
        if isinstance(node, Scalar) and node.text.isascii() and node.text.isdigit() and len(node.text) <= 9:
            number = int(node.text)
            if lowest <= number <= highest:
                return number
        report(wrong(node, f"a whole number from {lowest} to {highest}", f"write a number such as {lowest}"))
        return None

    return convert


def number(lowest: float, highest: float) -> Convert[float]:
    """Give a converter to a number within bounds."""

    def convert(node: Node, report: Report) -> float | None:
        value = parse_number(node.text) if isinstance(node, Scalar) else None
        if value is not None and lowest <= value <= highest:
            return value
        report(wrong(node, f"a number from {lowest:g} to {highest:g}"))
        return None

    return convert


def parse_number(word: str) -> float | None:
    """Give a finite number written in ASCII, or None."""
    try:
        value = float(word) if word.isascii() and "_" not in word else math.nan
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def choice(options: type[E]) -> Convert[E]:
    """Give a converter to one of a few words."""

    def convert(node: Node, report: Report) -> E | None:
        word = node.text if isinstance(node, Scalar) else ""
        for option in options:
            if option.value == word:
                return option
        words = [option.value for option in options]
        report(wrong(node, f"one of {', '.join(words)}", nearest(word, words) if word else ""))
        return None

    return convert


def mapping(node: Node, report: Report) -> yaml_nodes.Mapping | None:
    """Read a mapping."""
    if isinstance(node, yaml_nodes.Mapping):
        return node
    report(wrong(node, "a mapping of keys", _mapping_hint(node)))
    return None


def _mapping_hint(node: Node) -> str:
    if isinstance(node, Scalar):
        for colon in (":", "："):
            key, found, value = node.text.partition(colon)
            if found and value and key.strip().replace("_", "").isalpha():
                return f"type a half-width colon and a space: `{key.strip()}: {shown(Scalar(node.location, value))}`"
    return "write `key: value` lines under it"


def items(convert: Convert[T]) -> Convert[tuple[T, ...]]:
    """Give a converter to a tuple of what the list's items are."""

    def convert_all(node: Node, report: Report) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            report(wrong(node, "a list", "begin each item with `- `"))
            return None
        values = [convert(item, report) for item in node.items]
        return tuple(value for value in values if value is not None)

    return convert_all


def by_name(convert: Convert[T]) -> Convert[Mapping[str, T]]:
    """Give a converter to a mapping from every key to what its value is; null values are left out."""

    def convert_all(node: Node, report: Report) -> Mapping[str, T] | None:
        whole_mapping = mapping(node, report)
        if whole_mapping is None:
            return None
        keys = Keys(whole_mapping, "", report)
        values = {name: keys.take(name, convert) for name in whole_mapping.entries}
        return {name: value for name, value in values.items() if value is not None}

    return convert_all
