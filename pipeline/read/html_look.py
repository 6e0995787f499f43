"""What an element's tag and style attributes say of its text: weight, face, alignment, level, hiding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.records import dataclass, replace
from pipeline.model.source import LineKind
from pipeline.read.drafts import face_class

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "option", "p", "pre", "section", "summary", "table", "tbody", "td", "textformat", "tfoot", "th", "thead",
    "title", "tr", "ul",
})  # fmt: skip
"""Elements that stand on lines of their own."""

HEADING: Final = re.compile("h([1-6])")
DECLARATION: Final = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SHOWN_AS_BLOCK: Final = re.compile(r"display\s*:\s*(?:block|table|flex|list-item)", re.IGNORECASE)
ALIGNMENTS: Final = {"center": "centre", "middle": "centre", "right": "right", "end": "right"}


@dataclass(frozen=True, slots=True)
class Look:
    """What text inherits from the elements around it."""

    bold: bool = False
    face: str | None = None
    align: str = "left"
    level: int | None = None
    kind: LineKind = LineKind.PARAGRAPH
    preformatted: bool = False


def look_of(element: _Element, tag: str, look: Look) -> Look:
    """Give the look of an element's text, from the look around it."""
    heading = HEADING.fullmatch(tag)
    if heading:
        look = replace(look, bold=True, level=int(heading[1]))
    elif tag in {"b", "strong", "th"}:
        look = replace(look, bold=True)
    elif tag == "font":
        look = replace(look, face=face_class(element.get("face") or "") or look.face)
    elif tag == "pre":
        look = replace(look, preformatted=True)
    elif tag == "center":
        look = replace(look, align="centre")
    elif tag == "table":
        look = replace(look, align="left")
    elif tag in {"li", "dd", "dt"}:
        look = replace(look, kind=LineKind.LIST_ITEM)
    elif tag == "blockquote":
        look = replace(look, kind=LineKind.QUOTATION)
    elif tag in {"caption", "figcaption"}:
        look = replace(look, kind=LineKind.CAPTION)
    return _styled(element, tag, look)


def _styled(element: _Element, tag: str, look: Look) -> Look:
    align = element.get("align")
    if align is not None and tag != "table":
        look = replace(look, align=ALIGNMENTS.get(align.strip().lower(), "left"))
    style = element.get("style")
    if not style:
        return look
    for name, value in DECLARATION.findall(style.lower()):
        if name in {"font-weight", "font"} and (weight := re.search(r"\b(bold(?:er)?|normal|\d00)\b", value)):
            look = replace(look, bold=weight[1] in {"bold", "bolder"} or weight[1] > "5")
        if name in {"font-family", "font"}:
            look = replace(look, face=face_class(value) or look.face)
        if name == "text-align":
            look = replace(look, align=ALIGNMENTS.get(value.strip(), "left"))
        if name == "white-space" and value.strip().startswith("pre"):
            look = replace(look, preformatted=True)
    return look


def line_of(element: _Element) -> int:
    """Give the line of the file an element begins on."""
    line = getattr(element, "sourceline", None)  # typed wrongly in lxml-stubs
    return line if isinstance(line, int) and line > 0 else 1


def words_of(element: _Element) -> str:
    """Give an element's text with its white space folded, outer white space off."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def plain_text(element: _Element) -> str:
    """Give an element's text without white space."""
    return words_of(element).replace(" ", "")


def is_hidden(element: _Element) -> bool:
    """Tell whether a browser would not show the element."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style") or ""))


def is_block(element: _Element, tag: str) -> bool:
    """Tell whether the element's text stands on lines of its own."""
    return tag in BLOCKS or bool(SHOWN_AS_BLOCK.search(element.get("style") or ""))
