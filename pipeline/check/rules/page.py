"""PAGE: paper, margins, type area (版心)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Box, DocxFacts, LineFacts, PageFacts, PdfFacts, SectionFacts
from pipeline.check.kind import Kind
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import justified

MARGIN: Final = 1.0
"""Tolerance of margins and of the finished type area (§5.2.1, §6.1)."""

ROUNDING: Final = 0.05
_BASELINE: Final = 0.8
# Programs place the baseline in a line at 80 % of it, give or take: between these two nobody can tell from glyphs.
_SURELY_GOOD: Final = 1.5
_SURELY_BAD: Final = 2.5
_FEWEST_FULL: Final = 3
_MANY: Final = 6
_HUNG: Final = "，。、；：！？,.;:!?”’）》"


def upright_sections(case: Case[DocxFacts]) -> list[SectionFacts]:
    """Give the sections whose pages stand upright."""
    return [section for section in case.facts.sections if not section.turned]


def _docx_length(
    case: Case[DocxFacts], name: str, want: float, measure: Callable[[SectionFacts], float], hint: str
) -> Outcomes:
    expected = f"{want:g} ± {MARGIN:g} mm"
    found: dict[float, list[int]] = {}
    for section in upright_sections(case):
        if section.margins:
            found.setdefault(round(measure(section), 2), []).append(section.number)
        else:
            yield unknown(expected, f"section {section.number} states no margins", case.whole)
    for length, sections in found.items():
        told = "" if len(case.facts.sections) == 1 else f" (section {', '.join(map(str, sections))})"
        good = abs(length - want) <= MARGIN + ROUNDING
        yield measured(expected, f"{name} {length:.1f} mm{told}", case.whole, hint, good=good)


def docx_top(case: Case[DocxFacts]) -> Outcomes:
    """The top margin (天头) is 37 ± 1 mm (§5.2.1)."""
    yield from _docx_length(
        case, "top margin", case.standard.top, lambda s: s.top, "set the top margin in the page setup"
    )


def docx_left(case: Case[DocxFacts]) -> Outcomes:
    """The binding margin (订口), gutter included, is 28 ± 1 mm (§5.2.1)."""
    hint = "set the left margin in the page setup"
    yield from _docx_length(case, "left margin", case.standard.left, lambda s: s.left + s.gutter, hint)


def docx_width(case: Case[DocxFacts]) -> Outcomes:
    """The type area is 156 ± 1 mm wide (§5.2.1, §6.1)."""
    page, want = case.standard, case.standard.area_width
    hint = f"set the left and right margins: {page.left:g} and {page.right:g} mm leave {want:g}"
    yield from _docx_length(
        case, "width", want, lambda s: (s.width or case.standard.width) - s.left - s.gutter - s.right, hint
    )


def docx_height(case: Case[DocxFacts]) -> Outcomes:
    """The type area is 225 ± 1 mm high (§5.2.1); 229.8 in GB/T 33476.2, whose lines carry their leading."""
    page, want = case.standard, round(case.standard.area_height, 2)
    hint = f"set the top and bottom margins: {page.top:g} and {page.bottom:g} mm leave {want:g}"
    yield from _docx_length(case, "height", want, lambda s: (s.height or case.standard.height) - s.top - s.bottom, hint)


def pdf_top(case: Case[PdfFacts]) -> Outcomes:
    """The first line of text starts 37 ± 1 mm below the paper's edge (§5.2.1).

    The line's upper edge is reckoned from its baseline, which stands 80 % down the line; ink is lower still. Page 1
    begins with a masthead, so the later pages decide.
    """
    want, expected = case.standard.top, f"{case.standard.top:g} ± {MARGIN:g} mm"
    hint = "the text begins at another height than the top margin asks for"
    tops = [top for page in case.facts.pages if (top := _line_top(case, page)) is not None]
    high = [(page, line) for page in case.facts.pages for line in page.lines[:1] if line.ink.top < want - MARGIN - 0.5]
    if high and len(high) == sum(1 for page in case.facts.pages if page.lines):
        page, line = high[0]
        yield failed(expected, f"ink at {line.ink.top:.1f} mm", case.page(page.number, line.left, line.ink.top), hint)
    elif not tops:
        yield unknown(expected, "no page after the first begins with a line of text", case.whole)
    else:
        top = min(tops)
        actual = f"first lines begin at about {top:.1f} mm"
        if _SURELY_GOOD < abs(top - want) <= _SURELY_BAD:
            yield unknown(expected, f"{actual}: too near to tell from glyphs", case.page(2))
        else:
            yield measured(expected, actual, case.page(2), hint, good=abs(top - want) <= _SURELY_GOOD)


def _line_top(case: Case[PdfFacts], page: PageFacts) -> float | None:
    area = case.facts.area
    if page.number == 1 or area.pitch is None or page.turned:
        return None
    first = next((line for line in page.lines if line is not page.folio), None)
    if first is None or first.size != area.size or first.table:
        return None
    if any(picture.top < first.ink.top for picture in page.pictures):  # the page begins with a picture
        return None
    return first.baseline - _BASELINE * area.pitch * MM_PER_POINT


def pdf_left(case: Case[PdfFacts]) -> Outcomes:
    """Wrapped lines begin 28 ± 1 mm from the paper's left edge (§5.2.1)."""
    want, left = case.standard.left, case.facts.area.left
    expected = f"{want:g} ± {MARGIN:g} mm"
    if left is None or not _full_lines(case):
        yield unknown(expected, "there are too few wrapped lines", case.whole)
    else:
        hint = "the text stands too near the binding edge, or too far from it"
        good = abs(left - want) <= MARGIN + ROUNDING
        yield measured(expected, f"lines begin at {left:.1f} mm", case.page(1, left), hint, good=good)


