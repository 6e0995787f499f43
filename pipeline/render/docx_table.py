"""Tables of the body as Word tables."""

from __future__ import annotations

from pipeline.model.briefing import Briefing, Run, TableBlock, TextBlock
from pipeline.model.columns import column_widths
from pipeline.render.docx_styles import TABLE_STYLE_ID
from pipeline.render.docx_text import Writer


def table(block: TableBlock, briefing: Briefing, writer: Writer) -> str:
    """Give a block as ``w:tbl``: head rows repeat on every page, no row is parted."""
    layout = briefing.layout
    # On a page that lies on its side the type area's height is its width.
    room = layout.page.text_height if block.turned else layout.page.text_width
    widths = [width.twips for width in column_widths(block, layout.styles[block.role].size, room)]
    if not widths:
        return ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(block, index, widths, writer) for index in range(len(block.rows)))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE_ID}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _row(block: TableBlock, index: int, widths: list[int], writer: Writer) -> str:
    head = index < block.header_rows
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{writer.paragraph(TextBlock(role=block.role_of(index, column), runs=(Run(text),)))}</w:tc>"
        for column, (text, width) in enumerate(zip(block.rows[index], widths, strict=True))
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"
