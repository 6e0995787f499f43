"""Page numbers (GB/T 9704-2012 §7.5): outside the type area, odd pages right, even pages left."""

from __future__ import annotations

from typing import Final

from pipeline.model.layout import Align, Layout
from pipeline.model.page import Line
from pipeline.model.units import Length
from pipeline.typeset.faces import Looks
from pipeline.typeset.paragraph import whole
from pipeline.typeset.pieces import set_line
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.setting import setting_of

DASH_HEIGHT: Final = 0.3
"""How far the middle of a dash's ink stands above the baseline, in em: the outline of U+2014 in FandolSong."""


def folio(layout: Layout, looks: Looks, number: int) -> Line | None:
    """Give the line of a page's number, None where the layout wants none.

    The dash stands ``dash_below`` under the type area; the inset from the outer edge is the style's ``right`` on odd
    pages, its ``left`` on even ones.
    """
    rule = layout.page_number
    if rule is None or (number == 1 and not rule.first):
        return None
    style, page = layout.styles[rule.role], layout.page
    text = rule.template.format(page=number)
    setting = setting_of([(text, looks.look(style, style))], compile_rules(layout.line_rules))
    width = setting.ends[-1] - int(style.tracking)
    left, right = page.margins.left + whole(style.left), page.width - page.margins.right - whole(style.right) - width
    align = style.align.mirrored if rule.mirrored and number % 2 == 0 else style.align
    x = Length({Align.RIGHT: right, Align.CENTRE: (left + right) // 2}.get(align, left))
    baseline = page.height - page.margins.bottom + rule.dash_below + style.size.times(DASH_HEIGHT)
    return Line(baseline, tuple(piece for _, piece in set_line(setting, 0, len(text), x)), None)
