"""GRID: lines a page, characters a line, pitch (§5.2.3)."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Block, DocxFacts, PageFacts, ParagraphFacts, PdfFacts
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.standard import STANDARD_PITCH

_PITCH: Final = 0.1
_ROUNDING: Final = 0.02
_FEWEST_FULL: Final = 3
_SHORTENED: Final = 0.2
_ROOM: Final = 0.03
"""Rounding of places in a PDF, mm: 22 lines of 29 pt are 0.07 mm too high for 225 mm, and must be told from 28.95."""

_WIDE: Final = "“”‘’—…·"


def _body_paragraph(case: Case[DocxFacts]) -> tuple[Block, ParagraphFacts] | None:
    """Give a body paragraph whose spacing is the commonest."""
    blocks = [(block, block.paragraph) for block in case.structure.of(Role.BODY, Role.HEADING) if block.paragraph]
    if not blocks:
        return None
    common = Counter((paragraph.line_rule, paragraph.line) for _, paragraph in blocks).most_common(1)[0][0]
    return next(pair for pair in blocks if (pair[1].line_rule, pair[1].line) == common)


def _docx_pitch(case: Case[DocxFacts], paragraph: ParagraphFacts) -> float | None:
    """Give a paragraph's line pitch in points: its exact line, or the grid's for single lines on a grid."""
    if paragraph.line_rule == "exact":
        return paragraph.line
    section = case.facts.sections[min(paragraph.section, len(case.facts.sections)) - 1]
    gridded = section.grid in ("lines", "linesAndChars", "snapToChars") and section.line_pitch
    if gridded and paragraph.line_rule == "auto" and paragraph.line == 1.0 and section.line_pitch:
        return section.line_pitch if section.line_pitch > 1.3 * case.standard.body[1] else None
    return None


def docx_lines(case: Case[DocxFacts]) -> Outcomes:
    """22 lines fill a page: as many lines of the body's pitch as the type area is high (§5.2.3)."""
    expected = f"{case.standard.lines} lines a page"
    found = _body_paragraph(case)
    pitch = _docx_pitch(case, found[1]) if found else None
    if found is not None and not case.facts.sections[0].margins:
        yield unknown(expected, "section 1 states no margins", case.whole)
        return
    if found is None or pitch is None or pitch <= 0:
        yield unknown(expected, "the line pitch depends on the font: neither exact nor on a grid", case.whole)
        return
    for section in case.facts.sections[:1]:
        height = ((section.height or case.standard.height) - section.top - section.bottom) / MM_PER_POINT
        lines = int((height + 0.3) / pitch)
        hint = f"set the line pitch to exactly {case.standard.pitch:g} pt"
        if case.standard.pitch == STANDARD_PITCH:
            hint += ": 22 of them fit 225 mm; 29 pt gives 21"
        yield measured(
            expected, f"{lines} lines of {pitch:g} pt", found[0].where, hint, good=lines == case.standard.lines
        )


def pdf_lines(case: Case[PdfFacts]) -> Outcomes:
    """22 lines stand on a full page (§5.2.3); pages that carry something else than text are not counted."""
    expected = f"{case.standard.lines} lines a page"
    counts = {page.number: count for page in case.facts.pages if (count := _count(case, page))}
    if not counts:
        yield unknown(expected, "no page is full of lines of text alone", case.whole)
        return
    number = max(counts, key=lambda page: (counts[page], -page))
    hint = (
        f"set the line pitch to exactly {case.standard.pitch:g} pt in a type area {case.standard.area_height:g} mm high"
    )
    yield measured(
        expected, f"{counts[number]} lines", case.page(number), hint, good=counts[number] == case.standard.lines
    )


def _count(case: Case[PdfFacts], page: PageFacts) -> int | None:
    """Count the lines of a page that text fills: neither the first page nor the last, no table, no picture."""
    area = case.facts.area
    lines = [line for line in page.lines if line is not page.folio]
    inner = 1 < page.number < len(case.facts.pages) and not page.turned
    if not inner or area.pitch is None or page.pictures or any(line.table for line in lines) or len(lines) < 2:
        return None
    gaps = round((lines[-1].baseline - lines[0].baseline) / (area.pitch * MM_PER_POINT))
    pitch = (lines[-1].baseline - lines[0].baseline) / gaps if gaps else 0.0
    # Where a line more would have fitted the page was parted for another reason: a heading kept with its text.
    room = case.standard.area_height + _ROOM
    return None if (gaps + 2) * pitch <= room else gaps + 1


def docx_characters(case: Case[DocxFacts]) -> Outcomes:
    """28 characters fill a line: the type area's width over the body's advance (§5.2.3). 16 pt alone gives 27."""
    expected = f"{case.standard.characters} characters a line"
    blocks = [block for block in case.structure.of(Role.BODY) if block.stretches and block.size]
    if not blocks:
        yield unknown(expected, "there is no body text", case.whole)
        return
    looks = Counter((s.size, s.tracking) for b in blocks for s in b.stretches for _ in range(len(s.text)) if s.size)
    size, tracking = looks.most_common(1)[0][0]
    section = case.facts.sections[0]
    if not section.margins or section.columns > 1:
        why = "the text stands in columns" if section.margins else "section 1 states no margins"
        yield unknown(expected, why, case.whole)
        return
    advance = (size or 0.0) + tracking
    if section.grid in ("linesAndChars", "snapToChars"):
        if section.char_space is None:
            yield unknown(expected, "a character grid without its pitch", case.whole)
            return
        advance = (size or 0.0) + section.char_space / 4096
    width = ((section.width or case.standard.width) - section.left - section.gutter - section.right) / MM_PER_POINT
    count = int(width / advance + _ROUNDING) if advance > 0 else 0
    hint = "16 pt type needs a spacing of −0.25 pt (28 × 15.75 pt = 155.6 mm), or a character grid"
    yield measured(
        expected,
        f"{count} characters of {advance:.2f} pt",
        blocks[0].where,
        hint,
        good=count == case.standard.characters,
    )


