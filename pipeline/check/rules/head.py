"""HEAD: the header part (版头) of an official document (§7.2)."""

from __future__ import annotations

import re
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Align, Block, DocxFacts, Facts, PdfFacts, Stretch
from pipeline.check.font_names import Face
from pipeline.check.parts import Role, parts_of
from pipeline.check.rules.case import Case, Outcome, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import (
    BASELINE,
    INK_DESCENT,
    blank_lines,
    block_ink,
    docx_gap,
    docx_ink_top,
    red_border,
    red_rules,
)
from pipeline.check.standard import LINE
from pipeline.model.finding import Place

MARK_TOP: Final = 72.0
"""§7.2.4: 35 mm below the type area's upper edge, on the page."""

_INK: Final = 1.5
_UNPRINTED: Final = "it is set in white, for paper with the head printed already"
_NO_RED: Final = "nothing on the page is red: the head may be on the paper already"
_PLACED: Final = "several offices: frames, tabs or a table place them"
_NUMBER_PLACE: Final = f"centred, two blank lines ({2 * LINE:.1f} mm, and the lines' own white) below the mark"
_GOOD_NUMBER: Final = re.compile(r"^[\u4e00-\u9fff]{1,16}〔\d{4}〕[1-9]\d*号$")
_NUMBER_PART: Final = re.compile(r"^\s*(\S+?号)")
_SIGNER: Final = re.compile(r"签\s*发\s*人\s*([：:])\s*(.*)$", re.DOTALL)
_TERM: Final = re.compile(r"^(绝密|机密|秘密)(★([1-9]\d*(年|个月)|长期))?$|^内部(资料|参阅|文件|参考)")


def docx_mark_top(case: Case[DocxFacts]) -> Outcomes:
    """The mark's upper edge is 35 mm below the type area's (§7.2.4): reckoned from spacing and exact lines."""
    mark = case.structure.first(Role.MARK)
    if mark is None:
        return
    expected, top = f"{MARK_TOP:g} ± {_INK:g} mm from the paper's edge", docx_ink_top(case, mark)
    yield reckoned_height(expected, top, MARK_TOP, mark.where)


def reckoned_height(expected: str, top: float | None, want: float, where: Place) -> Outcome:
    """Judge a height reckoned from a DOCX: the face's ink decides the last millimetres, so near misses are unknown."""
    if top is None:
        return unknown(expected, "its height depends on rendering", where, "check the PDF as well")
    if _INK < abs(top - want) <= 2 * _INK:
        return unknown(expected, f"about {top:.1f} mm: the face decides", where, "check the PDF as well")
    return measured(
        expected, f"about {top:.1f} mm", where, "change the spacing before it", good=abs(top - want) <= _INK
    )


def pdf_mark_top(case: Case[PdfFacts]) -> Outcomes:
    """The mark's ink begins 35 mm below the type area's upper edge, 72 mm from the paper's (§7.2.4)."""
    mark = case.structure.first(Role.MARK)
    if mark is not None:
        top = block_ink(mark).top
        expected = f"{MARK_TOP:g} ± {_INK:g} mm from the paper's edge"
        yield measured(expected, f"{top:.1f} mm", mark.where, "move the mark", good=abs(top - MARK_TOP) <= _INK)


def docx_mark(case: Case[DocxFacts]) -> Outcomes:
    """The mark is centred and red (§7.2.4)."""
    marks = case.structure.of(Role.MARK)
    # Several offices stand side by side with 文件: frames, tabs or a table place them, and the whole is centred.
    placed = len(marks) > 1 and any(mark.align is not Align.CENTRE for mark in marks)
    for mark in marks:
        centred = mark.align is Align.CENTRE and abs(mark.left + mark.first_indent - mark.right) < 1
        wrong = [] if mark.red or mark.blank else ["not red"]
        wrong += [] if centred or placed else ["not centred"]
        if not wrong and (placed or mark.blank):
            yield unknown("centred, red", _UNPRINTED if mark.blank else _PLACED, mark.where, "check the PDF as well")
            continue
        yield measured(
            "centred, red", ", ".join(wrong) or "so", mark.where, "centre it and set it in red", good=not wrong
        )


