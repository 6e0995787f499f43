"""Advances and faces by character, looked up once: what the breaker and the pieces are reckoned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, Protocol

from pipeline.model.layout import FontRole, Style
from pipeline.model.units import EMU_PER_TWIP

MISSING_GLYPH: Final = "〓"
"""What is drawn for a character no face has (a compositor's turned type)."""

CONTROLS: Final = "\t\n"


class Face(Protocol):
    """A face of the FontSet as far as typesetting needs it."""

    @property
    def key(self) -> str:
        """Name the face in ``Piece.face``."""

    @property
    def units_per_em(self) -> int:
        """Give the font's units in an em."""

    def advance(self, char: str) -> int:
        """Give a character's advance in font units."""


class Fonts(Protocol):
    """The FontSet as far as typesetting needs it."""

    def __hash__(self) -> int:
        """Tell sets apart: what one was asked is remembered by it."""

    def face_for(self, role: str, char: str) -> Face:
        """Give the face that draws a character in a font role."""

    def covers(self, role: str, char: str) -> bool:
        """Tell whether any face of the role draws the character."""


class Table(dict[str, int]):
    """A dictionary by character that fills itself."""

    def __init__(self, fill: Callable[[str], int]) -> None:
        super().__init__()
        self._fill = fill

    def __missing__(self, char: str) -> int:
        self[char] = value = self._fill(char)
        return value


class Look:
    """One font, size, tracking and colour: ``own`` gives a character's advance (EMU, tracking in), ``face`` its face.

    ``face`` values index ``Measured.keys``. A tab or line feed has no advance and the face 0, which is nobody's.
    ``missing`` are the characters no face has: ``MISSING_GLYPH`` is drawn for them. A look outlives its document:
    what it looked up for one serves the next.
    """

    def __init__(self, measured: Measured, style: Style, host: Style, font: FontRole) -> None:
        self.size = host.size
        self.tracking = int(host.tracking)
        self.colour = style.colour
        self.font = font
        self._measured = measured
        self._latin = style.latin
        self._han = style.font
        self.own = Table(self._advance)
        self.face = Table(self._face)
        self.missing: set[str] = set()

    def face_key(self, index: int) -> str:
        """Give the key of a face by its place in ``Measured.keys``."""
        return self._measured.keys[index]

    def wide_space(self) -> tuple[int, int]:
        """Give advance and face of a space that follows a Han character: LibreOffice takes it from the Han face."""
        face = self._measured.fonts.face_for(self._han, " ")
        return self._measure(face, " "), self._measured.index(face)

    def _found(self, char: str) -> tuple[Face, str]:
        role = self._latin if char.isascii() else self._han
        if self._measured.fonts.covers(role, char):
            return self._measured.fonts.face_for(role, char), char
        self.missing.add(char)
        return self._measured.fonts.face_for(self._han, MISSING_GLYPH), MISSING_GLYPH

    def _measure(self, face: Face, drawn: str) -> int:
        # LibreOffice reckons each advance in whole sixths of a twip (measured).
        sixths = round(face.advance(drawn) * int(self.size) * 6 / (EMU_PER_TWIP * face.units_per_em))
        return round(sixths * EMU_PER_TWIP / 6) + self.tracking

    def _advance(self, char: str) -> int:
        return 0 if char in CONTROLS else self._measure(*self._found(char))

    def _face(self, char: str) -> int:
        return 0 if char in CONTROLS else self._measured.index(self._found(char)[0])


class Measured:
    """What a font set was asked so far, in any document; ``keys`` are the faces' keys by the index looks give."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.keys: list[str] = [""]
        self._indices: dict[str, int] = {}
        self._looks: dict[tuple[object, ...], Look] = {}

    def index(self, face: Face) -> int:
        """Give a face's place in ``keys``."""
        if face.key not in self._indices:
            self._indices[face.key] = len(self.keys)
            self.keys.append(face.key)
        return self._indices[face.key]

    def look(self, style: Style, host: Style, font: FontRole) -> Look:
        """Give the look of a style's font and colour at its host's size and tracking."""
        key = (style.font, style.latin, style.colour, host.size, host.tracking, font)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = Look(self, style, host, font)
        return found


# A character is looked up once a process, not once a document: that took a third of a document's typesetting.
_measured = lru_cache(maxsize=4)(Measured)


class Looks:
    """The looks of one document, by role."""

    def __init__(self, fonts: Fonts, roles: Mapping[str, FontRole]) -> None:
        self._roles = roles
        self._measured = _measured(fonts)
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, style: Style, host: Style) -> Look:
        """Give the look of a run: font and colour of ``style``, size and tracking of its paragraph's ``host``."""
        key = style.role, host.role
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._measured.look(style, host, self._roles[style.font])
        return found

    @property
    def missing(self) -> frozenset[str]:
        """The characters no face has, of all these looks were asked for: in this document, or in one before."""
        return frozenset().union(*(look.missing for look in self._looks.values()))
