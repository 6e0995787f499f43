"""What the YAML of an article is agreed on between writing and reading it."""

from __future__ import annotations

from typing import Final

from pipeline.model.patterns import lazy

MARK: Final = "jianbao"
KIND: Final = "article"
"""The first line of an article's YAML is ``jianbao: article``: so it is told from any other YAML."""

TEXTS: Final = (
    "title", "subtitle", "document_number", "source", "author", "editor", "recipients", "salutation", "note",
)  # fmt: skip
"""The parts of an Article that are one piece of text."""

_FIRST_LINE: Final = lazy(
    rf"\ufeff?(?:(?:[ \t]*#[^\n]*|[ \t\r]*|---[ \t\r]*)\n)*{MARK}:[ \t]*{KIND}[ \t\r]*(?:#|\n|\Z)",
    MARK,
)


def bare_number(marker: str) -> str | None:
    """Give the numeral of a marker (``一、``, ``（一）``, ``1.``) without its marks, None when nothing is left."""
    return marker.strip().strip("()（）[]【】〔〕、.．。,，:：第") or None


def is_article_yaml(text: str) -> bool:
    """Tell whether a text is an article in YAML: its first line that is no comment says ``jianbao: article``."""
    return _FIRST_LINE.match(text) is not None
