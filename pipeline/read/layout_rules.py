"""Rules beside paragraphs as a layout writes them, in what Word can draw; and what the lengths of a style stand on."""

from __future__ import annotations

import math
from typing import Final

from pipeline.model.layout import BASELINE, INK_ASCENT, THIN, Grid, Rule
from pipeline.model.problem import Report, error
from pipeline.model.records import dataclass
from pipeline.model.units import ZERO, Length
from pipeline.read.layout_measures import colour, measure, rule_weight
from pipeline.read.yaml_nodes import Node
from pipeline.read.yaml_shape import Keys, boolean, mapping

INK_DESCENT: Final = 0.09
"""How far the ink of a Han character reaches below the baseline, in em."""

DEEP_DESCENT: Final = {"fangsong": 0.13, "kaiti": 0.13}
"""The same in faces whose hooks and brackets reach deeper (measured on FandolFang and FandolKai)."""

_MOST_GAP: Final = 31
"""OOXML's w:space of a border: whole points, 31 at most."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the lengths of one style are reckoned with; ``character`` is what 字 means in it."""

    size: Length
    line: Length
    tracking: Length
    character: Length
    grid: Grid
    descent: float = INK_DESCENT


def edge_rule(node: Node, report: Report) -> Rule | None:
    """Read the rule that opens and closes the tail: it touches the line boxes beside it."""
    parts = mapping(node, report)
    if parts is None:
        return None
    keys = Keys(parts, "tail_rule", report)
    weight = keys.require("weight", rule_weight, "write it like 0.35mm")
    shown_colour = keys.take_or("colour", colour, "000000")
    double = keys.take_or("double", boolean, False)
    lower = keys.take("lower", rule_weight)
    _check_unequal(keys, weight, lower)
    keys.close()
    return Rule(colour=shown_colour, weight=weight, double=double, lower=lower) if weight else None


def _check_unequal(keys: Keys, weight: Length | None, lower: Length | None) -> None:
    if weight and lower and weight != lower and min(weight, lower) != THIN:
        message = f"two lines of {weight.pt:g}pt and {lower.pt:g}pt"
        hint = "make the thinner of two unequal lines 0.75pt: Word draws no other"
        keys.report(error("rule-unequal", message, keys.node.entries["lower"].value.location, hint))


def style_rule(keys: Keys, key: str, basis: Basis, *, above: bool) -> Rule | None:
    """Read a style's rule above or below its lines; None when it has none."""

    def rule(node: Node, report: Report) -> Rule | None:
        whole_rule = mapping(node, report)
        if whole_rule is None:
            return None
        parts = Keys(whole_rule, key, report)
        weight = parts.require("weight", rule_weight, "write it like 1.5pt or 0.35mm")
        shown_colour = parts.take_or("colour", colour, "000000")
        gap = _gap(parts, basis, above=above)
        double = parts.take_or("double", boolean, False)
        lower = parts.take("lower", rule_weight)
        _check_unequal(parts, weight, lower)
        parts.close()
        return Rule(colour=shown_colour, weight=weight, gap=gap, double=double, lower=lower) if weight else None

    return keys.take(key, rule)


def _gap(keys: Keys, basis: Basis, *, above: bool) -> Length:
    """Read a rule's distance from the line box: given, or from the ink (``ink_gap``); whole points, as in OOXML."""
    given = keys.take("gap", measure)
    from_ink = keys.take("ink_gap", measure)
    found = from_ink or given
    if found is None:
        return ZERO
    if from_ink and given:
        hint = "keep one of them"
        keys.report(error("gap-twice", "gap and ink_gap are both given", from_ink.location, hint))
    inside = ZERO
    if from_ink and above:
        inside = basis.line.times(BASELINE) - basis.size.times(INK_ASCENT)
    elif from_ink:
        inside = basis.line.times(1 - BASELINE) - basis.size.times(basis.descent)
    points = math.floor((found.resolve(basis.character, basis.grid) - inside).pt + 0.5)
    if not 0 <= points <= _MOST_GAP:
        least, most = inside.mm, (inside + Length.from_pt(_MOST_GAP)).mm
        hint = f"here it can be {max(0.0, least):.1f}mm to {most:.1f}mm: Word takes 0 to {_MOST_GAP} points"
        keys.report(error("rule-gap", f"a rule {points}pt away from its line", found.location, hint))
    return Length.from_pt(points)
