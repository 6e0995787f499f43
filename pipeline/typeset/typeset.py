"""Typesetting: Briefing → Pages. Every line is broken, every position known; a renderer only draws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.briefing import Block, Briefing, PictureBlock, TableBlock, TextBlock
from pipeline.model.keeps import keeps_with_caption, keeps_with_closing
from pipeline.model.layout import ANCHOR_LINE, PageSetup
from pipeline.model.page import DrawnPicture, DrawnRule, Line, Page, Pages
from pipeline.model.problem import Problem, Report, warning
from pipeline.model.records import replace
from pipeline.model.sections import AFTER_TABLE, Section, sections_of, turned_layout
from pipeline.model.units import EMU_PER_TWIP, Length
from pipeline.typeset.column import Filled, fill
from pipeline.typeset.faces import MISSING_GLYPH, Fonts, Looks
from pipeline.typeset.folio import folio
from pipeline.typeset.paragraph import Column, Row, Setter, baseline, whole
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.table import TableSetter

ANCHOR: Final = int(ANCHOR_LINE)
"""The paragraph the Word file anchors the tail to, under the last block."""


def typeset(briefing: Briefing, fonts: Fonts, report: Report) -> Pages:
    """Set a briefing: break its lines by ``layout.line_rules``, fill its pages, place tail and page numbers.

    Characters no face has are drawn as 〓 and reported, once each (``missing-glyph``). The tail stands at the bottom
    of the last page, its last rule on the type area's lower edge (GB/T 9704-2012 §7.4.1); when the text leaves too
    little room it gets a page of its own.
    """
    layout = briefing.layout
    looks = Looks(fonts, layout.fonts)
    setter = Setter(briefing, looks, compile_rules(layout.line_rules))
    page = layout.page
    pages: list[Page] = []
    room = 0
    for section in sections_of(briefing.blocks):
        filled, capacity = fill_section(section, briefing, looks, setter)
        for page_rows in filled:
            pages.append(_page(len(pages) + 1, page_rows, _top(page, section.turned), turned=section.turned))
            room = capacity - page_rows.depth
    pages[0] = _with_placed(briefing, setter, pages[0])
    if briefing.tail:
        tail = _tail(briefing, setter)
        full = AFTER_TABLE + tail.depth > room
        pages = _with_tail(briefing, pages, tail, full or pages[-1].turned)
    numbered = tuple(_numbered(briefing, looks, pages))
    if lost := looks.missing:
        printed = "".join(map(_text, (*briefing.blocks, *briefing.tail)))
        for char in dict.fromkeys(filter(lost.__contains__, printed)):
            report(_missing(briefing, char))
    return Pages(width=page.width, height=page.height, pages=numbered)


def _missing(briefing: Briefing, char: str) -> Problem:
    """Tell of a character no face has, at the paragraph that has it first."""
    message = f"no face has U+{ord(char):04X} {char!r}; {MISSING_GLYPH} is drawn instead"
    places = (block.location for block in (*briefing.blocks, *briefing.tail) if char in _text(block))
    hint = "name a folder with a font that has it: --fonts DIR"
    return replace(warning("missing-glyph", message, next(places, None), hint), about=char)


def _text(block: Block) -> str:
    if isinstance(block, PictureBlock):
        return ""
    return block.text if isinstance(block, TextBlock) else "".join(cell for row in block.rows for cell in row)


def fill_section(section: Section, briefing: Briefing, looks: Looks, setter: Setter) -> tuple[Iterator[Filled], int]:
    """Fill a section's pages; give them and how much fits on each."""
    if section.turned:
        briefing = replace(briefing, layout=turned_layout(briefing.layout))
        setter = Setter(briefing, looks, compile_rules(briefing.layout.line_rules))
    capacity = capacity_of(briefing.layout.page)
    return fill(rows_of(section, briefing, setter), capacity), capacity


def capacity_of(page: PageSetup) -> int:
    """Give how much of a page its rows may fill, in whole twips."""
    return (page.height.twips - page.margins.top.twips - page.margins.bottom.twips) * EMU_PER_TWIP


def _top(page: PageSetup, turned: bool) -> int:
    return int(page.margins.left if turned else page.margins.top)