def pdf_width(case: Case[PdfFacts]) -> Outcomes:
    """Full lines are 156 ± 1 mm wide (§5.2.1, §6.1).

    Only justified lines end on the edge: lines of unlike content that end alike. Others end where the next character
    did not fit, so that up to one character more may be the width.
    """
    want, area = case.standard.area_width, case.facts.area
    expected, full = f"{want:g} ± {MARGIN:g} mm", _full_lines(case)
    if area.left is None or area.right is None or len(full) < _FEWEST_FULL:
        yield unknown(expected, "there are too few full lines", case.whole)
        return
    width, where = area.right - area.left, case.page(1, area.left)
    actual = f"full lines are {width:.1f} mm wide"
    slack = 0.0 if justified(full, area.left, area.right) else (area.size or 0.0) * MM_PER_POINT
    if abs(width - want) <= MARGIN + ROUNDING:
        yield passed(expected, actual, where)
    elif slack and want - slack - MARGIN <= width <= want:
        yield unknown(expected, f"{actual} and not justified: a character more may or may not fit", where)
    else:
        yield failed(expected, actual, where, "left and right margins leave another width than the type area's")


def _full_lines(case: Case[PdfFacts]) -> list[LineFacts]:
    """Give the lines of upright pages that were broken for want of room."""
    size, upright = case.facts.area.size, {page.number for page in case.facts.pages if not page.turned}
    lines = (line for block in case.facts.blocks for line in block.lines[:-1] if line.page in upright)
    return [line for line in lines if line.size == size and not line.table]


