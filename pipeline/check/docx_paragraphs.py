"""The paragraphs of a DOCX with their effective properties: body, tables, frames, text boxes, headers, footers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from pipeline.check.archive import Element
from pipeline.check.docx_package import W, number, value
from pipeline.check.docx_paragraph import block_of
from pipeline.check.docx_properties import Properties, lay, paragraph_properties, run_properties, toggled
from pipeline.check.docx_styles import Stylist
from pipeline.check.facts import Block, Frame, Story, Stretch
from pipeline.check.font_names import face_of

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MM_PER_EMU: Final = 1 / 36_000
_INSIDE: Final = {
    W + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
}
_MARKS: Final = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
# Marks that Chinese and Western fonts share; Word takes the Western one unless the run hints otherwise.
_SHARED: Final = "“”‘’—–…·×÷±°§¨"
_DEFAULT_SIZE: Final = 10.0
_EAST_ASIAN_FROM: Final = "\u2e80"


@dataclass(slots=True)
class _Context:
    """Where the walk is."""

    story: Story = Story.BODY
    table: Properties = field(default_factory=dict)
    table_run: Properties = field(default_factory=dict)
    frame: Frame | None = None
    part: str = ""
    row: int | None = None


class Walker:
    """Walks the stories of one document. ``grid_pitch`` (points) turns lines into lengths."""

    def __init__(self, stylist: Stylist, path: str, grid_pitch: float | None) -> None:
        self._stylist = stylist
        self._path = path
        self._pitch = grid_pitch
        self._bases: dict[tuple[str | None, str | None], Properties] = {}
        self._count = 0
        self._rows = 0
        self._section = 1
        self._breaks = False
        self.pictures = 0

    def body(self, root: Element) -> list[Block]:
        """Give the body's blocks in reading order; a text box follows the paragraph it is anchored in."""
        return list(self._blocks(root, _Context()))

    def other(self, root: Element, part: str) -> list[Block]:
        """Give the blocks of a header or footer."""
        return list(self._blocks(root, _Context(part=part)))

    def _blocks(self, container: Element, context: _Context) -> Iterator[Block]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child, context)
            elif child.tag == W + "tbl":
                yield from self._table(child, context)
            elif child.tag in _INSIDE:
                yield from self._blocks(child, context)
            elif child.tag == MC + "AlternateContent":
                yield from (block for choice in _choice(child) for block in self._blocks(choice, context))

    def _table(self, table: Element, context: _Context) -> Iterator[Block]:
        style = value(table.find(W + "tblPr"), "tblStyle") or self._stylist.default_table
        paragraph, run = self._stylist.chain(style)
        inner = replace(context, story=Story.TABLE, table=paragraph, table_run=run)
        for row in table.iter(W + "tr"):
            self._rows += 1
            inner.row = self._rows
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tbl")) is table:
                    yield from self._blocks(cell, inner)

    def _paragraph(self, element: Element, context: _Context) -> Iterator[Block]:
        own = element.find(W + "pPr")
        direct = paragraph_properties(own)
        style_id = value(own, "pStyle") or self._stylist.default_paragraph
        if style_id not in self._stylist.styles:
            style_id = self._stylist.default_paragraph
        styled, _ = self._stylist.chain(style_id)
        list_id = direct.get("numbering.numId", styled.get("numbering.numId"))
        level = int(number(direct.get("numbering.ilvl", styled.get("numbering.ilvl"))) or 0)
        listed = self._stylist.list_indent(list_id, level)
        under, over = ({}, listed) if "numbering.numId" in direct else (listed, {})
        whole = lay(self._stylist.defaults_paragraph, context.table, under, styled, over, direct)
        label = self._stylist.label(list_id, level)
        if not context.part:
            self._count += 1
        number_here = None if context.part else self._count
        pieces, boxes, broken, drawings = self._runs(element, style_id, context)
        self.pictures += drawings
        mark = lay(
            self._base(style_id, None, context), run_properties(own.find(W + "rPr") if own is not None else None)
        )
        stretches = self._labelled(label, pieces, mark)
        style = self._stylist.styles[style_id].name if style_id in self._stylist.styles else ""
        block = block_of(
            stretches, whole, mark, self._stylist, self._pitch,
            path=self._path, paragraph=number_here, style=style, part=context.part, story=context.story,
            frame=context.frame, section=self._section, drawings=drawings, breaks=self._breaks or broken == "before",
            numbered=bool(label), row=context.row,
        )  # fmt: skip
        # A paragraph that holds the break alone stands on the page above; the next one begins the new page.
        alone = broken == "before" and not "".join(stretch.text for stretch in stretches).strip()
        self._breaks = broken == "after" or alone
        yield block
        for box, frame in boxes:
            yield from self._blocks(box, replace(context, story=Story.FRAME, frame=frame))
        section = own.find(W + "sectPr") if own is not None else None
        if section is not None and not context.part:
            self._section += 1
            self._breaks = value(section, "type") != "continuous"

    def _labelled(self, label: str, pieces: list[Stretch], mark: Properties) -> tuple[Stretch, ...]:
        if not label:
            return tuple(pieces)
        return (*self._stretches(label, mark), *pieces)

    def _base(self, style_id: str | None, character: str | None, context: _Context) -> Properties:
        key = (style_id, character)
        if context.table_run or key not in self._bases:
            paragraph, letter = self._stylist.chain(style_id)[1], self._stylist.chain(character)[1]
            defaults = lay(self._stylist.defaults_run, context.table_run)
            laid = lay(defaults, paragraph, letter)
            for name in ("b", "i", "vanish"):
                laid.pop(name, None)
            laid |= toggled(defaults, paragraph, letter)
            if context.table_run:
                return laid
            self._bases[key] = laid
        return self._bases[key]

    def _runs(
        self, element: Element, style_id: str | None, context: _Context
    ) -> tuple[list[Stretch], list[tuple[Element, Frame | None]], str, int]:
        """Give a paragraph's stretches, its text boxes, whether a page break opens or ends it, and its pictures."""
        stretches: list[Stretch] = []
        boxes: list[tuple[Element, Frame | None]] = []
        broken, drawings = "", 0
        for run in _each_run(element):
            own = run.find(W + "rPr")
            looks = lay(self._base(style_id, value(own, "rStyle"), context), run_properties(own))
            if looks.get("vanish"):
                continue
            text = ""
            for child in run:
                if child.tag == W + "t":
                    text += child.text or ""
                elif child.tag == W + "br":
                    page = child.get(W + "type") == "page"
                    broken = ("before" if not (stretches or text) else "after") if page else broken
                    text += "" if page or child.get(W + "type") == "column" else "\n"
                elif child.tag in (W + "drawing", W + "pict", W + "object", MC + "AlternateContent"):
                    found = list(_text_boxes(child))
                    boxes += found
                    drawings += not found
                else:
                    text += _MARKS.get(str(child.tag), "")
            if text:
                stretches += self._stretches(text, looks)
        return stretches, boxes, broken, drawings

    def _stretches(self, text: str, looks: Properties) -> Iterator[Stretch]:
        for slot, group in groupby(text, key=lambda character: _slot(character, looks.get("hint"))):
            family = self._stylist.family(looks.get(f"font.{slot}"))
            colour = looks.get("colour", "AUTO")
            yield Stretch(
                text="".join(group),
                family=family,
                face=face_of(family) if family else None,
                size=looks.get("size", _DEFAULT_SIZE),
                colour="000000" if len(colour) != 6 else colour,
                bold=bool(looks.get("b")),
                tracking=looks.get("tracking", 0.0),
            )


