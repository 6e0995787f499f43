"""The list of attachments (附件说明, GB/T 9704-2012 §7.3.4): styles as wide as its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.compose.style_book import StyleBook
from pipeline.model.article import Attachment
from pipeline.model.units import ZERO


def attachment_roles(book: StyleBook, attachments: Sequence[Attachment]) -> tuple[str, str]:
    """Give the roles of the first line of the list and of the others; numbers of two digits take more room."""
    longest = max((len(attachment.number or "") for attachment in attachments), default=0)
    if not longest:
        under = {"left": book.original("attachment").left, "first_indent": ZERO}
        return "attachment", book.change("attachment-next", **under) if len(attachments) > 1 else ""
    if longest == 1:
        return "attachment-first", "attachment-next"
    more = book.original("attachment-first").size.times((longest - 1) / 2)

    def wider(role: str) -> str:
        style = book.original(role)
        changes = {"left": style.left + more, "first_indent": style.first_indent - more}
        return book.change(role, **changes)

    return wider("attachment-first"), wider("attachment-next")
