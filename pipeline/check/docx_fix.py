"""Mechanical corrections into a DOCX as tracked changes: a clerk accepts or rejects each of them in Word."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.check.archive import Element
from pipeline.check.docx_annotate import (
    AUTHOR,
    element,
    find_quote,
    isolate,
    paragraphs_of,
    replaced,
    serialised,
    text_element,
)
from pipeline.check.docx_package import Package, W


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One correction: in ``paragraph`` (from 1), within ``quote``, ``length`` characters from ``start`` on.

    They become ``after``. ``column`` (from 0) is about where in the paragraph the quote begins.
    """

    paragraph: int
    quote: str
    start: int
    length: int
    after: str
    column: int = 0


def track_changes(
    data: bytes, changes: Sequence[Change], path: str, *, date: str | None = None
) -> tuple[bytes, frozenset[int]]:
    """Give the DOCX with the corrections as tracked changes, and the indices of those that could be placed.

    A correction is placed only where its quote is found in its paragraph; ``date`` (YYYY-MM-DD) is written in them.
    Raises SourceError when the file cannot be read.
    """
    package = Package(data, path)
    assert package.main is not None
    root = package.part(package.main)
    assert root is not None
    paragraphs = paragraphs_of(root)
    # Places are found in the text as it stands; from the end on, so that a change does not move the ones before it.
    placed: list[tuple[int, int, int, int]] = []
    for which, change in enumerate(changes):
        if 0 < change.paragraph <= len(paragraphs):
            found = find_quote(paragraphs, change.paragraph - 1, change.quote, change.column)
            if found:
                placed.append((found.paragraph, *found.stretch(change.start, change.length), which))
    placed.sort(reverse=True)
    number = 1 + max((int(each.get(W + "id", "0")) for each in root.iter() if _is_numbered(each)), default=0)
    made: set[int] = set()
    previous = (len(paragraphs), 0)
    for index, start, end, which in placed:
        if (index, end) > previous:
            continue
        runs = isolate(paragraphs[index], start, end)
        if runs:
            _replace(runs, changes[which].after, number, date)
            number, previous = number + len(runs) + 1, (index, start)
            made.add(which)
    return replaced(data, {package.main: serialised(root)}), frozenset(made)


def _is_numbered(each: Element) -> bool:
    return isinstance(each.tag, str) and (each.get(W + "id") or "").isdecimal()


def _replace(runs: list[Element], after: str, number: int, date: str | None) -> None:
    """Wrap runs as deleted and set the text that replaces them behind, in the look of the first."""
    stamp = {"author": AUTHOR} | ({"date": f"{date}T00:00:00Z"} if date else {})
    properties = runs[0].find(W + "rPr")
    last = None
    for offset, run in enumerate(runs):
        deleted = element("del", {"id": str(number + offset), **stamp})
        run.addprevious(deleted)
        deleted.append(run)
        for text in run.findall(W + "t"):
            text.tag = W + "delText"
        last = deleted
    if after and last is not None:
        inserted = element("r")
        if properties is not None:
            inserted.append(copy.deepcopy(properties))
        inserted.append(text_element(after))
        last.addnext(element("ins", {"id": str(number + len(runs)), **stamp}, inserted))
