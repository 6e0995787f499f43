"""The PDF probe: bytes → PdfFacts. It measures what stands on the pages and knows nothing of who put it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from pipeline.check.facts import Block, Box, LineFacts, PageFacts, PdfFacts, TypeArea
from pipeline.check.pdf_catalogue import read_catalogue
from pipeline.check.pdf_drawings import read_drawings
from pipeline.check.pdf_glyphs import Glyph, GlyphReader, page_point, sheet_point
from pipeline.check.pdf_lines import blocks_of, folio_of, in_tables, lines_of, turned_area, type_area
from pipeline.model.problem import SourceError, error

MOST_PAGES: Final = 3_000
_PASSWORD: Final = 4
_DASHES: Final = "—–－-―─"


def probe_pdf(data: bytes, path: str) -> PdfFacts:
    """Measure a PDF. Raises SourceError when it is locked, broken beyond reading or too long."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as failure:
        raise _refusal(path, getattr(failure, "err_code", None)) from failure
    try:
        count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise SourceError([error("pdf-pages", f"{path} has {count} pages; 1 to {MOST_PAGES} can be checked")])
        reader = GlyphReader(raw)
        pages = tuple(_page(raw, document.raw, reader, number) for number in range(1, count + 1))
    finally:
        document.close()
    upright = [page for page in pages if not page.turned]
    area = type_area(_text(upright or pages))
    blocks = tuple(_blocks(pages, area if upright else None, path))
    return PdfFacts(
        path=path, blocks=blocks, pages=pages, area=area, catalogue=read_catalogue(data), missing=reader.missing
    )


def _text(pages: Iterable[PageFacts]) -> list[LineFacts]:
    return [line for page in pages for line in page.lines if line is not page.folio]


def _blocks(pages: Sequence[PageFacts], area: TypeArea | None, path: str) -> Iterator[Block]:
    """Give the paragraphs; those on pages on their side are measured from where these pages' own text begins."""
    for turned, group in groupby(pages, lambda page: page.turned):
        run = list(group)
        lines = _text(run)
        measured = type_area(lines) if area is None else turned_area(area, run) if turned else area
        yield from blocks_of(lines, measured, path)


def _refusal(path: str, code: int | None) -> SourceError:
    if code == _PASSWORD:
        hint = "take the password off and check the file again"
        return SourceError([error("pdf-locked", f"{path} is locked with a password", None, hint)])
    hint = "open it in a reader and print or save it anew"
    return SourceError([error("pdf-broken", f"{path} cannot be read as a PDF", None, hint)])


def _page(raw: Any, document: Any, reader: GlyphReader, number: int) -> PageFacts:
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        box = Box(left=0, top=0, right=0, bottom=0)
        return PageFacts(number=number, width=0, height=0, lines=(), rules=(), pictures=(box,), folio=None)
    try:
        point, width, height = page_point(raw, page)
        before = reader.sideways
        glyphs, unmapped = reader.read(page, point)
        sideways = reader.sideways - before
        beside = reader.read(page, sheet_point(point, width))[0] if width > height and sideways else []
        drawings = read_drawings(raw, page, number, point)
    finally:
        raw.FPDF_ClosePage(page)
    lines = in_tables(lines_of(glyphs, number), drawings.uprights)
    folio = folio_of(lines, height)
    folio_turned = folio is not None and width > height
    if (upright := folio_of(lines_of(beside, number), width)) is not None:
        folio, folio_turned, glyphs = upright, False, beside
        sideways -= len(beside)
    return PageFacts(
        number=number,
        width=width,
        height=height,
        lines=tuple(lines),
        rules=tuple(drawings.rules),
        pictures=tuple(drawings.pictures),
        folio=folio,
        dash=_dash(glyphs, folio) if folio else None,
        unmapped=unmapped,
        lost=drawings.lost,
        sideways=sideways,
        folio_turned=folio_turned,
    )


def _dash(glyphs: Iterable[Glyph], folio: LineFacts) -> Box | None:
    for glyph in glyphs:
        if glyph.text in _DASHES and abs(glyph.y - folio.baseline) < 1:
            return Box(left=glyph.ink_left, top=glyph.ink_top, right=glyph.ink_right, bottom=glyph.ink_bottom)
    return None
