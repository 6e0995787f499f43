"""HTML → lines: a saved page with its furniture left out, or a bare fragment of which nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.model.source import Drop, Location, SourceField, SourceLine
from pipeline.read.drafts import finish
from pipeline.read.html_article import article_lines
from pipeline.read.html_furniture import Furniture
from pipeline.read.html_lines import Flattener
from pipeline.read.html_look import line_of, words_of
from pipeline.read.html_tree import Places, parse_page
from pipeline.read.intake import Content, Intake

if TYPE_CHECKING:
    from lxml.etree import _Element

LONGEST_FIELD: Final = 2_000


def read_html(intake: Intake) -> Content:
    """Read a page or a fragment.

    A general extractor (trafilatura) was tried and left out: on official pages it gives table rows for paragraphs and
    loses titles and particulars, and it finds nothing in short fragments.
    """
    page = parse_page(intake)
    if page.root is None:
        return Content(encoding=page.encoding, lines=(), dropped=page.dropped)
    lines, furniture_dropped = flatten_page(page.root, page.places, Furniture(page.root, whole=page.whole))
    return Content(
        encoding=page.encoding,
        lines=lines,
        fields=tuple(_fields(page.root, intake.path)),
        dropped=page.dropped + furniture_dropped,
    )


def flatten_page(
    root: _Element, places: Places, furniture: Furniture
) -> tuple[tuple[SourceLine, ...], tuple[Drop, ...]]:
    """Give a tree's lines and what was left out of them."""
    flattener = Flattener(places, furniture)
    flattener.flatten(root)
    drafts, dropped = flattener.drafts, flattener.dropped
    keep = [True] * len(drafts)
    if furniture.is_page:
        title = " ".join(words_of(element) for element in root.iter("title"))
        keep = article_lines(drafts, flattener.origins, furniture, title)
    outside = [
        Drop(text=draft.text, reason="outside the article", location=draft.location)
        for draft, kept in zip(drafts, keep, strict=True)
        if not kept
    ]
    return finish([draft for draft, kept in zip(drafts, keep, strict=True) if kept]), (*dropped, *outside)


def _fields(root: _Element, path: str) -> list[SourceField]:
    """Give the page's title, its h1 elements and its named meta elements, in the order of the page."""
    fields: list[SourceField] = []
    for element in root.iter("title", "h1", "meta"):
        place = Location(path, line_of(element))
        if element.tag == "meta":
            name = (element.get("name") or element.get("property") or element.get("itemprop") or "").strip().lower()
            value = (element.get("content") or "").strip()
            name = f"meta:{name}" if name else ""
        else:
            name, value = f"html:{element.tag}", words_of(element)
        if name and value:
            fields.append(SourceField(name=name, value=value[:LONGEST_FIELD], location=place))
    return fields
