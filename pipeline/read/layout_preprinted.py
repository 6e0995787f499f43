"""套打: a layout for paper that has its red head already."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.layout import Style
from pipeline.model.records import replace


def preprinted_styles(styles: Mapping[str, Style]) -> dict[str, Style]:
    """Print nothing in colour: what the paper shows already (套打) is set in white and keeps its room."""
    return {role: _uncoloured(style) for role, style in styles.items()}


def _uncoloured(style: Style) -> Style:
    above, below = (
        rule and replace(rule, colour=_unprinted(rule.colour)) for rule in (style.rule_above, style.rule_below)
    )
    return replace(style, colour=_unprinted(style.colour), rule_above=above, rule_below=below)


def _unprinted(shown: str) -> str:
    grey = shown[:2] == shown[2:4] == shown[4:]
    return shown if grey else "FFFFFF"
