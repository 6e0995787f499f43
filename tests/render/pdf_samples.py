"""Small briefings, pages and faces made by hand, so that drawing is tested without fonts or typesetting."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from pipeline.model.briefing import Block, Briefing, Info, Run, TableBlock, TextBlock
from pipeline.model.layout import Grid, Layout, LineRules, Margins, PageSetup, Style
from pipeline.model.page import DrawnRule, Line, Page, Pages, Piece
from pipeline.model.units import Length

POINT = 12_700
HALF_WIDTH = 0.5


@dataclass(frozen=True)
class BoxSubset:
    data: bytes
    glyphs: Mapping[str, int]
    widths: Mapping[int, float]
    is_cff: bool


@dataclass(frozen=True)
class BoxFace:
    """A face whose every glyph is a box: one em wide, ASCII half of it. ``shared``: character drawn as another's."""

    key: str
    is_cff: bool
    shared: Mapping[str, str] = field(default_factory=dict)
    ascent: float = 880
    descent: float = -120
    cap_height: float = 700
    bbox: tuple[float, float, float, float] = (0, 0, 900, 800)
    italic_angle: float = 0

    @property
    def postscript_name(self) -> str:
        return f"Box{self.key.title()}"

    def has(self, char: str) -> bool:
        return True

    def subset(self, chars: Iterable[str]) -> BoxSubset:
        wanted = sorted(set(chars))
        drawn = sorted({self.shared.get(char, char) for char in wanted})
        numbers = {char: number for number, char in enumerate(drawn, 1)}
        widths = {0: 1000, **{numbers[char]: 500 if char.isascii() else 1000 for char in drawn}}
        glyphs = {char: numbers[self.shared.get(char, char)] for char in wanted}
        return BoxSubset(_font_program(self.postscript_name, widths, self.is_cff), glyphs, widths, self.is_cff)


class BoxFonts:
    """A FontSet of box faces: ``han`` with CFF outlines, ``latin`` with TrueType ones."""

    def __init__(self, **shared: Mapping[str, str]) -> None:
        self._faces = {
            "han": BoxFace("han", True, shared.get("han", {})),
            "latin": BoxFace("latin", False, shared.get("latin", {})),
        }

    def face(self, key: str) -> BoxFace:
        return self._faces[key]


def _font_program(name: str, widths: Mapping[int, float], is_cff: bool) -> bytes:
    names = [".notdef", *(f"g{number}" for number in range(1, len(widths)))]
    builder = FontBuilder(1000, isTTF=not is_cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    metrics = {glyph: (int(widths[number]), 50) for number, glyph in enumerate(names)}
    if is_cff:
        outlines = {glyph: _box(T2CharStringPen(metrics[glyph][0], None)).getCharString() for glyph in names}
        builder.setupCFF(name, {"FullName": name}, outlines, {})
    else:
        builder.setupGlyf({glyph: _box(TTGlyphPen(None)).glyph() for glyph in names})
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    if is_cff:
        data: bytes = builder.font.getTableData("CFF ")
        return data
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _box(pen):  # type: ignore[no-untyped-def]
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((400, 700))
    pen.lineTo((400, 0))
    pen.closePath()
    return pen


def style(role: str, *, size: float = 16, outline: int | None = None, colour: str = "000000") -> Style:
    length = Length.from_pt(size)
    return Style(role=role, word_name=role, font="han", size=length, line=length, colour=colour, outline=outline)


STYLES = {
    one.role: one
    for one in [
        style("bulletin-name", size=42, colour="FF0000"),
        style("title", size=22),
        *(style(f"heading-{level}", outline=level) for level in range(1, 5)),
        style("body"),
        style("caption"),
        style("table-cell", size=12),
        style("table-head", size=12),
        style("tail-range", size=14),
    ]
}

LAYOUT = Layout(
    name="jianbao",
    title="简报",
    description="",
    page=PageSetup(
        width=Length.from_mm(210),
        height=Length.from_mm(297),
        margins=Margins(
            top=Length.from_mm(37), bottom=Length.from_mm(35), left=Length.from_mm(28), right=Length.from_mm(26)
        ),
    ),
    grid=Grid(
        lines=22,
        characters=28,
        size=Length.from_pt(16),
        line_pitch=Length.from_twips(579),
        char_pitch=Length.from_twips(315),
    ),
    fonts={},
    styles=STYLES,
    line_rules=LineRules(not_at_start="", not_at_end=""),
)


def block(role: str, text: str, *, joined: bool = False) -> TextBlock:
    return TextBlock(role=role, runs=(Run(text),), joined=joined)


def table(*rows: tuple[str, ...], header_rows: int = 1) -> TableBlock:
    return TableBlock(role="table-cell", head_role="table-head", rows=rows, header_rows=header_rows)


def briefing(*blocks: Block, tail: tuple[TextBlock, ...] = (), info: Info | None = None) -> Briefing:
    return Briefing(info=info or INFO, layout=LAYOUT, blocks=blocks, tail=tail)


INFO = Info(
    title="文明创建“四个坚持” <简报>",
    author="某大队 & 某中队",
    subject="工作简报",
    keywords="文明, 创建",
    date=datetime.date(2019, 2, 26),
)


def piece(
    text: str, *, x: float = 100, face: str = "han", size: float = 16, spacing: float = 0, colour: str = "000000"
) -> Piece:
    """Make a piece; lengths in points."""
    width = sum(HALF_WIDTH if char.isascii() else 1 for char in text) * size + spacing * len(text)
    return Piece(
        text,
        Length.from_pt(x),
        Length.from_pt(width),
        face,
        Length.from_pt(size),
        round(spacing * POINT),
        colour,
    )


def line(baseline: float, *pieces: Piece | str, block: int | None = 0, cell: tuple[int, int] | None = None) -> Line:
    """Make a line; a string is one piece of the Han face. ``baseline`` in points from the top."""
    made = tuple(piece(part) if isinstance(part, str) else part for part in pieces)
    return Line(Length.from_pt(baseline), made, block, cell)


def pages(*contents: tuple[Line, ...], rules: tuple[DrawnRule, ...] = ()) -> Pages:
    """Make pages of A4; the rules are the first page's."""
    made = (Page(number, lines, rules if number == 1 else ()) for number, lines in enumerate(contents, 1))
    return Pages(width=Length.from_mm(210), height=Length.from_mm(297), pages=tuple(made))
