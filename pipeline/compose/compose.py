"""Article + Layout + data → Briefing: which blocks in which role, and every mark in print form.

Order: masthead, title, document number, subtitle, recipients, salutation, lead, sections, byline (GB/T 9704 §7.3:
attachment list, signature, date, note), attachments that the article carries. What a briefing does not print (where
and by whom the article was published) goes into the file's properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compose.core import CoreComposer
from pipeline.compose.fields import field_value
from pipeline.compose.issue import ARTICLE_TITLE, compose_contents, issue_layout
from pipeline.compose.masthead import compose_masthead, compose_parts, compose_tail
from pipeline.compose.print_form import normalise
from pipeline.compose.style_book import StyleBook
from pipeline.model.article import Article, Text
from pipeline.model.briefing import Block, Briefing, Info
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Report
from pipeline.model.receipt import Change
from pipeline.model.records import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The briefing, and every change of a mark or space on the way to it, in reading order.

    ``titles`` are the articles' titles in print form, empty where an article has none.
    """

    briefing: Briefing
    changes: tuple[Change, ...]
    titles: tuple[str, ...]


def compose(article: Article, layout: Layout, data: DocumentData, report: Report) -> Composition:
    """Compose a briefing from an article.

    Nothing of the article is lost or reordered, no word is changed. Warns of a title that needs more than three lines.
    """
    return compose_issue((article,), layout, data, report)


def compose_issue(
    articles: Sequence[Article],
    layout: Layout,
    data: DocumentData,
    report: Report,
    given_titles: Sequence[str | None] | None = None,
) -> Composition:
    """Compose one bulletin from several articles: masthead, list of contents, each article in turn, tail.

    ``data`` are the bulletin's own: what they sign and close with stands after the last article. ``given_titles`` are
    titles from data, for articles without one. With a single article there is no list of contents, and its title is
    the document's. Raises nothing; warns as ``compose`` does.
    """
    several = len(articles) > 1
    book = StyleBook(issue_layout(layout) if several else layout)
    of_each = [data]
    if several:
        own = [DocumentData(title=title) for title in given_titles or [None] * len(articles)]
        of_each = [*own[:-1], replace(data, title=own[-1].title)]
    masthead, preface = compose_masthead(book, data), compose_parts(book, layout.preface, data)
    if several:
        cores = [CoreComposer(book, each, report, ARTICLE_TITLE) for each in of_each]
    else:
        cores = [CoreComposer(book, data, report, masthead=(*masthead, *preface))]
    for core, article in zip(cores, articles, strict=True):
        core.add_article(article)
    titles = tuple(core.title for core in cores)
    blocks: list[Block] = [*masthead]
    blocks += compose_contents(layout, titles) if several else ()
    blocks += preface
    blocks += (block for core in cores for block in core.blocks)
    tail = compose_tail(book, replace(data, recipients=cores[-1].moved_recipients))
    title = "" if several else titles[0]
    briefing = Briefing(info=_info(articles, layout, data, title), layout=book.layout, blocks=tuple(blocks), tail=tail)
    changes = tuple(change for core in cores for change in core.changes)
    return Composition(briefing=briefing, changes=changes, titles=titles)


def _info(articles: Sequence[Article], layout: Layout, data: DocumentData, title: str) -> Info:
    article = articles[0] if len(articles) == 1 else Article()
    unit = article.byline.unit if article.byline else ""
    author = field_value("issuer", data) or _plain(unit) or _value(article.author) or _value(article.source)
    name, issue = field_value("name", data), field_value("issue", data)
    origin = (
        ("发布", _value(article.published.text) if article.published else ""),
        ("来源", _value(article.source)),
        ("作者", _value(article.author)),
        ("编辑", _value(article.editor)),
    )
    subject = "".join((name or "", f"第{issue}期" if issue else ""))
    return Info(
        title=title or subject or layout.title,
        author=author,
        subject=subject,
        keywords="；".join(f"{label}：{value}" for label, value in origin if value),
        date=data.date,
    )


def _value(text: Text | None) -> str:
    return normalise(text.value, text.location)[0] if text else ""


def _plain(text: str) -> str:
    return " ".join(text.split())
