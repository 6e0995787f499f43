"""A character's outline as a path, for what is drawn once and must not carry a font."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import uharfbuzz as hb

from pipeline.fonts.face import Face


class Stroke(StrEnum):
    """What a step of an outline does."""

    MOVE = "move"
    LINE = "line"
    CURVE = "curve"
    CLOSE = "close"


Outline = tuple[tuple[Stroke, tuple[float, ...]], ...]
"""Steps with their coordinates in 1/1000 em, y upwards; a curve is cubic: two control points and the end."""

EM: Final = 1000


def outline(face: Face, char: str) -> Outline:
    """Give the outline of a character the face has (``face.has``), origin on the baseline; fill it non-zero."""
    scale = EM / face.units_per_em
    steps: list[tuple[Stroke, tuple[float, ...]]] = []

    def add(stroke: Stroke, *coordinates: float) -> None:
        steps.append((stroke, tuple(value * scale for value in coordinates)))

    # No function for quadratic curves is set, so HarfBuzz gives those of TrueType outlines as cubic ones.
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, _data: add(Stroke.MOVE, x, y))
    pen.set_line_to_func(lambda x, y, _data: add(Stroke.LINE, x, y))
    pen.set_cubic_to_func(lambda a, b, c, d, x, y, _data: add(Stroke.CURVE, a, b, c, d, x, y))
    pen.set_close_path_func(lambda _data: add(Stroke.CLOSE))
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))
    font.draw_glyph(face.glyph(char), pen, None)
    return tuple(steps)
