"""The zip container of a Word file, opened with mistrust: sizes before and while inflating, no entities, no depth."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from pipeline.model.problem import SourceError
from pipeline.read.intake import Intake
from pipeline.read.limits import MEGABYTE, source_error
from pipeline.read.sniff import encrypted

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST_PART: Final = 30 * MEGABYTE
"""The longest part that is inflated. The text of a 500-page report takes about 10 MB of XML."""

LARGEST_WHOLE: Final = 1_000 * MEGABYTE
MOST_PARTS: Final = 10_000
STEEPEST: Final = 300
"""XML shrinks to a tenth or twentieth, a bomb to a thousandth; small parts may be as repetitive as they like."""

MOST_ELEMENTS: Final = 500_000
"""Elements of a part; the tree of so many takes 200 MB, or 400 MB when each has attributes of its own."""

OFFICE_DOCUMENT: Final = "/officeDocument"


class Package:
    """A Word file's parts by name; SourceError when the container or a part is not to be trusted."""

    def __init__(self, intake: Intake) -> None:
        self.path = intake.path
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(intake.data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise self._broken("its zip container is broken") from None
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._check_sizes()

    def _check_sizes(self) -> None:
        whole = sum(entry.file_size for entry in self._entries.values())
        if whole > LARGEST_WHOLE or len(self._archive.infolist()) > MOST_PARTS:
            raise self._bomb(f"its parts unpack to {whole // MEGABYTE} MB in {len(self._archive.infolist())} files")
        if any(entry.flag_bits & 1 for entry in self._entries.values()):
            raise encrypted(self.path)

    def names(self, beginning: str) -> list[str]:
        """Give the names of the XML parts that begin so, in order."""
        return sorted(name for name in self._entries if name.startswith(beginning) and name.endswith(".xml"))

    def xml(self, name: str) -> _Element | None:
        """Give a part's root element, None if there is no such part."""
        entry = self._entries.get(name)
        return None if entry is None else self._parse(name, self._inflate(entry))

    def data(self, name: str) -> bytes | None:
        """Give a part's bytes, None if there is no such part."""
        entry = self._entries.get(name)
        return None if entry is None else self._inflate(entry)

    def relations(self, part: str) -> dict[str, tuple[str, bool]]:
        """Give what a part's relationships lead to, by identifier: a part's name, or an address outside (True)."""
        folder, name = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{name}.rels")
        found: dict[str, tuple[str, bool]] = {}
        for relation in [] if root is None else root:
            target, outside = relation.get("Target") or "", relation.get("TargetMode") == "External"
            inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[relation.get("Id") or ""] = (target if outside else inside, outside)
        return found

    def main_part(self) -> str:
        """Give the name of the part that holds the text, as the package's relationships state it."""
        relations = self.xml("_rels/.rels")
        for relation in [] if relations is None else relations:
            if isinstance(relation.tag, str) and (relation.get("Type") or "").endswith(OFFICE_DOCUMENT):
                name = posixpath.normpath((relation.get("Target") or "").lstrip("/"))
                if name in self._entries:
                    return name
        if "word/document.xml" not in self._entries:
            raise self._broken("it has no main text")
        return "word/document.xml"

    def _inflate(self, entry: zipfile.ZipInfo) -> bytes:
        """Inflate a part, trusting neither the stated size nor the ratio."""
        if entry.file_size > LARGEST_PART:
            raise self._bomb(f"its part {entry.filename} unpacks to {entry.file_size // MEGABYTE} MB")
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except RuntimeError:
            raise encrypted(self.path) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise self._broken(f"its part {entry.filename} cannot be unpacked") from None
        if len(data) > LARGEST_PART or (len(data) > MEGABYTE and len(data) > STEEPEST * max(1, entry.compress_size)):
            raise self._bomb(f"its part {entry.filename} unpacks to {len(data) // MEGABYTE} MB or more")
        return data

    def _parse(self, name: str, data: bytes) -> _Element:
        from lxml import etree

        if data.count(b"<") - data.count(b"</") > MOST_ELEMENTS:
            raise self._bomb(f"its part {name} has more than {MOST_ELEMENTS} elements")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._bomb(f"its part {name} declares entities, which no Word file does")
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as reason:
            if "depth" in str(reason):
                raise self._bomb(f"its part {name} is nested more than 256 levels deep") from None
            raise self._broken(f"its part {name} is not well-formed XML") from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._bomb(f"its part {name} declares entities, which no Word file does")
        return root

    def _broken(self, what: str) -> SourceError:
        hint = "Open it in Word or WPS, which may repair it, and save it again."
        return source_error("docx-broken", f"The document is damaged: {what}.", self.path, hint)

    def _bomb(self, what: str) -> SourceError:
        hint = "Open it in Word or WPS, copy the article into a new document and save that."
        return source_error("docx-refused", f"The document is refused: {what}.", self.path, hint)
