"""The body of a Word file → drafts of lines: paragraphs, text boxes, tables, generated numbers, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pipeline.model.problem import Report, warning
from pipeline.model.source import Drop, LineKind, Location
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_pictures import Drawings
from pipeline.read.docx_runs import Piece, Runs
from pipeline.read.docx_styles import Styles, ends_with_style_separator, is_deleted_mark
from pipeline.read.docx_tables import table_draft
from pipeline.read.docx_xml import child, local, number, value
from pipeline.read.drafts import Claim, Draft, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

ALIGNMENTS: Final = {"center": "centre", "right": "right", "end": "right"}
WRAPPERS: Final = frozenset({
    "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo",
})  # fmt: skip


class Body:
    """Walks the body once; ``drafts`` and ``dropped`` are the result. Paragraphs are counted as the file has them."""

    def __init__(self, path: str, styles: Styles, numbering: Numbering, drawings: Drawings, report: Report) -> None:
        self.path = path
        self.drafts: list[Draft] = []
        self.dropped: list[Drop] = []
        self._styles = styles
        self._numbering = numbering
        self._drawings = drawings
        self._report = report
        self._paragraph = 0
        self._continued: Draft | None = None

    def take(self, container: _Element) -> None:
        """Take the blocks of a body, cell, text box or content control."""
        for block in container:
            name = local(block)
            if name == "p":
                self._take_paragraph(block)
            elif name == "tbl":
                self._continued = None
                self._take_table(block)
            elif name in WRAPPERS:
                self.take(block)
            elif name == "AlternateContent":
                self.take(chosen(block))
            elif name == "altChunk":
                place = Location(self.path, max(1, self._paragraph))
                message = "A part of another format is embedded in the document and is not read."
                self._report(warning("docx-embedded", message, place, "Open it in Word, save it again, and retry."))

    def _take_paragraph(self, paragraph: _Element) -> None:
        self._paragraph += 1
        place = Location(self.path, self._paragraph)
        properties = child(paragraph, "pPr")
        runs = Runs(self._styles, properties, place, self._drawings)
        runs.take(paragraph)
        self.dropped += runs.dropped
        if self._styles.is_contents(properties):
            text = "".join(piece.run.text for piece in runs.pieces)
            if text.strip():
                self.dropped.append(Drop(text=text, reason="table of contents", location=place))
            return
        self._add_pictures(runs.leading, place)
        self._add_lines(runs.pieces, properties, place)
        self._add_pictures(runs.following, place)
        for box in runs.boxes:
            self._continued = None
            self.take(box)

    def _add_pictures(self, claims: list[Claim], place: Location) -> None:
        self.drafts += [Draft(location=place, kind=LineKind.PICTURE, claim=claim) for claim in claims]

    def _add_lines(self, pieces: list[Piece], properties: _Element | None, place: Location) -> None:
        """Add a paragraph's lines (a line break parts them), joined to the paragraph before when that runs on."""
        lines = list(_broken(pieces))
        label = self._label(properties)
        if not any(piece.run.text.strip() for piece in pieces):
            label = None  # Word counts an empty paragraph of a list, but a number alone says nothing
        align = ALIGNMENTS.get(value(self._styles.paragraph_property(properties, "jc")) or "", "")
        level = self._styles.level(properties)
        for index, (column, runs) in enumerate(lines):
            generated = label or "" if index == 0 else ""
            if index == 0 and self._continued is not None:
                self._continued.runs += [*([Run(generated)] if generated else []), *runs]
                self._continued.level = None
                continue
            self.drafts.append(
                Draft(
                    location=Location(self.path, place.line, column),
                    runs=[Run(generated, *_look(runs)), *runs] if generated else runs,
                    kind=LineKind.LIST_ITEM if label is not None and level is None else LineKind.PARAGRAPH,
                    level=level,
                    centred=align == "centre",
                    right=align == "right",
                    generated=len(generated),
                )
            )
        runs_on = ends_with_style_separator(properties) or is_deleted_mark(properties)
        self._continued = self.drafts[-1] if runs_on and self.drafts else None

    def _label(self, properties: _Element | None) -> str | None:
        """Count a paragraph of a list and give its number; None for a paragraph of no list."""
        stated = self._styles.paragraph_property(properties, "numPr")
        list_id = value(child(stated, "numId"))
        if stated is None or list_id in {None, "0"}:
            return None
        return self._numbering.label(list_id or "", number(child(stated, "ilvl")) or 0)

    def _take_table(self, table: _Element) -> None:
        """Take a table: one line of its cells when it holds data, the lines of its cells when it only places them."""

        def cell_drafts(cell: _Element) -> list[Draft]:
            inner = Body(self.path, self._styles, self._numbering, self._drawings, self._report)
            inner._paragraph = self._paragraph
            inner.take(cell)
            self._paragraph = inner._paragraph
            self.dropped += inner.dropped
            return [draft for draft in inner.drafts if draft.text.strip() or draft.claim]

        place = Location(self.path, self._paragraph + 1)
        self.drafts += table_draft(table, place, cell_drafts)


def chosen(alternatives: _Element) -> _Element:
    """Give the branch of an mc:AlternateContent that is read: the choice, or the fallback where only it has text."""
    branches = [branch for branch in alternatives if local(branch) in {"Choice", "Fallback"}]
    with_text = [branch for branch in branches if any(local(inner) == "t" for inner in branch.iter())]
    return (with_text or branches or [alternatives])[0]


def _broken(pieces: list[Piece]) -> Iterator[tuple[int, list[Run]]]:
    """Part pieces at line breaks; with each line the column of its first character in the paragraph."""
    column, start = 1, 1
    line: list[Run] = []
    for piece in pieces:
        if piece.breaks:
            yield start, line
            column += 1
            start, line = column, []
        elif piece.run.text:
            line.append(piece.run)
            column += len(piece.run.text)
    yield start, line


def _look(runs: list[Run]) -> tuple[bool, str | None]:
    return (runs[0].bold, runs[0].face) if runs else (False, None)
