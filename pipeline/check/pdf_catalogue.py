"""What a PDF says of itself outside its pages: catalogue, metadata, fonts, structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pipeline.check.facts import Catalogue

_PART: Final = re.compile(r"pdfaid:part(?:=\"|>)\s*(\d)")
_CONFORMANCE: Final = re.compile(r"pdfaid:conformance(?:=\"|>)\s*([A-Za-z])")
_MOST_ELEMENTS: Final = 5_000
_HEADING: Final = re.compile(r"^/?H([1-6])?$")
_ACTIVE: Final = {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ImportData"}


def read_catalogue(data: bytes) -> Catalogue:
    """Read the catalogue; every fact that damage hides is None."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return _catalogue(pdf)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, LookupError, AttributeError):
        return Catalogue()


def _catalogue(pdf: Any) -> Catalogue:
    root = pdf.Root
    xmp = _bytes(root.get("/Metadata")).decode("utf-8", "replace")
    part, conformance = _PART.search(xmp), _CONFORMANCE.search(xmp)
    info = pdf.trailer.get("/Info") or {}
    view = root.get("/ViewerPreferences") or {}
    tree = root.get("/StructTreeRoot")
    return Catalogue(
        title=_text(info.get("/Title")),
        author=_text(info.get("/Author")),
        language=_text(root.get("/Lang")),
        tagged=tree is not None and bool((root.get("/MarkInfo") or {}).get("/Marked", False)),
        headings=tree is not None and any(_HEADING.match(kind) for kind in _kinds(tree)),
        display_title=bool(view.get("/DisplayDocTitle", False)),
        output_intent=bool(len(root.get("/OutputIntents") or [])),
        part=f"{part[1]}{conformance[1].lower() if conformance else ''}" if part else "",
        identified="/ID" in pdf.trailer,
        encrypted=bool(pdf.is_encrypted),
        active=tuple(sorted(_active(root))),
        loose_fonts=tuple(sorted(_loose_fonts(pdf))),
    )


def _bytes(stream: Any) -> bytes:
    return bytes(stream.read_bytes()) if stream is not None else b""


def _text(value: Any) -> str | None:
    return str(value).strip() or None if value is not None else None


def _kinds(tree: Any) -> Iterator[str]:
    """Give the structure types in the tree, role-mapped ones as they are mapped."""
    roles = {str(name): str(role) for name, role in (tree.get("/RoleMap") or {}).items()}
    todo, seen = [tree.get("/K")], 0
    while todo and seen < _MOST_ELEMENTS:
        node = todo.pop()
        seen += 1
        kind = getattr(node, "_type_name", "")
        if kind == "array":
            todo += list(node)
        elif kind == "dictionary":
            name = str(node.get("/S", ""))
            yield roles.get(name, name)
            if "/K" in node:
                todo.append(node["/K"])


def _active(root: Any) -> Iterator[str]:
    if "/JavaScript" in (root.get("/Names") or {}):
        yield "JavaScript"
    action = root.get("/OpenAction")
    if getattr(action, "_type_name", "") == "dictionary" and str(action.get("/S")) in _ACTIVE:
        yield str(action.get("/S")).lstrip("/")
    if "/AA" in root:
        yield "additional actions"


def _loose_fonts(pdf: Any) -> Iterator[str]:
    """Give the names of the fonts that pages and their form objects use and that are not embedded."""
    seen: set[tuple[int, int]] = set()
    todo = [resources for page in pdf.pages if (resources := page.get("/Resources")) is not None]
    while todo:
        resources = todo.pop()
        if resources.objgen != (0, 0):
            if resources.objgen in seen:
                continue
            seen.add(resources.objgen)
        for font in (resources.get("/Font") or {}).values():
            if font.objgen in seen and font.objgen != (0, 0):
                continue
            seen.add(font.objgen)
            if not _embedded(font):
                yield str(font.get("/BaseFont", "?")).lstrip("/")
        forms = (form for form in (resources.get("/XObject") or {}).values() if form.get("/Subtype") == "/Form")
        todo += [inner for form in forms if (inner := form.get("/Resources")) is not None]


def _embedded(font: Any) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    if "/DescendantFonts" in font:
        font = font["/DescendantFonts"][0]
    descriptor = font.get("/FontDescriptor") or {}
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
