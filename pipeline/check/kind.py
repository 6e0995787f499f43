"""Which kind of document it is: the rules that apply depend on it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """简报 follows practice; 公文, 信函, 令 and 纪要 are GB/T 9704-2012 §7 and §10; anything else is an article."""

    BRIEF = "brief"
    OFFICIAL = "official"
    LETTER = "letter"
    ORDER = "order"
    MINUTES = "minutes"
    ARTICLE = "article"


MARKED = frozenset({Kind.OFFICIAL, Kind.MINUTES})
"""Kinds whose mark stands 35 mm below the type area's upper edge."""

STANDARD = frozenset({Kind.OFFICIAL, Kind.LETTER, Kind.ORDER, Kind.MINUTES})
"""Kinds GB/T 9704-2012 regulates whole."""
