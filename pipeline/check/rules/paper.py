"""PAGE: paper, upright or on its side, and what all sections share."""

from __future__ import annotations

from collections import Counter
from typing import Final

from pipeline.check.facts import DocxFacts, PageFacts, PdfFacts, SectionFacts
from pipeline.check.rules.case import Case, Outcome, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.page import MARGIN, ROUNDING, upright_sections

_PAPER: Final = 0.5


def docx_paper(case: Case[DocxFacts]) -> Outcomes:
    """Every section is on A4 (§5.1); a section turned on its side is A4 turned (§8)."""
    want = case.standard
    expected = f"{want.width:g} × {want.height:g} mm"
    for section in case.facts.sections:
        where = case.whole
        if section.width is None or section.height is None:
            yield unknown(expected, f"section {section.number} states no paper size", where)
            continue
        size = (section.width, section.height)
        turned = section.turned and section.number > 1
        good = is_size(size, want.width, want.height) or (turned and is_size(size[::-1], want.width, want.height))
        actual = f"section {section.number}: {size[0]:.1f} × {size[1]:.1f} mm"
        yield measured(expected, actual, where, "set the paper to A4, upright", good=good)


def pdf_paper(case: Case[PdfFacts]) -> Outcomes:
    """Every page is A4 (§5.1), upright, or turned on its side for a wide table (§8)."""
    want = case.standard
    expected = f"{want.width:g} × {want.height:g} mm"
    bad = [page for page in case.facts.pages if not _is_page(page, want.width, want.height)]
    for page in bad:
        yield failed(
            expected, f"{page.width:.1f} × {page.height:.1f} mm", case.page(page.number), "print on A4 without scaling"
        )
    if not bad:
        yield passed(expected, f"all {len(case.facts.pages)} pages", case.whole)


def is_size(size: tuple[float, float], width: float, height: float) -> bool:
    """Tell a paper of so many millimetres."""
    return abs(size[0] - width) <= _PAPER and abs(size[1] - height) <= _PAPER


def _is_page(page: PageFacts, width: float, height: float) -> bool:
    upright = is_size((page.width, page.height), width, height)
    return upright or (page.number > 1 and is_size((page.height, page.width), width, height))


def docx_sections(case: Case[DocxFacts]) -> Outcomes:
    """All sections have one page setup; a landscape one is the same paper turned (§8)."""
    expected = "the same page setup in every section"
    setups = Counter(
        tuple(round(length or 0, 1) for length in (s.width, s.height, s.top, s.bottom, s.left, s.right))
        for s in upright_sections(case)
        if s.margins
    )
    actual = f"{len(setups)} page setups in {len(case.facts.sections)} sections"
    hint = "give every section the same paper and margins"
    yield measured(expected, actual, case.whole, hint, good=len(setups) <= 1)
    for section in case.facts.sections:
        if section.turned and section.margins and len(setups) == 1:
            yield _docx_turned(case, section, next(iter(setups)))


def _docx_turned(case: Case[DocxFacts], section: SectionFacts, setup: tuple[float, ...]) -> Outcome:
    """Compare the margins of pages on their side: turned upright, head to the binding edge, they are the others'."""
    _, _, top, bottom, left, right = setup
    found = (section.top + section.gutter, section.right, section.bottom, section.left)
    expected = f"margins of a page on its side: {left:g}, {top:g}, {right:g}, {bottom:g} mm, clockwise from the top"
    actual = f"section {section.number}: {', '.join(f'{each:.1f}' for each in found)} mm"
    if _alike(found, (right, bottom, left, top)):
        return unknown(expected, f"{actual}: so if its head is bound at the other edge", case.whole)
    hint = "the sheet's binding edge is the upper edge of a page on its side"
    return measured(expected, actual, case.whole, hint, good=_alike(found, (left, top, right, bottom)))


def _alike(found: tuple[float, ...], wanted: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= MARGIN + ROUNDING for a, b in zip(found, wanted, strict=True))


def pdf_sections(case: Case[PdfFacts]) -> Outcomes:
    """All pages have one size; a landscape one is the same paper turned (§8)."""
    sizes = {tuple(sorted((round(page.width), round(page.height)))) for page in case.facts.pages}
    yield measured(
        "one paper size",
        f"{len(sizes)} paper sizes",
        case.whole,
        "print every page on the same paper",
        good=len(sizes) == 1,
    )