def pdf_mark(case: Case[PdfFacts]) -> Outcomes:
    """The mark is centred on the type area, red and at most as wide as it (§7.2.4)."""
    want, marks = case.standard, case.structure.of(Role.MARK)
    if not marks:
        return
    inks = [block_ink(mark) for mark in marks]
    left, right = min(ink.left for ink in inks), max(ink.right for ink in inks)
    # Several offices stand side by side with 文件: the whole is centred.
    together = len(marks) > 1 and any(mark.align is not Align.CENTRE for mark in marks)
    boxes = [(left, right)] if together else [(ink.left, ink.right) for ink in inks]
    middles = [(start + end) / 2 for start, end in boxes]
    wrong = [f"its middle is at {at:.1f} mm, not {want.centre:g}" for at in middles if abs(at - want.centre) > 1]
    wrong += [] if all(mark.red or mark.blank for mark in marks) else ["not red"]
    wrong += [f"{right - left:.0f} mm wide"] if right - left > want.area_width + 1 else []
    expected, where = f"centred, red, at most {want.area_width:g} mm wide", marks[0].where
    if not wrong and any(mark.blank for mark in marks):
        yield unknown(expected, _UNPRINTED, where)
    else:
        yield measured(expected, ", ".join(wrong) or "so", where, "centre it, red, on one line", good=not wrong)


def number_form(case: Case[Facts]) -> Outcomes:
    """机关代字〔2019〕1号: the year in 〔〕 and whole, no 第, no leading zero (§7.2.5)."""
    expected = "机关代字〔2019〕1号"
    for block in case.structure.of(Role.NUMBER):
        found = next((found for part in parts_of(block.text) if (found := _NUMBER_PART.match(part))), None)
        text = found[1] if found else block.text.strip()
        if text.startswith("第"):
            continue
        hint = "write the year whole in 〔〕 (U+3014, U+3015), no 第, no zero before the number"
        yield measured(expected, text, block.where, hint, good=bool(_GOOD_NUMBER.match(text)))


def _marked_number(case: Case[Facts]) -> tuple[Block, Block, Block] | None:
    """Give the last mark, the number, and the line two blank lines below the mark: the first signer's, if any."""
    marks, number = case.structure.of(Role.MARK), case.structure.first(Role.NUMBER)
    first = next(iter(case.structure.of(Role.NUMBER, Role.SIGNER)), None)
    return (marks[-1], number, first) if marks and number is not None and first is not None else None


def _is_signed(case: Case[Facts]) -> bool:
    """With signers the number stands on the line of the last of them, 1字 from the left (§7.2.5)."""
    return any(_SIGNER.search(block.text) for block in case.structure.of(Role.NUMBER, Role.SIGNER))


def docx_number_place(case: Case[DocxFacts]) -> Outcomes:
    """The number stands two blank lines below the mark, centred; with a signer it stands 1字 from the left (§7.2.5)."""
    pair = _marked_number(case)
    if pair is None:
        return
    mark, number, first = pair
    expected = _NUMBER_PLACE
    gap, signed = docx_gap(case, mark, first), _is_signed(case)
    shifted = abs(number.left + number.first_indent - number.right) > 1
    wrong = [] if signed or (number.align is Align.CENTRE and not shifted) else ["not centred"]
    if signed and abs(number.left + number.first_indent - case.standard.em) > 1.2:
        wrong.append("not 1字 from the left")
    if gap is not None and not blank_lines(gap, 2):
        wrong.append(f"{gap:.1f} mm below")
    if gap is None and not wrong:
        yield unknown(expected, "the distance depends on rendering", number.where)
    else:
        yield measured(
            expected, ", ".join(wrong) or "so", number.where, "two blank lines of the body's pitch", good=not wrong
        )


def pdf_number_place(case: Case[PdfFacts]) -> Outcomes:
    """The number's ink begins two blank lines below the mark's (§7.2.5)."""
    pair = _marked_number(case)
    if pair is None:
        return
    _, number, first = pair
    bottom = max(block_ink(mark).bottom for mark in case.structure.of(Role.MARK))
    gap, ink = block_ink(first).top - bottom, block_ink(number)
    signed = _is_signed(case)
    wrong = [] if blank_lines(gap, 2) else [f"{gap:.1f} mm below"]
    if not signed and abs(ink.centre - case.standard.centre) > 1.5:
        wrong.append("not centred")
    if signed and abs(ink.left - case.standard.left - case.standard.em) > 1.5:
        wrong.append("not 1字 from the left")
    expected = _NUMBER_PLACE
    yield measured(
        expected, ", ".join(wrong) or "so", number.where, "two blank lines of the body's pitch", good=not wrong
    )


