"""The partition: every character of the source belongs to exactly one token, and nothing meant is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from pipeline.model.article import Parsed, TokenKind
from pipeline.model.picture import Picture
from pipeline.model.source import Location, Source

# What these tokens hold must reach the Article, character by character.
CARRIED = frozenset({TokenKind.TITLE, TokenKind.SUBTITLE, TokenKind.MARKER, TokenKind.HEADING, TokenKind.POINT,
                     TokenKind.BODY, TokenKind.BYLINE, TokenKind.TABLE, TokenKind.CAPTION})  # fmt: skip


def uncovered_lines(source: Source, parsed: Parsed) -> tuple[Location, ...]:
    """Give the lines whose tokens, joined, are not the line."""
    joined: dict[Location, list[str]] = {}
    lines = [line for line in source.lines if line.picture is None]
    starts = {line.location.line: line.location for line in lines}
    for token in parsed.tokens:
        joined.setdefault(starts[token.location.line], []).append(token.text)
    return tuple(line.location for line in lines if "".join(joined.get(line.location, [])) != line.text)


def lost_characters(parsed: Parsed) -> Counter[str]:
    """Count the characters of tokens that should be in the Article and are not, white space left out."""
    meant = Counter(c for token in parsed.tokens if token.kind in CARRIED for c in token.text if not c.isspace())
    held = Counter(c for text in _texts(parsed.article) for c in text if not c.isspace())
    return meant - held


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, Location | Picture):
        for field in fields(value):
            if field.name not in ("points", "metrics", "number", "unit", "persons"):
                yield from _texts(getattr(value, field.name))


def kinds(parsed: Parsed, wanted: Iterable[TokenKind]) -> tuple[str, ...]:
    """Give the texts of the tokens of some kinds, in order."""
    chosen = frozenset(wanted)
    return tuple(token.text for token in parsed.tokens if token.kind in chosen)
