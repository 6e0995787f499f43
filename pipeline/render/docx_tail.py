"""The tail (报尾): a frame on the lower edge of the last page's type area (GB/T 9704-2012 §7.4.1).

A frame is a stretch of ordinary paragraphs, so the clerk edits the tail like any text. It hangs on the last paragraph
and pushes text away above it: it stays on the page when it fits under the text and goes to a new last page when it does
not. Its rules are paragraphs as high as the rule is thick, shaded: a paragraph's border would be as narrow as its
indents, and these rules are as wide as the type area. Of floating tables, text boxes and frames with borders
LibreOffice 7.4 places none where Word does; of shaded frames it does, to a tenth of a millimetre.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.briefing import Briefing
from pipeline.render.docx_styles import ABOVE, ANCHOR_ID, BELOW, rule_style_id
from pipeline.render.docx_text import Writer

LAST_PARAGRAPH = f'<w:p><w:pPr><w:pStyle w:val="{ANCHOR_ID}"/></w:pPr></w:p>'
"""The lowest paragraph possible: what the tail hangs on, and what Word wants after a table."""


def tail_paragraphs(briefing: Briefing, writer: Writer) -> Iterator[str]:
    """Give the tail's paragraphs and rules, framed alike, and the paragraph the frame hangs on."""
    frame = _frame(briefing.layout.page.text_width.twips)
    for block in briefing.tail:
        style = briefing.style(block.role)
        if style.rule_above:
            yield _rule(rule_style_id(style, ABOVE), frame)
        yield writer.paragraph(block, frame)
        if style.rule_below:
            yield _rule(rule_style_id(style, BELOW), frame)
    yield LAST_PARAGRAPH


def _frame(width: int) -> str:
    """Give the placement; Word and LibreOffice join neighbours with the same one into one frame."""
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:vSpace="0" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
        ' w:xAlign="left" w:yAlign="bottom"/>'
    )


def _rule(identifier: str, frame: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/>{frame}</w:pPr></w:p>'
