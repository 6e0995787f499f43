"""Blocks of text as Word paragraphs: a paragraph style, runs, and nothing a style could carry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from pipeline.model.briefing import TextBlock
from pipeline.model.layout import Layout
from pipeline.model.patterns import lazy
from pipeline.model.rare import by_family
from pipeline.model.records import dataclass
from pipeline.render.docx_xml import attribute, character_data, character_style_id, han_style_id, style_id

_BREAKS: Final = lazy("([\t\n])")
_BREAK_ELEMENTS: Final = {"\t": "<w:tab/>", "\n": "<w:br/>"}

# Word sets these in the Latin face unless the run says that they belong to the Han text.
_AMBIGUOUS: Final = lazy("[“”‘’—…·×°±′″]")
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'

# LibreOffice knows no such hint: it takes U+00A1–1FFF for Latin, and spaces and U+2000–2E7F for what stands before
# them, or for Latin where nothing does. In such a stretch only ASCII is meant to be in the Latin face; the rest gets a
# style that names the Han face.
_LATIN_STRETCH: Final = lazy("^[ \u00a0\u2000-\u2e7f]+|[!-~\u00a1-\u1fff][ \u00a0-\u1fff\u2000-\u2e7f!-~]*")
_NOT_ASCII: Final = lazy("[^ -~]+")

# LibreOffice parts —— and …… in Chinese text, whatever settings.xml forbids; in text of another language it does not.
_DASHES: Final = lazy("[—…％］‰℃][—…％］‰℃”’）》〉」』】〕〗、，。．：；！？]*")
_UNPARTED: Final = '<w:lang w:val="en-US" w:eastAsia="en-US"/>'

# Word's style separator: a hidden paragraph mark, so that the next paragraph goes on in the same line
# while only this one reaches the outline.
_SEPARATOR: Final = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


class Writer:
    """Writes blocks as ``w:p`` and remembers for which roles it needs character styles.

    ``run_roles`` are those that look like themselves inside other paragraphs, ``han_roles`` those whose Han face some
    marks must name.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.run_roles: set[str] = set()
        self.han_roles: set[str] = set()

    def paragraph(self, block: TextBlock, placement: str = "") -> str:
        """Give a block as ``w:p``; ``placement`` is what its place asks for beside its style: a keep, a frame."""
        separator = _SEPARATOR if block.joined else ""
        runs = "".join(self._run(piece) for piece in _pieces(block))
        return f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.role)}"/>{placement}{separator}</w:pPr>{runs}</w:p>'

    def _run(self, piece: _Piece) -> str:
        if piece.kind is _Kind.HAN:
            self.han_roles.add(piece.face)
            return run_element(piece.text, han_style_id(piece.face))
        properties = _UNPARTED if piece.kind is _Kind.DASH else ""
        style = ""
        if piece.role:
            self.run_roles.add(piece.role)
            style = character_style_id(piece.role)
        font = self._layout.fonts[self._layout.styles[piece.face].font]
        return "".join(
            run_element(text, style, f'<w:rFonts w:eastAsia="{attribute(family)}"/>' if family else properties)
            for text, family in by_family(piece.text, font)
        )


def run_element(value: str, style: str = "", properties: str = "") -> str:
    """Give text as ``w:r`` in a character style; nothing when nothing of it can be printed."""
    content = _content(value)
    if not content:
        return ""
    character_style = f'<w:rStyle w:val="{style}"/>' if style else ""
    hint = _HINT if _AMBIGUOUS.search(value) else ""
    look = f"{character_style}{hint}{properties}"
    return f"<w:r><w:rPr>{look}</w:rPr>{content}</w:r>" if look else f"<w:r>{content}</w:r>"


class _Kind(Enum):
    """Why a piece of text needs a run of its own: a Han mark among Latin, a dash that must not be parted."""

    HAN = auto()
    DASH = auto()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text of one look: ``role`` is its run's, ``face`` the role whose Han face it would take."""

    text: str
    role: str | None
    face: str
    kind: _Kind | None = None


_NO_MARK: Final = (0, 0, None)


def _pieces(block: TextBlock) -> Iterator[_Piece]:
    text = block.text
    marks = list(_marks(text))
    starts = [start for start, _, _ in marks]
    edges = [edge for start, end, _ in marks for edge in (start, end)]
    first = 0
    for run in block.runs:
        last = first + len(run.text)
        cuts = [first, *edges[bisect_right(edges, first) : bisect_left(edges, last)], last]
        for start, end in pairwise(cuts):
            _, mark_end, kind = marks[bisect_right(starts, start) - 1] if starts and starts[0] <= start else _NO_MARK
            yield _Piece(text[start:end], run.role, run.role or block.role, kind if start < mark_end else None)
        first = last


def _marks(text: str) -> Iterator[tuple[int, int, _Kind]]:
    """Find what needs a run of its own: where it begins, where it ends, and why."""
    place = 0
    for stretch in _LATIN_STRETCH.finditer(text):
        start, end = stretch.span()
        yield from ((*dash.span(), _Kind.DASH) for dash in _DASHES.finditer(text, place, start))
        yield from ((*mark.span(), _Kind.HAN) for mark in _NOT_ASCII.finditer(text, start, end))
        place = end
    yield from ((*dash.span(), _Kind.DASH) for dash in _DASHES.finditer(text, place))


def _content(value: str) -> str:
    pieces = []
    for piece in _BREAKS.split(value):
        if piece in _BREAK_ELEMENTS:
            pieces.append(_BREAK_ELEMENTS[piece])
        elif characters := character_data(piece):
            preserve = ' xml:space="preserve"' if characters != characters.strip() or "  " in characters else ""
            pieces.append(f"<w:t{preserve}>{characters}</w:t>")
    return "".join(pieces)
