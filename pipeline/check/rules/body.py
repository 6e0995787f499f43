"""BODY: addressee, paragraphs, headings, page ends (§7.3.2, §7.3.3)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Align, Block, DocxFacts, Facts, PdfFacts, is_han
from pipeline.check.parts import Heading, Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import blank_lines, docx_gap
from pipeline.check.standard import LINE
from pipeline.model.problem import Severity

_ONE_LINE: Final = f"one blank line ({LINE:.1f} mm, and the lines' own white) above"
_LONGEST_TITLE: Final = 60
_INDENT: Final = 0.2
_FLUSH: Final = 0.8
_MARKS: Final = "，。、；：？！”’）》」』】〕…—"
_GOOD_LABELS: Final = {
    1: re.compile(r"^[一二三四五六七八九十]+、$"),
    2: re.compile(r"^（[一二三四五六七八九十]+）$"),
    3: re.compile(r"^\d+\.$"),
    4: re.compile(r"^（\d+）$"),
}


def pdf_first_page(case: Case[PdfFacts]) -> Outcomes:
    """Page 1 shows body text (§7.3.3)."""
    body = case.structure.of(Role.EDITOR, Role.BODY, Role.HEADING)
    expected = "body text on page 1"
    if case.structure.of(Role.CONTENTS):
        return
    if not body:
        yield unknown(expected, "no body text is recognised", case.page(1))
    else:
        first = body[0].lines[0]
        hint = "shorten what stands above it, or move the addressees to the imprint (§7.3.2)"
        yield measured(
            expected,
            f"it begins on page {first.page}",
            case.page(first.page, first.left, first.ink.top),
            hint,
            good=first.page == 1,
        )


def docx_indent(case: Case[DocxFacts]) -> Outcomes:
    """Paragraphs begin 2字 in, their other lines flush left (§7.3.3); blanks typed at the start are no indent."""
    expected, bad = "first line 2字, other lines flush left", 0
    for block in case.structure.of(Role.BODY, Role.HEADING):
        paragraph = block.paragraph
        if paragraph is None or not any(map(is_han, block.text)):
            continue
        em = (block.size or case.standard.body[1]) * MM_PER_POINT
        first = paragraph.first_chars if paragraph.first_chars else block.first_indent / em
        blanks = len(block.text) - len(block.text.lstrip(" \u3000\t"))
        hint = "indent the first line by 2 characters in the style, and take typed blanks away"
        if blanks:
            bad += 1
            yield failed(expected, f"{blanks} blanks typed at the start", block.where, hint)
        elif abs(first - 2) > _INDENT or abs(block.left) > _FLUSH:
            bad += 1
            yield failed(expected, f"first line {first:.1f}字, others {block.left / em:.1f}字", block.where, hint)
    if not bad and case.structure.of(Role.BODY, Role.HEADING):
        yield passed(expected, "all paragraphs", case.whole)


def pdf_indent(case: Case[PdfFacts]) -> Outcomes:
    """The first glyph of a paragraph stands 2字 from the left edge, the other lines on it (§7.3.3)."""
    expected, bad = f"first line 2字 ({2 * case.standard.em:.1f} ± {_FLUSH:g} mm), others flush left", 0
    blocks = [block for block in case.structure.of(Role.BODY, Role.HEADING) if any(map(is_han, block.text))]
    if case.facts.area.left is None:
        yield unknown(expected, "there are too few lines of text", case.whole)
        return
    for block in blocks:
        first = block.left + block.first_indent
        em = min(_ems(case, block), key=lambda em: abs(first - 2 * em))
        # An opening mark at the start of a line may give up half of its width.
        trimmed = em / 2 if block.text[:1] in "“‘（《〈" else 0.0
        if not 2 * em - trimmed - _FLUSH <= first <= 2 * em + _FLUSH:
            bad += 1
            hint = "indent the first line by 2 characters"
            yield failed(expected, f"first line {first:.1f} mm in, {first / em:.1f}字", block.where, hint)
        elif abs(block.left) > _FLUSH and len(block.lines) > 1:
            bad += 1
            yield failed(expected, f"wrapped lines {block.left:.1f} mm in", block.where, "set wrapped lines flush left")
    if not bad and blocks:
        yield passed(expected, "all paragraphs", case.whole)


def _ems(case: Case[PdfFacts], block: Block) -> tuple[float, float]:
    """Give one character as the grid has it, and as the type has it that a paragraph begins in."""
    return case.standard.em, (block.stretches[0].size or case.standard.body[1]) * MM_PER_POINT


def sequence(case: Case[Facts]) -> Outcomes:
    """Headings count on without gaps, and levels follow 一、 （一） 1. （1） without skipping (§7.3.3).

    一、 may be followed by 1. (practice). Numbered sentences of running text (1. 2. 3.) only have to count on.
    """
    expected, bad, counts = "headings count on, no level skipped", 0, dict[int, int]()
    started = _first_of_articles(case)
    for heading in case.structure.headings:
        if id(heading.block) in started:
            counts.clear()
        wrong = _out_of_step(heading, counts)
        for level in [level for level in counts if level > heading.level]:
            del counts[level]
        counts[heading.level] = heading.count
        if wrong:
            bad += 1
            yield failed(expected, f"{heading.label} {wrong}", heading.block.where, "number the headings anew")
    if case.structure.headings and not bad:
        yield passed(expected, f"{len(case.structure.headings)} labels", case.whole)


def _first_of_articles(case: Case[Facts]) -> set[int]:
    """Give the headings that come first after a centred line: a brief of several articles counts anew in each."""
    headings = {id(heading.block) for heading in case.structure.headings}
    found: set[int] = set()
    fresh = False
    for block in case.structure.blocks:
        if id(block) in headings:
            found |= {id(block)} if fresh else set()
            fresh = False
        elif block.align is Align.CENTRE and len(block.text.strip()) < _LONGEST_TITLE:
            # A caption under a picture is centred too, but smaller than the text.
            fresh = fresh or block.size is None or block.size > case.structure.body_size - 1
    return found


def _out_of_step(heading: Heading, counts: dict[int, int]) -> str:
    level, last = heading.level, counts.get(heading.level)
    if last is not None:
        return "" if heading.count == last + 1 or (heading.count == 1 and level >= 3) else f"follows number {last}"
    if heading.count != 1:
        return "does not begin at 1"
    if (level == 2 and 1 not in counts) or (level == 4 and 3 not in counts and counts):
        return f"skips the level above ({'一、' if level == 2 else '1.'})"
    return ""


def label_form(case: Case[Facts]) -> Outcomes:
    """Labels are written 一、 （一） 1. （1）: full-width brackets with nothing after them, 1 with a point (§7.3.3)."""
    expected, bad = "一、 （一） 1. （1）", 0
    for heading in case.structure.headings:
        rest = heading.block.text.strip()[len(heading.label) :]
        followed = heading.level in (2, 4) and rest[:1] in "、，.．,"
        if not _GOOD_LABELS[heading.level].match(heading.label.strip()) or followed:
            bad += 1
            yield failed(
                expected,
                heading.label + (rest[:1] if followed else ""),
                heading.block.where,
                "write the label as the standard does",
            )
    if case.structure.headings and not bad:
        yield passed(expected, "all labels", case.whole)


def recipients(case: Case[Facts]) -> Outcomes:
    """The addressee stands flush left and ends with a full-width colon (§7.3.2)."""
    for block in case.structure.of(Role.RECIPIENTS):
        wrong = [] if block.text.rstrip().endswith("：") else ["half-width colon"]
        wrong += [] if abs(block.left + block.first_indent) <= 1 else ["indented"]
        wrong += ["blanks before it"] if block.text[:1] in " \u3000" else []
        yield measured(
            "flush left, ends with ：",
            ", ".join(wrong) or "so",
            block.where,
            "no indent, and ： at the end",
            good=not wrong,
        )


def docx_recipients_gap(case: Case[DocxFacts]) -> Outcomes:
    """One blank line stands between title and addressee (§7.3.2)."""
    pair = _title_and_next(case)
    if pair is None:
        return
    expected, gap = _ONE_LINE, docx_gap(case, *pair)
    if gap is None:
        yield unknown(expected, "the distance depends on rendering", pair[1].where)
    else:
        hint = "one blank line of the body's pitch"
        yield measured(expected, f"about {gap:.1f} mm", pair[1].where, hint, good=blank_lines(gap, 1))


def pdf_recipients_gap(case: Case[PdfFacts]) -> Outcomes:
    """One blank line, and the white of the lines themselves, stands between title and addressee (§7.3.2)."""
    pair = _title_and_next(case)
    if pair is None or pair[0].lines[-1].page != pair[1].lines[0].page:
        return
    gap = pair[1].lines[0].ink.top - pair[0].lines[-1].ink.bottom
    hint = "one blank line of the body's pitch"
    yield measured(_ONE_LINE, f"{gap:.1f} mm of white", pair[1].where, hint, good=blank_lines(gap, 1))


def _title_and_next(case: Case[Facts]) -> tuple[Block, Block] | None:
    title, addressee = case.structure.first(Role.TITLE), case.structure.first(Role.RECIPIENTS)
    # What stands between them (the number of a document that a briefing prints) makes it another matter.
    return (title, addressee) if title and addressee and case.structure.before(addressee) is title else None


def docx_keep(case: Case[DocxFacts]) -> Outcomes:
    """A heading stays with what follows it (CLREQ): keepNext."""
    expected, bad = "headings keep with the next paragraph", 0
    own = [heading.block for heading in case.structure.headings if heading.own_line and not heading.item]
    for block in own:
        if block.paragraph and not block.paragraph.keep_next:
            bad += 1
            # Where it stands shows only after rendering: a risk, no fault seen.
            hint = "turn on “keep with next” in the heading's style"
            yield failed(expected, "it may stand last on a page", block.where, hint, Severity.WARNING)
    if own and not bad:
        yield passed(expected, f"all {len(own)}", case.whole)


def pdf_keep(case: Case[PdfFacts]) -> Outcomes:
    """No heading is the last line of a page (CLREQ)."""
    expected, bad = "no heading ends a page", 0
    own = [heading.block for heading in case.structure.headings if heading.own_line and not heading.item]
    for block, following in pairwise(case.structure.blocks):
        if any(block is each for each in own) and following.lines[0].page > block.lines[-1].page:
            bad += 1
            yield failed(expected, block.text[:12], block.where, "keep the heading with the paragraph below")
    if own and not bad:
        yield passed(expected, f"none of {len(own)}", case.whole)


def docx_widows(case: Case[DocxFacts]) -> Outcomes:
    """No line of a paragraph stands alone at a page's top or bottom (CLREQ): widow control is on."""
    expected = "widow control on"
    off = [block for block in case.structure.of(Role.BODY) if block.paragraph and not block.paragraph.widow_control]
    for block in off:
        yield failed(expected, "off", block.where, "turn on widow control in the body's style")
    if not off and case.structure.of(Role.BODY):
        yield passed(expected, "on", case.whole)


