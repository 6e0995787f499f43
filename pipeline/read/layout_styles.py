"""Styles: what a layout says of each role, inheritance undone, every length resolved on the grid."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.fonts.catalogue import ROLES as FONT_ROLES
from pipeline.model.layout import BASELINE, INK_ASCENT, Align, Grid, Place, Style, TabAlign, TabStop
from pipeline.model.problem import Problem, Report, error
from pipeline.model.records import dataclass, replace
from pipeline.model.units import ZERO, Length
from pipeline.read.layout_measures import absolute, colour, floor_twips, measure, type_size, whole_twips
from pipeline.read.layout_rules import DEEP_DESCENT, INK_DESCENT, Basis, style_rule
from pipeline.read.yaml_nodes import Mapping, Node, Scalar, merge
from pipeline.read.yaml_shape import Convert, Keys, boolean, choice, is_null, items, mapping, nearest, text, whole

_FONT_HINT: Final = "name a role of fonts: at the top of the layout"

ALTERNATIVES: Final = (("space_before", "ink_top"), ("gap", "ink_gap"))
"""Keys that say one thing in two ways: a style or layout that gives one does away with an inherited other."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What styles stand on: the grid, the width of the type area, the font roles there are."""

    grid: Grid
    text_width: Length
    fonts: Collection[str]


def build_styles(node: Mapping, ground: Ground, report: Report) -> dict[str, Style]:
    """Build every style that can be built; whatever is wrong with the others is reported."""
    raw = {role: entry.value for role, entry in node.entries.items() if not is_null(entry.value)}
    styles: dict[str, Style] = {}
    for role, value in raw.items():
        own = mapping(value, report)
        flat = _flatten(role, own, raw, report) if own else None
        meant = _style_meant(role, raw) if flat and "font" not in flat.entries else ""
        style = _style(role, flat, ground, report, meant) if flat else None
        if style:
            styles[role] = style
    return styles


def _flatten(role: str, own: Mapping, raw: dict[str, Node], report: Report) -> Mapping | None:
    """Lay a style over the styles it extends; None when that chain is broken."""
    seen = [role]
    flat = own
    current = own
    while (entry := current.entries.get("extends")) and not is_null(entry.value):
        name = text(entry.value, report)
        if name is None:
            return None
        if name in seen:
            _report_circle(role, seen[seen.index(name) :], raw, report)
            return None
        base = raw.get(name)
        if base is None:
            hint = nearest(name, [other for other in raw if other != role])
            report(error("style-unknown", f"there is no style {name} to extend", entry.value.location, hint))
            return None
        if not isinstance(base, Mapping):
            return None
        flat = merge(base, flat, ALTERNATIVES)
        seen.append(name)
        current = base
    return flat


def _report_circle(role: str, circle: list[str], raw: dict[str, Node], report: Report) -> None:
    # Every style that leads into the circle comes upon it; the first style of it, in the layout's order, tells.
    if role == min(circle, key=list(raw).index):
        message = f"styles extend one another: {' → '.join([*circle, role])}"
        node = raw[role]
        place = node.entries["extends"].value.location if isinstance(node, Mapping) else node.location
        report(error("style-cycle", message, place, "end the circle"))


def _style_meant(role: str, raw: dict[str, Node]) -> str:
    """Ask whether a new style without a font was to be another one, by its role or its name in Word."""
    import difflib  # only what is wrong pays for it

    names = {each: each for each in raw if each != role}
    for each, look in raw.items():
        entry = look.entries.get("word_name") if isinstance(look, Mapping) else None
        if entry and isinstance(entry.value, Scalar) and each != role:
            names[entry.value.text] = each
    close = difflib.get_close_matches(role, names, n=1, cutoff=0.6)
    return f"; did you mean the style {names[close[0]]}?" if close else ""


def _style(role: str, node: Mapping, ground: Ground, report: Report, meant: str) -> Style | None:
    found: list[Problem] = []
    keys = Keys(node, "style", found.append)
    keys.take("extends", text)
    font = keys.require("font", _font_role(ground), _FONT_HINT + meant)
    size = keys.require("size", type_size, "write it like 三号 or 16pt")
    basis = _basis(keys, size or ground.grid.size, ground.grid)
    basis = replace(basis, descent=DEEP_DESCENT.get(font or "", INK_DESCENT))
    right = _length(keys, "right", basis)
    space_before, ink_top = _space_before(keys, basis)
    style = Style(
        role=role,
        word_name=keys.take_or("word_name", text, role),
        font=font or "",
        latin=keys.take_or("latin", _font_role(ground), "latin"),
        size=basis.size,
        line=basis.line,
        colour=keys.take_or("colour", colour, "000000"),
        bold=keys.take_or("bold", boolean, False),
        tracking=basis.tracking,
        align=keys.take_or("align", choice(Align), Align.JUSTIFY),
        first_indent=_length(keys, "first_indent", basis, lowest=None),
        left=_length(keys, "left", basis),
        right=right,
        space_before=space_before,
        ink_top=ink_top,
        fit=keys.take_or("fit", boolean, False),
        place=keys.take("place", _place(basis)),
        space_after=_length(keys, "space_after", basis),
        tabs=_tabs(keys, basis, floor_twips(ground.text_width - right)),
        rule_above=style_rule(keys, "rule_above", basis, above=True),
        rule_below=style_rule(keys, "rule_below", basis, above=False),
        keep_next=keys.take_or("keep_next", boolean, False),
        keep_lines=keys.take_or("keep_lines", boolean, False),
        widow_control=keys.take_or("widow_control", boolean, True),
        page_break_before=keys.take_or("page_break_before", boolean, False),
        outline=keys.take("outline", whole(1, 9)),
    )
    keys.close(_style_key)
    if not found:
        _check_width(style, ground, keys)
    for problem in found:
        report(problem)
    return None if found else style


