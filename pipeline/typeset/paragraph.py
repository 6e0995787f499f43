"""Paragraphs: text blocks set into rows, one row a line of type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.layout import BASELINE, Align, Rule, Style, TabAlign
from pipeline.model.page import DrawnPicture, DrawnRule, Piece
from pipeline.model.records import dataclass
from pipeline.model.units import EMU_PER_TWIP, Length
from pipeline.typeset.breaker import break_lines, broken_lines
from pipeline.typeset.faces import Look, Looks
from pipeline.typeset.pieces import NO_SPREAD, set_line, slack_of, spread_of, trimmed
from pipeline.typeset.rules import Patterns
from pipeline.typeset.setting import Setting, setting_of

DEFAULT_TAB: Final = 420 * EMU_PER_TWIP
"""Where tabs go beyond the style's stops: every 420 twips, as the Word file's settings say."""


class Strip(NamedTuple):
    """Pieces of one block on one baseline, which is measured from the row's upper edge (None: the row's own).

    ``cell`` is (row, column), from 0, in a table.
    """

    block: int
    pieces: tuple[Piece, ...]
    baseline: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(slots=True, kw_only=True)
class Row:
    """What a page is filled with, top to bottom: mostly one line of type. Heights in EMU.

    Who sets a paragraph changes its first and last row before anyone sees them; a copy of each took longer than both.

    ``before`` is white space above, ``after`` below. ``height`` counts the line and the rules with their gaps;
    ``top`` is how far below the row's upper edge the line box begins. ``bound``: no page may begin with this row,
    for the line above is its paragraph's; ``kept``: for the paragraph above stays with it.
    ``foot`` is what a page that ends with this row must have room for below it (a table's lower rule).
    ``rules`` are drawn at ``y`` from the row's upper edge. ``repeat`` are rows to set again where a page begins with
    this row (a table's heads). ``pictures`` are drawn at ``y`` from the row's upper edge.
    """

    strips: tuple[Strip, ...]
    height: int
    line: int
    top: int = 0
    before: int = 0
    after: int = 0
    foot: int = 0
    bound: bool = False
    kept: bool = False
    new_page: bool = False
    rules: tuple[DrawnRule, ...] = ()
    repeat: tuple[Row, ...] = ()
    pictures: tuple[DrawnPicture, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """The measure a paragraph is set to: where it begins on the page and how wide it is.

    ``measure`` is the width in whole twips as the Word file states it: it decides what fits, ``width`` where the
    right edge is.
    """

    x: int
    width: int
    measure: int


def whole(length: Length) -> int:
    """Give a length in EMU rounded to whole twips, as the Word file states it."""
    return length.twips * EMU_PER_TWIP


def baseline(line: int) -> int:
    """Give how far the baseline stands below the upper edge of an exact line (80 % in LibreOffice, measured)."""
    return round(line * BASELINE)


class Setter:
    """Sets paragraphs; holds what is looked up once a document."""

    def __init__(self, briefing: Briefing, looks: Looks, patterns: Patterns) -> None:
        page = briefing.layout.page
        self._styles = briefing.layout.styles
        self._looks = looks
        self._patterns = patterns
        twips = page.width.twips - page.margins.left.twips - page.margins.right.twips
        self.column = Column(int(page.margins.left), int(page.text_width), twips * EMU_PER_TWIP)

    def rows(
        self, blocks: Sequence[TextBlock], index: int, column: Column | None = None, *, style: Style | None = None
    ) -> list[Row]:
        """Set one paragraph of type: a block, or a run-in heading and the block that shares its lines.

        ``style``, the first block's own where None, gives indents, alignment and keeps; ``index`` is its place in the
        briefing.
        """
        style = style or self._styles[blocks[0].role]
        column = column or self.column
        setting = setting_of(self._runs(blocks, style), self._patterns)
        places = _places(blocks, index)
        lines = self._lines(setting, style, column)
        line, count = whole(style.line), len(lines)
        rows = [
            Row(strips=_strips(pieces, places), height=line, line=line, bound=_bound(style, place, count))
            for place, pieces in enumerate(lines)
        ]
        return _edge(rows, style, column)

    def flaws(self, block: TextBlock, style: Style, column: Column | None = None) -> tuple[int, bool]:
        """Tell how a block set in ``style`` would end its lines badly; ``column`` is the type area where None.

        How many lines end where LibreOffice would not end them, and whether the last is one lone character and its
        marks (孤字).
        """
        setting = setting_of(self._runs([block], style), self._patterns)
        both, indent = whole(style.left) + whole(style.right), whole(style.first_indent)
        measure = (column or self.column).measure - both
        lines = broken_lines(setting, 0, len(setting.text), measure - indent, measure)
        start, end, _ = lines[-1]
        alone = len(lines) > 1 and not setting.rigid[start] and setting.barred.count(0, start + 1, end) == 0
        return sum(apart for _, _, apart in lines), alone

    def _lines(self, setting: Setting, style: Style, column: Column) -> list[list[tuple[int, Piece]]]:
        return list(_lines(setting, style, column))

    def _runs(self, blocks: Sequence[TextBlock], host: Style) -> list[tuple[str, Look]]:
        runs = [
            (run.text, self._looks.look(self._styles[run.role or block.role], host))
            for block in blocks
            for run in block.runs
            if run.text
        ]
        return runs or [("", self._looks.look(host, host))]


class LineCounter(Setter):
    """Sets paragraphs into rows without characters: what fills pages, before anything is placed."""

    def lines_of(self, block: TextBlock, style: Style) -> int:
        """Give how many lines a block takes in a style."""
        return len(self._lines(setting_of(self._runs([block], style), self._patterns), style, self.column))

    def _lines(self, setting: Setting, style: Style, column: Column) -> list[list[tuple[int, Piece]]]:
        return [[] for _ in _spans(setting, style, column)]


def _places(blocks: Sequence[TextBlock], index: int) -> list[tuple[int, int]]:
    places, end = [], 0
    for number, block in enumerate(blocks, index):
        end += len(block.text)
        places.append((end, number))
    return places


def _strips(pieces: Sequence[tuple[int, Piece]], places: Sequence[tuple[int, int]]) -> tuple[Strip, ...]:
    if len(places) == 1:
        return (Strip(places[0][1], tuple(piece for _, piece in pieces)),)
    strips, start = [], 0
    for end, number in places:
        mine = tuple(piece for place, piece in pieces if start <= place < end)
        if mine:
            strips.append(Strip(number, mine))
        start = end
    return tuple(strips)


def _lines(setting: Setting, style: Style, column: Column) -> Iterator[list[tuple[int, Piece]]]:
    left, indent = whole(style.left), whole(style.first_indent)
    width = column.width - left - whole(style.right)
    for start, end, last in _spans(setting, style, column):
        yield _placed(setting, style, start, end, column.x + left + indent, width - indent, last)
        indent = 0


def _spans(setting: Setting, style: Style, column: Column) -> Iterator[tuple[int, int, bool]]:
    """Give where each line starts and ends, and whether a line feed or the paragraph's end is why."""
    left, indent = whole(style.left), whole(style.first_indent)
    measure = column.measure - left - whole(style.right)
    if "\t" in setting.text:
        _set_tabs(setting, style, left, indent)
    start = 0
    for part in setting.text.split("\n"):
        stop = start + len(part)
        for line, end in break_lines(setting, start, stop, measure - indent, measure):
            yield line, end, end == stop
            indent = 0
        start = stop + 1


def _placed(
    setting: Setting, style: Style, start: int, end: int, x: int, measure: int, last: bool
) -> list[tuple[int, Piece]]:
    spread = NO_SPREAD
    if (style.align is not Align.JUSTIFY or not last) and setting.text.find("\t", start, end) < 0:
        stop = trimmed(setting, start, end)
        slack = slack_of(setting, start, stop, measure)
        if style.align is Align.JUSTIFY:
            spread = spread_of(setting, start, stop, slack)
        elif style.align is Align.RIGHT:
            x += slack
        elif style.align is Align.CENTRE:
            x += slack // 2
    return set_line(setting, start, end, x, spread)


def _set_tabs(setting: Setting, style: Style, left: int, indent: int) -> None:
    # A tab's width follows from what stands before it in its line; x counts from the column's left edge.
    start, x = 0, left + indent
    for part in setting.text.split("\n"):
        stop = start + len(part)
        x -= setting.start(start) if part else 0
        place, used = setting.text.find("\t", start, stop), -1
        while place >= 0:
            following = setting.text.find("\t", place + 1, stop)
            before = x + setting.ends[place]
            stands, align = _next_stop(style, max(before, used))
            used = stands
            end = (stop if following < 0 else following) - 1
            # The field's last character goes without its tracking.
            field = setting.ends[end] - setting.ends[place] - (setting.look_at(end).tracking if end > place else 0)
            pull = {TabAlign.LEFT: 0, TabAlign.RIGHT: field, TabAlign.CENTRE: field // 2}[align]
            setting.own[place] = max(0, stands - before - pull)
            x += setting.own[place]
            place = following
        start, x = stop + 1, left
    setting.accumulate()


def _next_stop(style: Style, x: int) -> tuple[int, TabAlign]:
    stops = [(int(stop.position), stop.align) for stop in style.tabs]
    if style.first_indent < 0:
        stops.append((int(style.left), TabAlign.LEFT))
    following = [stop for stop in stops if stop[0] > x]
    if not following:
        return (x // DEFAULT_TAB + 1) * DEFAULT_TAB, TabAlign.LEFT
    return min(following, key=lambda stop: stop[0])


def _bound(style: Style, place: int, count: int) -> bool:
    # Widows and orphans: two lines at least on either side of a page's end, as Word and LibreOffice do. LibreOffice
    # never parts a paragraph that is kept with the next.
    if place == 0:
        return False
    return style.keep_lines or style.keep_next or (style.widow_control and place in (1, count - 1))


def _edge(rows: list[Row], style: Style, column: Column) -> list[Row]:
    first, last = rows[0], rows[-1]
    first.before, first.new_page = whole(style.space_before), style.page_break_before
    last.after = whole(style.space_after)
    if style.rule_above:
        first.top = _room(style.rule_above)
        first.height += first.top
        first.rules = _drawn(style.rule_above, column, 0)
    if style.rule_below:
        last.rules += _drawn(style.rule_below, column, last.height + _gap(style.rule_below))
        last.height += _room(style.rule_below)
    return rows


def _drawn(rule: Rule, column: Column, y: int) -> tuple[DrawnRule, ...]:
    # Rules are as wide as the type area whatever the paragraph's indents (GB/T 9704-2012 §7.2.7, §7.4.1).
    x, width = Length(column.x), Length(column.width)
    return tuple(
        DrawnRule(x, Length(y + _eighths(offset)), width, Length(_eighths(weight)), rule.colour)
        for offset, weight in rule.lines
    )


def _gap(rule: Rule) -> int:
    # Word states a border's distance in whole points, its weight in eighths.
    return round(rule.gap.pt) * 12_700


def _eighths(length: Length) -> int:
    return round(length.pt * 8) * 12_700 // 8


def _room(rule: Rule) -> int:
    return _gap(rule) + _eighths(rule.thickness)
