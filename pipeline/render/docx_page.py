"""The section: paper, margins, grid and page numbers."""

from __future__ import annotations

from typing import Final

from pipeline.model.layout import BASELINE, Layout, PageNumber
from pipeline.model.units import Length
from pipeline.render.docx_styles import EVEN_SUFFIX
from pipeline.render.docx_text import run_element
from pipeline.render.docx_xml import DECLARATION, W_NAMESPACE, attribute, style_id

DASH_HEIGHT: Final = 0.35
"""How far the middle of the page number's dash (U+2014) stands above the baseline, in em."""

_HEADER_TWIPS: Final = 851


def footers(layout: Layout) -> dict[str, str]:
    """Give the footers by kind (``default``, ``even``, ``first``), in the order they are referred to."""
    number = layout.page_number
    if number is None:
        return {}
    style = style_id(number.role)
    kinds = {"default": _footer(style, number)}
    if number.mirrored:
        kinds["even"] = _footer(style + EVEN_SUFFIX, number)
    if not number.first:
        kinds["first"] = _wrap(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>')
    return kinds


def _footer(style: str, number: PageNumber) -> str:
    before, _, after = number.template.partition("{page}")
    return _wrap(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run_element(before)}{_PAGE_FIELD}{run_element(after)}</w:p>'
    )


_PAGE_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _wrap(paragraph: str) -> str:
    return f"{DECLARATION}<w:ftr {W_NAMESPACE}>{paragraph}</w:ftr>"


def section(layout: Layout, references: dict[str, str]) -> str:
    """Give ``w:sectPr``; ``references`` are the relationship ids of the footers by kind."""
    page, margins = layout.page, layout.page.margins
    footer_references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{attribute(identifier)}"/>'
        for kind, identifier in references.items()
    )
    return (
        f'<w:sectPr>{footer_references}<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"/>'
        f'<w:pgMar w:top="{margins.top.twips}" w:right="{margins.right.twips}" w:bottom="{margins.bottom.twips}"'
        f' w:left="{margins.left.twips}" w:header="{_HEADER_TWIPS}" w:footer="{footer_distance(layout).twips}"'
        f' w:gutter="0"/>{"<w:titlePg/>" if "first" in references else ""}'
        f'<w:docGrid w:type="lines" w:linePitch="{page.text_height.twips // layout.grid.lines}"/></w:sectPr>'
    )


def footer_distance(layout: Layout) -> Length:
    """Give the distance from the paper's lower edge to the footer's, so that the dash stands where §7.5 wants it.

    The footer is one exact line; its dash stands ``DASH_HEIGHT`` above the baseline of that line.
    """
    number, bottom = layout.page_number, layout.page.margins.bottom
    if number is None:
        return bottom
    style = layout.styles[number.role]
    below_dash = style.line.times(1 - BASELINE) + style.size.times(DASH_HEIGHT)
    return Length(max(bottom - number.dash_below - below_dash, 0))
