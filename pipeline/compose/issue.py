"""A bulletin of several articles: its list of contents, and headings one level deeper under the articles' titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.fields import field_value, fill
from pipeline.model.briefing import TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout, Style
from pipeline.model.records import replace

ARTICLE_TITLE: Final = "article-title"
_WORD_HEADING: Final = "heading "

_NOT_IN_FILE_NAMES: Final = '<>:"/\\|?*'
_LONGEST_NAME: Final = 60


def compose_contents(layout: Layout, titles: Sequence[str]) -> tuple[TextBlock, ...]:
    """Give the list of the articles' titles (本期要目), without page numbers, numbered as they are listed.

    An article without a title is not listed; nothing is when the layout wants no list.
    """
    listing = layout.contents
    if listing is None:
        return ()
    blocks = [TextBlock(role=listing.title_role, runs=fill(listing.title, {}))]
    for number, title in enumerate(filter(None, titles), 1):
        runs = fill(listing.item, {"number": str(number), "title": title})
        blocks.append(TextBlock(role=listing.item_role, runs=runs))
    return tuple(blocks)


def issue_layout(layout: Layout) -> Layout:
    """Give the layout with the articles' titles as first-level headings and every heading one level lower."""
    styles = {role: _lower(style) for role, style in layout.styles.items()}
    title = layout.styles.get(ARTICLE_TITLE) or layout.styles["title"]
    styles[ARTICLE_TITLE] = replace(title, role=ARTICLE_TITLE, word_name=f"{_WORD_HEADING}1", outline=1)
    return replace(layout, styles=styles)


def issue_name(data: DocumentData, layout: Layout) -> str:
    """Give what a bulletin's files are called: name and number (公安简报第9期), but nothing no file name may hold."""
    name, issue = field_value("name", data) or layout.title, field_value("issue", data)
    allowed = "".join(letter for letter in name if letter.isprintable() and letter not in _NOT_IN_FILE_NAMES)
    number = f"第{issue}期" if issue else ""
    return allowed.strip(" .")[:_LONGEST_NAME] + number or layout.name


def _lower(style: Style) -> Style:
    if style.outline is None:
        return style
    deeper = style.outline + 1
    # Word ties its own heading styles to their levels.
    own_name = style.word_name == f"{_WORD_HEADING}{style.outline}"
    return replace(style, outline=deeper, word_name=f"{_WORD_HEADING}{deeper}" if own_name else style.word_name)
