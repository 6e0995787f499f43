"""Explaining: what every stretch of the source was taken for and why, row by row."""

from __future__ import annotations

from pipeline.model.article import Parsed, TokenKind
from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the explanation: where, what it was taken for, by which rule, and the text (shortened)."""

    line: int
    column: int
    kind: str
    why: str
    text: str


def explain(parsed: Parsed, width: int = 40) -> list[Row]:
    """Give the rows of a parsed article in reading order; ``width`` is the most characters of text a row shows."""
    return [
        Row(token.location.line, token.location.column, token.kind.value, token.why, _shortened(token.text, width))
        for token in parsed.tokens
        if token.kind is not TokenKind.SPACE
    ]


def _shortened(text: str, width: int) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= width else one_line[: width - 1] + "…"
