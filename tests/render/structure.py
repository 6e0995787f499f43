"""The structure tree as pdfium gives it to a program that reads aloud, written as text: an element a line."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

LONGEST = 40


def structure_tree(data: bytes) -> str:
    """Give each page's elements with their own text; an element on several pages is there on each of them."""
    document = pypdfium2.PdfDocument(data)
    try:
        lines = [line for number, page in enumerate(document, 1) for line in (f"page {number}", *_page(page))]
    finally:
        document.close()
    return shortened("\n".join(lines) + "\n")


def shortened(tree: str) -> str:
    """Leave the beginning and the end of every long line."""
    return "".join(
        line if len(line) <= LONGEST else f"{line[: LONGEST - 8]}…{line[-8:]}"
        for line in tree.splitlines(keepends=True)
    )


def _page(page: pypdfium2.PdfPage) -> Iterator[str]:
    texts = _texts(page)
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    yield "Root"
    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from _element(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), texts, "  ")
    pdfium.FPDF_StructTree_Close(tree)


def _element(element: Any, texts: dict[int, str], indent: str) -> Iterator[str]:
    places = range(pdfium.FPDF_StructElement_CountChildren(element))
    children = [pdfium.FPDF_StructElement_GetChildAtIndex(element, place) for place in places]
    marks = [pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place) for place in places]
    own = [" ".join(texts[mark].split()) for mark in marks if mark >= 0]
    yield " ".join([indent + _string(pdfium.FPDF_StructElement_GetType, element), *own])
    for child in filter(None, children):
        yield from _element(child, texts, indent + "  ")


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Give the text of each marked content by its MCID; artifacts have none."""
    texts: dict[int, str] = defaultdict(str)
    characters = page.get_textpage()
    for piece in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        mark = pdfium.FPDFPageObj_GetMarkedContentID(piece.raw)
        if mark >= 0:
            texts[mark] += _string(pdfium.FPDFTextObj_GetText, piece.raw, characters.raw)
    return texts


def _string(function: Callable[..., int], *arguments: Any) -> str:
    """Ask one of pdfium's functions that fill a buffer with UTF-16: first for its size, then for the text."""
    kind = function.argtypes[len(arguments)]  # type: ignore[attr-defined]
    size = function(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, kind), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")
