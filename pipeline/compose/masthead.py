"""Masthead and tail: the layout's templates filled with the document's data, and placed."""

from __future__ import annotations

from typing import Final

from pipeline.compose.fields import Runs, fill_part, organs_of, signers_of
from pipeline.compose.joint import compose_joint_mark
from pipeline.compose.measure import fitted_size, height_of, whole_twips
from pipeline.compose.signers import compose_signers
from pipeline.compose.style_book import StyleBook
from pipeline.model.briefing import Run, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Part, Style
from pipeline.model.records import replace
from pipeline.model.template import fields_of
from pipeline.model.units import ZERO, Length

JOINT_ROLE: Final = "organ-mark-joint"
_MARK_ROLE: Final = "organ-mark"


def compose_masthead(book: StyleBook, data: DocumentData) -> tuple[TextBlock, ...]:
    """Give the masthead's paragraphs (报头, 版头), as far as the data are known, each where its style wants it."""
    blocks: list[TextBlock] = []
    for part in book.layout.masthead:
        if part.role == _MARK_ROLE and JOINT_ROLE in book and len(organs_of(data)) > 1:
            blocks += compose_joint_mark(book, part, organs_of(data))
        elif "signer" in fields_of(part.text) and len(signers_of(data)) > 0:
            blocks += compose_signers(book, part, data)
        else:
            blocks += compose_parts(book, (part,), data)
    return tuple(_placed(blocks, book))


def compose_tail(book: StyleBook, data: DocumentData) -> tuple[TextBlock, ...]:
    """Give the tail's paragraphs (报尾, 版记); the layout's tail rule opens and closes it (GB/T 9704 §7.4.1)."""
    blocks = list(compose_parts(book, book.layout.tail, data))
    rule = book.layout.tail_rule
    if not blocks or not rule:
        return tuple(blocks)
    if len(blocks) == 1:
        only = book.derive(blocks[0].role, "only", "（单行）", rule_above=rule, rule_below=rule)
        return (TextBlock(role=only, runs=blocks[0].runs),)
    first = book.derive(blocks[0].role, "first", "（首行）", rule_above=rule)
    last = book.derive(blocks[-1].role, "last", "（末行）", rule_below=rule)
    opening, closing = TextBlock(role=first, runs=blocks[0].runs), TextBlock(role=last, runs=blocks[-1].runs)
    return (opening, *blocks[1:-1], closing)


def compose_parts(book: StyleBook, parts: tuple[Part, ...], data: DocumentData) -> tuple[TextBlock, ...]:
    """Give the paragraphs of some parts, as far as the data are known.

    A line feed in a value (编者按 of several paragraphs) begins a paragraph of the same look, without space above.
    """
    blocks: list[TextBlock] = []
    for part in parts:
        runs = fill_part(part, data)
        if runs is None:
            continue
        first, *further = _paragraphs(runs)
        blocks.append(TextBlock(role=part.role, runs=first))
        role = book.derive(part.role, "next", "（续段）", space_before=ZERO) if further else part.role
        blocks += (TextBlock(role=role, runs=paragraph) for paragraph in further)
    return tuple(blocks)


def _paragraphs(runs: Runs) -> list[Runs]:
    paragraphs: list[Runs] = [()]
    for run in runs:
        first, *further = run.text.split("\n")
        paragraphs[-1] += (Run(first, run.role),)
        paragraphs += ((Run(text, run.role),) for text in further)
    return paragraphs


def _placed(blocks: list[TextBlock], book: StyleBook) -> list[TextBlock]:
    """Fit marks to one line, and let each stand where it should, whatever lines stand above it."""
    placed, depth, after = [], ZERO, ZERO
    for block in blocks:
        style = _fitted(book[block.role], block.text, book)
        if style.ink_top is not None:
            above = whole_twips(max(style.ink_top - style.above_ink - depth, 0))
            style = replace(style, space_before=above)
        role = block.role
        if style != book[role]:
            role = book.change(role, size=style.size, space_before=style.space_before, place=style.place)
        if style.place is None:
            depth = Length(depth + max(after, style.space_before) + height_of(style))
            after = style.space_after
        placed.append(TextBlock(role=role, runs=block.runs))
    return placed


def _fitted(style: Style, text: str, book: StyleBook) -> Style:
    if not style.fit:
        return style
    width = style.place.width if style.place else book.layout.page.text_width
    smaller = replace(style, size=fitted_size(style, book.layout, text, Length(width - style.left - style.right)))
    if style.place is None:
        return smaller
    # The ink's upper edge stays where it was.
    top = whole_twips(style.place.top + style.above_ink - smaller.above_ink)
    return replace(smaller, place=replace(style.place, top=top))
