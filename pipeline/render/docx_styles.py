"""Layout styles as Word styles: one paragraph style for a role, one character style for a role inside other text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from pipeline.model.briefing import PICTURE_ROLE
from pipeline.model.columns import CELL_PADDING
from pipeline.model.layout import ANCHOR_LINE, BASELINE, Align, Layout, Rule, Style, TabStop
from pipeline.model.units import ZERO, Length
from pipeline.render.docx_xml import (
    DECLARATION,
    W_NAMESPACE,
    attribute,
    border,
    character_style_id,
    fonts,
    half_points,
    han_style_id,
    style_id,
    style_name,
)

ANCHOR_ID: Final = "Anchor"
DASH_HEIGHT: Final = 0.35
"""How far the middle of the page number's dash (U+2014) stands above the baseline, in em."""

_LEAST_LINE: Final = 14  # twips: the lowest exact line Word lets a user set, 0.7 pt

ABOVE: Final = "Above"
BELOW: Final = "Below"
EVEN_SUFFIX: Final = "Even"
APART_SUFFIX: Final = "Apart"
TABLE_STYLE_ID: Final = "BriefingTable"

_JUSTIFICATION: Final = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center", Align.JUSTIFY: "both"}

# Languages: eastAsia decides Word's line-breaking rules; a Western first language keeps numbers whole in LibreOffice,
# while the document default of zh-CN is what a PDF made from the file states as its language.
_DEFAULTS: Final = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)
_BUILT_IN_DEFAULTS: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    "<w:tblCellMar>"
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def styles_xml(
    layout: Layout, *, run_roles: Collection[str], han_roles: Collection[str], unruled: Collection[str]
) -> str:
    """Give ``styles.xml`` of a layout.

    ``run_roles`` are the roles that look like themselves inside other paragraphs and so need a character style;
    ``han_roles`` those some of whose marks must name the Han face in every slot;
    ``unruled`` those of the tail, where a rule is a paragraph of its own instead of its paragraph's border.
    """
    paragraphs = "".join(
        _paragraph_style(style, _families(layout, style), "body" in layout.styles, ruled=role not in unruled)
        for role, style in layout.styles.items()
    )
    rules = "".join(_rule_styles(layout.styles[role]) for role in sorted(unruled))
    characters = "".join(_character_style(layout, layout.styles[role]) for role in sorted(run_roles))
    characters += "".join(_han_style(layout, layout.styles[role]) for role in sorted(han_roles))
    return "".join(
        (
            f"{DECLARATION}<w:styles {W_NAMESPACE}>",
            _DEFAULTS,
            _normal(layout),
            _BUILT_IN_DEFAULTS,
            paragraphs,
            _further_page_numbers(layout),
            _anchor_style(),
            rules,
            characters,
            _table_style(layout),
            "</w:styles>",
        )
    )


def _normal(layout: Layout) -> str:
    """Normal says once what every paragraph of the document has in common."""
    body = layout.styles.get("body") or next(iter(layout.styles.values()))
    gap = int(layout.line_rules.han_latin_gap > 0)
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:kinsoku/><w:overflowPunct w:val="{int(layout.line_rules.hanging)}"/>'
        f'<w:autoSpaceDE w:val="{gap}"/><w:autoSpaceDN w:val="{gap}"/><w:adjustRightInd w:val="0"/>'
        '<w:snapToGrid w:val="0"/><w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{fonts(*_families(layout, body))}"
        f'<w:sz w:val="{half_points(layout.grid.size)}"/><w:szCs w:val="{half_points(layout.grid.size)}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style>'
    )


def _families(layout: Layout, style: Style) -> tuple[str, str]:
    return layout.fonts[style.font].name, layout.fonts[style.latin].name


@lru_cache(maxsize=512)  # a layout's styles are the same in the next document: a sixth of a Word file's time
def _paragraph_style(style: Style, families: tuple[str, str], body: bool, *, ruled: bool) -> str:
    follower = "Body" if style.outline is not None and body else style_id(style.role)
    return (
        f'<w:style w:type="paragraph"{_custom(style)} w:styleId="{style_id(style.role)}">'
        f'<w:name w:val="{style_name(style.word_name)}"/><w:basedOn w:val="Normal"/><w:next w:val="{follower}"/>'
        f'<w:uiPriority w:val="{9 if style.outline else 1}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style, ruled=ruled)}</w:pPr>"
        f"<w:rPr>{_face(families, style)}{_measure(style)}</w:rPr></w:style>"
    )


def _custom(style: Style) -> str:
    """``heading 1`` … are Word's own styles; the rest are ours."""
    return "" if style.word_name.startswith("heading ") else ' w:customStyle="1"'


def _paragraph_properties(style: Style, *, ruled: bool) -> str:
    above, below = (style.rule_above, style.rule_below) if ruled else (None, None)
    borders = (border("top", above) if above else "") + (border("bottom", below) if below else "")
    return "".join(
        (
            "<w:keepNext/>" if style.keep_next else "",
            "<w:keepLines/>" if style.keep_lines else "",
            "<w:pageBreakBefore/>" if style.page_break_before else "",
            f'<w:widowControl w:val="{int(style.widow_control)}"/>',
            f"<w:pBdr>{borders}</w:pBdr>" if borders else "",
            _tabs(style.tabs),
            f'<w:spacing w:before="{style.space_before.twips}" w:after="{style.space_after.twips}"'
            f' w:line="{style.line.twips}" w:lineRule="{"atLeast" if style.role == PICTURE_ROLE else "exact"}"/>',
            _under_rule(style) if borders else _indents(style.left, style.right, style.first_indent, _advance(style)),
            f'<w:jc w:val="{_JUSTIFICATION[style.align]}"/>',
            f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline is not None else "",
        )
    )


