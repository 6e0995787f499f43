"""A page's content stream (ISO 32000-1 7.8.2): pieces as text, rules as filled rectangles, all of it marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from pipeline.model.page import DrawnPicture, DrawnRule, Line, Page, Piece
from pipeline.render.pdf_elements import LABEL, Place
from pipeline.render.pdf_file import decimal, points
from pipeline.render.pdf_fonts import EmbeddedFace
from pipeline.render.pdf_tags import Marked, marked_content

if TYPE_CHECKING:
    from pipeline.render.pdf_picture import PictureDrawer

PAGE_NUMBER: Final = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
PAGE_HEAD: Final = b"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"
LAYOUT: Final = b"/Artifact<</Type/Layout>>BDC\n"


class Marker(Protocol):
    """Knows what the content is: the structure tree."""

    def mark(self, place: Place) -> int | None:
        """Give the MCID for the next content of a place; None for an artifact."""

    def label(self, place: Place) -> int:
        """Give how many of a place's next characters are a list item's label."""

    def figure(self, block: int, bounds: str) -> int:
        """Give the MCID of a picture; ``bounds`` are its layout attributes."""


class PageContent:
    """Writes one page's operators, setting only what changed: font, character spacing and colour persist.

    Positions come in from the page's top edge and go out from its lower edge, as PDF counts.
    """

    def __init__(
        self,
        height: int,
        faces: Mapping[str, EmbeddedFace],
        marker: Marker,
        pictures: PictureDrawer | None = None,
    ) -> None:
        self._pictures = pictures
        self._height = int(height)
        self._faces = faces
        self._marker = marker
        self._parts: list[bytes] = []
        self._font: tuple[str, int] | None = None
        self._spacing = 0
        self._colour = ""
        self._label = 0
        self._labelled: Place | None = None

    def draw(self, page: Page) -> bytes:
        """Give the page's content stream, every place's content marked in turn."""
        if page.rules:
            self._rules(page.rules)
        if self._pictures:
            self._draw_pictures(page.pictures, self._pictures)
        if page.lines:
            self._parts.append(b"BT\n")
            for marked in marked_content(page.lines):
                self._marked(marked)
            self._parts.append(b"ET\n")
        return b"".join(self._parts)

    def _rules(self, rules: Sequence[DrawnRule]) -> None:
        self._parts.append(LAYOUT)
        for rule in rules:
            height = rule.weight if rule.height is None else rule.height
            if self._colour != rule.colour:
                self._set_colour(rule.colour)
            box = rule.x, self._height - rule.y - height, rule.width, height
            self._parts.append(f"{' '.join(map(points, box))} re f\n".encode("ascii"))
        self._parts.append(b"EMC\n")

    def _draw_pictures(self, pictures: Sequence[DrawnPicture], drawer: PictureDrawer) -> None:
        # Before the text, whose operators cannot hold them; the structure tree gives the order of reading.
        for picture in pictures:
            mcid = self._marker.figure(picture.block, drawer.bounds(picture))
            self._parts += [b"/Figure<</MCID %d>>BDC\n" % mcid, drawer.draw(picture), b"EMC\n"]

    def _marked(self, marked: Marked) -> None:
        if marked.place is None:
            self._parts.append(PAGE_NUMBER)
        else:
            self._label = self._marker.label(marked.place)
            self._labelled = marked.place
            self._begin((marked.place[0], LABEL) if self._label else marked.place)
        for line in marked.lines:
            self._line(line)
        self._parts.append(b"EMC\n")

    def _begin(self, place: Place) -> None:
        mcid = self._marker.mark(place)
        self._parts.append(PAGE_HEAD if mcid is None else b"/P<</MCID %d>>BDC\n" % mcid)

    def _line(self, line: Line) -> None:
        baseline = points(self._height - line.baseline)
        for piece in line.pieces:
            if piece.text:
                self._piece(piece, baseline)

    def _piece(self, piece: Piece, baseline: str) -> None:
        face = self._faces[piece.face]
        operators = ""
        if self._font != (piece.face, piece.size):
            self._font = piece.face, piece.size
            operators = f"/{face.resource} {points(piece.size)} Tf "
        if self._spacing != piece.spacing:
            self._spacing = piece.spacing
            operators += f"{points(piece.spacing)} Tc "
        if self._colour != piece.colour:
            self._set_colour(piece.colour)
        text, size = piece.text, points(piece.size)
        self._parts.append(f"{operators}1 0 0 1 {points(piece.x)} {baseline} Tm".encode("ascii"))
        if self._label:
            text = self._after_label(text, face, size)
        if text:
            self._parts.append(face.show(text, size))

    def _after_label(self, text: str, face: EmbeddedFace, size: str) -> str:
        """Show what of the text is still label, and give the rest, which goes on where the label ends."""
        label, rest = text[: self._label], text[self._label :]
        self._label -= len(label)
        self._parts.append(face.show(label, size))
        if not self._label and self._labelled:
            self._parts.append(b"EMC\n")
            self._begin(self._labelled)
        return rest

    def _set_colour(self, colour: str) -> None:
        self._colour = colour
        red, green, blue = bytes.fromhex(colour)
        levels = " ".join(decimal(level / 255) for level in (red, green, blue))
        self._parts.append(f"{levels} rg\n".encode("ascii"))
