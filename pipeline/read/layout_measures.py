"""Lengths as a layout writes them: 35mm, 1.5cm, 11pt, 三号, 2字, 1行."""

from __future__ import annotations

from typing import Final

from pipeline.model.layout import Grid
from pipeline.model.patterns import lazy
from pipeline.model.problem import Report, error
from pipeline.model.records import dataclass
from pipeline.model.source import Location
from pipeline.model.units import EMU_PER_TWIP, NAMED_SIZES, Length
from pipeline.read.yaml_nodes import Node, Scalar
from pipeline.read.yaml_shape import wrong

_PATTERN: Final = lazy(r"([+-]?[0-9]{1,4}(?:\.[0-9]{1,6})?) ?(mm|cm|pt|字|行)")
_HALF_POINT: Final = 6_350
_EXAMPLES: Final = "write it like 35mm, 1.5cm, 11pt, 三号, 2字 or 1行"
_COLOUR: Final = lazy(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Measure:
    """A length as written: so many mm, cm, pt, 字 or 行."""

    number: float
    unit: str
    location: Location

    def resolve(self, character: Length, grid: Grid) -> Length:
        """Give the length, a whole number of twips; ``character`` is what 字 means here, 行 is the grid's line."""
        match self.unit:
            case "字":
                return whole_twips(character.times(self.number))
            case "行":
                return whole_twips(grid.line_pitch.times(self.number))
            case _:
                return whole_twips(self.absolute())

    def absolute(self) -> Length:
        """Give the length of a measure in mm, cm or pt, exactly."""
        if self.unit == "pt":
            return Length.from_pt(self.number)
        return Length.from_mm(self.number * (10 if self.unit == "cm" else 1))


def whole_twips(length: Length) -> Length:
    """Round to a whole twip, the unit of OOXML: what the Word file cannot say, the PDF must not do either."""
    return Length.from_twips(length.twips)


def floor_twips(length: Length) -> Length:
    """Round down to a whole twip, so that what is measured out still fits."""
    return Length.from_twips(int(length) // EMU_PER_TWIP)


def measure(node: Node, report: Report) -> Measure | None:
    """Read a length in any unit."""
    if isinstance(node, Scalar):
        if node.text in NAMED_SIZES:
            return Measure(NAMED_SIZES[node.text].pt, "pt", node.location)
        if node.text == "0":
            return Measure(0, "pt", node.location)
        if match := _PATTERN.fullmatch(node.text):
            return Measure(float(match[1]), match[2], node.location)
    report(wrong(node, "a length", _EXAMPLES))
    return None


def absolute(node: Node, report: Report) -> Length | None:
    """Read a length that depends on nothing: mm, cm, pt or a named size, not below zero."""
    found = measure(node, report)
    if found is None:
        return None
    if found.unit in "字行" or found.number < 0:
        report(wrong(node, "a length in mm, cm or pt", "write it like 35mm"))
        return None
    return found.absolute()


def type_size(node: Node, report: Report) -> Length | None:
    """Read a type size: a 字号 or whole half points, which is all a Word file can hold (w:sz)."""
    if isinstance(node, Scalar) and node.text in NAMED_SIZES:
        return NAMED_SIZES[node.text]
    if isinstance(node, Scalar) and node.text.endswith("号"):
        report(wrong(node, "a type size", f"the sizes are {' '.join(NAMED_SIZES)}"))
        return None
    size = absolute(node, report)
    if size is None:
        return None
    if size % _HALF_POINT or not Length.from_pt(4) <= size <= Length.from_pt(200):
        below = max(8, min(400, size // _HALF_POINT)) / 2
        hint = f"Word knows sizes from 4pt to 200pt in steps of 0.5pt: take {below:g}pt"
        report(wrong(node, "a type size Word can hold", hint))
        return None
    return size


def colour(node: Node, report: Report) -> str | None:
    """Read a colour: six hexadecimal digits, RRGGBB."""
    if isinstance(node, Scalar) and _COLOUR.fullmatch(node.text):
        return node.text.upper()
    report(wrong(node, "a colour", "write six hexadecimal digits, such as FF0000 for red"))
    return None


def rule_weight(node: Node, report: Report) -> Length | None:
    """Read a rule's thickness, rounded to eighths of a point (w:sz of a border: 0.35 mm is 1 pt, 0.25 mm 0.75 pt)."""
    thickness = absolute(node, report)
    if thickness is None:
        return None
    eighths = round(thickness.pt * 8)
    if not 2 <= eighths <= 96:
        hint = "rules are from 0.25pt to 12pt thick"
        report(error("rule-weight", f"a rule of {thickness.pt:g}pt", node.location, hint))
        return None
    return Length.from_pt(eighths / 8)
