"""HTML bytes → an element tree, with nothing fetched, nothing expanded, and nothing lost without a word."""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Final

from pipeline.model.records import dataclass
from pipeline.model.source import Drop, Location
from pipeline.read.decode import decode
from pipeline.read.intake import Intake
from pipeline.read.limits import source_error

if TYPE_CHECKING:
    from lxml.etree import _Element

DECLARED: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|^<\?xml[^>]{0,100}?encoding=[\"']([\w-]+)", re.IGNORECASE
)
SERVER_CODE: Final = (("<%", "%>"), ("<?", "?>"))
"""Leftovers of server pages; ``<?`` covers PHP and XML declarations."""

WHOLE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)

LOSING: Final = re.compile(r"</(?:body|html)\s*>|<!\[CDATA\[|\]\]>", re.IGNORECASE)
"""Markup after or inside which libxml2 would drop text that browsers show."""

MOST_TAGS: Final = 400_000
"""A tree of this many elements takes about 400 MB; the longest real pages have some ten thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page; ``root`` is None when it holds no element, ``whole`` tells a saved page from a fragment."""

    root: _Element | None
    places: Places
    encoding: str
    whole: bool
    dropped: tuple[Drop, ...]


def parse_page(intake: Intake) -> Page:
    """Decode and parse a page."""
    declared = DECLARED.search(intake.data[:4096])
    stated = (declared[1] or declared[2]).decode("ascii", "replace") if declared else None
    decoded = decode(intake, stated)
    places = Places(intake.path, decoded.text)
    text, dropped = _without_server_code(decoded.text, places)
    return Page(
        root=parse_markup(LOSING.sub("", text), intake.path),
        places=places,
        encoding=decoded.encoding,
        whole=WHOLE.search(text) is not None,
        dropped=dropped,
    )


def parse_markup(text: str, path: str) -> _Element | None:
    """Parse HTML text, whole or a fragment, into ``html``; SourceError when it is nested or stuffed beyond reason."""
    from lxml import etree

    if text.count("<") > MOST_TAGS:
        message = f"The page has more than {MOST_TAGS} tags, which no article has."
        raise source_error("html-too-large", message, path, "Save the article alone in a file of its own.")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace") or b" ", parser)
    except etree.XMLSyntaxError:
        root = None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT":
            message = "The page is nested too deeply or holds one piece of text of more than 10 MB."
            hint = "Open it in a browser, copy the article's text and save that as .txt."
            raise source_error("html-too-deep", message, path, hint, line=max(1, entry.line))
    return root


def _without_server_code(text: str, places: Places) -> tuple[str, tuple[Drop, ...]]:
    """Take server code out; its line ends stay, so that every line keeps its number."""
    dropped: list[Drop] = []
    for opening, closing in SERVER_CODE:
        pieces: list[str] = []
        position = 0
        while (start := text.find(opening, position)) >= 0 and (end := text.find(closing, start + 2)) >= 0:
            code = text[start : end + 2]
            pieces += [text[position:start], re.sub(r"[^\r\n]", "", code)]
            dropped.append(Drop(text=code, reason="server code", location=places.at(start)))
            position = end + 2
        text = "".join(pieces) + text[position:]
    return text, tuple(dropped)


class Places:
    """Where text stands in the file: the tree does not say, so its texts are looked for in reading order."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text = text
        self._starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]
        self._cursor = 0

    def at(self, offset: int) -> Location:
        """Give the line and column of an offset."""
        line = bisect.bisect_right(self._starts, offset)
        return Location(self.path, line, offset - self._starts[line - 1] + 1)

    def find(self, text: str, line: int) -> Location:
        """Give the place of a text that stands at or after ``line`` and after the text found before it."""
        word = re.search(r"[^\s&<>\u00a0]{1,24}", text)
        start = max(self._cursor, self._starts[min(max(line, 1), len(self._starts)) - 1])
        for sought in (word[0], word[0][:2]) if word else ():
            offset = self._text.find(sought, start, start + WINDOW)
            if offset >= 0:
                self._cursor = offset + len(sought)
                return self.at(offset)
        return self.at(start)

    def past(self, value: str, line: int) -> Location:
        """Give the place of an attribute's value, however long; what is looked for next stands after it."""
        start = max(self._cursor, self._starts[min(max(line, 1), len(self._starts)) - 1])
        offset = self._text.find(value[:200], start, start + WINDOW) if value else -1
        if offset < 0:
            return self.at(start)
        self._cursor = offset + (len(value) if self._text.startswith(value, offset) else 0)
        return self.at(offset)


WINDOW: Final = 20_000
"""How far a text is looked for; a style sheet or script between two texts is about as long."""
