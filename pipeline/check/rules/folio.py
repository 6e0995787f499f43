"""PGNO: page numbers (§7.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.check.facts import (
    MM_PER_POINT,
    Align,
    Block,
    DocxFacts,
    Footer,
    LineFacts,
    PdfFacts,
    SectionFacts,
)
from pipeline.check.font_names import Face
from pipeline.check.kind import Kind
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import BASELINE

_TOLERANCE: Final = 1.0
_AS_UPRIGHT: Final = "on a page on its side the number stands where it stands on upright pages (§8)"
_TURNED: Final = "at the foot of the page on its side"
_TURN_IT: Final = "set it in a text box at the left edge of the page on its side, turned to the right"
_DASH_HEIGHT: Final = 0.35
"""How high a dash stands above the baseline, in em."""


def _footers(case: Case[DocxFacts]) -> Iterator[tuple[SectionFacts, Footer, Block]]:
    """Give the footers' lines that hold a page number."""
    for section in case.facts.sections:
        for footer in section.footers:
            if (footer.kind == "even" and not case.facts.even_and_odd) or (
                footer.kind == "first" and not section.title_page
            ):
                continue
            block = next((block for block in footer.blocks if re.search(r"\d", block.text)), None)
            block = block or next((block for block in footer.blocks if block.text.strip()), None)
            if footer.field and block is not None:
                yield section, footer, block


def docx_form(case: Case[DocxFacts]) -> Outcomes:
    """The number is — 1 —, 14 pt 宋体, half-width digits (§7.5)."""
    want = case.standard
    if not want.numbered:
        return
    expected = f"{want.folio_form} in {want.folio_size:g} pt {want.folio_face.value}"
    found = list(_footers(case))
    if not found:
        pictured = any(footer.field for section in case.facts.sections for footer in section.footers)
        if pictured:
            yield unknown(expected, "the page number's text cannot be read", case.whole)
        else:
            yield failed(
                expected, "no footer holds a page number", case.whole, "insert a page number with a dash on each side"
            )
    for _, footer, block in found:
        wrong = _wrong_form(want.folio_pattern, block.text.strip(), block.size, want.folio_size)
        wrong += _wrong_faces({stretch.face for stretch in block.stretches if stretch.text.strip()}, want.folio_face)
        told = ", ".join(wrong) or f"so in the {footer.kind} footer"
        yield measured(expected, told, block.where, "write it as §7.5 asks", good=not wrong)


def pdf_form(case: Case[PdfFacts]) -> Outcomes:
    """The number is — 1 —, 14 pt 宋体, half-width digits (§7.5); every page that should bear one is looked at."""
    want = case.standard
    if not want.numbered:
        return
    expected = f"{want.folio_form} in {want.folio_size:g} pt {want.folio_face.value}"
    folios = [(page, page.folio) for page in case.facts.pages if page.folio is not None]
    if not folios:
        if any(page.unmapped for page in case.facts.pages):
            yield unknown(expected, "some glyphs stand for no character", case.whole)
        elif any(page.lines for page in case.facts.pages):
            yield failed(expected, "no page has a number", case.page(1), "number the pages")
        else:
            yield unknown(expected, "the pages hold no text that can be read", case.whole)
    bad = 0
    for page, folio in folios:
        wrong = _wrong_form(case.standard.folio_pattern, folio.text.strip(), folio.size, want.folio_size)
        wrong += _wrong_faces({stretch.face for stretch in folio.stretches if stretch.text.strip()}, want.folio_face)
        if wrong:
            bad += 1
            yield failed(
                expected, ", ".join(wrong), case.page(page.number, folio.left, folio.ink.top), "write it as §7.5 asks"
            )
    if folios and not bad:
        yield passed(
            expected, f"{len(folios)} pages", case.page(folios[0][0].number, folios[0][1].left, folios[0][1].ink.top)
        )


def _wrong_form(pattern: str, text: str, size: float | None, want: float) -> list[str]:
    wrong = [] if re.match(pattern, re.sub(r"\s+", " ", text)) else [f"written {text}"]
    return wrong + ([f"{size:g} pt"] if size is not None and abs(size - want) > 0.2 else [])


