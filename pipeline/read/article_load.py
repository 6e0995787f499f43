"""The YAML of an article, perhaps edited by a person, back into an Article; every fault with its line and column.

Text gets the place it has in the YAML. A text may carry another: ``{text: …, at: "article.txt:3:1"}``.
"""

from __future__ import annotations

import collections.abc
import math
import re
from typing import Final

from pipeline.model.article import (
    Article,
    Attachment,
    Body,
    Byline,
    Dated,
    Figure,
    Metric,
    Paragraph,
    Point,
    Section,
    Table,
    Text,
)
from pipeline.model.problem import Problem, Report, SourceError, error
from pipeline.model.source import FileBeside, Location
from pipeline.read.article_shape import KIND, MARK, TEXTS, bare_number
from pipeline.read.data_dates import parse_date
from pipeline.read.yaml_file import load_yaml
from pipeline.read.yaml_nodes import Mapping, Node, Scalar, Sequence
from pipeline.read.yaml_shape import (
    Convert,
    Keys,
    boolean,
    by_name,
    is_null,
    items,
    limited,
    mapping,
    parse_number,
    text,
    whole,
    wrong,
)

MAX_CHARACTERS: Final = 50_000_000
"""As many as a source in YAML may have bytes; text takes a fraction of it, pictures the rest."""

Stored = collections.abc.Mapping[str, str]
"""Pictures by name, as base64."""

_PLACE: Final = re.compile(r"(.+):([0-9]{1,9}):([0-9]{1,9})")


def load_article(text: str, path: str, files: list[FileBeside] | None = None) -> Article:
    """Read an article from the YAML text of ``path``; raises SourceError with everything wrong in it at once.

    The pictures' files that were asked for are added to ``files``.
    """
    node = load_yaml(text, path, SourceError, limit=MAX_CHARACTERS)
    problems: list[Problem] = []
    article, stored = _article(node, limited(problems))
    if "picture" in text:
        from pipeline.read.article_pictures import load_pictures

        article = load_pictures(article, stored, path, [] if files is None else files, limited(problems))
    if not problems and not (article.lead or article.initiatives or article.attachments):
        hint = "write its paragraphs under lead: or initiatives:"
        problems.append(error("article-empty", "the article has no text", node.location, hint))
    if problems:
        raise SourceError(sorted(problems, key=lambda problem: problem.location or node.location))
    return article


def _article(node: Mapping, report: Report) -> tuple[Article, Stored]:
    """Read an article, its pictures by name only, and the bytes it stores of them."""
    keys = Keys(node, "article", report)
    kind = keys.require(MARK, text, f"the first line is `{MARK}: {KIND}`")
    if kind not in (None, KIND):
        report(error("article-kind", f"this is not an article: {kind}", keys.place(MARK), f"write `{MARK}: {KIND}`"))
    texts = {name: keys.take(name, located) for name in TEXTS}
    article = Article(
        **texts,
        published=keys.take("published", _dated),
        lead=keys.take("lead", _body) or (),
        initiatives=keys.take("initiatives", items(_section(1))) or (),
        byline=keys.take("byline", _byline),
        signature_date=keys.take("signature_date", _dated),
        attachments=keys.take("attachments", items(_attachment)) or (),
        metrics=keys.take("metrics", items(_metric)) or (),
        fields=keys.take("fields", _fields) or (),
    )
    stored = keys.take("pictures", by_name(text)) or {}
    keys.close()
    return article, stored


def located(node: Node, report: Report) -> Text | None:
    """Read a text and its place: plain text, or a mapping of ``text`` and ``at``."""
    if isinstance(node, Mapping):
        keys = Keys(node, "text", report)
        words = keys.require("text", text, "the words")
        place = keys.take("at", _place)
        keys.close()
        return None if words is None else Text(words.strip(), place or keys.place("text"))
    words = _words(node, report)
    return None if words is None else Text(words.strip(), node.location)


def _words(node: Node, report: Report) -> str | None:
    if is_null(node):
        report(error("value-wrong", "nothing here", node.location, "write the text, or take the item out"))
        return None
    return text(node, report)


def _place(node: Node, report: Report) -> Location | None:
    match = _PLACE.fullmatch(node.text) if isinstance(node, Scalar) else None
    if match is None:
        report(wrong(node, "a place", "write it like article.txt:3:1"))
        return None
    return Location(match[1], int(match[2]), int(match[3]))


def _dated(node: Node, report: Report) -> Dated | None:
    """Read a date: its text alone, or ``date`` with the ``text`` that states it."""
    if isinstance(node, Mapping):
        keys = Keys(node, "date", report)
        bare = keys.require("date", _dated, "write it like 2019-02-26")
        words = keys.take("text", located)
        keys.close()
        return bare and Dated(date=bare.date, text=words or bare.text)
    words = located(node, report)
    date = parse_date(words.value) if words else None
    if words is None or date is None:
        if words is not None:
            report(wrong(node, "a date", "write a real date like 2019-02-26 or 2019年2月26日"))
        return None
    return Dated(date=date, text=words)


def _byline(node: Node, report: Report) -> Byline | None:
    if not isinstance(node, Mapping):
        words = located(node, report)
        return Byline(text=words) if words else None
    keys = Keys(node, "byline", report)
    words = keys.require("text", located, "the words between the brackets")
    unit = keys.take_or("unit", text, "")
    persons = keys.take("persons", items(_words)) or ()
    opening = keys.take_or("opening", text, "")
    closing = keys.take_or("closing", text, "")
    keys.close()
    return Byline(text=words, unit=unit, persons=persons, opening=opening, closing=closing) if words else None


