"""LETR, COMD, MINT: letter, order and minutes (§10)."""

from __future__ import annotations

import re
from typing import Final

from pipeline.check.facts import DocxFacts, Facts, PdfFacts
from pipeline.check.font_names import Face
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, measured, unknown
from pipeline.check.rules.geometry import block_ink, docx_ink_top, red_rules
from pipeline.check.rules.head import reckoned_height

_INK: Final = 1.5
_LETTER_MARK: Final = 30.0
_LETTER_RULE: Final = 170.0
_LETTER_BELOW: Final = 4.0
_LETTER_FOOT: Final = 277.0
_ORDER_MARK: Final = 57.0


def pdf_letter(case: Case[PdfFacts]) -> Outcomes:
    """A letter's mark is 30 mm below the paper's edge; red rules, 170 mm long, 4 mm below it 20 mm from the foot."""
    mark, rules = case.structure.first(Role.MARK), red_rules(case)
    expected = "mark at y 30, red rules 170 mm long 4 mm below it and at y 277, each ± 1.5 mm"
    if mark is None:
        yield unknown(expected, "no mark is recognised", case.page(1))
        return
    ink, wrong = block_ink(mark), []
    if abs(ink.top - _LETTER_MARK) > _INK:
        wrong.append(f"mark at y {ink.top:.1f}")
    upper = [rule for rule in rules if rule.box.top < 150]
    lower = [rule for rule in rules if rule.box.top >= 150]
    if not upper or abs(upper[0].box.top - ink.bottom - _LETTER_BELOW) > _INK:
        wrong.append(
            f"first rule {upper[0].box.top - ink.bottom:.1f} mm below the mark" if upper else "no rule below the mark"
        )
    if not lower or abs(lower[-1].box.bottom - _LETTER_FOOT) > _INK + 0.5:
        wrong.append(f"last rule at y {lower[-1].box.bottom:.1f}" if lower else "no rule at the foot")
    wrong += [f"a rule {rule.box.width:.1f} mm long" for rule in rules if abs(rule.box.width - _LETTER_RULE) > _INK]
    yield measured(expected, "; ".join(wrong) or "so", mark.where, "set it as §10.1 asks", good=not wrong)


def docx_order(case: Case[DocxFacts]) -> Outcomes:
    """An order's mark is 20 mm below the type area's upper edge (§10.2): reckoned from spacing and exact lines."""
    mark = case.structure.first(Role.MARK)
    if mark is None:
        return
    expected, top = f"mark at y {_ORDER_MARK:g} ± {_INK:g} mm", docx_ink_top(case, mark)
    yield reckoned_height(expected, top, _ORDER_MARK, mark.where)


def pdf_order(case: Case[PdfFacts]) -> Outcomes:
    """An order's mark is 20 mm below the type area's upper edge, 57 mm from the paper's (§10.2)."""
    mark = case.structure.first(Role.MARK)
    if mark is not None:
        top = block_ink(mark).top
        yield measured(
            f"mark at y {_ORDER_MARK:g} ± {_INK:g} mm",
            f"{top:.1f} mm",
            mark.where,
            "move the mark",
            good=abs(top - _ORDER_MARK) <= _INK,
        )


def attendance(case: Case[Facts]) -> Outcomes:
    """Minutes: 出席： in 黑体, the names in 仿宋, 2字 in (§10.3)."""
    for block in case.structure.of(Role.ATTENDANCE):
        label = re.match(r"^\s*\S+?[：:]", block.text)
        wrong = [] if label and label[0].endswith("：") else ["half-width colon"]
        first, last = block.stretches[0].face, block.stretches[-1].face
        wrong += [f"label in {first.value}"] if first not in (Face.HEITI, Face.OTHER, None) else []
        wrong += [f"names in {last.value}"] if last not in (Face.FANGSONG, Face.LATIN, Face.OTHER, None) else []
        inset = (block.left + block.first_indent) / case.standard.em
        wrong += [f"{inset:.1f}字 in"] if abs(inset - 2) > 0.3 else []
        yield measured(
            "出席：names, label 黑体, names 仿宋, 2字 in",
            ", ".join(wrong) or "so",
            block.where,
            "set it as §10.3 asks",
            good=not wrong,
        )