def signer(case: Case[Facts]) -> Outcomes:
    """签发人 stands 1字 from the right edge, its name in 楷体 (§7.2.6)."""
    for block in case.structure.blocks:
        found = _SIGNER.search(block.text)
        if found is None or case.structure.roles[case.structure.place(block)] not in (Role.NUMBER, Role.SIGNER):
            continue
        expected = "签发人：姓名, the name in 楷体, 1字 from the right edge"
        wrong = [] if found[1] == "：" else ["half-width colon"]
        faces = {stretch.face for stretch in _name(block) if stretch.face is not Face.LATIN}
        wrong += (
            [f"name in {', '.join(sorted(str(face.value) for face in faces if face))}"]
            if faces - {Face.KAITI, None, Face.OTHER}
            else []
        )
        right = _longest_row(case)
        if right is not None and abs(right - case.standard.em) > 1.2:
            wrong.append(f"{right:.1f} mm from the right edge")
        if right is None and not wrong:
            yield unknown(expected, "blanks or default tabs place it", block.where, "check the PDF as well")
            continue
        yield measured(expected, ", ".join(wrong) or "so", block.where, "label in 仿宋, name in 楷体", good=not wrong)


def _longest_row(case: Case[Facts]) -> float | None:
    """Give the white after the longest of the rows signers stand in: shorter names end earlier."""
    rows = case.structure.of(Role.SIGNER, Role.NUMBER)
    return min((white for row in rows if (white := _right_white(case, row)) is not None), default=None)


def _name(block: Block) -> list[Stretch]:
    """Give the stretches after the signer's colon."""
    seen, found = "", []
    for stretch in block.stretches:
        if re.search(r"签\s*发\s*人\s*[：:]", seen) and stretch.text.strip():
            found.append(stretch)
        seen += stretch.text
    return found


def _right_white(case: Case[Facts], block: Block) -> float | None:
    if isinstance(case.facts, PdfFacts):
        return case.standard.area_right - max(line.right for line in block.lines)
    if block.align is Align.RIGHT:
        return block.right
    return _after_tab(case, block)


def _after_tab(case: Case[Facts], block: Block) -> float | None:
    """Reckon the white after what stands at the last tab of a line; None without stops of its own."""
    stops = sorted((at, kind) for kind, at in block.paragraph.tabs) if block.paragraph else []
    tabs = block.text.count("\t")
    if not 0 < tabs <= len(stops):
        return None  # a tab without a stop of its own goes where the program likes
    end = block.left + block.first_indent
    for number, part in enumerate(block.text.split("\t")):
        width = sum(1.0 if character >= "\u2e80" else 0.5 for character in part) * case.standard.em
        stop = next(((at, kind) for at, kind in stops if at > end), None) if number else (end, "left")
        if stop is None or stop[1] not in ("left", "right"):
            return None
        end = stop[0] + (width if stop[1] == "left" else 0.0)
    return case.standard.area_width - end


def _has_no_red(case: Case[Facts]) -> bool:
    """Tell a document for paper on which mark and rule are printed already: neither is red, here or in the text."""
    return not any(mark.red for mark in case.structure.of(Role.MARK))


def docx_rule_gap(case: Case[DocxFacts]) -> Outcomes:
    """The red rule is 4 mm below the number (§7.2.7): from the border's space and the exact line above it."""
    number, found = case.structure.first(Role.NUMBER), red_border(case)
    expected = "4 ± 1 mm below the number"
    if number is None:
        return
    border = number.paragraph.borders.get("bottom") if number.paragraph else None
    if found is not number or border is None or not number.paragraph:
        yield unknown(expected, "the rule is not the number's own border", number.where, "check the PDF as well")
    elif number.paragraph.line_rule != "exact":
        yield unknown(expected, "the distance depends on rendering", number.where, "check the PDF as well")
    else:
        below = (1 - BASELINE) * number.paragraph.line - INK_DESCENT * (number.size or 16)
        gap = (below + border.space) * MM_PER_POINT
        hint = "change the border's distance from the text"
        yield measured(expected, f"about {gap:.1f} mm", number.where, hint, good=abs(gap - 4) <= 1)


