"""Building the tree: candidates that are headings, and what stands between them, become lead and sections."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from pipeline.model.article import Body, Figure, Metric, Section, Table, Text, TokenKind
from pipeline.model.records import dataclass, field
from pipeline.model.source import LineKind
from pipeline.parse.candidates import Candidate
from pipeline.parse.metrics import find_metrics
from pipeline.parse.pieces import Piece
from pipeline.parse.points import make_paragraph
from pipeline.parse.reading import Ledger, text_of

# How many siblings back a heading is looked for when the one just above is none; keeps the work linear.
_BACK: Final = 20


@dataclass(slots=True)
class _Node:
    candidate: Candidate
    level: int
    heading: Text
    body: list[Body] = field(default_factory=list)
    metrics: list[Metric] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)


class Tree(NamedTuple):
    """What a body came to: the paragraphs before the first heading, and the sections."""

    lead: tuple[Body, ...]
    sections: tuple[Section, ...]
    metrics: tuple[Metric, ...]


def build_tree(
    pieces: Sequence[Piece],
    body: Sequence[int],
    candidates: Sequence[Candidate],
    ledger: Ledger,
    pictures: Callable[[int | None], Iterable[Figure]] = lambda _: (),
    end: int | None = None,
) -> Tree:
    """Build lead and sections from the pieces of a body, marking every character on the way.

    ``pictures`` gives those that stand before a line of the source and were not given yet; ``end`` is the line the
    body ends before.
    """
    headings = {one.index: one for one in candidates if one.heading}
    lead: list[Body] = []
    lead_metrics: list[Metric] = []
    roots: list[_Node] = []
    nodes: dict[int, _Node] = {}
    current: _Node | None = None
    for index in body:
        piece = pieces[index]
        (current.body if current else lead).extend(pictures(piece.index))
        one = headings.get(index)
        start = 0
        if one is not None and one.phrase is not None:
            current = _open(one, nodes, roots, ledger)
            start = one.phrase.rest
            if start >= len(piece.text):
                continue
        out, metrics = (current.body, current.metrics) if current else (lead, lead_metrics)
        item = _body(piece, start, ledger)
        out.append(item)
        if not isinstance(item, Table):
            metrics.extend(find_metrics(piece, start))
    (current.body if current else lead).extend(pictures(end))
    return Tree(tuple(lead), tuple(_freeze(node) for node in roots), tuple(lead_metrics))


def _body(piece: Piece, start: int, ledger: Ledger) -> Body:
    if piece.line.kind is LineKind.TABLE and piece.line.table is not None:
        ledger.mark(piece, 0, len(piece.text), TokenKind.TABLE, "table")
        table = piece.line.table
        return Table(rows=table.rows, location=piece.place(), header_rows=table.header_rows)
    return make_paragraph(piece, start, len(piece.text), ledger)


def _open(one: Candidate, nodes: dict[int, _Node], roots: list[_Node], ledger: Ledger) -> _Node:
    """Open the section of a heading under the nearest heading above it."""
    assert one.phrase is not None
    piece = one.piece
    parent = _parent(one, nodes)
    heading = text_of(piece, one.start, one.phrase.end)
    ledger.mark(piece, 0, one.marker_end, TokenKind.MARKER, f"{one.family} numeral")
    ledger.mark(piece, one.start, one.phrase.end, TokenKind.HEADING, f"{one.family} heading")
    closing_end = one.phrase.end + len(one.phrase.closing)
    ledger.mark(piece, one.phrase.end, closing_end, TokenKind.DELIMITER, "closing mark of a heading")
    node = _Node(one, parent.level + 1 if parent else 1, heading)
    node.metrics.extend(find_metrics(piece, one.start, one.phrase.end))
    (parent.children if parent else roots).append(node)
    nodes[one.index] = node
    return node


def _parent(one: Candidate, nodes: dict[int, _Node]) -> _Node | None:
    above = one.group.parent if one.group else None
    while above is not None:
        if above.index in nodes:
            return nodes[above.index]
        group = above.group
        if group is not None and group.section:
            place = bisect_left(group.items, above.index, key=lambda item: item.index)
            before = group.items[max(0, place - _BACK) : place]
            earlier = next((item for item in reversed(before) if item.index in nodes), None)
            if earlier is not None:
                return nodes[earlier.index]
        above = group.parent if group else None
    return None


def _freeze(node: _Node) -> Section:
    one = node.candidate
    assert one.phrase is not None
    return Section(
        level=node.level,
        marker=one.piece.text[: one.marker_end].strip(),
        number=one.number,
        heading=node.heading,
        closing=one.phrase.closing,
        run_in=not one.own,
        body=tuple(node.body),
        subsections=tuple(_freeze(child) for child in node.children),
        metrics=tuple(node.metrics),
    )
