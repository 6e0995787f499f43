"""Glyphs → lines, and lines → paragraphs: how a reader's eye groups what a PDF only places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Align, Block, Box, LineFacts, PageFacts, Story, Stretch, TypeArea
from pipeline.check.pdf_glyphs import Glyph
from pipeline.model.finding import Place
from pipeline.model.records import replace

_SAME_BASELINE: Final = 0.6
_TAB_GAP: Final = 2.0
_SPACES: Final = " \u3000\u00a0\t"
_FOLIO: Final = re.compile(
    r"^[—－–\-~～·•\s|]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／共,，]\s*(共\s*)?\d{1,4}\s*页?)?[—－–\-~～·•\s|]*$"
)
_FOLIO_DEPTH: Final = 0.85
_NEARLY_FULL: Final = 2.0
_FEWEST_WRAPPED: Final = 2
_FURTHER: Final = 1.5
_FEWEST_FURTHER: Final = 3
_SHARE_FURTHER: Final = 0.1
"""Fewer lines than these beyond the edge are hung marks and the like."""

_LONGEST_NOTE: Final = 5
_SMALL: Final = 0.75
_RAISED: Final = 0.6
_NARROWEST_TABLE: Final = 10.0
_CELL_GAP: Final = 1.0
_EARLY: Final = 4.0
_LARGER: Final = 1.5
"""So many points above the body's size, a line that stands in the middle is centred however long it is."""


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[LineFacts]:
    """Group a page's glyphs by baseline, from the top; within a line by where they stand."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x)):
        if rows and abs(rows[-1][0].y - glyph.y) <= _SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    made = (_line(sorted(row, key=lambda glyph: glyph.x), page) for row in _with_superscripts(rows))
    return [line for line in made if line is not None]


def _with_superscripts(rows: list[list[Glyph]]) -> Iterable[list[Glyph]]:
    """Put a few small glyphs that stand above a line, as a note's number does, into that line."""
    for above, row in pairwise([[], *rows, []]):
        if row and above and len(above) <= _LONGEST_NOTE and _is_raised(above, row):
            row += above
            above.clear()
        if above:
            yield above


def _is_raised(above: list[Glyph], row: list[Glyph]) -> bool:
    size = max(glyph.look.size for glyph in row)
    if max(glyph.look.size for glyph in above) > _SMALL * size:
        return False
    em, left, right = size * MM_PER_POINT, min(glyph.x for glyph in row), max(glyph.right for glyph in row)
    near = row[0].y - above[0].y < _RAISED * em
    return near and all(left <= glyph.x and glyph.right <= right + em for glyph in above)


def _line(row: list[Glyph], page: int) -> LineFacts | None:
    while row and row[-1].text in _SPACES:
        row.pop()
    while row and row[0].text in _SPACES:
        row.pop(0)
    if not row:
        return None
    shown = [glyph for glyph in row if glyph.text not in _SPACES]
    stretches = tuple(_stretches(row))
    sizes = Counter(glyph.look.size for glyph in shown)
    ink = Box(
        left=min(glyph.ink_left for glyph in shown),
        top=min(glyph.ink_top for glyph in shown),
        right=max(glyph.ink_right for glyph in shown),
        bottom=max(glyph.ink_bottom for glyph in shown),
    )
    return LineFacts(
        page=page,
        text="".join(stretch.text for stretch in stretches),
        left=row[0].x,
        right=max(glyph.right for glyph in row[-3:]),
        baseline=Counter(glyph.y for glyph in shown).most_common(1)[0][0],
        size=sizes.most_common(1)[0][0],
        ink=ink,
        stretches=stretches,
    )


def _stretches(row: list[Glyph]) -> Iterable[Stretch]:
    texts = [row[0].text]
    for before, glyph in pairwise(row):
        wide = glyph.x - before.right > _TAB_GAP * before.look.size * MM_PER_POINT
        texts.append("\t" + glyph.text if wide else glyph.text)
    for look, group in groupby(zip(row, texts, strict=True), key=lambda pair: pair[0].look):
        pairs = list(group)
        yield Stretch(
            text="".join(text for _, text in pairs),
            family=look.family,
            face=look.face,
            size=look.size,
            colour=look.colour,
            bold=look.bold,
            x=pairs[0][0].x,
        )


