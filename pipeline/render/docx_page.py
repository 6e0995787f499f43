"""The section: paper, margins, grid and page numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.model.layout import Layout, PageNumber
from pipeline.model.units import ZERO, Length
from pipeline.render.docx_styles import APART_SUFFIX, EVEN_SUFFIX, below_dash
from pipeline.render.docx_text import run_element
from pipeline.render.docx_xml import DECLARATION, W_NAMESPACE, attribute, style_id

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
        kinds["first"] = empty_footer(number)
    return kinds


def footer_apart(number: PageNumber, *, numbered: bool) -> str:
    """Give the footer under a tail that has an even page to itself."""
    runs = number_runs(number) if numbered else ""
    return wrapped_footer(f'<w:p><w:pPr><w:pStyle w:val="{style_id(number.role)}{APART_SUFFIX}"/></w:pPr>{runs}</w:p>')


def empty_footer(number: PageNumber) -> str:
    """Give a footer without a number."""
    return wrapped_footer(f'<w:p><w:pPr><w:pStyle w:val="{style_id(number.role)}"/></w:pPr></w:p>')


def _footer(style: str, number: PageNumber) -> str:
    return wrapped_footer(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number_runs(number)}</w:p>')


def number_runs(number: PageNumber) -> str:
    """Give the page number's runs, with a field for the number."""
    before, _, after = number.template.partition("{page}")
    return f"{run_element(before)}{_PAGE_FIELD}{run_element(after)}"


_PAGE_FIELD: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def wrapped_footer(paragraph: str, namespaces: str = "") -> str:
    """Give a footer part of one paragraph; ``namespaces`` are declarations it needs beside WordprocessingML's."""
    return f"{DECLARATION}<w:ftr {W_NAMESPACE}{namespaces}>{paragraph}</w:ftr>"


def section(
    layout: Layout,
    references: Mapping[str, str],
    *,
    first: bool = True,
    turned: bool = False,
    even: bool = False,
    more: Length = ZERO,
) -> str:
    """Give ``w:sectPr``; ``references`` are the relationship ids of the footers by kind.

    ``first``: it is the document's first, with page 1. ``turned``: its pages lie on their side. ``even``: it begins on
    an even page. ``more``: its pages hold so much more, at their lower edge.
    """
    page, margins = layout.page, layout.page.margins
    bottom = Length(margins.bottom - more)
    # Only page 1 can do without its number: a further section must not take its own first page for it.
    title_page = first and "first" in references
    footer_references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{attribute(identifier)}"/>'
        for kind, identifier in references.items()
        if first or kind != "first"
    )
    start = '<w:type w:val="evenPage"/>' if even else ""
    orientation = ' w:orient="landscape"' if turned else ""
    return (
        f"<w:sectPr>{footer_references}{start}"
        f'<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"{orientation}/>'
        f'<w:pgMar w:top="{margins.top.twips}" w:right="{margins.right.twips}" w:bottom="{bottom.twips}"'
        f' w:left="{margins.left.twips}" w:header="{_HEADER_TWIPS}" w:footer="{footer_distance(layout).twips}"'
        f' w:gutter="0"/>{"<w:titlePg/>" if title_page else ""}'
        f"{'' if turned else _grid(layout)}</w:sectPr>"
    )


def _grid(layout: Layout) -> str:
    # On its side the type area holds no whole number of lines, and LibreOffice centres those it holds.
    return f'<w:docGrid w:type="lines" w:linePitch="{layout.page.text_height.twips // layout.grid.lines}"/>'


def footer_distance(layout: Layout) -> Length:
    """Give the distance from the paper's lower edge to the footer's, so that the dash stands where §7.5 wants it.

    The footer is one exact line; its dash stands ``DASH_HEIGHT`` above the baseline of that line.
    """
    number, bottom = layout.page_number, layout.page.margins.bottom
    if number is None:
        return bottom
    return Length(max(bottom - number.dash_below - below_dash(layout.styles[number.role]), 0))
