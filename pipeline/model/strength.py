"""How binding a rule is: apart from the findings, since every run of render imports the text rules."""

from __future__ import annotations

from enum import StrEnum


class Strength(StrEnum):
    """How binding a rule is: the standard's 应 (规), its defaults (一般), its 推荐, or practice."""

    REQUIRED = "required"
    DEFAULT = "default"
    RECOMMENDED = "recommended"
    PRACTICE = "practice"
