"""One face of a font file: characters to glyphs, advances, and the subset a PDF embeds. HarfBuzz does the work."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

from pipeline.fonts.catalogue import KnownFace
from pipeline.model.records import dataclass

SPACES: Final = frozenset(" \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
"""Characters that have a width and no outline."""

UNPRINTABLE: Final = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x115F, 0x1160, 0x3164, 0xFFA0)))
"""Controls, the zero-width space and fillers: fonts map them to blank glyphs, and nobody is to print a silent gap."""

RESTRICTED: Final = 0x0002  # OS/2 fsType: no embedding without the maker's leave
NO_SUBSETTING: Final = 0x0100
BITMAPS_ONLY: Final = 0x0200

GLYPHS_PER_SUBSET: Final = 320
MOST_PREPARED: Final = 30_000
"""A face of at most so many glyphs is prepared for fast subsetting once it has been cut as often as pays, its glyphs
by ``GLYPHS_PER_SUBSET`` (measured: FandolFang's 10,365 glyphs take 130 ms and 20 MiB and save 4 ms a subset; Noto
Serif's 65,535 take 1,000 ms and 115 MiB and save 3 ms: never)."""

FLAGS: Final = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_BIDI_CLOSURE
CFF_FLAGS: Final = FLAGS | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.NO_HINTING
"""CID-keyed outlines come out with CID = glyph index, which is what Identity-H selects by. Hints are for coarse screens
and take 5 % of the file; TrueType's are kept, for some old Chinese faces draw their strokes with them."""

UNUSED_TABLES: Final = tuple(
    int.from_bytes(tag, "big")
    for tag in (b"BASE", b"GDEF", b"GPOS", b"GSUB", b"OS/2", b"VORG", b"cmap", b"gasp", b"name", b"post", b"vhea",
                b"vmtx", b"DSIG", b"EBDT", b"EBLC", b"EBSC", b"kern", b"hdmx", b"VDMX", b"LTSH", b"PCLT", b"meta")
)  # fmt: skip
"""What a PDF does not need of a font program (ISO 32000-1 9.9): the composite font maps codes and gives widths."""


@dataclass(frozen=True, slots=True)
class Subset:
    """Part of a face, ready to embed.

    ``data``: a bare CFF table (FontFile3, CIDFontType0C) when ``is_cff``, else a whole TrueType file (FontFile2).
    ``glyphs``: character → CID; with Identity-H the CID is the glyph's index in ``data``. ``widths``: CID → advance in
    1/1000 em, unrounded.
    """

    data: bytes
    glyphs: dict[str, int]
    widths: dict[int, float]
    is_cff: bool


class Face:
    """A face. ``key`` names it within a run; ``path`` and ``index`` say where it is; the file is mapped, not read.

    ``stand_in`` tells whether it is used in place of an official face. Metrics (``ascent``, ``descent``,
    ``cap_height``, ``bbox``) are 1/1000 em; ``advance`` is in font units, ``units_per_em`` to the em.
    """

    def __init__(self, path: Path, index: int, known: KnownFace, *, stand_in: bool) -> None:
        self.path = path
        self.index = index
        self.key = f"{path.name}#{index}"
        self.stand_in = stand_in
        self._known = known
        self._face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self._font = hb.Font(self._face)
        self.units_per_em: int = self._face.upem
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, int] = {}
        self._subsets = 0
        self._source = self._face

    @property
    def usable(self) -> bool:
        """Tell whether the file holds glyphs at all (a damaged or foreign file does not)."""
        return bool(self._face.glyph_count)

    @property
    def faces_in_file(self) -> int:
        """Count the faces of the file: more than one in a collection."""
        return int(self._face.count)

    @cached_property
    def identity(self) -> tuple[str, int, bytes]:
        """Tell the face from others of its name: PostScript name, glyph count, ``head`` table with its checksum."""
        return self.postscript_name, int(self._face.glyph_count), bytes(self._face.reference_table("head").data)

    def glyph(self, char: str) -> int:
        """Give a character's glyph in the whole face, 0 if it draws nothing or the wrong thing."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self._look_up(char)
        return found

    def _look_up(self, char: str) -> int:
        if char in UNPRINTABLE or char in self._known.wrong:
            return 0
        glyph: int = self._font.get_nominal_glyph(ord(char)) or 0
        if not glyph or self._known.vetted or char in SPACES:
            return glyph
        extents = self._font.get_glyph_extents(glyph)
        return glyph if extents and (extents.width or extents.height) else 0

    def has(self, char: str) -> bool:
        """Tell whether the face draws the character: mapped, not .notdef, with an outline, and not known as wrong."""
        return self.glyph(char) != 0

    def is_narrow(self, char: str) -> bool:
        """Tell whether the character's width differs from an official face's, so that another face should draw it."""
        return char in self._known.narrow

    def advance(self, char: str) -> int:
        """Give a character's advance in font units; a character the face lacks advances like .notdef."""
        found = self._advances.get(char)
        if found is None:
            found = self._advances[char] = self._font.get_glyph_h_advance(self.glyph(char))
        return found

    def subset(self, chars: Iterable[str]) -> Subset:
        """Cut the face down to the characters it has of ``chars``. The same characters give the same bytes."""
        wanted = {char: glyph for char in sorted(set(chars)) if (glyph := self.glyph(char))}
        request = hb.SubsetInput()
        request.unicode_set.update(map(ord, wanted))
        request.drop_table_tag_set.update(UNUSED_TABLES)
        request.flags = CFF_FLAGS if self.is_cff else FLAGS
        plan = hb.SubsetPlan(self._subset_source(), request)
        numbers = plan.old_to_new_glyph_mapping
        glyphs = {char: numbers[glyph] for char, glyph in wanted.items()}
        scale = self.units_per_em
        widths = {cid: self.advance(char) * 1000 / scale for char, cid in glyphs.items()}
        made = plan.execute()
        data = made.reference_table("CFF ").data if self.is_cff else made.blob.data
        return Subset(data, glyphs, widths, self.is_cff)

    def _subset_source(self) -> Any:
        # In a long batch the face is prepared once; the subsets' bytes are the same either way.
        self._subsets += 1
        glyphs = self._face.glyph_count
        if glyphs <= MOST_PREPARED and self._subsets == 1 + glyphs // GLYPHS_PER_SUBSET:
            self._source = hb.subset_preprocess(self._face)
        return self._source

    def names(self) -> frozenset[str]:
        """Give every family, full and PostScript name the file states, in any language, for looking it up."""
        kinds = (hb.OTNameIdPredefined.FONT_FAMILY, hb.OTNameIdPredefined.FULL_NAME)
        records = [(entry.name_id, entry.language) for entry in self._face.list_names() if entry.name_id in kinds]
        stated = {self._face.get_name(kind, language) for kind, language in records}
        return frozenset(name for name in stated | {self.postscript_name} if name)

    @cached_property
    def family(self) -> str:
        """Name of the family, in English where the file states one."""
        kinds = (hb.OTNameIdPredefined.TYPOGRAPHIC_FAMILY, hb.OTNameIdPredefined.FONT_FAMILY)
        stated = (self._face.get_name(kind, "en") for kind in kinds)
        return next((str(name) for name in stated if name), self.path.stem)

    @cached_property
    def postscript_name(self) -> str:
        """PostScript name, in the characters a PDF name allows; the file's stem where the file states none."""
        found = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME, "en") or self.path.stem
        allowed = "".join(char for char in found if char.isascii() and (char.isalnum() or char in "-_."))
        return allowed or "Font"

    @cached_property
    def is_cff(self) -> bool:
        """Tell whether the outlines are PostScript's (CFF), not TrueType's (glyf)."""
        return "CFF " in self._face.table_tags

    @cached_property
    def embeddable(self) -> bool:
        """Tell whether OS/2 fsType lets a subset be embedded (OpenType 1.9, OS/2)."""
        rights: int = self._number("OS/2", 8, ">H")
        usage = rights & 0x000F
        return usage != RESTRICTED and not rights & (NO_SUBSETTING | BITMAPS_ONLY)

    @cached_property
    def ascent(self) -> int:
        """Typographic ascent in 1/1000 em."""
        return self._thousandths(self._number("OS/2", 68, ">h") or self._number("hhea", 4, ">h"))

    @cached_property
    def descent(self) -> int:
        """Typographic descent in 1/1000 em, negative (some files state it with the wrong sign)."""
        return -abs(self._thousandths(self._number("OS/2", 70, ">h") or self._number("hhea", 6, ">h")))

    @cached_property
    def cap_height(self) -> int:
        """Height of H in 1/1000 em; the ascent for a face without H."""
        extents = self._font.get_glyph_extents(self.glyph("H")) if self.has("H") else None
        return self._thousandths(extents.y_bearing) if extents else self.ascent

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """Box around all glyphs in 1/1000 em: left, bottom, right, top."""
        left, bottom, right, top = (self._thousandths(self._number("head", at, ">h")) for at in (36, 38, 40, 42))
        return left, bottom, right, top

    @cached_property
    def italic_angle(self) -> float:
        """Slant in degrees counter-clockwise from the vertical."""
        return self._number("post", 4, ">i") / 65536

    def _thousandths(self, units: int) -> int:
        return round(units * 1000 / self.units_per_em)

    def _number(self, table: str, at: int, form: str) -> int:
        data: bytes = self._face.reference_table(table).data
        if len(data) < at + struct.calcsize(form):
            return 0
        return int(struct.unpack_from(form, data, at)[0])


def open_face(path: Path, known: KnownFace, *, stand_in: bool) -> Face | None:
    """Open the face of a file that ``known`` means; None if the file is unreadable, damaged or holds none."""
    try:
        first = Face(path, 0, known, stand_in=stand_in)
    except hb.HarfBuzzError:
        return None
    if not first.usable:
        return None
    for index in range(1, first.faces_in_file if known.postscript else 1):
        if first.postscript_name == known.postscript:
            break
        other = Face(path, index, known, stand_in=stand_in)
        if other.postscript_name == known.postscript:
            return other
    return first
