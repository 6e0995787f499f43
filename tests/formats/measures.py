"""What an example is, and how its elements are measured on a page (millimetres, GB/T 9704-2012)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.formats.sheet import MM_PER_POINT, Box, Glyph, Sheet

Pages = Sequence[Sheet]

LEFT, RIGHT, TOP, BOTTOM, SHEET = 28.0, 184.0, 37.0, 262.0, 297.0
CHARACTER, SMALL = 315 / 56.693, 280 / 56.693  # 1字 of 3号 on the grid, of 4号
LINE = 579 / 56.693
FIRST = TOP + 0.8 * LINE  # the baseline of the type area's first line
MIDDLE = (LEFT + RIGHT) / 2


@dataclass(frozen=True)
class Row:
    """An element: what the standard (or, where ``clause`` says so, practice) requires, and how it is measured."""

    element: str
    clause: str
    required: float
    tolerance: float
    measure: Callable[[Pages], float]


@dataclass(frozen=True)
class Example:
    """A layout with the sources that show it; several sources make one bulletin."""

    title: str
    layout: str
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    settings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.layout}-{self.sources[0].partition('.')[0].replace('/', '-')}"


def ink_top(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).top


def ink_centre(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).centre


def starts(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[0].x


def ends(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[-1].end


def baseline(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[0].baseline


def middle(page: int, text: str) -> Callable[[Pages], float]:
    def measure(pages: Pages) -> float:
        glyphs = pages[page].find(text)
        return (glyphs[0].x + glyphs[-1].end) / 2

    return measure


def gap(page: int, upper: str, lower: str) -> Callable[[Pages], float]:
    """Give the white between the ink of two texts."""
    return lambda pages: pages[page].ink(lower).top - pages[page].ink(upper).bottom


def offset(page: int, first: str, second: str) -> Callable[[Pages], float]:
    """Give how far right of one text's first character another's stands."""
    return lambda pages: starts(page, second)(pages) - starts(page, first)(pages)


def rule(page: int, number: int, edge: str) -> Callable[[Pages], float]:
    """Give an edge, the width or the height of the page's rule of that number."""
    return lambda pages: float(getattr(pages[page].rules[number], edge))


def under(page: int, text: str, number: int) -> Callable[[Pages], float]:
    """Give the white between a text's ink and the rule of that number below it."""
    return lambda pages: pages[page].rules[number].top - pages[page].ink(text).bottom


def below_rule(page: int, number: int, text: str) -> Callable[[Pages], float]:
    """Give the white between the rule of that number and a text's ink."""
    return lambda pages: pages[page].ink(text).top - pages[page].rules[number].bottom


def dash(page: int, edge: str) -> Callable[[Pages], float]:
    """Give the middle (``y``), left or right edge of the page number's first or last dash."""

    def measure(pages: Pages) -> float:
        glyphs = [glyph for glyph in pages[page].glyphs if glyph.text == "—" and glyph.baseline > BOTTOM]
        chosen = glyphs[-1] if edge == "right" else glyphs[0]
        if edge == "left":
            return chosen.x
        if edge == "right":
            return chosen.end
        ink = pages[page].inked(Box(chosen.x, chosen.baseline - 4, chosen.end, chosen.baseline))
        return (ink.top + ink.bottom) / 2

    return measure


def turned_dash(page: int, edge: str) -> Callable[[Pages], float]:
    """Give where the number of a page on its side stands on the sheet: its dash's middle from the sheet's upper edge
    (``y``), or where its first or last dash begins or ends from the sheet's left edge.
    """

    def measure(pages: Pages) -> float:
        glyphs = [glyph for glyph in pages[page].glyphs if glyph.text == "—" and glyph.x < 35]
        first, last = min(glyphs, key=_depth), max(glyphs, key=_depth)
        if edge == "left":
            return first.baseline
        if edge == "right":
            return last.baseline + last.size
        ink = pages[page].inked(Box(first.x - 1, first.baseline + 0.5, first.x + 5, first.baseline + 4))
        return SHEET - (ink.left + ink.right) / 2

    return measure


def _depth(glyph: Glyph) -> float:
    return glyph.baseline


def red_width(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).width


def page_numbers(odd: int = 0, even: int = 1) -> tuple[Row, ...]:
    return (
        Row("页码一字线距版心下边缘 7 mm", "§7.5", 269, 0.5, dash(odd, "y")),
        Row("单页码居右空一字", "§7.5", RIGHT - SMALL, 0.5, dash(odd, "right")),
        Row("双页码居左空一字", "§7.5", LEFT + SMALL, 0.5, dash(even, "left")),
    )


def line_of(sheet: Sheet, text: str) -> list[Glyph]:
    """Give all glyphs on a text's line."""
    place = sheet.find(text)[0].baseline
    return [glyph for glyph in sheet.glyphs if abs(glyph.baseline - place) < 0.5]


def size(page: int, text: str) -> Callable[[Pages], float]:
    """Give a text's type size in points."""
    return lambda pages: pages[page].find(text)[0].size / MM_PER_POINT


def apart(page: int, upper: str, lower: str) -> Callable[[Pages], float]:
    """Give how far one text's baseline stands below another's."""
    return lambda pages: baseline(page, lower)(pages) - baseline(page, upper)(pages)


def full_page(page: int, first: str, last: str) -> tuple[Row, ...]:
    """Measure a page full of body text: its first and last line, and a line that reaches both edges."""
    return (
        Row("版心第一行", "§5.2.1", FIRST, 0.5, baseline(page, first)),
        Row("每面 22 行：末行在第一行之下 21 行", "§5.2.3", 21 * LINE, 0.3, apart(page, first, last)),
    )


def body_text(page: int, edge: str) -> tuple[Row, ...]:
    """Measure body text on a line full of Han characters, which begins with ``edge``."""
    return (
        Row("正文 3 号", "§5.2.2", 16, 0.1, size(page, edge)),
        Row("每行 28 字", "§5.2.3", 28, 0, lambda pages: len(line_of(pages[page], edge))),
        Row("正文回行顶格", "§7.3.3", LEFT, 0.3, starts(page, edge)),
        Row("正文满行到版心右边", "§6.1", RIGHT, 0.5, lambda pages: line_of(pages[page], edge)[-1].end),
    )


def red_rule(page: int, text: str) -> tuple[Row, ...]:
    return (
        Row("红色分隔线在其上文字之下 4 mm", "§7.2.7", 4, 0.5, under(page, text, 0)),
        Row("红色分隔线左端", "§7.2.7", LEFT, 0.3, rule(page, 0, "left")),
        Row("红色分隔线与版心等宽", "§7.2.7", 156, 0.5, rule(page, 0, "width")),
    )


def tail(page: int, first: int, last: int) -> tuple[Row, ...]:
    return (
        Row("末条分隔线与版心下边缘重合", "§7.4.1", BOTTOM, 0.3, rule(page, last, "bottom")),
        Row("分隔线与版心等宽", "§7.4.1", 156, 0.5, rule(page, first, "width")),
        Row("首条分隔线粗", "§7.4.1", 0.35, 0.1, rule(page, first, "height")),
        Row("末条分隔线粗", "§7.4.1", 0.35, 0.1, rule(page, last, "height")),
        Row("中间分隔线粗", "§7.4.1", 0.25, 0.1, rule(page, last - 1, "height")),
    )
