"""Receipt → JSON bytes: what was done to the source, for people and programs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from pipeline.model.problem import Problem
from pipeline.model.receipt import Change, Receipt
from pipeline.model.source import Location

# json.dumps would make an encoder for every entry.
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode
# Of thousands of changes each has a rule and marks of which there are few: they are encoded once a process.
_encode_mark: Final = lru_cache(maxsize=256)(_encode)


def render_receipt(receipt: Receipt) -> bytes:
    """Give the receipt as JSON in UTF-8, a line for each entry: the same receipt, the same bytes.

    Of a bulletin it has ``sources`` in their order, and each entry says by number which ``article`` it is about.
    """
    # Written as it is encoded: a long article has a hundred thousand changes. Line ends are set here, for json's own
    # indenting is done in Python and takes six times as long.
    written = io.BytesIO()
    separator = "{\n"
    for name, entries in _members(receipt):
        written.write(f"{separator} {_encode(name)}: ".encode())
        if isinstance(entries, str):
            written.write(_bytes(entries))
        else:
            _write_list(written, entries)
        separator = ",\n"
    written.write(b"\n}\n")
    return written.getvalue()


def _members(receipt: Receipt) -> Iterator[tuple[str, str | Iterable[str]]]:
    """Give names and encoded values, of lists their entries; the sources alone stand on one line when there is one."""
    sources = [{"file": each.name, "sha256": each.sha256, "encoding": each.encoding} for each in receipt.sources]
    several = len(sources) > 1
    numbers = {each.path: number for number, each in enumerate(receipt.sources, 1)} if several else {}

    def place(location: Location) -> dict[str, object]:
        number = numbers.get(location.path)
        return ({"article": number} if number else {}) | _place(location)

    yield "jianbao", _encode(receipt.version)
    yield ("sources", map(_encode, sources)) if several else ("source", _encode(sources[0]))
    yield "layout", _encode(receipt.layout)
    yield "job", _encode(receipt.job)
    yield "changes", (_change(change, numbers.get(change.location.path)) for change in receipt.changes)
    tokens = ({"kind": str(token.kind), **place(token.location), "text": token.text} for token in receipt.metadata)
    yield "metadata", map(_encode, tokens)
    drops = ({"reason": drop.reason, **place(drop.location), "text": drop.text} for drop in receipt.dropped)
    yield "dropped", map(_encode, drops)
    problems = (
        problem_to_json(problem) | (place(problem.location) if problem.location else {}) for problem in receipt.problems
    )
    yield "problems", map(_encode, problems)
    yield "files", (_encode({"file": file.path, "sha256": file.sha256}) for file in receipt.files)
    fonts = ({"role": font.role, "wanted": font.wanted, "used": font.used} for font in receipt.fonts)
    yield "fonts", map(_encode, fonts)


def _write_list(written: io.BytesIO, entries: Iterable[str]) -> None:
    separator, end = "[\n  ", "[]"
    for entry in entries:
        written.write(_bytes(f"{separator}{entry}"))
        separator, end = ",\n  ", "\n ]"
    written.write(end.encode())


def _bytes(text: str) -> bytes:
    # A name need not be UTF-8 (files unpacked from a Chinese Windows: GBK). Its other bytes become JSON's own \udcXX.
    return text.encode(errors="backslashreplace")


def _change(change: Change, article: int | None) -> str:
    place = change.location
    number = f'"article": {article}, ' if article else ""
    return (
        f'{{"rule": {_encode_mark(change.rule)}, {number}"line": {place.line}, "column": {place.column}, '
        f'"before": {_encode_mark(change.before)}, "after": {_encode_mark(change.after)}}}'
    )


def problem_to_json(problem: Problem) -> dict[str, object]:
    """Give a problem as JSON-ready data."""
    return {
        "severity": str(problem.severity),
        "code": problem.code,
        **(_place(problem.location) if problem.location else {}),
        "message": problem.message,
        "hint": problem.hint,
    }


def _place(location: Location) -> dict[str, object]:
    return {"line": location.line, "column": location.column}
