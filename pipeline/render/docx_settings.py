"""What a Word file says beside its text: settings and the font table."""

from __future__ import annotations

from typing import Final

from pipeline.model.layout import FontRole, Layout, LineRules
from pipeline.render.docx_xml import DECLARATION, W_NAMESPACE, attribute

_COMPATIBILITY: Final = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    )
)


def settings_xml(layout: Layout) -> str:
    """Give ``settings.xml``: alternating footers, how marks are spaced and where lines may break."""
    rules = layout.line_rules
    mirrored = layout.page_number is not None and layout.page_number.mirrored
    compress = rules.compress_adjacent or rules.compress_line_end
    return (
        f'{DECLARATION}<w:settings {W_NAMESPACE}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>'
        f"{'<w:evenAndOddHeaders/>' if mirrored else ''}"
        f'<w:characterSpacingControl w:val="{"compressPunctuation" if compress else "doNotCompress"}"/>'
        f"{_line_breaks(rules)}"
        f"<w:compat><w:doNotExpandShiftReturn/>{_COMPATIBILITY}</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _line_breaks(rules: LineRules) -> str:
    return (
        f'<w:noLineBreaksAfter w:lang="zh-CN" w:val="{attribute(rules.not_at_end)}"/>'
        f'<w:noLineBreaksBefore w:lang="zh-CN" w:val="{attribute(rules.not_at_start)}"/>'
    )


def font_table_xml(layout: Layout) -> str:
    """Give ``fontTable.xml``: every family named, with the other name a system may know it by."""
    han = {layout.fonts[style.font].name for style in layout.styles.values()}
    families: dict[str, FontRole] = {role.name: role for role in layout.fonts.values()}
    entries = "".join(_font(role, han=name in han) for name, role in families.items())
    return f"{DECLARATION}<w:fonts {W_NAMESPACE}>{entries}</w:fonts>"


def _font(role: FontRole, *, han: bool) -> str:
    alternative = f'<w:altName w:val="{attribute(role.alternative)}"/>' if role.alternative else ""
    kind = (
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/>'
        if han
        else '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
    )
    return f'<w:font w:name="{attribute(role.name)}">{alternative}{kind}</w:font>'