def rows_of(section: Section, briefing: Briefing, setter: Setter) -> Iterator[Row]:
    """Set all of a section that flows from page to page, with its keeps: rows ready to be filled into pages."""
    tables, keep = TableSetter(briefing, setter, capacity_of(briefing.layout.page)), False
    for index, blocks in _paragraphs(briefing.blocks, section):
        if isinstance(blocks, list) and briefing.style(blocks[0].role).place:
            continue
        if (
            isinstance(blocks, TableBlock)
            and index > section.start
            and isinstance(briefing.blocks[index - 1], TableBlock)
        ):
            # Word would make one table of two without a paragraph between them.
            yield Row(strips=(), height=int(ANCHOR_LINE), line=int(ANCHOR_LINE))
        rows = _set(blocks, index, setter, tables)
        if keep and rows:
            rows[0].kept = True
        keep = False
        after = index + (len(blocks) if isinstance(blocks, list) else 1)
        following = briefing.blocks[after] if after < section.end else None
        if isinstance(blocks, PictureBlock):
            keep = keeps_with_caption(blocks, following)
        elif isinstance(blocks, list):
            keep = keeps_with_closing(blocks[-1], following, briefing.layout)
            if keep:
                for row in rows[1:]:
                    row.bound = True
            keep = keep or briefing.style(blocks[0].role).keep_next or keeps_with_caption(blocks[-1], following)
        yield from rows


def _set(
    blocks: list[TextBlock] | TableBlock | PictureBlock, index: int, setter: Setter, tables: TableSetter
) -> list[Row]:
    if isinstance(blocks, list):
        return setter.rows(blocks, index)
    if isinstance(blocks, TableBlock):
        return tables.rows(blocks, index)
    from pipeline.typeset.picture import picture_row

    return [picture_row(blocks, index, setter.column)]


def _paragraphs(
    blocks: Sequence[Block], section: Section
) -> Iterator[tuple[int, list[TextBlock] | TableBlock | PictureBlock]]:
    joined: list[TextBlock] = []
    for index, block in enumerate(blocks[section.start : section.end], section.start):
        if isinstance(block, TextBlock):
            joined.append(block)
            if block.joined and index + 1 < len(blocks) and isinstance(blocks[index + 1], TextBlock):
                continue
            yield index + 1 - len(joined), joined
            joined = []
        else:
            yield index, block


def _page(number: int, filled: Filled, top: int, *, turned: bool = False) -> Page:
    lines: list[Line] = []
    rules: list[DrawnRule] = []
    pictures: list[DrawnPicture] = []
    for y, row in filled.rows:
        own = row.top + baseline(row.line)
        for block, pieces, depth, cell in row.strips:
            lines.append(Line(Length(top + y + (own if depth is None else depth)), pieces, block, cell))
        if row.rules:
            rules.extend(replace(rule, y=Length(top + y + rule.y)) for rule in row.rules)
        if row.pictures:
            pictures.extend(replace(picture, y=Length(top + y + picture.y)) for picture in row.pictures)
    # Two rows of a table share the rule between them.
    return Page(number, tuple(lines), tuple(dict.fromkeys(rules)), tuple(pictures), turned)


def _with_placed(briefing: Briefing, setter: Setter, page: Page) -> Page:
    """Add what stands where the paper says (a letter's mark and rules), each in its place of the reading order."""
    lines, rules = list(page.lines), list(page.rules)
    for index, block in enumerate(briefing.blocks):
        place = briefing.style(block.role).place
        if place is None or not isinstance(block, TextBlock):
            continue
        column = Column(int(place.left), int(place.width), whole(place.width))
        for y, row in _stacked(setter.rows([block], index, column)).rows:
            set_row = _page(1, Filled([(y, row)]), int(place.top))
            lines += set_row.lines
            rules += set_row.rules
    lines.sort(key=lambda line: -1 if line.block is None else line.block)
    return replace(page, lines=tuple(lines), rules=tuple(rules))


def _tail(briefing: Briefing, setter: Setter) -> Filled:
    rows: list[Row] = []
    for index, block in enumerate(briefing.tail, len(briefing.blocks)):
        rows.extend(setter.rows([block], index))
    return _stacked(rows)


def _stacked(rows: Sequence[Row]) -> Filled:
    stack = Filled()
    for row in rows:
        stack.rows.append((stack.depth + row.before, row))
        stack.depth += row.before + row.height + row.after
    return stack


def _with_tail(briefing: Briefing, pages: list[Page], tail: Filled, full: bool) -> list[Page]:
    setup = briefing.layout.page
    even = briefing.layout.tail_on_even_page
    number = len(pages) + (1 if full else 0)
    if even and number % 2:
        number += 1
    pages = pages + [Page(count, ()) for count in range(len(pages) + 1, number + 1)]
    placed = _page(number, tail, int(setup.height - setup.margins.bottom) - tail.depth)
    last = pages[-1]
    return [*pages[:-1], replace(last, lines=last.lines + placed.lines, rules=last.rules + placed.rules)]


def _numbered(briefing: Briefing, looks: Looks, pages: Sequence[Page]) -> Iterator[Page]:
    # GB/T 9704-2012 §7.5: neither a blank page before the tail nor the tail's page after it is numbered.
    blank = False
    for page in pages:
        empty = not page.lines and not page.pictures
        blank = blank or (empty and len(pages) > 1)
        line = None if blank or empty else folio(briefing.layout, looks, page.number)
        yield replace(page, lines=(*page.lines, line)) if line else page
