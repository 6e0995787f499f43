"""Points: 一是…；二是… inside or opening a paragraph, numbered sentences and list items. Never sections."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Paragraph, Point, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.source import LineKind
from pipeline.parse.numerals import find_marker, numeral_value
from pipeline.parse.pieces import Piece
from pipeline.parse.reading import Ledger, text_of

_IS: Final = lazy("(?:(?<=[，；。：、,;:！？”）]) ?|^)(?P<n>[一二三四五六七八九十])(?:是|要)(?![一二三四五六七八九十])")
_FIRST: Final = lazy("(?:(?<=[，；。：！？”）]) ?|^)(?P<n>首先|其次|再次|最后|最後)[，,]")
# What a row counted from one begins with.
_ONES: Final = ("一是", "一要", "首先")
_LIST: Final = lazy(r"(?P<dash>——|－－|—(?!—)|[●◆◇■▲•·☆★]|[-*](?=\s))\s*", *"—－●◆◇■▲•·☆★-*")
_ASKED: Final = lazy(r"(?P<who>问|答|問|Q|A)\s*[：:]", *"问答問QA")


def make_paragraph(piece: Piece, start: int, end: int, ledger: Ledger) -> Paragraph:
    """Make the paragraph of [start, end) of a piece, its points found, its characters marked."""
    spans = _point_markers(piece, start, end)
    at = start
    points = []
    for place, (begin, stop) in enumerate(spans):
        after = spans[place + 1][0] if place + 1 < len(spans) else end
        ledger.mark(piece, at, begin, TokenKind.BODY, "paragraph")
        ledger.mark(piece, begin, stop, TokenKind.POINT, "point")
        points.append(Point(marker=piece.text[begin:stop].strip(), text=text_of(piece, stop, after)))
        at = stop
    ledger.mark(piece, at, end, TokenKind.BODY, "paragraph")
    quotation = piece.line.kind is LineKind.QUOTATION
    return Paragraph(text=text_of(piece, start, end), points=tuple(points), quotation=quotation)


def _point_markers(piece: Piece, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the point markers of a paragraph: one numeral at its start, else a row counted from one."""
    text = piece.text[:end]
    if start == 0:
        marker = find_marker(text)
        if marker and marker.family.name not in ("article",) and marker.length < end:
            inner = _row(text, _IS, marker.length)
            first = (0, marker.length)
            return (
                [first, *[span for span in inner if span[0] >= marker.length]]
                if marker.family.name != "han-is"
                else _from_is(text, first)
            )
        for pattern in (_LIST, _ASKED):
            match = pattern.match(text)
            if match and match.end() < end:
                return [(0, len(match[0].rstrip()))]
    return _row(text, _IS, start) or _row(text, _FIRST, start)


def _from_is(text: str, first: tuple[int, int]) -> list[tuple[int, int]]:
    value = numeral_value(text[0])
    rest = []
    for match in _IS.finditer(text, first[1]):
        if numeral_value(match["n"]) == value + 1:
            rest.append(match.span())
            value += 1
    return [first, *rest]


def _row(text: str, pattern: re.Pattern[str], start: int) -> list[tuple[int, int]]:
    """Markers counted from one without a gap; two at least."""
    out: list[tuple[int, int]] = []
    if not any(one in text for one in _ONES):
        return out
    value = 0
    for match in pattern.finditer(text, start):
        number = numeral_value(match["n"])
        if number == 1 and len(out) != 1:
            value = 0
        if number == value + 1:
            out.append(match.span())
            value = number
    return out if len(out) >= 2 else []
