"""An Article as plain values for JSON: what programs read. Text is verbatim, dates ISO, absent things null or empty."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.article import Article, Attachment, Body, Dated, Figure, Metric, Paragraph, Section, Text

Plain = dict[str, object]


def article_to_json(article: Article) -> Plain:
    """Give an article as values json.dumps takes, always with the same keys in the same order.

    Paragraphs are their texts, tables ``{"table": rows}``, pictures ``{"picture": name, …}``; the points inside
    paragraphs are listed beside them, with the index of the paragraph in its list. ``line`` and ``column`` are places
    in the source, from 1.
    """
    return {
        "title": _text(article.title),
        "subtitle": _text(article.subtitle),
        "document_number": _text(article.document_number),
        "published": _date(article.published),
        "source": _text(article.source),
        "author": _text(article.author),
        "editor": _text(article.editor),
        "recipients": _text(article.recipients),
        "salutation": _text(article.salutation),
        "lead": _body(article.lead),
        "lead_points": _points(article.lead),
        "initiatives": [_section(section) for section in article.initiatives] + _attached(article.attachments),
        "byline": article.byline.text.value if article.byline else None,
        "unit": (article.byline.unit or None) if article.byline else None,
        "persons": list(article.byline.persons) if article.byline else [],
        "signature_date": _date(article.signature_date),
        "note": _text(article.note),
        "attachments": [_attachment(attachment) for attachment in article.attachments],
        "metrics": _metrics(article.metrics),
        "fields": [{"name": name, "value": value, "line": place.line} for name, value, place in article.fields],
    }


def _text(text: Text | None) -> str | None:
    return text.value if text else None


def _date(dated: Dated | None) -> str | None:
    return dated.date.isoformat() if dated else None


def _body(body: Iterable[Body]) -> list[object]:
    return [_part(part) for part in body]


def _part(part: Body) -> object:
    if isinstance(part, Paragraph):
        return part.text.value
    if isinstance(part, Figure):
        return {"picture": part.picture.name, "alternative": part.alternative, "caption": _text(part.caption)}
    return {"table": [list(row) for row in part.rows]}


def _points(body: Iterable[Body]) -> list[Plain]:
    return [
        {"marker": point.marker, "text": point.text.value, "paragraph": index}
        for index, part in enumerate(body)
        if isinstance(part, Paragraph)
        for point in part.points
    ]


def _section(section: Section) -> Plain:
    return {
        "level": section.level,
        "marker": section.marker,
        "number": section.number,
        "heading": section.heading.value,
        "run_in": section.run_in,
        "line": section.heading.location.line,
        "paragraphs": _body(section.body),
        "points": _points(section.body),
        "subsections": [_section(subsection) for subsection in section.subsections],
        "metrics": _metrics(section.metrics),
    }


def _metrics(metrics: Iterable[Metric]) -> list[Plain]:
    return [
        {
            "value": _number(metric.value),
            "high": None if metric.high is None else _number(metric.high),
            "unit": metric.unit,
            "approximate": metric.approximate,
            "quote": metric.quote,
            "line": metric.location.line,
            "column": metric.location.column,
        }
        for metric in metrics
    ]


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _attached(attachments: Iterable[Attachment]) -> list[Plain]:
    """The sections of attachments, after the main body's; ``part`` names the attachment they stand in."""
    return [
        _section(section) | {"part": attachment.title.value}
        for attachment in attachments
        for section in attachment.sections
    ]


def _attachment(attachment: Attachment) -> Plain:
    return {
        "number": attachment.number,
        "title": attachment.title.value,
        "paragraphs": _body(attachment.body),
        "sections": [_section(section) for section in attachment.sections],
    }
