"""PDF files whose pages carry their number, and a mark that needs no font."""

from __future__ import annotations

import io

import pdfplumber
import pikepdf

from pipeline.fonts.outline import Stroke
from pipeline.model.problem import Problem
from pipeline.printing.proof import Stamp

MM = 72 / 25.4
SQUARE = (
    (Stroke.MOVE, (0.0, 0.0)),
    (Stroke.LINE, (1000.0, 0.0)),
    (Stroke.CURVE, (1000.0, 500.0, 1000.0, 700.0, 1000.0, 1000.0)),
    (Stroke.LINE, (0.0, 1000.0)),
    (Stroke.CLOSE, ()),
)
STAMP = Stamp((SQUARE, SQUARE))


def numbered(count: int, width: float = 210, height: float = 297, *, title: str = "简报") -> bytes:
    """Make a PDF of so many pages (mm); each shows its number 20 mm from the left and the lower edge."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    )
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(width * MM, height * MM))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.obj.Contents = pdf.make_stream(f"BT /F 20 Tf {20 * MM} {20 * MM} Td ({number}) Tj ET".encode())
    pdf.docinfo["/Title"] = title
    return written(pdf)


def edited(data: bytes, change: object) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)  # type: ignore[operator]
        return written(pdf)


def written(pdf: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


def words(data: bytes) -> list[list[tuple[str, float, float]]]:
    """Give each page's words with their left and lower edges in mm from the sheet's lower left corner."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            [
                (word["text"], word["x0"] / MM, (float(page.height) - word["bottom"]) / MM)
                for word in sorted(page.extract_words(), key=lambda word: word["x0"])
            ]
            for page in pdf.pages
        ]


class Reports(list[Problem]):
    def __call__(self, problem: Problem) -> None:
        self.append(problem)
