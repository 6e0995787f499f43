"""Article + Layout + data → Briefing: which blocks in which role, and every mark in print form.

Order: masthead, title, document number, subtitle, recipients, salutation, lead, sections, byline (GB/T 9704 §7.3:
attachment list, signature, date, note), attachments that the article carries. What a briefing does not print (where
and by whom the article was published) goes into the file's properties.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.compose.core import CoreComposer
from pipeline.compose.masthead import compose_masthead, compose_tail, field_value
from pipeline.compose.print_form import normalise
from pipeline.model.article import Article, Text
from pipeline.model.briefing import Briefing, Info
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Report
from pipeline.model.receipt import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The briefing, and every change of a mark or space on the way to it, in reading order."""

    briefing: Briefing
    changes: tuple[Change, ...]


def compose(article: Article, layout: Layout, data: DocumentData, report: Report) -> Composition:
    """Compose a briefing from an article.

    Nothing of the article is lost or reordered, no word is changed. Warns of a title that needs more than three lines.
    """
    core = CoreComposer(layout, report)
    core.add_opening(article)
    core.add_body(article.lead)
    for section in article.initiatives:
        core.add_section(section)
    core.add_closing(article)
    briefing = Briefing(
        info=_info(article, layout, data, core.title),
        layout=layout,
        blocks=(*compose_masthead(layout, data), *core.blocks),
        tail=compose_tail(layout, data),
    )
    return Composition(briefing=briefing, changes=tuple(core.changes))


def _info(article: Article, layout: Layout, data: DocumentData, title: str) -> Info:
    unit = article.byline.unit if article.byline else ""
    author = field_value("issuer", data) or _plain(unit) or _value(article.author) or _value(article.source)
    name, issue = field_value("name", data), field_value("issue", data)
    origin = (
        ("发布", _value(article.published.text) if article.published else ""),
        ("来源", _value(article.source)),
        ("作者", _value(article.author)),
        ("编辑", _value(article.editor)),
    )
    return Info(
        title=title or layout.title,
        author=author,
        subject="".join((name or "", f"第{issue}期" if issue else "")),
        keywords="；".join(f"{label}：{value}" for label, value in origin if value),
        date=data.date,
    )


def _value(text: Text | None) -> str:
    return normalise(text.value, text.location)[0] if text else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
