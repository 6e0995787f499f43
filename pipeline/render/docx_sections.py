"""Sections: where pages of one kind end and others begin (upright, on their side, the tail's own)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.briefing import Block, Briefing
from pipeline.model.layout import BASELINE, Layout, PageNumber
from pipeline.model.records import dataclass
from pipeline.model.sections import AFTER_TABLE, sections_of, turned_layout
from pipeline.model.units import ZERO, Length
from pipeline.render.docx_page import footer_apart, footers, number_runs, section, wrapped_footer
from pipeline.render.docx_rules import ANCHOR_ID
from pipeline.render.docx_styles import DASH_HEIGHT, EVEN_SUFFIX
from pipeline.render.docx_xml import style_id

UPRIGHT: Final = "upright"
TURNED: Final = "turned"
APART: Final = "apart"

References = Mapping[str, Mapping[str, str]]
"""The relationship ids of footers, by kind of section and then by kind of page."""

_OFFICE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@dataclass(frozen=True, slots=True)
class Part:
    """A section's blocks, and its ``w:sectPr``."""

    blocks: tuple[Block, ...]
    properties: str


def footers_of(briefing: Briefing) -> dict[str, dict[str, str]]:
    """Give the footers the sections need, by kind of section and then by kind of page."""
    upright = footers(briefing.layout)
    needed = {UPRIGHT: upright}
    if any(each.turned for each in sections_of(briefing.blocks)):
        needed[TURNED] = _turned_footers(briefing.layout)
    number = briefing.layout.page_number
    if number and briefing.tail_apart:
        needed[APART] = {"first": footer_apart(number, numbered=briefing.tail_numbered)}
    return needed


def parts_of(briefing: Briefing, references: References) -> Iterator[Part]:
    """Give the document's sections in order.

    The tail stands in the last one, which has no other blocks where the tail stands apart or comes after pages that lie
    on their side.
    """
    layout = briefing.layout
    sections = sections_of(briefing.blocks)
    for number, each in enumerate(sections):
        kind, looks = (TURNED, turned_layout(layout)) if each.turned else (UPRIGHT, layout)
        more = AFTER_TABLE if number in briefing.full_sections else ZERO
        properties = section(looks, references[kind], first=number == 0, turned=each.turned, more=more)
        yield Part(briefing.blocks[each.start : each.end], properties)
    if briefing.tail and briefing.tail_apart:
        # Its footer is a first page's: a page added to the section by hand has the usual ones.
        yield Part((), section(layout, {**references[UPRIGHT], **references.get(APART, {})}, even=True))
    elif briefing.tail and sections[-1].turned:
        yield Part((), section(layout, references[UPRIGHT], first=False))


def closed(paragraph: str, part: Part) -> str:
    """Give a section's last paragraph or table with what makes it the last."""
    if paragraph.startswith("<w:tbl>"):
        return f'{paragraph}<w:p><w:pPr><w:pStyle w:val="{ANCHOR_ID}"/>{part.properties}</w:pPr></w:p>'
    return paragraph.replace("</w:pPr>", f"{part.properties}</w:pPr>", 1)


def _turned_footers(layout: Layout) -> dict[str, str]:
    number = layout.page_number
    if number is None:
        return {}
    style = style_id(number.role)
    kinds = {"default": _turned_footer(layout, number, style, 1)}
    if number.mirrored:
        kinds["even"] = _turned_footer(layout, number, style + EVEN_SUFFIX, 2)
    return kinds


def _turned_footer(layout: Layout, number: PageNumber, style: str, identifier: int) -> str:
    """Give a footer whose number stands where it stands on upright pages (GB/T 9704-2012 §8): a text box of one line,
    turned to the right, at the left edge of the page on its side.
    """
    looks, page = layout.styles[number.role], layout.page
    line = looks.line
    above_dash = line.times(BASELINE) - looks.size.times(DASH_HEIGHT)
    left = Length(page.margins.bottom - number.dash_below + above_dash - line)
    extent = f'cx="{int(line)}" cy="{int(page.text_width)}"'
    text = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{number_runs(number)}</w:p>'
    anchor = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{int(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{int(page.margins.left)}</wp:posOffset></wp:positionV>'
        f'<wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{identifier}" name="页码{identifier}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_OFFICE}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )
    return wrapped_footer(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(number.role)}"/></w:pPr><w:r><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>',
        f' xmlns:mc="{_COMPATIBILITY}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:a="{_DRAWING}/main"'
        f' xmlns:wps="{_OFFICE}"',
    )