def _under_rule(style: Style) -> str:
    """Give the indents of a paragraph with a rule: its border spans the indents, a rule the type area.

    So the line is inset by its first-line indent; what stands at its right end is placed by a tab stop.
    """
    return _indents(ZERO, ZERO, Length(max(style.left + style.first_indent, 0)))


def _advance(style: Style) -> Length:
    return style.size + style.tracking


def _indents(left: Length, right: Length, first: Length, advance: Length = ZERO) -> str:
    """Give ``w:ind``; a plain first-line indent of whole characters says so too, so that Word shows 2 字符."""
    if not (left or right or first):
        return ""
    attributes = f'w:left="{left.twips}" w:right="{right.twips}"'
    if first < 0:
        attributes += f' w:hanging="{-first.twips}"'
    elif first:
        characters = f' w:firstLineChars="{first * 100 // advance}"' if _whole_characters(left, first, advance) else ""
        attributes += f'{characters} w:firstLine="{first.twips}"'
    return f"<w:ind {attributes}/>"


def _whole_characters(left: Length, first: Length, advance: Length) -> bool:
    return advance > 0 and not left and first % advance == 0


def _tabs(tabs: tuple[TabStop, ...]) -> str:
    if not tabs:
        return ""
    names = {"centre": "center"}
    stops = "".join(
        f'<w:tab w:val="{names.get(tab.align, tab.align.value)}" w:pos="{tab.position.twips}"/>' for tab in tabs
    )
    return f"<w:tabs>{stops}</w:tabs>"


def _face(families: tuple[str, str], style: Style) -> str:
    """Give font, weight and colour; Word and LibreOffice make their own headings bold or italic unless told not to."""
    bold = int(style.bold)
    weight = f'<w:b w:val="{bold}"/><w:bCs w:val="{bold}"/>' if style.bold or style.outline is not None else ""
    upright = '<w:i w:val="0"/><w:iCs w:val="0"/>' if style.outline is not None else ""
    return f'{fonts(*families)}{weight}{upright}<w:color w:val="{attribute(style.colour)}"/>'


def _measure(style: Style) -> str:
    tracking = f'<w:spacing w:val="{style.tracking.twips}"/>' if style.tracking else ""
    size = half_points(style.size)
    return f'{tracking}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _character_style(layout: Layout, style: Style) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{character_style_id(style.role)}">'
        f'<w:name w:val="{style_name(style.word_name, " 字符")}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="1"/><w:qFormat/><w:rPr>{_face(_families(layout, style), style)}</w:rPr></w:style>'
    )


def _han_style(layout: Layout, style: Style) -> str:
    family = layout.fonts[style.font].name
    face = _face((family, family), style)
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{han_style_id(style.role)}">'
        f'<w:name w:val="{style_name(style.word_name, " 汉字标点")}"/><w:basedOn w:val="DefaultParagraphFont"/>'
        f'<w:uiPriority w:val="99"/><w:rPr>{face}</w:rPr></w:style>'
    )


def _further_page_numbers(layout: Layout) -> str:
    """Give the styles of the number on even pages, which differs in its side, and under a tail that stands apart.

    In a section that begins on an even page LibreOffice takes away the white above the footer, and the tail sinks by as
    much: there that white is the paragraph's own.
    """
    number = layout.page_number
    if number is None:
        return ""
    style = layout.styles[number.role]
    identifier, styles = style_id(style.role), ""
    if number.mirrored:
        side = _JUSTIFICATION[style.align.mirrored]
        styles += _page_number(style, EVEN_SUFFIX, "（双页）", identifier, f'<w:jc w:val="{side}"/>')
        identifier += EVEN_SUFFIX
    if layout.tail_on_even_page:
        white = Length(max(number.dash_below + below_dash(style) - style.line, 0))
        styles += _page_number(style, APART_SUFFIX, "（版记页）", identifier, f'<w:spacing w:before="{white.twips}"/>')
    return styles


def _page_number(style: Style, suffix: str, word_suffix: str, base: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.role)}{suffix}">'
        f'<w:name w:val="{style_name(style.word_name, word_suffix)}"/><w:basedOn w:val="{base}"/>'
        f'<w:uiPriority w:val="1"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def below_dash(style: Style) -> Length:
    """Give how far the middle of a page number's dash stands above the lower edge of its line."""
    return Length(style.line.times(1 - BASELINE) + style.size.times(DASH_HEIGHT))


def _anchor_style() -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{ANCHOR_ID}"><w:name w:val="文末"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{ANCHOR_LINE.twips}" w:lineRule="exact"/></w:pPr>'
        '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>'
    )


def _rule_styles(style: Style) -> str:
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


def _table_style(layout: Layout) -> str:
    line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = "".join(f'<w:{side} w:w="{CELL_PADDING.twips}" w:type="dxa"/>' for side in ("left", "right"))
    name = style_name(layout.title, "表格线")
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE_ID}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr></w:style>"
    )
