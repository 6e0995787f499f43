"""Glyphs of a PDF page as pdfium places them, in millimetres from the page's top left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from pipeline.check.facts import MM_PER_POINT
from pipeline.check.font_names import Face, face_of, family_name

MOST_GLYPHS: Final = 60_000
"""More glyphs on one page than any page of type has: the rest is not read."""

_SAME_SHAPE: Final = 6
"""So many different characters never have ink of one size to the thousandth of an em, unless it is one glyph."""

_INVISIBLE: Final = 3
_STROKED: Final = 2
_OBSERVED_BOLD: Final = ("bold", "heavy", "black", "粗")
_BOLD_BY_NATURE: Final = (Face.HEITI, Face.XIAOBIAOSONG)

Point = Callable[[float, float], tuple[float, float]]


class Look(NamedTuple):
    """What the glyphs of one text object share."""

    family: str
    face: Face
    size: float
    colour: str
    bold: bool
    visible: bool
    outlined: bool
    upright: bool = True


class Glyph(NamedTuple):
    """One glyph: ``x`` and ``y`` its origin, ``right`` where its advance ends, then the box of its ink."""

    text: str
    x: float
    y: float
    right: float
    ink_left: float
    ink_top: float
    ink_right: float
    ink_bottom: float
    look: Look


def page_point(raw: Any, page: Any) -> tuple[Point, float, float]:
    """Give the map from user space to millimetres on the page as it is shown, and the page's size in mm."""
    turn = raw.FPDFPage_GetRotation(page)
    edges = [ctypes.c_float() for _ in range(4)]
    found = raw.FPDFPage_GetCropBox(page, *edges) or raw.FPDFPage_GetMediaBox(page, *edges)
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    left, bottom, right, top = (edge.value for edge in edges) if found else (0.0, 0.0, width, height)
    maps: dict[int, Point] = {
        0: lambda x, y: ((x - left) * MM_PER_POINT, (top - y) * MM_PER_POINT),
        1: lambda x, y: ((y - bottom) * MM_PER_POINT, (x - left) * MM_PER_POINT),
        2: lambda x, y: ((right - x) * MM_PER_POINT, (y - bottom) * MM_PER_POINT),
        3: lambda x, y: ((top - y) * MM_PER_POINT, (right - x) * MM_PER_POINT),
    }
    return maps[turn % 4], width * MM_PER_POINT, height * MM_PER_POINT


def sheet_point(point: Point, width: float) -> Point:
    """Turn the map to a page on its side into that to the sheet upright, whose left edge is the page's upper one."""

    def turned(x: float, y: float) -> tuple[float, float]:
        across, down = point(x, y)
        return down, width - across

    return turned


