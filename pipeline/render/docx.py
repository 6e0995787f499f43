"""Briefing to Word file: named styles, real headings, page-number fields, so that a clerk can go on with it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import count, zip_longest
from typing import TYPE_CHECKING

from pipeline.model.briefing import Block, Briefing, PictureBlock, TableBlock, TextBlock
from pipeline.model.keeps import keeps_with_caption, keeps_with_closing
from pipeline.render.docx_package import blank_package, package_bytes, set_properties
from pipeline.render.docx_sections import Part, References, closed, footers_of, parts_of
from pipeline.render.docx_settings import font_table_xml, settings_xml
from pipeline.render.docx_styles import styles_xml
from pipeline.render.docx_table import table
from pipeline.render.docx_tail import LAST_PARAGRAPH, placed_paragraphs, tail_paragraphs
from pipeline.render.docx_text import Writer
from pipeline.render.docx_xml import BODY_NAMESPACES

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

    from pipeline.render.docx_picture import PictureWriter


def preload() -> None:
    """Load what a Word file needs, where there is time to spare before its briefing is decided."""
    import docx  # noqa: F401


def render_docx(briefing: Briefing) -> bytes:
    """Give the bytes of the .docx; the same briefing gives the same bytes, whatever the clock says."""
    from docx import Document  # python-docx takes 85 ms to import: only who wants a Word file pays for it

    document = Document(io.BytesIO(blank_package()))
    writer = Writer(briefing.layout)
    references = _add_footers(document.part, briefing)
    pictures = _pictures(briefing, document.part)
    story = list(_story(briefing, writer, list(parts_of(briefing, references)), pictures))
    _add_parts(document.part, briefing, writer)
    _write_body(document.part, story)
    set_properties(document.core_properties, briefing.info)
    return package_bytes(document.part.package)


def _story(briefing: Briefing, writer: Writer, parts: Sequence[Part], pictures: PictureWriter | None) -> Iterator[str]:
    """Give all paragraphs, tables and pictures, and what ends the sections they make up."""
    for part in parts[:-1]:
        *before, last = _paragraphs(part.blocks, briefing, writer, pictures)
        yield from before
        yield closed(last, part)
    last_blocks = parts[-1].blocks
    yield from _paragraphs(last_blocks, briefing, writer, pictures)
    if briefing.tail:
        yield from tail_paragraphs(briefing, writer)
    elif not last_blocks or isinstance(last_blocks[-1], TableBlock):
        yield LAST_PARAGRAPH
    yield parts[-1].properties


def _paragraphs(
    blocks: Sequence[Block], briefing: Briefing, writer: Writer, pictures: PictureWriter | None
) -> Iterator[str]:
    after_table = False
    for block, following in zip_longest(blocks, blocks[1:]):
        is_table = isinstance(block, TableBlock)
        if is_table and after_table:
            yield LAST_PARAGRAPH
        if isinstance(block, TextBlock) and (style := briefing.style(block.role)).place:
            yield from placed_paragraphs(block, style, style.place, writer)
            continue
        kept = keeps_with_closing(block, following, briefing.layout) or keeps_with_caption(block, following)
        keep = "<w:keepNext/>" if kept else ""
        if isinstance(block, PictureBlock):
            yield pictures.paragraph(block, keep) if pictures else ""
        else:
            yield table(block, briefing, writer) if isinstance(block, TableBlock) else writer.paragraph(block, keep)
        after_table = is_table


def _pictures(briefing: Briefing, main: DocumentPart) -> PictureWriter | None:
    if not any(isinstance(block, PictureBlock) for block in briefing.blocks):
        return None
    from pipeline.render.docx_picture import PictureWriter

    return PictureWriter(main)


def _add_footers(main: DocumentPart, briefing: Briefing) -> References:
    numbers = count(1)
    return {
        kind: {page: _add_part(main, "footer", xml, next(numbers)) for page, xml in of_pages.items()}
        for kind, of_pages in footers_of(briefing).items()
    }


def _add_parts(main: DocumentPart, briefing: Briefing, writer: Writer) -> None:
    """Add everything beside text and footers."""
    layout = briefing.layout
    framed = {block.role for block in briefing.tail} | {role for role, style in layout.styles.items() if style.place}
    styles = styles_xml(layout, run_roles=writer.run_roles, han_roles=writer.han_roles, unruled=framed)
    _add_part(main, "styles", styles)
    _add_part(main, "settings", settings_xml(layout))
    _add_part(main, "fontTable", font_table_xml(layout))


def _add_part(main: DocumentPart, kind: str, xml: str, number: int | None = None) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    name = PackURI(f"/word/{kind}{number or ''}.xml")
    part = Part(name, content_type, xml.encode(), main.package)
    relationship = {"fontTable": "FONT_TABLE"}.get(kind, kind.upper())
    return main.relate_to(part, getattr(RELATIONSHIP_TYPE, relationship))


def _write_body(main: DocumentPart, pieces: list[str]) -> None:
    """Put the text into the document; one parse of all of it instead of a call for every run."""
    from docx.oxml.parser import parse_xml

    body = "".join([f"<w:body {BODY_NAMESPACES}>", *pieces, "</w:body>"])
    main.element.body.extend(list(parse_xml(body.encode())))
