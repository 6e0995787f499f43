"""Paragraphs whose lines would end badly are set a trifle wider or tighter, in the Word file as in the PDF.

Badly: the last line is one lone character (孤字; CLREQ), or a line ends where LibreOffice would part a number from its
sign or let a mark begin a line that must not (GB/T 15834-2011 5.1). Neither Word nor LibreOffice can be told these
rules, so a breaker that obeyed them alone would part from both. Tracking is a thing all know: with a twip more or less
between characters a paragraph breaks elsewhere. So this is decided before rendering, as a style of its own that both
renderers read. GB/T 9704-2012 §7.3.5.5 itself names the space between characters as what may be changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pipeline.model.briefing import Block, Briefing, TableBlock, TextBlock
from pipeline.model.layout import Align, Style
from pipeline.model.records import replace
from pipeline.model.units import Length
from pipeline.typeset.faces import Fonts, Looks
from pipeline.typeset.narrow import narrow_cells
from pipeline.typeset.paragraph import Setter
from pipeline.typeset.rules import compile_rules

FOR_COMPANY: Final = (1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8)
"""Twips of tracking to try for a lone last character: one more is enough for a paragraph of Han characters."""

FOR_ENDS: Final = (-1, -2, -3, -4, -5, -6, -7, -8, 1, 2, 3, 4, 5, 6, -10, 8, -12, 10, 12, -14)
"""Twips to try for bad line ends: tighter first, which leaves full lines of Han characters as they are."""

_TRACKED: Final = re.compile(r"-(loose|tight)(\d*)$")


def loosen(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Give the briefing with a wider or tighter style for each justified paragraph whose lines would end badly.

    The briefing itself is given back when the layout does not ask (``avoid_lone_character``) or all end well. A
    paragraph that no change makes better keeps its style.
    """
    layout = briefing.layout
    if not layout.line_rules.avoid_lone_character:
        return briefing
    setter = Setter(briefing, Looks(fonts, layout.fonts), compile_rules(layout.line_rules))
    eased: dict[str, Style] = {}
    blocks: list[Block] = []
    for block in briefing.blocks:
        shares_lines = bool(blocks) and isinstance(blocks[-1], TextBlock) and blocks[-1].joined
        if isinstance(block, TableBlock):
            blocks.append(narrow_cells(block, layout, setter, eased))
        else:
            blocks.append(block if shares_lines else _eased(block, layout.styles, setter, eased))
    if not eased:
        return briefing
    styles = {**layout.styles, **eased}
    return replace(briefing, blocks=tuple(blocks), layout=replace(layout, styles=styles))


def _eased(block: Block, styles: Mapping[str, Style], setter: Setter, eased: dict[str, Style]) -> Block:
    if not isinstance(block, TextBlock) or block.joined or "\t" in block.text or "\n" in block.text:
        return block
    style = styles[block.role]
    if style.align is not Align.JUSTIFY or style.outline:
        return block
    parted, alone = setter.flaws(block, style)
    fewest, best = parted + alone, style
    for twips in FOR_ENDS if parted else FOR_COMPANY:
        if not fewest:
            break
        tried = tracked(style, twips)
        count = sum(setter.flaws(block, tried))
        if count < fewest:
            fewest, best = count, tried
    if best is style:
        return block
    eased[best.role] = best
    return replace(block, role=best.role)


def tracked(style: Style, twips: int) -> Style:
    """Give a style with so many twips more tracking, or fewer; a tracked style is reckoned from what it was."""
    plain, word_name, was = style.role, style.word_name, 0
    if found := _TRACKED.search(style.role):
        plain, word_name = style.role[: found.start()], word_name.rpartition(" ")[0]
        was = int(found[2] or 1) * (1 if found[1] == "loose" else -1)
    number = "" if abs(twips) == 1 else str(abs(twips))
    return replace(
        style,
        role=f"{plain}-{'loose' if twips > 0 else 'tight'}{number}",
        word_name=f"{word_name} {'疏排' if twips > 0 else '密排'}{number}",
        tracking=Length(style.tracking + Length.from_twips(twips - was)),
    )
