"""Where a line may break and where space may grow: one LineRules compiled into patterns over a paragraph's text.

Prohibitions at line start and end follow GB/T 15834-2011 5.1 and CLREQ; the lists come from the layout. What counts as
Latin follows LibreOffice's script classes, since the Word file is judged by it: LATIN is U+0021–007E and
U+00A1–1FFF, WEAK (taking the script before it) are spaces and U+2000–2E7F, all else is Han.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipeline.model.layout import LineRules
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass

STRONG: Final = r"!-~\u00a1-\u1fff"
WEAK: Final = r"\u0020\u00a0\u2000-\u2e7f"
LATIN_ZONE: Final = lazy(rf"^[{WEAK}]+|[{STRONG}][{STRONG}{WEAK}]*")
"""A stretch that LibreOffice sets as Latin; the rest is Han."""

PORTION: Final = lazy(r"[ -~]+|[^ -~]+")
"""Inside a Latin zone: ASCII in the Latin face, other characters in the Han face."""

MARKED: Final = lazy(r"(?:[—…％］‰℃]+[”’）》〉」』】〕〗、，。．：；！？]*)+", *"—…％］‰℃")
"""Marks the Word file tags as English, so that LibreOffice keeps —— and …… whole and ％ ℃ with their numbers."""

OFFICE_FIRST: Final = frozenset(
    ":!),.;?]}¢'\"、。〉》」』】〕〗〞︰︱︳﹐､﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？｜｝︴︶︸︺︼︾﹀﹂﹄﹏～￠々‖•·ˇˉ―-′’”"
)
"""What LibreOffice never lets begin a line in Chinese text, whatever the Word file's lists say (its data for zh-CN)."""

OFFICE_LAST: Final = frozenset("([{£¥'\"‵〈《「『【〔〖（［｛￡￥〝︵︷︹︻︽︿﹁﹃﹙﹛﹝“‘")
"""What it never lets end one."""

WORD: Final = lazy(r"[!-~\u00a1-\u024f]+")
"""Latin words and numbers with their signs, points and units: unbroken but at JOINTS."""

ADDRESS: Final = lazy(r"[!-~]*://[!-~]*")
"""A web address."""

JOINTS: Final = lazy(r"(?<=[-/?!|}])(?=[0-9A-Za-z])", *"-/?!|}")
"""Where a word may part: after hyphens, slashes, ? ! and |; a number's sign and slash stay with it all the same."""

NUMBER: Final = lazy(r"(?:(?<![0-9A-Za-z%])[+\-−±])?\d(?:[\d.,:/]*\d)?[%‰℃℉％°]*")
DATED: Final = lazy(r"\d+[年月日时分秒号]")
CLINGING: Final = r"\u0300-\u036f\u200d\u2060\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
CLOSING: Final = "、，。．：；！？’”）》〉」』】〕〗］｝"
OPENING: Final = "‘“（《〈「『【〔〖［｛"
HUNG: Final = "、，。．：；！？"


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """LineRules as compiled patterns, one object for equal rules. ``gap`` is the Han–Latin gap in em."""

    barred: re.Pattern[str]
    barring: re.Pattern[str]
    atoms: tuple[re.Pattern[str], ...]
    pairs: re.Pattern[str] | None
    hung: frozenset[str]
    halved: frozenset[str]
    gap: float


@lru_cache(maxsize=32)
def compile_rules(rules: LineRules) -> Patterns:
    """Compile a layout's line rules, once."""
    marks = "|".join(f"(?:{re.escape(pair[0])}){{2,}}" if len(set(pair)) == 1 else re.escape(pair)
                     for pair in rules.unbreakable if len(pair) > 1)  # fmt: skip
    atoms = [NUMBER, *([re.compile(marks)] if marks else []), *([DATED] if rules.keep_units else [])]
    return Patterns(
        barred=re.compile(f"[{re.escape(rules.not_at_start)} \\u00a0{CLINGING}]"),
        barring=re.compile(f"[{re.escape(rules.not_at_end)}\\u00a0\\u2060]"),
        atoms=tuple(atoms),
        pairs=lazy(f"[{OPENING}](?=[{OPENING}])|[{CLOSING}](?=[{OPENING}{CLOSING}])")
        if rules.compress_adjacent
        else None,
        hung=frozenset(HUNG if rules.hanging else ""),
        halved=frozenset(CLOSING if rules.compress_line_end else ""),
        gap=rules.han_latin_gap,
    )