def pdf_characters(case: Case[PdfFacts]) -> Outcomes:
    """28 characters stand in a full line (§5.2.3): counted in lines of full-width characters alone."""
    expected = f"{case.standard.characters} characters a line"
    lines = [
        line for block in case.structure.of(Role.BODY) for line in block.lines[1:-1] if all(map(_is_wide, line.text))
    ]
    if len(lines) < _FEWEST_FULL:
        yield unknown(expected, "too few full lines hold Han characters alone", case.whole)
        return
    counts = Counter(len(line.text) for line in lines)
    count, want = counts.most_common(1)[0][0], case.standard.characters
    # A line that would end on an opening mark, or the next begin with a closing one, is a character shorter.
    if count == want - 1 and counts[want] >= _SHORTENED * len(lines):
        count = want
    example = next(line for line in lines if len(line.text) == count)
    hint = "16 pt type needs a spacing of −0.25 pt to stand 28 to the line"
    where = case.page(example.page, example.left, example.ink.top)
    yield measured(expected, f"most full lines have {count}", where, hint, good=count == want)


def _is_wide(character: str) -> bool:
    return character >= "\u2e80" or character in _WIDE


def docx_pitch(case: Case[DocxFacts]) -> Outcomes:
    """The body's lines have one exact pitch, the one that gives 22 lines (28.95 pt; 29.45 in GB/T 33476.2)."""
    expected = f"exactly {case.standard.pitch:g} ± {_PITCH:g} pt"
    found = _body_paragraph(case)
    if found is None:
        yield unknown(expected, "there is no body text", case.whole)
        return
    block, paragraph = found
    hint = f"set the body's line spacing to exactly {case.standard.pitch:g} pt"
    if paragraph.line_rule == "exact":
        good = abs(paragraph.line - case.standard.pitch) <= _PITCH + 0.001
        yield measured(expected, f"exactly {paragraph.line:g} pt", block.where, hint, good=good)
    else:
        unit = "lines" if paragraph.line_rule == "auto" else "pt at least"
        yield failed(expected, f"{paragraph.line:g} {unit}", block.where, hint)


def pdf_pitch(case: Case[PdfFacts]) -> Outcomes:
    """The distance of baselines in the body is the pitch that gives 22 lines."""
    expected, pitch = f"{case.standard.pitch:g} ± {_PITCH:g} pt", case.facts.area.pitch
    if pitch is None:
        yield unknown(expected, "there are too few lines of text", case.whole)
        return
    hint = f"set the body's line spacing to exactly {case.standard.pitch:g} pt"
    yield measured(
        expected, f"{pitch:.2f} pt", case.page(1), hint, good=abs(pitch - case.standard.pitch) <= _PITCH + 0.03
    )


def docx_spacing(case: Case[DocxFacts]) -> Outcomes:
    """No space stands between paragraphs of the body (practice, CLREQ): the grid carries on."""
    expected, bad = "0 pt before and after", 0
    for block in case.structure.of(Role.BODY, Role.HEADING):
        paragraph = block.paragraph
        if paragraph and (paragraph.before > 0.5 or paragraph.after > 0.5):
            bad += 1
            actual = f"{paragraph.before:g} pt before, {paragraph.after:g} pt after"
            yield failed(expected, actual, block.where, "set the spacing before and after to 0 in the style")
    if not bad and case.structure.of(Role.BODY):
        yield passed(expected, "none in the body", case.whole)


def pdf_spacing(case: Case[PdfFacts]) -> Outcomes:
    """Paragraphs of the body follow one another at the pitch of the lines."""
    expected, pitch = "paragraphs follow at the line pitch", case.facts.area.pitch
    roles = zip(case.structure.blocks, case.structure.roles, strict=True)
    body = [block if role in (Role.BODY, Role.HEADING) else None for block, role in roles]
    bad = seen = 0
    for above, below in pairwise(body):
        if not above or not below or pitch is None or above.lines[-1].page != below.lines[0].page:
            continue
        seen += 1
        gap = (below.lines[0].baseline - above.lines[-1].baseline) / MM_PER_POINT
        if gap > pitch + 1.5:
            bad += 1
            yield failed(
                expected, f"{gap:.1f} pt instead of {pitch:.1f}", below.where, "take the space between paragraphs away"
            )
    if not seen:
        yield unknown(expected, "no two paragraphs of the body stand on one page", case.whole)
    elif not bad:
        yield passed(expected, f"{seen} pairs", case.whole)


def docx_grid(case: Case[DocxFacts]) -> Outcomes:
    """The grid is one every program lays out alike: a character grid tighter than the type gives 14 in LibreOffice."""
    expected = "no character grid with negative charSpace"
    for section in case.facts.sections[:1]:
        bad = section.grid in ("linesAndChars", "snapToChars") and (section.char_space or 0) < 0
        actual = f"grid {section.grid}, charSpace {section.char_space or 0}"
        hint = "use a grid of lines only, and character spacing of −0.25 pt in the body style"
        yield measured(expected, actual, case.whole, hint, good=not bad)
