"""Reading: the parser's working state: pieces, what each was taken for so far, and the ledger of marked spans."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.article import Text, Token, TokenKind
from pipeline.model.problem import Report
from pipeline.model.records import dataclass, field
from pipeline.model.source import Drop, Location, Source, SourceLine
from pipeline.parse.pieces import Piece


@dataclass(slots=True)
class Ledger:
    """Marked spans of every source line. What nobody marked is white space, or dropped with a reason."""

    lines: tuple[SourceLine, ...]
    spans: dict[int, list[tuple[int, int, TokenKind, str]]] = field(default_factory=dict)
    drops: list[Drop] = field(default_factory=list)

    def mark(self, piece: Piece, start: int, end: int, kind: TokenKind, why: str) -> None:
        """Mark [start, end) of a piece; an empty span is nothing."""
        if start < end:
            spans = self.spans.setdefault(piece.index, [])
            spans.append((piece.start + start, piece.start + end, kind, why))

    def drop(self, piece: Piece, reason: str, start: int = 0, end: int | None = None) -> None:
        """Mark [start, end) of a piece (all of it) as dropped for a reason."""
        stop = len(piece.text) if end is None else end
        self.mark(piece, start, stop, TokenKind.DROPPED, reason)

    def tokens(self) -> tuple[Token, ...]:
        """Give the partition: tokens whose texts, joined line by line, are the lines."""
        out: list[Token] = []
        for index, line in enumerate(self.lines):
            at = 0
            for start, end, kind, why in sorted(self.spans.get(index, []), key=lambda span: (span[0], span[1])):
                if start < at:
                    continue
                out += self._gap(line, at, start)
                out.append(self._token(line, start, end, kind, why))
                at = end
            out += self._gap(line, at, len(line.text))
        return tuple(out)

    def _gap(self, line: SourceLine, start: int, end: int) -> list[Token]:
        if start >= end:
            return []
        if line.text[start:end].isspace():
            return [self._token(line, start, end, TokenKind.SPACE, "white space")]
        return [self._token(line, start, end, TokenKind.DROPPED, "markup leftover")]

    def _token(self, line: SourceLine, start: int, end: int, kind: TokenKind, why: str) -> Token:
        here = Location(line.location.path, line.location.line, line.location.column + start)
        if kind is TokenKind.DROPPED:
            self.drops.append(Drop(text=line.text[start:end], reason=why, location=here))
        return Token(kind, line.text[start:end], here, why)


@dataclass(slots=True)
class Reading:
    """One source being read. ``taken`` holds the indices of pieces that are spoken for."""

    source: Source
    pieces: list[Piece]
    ledger: Ledger
    report: Report
    traditional: bool
    hints: Mapping[str, str]
    taken: set[int] = field(default_factory=set)

    def free(self, index: int) -> bool:
        """Tell whether a piece is still unexplained."""
        return index not in self.taken

    def take(self, index: int, kind: TokenKind, why: str) -> Text:
        """Take a whole piece for one thing and give its text."""
        piece = self.pieces[index]
        self.taken.add(index)
        self.ledger.mark(piece, 0, len(piece.text), kind, why)
        return Text(piece.text, piece.place())

    def drop(self, index: int, reason: str) -> None:
        """Drop a whole piece."""
        self.taken.add(index)
        self.ledger.drop(self.pieces[index], reason)


def text_of(piece: Piece, start: int, end: int) -> Text:
    """Give [start, end) of a piece as a Text, outer white space off."""
    raw = piece.text[start:end]
    lead = len(raw) - len(raw.lstrip())
    return Text(raw.strip(), piece.place(start + lead))
