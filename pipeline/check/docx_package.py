"""The parts of a DOCX, opened as a stranger's file: bounded in size, no entities, no network."""

from __future__ import annotations

import math
import posixpath
import zipfile
from typing import Final

from pipeline.check.archive import Archive, Element, resolved
from pipeline.model.problem import SourceError, error

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LONGEST: Final = 1e7
_TYPES: Final = "[Content_Types].xml"


class Package:
    """A DOCX's parts by name. Raises SourceError when it is locked, broken or no Word document."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        try:
            self._archive = Archive(data, path, "docx")
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as failure:
            raise self._refusal(data) from failure
        self.main = self._related("", "/officeDocument")
        if self.main is None or self.part(self.main) is None:
            raise self._refusal(data)

    def _refusal(self, data: bytes) -> SourceError:
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            hint = "take the password off, or save an old .doc as .docx, and check it again"
            return SourceError([error("docx-locked", f"{self.path} is locked or in the old .doc format", None, hint)])
        hint = "open it in Word or WPS and save it anew as .docx"
        return SourceError([error("docx-broken", f"{self.path} cannot be read as a Word document", None, hint)])

    def part(self, name: str | None) -> Element | None:
        """Give a part's XML, None when it is missing or not well-formed."""
        data = self._archive.bytes_of(name) if name else None
        if name is None or data is None:
            return None
        if _STRICT in data[:4000]:
            data = data.replace(_STRICT, W[1:-1].encode()).replace(
                b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()
            )
        return self._archive.parsed(name, data)

    @property
    def faults(self) -> list[str]:
        """What was found wrong with the parts read so far."""
        return self._archive.faults

    def look_through(self) -> None:
        """Parse every part that claims to be XML, so that damage anywhere is noted; and ask for the list of types."""
        if _TYPES not in self._archive.names:
            self._archive.note(f"{_TYPES} is missing")
        for name in sorted(self._archive.names):
            if name.endswith((".xml", ".rels")):
                self.part(name)

    def related_part(self, kind: str) -> Element | None:
        """Give the part the document relates to by a kind (``/styles``), None when there is none."""
        assert self.main is not None
        return self.part(self._related(self.main, kind))

    def core(self) -> Element | None:
        """Give the core properties."""
        return self.part(self._related("", "/core-properties"))

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Give a part's inner relations: id → (kind's last step, target part)."""
        folder, base = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root.iter(_RELATION) if root is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            kind = "/" + relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = kind, resolved(folder, target)
        return found

    def missing(self) -> list[str]:
        """Name the parts that relations promise and the package lacks."""
        assert self.main is not None
        return sorted({part for _, part in self.relations(self.main).values() if part not in self._archive.names})

    def _related(self, name: str, kind: str) -> str | None:
        return next((part for found, part in self.relations(name).values() if found == kind), None)


def value(parent: Element | None, tag: str, attribute: str = "val") -> str | None:
    """Give an attribute of a child element, both in Word's namespace; None when either is absent."""
    child = parent.find(W + tag) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def flag(parent: Element | None, tag: str) -> bool | None:
    """Give an on/off property: None when absent, else what it says (on when it says nothing)."""
    child = parent.find(W + tag) if parent is not None else None
    return None if child is None else child.get(W + "val", "1") not in ("0", "false", "off", "none")


def number(text: str | None) -> float | None:
    """Read a number as Word writes it: twips, or a length with its unit (``28mm``) in twips; None if it is none."""
    if text is None:
        return None
    for unit, twips in (
        ("mm", 1440 / 25.4),
        ("cm", 1440 / 2.54),
        ("in", 1440.0),
        ("pt", 20.0),
        ("pc", 240.0),
        ("pi", 240.0),
    ):
        if text.endswith(unit):
            text, factor = text[: -len(unit)], twips
            break
    else:
        factor = 1.0
    try:
        length = float(text) * factor
    except ValueError:
        return None
    return length if math.isfinite(length) and abs(length) < _LONGEST else None
