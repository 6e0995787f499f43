"""An Article as YAML for people to edit: only what is there, without places, for the file itself is the place."""

from __future__ import annotations

from dataclasses import fields

from pipeline.model.article import (
    Article,
    Attachment,
    Body,
    Byline,
    Dated,
    Metric,
    Paragraph,
    Point,
    Section,
    Table,
)
from pipeline.model.source import Location
from pipeline.read.article_shape import KIND, MARK, TEXTS, bare_number
from pipeline.read.data_dates import parse_date

_Plain = dict[str, object]
_HEADING = "# Edit and render this file. Every paragraph is one item of a list.\n"


def dump_article(article: Article) -> str:
    """Write an article as YAML: block style, long text as it is, one paragraph an item.

    What load_article makes of it equals the article but for locations; dumping that again gives the same text.
    """
    from pipeline.read.yaml_file_writer import write_yaml

    said: _Plain = {name: text.value for name in TEXTS if (text := getattr(article, name)) is not None}
    said |= _present(
        published=_dated(article.published) if article.published else None,
        lead=_body(article.lead),
        initiatives=[_section(section, 1) for section in article.initiatives],
        byline=_byline(article.byline) if article.byline else None,
        signature_date=_dated(article.signature_date) if article.signature_date else None,
        attachments=[_attachment(attachment) for attachment in article.attachments],
        metrics=[_metric(metric) for metric in article.metrics],
        fields=_fields(article.fields),
    )
    order = [each.name for each in fields(Article)]
    return (
        _HEADING + write_yaml({MARK: KIND} | {name: said[name] for name in order if name in said}) + _pictures(article)
    )


def _pictures(article: Article) -> str:
    from pipeline.read.article_pictures import dump_pictures

    return dump_pictures(article)


def _present(**values: object) -> _Plain:
    """Give the values that say something."""
    return {name: value for name, value in values.items() if value not in (None, [], (), {}, False)}


def _dated(dated: Dated) -> object:
    words = dated.text.value
    if words == dated.date.isoformat():
        return dated.date
    if parse_date(words) == dated.date:
        return words
    return {"date": dated.date, "text": words}


def _byline(byline: Byline) -> object:
    rest: _Plain = {}
    if byline.unit:
        rest["unit"] = byline.unit
    if byline.persons:
        rest["persons"] = list(byline.persons)
    if byline.opening:
        rest["opening"] = byline.opening
    if byline.closing:
        rest["closing"] = byline.closing
    return {"text": byline.text.value, **rest} if rest else byline.text.value


def _body(body: tuple[Body, ...]) -> list[object]:
    return [_part(part) for part in body]


def _part(part: Body) -> object:
    if isinstance(part, Paragraph):
        return _paragraph(part)
    if isinstance(part, Table):
        return _table(part)
    from pipeline.read.article_pictures import dump_figure

    return dump_figure(part)


def _paragraph(paragraph: Paragraph) -> object:
    rest = _present(points=[_point(point) for point in paragraph.points], quotation=paragraph.quotation)
    return {"text": paragraph.text.value, **rest} if rest else paragraph.text.value


def _point(point: Point) -> _Plain:
    return {"marker": point.marker, "text": point.text.value}


def _table(table: Table) -> _Plain:
    from pipeline.read.yaml_file_writer import InlineList

    rows = [InlineList(row) for row in table.rows]
    caption = {"caption": table.caption.value} if table.caption else {}
    return {"table": rows, **_present(header_rows=table.header_rows or None), **caption}


def _section(section: Section, depth: int) -> _Plain:
    plain: _Plain = {} if section.level == depth else {"level": section.level}
    if section.marker:
        plain["marker"] = section.marker
    if section.number != bare_number(section.marker):
        plain["number"] = section.number
    plain["heading"] = section.heading.value
    if section.closing:
        plain["closing"] = section.closing
    return plain | _present(
        run_in=section.run_in,
        body=_body(section.body),
        subsections=[_section(subsection, section.level + 1) for subsection in section.subsections],
        metrics=[_metric(metric) for metric in section.metrics],
    )


def _attachment(attachment: Attachment) -> _Plain:
    number = {} if attachment.number is None else {"number": attachment.number}
    sections = [_section(section, 1) for section in attachment.sections]
    return {**number, "title": attachment.title.value, **_present(body=_body(attachment.body), sections=sections)}


def _metric(metric: Metric) -> _Plain:
    from pipeline.read.yaml_file_writer import Inline

    plain = Inline(value=_number(metric.value))
    if metric.high is not None:
        plain["high"] = _number(metric.high)
    plain["unit"] = metric.unit
    if metric.approximate:
        plain["approximate"] = True
    plain["quote"] = metric.quote
    return plain


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _fields(stated: tuple[tuple[str, str, Location], ...]) -> object:
    names = [name for name, _, _ in stated]
    if len(set(names)) == len(names):
        return {name: value for name, value, _ in stated}
    return [{"name": name, "value": value} for name, value, _ in stated]
