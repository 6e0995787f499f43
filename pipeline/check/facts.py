"""Facts: what was observed in a document, before anybody judges it.

Measurements are floats: millimetres for places on the page and indents, points for type sizes, pitches and paragraph
spacing, as the standard and Word speak of them. None means that the fact cannot be observed in this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pipeline.check.font_names import Face
from pipeline.model.finding import Place
from pipeline.model.records import dataclass, field

MM_PER_POINT: Final = 25.4 / 72
MM_PER_TWIP: Final = MM_PER_POINT / 20
WHITE: Final = "FFFFFF"


class Align(StrEnum):
    """How the lines of a block stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFY = "justify"


class Story(StrEnum):
    """Which flow of text a block belongs to."""

    BODY = "body"
    TABLE = "table"
    FRAME = "frame"  # a frame or text box: placed, not flowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of one look. ``family`` is the name the file gives; ``colour`` is RRGGBB; ``x`` in mm (PDF only)."""

    text: str
    family: str | None
    face: Face | None
    size: float | None
    colour: str | None
    bold: bool | None
    tracking: float = 0.0
    x: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in millimetres from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in millimetres."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """The horizontal middle."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line of type on a page of a PDF.

    ``left`` and ``right`` are the glyph origins' ends by advance, ``ink`` the box of the outlines, ``baseline`` in mm
    from the top; gaps of more than two ems are tabs in ``text``. ``size`` is that of most characters.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    ink: Box
    stretches: tuple[Stretch, ...]
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A straight horizontal rule drawn on a page: its box and colour."""

    page: int
    box: Box
    colour: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A paragraph border (DOCX): ``weight`` and ``space`` in points."""

    style: str
    weight: float
    colour: str
    space: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a framed paragraph or text box is anchored; ``y`` in mm if absolute."""

    anchor: str
    align: str
    y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFacts:
    """What only Word's paragraphs have: effective properties, styles and defaults resolved. Spacing in points.

    ``line_rule`` is auto, atLeast or exact; ``line`` points, or lines when auto. ``first_chars``: firstLineChars / 100.
    ``fonts`` are the four slots of the first run, ``themed`` the slots that come from the theme. ``numbered``: a list
    gives it its label. ``row`` counts the rows of tables through the document, for a paragraph in one.
    """

    style: str
    before: float
    after: float
    line: float
    line_rule: str
    section: int
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    kinsoku: bool = True
    overflow_punct: bool = True
    contextual_spacing: bool = False
    first_chars: float | None = None
    borders: Mapping[str, Border] = field(default_factory=dict)
    tabs: tuple[tuple[str, float], ...] = ()
    frame: Frame | None = None
    fonts: Mapping[str, str] = field(default_factory=dict)
    themed: tuple[str, ...] = ()
    language: str | None = None
    drawings: int = 0
    numbered: bool = False
    row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: of Word's, or lines of a PDF that belong together. A line break within is U+000A.

    ``first_indent`` is relative to ``left``; indents are measured from the edges of the type area. ``level`` is the
    outline level from 1. ``lines`` are filled for a PDF, ``paragraph`` for a DOCX.
    """

    text: str
    stretches: tuple[Stretch, ...]
    align: Align | None
    left: float
    right: float
    first_indent: float
    where: Place
    story: Story = Story.BODY
    level: int | None = None
    lines: tuple[LineFacts, ...] = ()
    paragraph: ParagraphFacts | None = None

    @property
    def size(self) -> float | None:
        """The size most characters have, in points."""
        sizes: dict[float, int] = {}
        for stretch in self.stretches:
            if stretch.size is not None:
                sizes[stretch.size] = sizes.get(stretch.size, 0) + len(stretch.text)
        return max(sizes, key=sizes.__getitem__) if sizes else None

    @property
    def red(self) -> bool:
        """Whether it is printed in red, space aside."""
        colours = {stretch.colour for stretch in self.stretches if stretch.text.strip()}
        return bool(colours) and all(colour is not None and is_red(colour) for colour in colours)

    @property
    def blank(self) -> bool:
        """Whether it is set in white, for paper on which the same is printed already (套打)."""
        colours = {stretch.colour for stretch in self.stretches if stretch.text.strip()}
        return colours == {WHITE}

    @property
    def titled(self) -> bool:
        """Whether its paragraph style is the one word processors keep for titles."""
        return self.paragraph is not None and self.paragraph.style.lower() in ("title", "标题")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """One page of a PDF, in millimetres.

    ``folio`` is the page number's line and ``dash`` the ink of its first dash; ``pictures`` the boxes of images;
    on a page wider than high these two are measured on the sheet turned upright, its upper edge to the left, where the
    number is read with the sheet so (GB/T 9704-2012 §8); else ``folio_turned`` is set.
    ``unmapped`` how many glyphs stand for no character, ``lost`` how many pieces of text could not be read at all,
    ``sideways`` how many glyphs do not stand upright on the page as it is shown; no line holds these.
    """

    number: int
    width: float
    height: float
    lines: tuple[LineFacts, ...]
    rules: tuple[RuleFacts, ...]
    pictures: tuple[Box, ...]
    folio: LineFacts | None
    dash: Box | None = None
    unmapped: int = 0
    lost: int = 0
    sideways: int = 0
    folio_turned: bool = False

    @property
    def turned(self) -> bool:
        """Whether the page is shown lying on its side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeArea:
    """Where most lines of a PDF begin and end, their pitch in points and the size of most characters, as measured."""

    left: float | None
    right: float | None
    pitch: float | None
    size: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What a PDF says of itself. None: it could not be read."""

    title: str | None = None
    author: str | None = None
    language: str | None = None
    tagged: bool | None = None
    headings: bool | None = None
    display_title: bool | None = None
    output_intent: bool | None = None
    part: str | None = None
    identified: bool | None = None
    encrypted: bool | None = None
    active: tuple[str, ...] = ()
    loose_fonts: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """A PDF as observed. ``blocks`` are its paragraphs in reading order, page numbers aside.

    ``missing`` are characters that all share one glyph, or have none: what a font draws for what it lacks.
    """

    path: str
    blocks: tuple[Block, ...]
    pages: tuple[PageFacts, ...]
    area: TypeArea
    catalogue: Catalogue
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """A footer of a section: ``kind`` is default, even or first; ``field`` whether it holds a PAGE field."""

    kind: str
    blocks: tuple[Block, ...]
    field: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionFacts:
    """A section of a DOCX; lengths in mm. ``grid`` is docGrid's type, ``char_space`` in 1/4096 pt.

    ``margins``: whether it states its margins at all; programs differ in what they take when it does not.
    """

    number: int
    width: float | None
    height: float | None
    top: float
    bottom: float
    left: float
    right: float
    gutter: float
    footer_distance: float
    title_page: bool
    start: str
    number_start: int | None
    number_format: str
    grid: str
    line_pitch: float | None
    char_space: int | None
    footers: tuple[Footer, ...]
    landscape: bool = False
    margins: bool = True
    columns: int = 1

    @property
    def turned(self) -> bool:
        """Whether its pages lie on their side; programs go by the size of the paper, not by what is said of it."""
        if self.width is None or self.height is None:
            return self.landscape
        return self.width > self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxFacts:
    """A DOCX as Word would understand it."""

    path: str
    blocks: tuple[Block, ...]
    sections: tuple[SectionFacts, ...]
    even_and_odd: bool
    mirror_margins: bool
    title: str | None
    author: str | None
    language: str | None
    faults: tuple[str, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdPage:
    """A page of an OFD: its PhysicalBox in mm, None when neither it nor the document states one."""

    number: int
    width: float | None
    height: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdFacts:
    """An OFD's structure (GB/T 33190-2016). What its pages show is not looked into: ``blocks`` stay empty."""

    path: str
    pages: tuple[OfdPage, ...]
    faults: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    blocks: tuple[Block, ...] = ()


Facts = DocxFacts | PdfFacts | OfdFacts


def is_red(colour: str) -> bool:
    """Tell the red of official documents (FF0000, C00000, the printer's Y80 M80) from other colours."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return red >= 160 and green <= 90 and blue <= 90


def is_black(colour: str) -> bool:
    """Tell black, rich black included, from other colours."""
    return all(int(colour[at : at + 2], 16) <= 48 for at in (0, 2, 4))


def is_han(character: str) -> bool:
    """Tell Han characters from marks, digits and letters."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"