def _body_part(node: Node, report: Report) -> Body | None:
    if isinstance(node, Mapping):
        if "picture" in node.entries:
            return _figure(node, report)
        return _table(node, report) if "table" in node.entries else _paragraph(node, report)
    words = located(node, report)
    return Paragraph(text=words) if words else None


def _body(node: Node, report: Report) -> tuple[Body, ...] | None:
    read: Convert[tuple[Body, ...]] = items(_body_part)
    return read(node, report)


def _paragraph(node: Mapping, report: Report) -> Paragraph | None:
    keys = Keys(node, "paragraph", report)
    words = keys.require("text", _words, "the paragraph's words")
    place = keys.take("at", _place)
    points = keys.take("points", items(_point)) or ()
    quotation = keys.take_or("quotation", boolean, False)
    keys.close()
    if words is None:
        return None
    return Paragraph(text=Text(words.strip(), place or keys.place("text")), points=points, quotation=quotation)


def _point(node: Node, report: Report) -> Point | None:
    keys = _keys(node, "point", report)
    if keys is None:
        return None
    marker = keys.take_or("marker", text, "")
    words = keys.require("text", located, "the point's words")
    keys.close()
    return Point(marker=marker, text=words) if words else None


def _table(node: Mapping, report: Report) -> Table | None:
    keys = Keys(node, "table", report)
    rows = keys.take("table", items(items(_cell)))
    place = keys.take("at", _place)
    caption = keys.take("caption", located)
    header_rows = keys.take_or("header_rows", whole(0, 999), 0)
    keys.close()
    if rows is None:
        report(error("table-rows", "a table without rows", keys.place("table"), "write each row as a list of cells"))
        return None
    if len({len(row) for row in rows}) > 1:
        hint = f"the longest has {max(map(len, rows))} cells: write '' for an empty one"
        report(error("table-rows", "the rows of a table differ in length", keys.place("table"), hint))
    if header_rows > len(rows):
        hint = f"the table has {len(rows)} rows"
        report(error("table-rows", "more header rows than rows", keys.place("header_rows"), hint))
    return Table(rows=rows, location=place or node.location, header_rows=header_rows, caption=caption)


def _figure(node: Mapping, report: Report) -> Figure | None:
    from pipeline.read.article_pictures import load_figure

    keys = Keys(node, "picture", report)
    return load_figure(keys, lambda: keys.take("caption", located))


def _cell(node: Node, report: Report) -> str | None:
    return "" if is_null(node) else text(node, report)


def _section(depth: int) -> Convert[Section]:
    def convert(node: Node, report: Report) -> Section | None:
        keys = _keys(node, "section", report)
        if keys is None:
            return None
        level = keys.take_or("level", whole(1, 99), depth)
        marker = keys.take_or("marker", text, "")
        number = keys.take("number", text)
        heading = keys.require("heading", located, "the words after the marker")
        closing = keys.take_or("closing", text, "")
        run_in = keys.take_or("run_in", boolean, False)
        body = keys.take("body", _body) or ()
        subsections = keys.take("subsections", items(_section(level + 1))) or ()
        metrics = keys.take("metrics", items(_metric)) or ()
        keys.close()
        if heading is None:
            return None
        return Section(
            level=level,
            marker=marker,
            number=number if "number" in keys.node.entries else bare_number(marker),
            heading=heading,
            closing=closing,
            run_in=run_in,
            body=body,
            subsections=subsections,
            metrics=metrics,
        )

    return convert


def _attachment(node: Node, report: Report) -> Attachment | None:
    keys = _keys(node, "attachment", report)
    if keys is None:
        return None
    title = keys.require("title", located, "the attachment's title")
    number = keys.take("number", text)
    body = keys.take("body", _body) or ()
    sections = keys.take("sections", items(_section(1))) or ()
    keys.close()
    return Attachment(title=title, number=number, body=body, sections=sections) if title else None


def _metric(node: Node, report: Report) -> Metric | None:
    keys = _keys(node, "metric", report)
    if keys is None:
        return None
    value = keys.require("value", _number, "a number")
    high = keys.take("high", _number)
    unit = keys.take_or("unit", text, "")
    approximate = keys.take_or("approximate", boolean, False)
    quote = keys.take_or("quote", text, "")
    place = keys.take("at", _place) or node.location
    keys.close()
    if value is None:
        return None
    return Metric(value=value, unit=unit, approximate=approximate, quote=quote, location=place, high=high)


def _number(node: Node, report: Report) -> float | None:
    value = parse_number(node.text) if isinstance(node, Scalar) else None
    if value is None or not math.isfinite(value):
        report(wrong(node, "a number", "write it like 12 or 10.8"))
        return None
    return value


def _fields(node: Node, report: Report) -> tuple[tuple[str, str, Location], ...] | None:
    """Read the fields: a mapping, or a list of ``name`` and ``value`` where a name comes twice."""
    if isinstance(node, Sequence):
        return items(_field)(node, report)
    whole_fields = mapping(node, report)
    if whole_fields is None:
        return None
    values = [(name, _cell(entry.value, report), entry.value.location) for name, entry in whole_fields.entries.items()]
    return tuple((name, value, place) for name, value, place in values if value is not None)


def _field(node: Node, report: Report) -> tuple[str, str, Location] | None:
    keys = _keys(node, "field", report)
    if keys is None:
        return None
    name = keys.require("name", text)
    value = keys.require("value", text)
    keys.close()
    return None if name is None or value is None else (name, value, node.location)


def _keys(node: Node, what: str, report: Report) -> Keys | None:
    found = mapping(node, report)
    return None if found is None else Keys(found, what, report)