class GlyphReader:
    """Reads the glyphs of a document's pages; looks are kept by font, size and colour."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._names: dict[int, tuple[str, Face, bool, bool]] = {}
        self._shapes: dict[tuple[str, float, float, float, float], set[str]] = {}
        self._shaped: set[tuple[str, str]] = set()
        self._sideways = False
        self.sideways = 0
        self._numbers = [ctypes.c_double() for _ in range(6)]
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()

    def read(self, page: Any, point: Point) -> tuple[list[Glyph], int]:
        """Give the visible glyphs in the file's order, white space included, and how many had no character."""
        text_page = self._raw.FPDFText_LoadPage(page)
        if not text_page:
            return [], 0
        (x, y), (start, base) = point(1.0, 0.0), point(0.0, 0.0)
        self._sideways = abs(y - base) > abs(x - start)
        try:
            return self._read(text_page, point)
        finally:
            self._raw.FPDFText_ClosePage(text_page)

    @property
    def missing(self) -> str:
        """The Han characters read so far that share the very ink of many others: a font's sign for what it lacks."""
        return "".join(sorted(char for chars in self._shapes.values() if len(chars) >= _SAME_SHAPE for char in chars))

    def _read(self, text_page: Any, point: Point) -> tuple[list[Glyph], int]:
        raw, unmapped, high = self._raw, 0, 0
        looks: dict[int, Look] = {}
        glyphs: list[Glyph] = []
        for index in range(min(raw.FPDFText_CountChars(text_page), MOST_GLYPHS)):
            code = raw.FPDFText_GetUnicode(text_page, index)
            if code in (10, 13):
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000 and high:
                code, high = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0
            drawn = raw.FPDFText_GetTextObject(text_page, index)
            if not drawn:  # white space the reader puts between words itself
                continue
            key = ctypes.addressof(drawn.contents)
            look = looks.get(key)
            if look is None:
                look = looks[key] = self._look(text_page, index, key, point)
            if not look.visible:
                continue
            if not look.upright:
                self.sideways += 1
                continue
            if code in (0, 0xFFFD) or raw.FPDFText_HasUnicodeMapError(text_page, index) == 1:
                unmapped += 1
                code = 0xFFFD
            glyphs.append(self._glyph(text_page, index, chr(code), look, point))
        return glyphs, unmapped

    def _glyph(self, text_page: Any, index: int, text: str, look: Look, point: Point) -> Glyph:
        raw, (x, y, left, right, bottom, top) = self._raw, self._numbers
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, index, self._box)
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        x_mm, y_mm = point(x.value, y.value)
        ink_left, ink_top = point(left.value, top.value)
        ink_right, ink_bottom = point(right.value, bottom.value)
        if ink_left > ink_right:
            ink_left, ink_right = ink_right, ink_left
        if ink_top > ink_bottom:
            ink_top, ink_bottom = ink_bottom, ink_top
        box = self._box
        if self._sideways:
            advance = max(abs(box.top - y.value), abs(box.bottom - y.value))
        else:
            advance = max(abs(box.right - x.value), abs(box.left - x.value))
        end = x_mm + advance * MM_PER_POINT
        glyph = Glyph(text, x_mm, y_mm, end, ink_left, ink_top, ink_right, ink_bottom, look)
        if look.outlined and "\u3400" <= text <= "\u9fff" and (look.family, text) not in self._shaped:
            self._shaped.add((look.family, text))
            self._keep_shape(glyph)
        return glyph

    def _keep_shape(self, glyph: Glyph) -> None:
        """Keep the box of a character's ink, in em from its origin; once a font, for it is the same each time."""
        em = glyph.look.size * MM_PER_POINT or 1.0
        sides = (
            glyph.ink_left - glyph.x,
            glyph.ink_right - glyph.x,
            glyph.ink_top - glyph.y,
            glyph.ink_bottom - glyph.y,
        )
        left, right, top, bottom = (round(side / em, 3) for side in sides)
        self._shapes.setdefault((glyph.look.family, left, right, top, bottom), set()).add(glyph.text)

    def _look(self, text_page: Any, index: int, key: int, point: Point) -> Look:
        raw = self._raw
        name, face, bold, outlined, mode = "", Face.OTHER, False, False, 0
        text_object = ctypes.cast(key, raw.FPDF_PAGEOBJECT)
        if text_object:
            mode = raw.FPDFTextObj_GetTextRenderMode(text_object)
            name, face, bold, outlined = self._font(raw.FPDFTextObj_GetFont(text_object))
        size = raw.FPDFText_GetFontSize(text_page, index)
        upright = True
        if raw.FPDFText_GetMatrix(text_page, index, self._matrix):
            size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
            (x, y), (start, base) = point(self._matrix.a, self._matrix.b), point(0.0, 0.0)
            upright = x - start > abs(y - base)
        channels = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFText_GetFillColor(text_page, index, *channels)
        colour = "".join(f"{channel.value & 255:02X}" for channel in channels[:3])
        visible = mode != _INVISIBLE and (channels[3].value > 0 or mode in (1, _STROKED))
        return Look(name, face, round(size, 1), colour, bold or mode == _STROKED, visible, outlined, upright)

    def _font(self, font: Any) -> tuple[str, Face, bool, bool]:
        key = ctypes.cast(font, ctypes.c_void_p).value if font else None
        if key is None:
            return "", Face.OTHER, False, False
        if key not in self._names:
            name = font_name(self._raw, font)
            face = face_of(name)
            bold = face not in _BOLD_BY_NATURE and any(word in name.lower() for word in _OBSERVED_BOLD)
            # A font with a program of its own; without one every box is a guess of the reader's.
            length = ctypes.c_size_t()
            outlined = bool(self._raw.FPDFFont_GetIsEmbedded(font) == 1)
            outlined = outlined and bool(self._raw.FPDFFont_GetFontData(font, None, 0, length)) and length.value > 0
            self._names[key] = name, face, bold, outlined
        return self._names[key]


def font_name(raw: Any, font: Any) -> str:
    """Give a font's name as the file has it, without the subset tag."""
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    return family_name(_decoded(buffer.value))


def _decoded(name: bytes) -> str:
    # Names of Chinese fonts come as UTF-8 from modern writers and as GBK from old ones.
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")
