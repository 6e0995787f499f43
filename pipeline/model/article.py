"""Article: what the source said, verbatim, every piece with its place."""

from __future__ import annotations

import datetime
from enum import StrEnum

from pipeline.model.picture import Picture
from pipeline.model.records import dataclass
from pipeline.model.source import Drop, Location


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the source, verbatim (outer white space off; lines of a broken title joined), and where it begins."""

    value: str
    location: Location

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date with the text that states it: ``2019-02-26`` or ``二〇一九年二月二十六日``."""

    date: datetime.date
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point inside or opening a paragraph (一是…；二是…): never a section.

    ``marker`` as printed, ``text`` what follows up to the next point of the row.
    """

    marker: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A quantity of the text: ``value`` × ``unit`` as written (10.8, 万只), ``high`` the upper end of a range."""

    value: float
    unit: str
    approximate: bool
    quote: str
    location: Location
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of body text; ``quotation`` when the source sets it off as one."""

    text: Text
    points: tuple[Point, ...] = ()
    quotation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the body: ``rows`` of equal length, the first ``header_rows`` of them heads."""

    rows: tuple[tuple[str, ...], ...]
    location: Location
    header_rows: int = 0
    caption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture of the body at its place, with its caption, which the source gives below it or ``above``.

    ``alternative`` is the text said in its stead, empty when the source has none.
    """

    picture: Picture
    location: Location
    alternative: str = ""
    caption: Text | None = None
    above: bool = False


Body = Paragraph | Table | Figure
"""What can stand between headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A phrase that names what follows, and what follows it. An initiative is a section of level 1.

    ``level`` is nesting depth from 1. ``marker`` is the numeral as printed (``一、``, ``（一）``, empty when none),
    ``number`` the bare numeral (``一``) or None. ``heading`` is the phrase without its marker and closing mark, which
    is kept in ``closing`` (``。``, ``：`` or empty). ``run_in``: text follows the heading in the same paragraph.
    ``body`` is what stands before the first subsection.
    """

    level: int
    marker: str
    number: str | None
    heading: Text
    closing: str = ""
    run_in: bool = False
    body: tuple[Body, ...] = ()
    subsections: tuple[Section, ...] = ()
    metrics: tuple[Metric, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """Who signs at the end: ``text`` without its brackets; the unit and the persons where they can be told apart.

    ``opening`` and ``closing`` are the brackets as printed, empty when there were none.
    """

    text: Text
    unit: str = ""
    persons: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attachment the article names; ``body`` is its text when the article carries it."""

    title: Text
    number: str | None = None
    body: tuple[Body, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What the source said. Absent things are None or empty.

    ``title`` may hold a U+000A where the source breaks it; ``published`` the metadata date, else the signature's.
    ``author`` is for metadata, datelines and speakers, ``byline`` for the closing bracket or signature.
    ``closing`` is body text that belongs to no section but stands after the last (rare: a closing paragraph set apart).
    ``fields`` are document data the source states of itself (front matter), by name.
    """

    title: Text | None = None
    subtitle: Text | None = None
    document_number: Text | None = None
    published: Dated | None = None
    source: Text | None = None
    author: Text | None = None
    editor: Text | None = None
    recipients: Text | None = None
    salutation: Text | None = None
    lead: tuple[Body, ...] = ()
    initiatives: tuple[Section, ...] = ()
    byline: Byline | None = None
    signature_date: Dated | None = None
    note: Text | None = None
    attachments: tuple[Attachment, ...] = ()
    metrics: tuple[Metric, ...] = ()
    fields: tuple[tuple[str, str, Location], ...] = ()


class TokenKind(StrEnum):
    """What a stretch of source text was taken for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DOCUMENT_NUMBER = "document-number"
    KEY = "key"  # a metadata label with its colon
    DATE = "date"
    SOURCE = "source"
    AUTHOR = "author"
    EDITOR = "editor"
    RECIPIENTS = "recipients"
    SALUTATION = "salutation"
    MARKER = "marker"  # a section numeral
    HEADING = "heading"
    POINT = "point"  # a point's marker
    BODY = "body"
    TABLE = "table"
    CAPTION = "caption"
    BYLINE = "byline"
    SIGNATURE_DATE = "signature-date"
    NOTE = "note"
    ATTACHMENT = "attachment"
    DELIMITER = "delimiter"  # a bracket, colon or full stop that only divides
    SPACE = "space"  # white space without meaning
    DROPPED = "dropped"  # furniture


@dataclass(frozen=True, slots=True)
class Token:
    """One stretch of one source line and what it was taken for; ``why`` names the rule of the grammar.

    The tokens of a line, joined, are the line: that is how no character gets lost.
    """

    kind: TokenKind
    text: str
    location: Location
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The parser's product: the Article, the partition of the source into tokens, and what was dropped."""

    article: Article
    tokens: tuple[Token, ...]
    dropped: tuple[Drop, ...] = ()
