"""Where the article stands on a page: the element that holds its prose, the title above, what is said of it around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from pipeline.read.drafts import Draft
from pipeline.read.html_furniture import SENTENCE, Furniture
from pipeline.read.html_names import ABOUT, BELONGS_TO_SITE, FILE_LINK

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_OF_IT: Final = 0.85
"""The article's element is the innermost that still holds this share of the page's prose."""

LEAST_TITLE: Final = 6
SIGNATURE: Final = re.compile(r"[（(【\[].{2,60}[）)】\]]|[0-9〇○零一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}日")
"""A bracket that signs, or a date, alone on a line."""


def article_lines(drafts: Sequence[Draft], origins: Sequence[_Element], furniture: Furniture, title: str) -> list[bool]:
    """Tell for each line of a page whether it belongs to the article.

    Kept are the lines of the article's element, those from the title down to it, the signature under it, and others
    that state a source, date or editor or are attachments; on a page without prose every line is kept.
    """
    container = _container(furniture)
    inside = [container is None or container is origin or container in origin.iterancestors() for origin in origins]
    if not any(inside):
        return [True] * len(drafts)
    first = inside.index(True)
    last = len(inside) - 1 - inside[::-1].index(True)
    start = _title_line(drafts, first, last, "".join(title.split()))
    last += len(list(takewhile(_signs, drafts[last + 1 :])))
    return [
        # Between title and article stand the site's pictures, not the article's.
        inside[number] if draft.claim else start <= number <= last or _tells_of_article(draft, origin)
        for number, (draft, origin) in enumerate(zip(drafts, origins, strict=True))
    ]


def _container(furniture: Furniture) -> _Element | None:
    measures = furniture.measures
    element = furniture.root
    whole = measures[element].prose
    if whole == 0:
        return None
    while True:
        inner = [child for child in element if child in measures and measures[child].prose >= MOST_OF_IT * whole]
        if not inner or inner[0].tag in {"p", "span", "font"}:
            return element
        element = inner[0]


def _title_line(drafts: Sequence[Draft], first: int, last: int, title: str) -> int:
    """Give the first line to keep: the title's above the body, with the lines of headings and titles on top of it.

    The title is the longest line that the page's own title holds, else the nearest heading; without either, the body
    begins the article when the title stands in it, and the page does when it stands nowhere.
    """
    texts = ["".join(draft.text.split()) for draft in drafts[: last + 1]]
    titles = {number for number, text in enumerate(texts) if len(text) >= LEAST_TITLE and text in title}
    above = [number for number in titles if number <= first]
    headings = [number for number in range(first + 1) if drafts[number].level is not None]
    if above:
        start = min(above, key=lambda number: (-len(texts[number]), number))
    elif headings:
        start = min(headings, key=lambda number: (drafts[number].level or 0, -number))
    else:
        return first if titles else 0
    while start > 0 and (start - 1 in titles or drafts[start - 1].level is not None):
        start -= 1
    return start


def _signs(draft: Draft) -> bool:
    return draft.right or SIGNATURE.fullmatch(draft.text.strip()) is not None


def _tells_of_article(draft: Draft, origin: _Element) -> bool:
    text = draft.text
    if origin.tag == "a" and FILE_LINK.search(origin.get("href") or ""):
        return True
    short = len(text) <= 120 and not SENTENCE.search(text)
    return short and bool(ABOUT.search(text)) and not BELONGS_TO_SITE.search(text)