def pdf_height(case: Case[PdfFacts]) -> Outcomes:
    """Full pages end at the type area's lower edge, 262 mm (§5.2.1): the deepest line of text decides."""
    want, area = case.standard.area_bottom, case.facts.area
    expected = f"last lines end at {want:g} mm, type area {case.standard.area_height:g} ± {MARGIN:g} mm high"
    deepest = [
        (line, page)
        for page in case.facts.pages
        for line in page.lines
        if not page.turned and line is not page.folio and line.size == area.size and not line.table
    ]
    if area.pitch is None or not deepest:
        yield unknown(expected, "there are too few lines of text", case.whole)
        return
    line, page = max(deepest, key=lambda pair: pair[0].baseline)
    pitch = area.pitch * MM_PER_POINT
    end = line.baseline + (1 - _BASELINE) * pitch
    where, actual = case.page(page.number, line.left, line.baseline), f"the deepest line ends at about {end:.1f} mm"
    if line.baseline > want or end > want + _SURELY_BAD:
        yield failed(expected, actual, where, "text runs below the type area: correct the bottom margin")
    elif end < want - _SURELY_BAD and not _is_parted(case):
        yield unknown(expected, f"{actual}, and no page is surely full", where)
    elif end < want - pitch - MARGIN:
        yield failed(expected, actual, where, "pages end early: correct the bottom margin")
    elif end < want - _SURELY_BAD and case.standard.lines and end < want - 0.5 * pitch:
        yield unknown(expected, f"{actual}: a line more may or may not fit", where)
    else:
        yield passed(expected, actual, where)


def _is_parted(case: Case[PdfFacts]) -> bool:
    """Tell whether a paragraph goes on from an upright page to the next: only then, or of many, is one surely full."""
    pages = [page for page in case.facts.pages if not page.turned]
    upright = {page.number for page in pages}
    parted = (block for block in case.facts.blocks if block.lines and block.lines[0].page != block.lines[-1].page)
    return len(pages) >= _MANY or any(block.lines[0].page in upright for block in parted)


def docx_outside(case: Case[DocxFacts]) -> Outcomes:
    """Nothing but the page number stands outside the type area (§5.2, §7.5): no indent reaches into the margins."""
    expected = "no negative indents"
    bad = 0
    for block in case.structure.blocks:
        out = min(block.left, block.left + block.first_indent, block.right)
        if out < -0.5 and block.paragraph is not None and block.paragraph.frame is None:
            bad += 1
            yield failed(expected, f"{-out:.1f} mm outside the type area", block.where, "take the negative indent away")
    if not bad:
        yield passed(expected, "none", case.whole)


def pdf_outside(case: Case[PdfFacts]) -> Outcomes:
    """No glyph stands outside the type area but the page number, and one hung mark (§5.2, §7.5).

    Where all lines stand elsewhere the margins are wrong, which other rules say: only what leaves the column counts.
    """
    expected = "all text inside the type area"
    room, bad = _room(case), 0
    for page in case.facts.pages:
        if page.turned or (case.kind is Kind.LETTER and page.number == 1):
            continue
        for line in page.lines:
            if line is page.folio:
                continue
            hung = line.size * MM_PER_POINT if line.text[-1] in _HUNG else 0.0
            out = max(
                room.left - line.left,
                line.right - hung - room.right,
                room.top - line.ink.top,
                line.ink.bottom - room.bottom,
            )
            if out > MARGIN:
                bad += 1
                actual = f"{out:.1f} mm outside: {line.text[:12]}"
                yield failed(
                    expected, actual, case.page(page.number, line.left, line.ink.top), "move it into the type area"
                )
    if not case.structure.blocks:
        yield unknown(expected, "the pages hold no text that can be read", case.whole)
    elif not bad:
        yield passed(expected, "nothing outside", case.whole)


def _room(case: Case[PdfFacts]) -> Box:
    """Give the type area asked for, widened to where the body stands when that is elsewhere."""
    want, area = case.standard, case.facts.area
    tops = [top for page in case.facts.pages if (top := _line_top(case, page)) is not None]
    ends = _ends(case)
    return Box(
        left=min([want.left, *_known(area.left)]),
        right=max([want.area_right, *_known(area.right)]),
        top=min([want.top, *tops]),
        bottom=max([want.area_bottom, *ends]),
    )


def _ends(case: Case[PdfFacts]) -> Sequence[float]:
    pitch = (case.facts.area.pitch or 0.0) * MM_PER_POINT
    upright = (page for page in case.facts.pages if not page.turned)
    lines = (line for page in upright for line in page.lines if line is not page.folio and not line.table)
    return [line.baseline + (1 - _BASELINE) * pitch for line in lines if line.size == case.facts.area.size]


def _known(length: float | None) -> tuple[float, ...]:
    return () if length is None else (length,)
