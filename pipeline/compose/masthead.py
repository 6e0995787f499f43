"""Masthead and tail: the layout's templates filled with the document's data."""

from __future__ import annotations

import datetime
import re
from typing import Final

from pipeline.model.briefing import Run, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout, Part

_FIELD: Final = re.compile(r"\{([a-z_]+)\}")
_RANGES: Final = frozenset({"report", "send", "distribute", "extra"})
_FINAL_MARKS: Final = "。！？.!?"
_RANGE_ROLE: Final = "tail-range"
_FIRST_RANGE_ROLE: Final = "tail-first"


def compose_masthead(layout: Layout, data: DocumentData) -> tuple[TextBlock, ...]:
    """Give the masthead's paragraphs (报头), as far as the data are known."""
    return _compose_parts(layout.masthead, data)


def compose_tail(layout: Layout, data: DocumentData) -> tuple[TextBlock, ...]:
    """Give the tail's paragraphs (报尾); the first range carries the rule that opens the tail."""
    blocks = _compose_parts(layout.tail, data)
    if blocks and blocks[0].role == _RANGE_ROLE and _FIRST_RANGE_ROLE in layout.styles:
        return (TextBlock(role=_FIRST_RANGE_ROLE, runs=blocks[0].runs), *blocks[1:])
    return blocks


def field_value(name: str, data: DocumentData) -> str | None:
    """Give a field in print form (2019年2月26日: GB/T 9704 §7.3.5.4), None when it is not known."""
    value = getattr(data, name, None)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if value is None or value == "":
        return None
    text = " ".join(str(value).split())
    return f"{text}。" if name in _RANGES and not text.endswith(tuple(_FINAL_MARKS)) else text


def _compose_parts(parts: tuple[Part, ...], data: DocumentData) -> tuple[TextBlock, ...]:
    blocks = []
    for part in parts:
        segments = [_fill(segment, data) for segment in part.text.split("\t")]
        if any(segments) or part.always:
            text = "\t".join(segments).rstrip("\t")
            blocks.append(TextBlock(role=part.role, runs=(Run(text),)))
    return tuple(blocks)


def _fill(segment: str, data: DocumentData) -> str:
    values = {name: field_value(name, data) for name in _FIELD.findall(segment)}
    if any(value is None for value in values.values()):
        return ""
    return _FIELD.sub(lambda match: values[match[1]] or "", segment)
