"""A layout's YAML, already merged with what it extends, into a Layout: every fault of it in one list."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.fonts.catalogue import ROLES as FONT_ROLES
from pipeline.model.layout import (
    FontRole,
    Grid,
    HeadingMode,
    Layout,
    LineRules,
    Margins,
    PageSetup,
)
from pipeline.model.problem import LayoutError, Problem, Report, error
from pipeline.model.source import Location
from pipeline.model.units import EMU_PER_MM, NAMED_SIZES, ZERO, Length
from pipeline.read.layout_defaults import with_defaults
from pipeline.read.layout_measures import absolute, floor_twips, type_size
from pipeline.read.layout_parts import EXTEND, contents, known_fields, page_number, part
from pipeline.read.layout_preprinted import preprinted_styles
from pipeline.read.layout_rules import edge_rule
from pipeline.read.layout_styles import Ground, build_styles
from pipeline.read.yaml_nodes import Mapping, Node, Scalar
from pipeline.read.yaml_shape import (
    Convert,
    Keys,
    boolean,
    by_name,
    choice,
    is_null,
    items,
    limited,
    mapping,
    nearest,
    number,
    shown,
    text,
    whole,
    wrong,
)

ROLES: Final = (
    "body", "title", "subtitle", "recipients", "heading-1", "heading-2", "heading-3", "heading-4", "quotation",
    "byline", "signature", "signature-date", "signatory", "note", "attachment", "attachment-first", "attachment-next",
    "attachment-label", "attachment-title", "table-cell", "table-head", "caption", "picture", "picture-caption",
)  # fmt: skip
"""The roles an article's blocks can take: a layout has a style for each, given or by default (``OPTIONAL``)."""

_LEAST_PITCH: Final = 0.9
"""A character's pitch may be this much of its size before the characters touch (standard: 15.75 pt for 16 pt)."""

_STANDARD_WIDTH: Final = Length.from_mm(156)
_STANDARD_GRID: Final = Grid(
    lines=22,
    characters=28,
    size=NAMED_SIZES["三号"],
    line_pitch=Length.from_twips(579),
    char_pitch=Length.from_twips(315),
)
"""The standard's grid (GB/T 9704-2012 §5.2.3): styles are checked on it when page or grid are at fault themselves."""


def build_layout(node: Mapping, name: str) -> Layout:
    """Build the Layout called ``name``; raises LayoutError with every problem of it, in the order of the files."""
    found: list[Problem] = []
    layout = _layout(node, name, limited(found))
    if found or layout is None:
        # A fault in a style that others extend is met once for each of them.
        raise LayoutError(sorted(dict.fromkeys(found), key=_in_file))
    return layout


def _in_file(problem: Problem) -> Location:
    return problem.location or Location("", 0)


