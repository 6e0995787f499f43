"""Pages as readable text, for goldens: what stands where, in millimetres."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.page import DrawnRule, Line, Page, Pages
from pipeline.model.units import Length


def dump(pages: Pages) -> str:
    """Write pages as text: a head for each page, its rules and pictures, then a line a line of type.

    A line of type is its baseline and start in mm, its number of characters, its block (``-`` for page numbers) and
    its characters. Upright rules of one row stand in one line, each by its left edge.
    """
    parts = [f"{pages.width.mm:g} × {pages.height.mm:g} mm, {len(pages.pages)} pages"]
    for page in pages.pages:
        parts.extend(_page(page))
    return "\n".join(parts) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"\n== page {page.number}"
    uprights: dict[tuple[Length, Length, str], list[DrawnRule]] = {}
    for rule in page.rules:
        if rule.height:
            uprights.setdefault((rule.y, rule.height, rule.colour), []).append(rule)
        else:
            size = f"{rule.width.mm:.2f} × {rule.weight.mm:.2f}"
            yield f"-- rule at {rule.y.mm:.2f}, {rule.x.mm:.2f}: {size} #{rule.colour}"
    for (y, height, colour), rules in uprights.items():
        places = " ".join(f"{rule.x.mm:.2f}" for rule in rules)
        yield f"-- upright at {y.mm:.2f}, {height.mm:.2f} high: {places} #{colour}"
    for picture in page.pictures:
        size = f"{picture.width.mm:.2f} × {picture.height.mm:.2f}"
        yield f"-- picture at {picture.y.mm:.2f}, {picture.x.mm:.2f}: {size} of block {picture.block}"
    for line in page.lines:
        yield _line(line)


def _line(line: Line) -> str:
    start = line.pieces[0].x.mm if line.pieces else 0.0
    block = "-" if line.block is None else str(line.block)
    return f"{line.baseline.mm:7.2f} {start:7.2f} {len(line.text):3d} {block:>3} {line.text}"
