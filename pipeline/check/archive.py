"""A ZIP of XML parts, opened as a stranger's file: bounded in size, no entities, no network."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Final

from lxml import etree

from pipeline.model.problem import SourceError, error

_MOST_BYTES: Final = 80_000_000
_MOST_PARTS: Final = 4_000
_PROLOGUE: Final = 4096

Element = etree._Element


class Archive:
    """The parts of a ZIP by name; ``faults`` are what was found wrong with them while they were read.

    Raises zipfile.BadZipFile, ValueError or NotImplementedError when the data is no ZIP that can be read, SourceError
    (``<form>-large``) when it unpacks to more than can be checked.
    """

    def __init__(self, data: bytes, path: str, form: str) -> None:
        self.faults: list[str] = []
        self._zip = zipfile.ZipFile(BytesIO(data))
        infos = self._zip.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_BYTES:
            raise SourceError([error(f"{form}-large", f"{path} unpacks to more than can be checked")])
        self.names = {info.filename for info in infos}
        self.encrypted = any(info.flag_bits & 1 for info in infos)

    def bytes_of(self, name: str) -> bytes | None:
        """Give a part's bytes, None when it is missing or damaged."""
        if name not in self.names:
            return None
        try:
            return self._zip.read(name)
        except Exception as failure:  # zlib.error is no OSError, and other compressors have errors of their own
            self.note(f"{name} cannot be unpacked ({type(failure).__name__})")
        return None

    def parsed(self, name: str, data: bytes) -> Element | None:
        """Parse a part's bytes as XML, None when they are not well-formed."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as failure:
            self.note(f"{name} is not well-formed XML: {failure.msg}")
            return None
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            self.note(f"{name} declares a document type")
        return root

    def note(self, fault: str) -> None:
        """Keep a fault, once."""
        if fault not in self.faults:
            self.faults.append(fault)


def resolved(folder: str, target: str) -> str:
    """Give the name of the part a path means: from the root when it begins with a slash, else from a folder."""
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