def folio_of(lines: Sequence[LineFacts], height: float) -> LineFacts | None:
    """Find a page's number: the lowest line, near the foot, nothing but a number and its dashes."""
    if not lines:
        return None
    last = max(lines, key=lambda line: line.baseline)
    return last if last.baseline > _FOLIO_DEPTH * height and _FOLIO.match(last.text) else None


def in_tables(lines: Sequence[LineFacts], uprights: Sequence[Box]) -> list[LineFacts]:
    """Mark the lines that stand between the upright rules of a table."""
    tables = list(_tables(uprights))
    return [
        replace(line, table=True) if any(top <= line.baseline <= bottom for top, bottom in tables) else line
        for line in lines
    ]


def _tables(uprights: Sequence[Box]) -> Iterable[tuple[float, float]]:
    """Give where tables begin and end: where two upright rules or more stand beside one another."""
    spans: list[list[Box]] = []
    for box in sorted(uprights, key=lambda box: box.top):
        if spans and box.top <= max(each.bottom for each in spans[-1]) + _CELL_GAP:
            spans[-1].append(box)
        else:
            spans.append([box])
    for span in spans:
        if max(box.left for box in span) - min(box.left for box in span) > _NARROWEST_TABLE:
            yield span[0].top, max(box.bottom for box in span)


def type_area(lines: Sequence[LineFacts]) -> TypeArea:
    """Measure where most lines begin and end, how far apart they are and how large they are."""
    sizes = Counter(line.size for line in lines if not line.table)
    size = sizes.most_common(1)[0][0] if sizes else None
    body = [line for line in lines if line.size == size and not line.table]
    right = _right_edge(body)
    gaps = [b.baseline - a.baseline for a, b in pairwise(body) if a.page == b.page and b.baseline - a.baseline > 1]
    gap = _mode(gaps, 0.05)
    enough = len(body) >= 3
    return TypeArea(
        left=_left_edge(body, right, gap) if enough else None,
        right=right if enough else None,
        pitch=gap / MM_PER_POINT if gap is not None and len(gaps) >= 2 else None,
        size=size,
    )


def turned_area(area: TypeArea, pages: Sequence[PageFacts]) -> TypeArea:
    """Give the type area of pages on their side: as wide as what stands on them, else like the upright pages'."""
    drawn = [rule.box for page in pages for rule in page.rules]
    lefts = [line.left for page in pages for line in page.lines] + [box.left for box in drawn]
    rights = [line.right for page in pages for line in page.lines] + [box.right for box in drawn]
    return replace(area, left=min(lefts, default=None), right=max(rights, default=None))


def _right_edge(body: Sequence[LineFacts]) -> float | None:
    """Give where most lines end that end furthest right: a table's or a list's many short lines end sooner."""
    rights = [line.right for line in body]
    edge = _mode(rights)
    while edge is not None:
        further = [right for right in rights if right > edge + _FURTHER * body[0].size * MM_PER_POINT]
        if len(further) < max(_FEWEST_FURTHER, _SHARE_FURTHER * len(rights)):
            break
        edge = _mode(further)
    return edge


def _left_edge(body: Sequence[LineFacts], right: float | None, gap: float | None) -> float | None:
    """Give where the lines begin that follow a full one: in short paragraphs most lines are first, indented ones."""
    wrapped = [
        below.left
        for above, below in pairwise(body)
        if right is not None
        and gap is not None
        and above.page == below.page
        and above.right > right - _NEARLY_FULL * above.size * MM_PER_POINT
        and below.baseline - above.baseline < 1.2 * gap
    ]
    return _mode(wrapped if len(wrapped) >= _FEWEST_WRAPPED else [line.left for line in body])