def _style_key(word: str) -> str:
    from pipeline.read.layout_keys import key_meant  # only what is wrong pays for it

    return key_meant("style", word)


def _basis(keys: Keys, size: Length, grid: Grid) -> Basis:
    on_grid = _says(keys, "tracking", "grid")
    # 字 is the grid's character where the style is set on the grid, else the style's own.
    basis = Basis(size, grid.line_pitch, grid.tracking, grid.char_pitch if on_grid else size, grid)
    found = keys.take("line", measure)
    line = found.resolve(basis.character, grid) if found else grid.line_pitch
    if line <= ZERO:
        keys.report(error("line-height", "a line has no height", keys.place("line"), "write it like 1行 or 28.95pt"))
    tracking = grid.tracking if on_grid else _length(keys, "tracking", basis, lowest=None)
    return replace(basis, line=line, tracking=tracking)


def _says(keys: Keys, key: str, word: str) -> bool:
    """Tell whether a key's value is a certain word, and count the key as read if it is."""
    entry = keys.node.entries.get(key)
    if entry and isinstance(entry.value, Scalar) and entry.value.text == word:
        keys.take(key, text)
        return True
    return False


def _font_role(ground: Ground) -> Convert[str]:
    def convert(node: Node, report: Report) -> str | None:
        role = text(node, report)
        if role is not None and role not in ground.fonts:
            meant = [each for each in ground.fonts if FONT_ROLES[each].chinese_name in role]
            hint = f"did you mean {meant[0]}?" if meant else nearest(role, ground.fonts)
            report(error("font-unknown", f"there is no font role {role}", node.location, hint))
            return None
        return role

    return convert


def _length(keys: Keys, key: str, basis: Basis, *, lowest: Length | None = ZERO) -> Length:
    found = keys.take(key, measure)
    length = found.resolve(basis.character, basis.grid) if found else ZERO
    if lowest is not None and length < lowest:
        keys.report(error("length-negative", f"{key} is below zero", keys.place(key), "write a length of 0 or more"))
    return length


def _space_before(keys: Keys, basis: Basis) -> tuple[Length, Length | None]:
    """Read the space above: given, or such that the first line's ink stands ``ink_top`` below the type area's edge."""
    given = _length(keys, "space_before", basis)
    found = keys.take("ink_top", measure)
    if found is None:
        return given, None
    if keys.has("space_before"):
        hint = "keep one of them"
        keys.report(error("space-twice", "ink_top and space_before are both given", found.location, hint))
    above_ink = basis.line.times(BASELINE) - basis.size.times(INK_ASCENT)
    ink_top = found.resolve(basis.character, basis.grid)
    space = whole_twips(ink_top - above_ink)
    if space < ZERO:
        hint = f"the line itself holds {above_ink.mm:.2f}mm above the ink: write at least that"
        keys.report(error("ink-top", "ink_top is less than the line leaves", found.location, hint))
    return space, ink_top


def _place(basis: Basis) -> Convert[Place]:
    """Give a reader of where on the paper a paragraph stands: its first line's ink (or its line box), and its width."""

    def convert(node: Node, report: Report) -> Place | None:
        whole_place = mapping(node, report)
        if whole_place is None:
            return None
        keys = Keys(whole_place, "place", report)
        left, width = (keys.require(key, absolute, "write it like 20mm") for key in ("left", "width"))
        top, ink_top = keys.take("top", absolute), keys.take("ink_top", absolute)
        keys.close()
        if ink_top is not None:
            top = ink_top - basis.line.times(BASELINE) + basis.size.times(INK_ASCENT)
        if left is None or top is None or width is None:
            if top is None:
                hint = "write one of them, like 30mm from the paper's upper edge"
                report(error("key-missing", "place: top or ink_top is missing", node.location, hint))
            return None
        return Place(whole_twips(left), whole_twips(top), whole_twips(width))

    return convert


def _tabs(keys: Keys, basis: Basis, right_edge: Length) -> tuple[TabStop, ...]:
    """Read the tab stops; ``position: right`` is the paragraph's right edge, ``inset`` so far left of it."""

    def tab(node: Node, report: Report) -> TabStop | None:
        whole_tab = mapping(node, report)
        if whole_tab is None:
            return None
        stop = Keys(whole_tab, "tab", report)
        align = stop.take_or("align", choice(TabAlign), TabAlign.LEFT)
        inset = _length(stop, "inset", basis)
        if _says(stop, "position", "right"):
            position = right_edge - inset
        else:
            found = stop.require("position", measure, "write right, or a length from the left edge of the type area")
            position = found.resolve(basis.character, basis.grid) if found else ZERO
        stop.close()
        return TabStop(position=position, align=align)

    return keys.take_or("tabs", items(tab), ())


def _check_width(style: Style, ground: Ground, keys: Keys) -> None:
    width = style.place.width if style.place else ground.text_width
    least = width - style.left - style.right - max(style.first_indent, ZERO)
    if least < style.size:
        hint = f"the type area is {ground.text_width.mm:g}mm wide: make left, right or first_indent smaller"
        keys.report(error("style-narrow", "the indents leave no room for a character", keys.node.location, hint))
    if style.left + style.first_indent < ZERO:
        hint = "a hanging indent (first_indent below zero) needs as much left"
        keys.report(error("style-hangs-out", "the first line begins left of the type area", keys.node.location, hint))
