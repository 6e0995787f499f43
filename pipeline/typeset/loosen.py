"""Paragraphs that would end with one lone character (孤字) are set a trifle wider, in the Word file as in the PDF.

Neither Word nor LibreOffice knows the rule (CLREQ: the last line of a paragraph holds more than one Han character), so
a breaker that obeyed it alone would part from them. Tracking is a thing both know: with a twip more between characters
a line of the grid holds one character fewer, and the last line gets company. So this is decided before rendering, as a
style of its own that both renderers read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.model.briefing import Block, Briefing, TextBlock
from pipeline.model.layout import Align, Style
from pipeline.model.records import replace
from pipeline.model.units import Length
from pipeline.typeset.faces import Fonts, Looks
from pipeline.typeset.paragraph import Setter
from pipeline.typeset.rules import compile_rules

WIDENINGS: Final = (1, 2, 3)
"""Twips of tracking to try, the least first: one is enough for a paragraph of Han characters."""


def loosen(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Give the briefing with a wider style for each justified paragraph that would end with a lone character.

    The briefing itself is given back when the layout does not ask (``avoid_lone_character``) or none ends so. A
    paragraph that no widening helps keeps its style.
    """
    layout = briefing.layout
    if not layout.line_rules.avoid_lone_character:
        return briefing
    setter = Setter(briefing, Looks(fonts, layout.fonts), compile_rules(layout.line_rules))
    wider: dict[str, Style] = {}
    blocks: list[Block] = []
    for block in briefing.blocks:
        shares_lines = bool(blocks) and isinstance(blocks[-1], TextBlock) and blocks[-1].joined
        blocks.append(block if shares_lines else _company(block, layout.styles, setter, wider))
    if not wider:
        return briefing
    styles = {**layout.styles, **wider}
    return replace(briefing, blocks=tuple(blocks), layout=replace(layout, styles=styles))


def _company(block: Block, styles: Mapping[str, Style], setter: Setter, wider: dict[str, Style]) -> Block:
    if not isinstance(block, TextBlock) or block.joined or "\t" in block.text or "\n" in block.text:
        return block
    style = styles[block.role]
    if style.align is not Align.JUSTIFY or style.outline or not setter.ends_alone(block, style):
        return block
    for twips in WIDENINGS:
        loose = _widened(style, twips)
        if not setter.ends_alone(block, loose):
            wider[loose.role] = loose
            return replace(block, role=loose.role)
    return block


def _widened(style: Style, twips: int) -> Style:
    suffix = "" if twips == 1 else str(twips)
    return replace(
        style,
        role=f"{style.role}-loose{suffix}",
        word_name=f"{style.word_name} 疏排{suffix}",
        tracking=Length(style.tracking + Length.from_twips(twips)),
    )