def pdf_widows(case: Case[PdfFacts]) -> Outcomes:
    """No page begins with the last line of a paragraph or ends with the first of one (CLREQ)."""
    expected, bad = "no line of a paragraph alone on a page", 0
    blocks = [block for block in case.structure.of(Role.BODY) if len(block.lines) > 1]
    for block in blocks:
        pages = [line.page for line in block.lines]
        if pages[-1] != pages[-2]:
            bad += 1
            yield failed(
                expected,
                "the last line alone on a page",
                case.page(pages[-1], block.lines[-1].left, block.lines[-1].ink.top),
                "turn on widow control",
            )
        if pages[0] != pages[1]:
            bad += 1
            yield failed(expected, "the first line alone on a page", block.where, "turn on widow control")
    if len(case.facts.pages) > 1 and blocks and not bad:
        yield passed(expected, "none", case.whole)


def pdf_lone(case: Case[PdfFacts]) -> Outcomes:
    """No paragraph's last line holds one Han character alone (CLREQ)."""
    expected, bad = "at least two characters in a paragraph's last line", 0
    blocks = [
        block for block in case.structure.of(Role.BODY) if len(block.lines) > 1 and block.align is not Align.CENTRE
    ]
    for block in blocks:
        last = block.lines[-1]
        if len(last.text.strip().rstrip(_MARKS)) == 1:
            bad += 1
            yield failed(
                expected,
                last.text.strip(),
                case.page(last.page, last.left, last.ink.top),
                "tighten or loosen the paragraph by a character",
            )
    if blocks and not bad:
        yield passed(expected, f"{len(blocks)} paragraphs", case.whole)