def _wrong_faces(faces: set[Face | None], want: Face) -> list[str]:
    # Times New Roman digits are common and legible as 宋体 ones; other Chinese faces are not what §7.5 names.
    return [f"in {face.value}" for face in faces if face not in (want, Face.LATIN, Face.OTHER, None)]


def docx_depth(case: Case[DocxFacts]) -> Outcomes:
    """The dash is 7 mm below the type area (§7.5): reckoned from the footer's distance and its exact line."""
    want = case.standard
    for section, _, block in _footers(case):
        expected = f"dash {want.dash_below:g} ± {_TOLERANCE:g} mm below the type area"
        paragraph = block.paragraph
        if _is_turned(section, block):
            continue  # docx_side tells that it stands elsewhere altogether
        if paragraph is None or paragraph.line_rule != "exact" or paragraph.frame is not None or not section.margins:
            yield unknown(expected, "its height depends on rendering", block.where, "check the PDF as well")
            continue
        above_edge = (1 - BASELINE) * paragraph.line + _DASH_HEIGHT * (block.size or want.folio_size) + paragraph.after
        dash = (section.height or want.height) - section.footer_distance - above_edge * MM_PER_POINT
        below = dash - ((section.height or want.height) - section.bottom)
        hint = "set the footer's distance from the paper's edge"
        yield measured(
            expected, f"about {below:.1f} mm", block.where, hint, good=abs(below - want.dash_below) <= _TOLERANCE
        )


def pdf_depth(case: Case[PdfFacts]) -> Outcomes:
    """The dash is 7 mm below the type area, y 269 ± 1 mm (§7.5); its ink is 1字 thick or less, so the middle counts."""
    want = case.standard.area_bottom + case.standard.dash_below
    expected, bad = f"dash at y {want:.1f} ± {_TOLERANCE:g} mm", 0
    dashes = [(page, page.dash) for page in case.facts.pages if page.dash is not None and not page.folio_turned]
    for page, dash in dashes:
        middle = (dash.top + dash.bottom) / 2
        if abs(middle - want) > _TOLERANCE:
            bad += 1
            yield failed(
                expected,
                f"y {middle:.1f} mm",
                case.page(page.number, dash.left, dash.top),
                "set the footer's distance from the paper's edge",
            )
    if dashes and not bad:
        yield passed(expected, f"{len(dashes)} pages", case.whole)


def _is_turned(section: SectionFacts, block: Block) -> bool:
    """Tell a number that lies on its side with its page: a plain line of the footer, neither frame nor text box."""
    return section.turned and block.paragraph is not None and block.paragraph.frame is None


def docx_side(case: Case[DocxFacts]) -> Outcomes:
    """Odd pages bear the number right, even ones left, 1字 from the edge (§7.5)."""
    found = list(_footers(case))
    for section, _, block in found:
        if _is_turned(section, block):
            yield failed(_AS_UPRIGHT, f"section {section.number}: {_TURNED}", block.where, _TURN_IT)
    found = [each for each in found if not _is_turned(each[0], each[2])]
    if not case.standard.mirrored or not found:
        return
    expected = "odd pages right, even pages left, 1字 from the edge"
    hint = "turn on different odd and even pages; right and left with an indent of one character"
    if not case.facts.even_and_odd:
        yield failed(expected, "one footer for all pages", found[0][2].where, hint)
    for _, footer, block in found:
        side = Align.LEFT if footer.kind == "even" else Align.RIGHT
        frame = block.paragraph.frame if block.paragraph else None
        if frame is not None:
            yield unknown(expected, "a frame or text box places it", block.where, "check the PDF as well")
            continue
        inset = block.left + block.first_indent if side is Align.LEFT else block.right
        one = case.standard.folio_size * MM_PER_POINT
        aligned = block.align is side or (side is Align.LEFT and block.align is Align.JUSTIFY)
        wrong = [] if aligned else [f"set {block.align.value if block.align else ''}"]
        blanks = block.text.startswith("\u3000") if side is Align.LEFT else block.text.endswith("\u3000")
        wrong += [f"{inset:.1f} mm from the edge"] if aligned and not blanks and abs(inset - one) > _TOLERANCE else []
        yield measured(expected, ", ".join(wrong) or "so", block.where, hint, good=not wrong)


