"""What stays with the signature: one rule, so that the Word file and the PDF part their pages alike."""

from __future__ import annotations

from typing import Final

from pipeline.model.briefing import Block, CaptionPlace, PictureBlock, TextBlock
from pipeline.model.layout import Layout

CLOSING_ROLES: Final = frozenset(
    {
        "signature", "signature-date", "sealed-signature", "sealed-row", "sealed-date", "signatory", "stamped-date",
        "byline", "note",
    }
)  # fmt: skip
"""Roles that should not begin a page without text, a list of attachments at least (GB/T 9704-2012 §7.3.5.5).

Numbered ones (``signature-2``) are like them.
"""

_FIRST_WIDE: Final = "\u2000"
_UNPARTED_LINES: Final = 3


def closes(block: Block) -> bool:
    """Say whether a block is of the signature or what belongs to it."""
    return isinstance(block, TextBlock) and block.role.rstrip("-0123456789") in CLOSING_ROLES


def keeps_with_closing(block: Block, following: Block | None, layout: Layout) -> bool:
    """Say whether a paragraph must stay on the page of the signature that follows it.

    Only one of at most three lines must, which widow control never parts anyway: Word parts a longer one, LibreOffice
    moves it whole and leaves half a page white, so a longer one is left free. Its lines are reckoned from its
    characters, a Han character one and others half a character wide, with one to spare in every line.
    """
    if not isinstance(block, TextBlock) or following is None or not closes(following):
        return False
    style = layout.styles[block.role]
    half_ems = sum(2 if character >= _FIRST_WIDE else 1 for character in block.text)
    advance = style.size + style.tracking
    room = layout.page.text_width - style.left - style.right - advance
    return half_ems * advance // 2 + style.first_indent <= _UNPARTED_LINES * room


def keeps_with_caption(block: Block, following: Block | None) -> bool:
    """Say whether a block must stay on the page of what follows it: a picture above its caption, or one above it."""
    if isinstance(block, PictureBlock):
        return block.caption is CaptionPlace.BELOW
    return isinstance(following, PictureBlock) and following.caption is CaptionPlace.ABOVE