def _slot(character: str, hint: str | None) -> str:
    if character in _SHARED:
        return "eastAsia" if hint == "eastAsia" else "hAnsi"
    if character >= _EAST_ASIAN_FROM or "\u2460" <= character <= "\u27bf":
        return "eastAsia"
    if character < "\x80":
        return "ascii"
    return "eastAsia" if hint == "eastAsia" else "hAnsi"


def _choice(alternatives: Element) -> list[Element]:
    """Of the ways a part is written for old and new programs, give the new one."""
    return list(alternatives)[:1]


def _each_run(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == W + "r":
            yield child
        elif child.tag in _INSIDE:
            yield from _each_run(child)
        elif child.tag == MC + "AlternateContent":
            yield from (run for choice in _choice(child) for run in _each_run(choice))


def _text_boxes(drawn: Element) -> Iterator[tuple[Element, Frame | None]]:
    for box in drawn.iter(W + "txbxContent"):
        ancestors = [ancestor.tag for ancestor in box.iterancestors()]
        if MC + "Fallback" not in ancestors:
            yield box, _anchor(next(drawn.iter(WP + "anchor"), None))


def _anchor(anchor: Element | None) -> Frame | None:
    position = anchor.find(WP + "positionV") if anchor is not None else None
    if position is None:
        return None
    align, offset = position.findtext(WP + "align"), number(position.findtext(WP + "posOffset"))
    return Frame(
        anchor=position.get("relativeFrom", ""),
        align=align or "",
        y=offset * _MM_PER_EMU if offset is not None else None,
    )
