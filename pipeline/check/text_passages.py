"""Article → passages: the stretches that read as one, each with its numeral, its kind and its places in the source."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.text_rule import Kind, Passage
from pipeline.model.article import Article, Body, Byline, Paragraph, Section, Table, Text
from pipeline.model.source import Location


def passages_of(article: Article) -> tuple[Passage, ...]:
    """Give every passage that is printed, in reading order: title first, attachments last."""
    return tuple(_head(article)) + tuple(_core(article)) + tuple(_tail(article))


def all_sections(article: Article) -> Iterator[Section]:
    """Give every section of the article, depth first, the attachments' last."""
    for section in article.initiatives:
        yield from _nested(section)
    for attachment in article.attachments:
        for section in attachment.sections:
            yield from _nested(section)


def paragraphs(body: tuple[Body, ...]) -> list[Text]:
    """Give the paragraphs of a body."""
    return [piece.text for piece in body if isinstance(piece, Paragraph)]


def _nested(section: Section) -> Iterator[Section]:
    yield section
    for subsection in section.subsections:
        yield from _nested(subsection)


def _head(article: Article) -> Iterator[Passage]:
    for text, kind in (
        (article.document_number, Kind.NUMBER),
        (article.title, Kind.TITLE),
        (article.subtitle, Kind.TITLE),
        (article.recipients, Kind.LABEL),
        (article.salutation, Kind.LABEL),
    ):
        if text:
            yield passage_of(text, kind)


def _core(article: Article) -> Iterator[Passage]:
    yield from _body(article.lead)
    for section in article.initiatives:
        yield from _section(section)


def _tail(article: Article) -> Iterator[Passage]:
    if article.byline:
        yield _byline(article.byline)
    if article.signature_date:
        yield passage_of(article.signature_date.text, Kind.SIGNATURE_DATE)
    if article.note:
        yield passage_of(article.note, Kind.LABEL)
    for attachment in article.attachments:
        yield passage_of(attachment.title, Kind.LABEL)
        yield from _body(attachment.body)
        for section in attachment.sections:
            yield from _section(section)


def _byline(byline: Byline) -> Passage:
    """Give a byline with its brackets."""
    place = byline.text.location
    opening = Location(place.path, place.line, max(1, place.column - len(byline.opening)))
    pieces = [(byline.opening, opening)] if byline.opening else []
    return _joined([*pieces, (byline.text.value + byline.closing, place)], Kind.LABEL)


def _section(section: Section) -> Iterator[Passage]:
    opening = _opening(section)
    opens_paragraph = section.run_in and section.body and isinstance(section.body[0], Paragraph)
    if not opens_paragraph:
        yield opening
    yield from _body(section.body, opening if opens_paragraph else None)
    for subsection in section.subsections:
        yield from _section(subsection)


def _opening(section: Section) -> Passage:
    """Give a heading with its numeral and its closing mark."""
    place = section.heading.location
    numeral = Location(place.path, place.line, place.column - len(section.marker))
    pieces = [(section.marker, numeral)] if section.marker and numeral.column > 0 else []
    pieces.append((section.heading.value + section.closing, place))
    return _joined(pieces, Kind.HEADING)


def _body(body: tuple[Body, ...], opening: Passage | None = None) -> Iterator[Passage]:
    texts = paragraphs(body)
    position = 0
    for piece in body:
        if isinstance(piece, Table):
            yield from _cells(piece)
            continue
        position += 1
        following = texts[position].value if position < len(texts) else ""
        passage = passage_of(piece.text, Kind.BODY)._replace(following=following)
        if opening is not None:
            shift = len(opening.text)
            starts = opening.starts + tuple((offset + shift, place) for offset, place in passage.starts)
            passage = passage._replace(text=opening.text + passage.text, starts=starts)
            opening = None
        yield passage


def _cells(table: Table) -> Iterator[Passage]:
    if table.caption:
        yield passage_of(table.caption, Kind.HEADING)
    for row in table.rows:
        for cell in row:
            if cell.strip():
                yield Passage(text=cell, kind=Kind.CELL, starts=((0, table.location),))


def passage_of(text: Text, kind: Kind) -> Passage:
    """Give a piece of the article as a passage; the lines of a broken title lie on lines of the source."""
    pieces: list[tuple[str, Location]] = []
    for number, line in enumerate(text.value.split("\n")):
        place = text.location
        pieces.append((line, Location(place.path, place.line + number, 1 if number else place.column)))
    return _joined(pieces, kind)


def _joined(pieces: list[tuple[str, Location]], kind: Kind) -> Passage:
    starts: list[tuple[int, Location]] = []
    text = ""
    for piece, place in pieces:
        starts.append((len(text), place))
        text += piece
    return Passage(text=text, kind=kind, starts=tuple(starts))
