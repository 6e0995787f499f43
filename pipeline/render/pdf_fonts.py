"""Faces as CID fonts (ISO 32000-1 9.7): one subset a face, Identity-H, ToUnicode for every glyph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from pipeline.model.problem import MissingFont, error
from pipeline.render.pdf_file import PdfFile, decimal

# In a literal string (ISO 32000-1 7.3.4.2); the backslash first, since the others bring some.
ESCAPES: Final = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"))
ESCAPED: Final = frozenset(b"\\()\r")
SYMBOLIC: Final = 4  # font flags: glyphs outside the standard Latin set (ISO 32000-1 table 123)
STEM_WIDTH: Final = 80  # required, used by no reader for embedded fonts
LOW_SURROGATE: Final = re.compile(" (?=d[c-f])")
MAPPINGS_PER_BLOCK: Final = 100  # the limit of one bfrange block (Adobe technical note 5411)


class Subset(Protocol):
    """A subset of a face: font program, CID of each character, advance of each CID in 1/1000 em."""

    @property
    def data(self) -> bytes:
        """Give the font program: a bare CFF table, or a TrueType file."""

    @property
    def glyphs(self) -> Mapping[str, int]:
        """Give each character's CID."""

    @property
    def widths(self) -> Mapping[int, float]:
        """Give each CID's advance."""

    @property
    def is_cff(self) -> bool:
        """Tell whether the outlines are CFF."""


class Face(Protocol):
    """A face of the FontSet as far as embedding needs it; measures in 1/1000 em."""

    @property
    def postscript_name(self) -> str:
        """Give the name that goes into the file."""

    @property
    def ascent(self) -> float:
        """Give the height above the baseline."""

    @property
    def descent(self) -> float:
        """Give the depth below the baseline, negative."""

    @property
    def cap_height(self) -> float:
        """Give the height of capitals."""

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """Give the box around all glyphs."""

    @property
    def italic_angle(self) -> float:
        """Give the slant in degrees."""

    def has(self, char: str) -> bool:
        """Tell whether the face draws a character."""

    def subset(self, chars: Iterable[str]) -> Subset:
        """Make the subset that draws ``chars``."""


class Fonts(Protocol):
    """The FontSet as far as drawing needs it."""

    def face(self, key: str) -> Face:
        """Give the face a piece names."""


class EmbeddedFace:
    """A face in the file: ``resource`` is its name in content streams.

    A glyph that several characters share (a space and a no-break space) can stand for one character only in a
    ToUnicode map; every further character gets a font dictionary of its own over the same embedded program.
    ``readings`` are those maps, CID → character: the first for ``resource``, the others for ``resource.1`` ….
    """

    def __init__(self, resource: str, subset: Subset) -> None:
        self.resource = resource
        self.readings: list[dict[int, str]] = [{}]
        self._codes = {ord(char): chr(cid) for char, cid in subset.glyphs.items()}
        self._apart: dict[str, str] = {}
        first = self.readings[0]
        for char, cid in sorted(subset.glyphs.items()):
            if first.setdefault(cid, char) != char:
                self._read_apart(char, cid)

    def _read_apart(self, char: str, cid: int) -> None:
        place = next((n for n, reading in enumerate(self.readings) if cid not in reading), len(self.readings))
        if place == len(self.readings):
            self.readings.append({})
        self.readings[place][cid] = char
        self._apart[char] = self.resource_of(place)

    def resource_of(self, reading: int) -> str:
        """Give the name a reading's font dictionary has in content streams."""
        return f"{self.resource}.{reading}" if reading else self.resource

    def show(self, text: str, size: str) -> bytes:
        """Give the operators that show ``text``; ``resource`` is the current font before and after."""
        if self._apart and not self._apart.keys().isdisjoint(text):
            return b"".join(self._show_character(char, size) for char in text)
        return self._shown(text)

    def _shown(self, text: str) -> bytes:
        # A CID is two bytes, as UTF-16 writes a character of that number: C does it for the whole text at once.
        codes = text.translate(self._codes).encode("utf-16-be", "surrogatepass")
        if not ESCAPED.isdisjoint(codes):
            for byte, escaped in ESCAPES:
                codes = codes.replace(byte, escaped)
        return b"(" + codes + b")Tj\n"

    def _show_character(self, char: str, size: str) -> bytes:
        shown = self._shown(char)
        if char not in self._apart:
            return shown
        return b"/%b %b Tf%b/%b %b Tf\n" % (
            self._apart[char].encode(), size.encode(), shown, self.resource.encode(), size.encode()
        )  # fmt: skip


