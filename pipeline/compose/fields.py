"""Templates filled with document data: ``第{issue}期`` becomes a run, or nothing when the field is not known."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

from pipeline.model.briefing import Run
from pipeline.model.data import DocumentData
from pipeline.model.layout import Part
from pipeline.model.patterns import lazy
from pipeline.model.template import template_pieces

_RANGES: Final = frozenset({"recipients", "report", "send", "distribute", "extra"})
_OF_PARAGRAPHS: Final = frozenset({"editor_note"})
_FINAL_MARKS: Final = "。！？.!?"
_ORGANS: Final = lazy("[；;]")
_NAMES: Final = lazy(r"[、，,；;\s]+")

Runs = tuple[Run, ...]


def field_value(name: str, data: DocumentData) -> str | None:
    """Give a field in print form (2019年2月26日: GB/T 9704 §7.3.5.4), None when it is not known."""
    value = getattr(data, name, None)
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if value is None or value == "":
        return None
    if name in _OF_PARAGRAPHS:
        return str(value)
    text = re.sub("[ \t\r\n]+", " ", str(value)).strip()
    return f"{text}。" if name in _RANGES and not text.endswith(tuple(_FINAL_MARKS)) else text


def organs_of(data: DocumentData) -> tuple[str, ...]:
    """Give the issuing organs in their order, the main one first; they are written with ； between."""
    return tuple(part.strip() for part in _ORGANS.split(data.issuer or "") if part.strip())


def signers_of(data: DocumentData) -> tuple[str, ...]:
    """Give the signers' names in their order; they are written with 、 or a space between."""
    return tuple(name for name in _NAMES.split((data.signer or "").strip("　 ")) if name)


def fill_part(part: Part, data: DocumentData) -> Runs | None:
    """Give a part's runs, None when it is not printed."""
    if any(field_value(name, data) is None for name in part.when):
        return None
    if any(field_value(name, data) is not None for name in part.unless):
        return None
    values = {name: field_value(name, data) for _, name, _ in template_pieces(part.text) if name}
    segments = [fill(segment, values) for segment in part.text.split("\t")]
    if not any(segments) and not part.always:
        return None
    while segments and not segments[-1]:
        segments.pop()
    runs = [run for index, segment in enumerate(segments) for run in (*_tab(index), *segment)]
    return tuple(joined(runs)) or (Run(""),)


def fill(template: str, values: Mapping[str, str | None]) -> Runs:
    """Fill a template; nothing when one of its fields is not known."""
    pieces = list(template_pieces(template))
    if any(name and values.get(name) is None for _, name, _ in pieces):
        return ()
    return tuple(Run((values[name] or "") if name else words, role) for words, name, role in pieces)


def joined(runs: list[Run]) -> list[Run]:
    """Join neighbouring runs of one look."""
    together: list[Run] = []
    for run in runs:
        if together and together[-1].role == run.role:
            together[-1] = Run(together[-1].text + run.text, run.role)
        elif run.text:
            together.append(run)
    return together


def _tab(index: int) -> Runs:
    return (Run("\t"),) if index else ()