def _layout(node: Mapping, name: str, report: Report) -> Layout | None:
    keys = Keys(node, "layout", report)
    keys.take("name", text)
    keys.take("extends", text)
    page = keys.require("page", _page, EXTEND)
    grid = keys.require("grid", _grid(page), EXTEND)
    fonts = keys.require("fonts", by_name(_font), EXTEND)
    given_styles = keys.require("styles", mapping, EXTEND)
    raw_styles = with_defaults(given_styles) if given_styles else None
    font_roles = _font_roles(keys, _fonts_used(raw_styles), report)
    line_rules = keys.require("line_rules", _line_rules, EXTEND)
    roles = [role for role, entry in raw_styles.entries.items() if not is_null(entry.value)] if raw_styles else None
    masthead = keys.take("masthead", items(part(roles))) or ()
    preface = keys.take("preface", items(part(roles))) or ()
    closing = keys.take("closing", items(part(roles))) or ()
    tail = keys.take("tail", items(part(roles))) or ()
    tail_rule = keys.take("tail_rule", edge_rule)
    listing = keys.take("contents", contents(roles))
    preprinted = keys.take_or("preprinted", boolean, False)
    titled = keys.take_or("titled", boolean, True)
    turn_wide_tables = keys.take_or("turn_wide_tables", boolean, True)
    number_of_page = keys.take("page_number", page_number(roles))
    title = keys.take_or("title", text, name)
    description = keys.take_or("description", text, "")
    headings = keys.take_or("headings", choice(HeadingMode), HeadingMode.OWN_LINE)
    fields = keys.take("fields", known_fields) or {}
    tail_on_even_page = keys.take_or("tail_on_even_page", boolean, False)
    keys.close()
    styles = {}
    if raw_styles:
        _check_roles(raw_styles, report)
        width = page.text_width if page else _STANDARD_WIDTH
        styles = build_styles(raw_styles, Ground(grid or _STANDARD_GRID, width, font_roles), report)
    if page is None or grid is None or fonts is None or line_rules is None:
        return None
    return Layout(
        name=name,
        title=title,
        description=description,
        page=page,
        grid=grid,
        fonts={role: FontRole(role=role, name=font.name, alternative=font.alternative) for role, font in fonts.items()},
        styles=preprinted_styles(styles) if preprinted else styles,
        line_rules=line_rules,
        masthead=masthead,
        tail=tail,
        tail_rule=tail_rule,
        preface=preface,
        closing=closing,
        contents=listing,
        page_number=number_of_page,
        headings=headings,
        fields=fields,
        tail_on_even_page=tail_on_even_page,
        preprinted=preprinted,
        titled=titled,
        turn_wide_tables=turn_wide_tables,
    )


def _fonts_used(styles: Mapping | None) -> set[str]:
    """Give the font roles that styles name."""
    looks = [entry.value for entry in styles.entries.values()] if styles else []
    named = [
        look.entries[key].value
        for look in looks
        if isinstance(look, Mapping)
        for key in ("font", "latin")
        if key in look.entries
    ]
    return {node.text for node in named if isinstance(node, Scalar)}


def _font_roles(keys: Keys, used: Collection[str], report: Report) -> tuple[str, ...]:
    """Give the roles the layout names a family for; report those that no font file serves, and latin if missing."""
    entry = keys.node.entries.get("fonts")
    if entry is None or not isinstance(entry.value, Mapping):
        return ()
    roles = {role: font for role, font in entry.value.entries.items() if not is_null(font.value)}
    taken = [role for role in entry.value.entries if role not in roles and role != "latin" and role in used]
    for role in taken:
        hint = "keep it, or give those styles another font"
        place = entry.value.entries[role].value.location
        report(error("font-missing", f"fonts: {role} is taken away, but styles are set in it", place, hint))
    for role, font in roles.items():
        if role not in FONT_ROLES:
            message = f"fonts: unknown role {role}"
            report(error("font-role", message, font.location, nearest(role, FONT_ROLES)))
    if "latin" not in roles:
        hint = "name the family of digits and Latin letters"
        report(error("font-missing", "fonts: latin is missing", entry.value.location, hint))
    return (*roles, *taken)


def _check_roles(styles: Mapping, report: Report) -> None:
    given = {role for role, entry in styles.entries.items() if not is_null(entry.value)}
    for role in ROLES:
        if role not in given:
            place = styles.entries[role].value.location if role in styles.entries else styles.location
            report(error("style-missing", f"styles: {role} is missing", place, EXTEND))


def _page(node: Node, report: Report) -> PageSetup | None:
    whole_page = mapping(node, report)
    if whole_page is None:
        return None
    keys = Keys(whole_page, "page", report)
    width = keys.require("width", absolute, "A4 is 210mm wide")
    height = keys.require("height", absolute, "A4 is 297mm high")
    margins = keys.require("margins", _margins, "top, bottom, left and right")
    keys.close()
    if width is None or height is None or margins is None:
        return None
    page = PageSetup(width=width, height=height, margins=margins)
    most = Length(2000 * EMU_PER_MM)
    if page.text_width <= ZERO or page.text_height <= ZERO or max(width, height) > most:
        hint = "make the margins smaller than the paper, and the paper no larger than 2000mm"
        report(error("page-size", "the page has no room for type", node.location, hint))
        return None
    return page