def _mode(values: Sequence[float], step: float = 0.5) -> float | None:
    """Give the middle of the fullest class of width ``step``: the neighbours of a class count for it."""
    if not values:
        return None
    classes = Counter(round(value / step) for value in values)
    best = max(classes, key=lambda key: (classes[key] + classes[key - 1] + classes[key + 1], classes[key]))
    near = sorted(value for value in values if abs(round(value / step) - best) <= 1)
    return near[len(near) // 2]


def blocks_of(lines: Sequence[LineFacts], area: TypeArea, path: str) -> list[Block]:
    """Group lines, in reading order, into paragraphs."""
    left = area.left if area.left is not None else min((line.left for line in lines), default=0.0)
    right = area.right if area.right is not None else max((line.right for line in lines), default=0.0)
    groups: list[list[LineFacts]] = []
    deepest = max((line.baseline for line in lines if line.size == area.size), default=0.0)
    room = deepest - _EARLY * (area.pitch or 0.0) * MM_PER_POINT
    for line in lines:
        # A page that ends so early ends with a paragraph: keeping lines together moves fewer.
        parted = bool(groups) and groups[-1][-1].page != line.page and groups[-1][-1].baseline < room
        if groups and not parted and _continues(groups[-1], line, left, right, area):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, left, right, area, path) for group in groups]


def _continues(group: list[LineFacts], line: LineFacts, left: float, right: float, area: TypeArea) -> bool:
    last, em = group[-1], line.size * MM_PER_POINT
    if line.table or last.table or abs(last.size - line.size) > 0.3 or _red(last) != _red(line):
        return False
    how, before = _align(line, left, right, area), _align(last, left, right, area)
    if Align.RIGHT in (how, before):
        return False
    if Align.CENTRE in (how, before) and "\t" not in line.text + last.text:
        near = line.page == last.page and line.baseline - last.baseline < 2.6 * em
        return how == before == Align.CENTRE and near and len(group) < 6 and line.size > (area.size or 0)
    if line.page == last.page and area.pitch and line.baseline - last.baseline > 1.5 * area.pitch * MM_PER_POINT:
        return False
    full = last.right > right - 2.3 * em
    if last.text.endswith(("：", ":")) and group[0].left < left + 0.8 * em and _is_first(line, left, em):
        return False  # an addressee that fills its line, and the text's first paragraph
    return full and _in_column(group, line, left, em) and "\t" not in last.text


def _in_column(group: list[LineFacts], line: LineFacts, left: float, em: float) -> bool:
    """Tell whether a line begins where the next line of the paragraph must: at the edge, or where others of it do.

    After a first line that is indented by two characters, another so indented is another paragraph.
    """
    if line.left < left + 0.8 * em:
        return True
    first = group[0].left
    if len(group) > 1:
        return abs(line.left - group[1].left) < 0.3
    hanging = line.left > first + 0.5 * em
    return hanging or (abs(line.left - first) < 0.3 and not _is_first(group[0], left, em))


def _is_first(line: LineFacts, left: float, em: float) -> bool:
    return 1.5 * em < line.left - left < 2.5 * em


def _red(line: LineFacts) -> bool:
    return line.stretches[0].colour not in (None, "000000") and line.stretches[0].colour != line.stretches[-1].colour


def _align(line: LineFacts, left: float, right: float, area: TypeArea) -> Align:
    em = line.size * MM_PER_POINT
    before, after = line.left - left, right - line.right
    large = area.size is not None and line.size >= area.size + _LARGER
    if abs(before - after) < 2.5 and (before > 1.2 * em or large):
        return Align.CENTRE
    if before > 5 * em and after < 6 * em and before > after:
        return Align.RIGHT
    return Align.LEFT


def _block(group: list[LineFacts], left: float, right: float, area: TypeArea, path: str) -> Block:
    first = group[0]
    how = _align(first, left, right, area)
    rest = group[1:] if how is Align.LEFT else []
    hang = min((line.left for line in rest), default=min(first.left, left) if first.left < left + 1 else left)
    joined: list[Stretch] = []
    for number, line in enumerate(group):
        head, *others = line.stretches
        joined += [replace(head, text="\n" + head.text), *others] if number and how is Align.CENTRE else line.stretches
    return Block(
        text="".join(stretch.text for stretch in joined),
        stretches=tuple(joined),
        align=how,
        left=hang - left,
        right=right - max(line.right for line in group),
        first_indent=first.left - hang,
        where=Place(path=path, page=first.page, x=first.left, y=first.ink.top, quote=first.text[:30]),
        story=Story.TABLE if first.table else Story.BODY,
        lines=tuple(group),
    )
