"""How much room text and rules take, as far as composing must know before a font is chosen.

Han characters are one em wide, others half an em: true of digits in every face an office uses.
"""

from __future__ import annotations

from typing import Final

from pipeline.model.layout import Layout, Rule, Style
from pipeline.model.patterns import lazy
from pipeline.model.units import EMU_PER_TWIP, Length

_LATIN: Final = lazy("[!-~]+")


def advance_of(style: Style) -> Length:
    """Give one 字 in a style: the width of a Han character with its tracking."""
    return style.size + style.tracking


def width_in(style: Style, layout: Layout, text: str) -> Length:
    """Give the width of a line of text in a style.

    Where Han meets digits or letters stands the layout's gap (``line_rules.han_latin_gap``) and no tracking, and none
    after the last character.
    """
    half_ems = sum(1 if character.isascii() else 2 for character in text)
    seams = sum((match.start() > 0) + (match.end() < len(text)) for match in _LATIN.finditer(text))
    gap = style.size.times(layout.line_rules.han_latin_gap)
    return Length(half_ems * style.size // 2 + max(len(text) - seams - 1, 0) * style.tracking + seams * gap)


def whole_twips(length: int) -> Length:
    """Round to whole twips: what the Word file cannot say, the PDF must not do either."""
    return Length.from_twips(Length(length).twips)


def rule_room(rule: Rule | None) -> Length:
    """Give the height a rule adds to its paragraph: its gap and its lines."""
    return rule.gap + rule.thickness if rule else Length(0)


def height_of(style: Style, lines: int = 1) -> Length:
    """Give the height of a paragraph of so many lines with its rules, without the space around it."""
    return Length(lines * style.line + rule_room(style.rule_above) + rule_room(style.rule_below))


def fitted_size(style: Style, layout: Layout, text: str, room: Length) -> Length:
    """Give the largest size in half points, not above the style's, in which the text fits into ``room``."""
    natural = max(1, width_in(style, layout, text))
    if natural <= room:
        return style.size
    return scaled_size(style.size, room, natural)


def scaled_size(size: Length, room: int, natural: int) -> Length:
    """Give a size made smaller as ``room`` is to ``natural``, in whole half points, 4 pt at least."""
    half_point = 10 * EMU_PER_TWIP
    return Length(max(int(size) * int(room) // int(natural) // half_point, 8) * half_point)
