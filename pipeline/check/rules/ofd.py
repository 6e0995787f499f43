"""OFD: the parts of an OFD, its paper, what it says of itself (GB/T 33190-2016)."""

from __future__ import annotations

from pipeline.check.facts import OfdFacts
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.files import said
from pipeline.check.rules.paper import is_size


def paper(case: Case[OfdFacts]) -> Outcomes:
    """Every page's PhysicalBox is A4 (§5.1), upright, or turned on its side for a wide table (§8)."""
    want = case.standard
    expected, bad = f"{want.width:g} × {want.height:g} mm", 0
    for page in case.facts.pages:
        size = (page.width, page.height) if page.width is not None and page.height is not None else None
        if size is None:
            bad += 1
            yield unknown(expected, f"page {page.number} states no PhysicalBox", case.page(page.number))
        elif not is_size(size, want.width, want.height) and not (
            page.number > 1 and is_size(size[::-1], want.width, want.height)
        ):
            bad += 1
            yield failed(expected, f"{size[0]:.1f} × {size[1]:.1f} mm", case.page(page.number), "make it anew on A4")
    if not bad and case.facts.pages:
        yield passed(expected, f"all {len(case.facts.pages)} pages", case.whole)


def pages(case: Case[OfdFacts]) -> Outcomes:
    """All pages have one size; a landscape one is the same paper turned (§8)."""
    sizes = {tuple(sorted((page.width or 0.0, page.height or 0.0))) for page in case.facts.pages}
    hint = "give every page the same paper"
    yield measured("one paper size", f"{len(sizes)} paper sizes", case.whole, hint, good=len(sizes) == 1)


def core(case: Case[OfdFacts]) -> Outcomes:
    """Title and author are stated, and the author is a person or office, not a library (practice)."""
    yield said(case.facts.title, case.facts.author, "zh", case)


def parts(case: Case[OfdFacts]) -> Outcomes:
    """OFD.xml, Document.xml, PublicRes and every page's content are there, identifiers unique up to MaxUnitID.

    GB/T 33190-2016; names of parts are compared to the letter.
    """
    expected = "every part there, identifiers unique, none beyond MaxUnitID"
    for fault in case.facts.faults:
        yield failed(expected, fault, case.whole, "save it anew with a current OFD program")
    if not case.facts.faults:
        yield passed(expected, "so", case.whole)
