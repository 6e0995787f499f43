"""Distances several rules need: gaps in lines of a DOCX, gaps of ink and rules in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Block, Box, DocxFacts, LineFacts, PdfFacts, RuleFacts, TypeArea, is_red
from pipeline.check.rules.case import Case
from pipeline.check.standard import LINE, Standard

BASELINE: Final = 0.8
"""Where programs put the baseline in an exact line."""

INK_ASCENT: Final = 0.85
INK_DESCENT: Final = 0.12
"""How far the ink of a Han character reaches above and below the baseline, in em."""

_HEAD_BLOCKS: Final = 24


_SOLID: Final = 0.35
_NEARLY_ALL: Final = 0.9
_LEAST: Final = 3.0
_WHITE: Final = 7.0


def blank_lines(gap: float, lines: int) -> bool:
    """Tell whether white between ink (mm) is so many blank lines.

    The standard's figure is ink to ink; who types blank lines gets the white of the lines themselves besides.
    """
    return lines * LINE - _LEAST <= gap <= lines * LINE + _WHITE


def docx_gap(case: Case[DocxFacts], above: Block, below: Block, *, from_rule: bool = False) -> float | None:
    """Reckon the white between two paragraphs' ink, or between one's border and the other's ink, in mm.

    Blank paragraphs between count. None unless every line is exact: else the fonts decide.
    """
    blocks = list(case.facts.blocks)
    start = next(at for at, block in enumerate(blocks) if block is above)
    end = next(at for at, block in enumerate(blocks) if block is below)
    if above.paragraph is None or below.paragraph is None or above.paragraph.line_rule != "exact":
        return None
    total, last_after = 0.0, above.paragraph.after
    for block in blocks[start + 1 : end + 1]:
        paragraph = block.paragraph
        if paragraph is None or paragraph.line_rule != "exact" or (block.text.strip() and block is not below):
            return None
        total += max(paragraph.before, last_after)
        last_after = paragraph.after
        total += 0.0 if block is below else paragraph.line
    total += BASELINE * below.paragraph.line - INK_ASCENT * (below.size or 0.0)
    if not from_rule:
        total += (1 - BASELINE) * above.paragraph.line - INK_DESCENT * (above.size or 0.0)
    return total * MM_PER_POINT


def docx_ink_top(case: Case[DocxFacts], block: Block) -> float | None:
    """Reckon where a paragraph's ink begins on page 1, in mm; None unless all above it are single exact lines."""
    total, last_after = 0.0, 0.0
    for each in case.facts.blocks:
        paragraph = each.paragraph
        placed = paragraph is None or paragraph.line_rule != "exact" or paragraph.frame is not None
        if placed or paragraph is None or not case.facts.sections[0].margins:
            return None
        total += max(paragraph.before, last_after)
        if each is block:
            ink = BASELINE * paragraph.line - INK_ASCENT * (block.size or 0.0)
            return case.facts.sections[0].top + (total + ink) * MM_PER_POINT
        if len(each.text) * (each.size or 0.0) * MM_PER_POINT > case.standard.area_width:
            return None
        total, last_after = total + paragraph.line, paragraph.after
    return None


def red_border(case: Case[DocxFacts]) -> Block | None:
    """Give the paragraph of the masthead whose border is the red rule; it may be blank."""
    for block in case.facts.blocks[:_HEAD_BLOCKS]:
        borders = block.paragraph.borders if block.paragraph else {}
        if any(side in borders and is_red(borders[side].colour) for side in ("bottom", "top")):
            return block
    return None


def right_edge(want: Standard, area: TypeArea) -> float:
    """Give the type area's right edge: where lines end, unless they end less than a character before the wanted one."""
    if area.right is None or 0 <= want.area_right - area.right <= want.em + 0.5:
        return want.area_right
    return area.right


def block_ink(block: Block) -> Box:
    """Give the box of a PDF block's ink on its first page."""
    lines = [line for line in block.lines if line.page == block.lines[0].page]
    return Box(
        left=min(line.ink.left for line in lines),
        top=min(line.ink.top for line in lines),
        right=max(line.ink.right for line in lines),
        bottom=max(line.ink.bottom for line in lines),
    )


def red_rules(case: Case[PdfFacts]) -> Sequence[RuleFacts]:
    """Give the red rules of page 1 longer than half the type area, from the top."""
    wide = case.standard.area_width / 2
    return [rule for rule in case.facts.pages[0].rules if rule.colour and is_red(rule.colour) and rule.box.width > wide]


def rules_of_head(case: Case[PdfFacts], below: float) -> Sequence[RuleFacts]:
    """Give page 1's rules of any colour between the mark and a height, from the top."""
    wide = case.standard.area_width / 2
    return [rule for rule in case.facts.pages[0].rules if rule.box.width > wide and rule.box.top < below]


def justified(full: Sequence[LineFacts], left: float, right: float) -> bool:
    """Tell justified lines: lines of unlike content end alike, and not for being n characters set solid."""
    wide = [line for line in full if all(character >= "\u2e80" for character in line.text)]
    solid = [line for line in wide if abs(line.right - line.left - len(line.text) * line.size * MM_PER_POINT) < _SOLID]
    if wide and len(solid) >= _NEARLY_ALL * len(wide):
        return False
    ends = [line for line in full if abs(line.right - right) <= 0.3 and abs(line.left - left) <= 0.3]
    kinds = {(sum(c >= "\u2e80" for c in line.text), sum(c < "\u2e80" for c in line.text)) for line in ends}
    return len(kinds) > 1