def embed_faces(file: PdfFile, fonts: Fonts, used: Mapping[str, set[str]]) -> dict[str, EmbeddedFace]:
    """Embed each face of ``used`` (face key → the characters it draws) and put them into the font resources."""
    embedded: dict[str, EmbeddedFace] = {}
    resources = []
    for number, key in enumerate(sorted(used)):
        face = fonts.face(key)
        characters = sorted(used[key])
        subset = face.subset(characters)
        _require(face, characters, subset)
        embedded[key] = one = EmbeddedFace(f"F{number}", subset)
        name = f"{_tag(''.join(characters))}+{face.postscript_name}"
        descendant = _cid_font(file, name, face, subset)
        for place, reading in enumerate(one.readings):
            font = _composite_font(file, name, subset, descendant, reading)
            resources.append(f"/{one.resource_of(place)} {font} 0 R")
    file.put(file.fonts, f"<<{''.join(resources)}>>")
    return embedded


def _require(face: Face, characters: Sequence[str], subset: Subset) -> None:
    """Never draw .notdef (ISO 14289-1 7.21.8) and never leave a silent gap."""
    lost = [char for char in characters if char not in subset.glyphs]
    if lost:
        points = ", ".join(f"U+{ord(char):04X} {char}" for char in lost)
        message = f"{face.postscript_name} has no glyph for {points}"
        raise MissingFont([error("missing-glyph", message, hint="name a folder with a font that has it: --fonts")])


def _tag(characters: str) -> str:
    """Make the subset's tag of six capitals (ISO 32000-1 9.6.4) from what it holds."""
    number = int.from_bytes(hashlib.sha256(characters.encode("utf-8")).digest()[:8], "big")
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _composite_font(file: PdfFile, name: str, subset: Subset, descendant: int, reading: Mapping[int, str]) -> int:
    base = f"{name}-Identity-H" if subset.is_cff else name
    unicode = file.stream(_to_unicode(reading))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>"
    )


def _cid_font(file: PdfFile, name: str, face: Face, subset: Subset) -> int:
    if subset.is_cff:
        program = f"/FontFile3 {file.font_program(subset.data, '/Subtype/CIDFontType0C')} 0 R"
    else:
        program = f"/FontFile2 {file.stream(subset.data, f'/Length1 {len(subset.data)}')} 0 R"
    box = " ".join(map(decimal, face.bbox))
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {SYMBOLIC}/FontBBox[{box}]"
        f"/ItalicAngle {decimal(face.italic_angle)}/Ascent {decimal(face.ascent)}/Descent {decimal(face.descent)}"
        f"/CapHeight {decimal(face.cap_height)}/StemV {STEM_WIDTH}{program}>>"
    )
    kind = "0" if subset.is_cff else "2/CIDToGIDMap/Identity"
    return file.add(
        f"<</Type/Font/Subtype/CIDFontType{kind}/BaseFont/{name}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {descriptor} 0 R/DW 1000/W[{_widths(subset.widths)}]>>"
    )


def _widths(widths: Mapping[int, float]) -> str:
    """Give the W array's content: runs of consecutive CIDs whose advance is not the default of one em."""
    parts: list[str] = []
    expected = -1
    for cid in sorted(widths):
        if widths[cid] == 1000:
            continue
        if cid != expected:
            parts.append(f"{'] ' if parts else ''}{cid}[")
        parts.append(f"{decimal(widths[cid])} ")
        expected = cid + 1
    return "".join(parts) + "]" * bool(parts)


def _to_unicode(reading: Mapping[int, str]) -> bytes:
    """Give the CMap from CID to Unicode (ISO 32000-1 9.10.3), characters beyond the BMP as surrogate pairs."""
    lines = [f"<{cids[0]:04X}><{cids[-1]:04X}>[{_utf16(reading, cids)}]" for cids in _rows(sorted(reading))]
    blocks = [lines[start : start + MAPPINGS_PER_BLOCK] for start in range(0, len(lines), MAPPINGS_PER_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _rows(cids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Part ascending CIDs into rows without a gap whose high bytes are equal, as a bfrange asks."""
    start = 0
    for end in range(1, len(cids) + 1):
        if end == len(cids) or cids[end] != cids[end - 1] + 1 or not cids[end] & 0xFF:
            yield cids[start:end]
            start = end


def _utf16(reading: Mapping[int, str], cids: Sequence[int]) -> str:
    units = "".join([reading[cid] for cid in cids]).encode("utf-16-be").hex(" ", 2)
    return f"<{LOW_SURROGATE.sub('', units).replace(' ', '><')}>"
