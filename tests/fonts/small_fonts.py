"""Small fonts under any name: a cut of LXGW WenKai with a name table and embedding rights of ours."""

from __future__ import annotations

import struct
from pathlib import Path

import uharfbuzz as hb

from pipeline.fonts.places import FONT_SUFFIXES, cache_folder

SOURCE = cache_folder() / "LXGWWenKai-Light.ttf"  # as it is before a test moves the cache folder


def write_font(path: Path, family: str, *, chars: str = "的一0A〓 ", rights: int = 0) -> Path:
    """Write a TrueType font of this family with glyphs for ``chars`` and OS/2 fsType ``rights``."""
    assert path.suffix.lower() in FONT_SUFFIXES
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, chars))
    face = hb.subset(hb.Face(hb.Blob.from_file_path(str(SOURCE))), request)
    tables = {tag: face.reference_table(tag).data for tag in ("cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp")}
    metrics = face.reference_table("OS/2").data
    tables["OS/2"] = metrics[:8] + struct.pack(">H", rights) + metrics[10:]
    tables["name"] = _name_table(family)
    path.write_bytes(sfnt(tables))
    return path


def _name_table(family: str) -> bytes:
    values = {1: family, 4: family, 6: "".join(char for char in family if char.isascii() and char != " ") or "Font"}
    records, strings = b"", b""
    for number, value in values.items():
        text = value.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x0804, number, len(text), len(strings))
        strings += text
    return struct.pack(">3H", 0, len(values), 6 + len(records)) + records + strings


def sfnt(tables: dict[str, bytes], kind: bytes = b"\0\1\0\0") -> bytes:
    """Assemble a font file; checksums stay 0, which readers of glyphs do not look at."""
    at = 12 + 16 * len(tables)
    directory, body = kind + struct.pack(">HHHH", len(tables), 0, 0, 0), b""
    for tag in sorted(tables):
        directory += struct.pack(">4sIII", tag.encode(), 0, at + len(body), len(tables[tag]))
        body += tables[tag] + bytes(-len(tables[tag]) % 4)
    return directory + body
