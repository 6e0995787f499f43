"""Metadata lines: which pieces are metadata or furniture, and what they state.

Strong keys count at the head and the tail of a text; weak ones (时间：, 编辑：) only directly before the body or after
it. In the middle only an editor, a day of publishing or furniture is taken.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Dated, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass, field
from pipeline.model.source import LineKind
from pipeline.parse.dates import find_date
from pipeline.parse.furniture import furniture_reason
from pipeline.parse.metadata import STAMPED, Field, scan_fields
from pipeline.parse.metadata_keys import Role
from pipeline.parse.phrases import ends_as_body
from pipeline.parse.pieces import Piece
from pipeline.parse.reading import Reading

_KINDS: Final = {
    Role.ISSUED: TokenKind.DATE,
    Role.PUBLISHED: TokenKind.DATE,
    Role.SOURCE: TokenKind.SOURCE,
    Role.AUTHOR: TokenKind.AUTHOR,
    Role.EDITOR: TokenKind.EDITOR,
    Role.DOCUMENT_NUMBER: TokenKind.DOCUMENT_NUMBER,
}
_MIDDLE: Final = (Role.ISSUED, Role.PUBLISHED, Role.EDITOR, Role.FURNITURE)
# What stands below a line of this kind, after the last paragraph, is the foot of the page.
_FOOT: Final = lazy(r"版\s*权\s*所\s*有|[Cc]opyright|ICP备|公网安备|网站标识码")
_EVENT: Final = lazy("[地][点點]|主持|出席|参加|參加|会议|活动|活動")


@dataclass(slots=True)
class Stated:
    """What metadata lines state; the first non-empty statement of each kind stands."""

    titles: list[tuple[Piece, int, int]] = field(default_factory=list)
    issued: Dated | None = None
    published: Dated | None = None
    source: Text | None = None
    author: Text | None = None
    editor: Text | None = None
    document_number: Text | None = None


def settle_title(reading: Reading, stated: Stated, found: Text | None) -> Text | None:
    """Give the title: the one found in the text, else the first a metadata line states; the others are dropped."""
    for piece, start, end in stated.titles:
        if found is None and start < end:
            reading.ledger.mark(piece, start, end, TokenKind.TITLE, "value of title")
            found = Text(piece.text[start:end], piece.place(start))
        else:
            reading.ledger.drop(piece, "title stated again", start, end)
    return found


def read_metadata(reading: Reading) -> Stated:
    """Take every piece that is metadata or furniture, and give what the metadata states."""
    stated = Stated()
    long_ones = [i for i, piece in enumerate(reading.pieces) if _is_paragraph(reading, i)]
    head = long_ones[0] if long_ones else len(reading.pieces)
    tail = long_ones[-1] if long_ones else -1
    foot = False
    for index, piece in enumerate(reading.pieces):
        reason = furniture_reason(piece.text) if piece.line.kind is not LineKind.TABLE else None
        if reason is None and foot and len(piece.text) <= 80 and not ends_as_body(piece.text):
            reason = "page foot"
        if reason is not None:
            reading.drop(index, reason)
            foot = foot or (index > max(tail, len(reading.pieces) // 2) and _FOOT.search(piece.text) is not None)
            continue
        fields = scan_fields(piece.text, reading.traditional)
        if fields and _may_stand(reading, index, fields, head, tail):
            _take(reading, index, fields, stated)
    return stated


def _is_paragraph(reading: Reading, index: int) -> bool:
    piece = reading.pieces[index]
    return (
        piece.line.kind is not LineKind.TABLE
        and len(piece.text) >= 40
        and ends_as_body(piece.text)
        and not scan_fields(piece.text, reading.traditional)
    )


def _may_stand(reading: Reading, index: int, fields: tuple[Field, ...], head: int, tail: int) -> bool:
    text = reading.pieces[index].text
    if text[0] in "（(【" and fields[0].role is Role.AUTHOR:
        return False
    bare = all(one.key_start == one.key_end for one in fields)
    if any(one.role in (Role.ORIGINAL_TITLE, Role.TITLE) for one in fields) and len(fields) == 1:
        return index < head and fields[0].role is Role.TITLE
    if index < head:
        if bare:
            return len(fields) > 1 or STAMPED.search(text) is not None
        following = reading.pieces[index + 1].text if index + 1 < len(reading.pieces) else ""
        return not (all(one.weak for one in fields) and _EVENT.match(following))
    if index > tail:
        return not bare
    return all(one.role in _MIDDLE and not one.weak for one in fields) and not bare


def _take(reading: Reading, index: int, fields: tuple[Field, ...], stated: Stated) -> None:
    piece = reading.pieces[index]
    reading.taken.add(index)
    at = 0
    for one in fields:
        _between(reading, index, at, one.key_start)
        if one.role in (Role.FURNITURE, Role.CATALOGUE, Role.BODY):
            reason = "web furniture" if one.role is not Role.CATALOGUE else "catalogue data"
            reading.ledger.drop(piece, reason, one.key_start, max(one.end, one.key_end))
        elif one.role in (Role.TITLE, Role.ORIGINAL_TITLE):
            reading.ledger.mark(piece, one.key_start, one.key_end, TokenKind.KEY, "metadata key")
            _between(reading, index, one.key_end, one.start)
            stated.titles.append((piece, one.start, one.end))
        else:
            reading.ledger.mark(piece, one.key_start, one.key_end, TokenKind.KEY, "metadata key")
            _between(reading, index, one.key_end, one.start)
            reading.ledger.mark(piece, one.start, one.end, _KINDS[one.role], f"value of {one.role}")
            _state(reading, index, one, stated)
        at = max(one.end, one.key_end)
    _between(reading, index, at, len(piece.text))


def _between(reading: Reading, index: int, start: int, end: int) -> None:
    piece = reading.pieces[index]
    raw = piece.text[start:end]
    if not raw.strip():
        return
    if re.fullmatch(r"[\s|｜/／;；,，·\[\]【】（()）]+", raw):
        reading.ledger.mark(piece, start, end, TokenKind.DELIMITER, "between fields")
    else:
        reading.ledger.drop(piece, "web furniture", start, end)


def _state(reading: Reading, index: int, one: Field, stated: Stated) -> None:
    piece = reading.pieces[index]
    value = piece.text[one.start : one.end]
    if not value:
        return
    text = Text(value, piece.place(one.start))
    if one.role in (Role.ISSUED, Role.PUBLISHED):
        found = find_date(value, reading.traditional)
        if found:
            dated = Dated(date=found.date, text=text)
            if one.role is Role.ISSUED:
                stated.issued = stated.issued or dated
            else:
                stated.published = stated.published or dated
    elif one.role is Role.SOURCE:
        stated.source = stated.source or text
    elif one.role is Role.AUTHOR:
        stated.author = stated.author or text
    elif one.role is Role.EDITOR:
        stated.editor = stated.editor or text
    elif one.role is Role.DOCUMENT_NUMBER:
        stated.document_number = stated.document_number or text