def _margins(node: Node, report: Report) -> Margins | None:
    whole_margins = mapping(node, report)
    if whole_margins is None:
        return None
    keys = Keys(whole_margins, "margins", report)
    sides = {side: keys.require(side, absolute, "write it like 35mm") for side in ("top", "bottom", "left", "right")}
    keys.close()
    known = {side: length for side, length in sides.items() if length is not None}
    return Margins(**known) if len(known) == len(sides) else None


def _grid(page: PageSetup | None) -> Convert[Grid]:
    """Give a reader of the grid: pitches rounded down to whole twips so that the last line and character still fit."""

    def convert(node: Node, report: Report) -> Grid | None:
        whole_grid = mapping(node, report)
        if whole_grid is None:
            return None
        keys = Keys(whole_grid, "grid", report)
        lines = keys.require("lines", whole(1, 200), "GB/T 9704-2012 has 22")
        characters = keys.require("characters", whole(1, 200), "GB/T 9704-2012 has 28")
        size = keys.require("size", type_size, "GB/T 9704-2012 has 三号")
        pitch = keys.take("line_pitch", absolute)
        keys.close()
        if lines is None or characters is None or size is None or page is None:
            return None
        line_pitch = floor_twips(pitch or Length(page.text_height // lines))
        char_pitch = floor_twips(Length(page.text_width // characters))
        grid = Grid(lines=lines, characters=characters, size=size, line_pitch=line_pitch, char_pitch=char_pitch)
        if line_pitch * lines > page.text_height:
            hint = f"{lines} lines of {line_pitch.pt:g}pt are {(line_pitch * lines) / EMU_PER_MM:.1f}mm high"
            report(error("grid-pitch", "the line pitch is too large", keys.place("line_pitch"), hint))
        if line_pitch < size:
            hint = f"at {size.pt:g}pt the type area takes {page.text_height // size} lines at most"
            report(error("grid-lines", f"{lines} lines do not fit the type area", keys.place("lines"), hint))
        if char_pitch < size.times(_LEAST_PITCH):
            most = int(page.text_width / (size * _LEAST_PITCH))
            hint = f"at {size.pt:g}pt a line takes {most} characters at most"
            message = f"{characters} characters do not fit a line"
            report(error("grid-characters", message, keys.place("characters"), hint))
        return grid

    return convert


def _font(node: Node, report: Report) -> FontRole | None:
    if isinstance(node, Scalar):
        report(wrong(node, "a mapping of keys", f"write it like {{name: {shown(node)}}}"))
        return None
    whole_font = mapping(node, report)
    if whole_font is None:
        return None
    keys = Keys(whole_font, "font", report)
    name = keys.require("name", text, "the family's name as Word shows it")
    alternative = keys.take_or("alternative", text, "")
    keys.close()
    return None if name is None else FontRole(role="", name=name, alternative=alternative)


def _line_rules(node: Node, report: Report) -> LineRules | None:
    whole_rules = mapping(node, report)
    if whole_rules is None:
        return None
    keys = Keys(whole_rules, "line_rules", report)
    defaults = LineRules(not_at_start="", not_at_end="")
    rules = LineRules(
        not_at_start=keys.require("not_at_start", text, "the marks no line begins with") or "",
        not_at_end=keys.require("not_at_end", text, "the marks no line ends with") or "",
        unbreakable=keys.take_or("unbreakable", items(text), defaults.unbreakable),
        hanging=keys.take_or("hanging", boolean, defaults.hanging),
        compress_adjacent=keys.take_or("compress_adjacent", boolean, defaults.compress_adjacent),
        compress_line_end=keys.take_or("compress_line_end", boolean, defaults.compress_line_end),
        han_latin_gap=keys.take_or("han_latin_gap", number(0, 1), defaults.han_latin_gap),
        avoid_lone_character=keys.take_or("avoid_lone_character", boolean, defaults.avoid_lone_character),
        keep_units=keys.take_or("keep_units", boolean, defaults.keep_units),
    )
    keys.close()
    return rules
