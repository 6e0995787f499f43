"""Advances and faces by character, looked up once: what the breaker and the pieces are reckoned from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

    ``face`` values index ``Looks.keys``. A tab or line feed has no advance and the face 0, which is nobody's.
    ``missing`` are the characters no face has: ``MISSING_GLYPH`` is drawn for them.
    """

    def __init__(self, looks: Looks, style: Style, host: Style) -> None:
        self.size = host.size
        self.tracking = int(host.tracking)
        self.colour = style.colour
        self.font = looks.roles[style.font]
        self._looks = looks
        self._latin = style.latin
        self._han = style.font
        self.own = Table(self._advance)
        self.face = Table(self._face)
        self.missing: set[str] = set()

    def face_key(self, index: int) -> str:
        """Give the key of a face by its place in ``Looks.keys``."""
        return self._looks.keys[index]

    def wide_space(self) -> tuple[int, int]:
        """Give advance and face of a space that follows a Han character: LibreOffice takes it from the Han face."""
        face = self._looks.face(self._han, " ")
        return self._measure(face, " "), self._looks.index(face)

    def _found(self, char: str) -> tuple[Face, str]:
        role = self._latin if char.isascii() else self._han
        if self._looks.has(role, char):
            return self._looks.face(role, char), char
        self.missing.add(char)
        return self._looks.face(self._han, MISSING_GLYPH), MISSING_GLYPH

    def _measure(self, face: Face, drawn: str) -> int:
        # LibreOffice reckons each advance in whole sixths of a twip (measured).
        sixths = round(face.advance(drawn) * int(self.size) * 6 / (EMU_PER_TWIP * face.units_per_em))
        return round(sixths * EMU_PER_TWIP / 6) + self.tracking

    def _advance(self, char: str) -> int:
        return 0 if char in CONTROLS else self._measure(*self._found(char))

    def _face(self, char: str) -> int:
        return 0 if char in CONTROLS else self._looks.index(self._found(char)[0])


class Looks:
    """All looks of one document; ``missing`` are the characters without a glyph, in the order they were met."""

    def __init__(self, fonts: Fonts, roles: Mapping[str, FontRole]) -> None:
        self.roles = roles
        self.keys: list[str] = [""]
        self.missing: dict[str, None] = {}
        self._fonts = fonts
        self._indices: dict[str, int] = {}
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, style: Style, host: Style) -> Look:
        """Give the look of a run: font and colour of ``style``, size and tracking of its paragraph's ``host``."""
        key = style.role, host.role
        if key not in self._looks:
            self._looks[key] = Look(self, style, host)
        return self._looks[key]

    def index(self, face: Face) -> int:
        """Give a face's place in ``keys``."""
        if face.key not in self._indices:
            self._indices[face.key] = len(self.keys)
            self.keys.append(face.key)
        return self._indices[face.key]

    def face(self, role: str, char: str) -> Face:
        """Give the face that draws a character in a font role."""
        return self._fonts.face_for(role, char)

    def has(self, role: str, char: str) -> bool:
        """Tell whether a character can be drawn; note it if not."""
        covered = self._fonts.covers(role, char)
        if not covered:
            self.missing[char] = None
        return covered
