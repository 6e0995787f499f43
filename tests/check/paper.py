"""Set pages with one line or rule moved, cut or reworded: what no layout would ever make."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from io import BytesIO

import pikepdf

from pipeline.fonts.font_set import load_fonts
from pipeline.model.briefing import Briefing
from pipeline.model.page import DrawnRule, Line, Page, Pages
from pipeline.model.units import Length
from pipeline.render.pdf import render_pdf
from pipeline.typeset.typeset import typeset
from tests.check.made import unheard

MM = Length.from_mm
Draft = list[list[Line]]
Lines = Callable[[Briefing, list[Page]], list[Page]]


def printed(made: Briefing, *changes: Lines) -> bytes:
    """Typeset a briefing, change its pages, draw them."""
    fonts = load_fonts(made.layout.fonts)
    pages = typeset(made, fonts, unheard)
    sheets = list(pages.pages)
    for change in changes:
        sheets = change(made, sheets)
    drawn = Pages(width=pages.width, height=pages.height, pages=tuple(sheets))
    return render_pdf(made, drawn, fonts)


def block_of(made: Briefing, role: str, number: int = 0) -> int:
    """Give the index of the n-th block of a role, as lines name it."""
    blocks = [*made.blocks, *made.tail]
    found = [
        index for index, block in enumerate(blocks) if block.role == role or block.role.startswith(f"{role}-loose")
    ]
    return found[number]


def lines_where(test: Callable[[Line], bool], change: Callable[[Line], Line | None]) -> Lines:
    def apply(made: Briefing, sheets: list[Page]) -> list[Page]:
        def line(each: Line) -> Line | None:
            return change(each) if test(each) else each

        return [
            dataclasses.replace(page, lines=tuple(done for each in page.lines if (done := line(each)) is not None))
            for page in sheets
        ]

    return apply


def of_role(role: str, change: Callable[[Line], Line | None], number: int = 0, nth: int | None = None) -> Lines:
    """Change the lines of a block, or only its n-th line (negative counts from the end)."""

    def apply(made: Briefing, sheets: list[Page]) -> list[Page]:
        index = block_of(made, role, number)
        own = [line for page in sheets for line in page.lines if line.block == index]
        wanted = own if nth is None else [own[nth]]
        return lines_where(lambda line: any(line is each for each in wanted), change)(made, sheets)

    return apply


def moved(dx: float = 0, dy: float = 0) -> Callable[[Line], Line]:
    def change(line: Line) -> Line:
        pieces = tuple(dataclasses.replace(piece, x=Length(piece.x + MM(dx))) for piece in line.pieces)
        return dataclasses.replace(line, baseline=Length(line.baseline + MM(dy)), pieces=pieces)

    return change


def worded(change: Callable[[str], str]) -> Callable[[Line], Line]:
    """Reword a line; its pieces keep their places, so a text of the same length fits."""

    def apply(line: Line) -> Line:
        rest = change(line.text)
        pieces = []
        for piece in line.pieces:
            part, rest = rest[: len(piece.text)], rest[len(piece.text) :]
            if part:
                pieces.append(
                    dataclasses.replace(piece, text=part, width=Length(piece.width * len(part) // len(piece.text)))
                )
        return dataclasses.replace(line, pieces=tuple(pieces))

    return apply


def dropped(line: Line) -> None:
    return None


def rules(change: Callable[[DrawnRule], DrawnRule | None]) -> Lines:
    def apply(made: Briefing, sheets: list[Page]) -> list[Page]:
        return [
            dataclasses.replace(page, rules=tuple(done for rule in page.rules if (done := change(rule)) is not None))
            for page in sheets
        ]

    return apply


def pikepdf_edit(data: bytes, change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """Change a finished PDF's objects."""
    result = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(result, **saving)  # type: ignore[arg-type]
    return result.getvalue()
