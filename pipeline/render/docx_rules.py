"""Rules of framed paragraphs: paragraphs of their own, as high as the rule is thick; and the lowest paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.layout import ANCHOR_LINE, Rule, Style
from pipeline.model.units import ZERO, Length
from pipeline.render.docx_xml import attribute, style_id, style_name

ANCHOR_ID: Final = "Anchor"
_LEAST_LINE: Final = 14  # twips: the lowest exact line Word lets a user set, 0.7 pt

ABOVE: Final = "Above"
BELOW: Final = "Below"


def anchor_style() -> str:
    """Give the style of the lowest paragraph possible: what the tail hangs on, what stands after a table."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ANCHOR_ID}"><w:name w:val="文末"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{ANCHOR_LINE.twips}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def rule_styles(style: Style) -> str:
    """Give the styles of the paragraphs that are a role's rules: as high as the rule is thick, and filled."""
    rules = ((ABOVE, "上线", style.rule_above), (BELOW, "下线", style.rule_below))
    return "".join(_lines_of_rule(style, side, name, rule) for side, name, rule in rules if rule)


def _lines_of_rule(style: Style, side: str, name: str, rule: Rule) -> str:
    before, after = (0, rule.gap.twips) if side == ABOVE else (rule.gap.twips, 0)
    drawn, last = "", 2 * len(rule.lines) - 2
    for number, (height, filled) in enumerate(_strips(rule)):
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{attribute(rule.colour)}"/>' if filled else ""
        drawn += (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{rule_style_id(style, side, number)}">'
            f'<w:name w:val="{style_name(style.word_name, name + str(number + 1 if number else ""))}"/>'
            f'<w:basedOn w:val="{ANCHOR_ID}"/><w:uiPriority w:val="99"/><w:pPr>{fill}'
            f'<w:spacing w:before="{before if number == 0 else 0}" w:after="{after if number == last else 0}"'
            f' w:line="{max(height.twips, _LEAST_LINE)}" w:lineRule="exact"/></w:pPr></w:style>'
        )
    return drawn


def _strips(rule: Rule) -> Iterator[tuple[Length, bool]]:
    """Give the heights of a rule's lines and of the white between, top to bottom, and whether each is filled."""
    end = ZERO
    for offset, weight in rule.lines:
        if offset > end:
            yield Length(offset - end), False
        yield weight, True
        end = offset + weight


def rule_paragraphs(style: Style, side: str, rule: Rule | None) -> Iterator[str]:
    """Give the identifiers of the paragraph styles that are a role's rule above or below, top to bottom."""
    for number in range(2 * len(rule.lines) - 1 if rule else 0):
        yield rule_style_id(style, side, number)


def rule_style_id(style: Style, side: str, number: int = 0) -> str:
    """Give the identifier of the paragraph style that is a line of a role's rule above or below."""
    return f"{style_id(style.role)}Rule{side}{number + 1 if number else ''}"
