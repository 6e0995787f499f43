"""The tail of an article: signature and date, closing byline, notes, attachments' list, metadata below the body."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Byline, Dated, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass, field
from pipeline.model.source import LineKind
from pipeline.parse.dates import find_date, is_only_date
from pipeline.parse.names import is_byline, is_person, is_speaker, is_unit, split_byline
from pipeline.parse.numerals import find_marker
from pipeline.parse.phrases import ends_as_body
from pipeline.parse.pieces import Piece
from pipeline.parse.reading import Reading

_BRACKETED: Final = lazy(
    r"(?P<open>[（(【\[〔])\s*(?P<text>[^（()）【】\[\]]{2,60}?)\s*(?P<close>[）)】\]〕])\s*[。.]?$"
)
_NOTE: Final = lazy(
    r"[（(](?:此件|此文|联系人|联系电话|聯絡人|本文有|信息公开|主动公开|依申请公开|不予公开)[^）)]{0,80}[）)]"
)
_CIRCULATION: Final = lazy(
    r"(?:抄送|抄报|分送|报送|主送|印发|发|送)\s*[：:].{1,300}|.{2,40}(?:19|20)\d\d年\d{1,2}月\d{1,2}日印发"
)
_ATTACHMENT_LIST: Final = lazy(r"附\s*[件:：]\s*(?:[：:]|(?=[0-9１-９]\s*[.．、]))?\s*", "附")
_GLUED_SIGNATURE: Final = lazy(
    r"(?<=[。！；])\s*(?P<unit>(?:[一-鿿]|[、 \u3000]){4,40})(?P<date>(?:19|20|二)[^，。]{6,14}日)$"
)
_GLUED_CREDIT: Final = lazy(
    "(?<=[。！”])\\s*(?P<who>[一-鿿]{0,16}(?:记者|通讯员|記者|通訊員)[：: \u3000]{0,2}[一-鿿]{2,4}"
    "(?:[ \u3000、]{1,2}(?:通讯员|记者)?[：: \u3000]{0,2}[一-鿿]{2,4}){0,3})[ |]*$"
)
_MONTH: Final = lazy(r"(?:(?:19|20)\d\d|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
_MARKS: Final = lazy("[。！？；，：:,;!?]")


@dataclass(slots=True)
class Tail:
    """What the tail gave; ``end`` is the index after the last piece of the main body."""

    end: int
    byline: Byline | None = None
    dated: Dated | None = None
    note: Text | None = None
    month: bool = False
    attachments: list[tuple[Text, str | None]] = field(default_factory=list)


def read_tail(reading: Reading, first: int, last: int) -> Tail:
    """Read the tail of the pieces [first, last) from the end backwards until the body is met."""
    tail = Tail(end=last)
    _read_attachment_list(reading, first, tail)
    at = last - 1
    while at >= first:
        if reading.free(at) and not _take_tail_line(reading, at, tail, first):
            break
        at -= 1
    tail.end = at + 1
    _read_last_bracket(reading, first, tail)
    tail.attachments.sort(key=lambda one: (one[0].location.line, one[0].location.column))
    return tail


def _take_tail_line(reading: Reading, at: int, tail: Tail, first: int) -> bool:
    piece, text = reading.pieces[at], reading.pieces[at].text
    if piece.line.kind is LineKind.TABLE or len(text) > 320:
        return False
    found = is_only_date(text, reading.traditional)
    if found and tail.dated is None and tail.byline is None and at > first:
        reading.take(at, TokenKind.SIGNATURE_DATE, "date of the signature")
        tail.dated = Dated(date=found.date, text=Text(text[found.start : found.end], piece.place(found.start)))
    elif _MONTH.fullmatch(text) and tail.byline is None and at > first:
        reading.take(at, TokenKind.SIGNATURE_DATE, "month of the signature")
        tail.month = True
    elif _NOTE.fullmatch(text):
        tail.note = reading.take(at, TokenKind.NOTE, "note in brackets")
    elif at > first and (_CIRCULATION.fullmatch(text) or _circulation_goes_on(reading, at)):
        reading.take(at, TokenKind.NOTE, "circulation line")
    elif _is_signed_line(reading, at, tail, first):
        _take_signature(reading, at, tail, first)
    else:
        return False
    return True


def _circulation_goes_on(reading: Reading, at: int) -> bool:
    """Tell whether a line is the second one of a circulation list its typist broke."""
    text, above = reading.pieces[at].text, reading.pieces[at - 1].text
    return len(text) <= 80 and above.endswith(("、", "，", ",")) and _CIRCULATION.fullmatch(above) is not None


def _is_signed_line(reading: Reading, at: int, tail: Tail, first: int) -> bool:
    """Tell whether a line is a signature: a short line after the body, a unit or persons, dated or set right."""
    piece, text = reading.pieces[at], reading.pieces[at].text
    if tail.byline is not None or at <= first or len(text) > 60 or find_marker(text) or piece.line.level is not None:
        return False
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and text[0] in "（(【[〔":
        return is_byline(bracketed["text"])
    found = find_date(text, reading.traditional)
    if found and found.end == len(text) and is_unit(text[: found.start].strip()) and tail.dated is None:
        return True
    if _MARKS.search(text) or _ATTACHMENT_LIST.match(text):
        return False
    if tail.dated is not None or tail.month or piece.line.right:
        return len(text) <= 50
    before = next((i for i in range(at - 1, first - 1, -1) if reading.free(i)), None)
    closed = before is not None and ends_as_body(reading.pieces[before].text)
    if not closed and not text.startswith(("文/", "图/")):
        return False
    return is_person(text) or is_unit(text) or is_speaker(text) or (is_byline(text) and len(text) <= 40)


def _take_signature(reading: Reading, at: int, tail: Tail, first: int) -> None:
    piece, text = reading.pieces[at], reading.pieces[at].text
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed and text[0] in "（(【[〔":
        tail.byline = _bracket_byline(reading, piece, bracketed)
        reading.taken.add(at)
        return
    found = find_date(text, reading.traditional)
    if found and found.end == len(text):
        unit = text[: found.start].rstrip()
        reading.taken.add(at)
        reading.ledger.mark(piece, 0, len(unit), TokenKind.BYLINE, "signature before its date")
        reading.ledger.mark(piece, found.start, found.end, TokenKind.SIGNATURE_DATE, "date of the signature")
        tail.dated = Dated(date=found.date, text=Text(text[found.start : found.end], piece.place(found.start)))
        tail.byline = _signed(Text(unit, piece.place()))
        return
    lines = [reading.take(at, TokenKind.BYLINE, "signature")]
    for above in range(at - 1, max(first, at - 4), -1):
        line = reading.pieces[above]
        if not reading.free(above) or len(line.text) > 40 or _MARKS.search(line.text) or find_marker(line.text):
            break
        if line.line.level is not None or not (line.line.right or is_unit(line.text)):
            break
        lines.insert(0, reading.take(above, TokenKind.BYLINE, "signature"))
    tail.byline = _signed(Text("\n".join(line.value for line in lines), lines[0].location))


def _signed(text: Text) -> Byline:
    unit, persons = split_byline(text.value)
    return Byline(text=text, unit=unit, persons=persons)


def _bracket_byline(reading: Reading, piece: Piece, match: re.Match[str]) -> Byline:
    start, end = match.span("text")
    reading.ledger.mark(piece, match.start(), start, TokenKind.DELIMITER, "bracket of the byline")
    reading.ledger.mark(piece, start, end, TokenKind.BYLINE, "closing bracket")
    reading.ledger.mark(piece, end, len(piece.text), TokenKind.DELIMITER, "bracket of the byline")
    text = Text(match["text"], piece.place(start))
    unit, persons = split_byline(text.value)
    return Byline(text=text, unit=unit, persons=persons, opening=match["open"], closing=match["close"])


def _read_last_bracket(reading: Reading, first: int, tail: Tail) -> None:
    """A byline glued to the last paragraph: ``…满意。(某大队 张三)``; the paragraph then ends before it."""
    at = next((i for i in range(tail.end - 1, first - 1, -1) if reading.free(i)), -1)
    if tail.byline is not None or at < first or reading.pieces[at].line.kind is LineKind.TABLE:
        return
    piece = reading.pieces[at]
    window = max(0, len(piece.text) - 80)
    match = _BRACKETED.search(piece.text, window)
    before = piece.text[: match.start()].rstrip()[-1:] if match and match.start() else ""
    if (
        match
        and match.start() > 0
        and is_byline(match["text"])
        and (before in "。！？”…」" or _has_role(match["text"]))
    ):
        tail.byline = _bracket_byline(reading, piece, match)
        _shorten(piece, match.start())
        return
    credit = _GLUED_CREDIT.search(piece.text, window)
    if credit and is_byline(credit["who"]):
        start, end = credit.span("who")
        reading.ledger.mark(piece, start, end, TokenKind.BYLINE, "credit glued to the body")
        tail.byline = _signed(Text(credit["who"], piece.place(start)))
        _shorten(piece, credit.start())
        return
    glued = _GLUED_SIGNATURE.search(piece.text, window)
    if glued and is_unit(glued["unit"].strip()) and tail.dated is None:
        found = find_date(glued["date"], reading.traditional)
        if found:
            start, end = glued.span("unit")
            reading.ledger.mark(piece, start, end, TokenKind.BYLINE, "signature glued to the body")
            reading.ledger.mark(piece, *glued.span("date"), TokenKind.SIGNATURE_DATE, "date of the signature")
            tail.byline = _signed(Text(glued["unit"].strip(), piece.place(start)))
            tail.dated = Dated(date=found.date, text=Text(glued["date"], piece.place(glued.start("date"))))
            _shorten(piece, glued.start())


def _has_role(text: str) -> bool:
    return re.search("记者|通讯员|供稿|撰稿|作者|編輯|记者|通訊員", text) is not None


def _shorten(piece: Piece, end: int) -> None:
    piece.end = piece.start + len(piece.text[:end].rstrip())
    piece.text = piece.text[:end].rstrip()


def _read_attachment_list(reading: Reading, first: int, tail: Tail) -> None:
    """``附件：1.甲`` and the numbered lines after it, just before the signature or at the end."""
    for start in range(tail.end - 1, max(first, tail.end - 16) - 1, -1):
        text = reading.pieces[start].text
        opening = _ATTACHMENT_LIST.match(text)
        if opening and reading.free(start) and len(text) <= 120 and not text.endswith("。") and _opens_list(text):
            break
    else:
        return
    for index in range(start, tail.end):
        piece = reading.pieces[index]
        if not reading.free(index):
            continue
        at = opening.end() if index == start and opening else 0
        marker = find_marker(piece.text, at)
        if index > start and not marker:
            return
        name_at = at + (marker.length if marker else 0)
        reading.taken.add(index)
        reading.ledger.mark(piece, 0, name_at, TokenKind.KEY, "attachment label")
        reading.ledger.mark(piece, name_at, len(piece.text), TokenKind.ATTACHMENT, "attachment named")
        name = piece.text[name_at:].strip()
        if name:
            tail.attachments.append((Text(name, piece.place(name_at)), marker.number if marker else None))


def _opens_list(text: str) -> bool:
    return re.match(r"附\s*件\s*[：:]|附\s*[：:]|附\s*件\s*[0-9]\s*[.．、：:]", text) is not None
