"""The inside of a Word paragraph: runs with their look, line breaks, text boxes, and what is not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.model.records import dataclass
from pipeline.model.source import Drop, Location
from pipeline.read.docx_pictures import HOLDERS, Drawings
from pipeline.read.docx_styles import Styles
from pipeline.read.docx_xml import local, value
from pipeline.read.drafts import Claim, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
NOT_TEXT: Final = frozenset({
    "pPr", "rPr", "instrText", "delInstrText", "fldChar", "sectPr", "rt", "proofErr", "bookmarkStart",
    "bookmarkEnd",
})  # fmt: skip
GONE: Final = frozenset({"del", "moveFrom"})
TEXT_BOX: Final = "txbxContent"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run, or a line break."""

    run: Run
    breaks: bool = False


class Runs:
    """Walks a paragraph; ``pieces``, ``boxes`` (text boxes anchored in it) and ``dropped`` are the result.

    So are its pictures: ``leading`` those before any text, ``following`` the others.
    """

    def __init__(self, styles: Styles, properties: _Element | None, place: Location, drawings: Drawings) -> None:
        self.leading: list[Claim] = []
        self.following: list[Claim] = []
        self.pieces: list[Piece] = []
        self.boxes: list[_Element] = []
        self.dropped: list[Drop] = []
        self._styles = styles
        self._properties = properties
        self._place = place
        self._drawings = drawings

    def take(self, element: _Element, run: _Element | None = None) -> None:
        """Take what is in an element; ``run`` is the w:r around it."""
        for inner in element:
            name = local(inner)
            if name in GONE:
                self._drop(inner, ("delText", "t"), "deleted by a tracked change")
            elif name == "rt":
                self._drop(inner, ("t",), "reading aid (ruby)")
            elif name == TEXT_BOX:
                self.boxes.append(inner)
            elif name == "AlternateContent":
                from pipeline.read.docx_lines import chosen

                self.take(chosen(inner), run)
            elif name == "r":
                self.take(inner, inner)
            elif name in HOLDERS:
                self._picture(inner, run)
            elif name not in NOT_TEXT:
                self._leaf(inner, name, run)

    def _leaf(self, element: _Element, name: str, run: _Element | None) -> None:
        if name == "t":
            self._text(element.text or "", run)
        elif name in SIGNS:
            self._text(SIGNS[name], run)
        elif name == "cr" or (name == "br" and value(element, "type") in {None, "textWrapping"}):
            self.pieces.append(Piece(Run("\n"), breaks=True))
        elif name == "sym":
            self._symbol(element, run)
        else:
            self.take(element, run)

    def _text(self, text: str, run: _Element | None) -> None:
        if run is None:
            self.pieces.append(Piece(Run(text)))
            return
        bold, face, hidden = self._styles.look(run, self._properties)
        if hidden:
            self.dropped.append(Drop(text=text, reason="hidden", location=self._place))
        else:
            self.pieces.append(Piece(Run(text, bold, face)))

    def _symbol(self, element: _Element, run: _Element | None) -> None:
        """Keep a symbol that is a character of its own; one that only a symbol font gives meaning is dropped."""
        code = value(element, "char") or ""
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        if "\ue000" <= character <= "\uf8ff" or not character.isprintable():
            reason = f"symbol of the font {value(element, 'font') or '?'}"
            self.dropped.append(Drop(text=character, reason=reason, location=self._place))
        else:
            self._text(character, run)

    def _picture(self, element: _Element, run: _Element | None) -> None:
        """Take the pictures of a drawing; go on inside, where text boxes are."""
        written = any(piece.run.text.strip() for piece in self.pieces)
        hidden = run is not None and self._styles.look(run, self._properties)[2]
        for claim in self._drawings.claims(element):
            if hidden:
                text = claim.alternative or claim.name
                self.dropped.append(Drop(text=text, reason="hidden", location=self._place))
            else:
                (self.following if written else self.leading).append(claim)
        self.take(element, run)

    def _drop(self, element: _Element, names: tuple[str, ...], reason: str) -> None:
        text = "".join(inner.text or "" for inner in element.iter() if local(inner) in names)
        if text:
            self.dropped.append(Drop(text=text, reason=reason, location=self._place))
