"""The page and grid of a Word file, as a layout says them; and where all that is learnt of one is gathered."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pipeline.model.units import EMU_PER_TWIP, NAMED_SIZES, Length
from pipeline.read.docx_looks import Look, elements
from pipeline.read.docx_xml import child, number, value
from pipeline.read.layout_new import flow, spoken, spoken_size

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST_TYPE_AREA: Final = Length.from_mm(110)
_LARGEST_PAPER: Final = Length.from_mm(1900)
_A_HAIR: Final = 0.02
"""A count that rounding to twips has cut by so little was meant to be whole."""
_MOST_WHITE: Final = Length.from_mm(100)
_LEAST_CHARACTER: Final = 0.93
_NATURAL: Final = 1.3
"""A line of a Chinese face is about so many times its size high; on a grid it takes whole lines of it."""


@dataclass(slots=True)
class Findings:
    """What has been learnt: lines of YAML with comments, styles, names of fonts, and what stays unknown."""

    top: list[str] = field(default_factory=list)
    styles: dict[str, dict[str, str]] = field(default_factory=dict)
    fonts: dict[str, Counter[str]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def white(self, role: str, key: str, below: Look) -> None:
        """Learn the white above a paragraph as a style's, or say that it cannot be told."""
        if below.above is None or below.above > _MOST_WHITE:
            self.unknown.append(f"“{role}”的 {key}：空行没有固定行距")
        else:
            self.styles[role][key] = spoken(below.above, styled=True)


def learn_page(document: _Element | None, body: Look | None, found: Findings) -> None:
    """Learn paper, margins and grid of the first section."""
    sections = elements(document, "sectPr")
    section = sections[0] if sections else None
    paper, edges = child(section, "pgSz"), child(section, "pgMar")
    sizes = [number(paper, "w"), number(paper, "h")]
    margins = {side: number(edges, side) for side in ("top", "bottom", "left", "right")}
    known = [_meant(each) for each in (*sizes, *margins.values()) if each is not None]
    if len(known) < 6:
        found.unknown.append("纸张和页边")
        return
    width, height, top, bottom, left, right = known
    across, down = width - left - right, height - top - bottom
    if min(across, down) < _LEAST_TYPE_AREA or max(width, height) > _LARGEST_PAPER:
        found.unknown.append("纸张和页边：版心太小或纸太大")
        return
    said = flow(dict(zip(margins, map(spoken, (top, bottom, left, right)), strict=True)))
    found.top.append(f"page: {flow({'width': spoken(width), 'height': spoken(height), 'margins': said})}")
    if len({tuple(value(child(each, "pgSz"), side) for side in "wh") for each in sections}) > 1:
        found.unknown.append("各节纸张不同：以上是第一节的")
    _learn_grid(child(section, "docGrid"), body, across, down, found)


def _meant(twips: int) -> Length:
    """Give the tenths of a millimetre somebody meant who got so many twips, else the twips themselves."""
    length = Length.from_twips(abs(twips))
    tenths = Length.from_mm(round(length.mm, 1))
    return tenths if abs(tenths - length) <= EMU_PER_TWIP else length


def _learn_grid(grid: _Element | None, body: Look | None, across: Length, down: Length, found: Findings) -> None:
    """Reckon lines and characters; they are always told, since a page of another size needs its own."""
    form = value(grid, "type") or "default"
    size = body.size if body else NAMED_SIZES["三号"]
    pitch = body.line if body else None
    if pitch is None and form in {"lines", "linesAndChars", "snapToChars"}:
        row = Length.from_twips(max(1, number(grid, "linePitch") or 1))
        pitch = row.times(math.ceil(size.times(_NATURAL) / row))
    if pitch is None or not size <= pitch <= size.times(4):
        found.unknown.append("行距：文件没有设固定行距，也没有文档网格，按字号的 1.8 倍估计")
        pitch = size.times(1.8)
    character = size + body.tracking if body else size
    if form in {"linesAndChars", "snapToChars"}:
        # ISO/IEC 29500-1, 17.6.5: charSpace counts 4096ths of a point.
        character = character + Length.from_pt((number(grid, "charSpace") or 0) / 4096)
    lines = int(down / pitch + _A_HAIR)
    if down < size * lines:
        lines = down // pitch
    pitch = Length.from_twips(min(pitch, Length(down // lines)) // EMU_PER_TWIP)
    characters = int(across / max(character, size.times(_LEAST_CHARACTER)) + _A_HAIR)
    said = {"lines": str(min(200, lines)), "characters": str(min(200, characters)), "size": spoken_size(size)}
    found.top.append(f"grid: {flow(said | {'line_pitch': spoken(pitch)})}")
    if body:
        found.styles["body"] = {"tracking": "grid" if character != size else "0"}
