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
_NUMBER: Final = lazy(r"[0-9]{1,3}(?:\.[0-9])?")
_SIZE_LIKE: Final = lazy(r"号|^小")
_SIZE: Final = lazy(r"(小)?([1-5一二三四五])号?字?")
_HAN: Final = dict(zip("12345一二三四五", "一二三四五" * 2, strict=True))
_SPOKEN: Final = lazy(
    r"([+-]?[0-9]{1,4}(?:\.[0-9]{1,6})?)(磅|点|毫米|厘米|公分|个字|字符|个字符|行距|倍行距|MM|CM|PT|Pt)"
)
_UNITS: Final = {
    "磅": "pt", "点": "pt", "PT": "pt", "Pt": "pt", "毫米": "mm", "MM": "mm", "厘米": "cm", "公分": "cm", "CM": "cm",
    "个字": "字", "字符": "字", "个字符": "字", "行距": "行", "倍行距": "行",
}  # fmt: skip
"""What a length's unit is called in speech and in Word."""
_HALF_WIDTH: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
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
    meant = _meant(node)
    report(wrong(node, "a length", f"did you mean {meant}?" if meant else _EXAMPLES))
    return None


def _meant(node: Node) -> str:
    """Give the length or size a person meant who wrote 28磅, 2个字, 3号字 or 小3; nothing if that is not plain."""
    words = node.text.translate(_HALF_WIDTH).replace(" ", "") if isinstance(node, Scalar) else ""
    if size := _SIZE.fullmatch(words):
        # 1–5 are 一–五; 小1号 is 小一.
        name = f"小{_HAN[size[2]]}" if size[1] else f"{_HAN[size[2]]}号"
        return name if name in NAMED_SIZES else ""
    length = _SPOKEN.fullmatch(words)
    if length and length[2] in _UNITS:
        return f"{length[1]}{_UNITS[length[2]]}"
    return words if _PATTERN.fullmatch(words) else ""


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
    if isinstance(node, Scalar) and (_NUMBER.fullmatch(node.text) or _SIZE_LIKE.search(node.text)):
        meant = f"{node.text}pt" if _NUMBER.fullmatch(node.text) else _meant(node)
        sizes = f"the sizes are {' '.join(NAMED_SIZES)}"
        report(wrong(node, "a type size", f"did you mean {meant}?" if meant else sizes))
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
    words = node.text.lstrip("#") if isinstance(node, Scalar) else ""
    hint = "write six hexadecimal digits, such as FF0000 for red"
    report(wrong(node, "a colour", f"did you mean {words}?" if _COLOUR.fullmatch(words) else hint))
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
