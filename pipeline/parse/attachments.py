"""Attachments an article carries: where the main document ends, and each attachment's title and text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pipeline.model.article import Attachment, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass, field
from pipeline.parse.dates import is_only_date
from pipeline.parse.head import TITLE_WORDS, read_head
from pipeline.parse.names import is_unit
from pipeline.parse.phrases import ends_as_body
from pipeline.parse.reading import Reading
from pipeline.parse.tail import Tail
from pipeline.parse.tree import Tree

_START: Final = lazy(r"附\s*(?:件|录|錄|表)\s*(?P<n>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?")


@dataclass(slots=True)
class Parts:
    """Where the main document ends, and the starts of what follows it (attachment number as printed, or None)."""

    end: int
    starts: list[tuple[int, str | None]] = field(default_factory=list)
    last: int = 0

    def finish(self, reading: Reading, tail: Tail, read_body: Callable[[int, int], Tree]) -> tuple[Attachment, ...]:
        """Read every attachment; those only named in a list come without a body."""
        out: list[Attachment] = []
        for place, (start, number) in enumerate(self.starts):
            end = self.starts[place + 1][0] - 1 if place + 1 < len(self.starts) else self.last
            head = read_head(reading, start, end, title_only=True)
            tree = read_body(head.body, end)
            named = tail.attachments[len(out)][0] if len(out) < len(tail.attachments) else None
            title = head.title or named or Text("", reading.pieces[start].place())
            out.append(Attachment(title=title, number=number, body=tree.lead, sections=tree.sections))
        return tuple(out) + tuple(
            Attachment(title=text, number=number) for text, number in tail.attachments[len(out) :]
        )


def read_attachments(reading: Reading) -> Parts:
    """Find where attachments begin: a line 附件 (or 附件1), or a second document after the signature and its date."""
    count = len(reading.pieces)
    starts: list[tuple[int, str | None]] = []
    for index in range(3, count - 1):
        if not reading.free(index):
            continue
        text = reading.pieces[index].text
        match = _START.fullmatch(text) if len(text) <= 12 else None
        if match and _text_follows(reading, index):
            starts.append((index + 1, match["n"]))
            reading.take(index, TokenKind.KEY, "attachment begins")
    if not starts:
        enclosed = _enclosed(reading)
        if enclosed is not None:
            starts.append((enclosed, None))
    end = starts[0][0] if starts else count
    return Parts(end, starts, count)


def _text_follows(reading: Reading, index: int) -> bool:
    rest = [piece.text for piece in reading.pieces[index + 1 : index + 8]]
    return any(ends_as_body(text) and len(text) >= 12 for text in rest) and not re.match(r"[0-9１-９][.．、]", rest[0])


def _enclosed(reading: Reading) -> int | None:
    """A document inside a document: after signature and date comes a title and more text."""
    pieces = reading.pieces
    for index in range(2, len(pieces) - 2):
        if not reading.free(index) or not is_only_date(pieces[index].text, reading.traditional):
            continue
        window = range(index + 1, min(index + 12, len(pieces)))
        after = next((i for i in window if reading.free(i) and not pieces[i].text.startswith(("（", "("))), None)
        if after is None or len(pieces[after].text) > 60 or ends_as_body(pieces[after].text):
            continue
        above = pieces[index - 1].text
        titled = TITLE_WORDS.search(pieces[after].text) is not None
        if not (titled or is_unit(above) or (len(above) <= 30 and not ends_as_body(above))):
            continue
        rest = [piece.text for piece in pieces[after + 1 : after + 40]]
        if sum(ends_as_body(text) for text in rest) >= (1 if titled else 2):
            return after
    return None
