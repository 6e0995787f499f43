"""Pictures of a page: which of them are furniture by their names, and what an img element says of the others."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pipeline.read.drafts import Claim
from pipeline.read.html_furniture import MUCH_PROSE, Furniture
from pipeline.read.html_names import reason_of_names

if TYPE_CHECKING:
    from lxml.etree import _Element

LAZY: Final = ("data-src", "data-original", "data-lazy-src", "data-url")
"""Where pages keep the address of a picture that a script shows later."""

PLACEHOLDER: Final = re.compile(r"data:image/(?:gif|svg)", re.IGNORECASE)
CODE_WORDS: Final = re.compile("二维码|扫一扫|扫码|微信公众号")
ICON_WORDS: Final = re.compile(
    r"(?:^|[-_./])(?:icons?|ico|logo|share|btn|button|arrow|bg|loading|blank|spacer|pixel|qrcode|ewm|erweima)(?:[-_.]|\d*$)",
    re.IGNORECASE,
)
"""Words of a file's name that only a page's furniture has."""

ICON: Final = 48
"""Pixels: no picture of an article is shown so small."""


def claim_of(element: _Element) -> Claim:
    """Give the picture an img element names."""
    address = (element.get("src") or "").strip()
    if not address or PLACEHOLDER.match(address):
        address = next((lazy for name in LAZY if (lazy := (element.get(name) or "").strip())), address)
    return Claim(name=address, alternative=(element.get("alt") or "").strip(), web=True)


def furniture_reason(element: _Element, furniture: Furniture) -> str | None:
    """Give what kind of furniture an img element is, by its stated size, names and words; None if by none of them."""
    if any(_is_small(element.get(name)) for name in ("width", "height")):
        return "icon"
    if not furniture.is_page:
        return None
    words = f"{element.get('alt') or ''}{element.get('title') or ''}"
    stem = PurePosixPath((element.get("src") or "")[-200:].partition("?")[0]).stem
    if CODE_WORDS.search(words):
        return "page tools"
    return _name_reason(element, furniture) or ("icon" if ICON_WORDS.search(stem) else None)


def _is_small(stated: str | None) -> bool:
    digits = (stated or "").strip().removesuffix("px")
    return digits.isascii() and digits.isdigit() and len(digits) < 6 and int(digits) <= ICON


def _name_reason(element: _Element, furniture: Furniture) -> str | None:
    """Give what the names of the element and of those around it say, up to one that holds prose."""
    around: _Element | None = element
    while around is not None and (around is element or furniture.measures[around].prose < MUCH_PROSE):
        reason = reason_of_names(f"{around.get('class') or ''} {around.get('id') or ''}")
        if reason:
            return reason
        around = around.getparent()
    return None
