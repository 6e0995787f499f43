"""A4 pages imposed on A3 sheets (or, reduced, on A4) for saddle stitching: fold the stack once, staple it in the fold.

The result is for the printer, not for the archive: its sheets carry no tags, bookmarks or links, and it is not PDF/A.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pikepdf

from pipeline.model.problem import Problem, Report, info
from pipeline.printing.document import (
    A3,
    A4,
    Paper,
    decimal,
    lay_upright,
    open_pdf,
    require_upright_a4,
    saved,
    visible_box,
)
from pipeline.printing.pages import PageRanges
from pipeline.printing.proof import Stamp, stamp_pages

PAGES_PER_SHEET: Final = 4

Side = tuple[int | None, int | None]
"""A side of a sheet: the pages on its left and right half, None for a blank."""


def sheet_sides(count: int) -> list[Side]:
    """Give what each side of the sheets carries, front, back, front, back …, outermost sheet first.

    Blanks that fill the last sheet come after page ``count``, inside and on the back cover. Bound left: odd pages are
    on right halves (GB/T 9704-2012 6.3, 7.5).
    """
    total = -(-count // PAGES_PER_SHEET) * PAGES_PER_SHEET
    sides: list[Side] = []
    for low in range(1, total // 2 + 1):
        high = total + 1 - low
        left, right = (high, low) if low % 2 else (low, high)
        sides.append((left if left <= count else None, right if right <= count else None))
    return sides


def make_booklet(
    data: bytes,
    name: str,
    report: Report,
    *,
    sheet: Paper = A3,
    pages: PageRanges | None = None,
    stamp: Stamp | None = None,
) -> bytes:
    """Impose a PDF of A4 pages on landscape sheets; to be printed on both sides, turned over the short edge.

    On A3 every page has its true size, on A4 71 % of it. ``pages`` chooses some before imposing; ``stamp`` marks each
    page as a proof. The title is kept; the same input gives the same bytes. Raises SourceError unless every page is
    upright A4 within 1 mm.
    """
    with open_pdf(data, name, report) as source, pikepdf.new() as target:
        lay_upright(source)
        require_upright_a4(source, name)
        if pages:
            pages.require_within(len(source.pages), name)
        chosen = pages.numbers() if pages else list(range(1, len(source.pages) + 1))
        # What is printed of annotations (a seal, a stamp) must come along; a form XObject has none.
        source.flatten_annotations("print")
        if stamp:
            stamp_pages(source, stamp)
        sides = sheet_sides(len(chosen))
        halves = [_half(source.pages[number - 1], target) for number in chosen]
        for side in sides:
            _add_side(target, sheet, [halves[place - 1] if place else None for place in side])
        _describe(source, target)
        blanks = len(sides) * 2 - len(chosen)
        report(_summary(name, len(chosen), f"{len(sides) // 2} {sheet.name} sheet{'s' * (len(sides) > 2)}", blanks))
        return saved(target, source.pdf_version)


@dataclass(frozen=True, slots=True)
class _Half:
    """A page as a form, and the corner that brings it to the middle of an A4 area, in points."""

    form: pikepdf.Object
    x: float
    y: float


def _half(page: pikepdf.Page, target: pikepdf.Pdf) -> _Half:
    """Take a page into the target file; one that differs from A4 by its millimetre is centred."""
    form = page.as_form_xobject()
    form.BBox = page.cropbox  # what a screen shows of the page; the library would take the trim box
    box = visible_box(page)
    x = (A4.width.pt - float(box.width)) / 2 - float(box.llx)
    y = (A4.height.pt - float(box.height)) / 2 - float(box.lly)
    return _Half(target.copy_foreign(form), x, y)


def _add_side(target: pikepdf.Pdf, sheet: Paper, halves: list[_Half | None]) -> None:
    target.add_blank_page(page_size=(sheet.height.pt, sheet.width.pt))
    scale = sheet.width / A3.width
    page = target.pages[-1]
    operators = []
    forms = pikepdf.Dictionary()
    for place, half in enumerate(halves):
        if half is None:
            continue
        key = f"/P{place}"
        forms[key] = half.form
        x, y = (half.x + A4.width.pt * place) * scale, half.y * scale
        operators.append(f"q {decimal(scale)} 0 0 {decimal(scale)} {decimal(x)} {decimal(y)} cm {key} Do Q")
    page.obj.Resources = pikepdf.Dictionary(XObject=forms)
    page.obj.Contents = target.make_stream("\n".join(operators).encode("ascii"))


def _describe(source: pikepdf.Pdf, target: pikepdf.Pdf) -> None:
    title = source.docinfo.get("/Title")
    if title is not None:
        target.docinfo["/Title"] = str(title)
    target.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=title is not None,
        Duplex=pikepdf.Name.DuplexFlipShortEdge,
        PickTrayByPDFSize=True,
        PrintScaling=pikepdf.Name("/None"),
    )
    layers = source.Root.get("/OCProperties")
    if layers is not None:
        # Without it a layer that is switched off would be printed.
        target.Root.OCProperties = target.copy_foreign(layers if layers.is_indirect else source.make_indirect(layers))


def _summary(name: str, count: int, sheets: str, blanks: int) -> Problem:
    filled = f", {blanks} blank at the end" if blanks else ""
    message = f"{name}: {count} pages on {sheets}{filled}"
    hint = "print on both sides, turned over the short edge, at 100 %; fold the stack once and staple it in the fold"
    return info("booklet", message, None, hint)
