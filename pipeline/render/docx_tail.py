"""Frames: the tail (报尾) on the lower edge of the last page's type area (GB/T 9704-2012 §7.4.1), and what stands where
the paper says (a letter's mark and rules, §10.1).

A frame is a stretch of ordinary paragraphs, so the clerk edits it like any text. The tail's hangs on the last paragraph
and pushes text away above it: it stays on the page when it fits under the text and goes to a new last page when it does
not. Rules in frames are paragraphs as high as the rule is thick, shaded: a paragraph's border would be as narrow as its
indents, and these rules are as wide as the frame. Of floating tables, text boxes and frames with borders
LibreOffice 7.4 places none where Word does; of shaded frames it does, to a tenth of a millimetre.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.briefing import Briefing, TextBlock
from pipeline.model.layout import Place, Rule, Style
from pipeline.render.docx_rules import ABOVE, ANCHOR_ID, BELOW, rule_paragraphs
from pipeline.render.docx_text import Writer

LAST_PARAGRAPH = f'<w:p><w:pPr><w:pStyle w:val="{ANCHOR_ID}"/></w:pPr></w:p>'
"""The lowest paragraph possible: what the tail hangs on, and what Word wants after a table."""


def tail_paragraphs(briefing: Briefing, writer: Writer) -> Iterator[str]:
    """Give the tail's paragraphs and rules, framed alike, and the paragraph the frame hangs on."""
    frame = (
        f'<w:framePr w:w="{briefing.layout.page.text_width.twips}" w:hSpace="0" w:vSpace="0" w:wrap="notBeside"'
        ' w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="bottom"/>'
    )
    for block in briefing.tail:
        yield from _framed(block, briefing.style(block.role), writer, frame)
    yield LAST_PARAGRAPH


def placed_paragraphs(block: TextBlock, style: Style, place: Place, writer: Writer) -> Iterator[str]:
    """Give a paragraph that stands on page 1 where the paper says, with its rules, in a frame of its own."""
    frame = (
        f'<w:framePr w:w="{place.width.twips}" w:hSpace="0" w:vSpace="0" w:wrap="around" w:vAnchor="page"'
        f' w:hAnchor="page" w:x="{place.left.twips}" w:y="{place.top.twips}"/>'
    )
    yield from _framed(block, style, writer, frame)


def _framed(block: TextBlock, style: Style, writer: Writer, frame: str) -> Iterator[str]:
    """Give a paragraph and its rules; Word and LibreOffice join neighbours with the same placement into one frame."""
    yield from _rules(style, ABOVE, style.rule_above, frame)
    yield writer.paragraph(block, frame)
    yield from _rules(style, BELOW, style.rule_below, frame)


def _rules(style: Style, side: str, rule: Rule | None, frame: str) -> Iterator[str]:
    for identifier in rule_paragraphs(style, side, rule):
        yield f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/>{frame}</w:pPr></w:p>'
