"""签发人 of a document for superiors (GB/T 9704-2012 §7.2.5–7.2.6): two names a line, aligned under one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.fields import fill_part, joined, signers_of
from pipeline.compose.measure import advance_of, whole_twips, width_in
from pipeline.compose.style_book import StyleBook
from pipeline.model.briefing import Run, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Part, TabAlign, TabStop
from pipeline.model.template import template_pieces
from pipeline.model.units import EMU_PER_TWIP, ZERO, Length

_NAMES_A_LINE: Final = 2
_LEAST_NAME: Final = 3
_WIDE_SPACE: Final = "\u3000"


def compose_signers(book: StyleBook, part: Part, data: DocumentData) -> list[TextBlock]:
    """Give the lines of a part that ends with the signers: all but the last hold names only.

    What stands left of the tab in the part's template (发文字号) goes beside the last names; the words before the
    names (签发人：) stand on the first line. The last column ends where the style's ``right`` says.
    """
    filled = fill_part(part, data)
    if filled is None:
        return []
    left_text, _, right_text = part.text.partition("\t")
    label = "".join(words for words, _, _ in template_pieces(right_text)) if right_text else ""
    name_role = next((role for _, field, role in template_pieces(part.text) if field == "signer"), None)
    names = [_spread(name) for name in signers_of(data)]
    rows = [names[start : start + _NAMES_A_LINE] for start in range(0, len(names), _NAMES_A_LINE)]
    role = _columns(book, part.role, label, names)
    beside = fill_part(Part(role=part.role, text=left_text), data) or ()
    blocks = []
    for number, row in enumerate(rows):
        last = number == len(rows) - 1
        # The first name follows its label; those below reach its place by the tab stop where it begins.
        words = Run("\t\t" if number else f"\t{label}")
        runs = joined([*(beside if last else ()), words, *_names(row, name_role)])
        blocks.append(TextBlock(role=_row_role(book, role, number, last), runs=tuple(runs)))
    return blocks


def _spread(name: str) -> str:
    # A name of two characters is set as wide as one of three.
    return f"{name[0]}{_WIDE_SPACE}{name[1]}" if len(name) == _LEAST_NAME - 1 else name


def _names(row: Sequence[str], role: str | None) -> list[Run]:
    runs = []
    for index, name in enumerate(row):
        runs += [Run("\t")] if index else []
        runs.append(Run(name, role))
    return runs


def _columns(book: StyleBook, role: str, label: str, names: Sequence[str]) -> str:
    """Give the style its tab stops: the label, then a column for each name of a line, one 字 between."""
    style = book[role]
    character = advance_of(style)
    columns = min(len(names), _NAMES_A_LINE)
    widths = [max(width_in(style, book.layout, name) for name in names[column::columns]) for column in range(columns)]
    edge = Length.from_twips((book.layout.page.text_width - style.right) // EMU_PER_TWIP)
    starts = []
    for width in reversed(widths):
        edge = Length(edge - width)
        starts.append(edge)
        edge = Length(edge - character)
    names_start = starts[-1]
    label_start = Length(names_start - width_in(style, book.layout, label))
    stops = tuple(TabStop(position=whole_twips(stop), align=TabAlign.LEFT) for stop in (label_start, *reversed(starts)))
    return book.change(role, tabs=stops, right=ZERO)


def _row_role(book: StyleBook, role: str, number: int, last: bool) -> str:
    """Give a row's style: the space above belongs to the first, the rule below to the last."""
    style = book[role]
    if number == 0 and last:
        return role
    changes: dict[str, object] = {} if number == 0 else {"space_before": Length(0)}
    if not last:
        changes |= {"rule_below": None, "keep_next": True}
    suffix = "last" if last else "first" if number == 0 else "middle"
    names = {"first": "（首行）", "middle": "（中行）", "last": "（末行）"}
    return role if not changes else book.derive(style.role, suffix, names[suffix], **changes)
