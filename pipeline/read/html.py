"""HTML → lines: a saved page with its furniture left out, or a bare fragment of which nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.model.source import Drop, FileBeside, Location, SourceField, SourceLine
from pipeline.read.drafts import Draft, finish, with_pictures
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
    flat = flatten_page(page.root, page.places, Furniture(page.root, whole=page.whole), intake)
    return Content(
        encoding=page.encoding,
        lines=flat.lines,
        fields=tuple(_fields(page.root, intake.path)),
        dropped=page.dropped + flat.dropped,
        files=flat.files,
    )


class Flat(NamedTuple):
    """A tree's lines, what was left out of them, and the files beside the page that were asked for."""

    lines: tuple[SourceLine, ...]
    dropped: tuple[Drop, ...]
    files: tuple[FileBeside, ...]


def flatten_page(root: _Element, places: Places, furniture: Furniture, intake: Intake) -> Flat:
    """Flatten a tree; its pictures are loaded when they belong to the article."""
    flattener = Flattener(places, furniture)
    flattener.flatten(root)
    drafts, dropped = flattener.drafts, flattener.dropped
    keep = [True] * len(drafts)
    if furniture.is_page:
        title = " ".join(words_of(element) for element in root.iter("title"))
        keep = article_lines(drafts, flattener.origins, furniture, title)
    outside = [_outside(draft) for draft, kept in zip(drafts, keep, strict=True) if not kept]
    inside = [draft for draft, kept in zip(drafts, keep, strict=True) if kept]
    inside, unusable, files = with_pictures(inside, intake)
    return Flat(finish(inside), (*dropped, *outside, *unusable), files)


def _outside(draft: Draft) -> Drop:
    reason = "outside the article"
    if draft.claim:
        from pipeline.read.pictures import drop_of

        return drop_of(draft.claim, reason, draft.location)
    return Drop(text=draft.text, reason=reason, location=draft.location)


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
