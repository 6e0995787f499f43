"""IMPR: the imprint (版记) of an official document (§7.4)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Block, Border, DocxFacts, Facts, PdfFacts, RuleFacts
from pipeline.check.kind import Kind
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, unknown

_FIRST: Final = 0.35
_MIDDLE: Final = 0.25
_WEIGHT: Final = 0.1
_SIZE: Final = 14.0
_INSET: Final = 4.94
_PRINTED: Final = re.compile(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日\s*印发\s*$")


def _ruled(case: Case[Facts]) -> list[Block]:
    """A letter's imprint has neither rules nor a line of 印发 (§10.1)."""
    return [] if case.kind is Kind.LETTER else case.structure.of(Role.IMPRINT)


def docx_rules(case: Case[DocxFacts]) -> Outcomes:
    """The imprint's rules are 0.35 mm, those between 0.25 mm, as wide as the type area (§7.4.1)."""
    blocks = _ruled(case)
    if not blocks:
        return
    expected = f"first and last {_FIRST} mm, middle {_MIDDLE} mm ± {_WEIGHT}, as wide as the type area"
    region = _region(case, blocks)
    borders: list[Border] = []
    for block in region:
        sides = block.paragraph.borders if block.paragraph else {}
        borders += [sides[side] for side in ("top", "between", "bottom") if side in sides]
    if not borders:
        yield unknown(expected, "the rules are a table's or drawings", blocks[0].where, "check the PDF as well")
        return
    weights = [border.weight * MM_PER_POINT for border in borders]
    wrong = _wrong_weights(weights)
    wrong += ["indented: narrower than the type area"] if any(_indented(block) for block in region) else []
    hint = "1 pt borders above and below, 0.75 pt between, on paragraphs without indents"
    yield measured(expected, "; ".join(wrong) or "so", blocks[0].where, hint, good=not wrong)


def _region(case: Case[DocxFacts], blocks: Sequence[Block]) -> Sequence[Block]:
    """Give the imprint's paragraphs with the blank ones around them: a rule is often a blank one's border."""
    every = list(case.facts.blocks)
    start = next(at for at, block in enumerate(every) if block is blocks[0])
    end = next(at for at, block in enumerate(every) if block is blocks[-1])
    while start and not every[start - 1].text.strip():
        start -= 1
    while end + 1 < len(every) and not every[end + 1].text.strip():
        end += 1
    return every[start : end + 1]


def _indented(block: Block) -> bool:
    """A border runs from indent to indent, a hanging line's beginning included."""
    return bool(block.paragraph and block.paragraph.borders) and (
        block.left + min(block.first_indent, 0) > 0.5 or block.right > 0.5
    )


def _wrong_weights(weights: Sequence[float]) -> list[str]:
    wanted = [_FIRST if at in (0, len(weights) - 1) else _MIDDLE for at in range(len(weights))]
    pairs = zip(weights, wanted, strict=True)
    return [f"{weight:.2f} mm instead of {want}" for weight, want in pairs if abs(weight - want) > _WEIGHT]


def _pdf_rules(case: Case[PdfFacts]) -> Sequence[RuleFacts]:
    blocks = _ruled(case)
    if not blocks:
        return []
    line = blocks[0].lines[0]
    wide = case.standard.area_width / 2
    return [r for r in case.facts.pages[line.page - 1].rules if r.box.width > wide and r.box.bottom > line.ink.top - 8]


def pdf_rules(case: Case[PdfFacts]) -> Outcomes:
    """The imprint's rules are 0.35 mm, those between 0.25 mm, as wide as the type area (§7.4.1)."""
    blocks, rules = _ruled(case), _pdf_rules(case)
    if not blocks:
        return
    expected = f"first and last {_FIRST} mm, middle {_MIDDLE} mm ± {_WEIGHT}, {case.standard.area_width:g} ± 1 mm wide"
    if len(rules) < 2:
        yield failed(expected, f"{len(rules)} rules", blocks[0].where, "rules above, between and below the imprint")
        return
    wrong = _wrong_weights([rule.box.height for rule in rules])
    wrong += [f"{rule.box.width:.1f} mm wide" for rule in rules if abs(rule.box.width - case.standard.area_width) > 1]
    yield measured(expected, "; ".join(wrong) or "so", blocks[0].where, "correct weight and width", good=not wrong)


def docx_bottom(case: Case[DocxFacts]) -> Outcomes:
    """The last rule lies on the type area's lower edge (§7.4.1): seen only when a frame is anchored there."""
    blocks = _ruled(case)
    if not blocks:
        return
    frames = [block.paragraph.frame for block in blocks if block.paragraph and block.paragraph.frame]
    anchored = frames and all(frame.align == "bottom" and frame.anchor == "margin" for frame in frames)
    expected = "at the lower edge of the type area"
    if anchored:
        yield measured(expected, "a frame anchored there", blocks[-1].where, "", good=True)
    else:
        yield unknown(expected, "its place shows only after rendering", blocks[-1].where, "check the PDF as well")


def pdf_bottom(case: Case[PdfFacts]) -> Outcomes:
    """The last rule lies on the lower edge of the type area, y 262 ± 1.5 mm, of the last page (§7.4.1)."""
    blocks, rules = _ruled(case), _pdf_rules(case)
    if not blocks or not rules:
        return
    last, want = rules[-1], case.standard.area_bottom
    actual = f"page {last.page} of {len(case.facts.pages)}, y {last.box.bottom:.1f} mm"
    good = last.page == len(case.facts.pages) and abs(last.box.bottom - want) <= 1.5
    where = case.page(last.page, last.box.left, last.box.bottom)
    yield measured(
        f"last page, y {want:g} ± 1.5 mm", actual, where, "move the imprint to the bottom of the last page", good=good
    )


def text(case: Case[Facts]) -> Outcomes:
    """4号仿宋, 1字 from the edges; 抄送 ends with 。; the date of printing is followed by 印发 (§7.4.2–3)."""
    for block in case.structure.of(Role.IMPRINT):
        content = block.text.strip()
        wrong = [f"{block.size:g} pt"] if block.size is not None and abs(block.size - _SIZE) > 0.2 else []
        first = _inset(case, block)
        wrong += [f"{first:.1f} mm in"] if first is not None and abs(first - _INSET) > 0.8 else []
        if re.match(r"抄\s*送", content):
            wrong += [] if re.match(r"抄送：", content) else ["half-width colon"]
            wrong += [] if content.endswith("。") else ["no 。 at the end"]
        elif content.endswith("印发"):
            wrong += [] if _PRINTED.search(content) else ["the date is padded or short"]
        expected = "仿宋 14 pt, 1字 from the edge, 抄送：….  2019年2月26日印发"
        yield measured(expected, ", ".join(wrong) or "so", block.where, "set it as §7.4.2–3 ask", good=not wrong)


def _inset(case: Case[Facts], block: Block) -> float | None:
    if isinstance(case.facts, PdfFacts):
        left = case.facts.area.left if case.facts.area.left is not None else case.standard.left
        return block.lines[0].left - left
    return block.left + block.first_indent if not block.text.startswith((" ", "\u3000")) else None


def pdf_even(case: Case[PdfFacts]) -> Outcomes:
    """The imprint stands on an even page: GB/T 33476.2, not 9704."""
    blocks = _ruled(case)
    if blocks:
        page = blocks[0].lines[0].page
        hint = "GB/T 33476.2 asks for it; GB/T 9704 does not"
        yield measured("an even page", f"page {page}", blocks[0].where, hint, good=page % 2 == 0)
