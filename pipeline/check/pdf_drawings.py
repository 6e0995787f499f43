"""Rules and pictures a PDF page draws, in millimetres."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from pipeline.check.facts import MM_PER_POINT, Box, RuleFacts
from pipeline.check.font_names import Face, face_of
from pipeline.check.pdf_glyphs import Point, font_name
from pipeline.model.records import dataclass, field

_THICKEST: Final = 2.0
_SHORTEST: Final = 10.0
_SHORTEST_UPRIGHT: Final = 3.0
_MOST_OBJECTS: Final = 20_000
_DEEPEST: Final = 6
_HAIR: Final = 1e-4

_Matrix = tuple[float, float, float, float, float, float]
_SAME: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawings:
    """What was drawn beside type: horizontal rules, upright ones (of tables), pictures.

    ``lost`` counts pieces of text whose font is neither in the file nor on this machine: the reader passes over them.
    """

    rules: list[RuleFacts] = field(default_factory=list)
    uprights: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    lost: int = 0


def read_drawings(raw: Any, page: Any, number: int, point: Point) -> Drawings:
    """Read a page's drawings, those inside form objects too."""
    drawings = Drawings()
    objects = (
        raw.FPDFPage_GetObject(page, index) for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS))
    )
    for drawn, matrix in _flat(raw, objects, _SAME, 0):
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawings.pictures.append(_bounds(raw, drawn, matrix, point))
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            drawings.lost += _is_lost(raw, drawn)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            for box, colour in _strokes(raw, drawn, matrix, point):
                _sort(drawings, RuleFacts(page=number, box=box, colour=colour))
    drawings.rules = _joined(drawings.rules)
    return drawings


def _is_lost(raw: Any, drawn: Any) -> bool:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges) or edges[2].value - edges[0].value > _HAIR:
        return False
    font = raw.FPDFTextObj_GetFont(drawn)
    return bool(font) and raw.FPDFFont_GetIsEmbedded(font) != 1 and face_of(font_name(raw, font)) is not Face.LATIN


def _sort(drawings: Drawings, rule: RuleFacts) -> None:
    if rule.box.height <= _THICKEST and rule.box.width >= _SHORTEST:
        drawings.rules.append(rule)
    elif rule.box.width <= _THICKEST and rule.box.height >= _SHORTEST_UPRIGHT:
        drawings.uprights.append(rule.box)


def _flat(raw: Any, objects: Iterator[Any], matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    for drawn in objects:
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_FORM:
            yield drawn, matrix
        elif depth < _DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(drawn), _MOST_OBJECTS)
            inner = (raw.FPDFFormObj_GetObject(drawn, index) for index in range(count))
            yield from _flat(raw, inner, _times(_matrix(raw, drawn), matrix), depth + 1)


def _matrix(raw: Any, drawn: Any) -> _Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(drawn, matrix):
        return _SAME
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    (a, b, c, d, e, f), (g, h, i, j, k, m) = inner, outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _placed(x: float, y: float, matrix: _Matrix, point: Point) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return point(a * x + c * y + e, b * x + d * y + f)


def _bounds(raw: Any, drawn: Any, matrix: _Matrix, point: Point) -> Box:
    edges = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(drawn, *edges)
    left, bottom, right, top = (edge.value for edge in edges)
    return _box([_placed(left, bottom, matrix, point), _placed(right, top, matrix, point)])


def _box(points: list[tuple[float, float]], swell: float = 0.0) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    wide, high = max(across) - min(across), max(down) - min(down)
    # A stroke is as thick as its pen across its direction; butt ends add nothing along it.
    x_swell, y_swell = (0.0, swell) if wide >= high else (swell, 0.0)
    return Box(
        left=min(across) - x_swell, top=min(down) - y_swell, right=max(across) + x_swell, bottom=max(down) + y_swell
    )


def _strokes(raw: Any, drawn: Any, matrix: _Matrix, point: Point) -> Iterator[tuple[Box, str | None]]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(drawn, fill, stroke):
        return
    whole = _times(_matrix(raw, drawn), matrix)
    paths = list(_subpaths(raw, drawn, whole, point))
    if fill.value:
        colour = _colour(raw.FPDFPageObj_GetFillColor, drawn)
        yield from ((_box(points), colour) for points in paths if len(points) > 1)
    if stroke.value:
        pen = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(drawn, pen)
        scale = abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5
        colour = _colour(raw.FPDFPageObj_GetStrokeColor, drawn)
        for points in paths:
            yield from ((_box([*ends], pen.value * scale * MM_PER_POINT / 2), colour) for ends in pairwise(points))


def _subpaths(raw: Any, drawn: Any, matrix: _Matrix, point: Point) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(drawn), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_placed(x.value, y.value, matrix, point))
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 2:
            points.append(points[0])
    if points:
        yield points


def _colour(getter: Any, drawn: Any) -> str | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not getter(drawn, *channels):
        return None
    return "".join(f"{channel.value & 255:02X}" for channel in channels[:3])


def _joined(rules: list[RuleFacts]) -> list[RuleFacts]:
    """Join rules that continue one another: programs draw a paragraph's border piece by piece."""
    joined: list[RuleFacts] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.box.top, 1), rule.box.left)):
        last = joined[-1] if joined else None
        if last and _continues(last, rule):
            box = Box(
                left=last.box.left,
                top=min(last.box.top, rule.box.top),
                right=max(last.box.right, rule.box.right),
                bottom=max(last.box.bottom, rule.box.bottom),
            )
            joined[-1] = RuleFacts(page=last.page, box=box, colour=last.colour)
        else:
            joined.append(rule)
    return joined


def _continues(last: RuleFacts, rule: RuleFacts) -> bool:
    close = abs(last.box.top - rule.box.top) < 0.1 and abs(last.box.bottom - rule.box.bottom) < 0.1
    return close and last.colour == rule.colour and rule.box.left <= last.box.right + 0.3
