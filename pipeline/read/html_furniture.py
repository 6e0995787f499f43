"""Which elements of a page are furniture: told from tags, hiding, names, opening words and the share of links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.records import dataclass
from pipeline.read.html_look import BLOCKS, is_hidden, plain_text
from pipeline.read.html_names import (
    ABOUT,
    BELONGS_TO_SITE,
    FILE_LINK,
    reason_of_names,
    reason_of_opening,
    reason_of_tag,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

SENTENCE: Final = re.compile("[。！？；，]")
LONG: Final = 20
"""Text of so many characters outside links, with a mark of punctuation, is prose: somebody wrote it to be read."""

MUCH_PROSE: Final = 60
"""So much prose is never furniture by name or links, whatever its element is called."""

PAGE_TAGS: Final = frozenset({
    "title", "meta", "link", "script", "nav", "footer", "aside", "iframe", "input", "form", "header",
})  # fmt: skip
NEVER_PROSE: Final = frozenset({
    "script", "style", "noscript", "iframe", "template", "textarea", "title",
})  # fmt: skip


@dataclass(slots=True)
class Measure:
    """How much an element holds, in characters without white space."""

    text: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    files: int = 0


class Furniture:
    """The judge of one tree: measured once, then asked about every element from the top down.

    ``whole``: it is a saved page; False: it may be one whose outer tags are lost; None: it is part of a text.
    """

    def __init__(self, root: _Element, *, whole: bool | None = None) -> None:
        self.root = root
        self.measures: dict[_Element, Measure] = {}
        self.is_page = whole or (whole is not None and _has_furniture(root))
        self._measure()

    def reason(self, element: _Element, tag: str) -> str | None:
        """Give what kind of furniture the element is, None if it belongs to the article.

        In a fragment (the bare text of an article) only what no browser shows is left out.
        """
        if is_hidden(element) and not self._is_article(element):
            return "hidden"
        by_tag = reason_of_tag(tag)
        if by_tag and tag in NEVER_PROSE:
            return by_tag
        measure = self.measures[element]
        if not measure.text or measure.prose >= MUCH_PROSE or not self.is_page:
            return by_tag if by_tag in {"form", "media", "embedded page"} else None
        found = by_tag or self._by_name(element, tag) or self._by_links(element, tag, measure)
        return found if found and not self._tells_of_article(element, measure) else None

    def _is_article(self, element: _Element) -> bool:
        """Tell whether a hidden element holds the most prose: such a page shows its article by a script."""
        return self.measures[element].prose > max(MUCH_PROSE, self.measures[self.root].prose)

    def _by_name(self, element: _Element, tag: str) -> str | None:
        if tag in {"body", "html", "form", "head"}:
            return None
        return reason_of_names(f"{element.get('class') or ''} {element.get('id') or ''}")

    def _by_links(self, element: _Element, tag: str, measure: Measure) -> str | None:
        if tag not in BLOCKS:
            return None
        opened = reason_of_opening(plain_text(element)) if measure.text <= 300 else None
        if opened and (measure.links or (opened == "breadcrumb" and measure.text <= 60)):
            return opened
        mostly_links = measure.links >= 3 and measure.linked >= 0.6 * measure.text
        return "list of links" if mostly_links and measure.files * 2 < measure.links else None

    def _tells_of_article(self, element: _Element, measure: Measure) -> bool:
        """Tell whether the element states a source, date or editor, and is not the site's own footer."""
        if measure.linked * 2 > measure.text or measure.text > 400:
            return False
        text = plain_text(element)
        return bool(ABOUT.search(text)) and not BELONGS_TO_SITE.search(text)

    def _measure(self) -> None:
        from lxml import etree

        open_links = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                self.measures[element] = measure = Measure()
                open_links += element.tag == "a"
                self._count(measure, element.text if element.tag not in NEVER_PROSE else None, open_links)
                continue
            measure = self.measures[element]
            open_links -= element.tag == "a"
            if element.tag == "a":
                measure.links += 1
                measure.files += bool(FILE_LINK.search(element.get("href") or ""))
            self._add(element, measure, open_links)

    def _add(self, element: _Element, measure: Measure, open_links: int) -> None:
        """Add a finished element, and the text that follows it, to its parent."""
        parent = element.getparent()
        if parent is None or parent not in self.measures:
            return
        whole = self.measures[parent]
        if not is_hidden(element):
            whole.text += measure.text
            whole.linked += measure.linked
            whole.links += measure.links
            whole.prose += measure.prose
            whole.files += measure.files
        self._count(whole, element.tail, open_links)

    @staticmethod
    def _count(measure: Measure, text: str | None, open_links: int) -> None:
        size = len("".join(text.split())) if text else 0
        measure.text += size
        if open_links:
            measure.linked += size
        elif size >= LONG and text and SENTENCE.search(text):
            measure.prose += size


def _has_furniture(root: _Element) -> bool:
    """Tell a page that lost its outer tags from the bare text of an article: only a page has scripts or furniture."""
    for element in root.iter("*"):
        if element.tag in PAGE_TAGS or (element.get("href") or "").startswith("javascript:"):
            return True
        if reason_of_names(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
    return False
