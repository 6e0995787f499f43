"""Layout: how a kind of document looks, every length resolved.

A YAML file says 三号, 2字, 1行 or 35mm; ``read.layout`` turns all of it into lengths, so that nothing downstream knows
of 字 and 行. Vertical model shared by both renderers: every paragraph is a stack of lines of one exact height
(``Style.line``), the baseline at ``BASELINE`` of it, with ``space_before`` above the first and ``space_after`` below.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pipeline.model.records import dataclass, field
from pipeline.model.units import ZERO, Length

BASELINE: Final = 0.8
"""Where the baseline stands in an exact line: LibreOffice puts it at 80 % (measured); Word at about as much."""

INK_ASCENT: Final = 0.85
"""How far the ink of a Han character reaches above the baseline, in em: the same within 0.02 in all faces we know."""

ANCHOR_LINE: Final = Length.from_twips(14)
"""How high a paragraph without text is that holds two tables apart, or what a tail hangs on, or closes a section
after a table: the lowest exact line Word lets a user set, 0.7 pt. A page that is full to the last row must hold it too:
it would begin an empty one.
"""

THIN: Final = Length.from_pt(0.75)
"""The thin line of Word's borders thickThinSmallGap and thinThickSmallGap, and the white beside it."""


class Align(StrEnum):
    """How lines stand between the edges."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFY = "justify"

    @property
    def mirrored(self) -> Align:
        """The other side of the page."""
        return {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}.get(self, self)


class HeadingMode(StrEnum):
    """Whether a section heading has its own line or opens its first paragraph."""

    OWN_LINE = "own-line"
    RUN_IN = "run-in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """The white edges of the page: 天头, 下白边, 订口, 右白边."""

    top: Length
    bottom: Length
    left: Length
    right: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """Paper and type area (版心)."""

    width: Length
    height: Length
    margins: Margins

    @property
    def text_width(self) -> Length:
        """Width of the type area."""
        return Length(self.width - self.margins.left - self.margins.right)

    @property
    def text_height(self) -> Length:
        """Height of the type area."""
        return Length(self.height - self.margins.top - self.margins.bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """So many lines of so many characters fill the type area (GB/T 9704-2012 §5.2.3).

    ``size`` is the body's type size; ``line_pitch`` and ``char_pitch`` are whole twips, rounded down so that the last
    line and the last character still fit (22 lines in 225 mm: 579 twips; 28 characters in 156 mm: 315 twips).
    """

    lines: int
    characters: int
    size: Length
    line_pitch: Length
    char_pitch: Length

    @property
    def tracking(self) -> Length:
        """What is added to each character's width to keep the grid: −0.25 pt for 三号 at 28 characters."""
        return Length(self.char_pitch - self.size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line above or below a paragraph, as wide as the type area whatever the indents (§7.2.7, §7.4.1).

    ``weight`` is its thickness; ``gap`` the distance from the paragraph's line box to the near edge of the rule.
    ``double``: two lines, the lower of ``lower`` (``weight`` where None). The white between equal ones is as high as
    one of them; of unequal ones (文武线) the thinner and the white are ``THIN``, as in Word's thick-thin borders.
    """

    colour: str
    weight: Length
    gap: Length = ZERO
    double: bool = False
    lower: Length | None = None

    @property
    def lines(self) -> tuple[tuple[Length, Length], ...]:
        """Each line's distance from the rule's upper edge and its thickness."""
        if not self.double:
            return ((ZERO, self.weight),)
        second = self.lower or self.weight
        between = self.weight if second == self.weight else THIN
        return (ZERO, self.weight), (Length(self.weight + between), second)

    @property
    def thickness(self) -> Length:
        """From the upper edge of the first line to the lower edge of the last."""
        offset, weight = self.lines[-1]
        return offset + weight


class TabAlign(StrEnum):
    """What stands at the tab stop."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class TabStop:
    """A tab stop, measured from the left edge of the type area."""

    position: Length
    align: TabAlign = TabAlign.LEFT


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands on the paper: its line box's upper left corner, and its width."""

    left: Length
    top: Length
    width: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The look of one role. A role names a style; both renderers read nothing else.

    ``font`` and ``latin`` are font roles (``fangsong``, ``latin`` …); ASCII is set in ``latin``, all else in ``font``.
    ``word_name`` is the style's name in Word. ``tracking`` is added to every character's advance.
    ``outline`` is the heading level that reaches the navigation pane (1 = highest), None for text.
    ``first_indent`` is relative to ``left`` (negative: hanging).
    ``ink_top``: the first line's ink stands so far below the type area's upper edge on page 1, whatever stands above;
    ``space_before`` is then what that takes with nothing above, and the composer makes it less by what there is.
    ``fit``: the composer makes the type smaller until every line of the paragraph fits its measure.
    ``place``: outside the flow, on page 1, where the paper says.
    """

    role: str
    word_name: str
    font: str
    size: Length
    line: Length
    latin: str = "latin"
    colour: str = "000000"
    bold: bool = False
    tracking: Length = ZERO
    align: Align = Align.JUSTIFY
    first_indent: Length = ZERO
    left: Length = ZERO
    right: Length = ZERO
    space_before: Length = ZERO
    space_after: Length = ZERO
    tabs: tuple[TabStop, ...] = ()
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    outline: int | None = None
    ink_top: Length | None = None
    fit: bool = False
    place: Place | None = None

    @property
    def above_ink(self) -> Length:
        """How much white the first line holds above its ink."""
        return self.line.times(BASELINE) - self.size.times(INK_ASCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class FontRole:
    """A font role: the family the DOCX names, and what to fall back on there.

    ``name`` is the official family (仿宋_GB2312), ``alternative`` its other name for fontTable.xml (仿宋).
    """

    role: str
    name: str
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRules:
    """What both renderers obey when breaking lines; the DOCX's flags and our breaker come from this one object.

    ``not_at_start``/``not_at_end``: forbidden characters (避头, 避尾; GB/T 15834 5.1, CLREQ strict).
    ``unbreakable``: pairs that are never parted (—— ……). ``hanging``: a closing mark may hang outside the right edge.
    ``compress_adjacent``: two marks side by side share half an em. ``compress_line_end``: a mark at the line end may
    take half an em. ``han_latin_gap``: the gap between Han and Latin or digits, in em of the Han size.
    ``avoid_lone_character``: no last line of a single character. ``keep_units``: a number stays
    with the 年, 月, 日 … after it.
    """

    not_at_start: str
    not_at_end: str
    unbreakable: tuple[str, ...] = ("——", "……")
    hanging: bool = False
    compress_adjacent: bool = False
    compress_line_end: bool = False
    han_latin_gap: float = 0.25
    avoid_lone_character: bool = True
    keep_units: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph the layout prints around the article: in masthead, preface, closing or tail.

    ``text`` is a template over document data (``第{issue}期``); tabs part it into segments, and a segment with an
    unknown field is left out. ``{signer|signer-name}`` sets a field, ``{'编者按：'|editor-label}`` words, in the look
    of another role. A part whose every segment is out is not printed, unless ``always`` (it carries a rule).
    ``when`` and ``unless`` name fields that must all, or must none of them, be known.
    """

    role: str
    text: str
    always: bool = False
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list of a bulletin's articles (本期要目), printed when there are several.

    ``item`` is a template with ``{number}`` and ``{title}``; no page numbers.
    """

    title: str
    item: str = "{number}.{title}"
    title_role: str = "contents-title"
    item_role: str = "contents-item"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """The page number outside the type area (GB/T 9704-2012 §7.5): ``— 1 —``.

    ``dash_below`` is the distance from the type area's lower edge to the dash; the inset is the style's ``right`` on
    odd pages and ``left`` on even ones. ``first`` False: page 1 carries none.
    """

    dash_below: Length
    role: str = "page-number"
    template: str = "— {page} —"
    mirrored: bool = True
    first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A kind of document, ready to compose with.

    ``preface`` stands between masthead (and list of contents) and the first title, ``closing`` after the last
    article's body and attachment list. ``tail_rule`` opens and closes the tail, whatever its first and last line are.
    ``titled``: documents of this kind have a title (an order, 令, has none: §10.2).
    ``fields`` gives the data the layout knows without being told (the bulletin's generic name). ``preprinted``: the
    paper has its red head already (套打), so nothing is printed in colour. ``tail_on_even_page`` is GB/T 33476.2,
    not 9704. ``turn_wide_tables``: a table too wide for the page stands on one that lies on its side (§8).
    """

    name: str
    title: str
    description: str
    page: PageSetup
    grid: Grid
    fonts: Mapping[str, FontRole]
    styles: Mapping[str, Style]
    line_rules: LineRules
    masthead: tuple[Part, ...] = ()
    tail: tuple[Part, ...] = ()
    tail_rule: Rule | None = None
    preface: tuple[Part, ...] = ()
    closing: tuple[Part, ...] = ()
    contents: Contents | None = None
    page_number: PageNumber | None = None
    headings: HeadingMode = HeadingMode.OWN_LINE
    fields: Mapping[str, str] = field(default_factory=dict)
    tail_on_even_page: bool = False
    preprinted: bool = False
    titled: bool = True
    turn_wide_tables: bool = True
