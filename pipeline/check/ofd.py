"""The OFD probe: bytes → OfdFacts. It follows the parts of GB/T 33190-2016 from OFD.xml to the pages' content."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from pipeline.check.archive import Archive, Element, resolved
from pipeline.check.facts import OfdFacts, OfdPage
from pipeline.model.problem import SourceError, error

ENTRY: Final = "OFD.xml"
_SPACE: Final = "http://www.ofdspec.org/2016"
_ANY: Final = "{*}"
"""Some programs write another namespace: that is a fault, and no reason to read nothing."""

_MOST_PAGES: Final = 3_000
_MOST_FAULTS: Final = 20


def is_ofd(data: bytes) -> bool:
    """Tell an OFD by its entry point: a DOCX is a ZIP too."""
    return ENTRY.encode() in data[-65536:] and ENTRY in _names(data)


def _names(data: bytes) -> set[str]:
    try:
        return Archive(data, "", "ofd").names
    except (zipfile.BadZipFile, ValueError, NotImplementedError, SourceError):
        return set()


def probe_ofd(data: bytes, path: str) -> OfdFacts:
    """Read an OFD's structure. Raises SourceError when it is locked, broken beyond reading or too large."""
    try:
        archive = Archive(data, path, "ofd")
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as failure:
        raise _refusal(path, "broken", "cannot be read as an OFD") from failure
    if archive.encrypted or "Encryptions.xml" in archive.names:
        raise _refusal(path, "locked", "is locked with a password")
    return _Reader(archive, path).facts()


def _refusal(path: str, code: str, told: str) -> SourceError:
    hint = "open it in an OFD reader and save it anew"
    return SourceError([error(f"ofd-{code}", f"{path} {told}", None, hint)])


class _Reader:
    """Follows one document of an OFD; what is missing or double is noted in the archive's faults."""

    def __init__(self, archive: Archive, path: str) -> None:
        self._archive = archive
        self._path = path
        self._ids: dict[int, str] = {}
        self._fonts: set[str] = set()

    def facts(self) -> OfdFacts:
        entry = self._part(ENTRY, "OFD")
        body = _child(entry, "DocBody")
        target = _text(_child(body, "DocRoot"))
        if target is None:
            raise _refusal(self._path, "broken", "names no document")
        root = resolved("", target)
        document = self._part(root, "Document")
        if document is None:
            raise _refusal(self._path, "broken", "lacks the document that OFD.xml names")
        pages = tuple(self._pages(document, posixpath.dirname(root)))
        information = _child(body, "DocInfo")
        return OfdFacts(
            path=self._path,
            pages=pages,
            faults=tuple(self._archive.faults[:_MOST_FAULTS]),
            title=_text(_child(information, "Title")),
            author=_text(_child(information, "Author")),
        )

    def _pages(self, document: Element, folder: str) -> Iterator[OfdPage]:
        common = _child(document, "CommonData")
        self._resources(common, folder)
        for template in _children(common, "TemplatePage"):
            self._count(template, "Document.xml")
            self._content(template, folder)
        box = _box(_child(common, "PageArea"))
        listed = _children(_child(document, "Pages"), "Page")
        if not listed:
            self._archive.note("Document.xml lists no page")
        for number, page in enumerate(listed[:_MOST_PAGES], 1):
            self._count(page, "Document.xml")
            content = self._content(page, folder)
            width, height = _box(_child(content, "Area")) or box or (None, None)
            yield OfdPage(number=number, width=width, height=height)
        self._compare(_text(_child(common, "MaxUnitID")))

    def _resources(self, common: Element | None, folder: str) -> None:
        listed = [*_children(common, "PublicRes"), *_children(common, "DocumentRes")]
        if not _children(common, "PublicRes"):
            self._archive.note("Document.xml names no PublicRes")
        for each in listed:
            name = resolved(folder, _text(each) or "")
            root = self._part(name, "Res")
            if root is None:
                continue
            base = resolved(posixpath.dirname(name), root.get("BaseLoc", ""))
            for element in root.iter(_ANY + "*"):
                self._count(element, name)
                if _name(element) == "Font":
                    self._fonts.add(element.get("ID", ""))
                if _name(element) in ("FontFile", "MediaFile"):
                    self._exists(resolved(base, (element.text or "").strip()))

    def _content(self, page: Element, folder: str) -> Element | None:
        name = resolved(folder, page.get("BaseLoc", ""))
        root = self._part(name, "Page")
        for element in root.iter(_ANY + "*") if root is not None else ():
            self._count(element, name)
            font = element.get("Font") if _name(element) == "TextObject" else None
            if font is not None and font not in self._fonts:
                self._archive.note(f"{name} uses font {font}, which no resource defines")
        return root

    def _count(self, element: Element, name: str) -> None:
        """Note an identifier: no two objects of a document share one."""
        stated = element.get("ID")
        if stated is None:
            return
        if not stated.isascii() or not stated.isdecimal() or int(stated[:12]) == 0:
            self._archive.note(f"{name}: {stated[:20]!r} is no identifier")
        elif int(stated[:12]) in self._ids:
            self._archive.note(f"identifier {stated} stands in {self._ids[int(stated[:12])]} and in {name}")
        else:
            self._ids[int(stated[:12])] = name

    def _compare(self, stated: str | None) -> None:
        most = max(self._ids, default=0)
        if stated is None or not stated.isdecimal():
            self._archive.note("Document.xml states no MaxUnitID")
        elif most > int(stated):
            self._archive.note(f"identifier {most} is beyond MaxUnitID {stated}")

    def _part(self, name: str, tag: str) -> Element | None:
        """Give a part's root, None with a fault when it is missing or another element."""
        if not self._exists(name):
            return None
        data = self._archive.bytes_of(name)
        root = self._archive.parsed(name, data) if data is not None else None
        if root is None:
            return None
        if _name(root) != tag:
            self._archive.note(f"{name} is no ofd:{tag}")
            return None
        space = etree.QName(root).namespace
        if space != _SPACE:
            self._archive.note(f"the namespace is {space or 'none'}, not {_SPACE}")
        return root

    def _exists(self, name: str) -> bool:
        if name in self._archive.names:
            return True
        alike = next((each for each in sorted(self._archive.names) if each.lower() == name.lower()), None)
        self._archive.note(f"{name} is missing" + (f": {alike} differs in capitals" if alike else ""))
        return False


def _name(element: Element) -> str:
    return etree.QName(element).localname


def _child(parent: Element | None, tag: str) -> Element | None:
    return parent.find(_ANY + tag) if parent is not None else None


def _children(parent: Element | None, tag: str) -> list[Element]:
    return parent.findall(_ANY + tag) if parent is not None else []


def _text(element: Element | None) -> str | None:
    return (element.text or "").strip() or None if element is not None else None


def _box(area: Element | None) -> tuple[float, float] | None:
    """Give width and height of a PhysicalBox (``0 0 210 297``, mm)."""
    numbers = (_text(_child(area, "PhysicalBox")) or "").split()
    try:
        _, _, width, height = (float(number) for number in numbers)
    except ValueError:
        return None
    return width, height