def pdf_side(case: Case[PdfFacts]) -> Outcomes:
    """The number ends 1字 from the right edge on odd pages and begins 1字 from the left on even ones (§7.5)."""
    want = case.standard
    one = want.folio_size * MM_PER_POINT
    for page in case.facts.pages:
        if page.folio_turned and page.folio is not None and want.numbered:
            place = case.page(page.number, page.folio.left, page.folio.ink.top)
            yield failed(_AS_UPRIGHT, _TURNED, place, _TURN_IT)
    folios = [(page, page.folio) for page in case.facts.pages if page.folio is not None and not page.folio_turned]
    if not want.mirrored or not folios:
        return
    right, left = want.area_right - one, want.left + one
    expected, bad = f"odd pages end at {right:.1f}, even ones begin at {left:.1f} ± {_TOLERANCE:g} mm", 0
    for page, folio in folios:
        odd = _number(folio, page.number) % 2 == 1
        at, aim = (folio.right, right) if odd else (folio.left, left)
        if abs(at - aim) > _TOLERANCE:
            bad += 1
            yield failed(
                expected,
                f"{at:.1f} mm on an {'odd' if odd else 'even'} page",
                case.page(page.number, folio.left, folio.ink.top),
                "odd right, even left, 1字 from the edge",
            )
    if not bad:
        yield passed(expected, f"{len(folios)} pages", case.whole)


def _number(folio: LineFacts, page: int) -> int:
    found = re.search(r"\d+", folio.text)
    return int(found[0]) if found else page


def docx_letter(case: Case[DocxFacts]) -> Outcomes:
    """A letter's first page bears no number (§10.1): a first-page footer of its own, empty."""
    if case.kind is Kind.LETTER:
        section = case.facts.sections[0]
        first = [footer for footer in section.footers if footer.kind == "first"]
        good = section.title_page and not any(footer.field for footer in first)
        yield measured(
            "page 1 unnumbered",
            "so" if good else "numbered",
            case.whole,
            "different first page, with an empty footer",
            good=good,
        )


def pdf_letter(case: Case[PdfFacts]) -> Outcomes:
    """A letter's first page bears no number (§10.1)."""
    if case.kind is Kind.LETTER:
        folio = case.facts.pages[0].folio
        yield measured(
            "page 1 unnumbered",
            "so" if folio is None else folio.text,
            case.page(1),
            "take it away on page 1",
            good=folio is None,
        )


def docx_continuous(case: Case[DocxFacts]) -> Outcomes:
    """Pages count on from 1 through all sections, attachments included (§7.5)."""
    expected, bad = "numbering from 1, no section restarts", 0
    for section in case.facts.sections:
        start = section.number_start
        if start is not None and (section.number > 1 or start != 1):
            bad += 1
            yield failed(
                expected, f"section {section.number} starts at {start}", case.whole, "continue from the section before"
            )
        if section.number_format not in ("decimal", "numberInDash"):
            bad += 1
            yield failed(
                expected, f"section {section.number} counts in {section.number_format}", case.whole, "Arabic digits"
            )
    if not bad and list(_footers(case)):
        yield passed(expected, "so", case.whole)


def pdf_continuous(case: Case[PdfFacts]) -> Outcomes:
    """Pages count on from 1 (§7.5); pages without a number count too."""
    expected, bad = "page numbers count on from 1", 0
    folios = [(page, _number(page.folio, page.number)) for page in case.facts.pages if page.folio is not None]
    for page, number in folios:
        if number != page.number:
            bad += 1
            yield failed(
                expected, f"{number} on page {page.number}", case.page(page.number), "let the numbers count on"
            )
    pages = case.facts.pages
    # After a blank page the imprint's page bears no number either (§7.5).
    apart = len(pages) if len(pages) > 1 and not pages[-2].lines and not pages[-2].pictures else 0
    missing = [page.number for page in pages if page.folio is None and page.lines and page.number != apart]
    sideways = [number for number in missing if pages[number - 1].sideways]
    if sideways and not bad:
        yield unknown(expected, f"page {sideways[0]} holds type that stands sideways", case.page(sideways[0]))
    elif len(folios) > 1 and missing and not bad and missing != [1]:
        yield failed(
            expected,
            f"page {', '.join(map(str, missing[:8]))} bears none",
            case.page(missing[0]),
            "number every page with text",
        )
    elif folios and not bad:
        yield passed(expected, f"{len(folios)} pages", case.whole)
