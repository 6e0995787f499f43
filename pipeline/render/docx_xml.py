"""WordprocessingML as strings: namespaces, escaping and the measures OOXML counts in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.model.layout import Rule
from pipeline.model.units import Length

W_NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

BODY_NAMESPACES: Final = f'{W_NAMESPACE} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# XML 1.0 §2.2 allows no other control characters, no lone surrogates and neither U+FFFE nor U+FFFF.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_MOST_BORDER_SPACE: Final = 31
_BORDER_EIGHTHS: Final = (2, 96)


def printable(value: str) -> str:
    """Give a string without the characters XML cannot hold."""
    return _FORBIDDEN.sub("", value)


def character_data(value: str) -> str:
    """Give a string as XML character data; characters XML cannot hold are left out."""
    # Not xml.sax.saxutils.escape, whose import loads http and ssl: 20 ms of a cold run.
    return printable(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """Give a string as the inside of a double-quoted attribute."""
    return character_data(value).replace('"', "&quot;").replace("\t", " ").replace("\n", " ")


def half_points(size: Length) -> int:
    """Give a type size in half-points, as ``w:sz`` counts."""
    return round(size.pt * 2)


def border(side: str, rule: Rule, space: int | None = None) -> str:
    """Give a border element; weights are eighths of a point and the gap whole points up to 31, as OOXML counts.

    That of two unequal lines is the thick one's.
    """
    least, most = _BORDER_EIGHTHS
    lower = rule.lower or rule.weight
    weight = min(max(round(max(rule.weight, lower if rule.double else rule.weight).pt * 8), least), most)
    gap = min(max(round(rule.gap.pt), 0), _MOST_BORDER_SPACE) if space is None else space
    kind = "double" if rule.double else "single"
    if rule.double and lower != rule.weight:
        kind = "thickThinSmallGap" if lower < rule.weight else "thinThickSmallGap"
    return f'<w:{side} w:val="{kind}" w:sz="{weight}" w:space="{gap}" w:color="{attribute(rule.colour)}"/>'


def fonts(han: str, latin: str) -> str:
    """Give ``w:rFonts`` of a Han family and its Latin companion: every slot named, no theme."""
    han, western = attribute(han), attribute(latin)
    return f'<w:rFonts w:ascii="{western}" w:hAnsi="{western}" w:eastAsia="{han}" w:cs="{western}"/>'


def style_name(name: str, suffix: str = "") -> str:
    """Give a style's name; in Word a comma parts a name from its aliases, so it becomes the full-width one."""
    return attribute(name.replace(",", "，") + suffix)


@lru_cache(maxsize=1024)
def style_id(role: str) -> str:
    """Give the style's identifier in the file: ``heading-1`` is ``Heading1``."""
    return attribute("".join(word[:1].upper() + word[1:] for word in role.split("-")))


def han_style_id(role: str) -> str:
    """Give the identifier of the character style that sets everything in a role's Han face."""
    return f"{style_id(role)}Han"


def character_style_id(role: str) -> str:
    """Give the identifier of the character style that carries a role's font and colour."""
    return f"{style_id(role)}Char"