def pdf_rule_gap(case: Case[PdfFacts]) -> Outcomes:
    """The red rule is 4 mm below the number's ink (§7.2.7)."""
    number = case.structure.first(Role.NUMBER)
    if number is None:
        return
    bottom, expected = block_ink(number).bottom, "4 ± 1 mm below the number"
    below = [rule for rule in red_rules(case) if rule.box.top > bottom - 1]
    if not below and _has_no_red(case):
        yield unknown(expected, _NO_RED, number.where)
    elif not below:
        yield failed(expected, "no red rule below the number", number.where, "draw the red rule")
    else:
        gap = below[0].box.top - bottom
        yield measured(
            expected,
            f"{gap:.1f} mm",
            case.page(1, below[0].box.left, below[0].box.top),
            "move the rule",
            good=abs(gap - 4) <= 1,
        )


def docx_rule_width(case: Case[DocxFacts]) -> Outcomes:
    """The red rule is as wide as the type area (§7.2.7): its paragraph has no indents."""
    block, expected = red_border(case), f"as wide as the type area, {case.standard.area_width:g} mm"
    if block is None:
        if case.facts.pictures:
            yield unknown(expected, "the rule may be one of the drawings", case.whole, "check the PDF as well")
        elif _has_no_red(case):
            yield unknown(expected, _NO_RED, case.whole)
        else:
            yield failed(
                expected,
                "no red rule in the masthead",
                case.whole,
                "add a red bottom border to the last line of the masthead",
            )
    else:
        hint = "take the indents of the paragraph with the red border away"
        actual = f"indents of {block.left:.1f} and {block.right:.1f} mm"
        yield measured(expected, actual, block.where, hint, good=abs(block.left) <= 0.5 and abs(block.right) <= 0.5)


def pdf_rule_width(case: Case[PdfFacts]) -> Outcomes:
    """The red rule runs from edge to edge of the type area, 156 ± 1 mm (§7.2.7)."""
    want, rules = case.standard, red_rules(case)
    expected = f"{want.area_width:g} ± 1 mm, x {want.left:g}–{want.area_right:g}"
    if not rules:
        if case.facts.pages[0].pictures:
            yield unknown(expected, "the rule may be part of a picture", case.page(1))
        elif _has_no_red(case):
            yield unknown(expected, _NO_RED, case.page(1))
        else:
            yield failed(expected, "no red rule on page 1", case.page(1), "draw the red rule below the masthead")
    for rule in rules[:1]:
        good = abs(rule.box.left - want.left) <= 1 and abs(rule.box.right - want.area_right) <= 1
        actual = f"{rule.box.width:.1f} mm, x {rule.box.left:.1f}–{rule.box.right:.1f}"
        yield measured(
            expected, actual, case.page(1, rule.box.left, rule.box.top), "make it as wide as the type area", good=good
        )


def small_lines(case: Case[Facts]) -> Outcomes:
    """份号 has 6 digits, 密级 the form 机密★3年; in this order with 紧急程度, one per line (§7.2.1–7.2.3)."""
    order = [Role.COPY_NUMBER, Role.SECURITY, Role.URGENCY]
    found = [
        (role, block) for role, block in zip(case.structure.roles, case.structure.blocks, strict=True) if role in order
    ]
    ranks = [order.index(role) for role, _ in found]
    expected = "份号 000001, 密级 机密★3年, 紧急程度, in this order"
    for role, block in found:
        text = re.sub(r"\s", "", block.text)
        bad = role is Role.COPY_NUMBER and not re.fullmatch(r"(№)?\d{6}", text)
        bad = bad or (role is Role.SECURITY and not _TERM.match(text))
        hint = "six digits for the copy number; digits and ★ for the term of secrecy"
        yield measured(expected, text, block.where, hint, good=not bad)
    if found and ranks != sorted(ranks):
        yield failed(
            expected,
            "、".join(role.value for role, _ in found),
            found[0][1].where,
            "put 份号 first, then 密级, then 紧急程度",
        )
    elif found:
        yield passed(expected, "in order", found[0][1].where)


def elements(case: Case[Facts]) -> Outcomes:
    """An official document has its mark, number, title and date (条例 §9); what is not recognised may be missing."""
    wanted = (Role.MARK, Role.NUMBER, Role.TITLE, Role.DATE)
    missing = [role.value for role in wanted if case.structure.first(role) is None]
    expected = "、".join(role.value for role in wanted)
    where = case.structure.blocks[0].where if case.structure.blocks else case.whole
    told = f"not found: {'、'.join(missing)}" if missing else "all there"
    yield measured(expected, told, where, "give the missing data, or tell the kind of document", good=not missing)
