"""Element tree → drafts of lines in reading order: blocks and ``<br>`` end lines, white space folds as in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.source import Drop, LineKind, Location
from pipeline.read.drafts import Draft, Run, wide
from pipeline.read.html_furniture import Furniture
from pipeline.read.html_look import Look, is_block, line_of, look_of, plain_text, words_of
from pipeline.read.html_tables import data_table
from pipeline.read.tables import ENDS_AS_KEY, KEY_CELL, KEYS_WITHOUT_COLON

if TYPE_CHECKING:
    from lxml.etree import _Element

    from pipeline.read.html_tree import Places

HOLDERS: Final = frozenset({
    "table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl",
})  # fmt: skip
"""Elements whose own white space is never shown."""

FOLDING: Final = re.compile("[ \t\n\r\f]+")
KEY: Final = re.compile(r"[^：:\n]{1,8}[：:]")


class Flattener:
    """Walks a tree once. ``drafts`` are the lines, ``origins`` the element each began in, ``dropped`` the furniture."""

    def __init__(self, places: Places, furniture: Furniture) -> None:
        self.drafts: list[Draft] = []
        self.origins: list[_Element] = []
        self.dropped: list[Drop] = []
        self._places = places
        self._furniture = furniture
        self._awaits_value = False  # the line is a key, and nothing of the cell after it has come yet
        self._waiting: list[tuple[Draft, _Element]] = []  # pictures met inside the line
        self._line: Draft | None = None
        self._origin: _Element | None = None

    def flatten(self, element: _Element, look: Look | None = None) -> None:
        """Flatten an element and what is in it."""
        self._element(element, look or Look())
        self.end_line()

    def _element(self, element: _Element, outer: Look) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag == "title":
            return
        reason = self._furniture.reason(element, tag)
        if reason:
            self._drop(element, reason)
            return
        if tag == "br":
            self.end_line()
            return
        if tag == "img":
            self._picture(element)
            return
        block = is_block(element, tag)
        look = look_of(element, tag, outer)
        if tag == "td":
            self._awaits_value = self._takes_value(element)
        if block and not self._awaits_value:
            self.end_line()
        if tag == "table" and (table := data_table(element, self._cell_lines)):
            self._table(element, table)
        else:
            self._children(element, look)
        if block and not (tag in {"td", "th"} and self._is_key(element)):
            self.end_line()

    def _children(self, element: _Element, look: Look) -> None:
        self._text(element, element.text, look)
        for child in element:
            self._element(child, look)
            self._text(element, child.tail, look, after=child)

    def _text(self, element: _Element, text: str | None, look: Look, after: _Element | None = None) -> None:
        if not text or (element.tag in HOLDERS and not text.strip()):
            return
        if look.preformatted:
            for number, piece in enumerate(re.split("\r\n|\r|\n", text)):
                if number:
                    self.end_line()
                self._append(element, piece, look, after)
            return
        self._append(element, fold(text), look, after)

    def _append(self, element: _Element, text: str, look: Look, after: _Element | None) -> None:
        """Add text to the line; white space is kept neither at its beginning nor after other white space."""
        if self._line is None or self._line.runs[-1].text.endswith(" "):
            text = text if look.preformatted else text.lstrip(" ")
        if not text:
            return
        if self._line is None:
            place = self._places.find(text, line_of(element if after is None else after))
            centred, right = look.align == "centre", look.align == "right"
            self._line = Draft(location=place, kind=look.kind, level=look.level, centred=centred, right=right)
            self._origin = element
        self._line.runs.append(Run(text, look.bold, look.face))
        self._awaits_value = False

    def end_line(self) -> None:
        """End the line under way; a line of white space alone is none."""
        line, origin = self._line, self._origin
        self._line = self._origin = None
        self._awaits_value = False
        if line is not None and origin is not None and line.text.strip():
            self._keep(line, origin)
        self._put_pictures()

    def _put_pictures(self) -> None:
        for picture, element in self._waiting:
            self.drafts.append(picture)
            self.origins.append(element)
        self._waiting.clear()

    def _keep(self, line: Draft, origin: _Element) -> None:
        while line.runs and not line.runs[-1].text.rstrip(" "):
            line.runs.pop()
        last = line.runs[-1]
        line.runs[-1] = Run(last.text.rstrip(" "), last.bold, last.face)
        self.drafts.append(line)
        self.origins.append(origin)

    def _takes_value(self, cell: _Element) -> bool:
        """Tell whether a table cell continues the line of the key in the cell before it, and open that line again."""
        previous = cell.getprevious()
        if previous is None or KEY_CELL.fullmatch(plain_text(cell)):
            return False
        if self._line is None and self.drafts and ENDS_AS_KEY.fullmatch(self.drafts[-1].text):
            origin = self.origins[-1]
            if previous is origin or previous in origin.iterancestors():
                self._line, self._origin = self.drafts.pop(), self.origins.pop()
        return self._line is not None

    def _is_key(self, cell: _Element) -> bool:
        """Tell whether the line is a key whose value stands in the next cell; add the colon a table leaves out."""
        if self._line is None or cell.getnext() is None:
            return False
        text = self._line.text
        if "".join(text.split()) in KEYS_WITHOUT_COLON:
            self._line.runs.append(Run("："))
            return True
        return ENDS_AS_KEY.fullmatch(text) is not None

    def _table(self, element: _Element, table: Draft) -> None:
        for caption in element.iter("caption"):
            self._children(caption, look_of(caption, "caption", Look()))
            self.end_line()
        self.drafts.append(table)
        self.origins.append(element)

    def _cell_lines(self, cell: _Element) -> tuple[list[str], Location]:
        """Give the lines of a cell and where it stands."""
        inner = Flattener(self._places, self._furniture)
        inner._children(cell, Look())
        inner.end_line()
        self.dropped += inner.dropped
        self._waiting += [(one, element) for one, element in zip(inner.drafts, inner.origins, strict=True) if one.claim]
        lines = [draft for draft in inner.drafts if not draft.claim]
        return [draft.text for draft in lines], lines[0].location if lines else self._places.find("", line_of(cell))

    def _picture(self, element: _Element) -> None:
        """Put a picture in its place: before the line when nothing of it has come yet, else after it."""
        from pipeline.read.html_pictures import claim_of, furniture_reason
        from pipeline.read.pictures import drop_of

        place = self._places.past(element.get("src") or "", line_of(element))
        claim, reason = claim_of(element), furniture_reason(element, self._furniture)
        if reason:
            self.dropped.append(drop_of(claim, reason, place))
            return
        self._waiting.append((Draft(location=place, kind=LineKind.PICTURE, claim=claim), element))
        if self._line is None and not self._awaits_value:
            self._put_pictures()

    def _drop(self, element: _Element, reason: str) -> None:
        text = words_of(element)
        if text and reason not in {"script", "style sheet"}:
            place = self._places.find(text, line_of(element))
            self.dropped.append(Drop(text=text, reason=reason, location=place))


def fold(text: str) -> str:
    """Fold white space to single spaces; a line end between two Han characters of one text is no space at all."""

    def folded(found: re.Match[str]) -> str:
        if "\n" not in found[0] and "\r" not in found[0]:
            return " "
        before, after = text[: found.start()][-1:], text[found.end() : found.end() + 12]
        inside_sentence = before and after and wide(before) and wide(after[0]) and not KEY.match(after)
        return "" if inside_sentence else " "

    return FOLDING.sub(folded, text)
