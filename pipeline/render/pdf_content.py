"""A page's content stream (ISO 32000-1 7.8.2): pieces as text, rules as filled rectangles, all of it marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pipeline.model.page import DrawnRule, Line, Page, Piece
from pipeline.render.pdf_file import decimal, points
from pipeline.render.pdf_fonts import EmbeddedFace
from pipeline.render.pdf_tags import Marked, Place, marked_content

PAGE_NUMBER: Final = b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"
LAYOUT: Final = b"/Artifact<</Type/Layout>>BDC\n"

Mark = Callable[[Place], int]
"""Gives the MCID for the next content of a place."""


class PageContent:
    """Writes one page's operators, setting only what changed: font, character spacing and colour persist.

    Positions come in from the page's top edge and go out from its lower edge, as PDF counts.
    """

    def __init__(self, height: int, faces: Mapping[str, EmbeddedFace]) -> None:
        self._height = height
        self._faces = faces
        self._parts: list[bytes] = []
        self._font: tuple[str, int] | None = None
        self._spacing = 0
        self._colour = ""

    def draw(self, page: Page, mark: Mark) -> bytes:
        """Give the page's content stream; ``mark`` is asked for the MCID of each place's content in turn."""
        if page.rules:
            self._rules(page.rules)
        for marked in marked_content(page.lines):
            self._marked(marked, mark)
        return b"".join(self._parts)

    def _rules(self, rules: Sequence[DrawnRule]) -> None:
        self._parts.append(LAYOUT)
        for rule in rules:
            height = rule.weight if rule.height is None else rule.height
            self._set_colour(rule.colour)
            box = rule.x, self._height - rule.y - height, rule.width, height
            self._parts.append(f"{' '.join(map(points, box))} re f\n".encode("ascii"))
        self._parts.append(b"EMC\n")

    def _marked(self, marked: Marked, mark: Mark) -> None:
        if marked.place is None:
            self._parts.append(PAGE_NUMBER)
        else:
            self._parts.append(b"/P<</MCID %d>>BDC\n" % mark(marked.place))
        self._parts.append(b"BT\n")
        for line in marked.lines:
            self._line(line)
        self._parts.append(b"ET\nEMC\n")

    def _line(self, line: Line) -> None:
        baseline = points(self._height - line.baseline)
        for piece in line.pieces:
            if piece.text:
                self._piece(piece, baseline)

    def _piece(self, piece: Piece, baseline: str) -> None:
        face = self._faces[piece.face]
        size = points(piece.size)
        operators = ""
        if self._font != (piece.face, piece.size):
            self._font = piece.face, piece.size
            operators = f"/{face.resource} {size} Tf "
        if self._spacing != piece.spacing:
            self._spacing = piece.spacing
            operators += f"{points(piece.spacing)} Tc "
        self._set_colour(piece.colour)
        self._parts.append(f"{operators}1 0 0 1 {points(piece.x)} {baseline} Tm".encode("ascii"))
        self._parts.append(face.show(piece.text, size))

    def _set_colour(self, colour: str) -> None:
        if self._colour == colour:
            return
        self._colour = colour
        red, green, blue = bytes.fromhex(colour)
        levels = " ".join(decimal(level / 255) for level in (red, green, blue))
        self._parts.append(f"{levels} rg\n".encode("ascii"))
