"""A PDF file as paper sees it: read within limits, opened, its page sizes measured."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pikepdf

from pipeline.model.problem import Report, SourceError, error, warning
from pipeline.model.records import dataclass
from pipeline.model.units import Length

MOST_BYTES: Final = 256 * 1024 * 1024
MOST_PAGES: Final = 2_000
HEADER_WITHIN: Final = 1024  # readers accept the header anywhere in so many bytes (ISO 32000-1, annex H, note 13)
TOLERANCE: Final = Length.from_mm(1)

# What the library logs of a damaged file is reported as a problem; without a handler it would go to the terminal too.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper size: ``media`` is its name in IPP (PWG 5101.1)."""

    name: str
    media: str
    width: Length
    height: Length

    @property
    def millimetres(self) -> str:
        """Say the size as people do."""
        return f"{self.width.mm:.0f} × {self.height.mm:.0f} mm"


A4: Final = Paper("A4", "iso_a4_210x297mm", Length.from_mm(210), Length.from_mm(297))
A3: Final = Paper("A3", "iso_a3_297x420mm", Length.from_mm(297), Length.from_mm(420))
PAPERS: Final = {paper.name: paper for paper in (A4, A3)}


def read_pdf(path: Path) -> bytes:
    """Read a file that looks like a PDF. Raises SourceError if it is missing, too large or something else."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as failure:
        reason = failure.strerror or str(failure)
        hint = "give a PDF file; 'jianbao render' makes one"
        raise SourceError([error("unreadable", f"cannot read {path}: {reason}", None, hint)]) from failure
    if len(data) > MOST_BYTES:
        message = f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB"
        raise SourceError([error("too-large", message, None, "print it in parts, or reduce its pictures")])
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        hint = "give the PDF; an article becomes one with 'jianbao render'"
        raise SourceError([error("not-a-pdf", f"{path} is not a PDF file", None, hint)])
    return data


@contextmanager
def open_pdf(data: bytes, name: str, report: Report) -> Iterator[pikepdf.Pdf]:
    """Open PDF bytes; a damaged file is repaired and reported.

    Raises SourceError when nothing can be made of it, then or while it is worked on.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            _require_pages(len(pdf.pages), name)
            if faults := pdf.get_warnings():
                message = f"{name} is damaged and was repaired ({faults[0]})"
                report(warning("pdf-damaged", message, None, "look at what comes out, or make the file anew"))
            yield pdf
    except pikepdf.PasswordError as failure:
        hint = "save a copy without a password in the program that made it"
        raise SourceError([error("pdf-password", f"{name} is locked with a password", None, hint)]) from failure
    except (pikepdf.PdfError, RuntimeError) as failure:  # RuntimeError: what qpdf itself gives up on
        message = f"{name} is damaged beyond repair: {failure}"
        hint = "make the file anew, or open it in a PDF program and save it again"
        raise SourceError([error("pdf-damaged", message, None, hint)]) from failure


def _require_pages(count: int, name: str) -> None:
    if not 1 <= count <= MOST_PAGES:
        message = f"{name} has {count} pages; 1 to {MOST_PAGES} can be printed"
        raise SourceError([error("pdf-pages", message, None, "print it in parts")])


def visible_box(page: pikepdf.Page) -> pikepdf.Rectangle:
    """Give the crop box as shown, in points of paper: turned by /Rotate, scaled by /UserUnit."""
    matrix = pikepdf.Matrix(page.get_matrix_for_transformations())
    return matrix.transform(pikepdf.Rectangle(page.cropbox))


def page_size(page: pikepdf.Page) -> tuple[Length, Length]:
    """Give a page's width and height as shown."""
    box = visible_box(page)
    return Length.from_pt(float(box.width)), Length.from_pt(float(box.height))


def fits(paper: Paper, width: Length, height: Length) -> bool:
    """Tell whether a size is the paper's, upright, within 1 mm."""
    return abs(width - paper.width) <= TOLERANCE and abs(height - paper.height) <= TOLERANCE


def require_upright_a4(pdf: pikepdf.Pdf, name: str) -> None:
    """Refuse a document with any page that is not upright A4 (GB/T 9704-2012 5.1): SourceError names the first."""
    for number, page in enumerate(pdf.pages, start=1):
        if not fits(A4, *page_size(page)):
            hint = "a booklet is made of upright A4 pages; make the PDF anew on A4"
            raise SourceError([error("not-a4", _not(number, page, name, f"A4 ({A4.millimetres})"), None, hint)])


def lay_upright(pdf: pikepdf.Pdf) -> list[int]:
    """Lay pages that are only turned on the screen (a wide table, GB/T 9704-2012 §8) as they lie on upright paper.

    Gives their numbers.
    """
    laid = []
    for number, page in enumerate(pdf.pages, start=1):
        box = page.cropbox
        if int(page.obj.get("/Rotate", 0)) % 180 and box[3] - box[1] > box[2] - box[0]:
            page.obj.Rotate = 0
            laid.append(number)
    return laid


def paper_of(pdf: pikepdf.Pdf, name: str) -> tuple[Paper, bool]:
    """Give the paper all pages are made for and whether every page lies on its side.

    A4, or A3 for imposed sheets; any other or mixed size would be cut off at true size: SourceError.
    """
    sizes = [page_size(page) for page in pdf.pages]
    for paper in (A4, A3):
        if all(fits(paper, *size) or fits(paper, *reversed(size)) for size in sizes):
            return paper, all(width > height for width, height in sizes)
    paper = A3 if fits(A3, *sizes[0]) or fits(A3, *reversed(sizes[0])) else A4
    odd = next(n for n, s in enumerate(sizes) if not (fits(paper, *s) or fits(paper, *reversed(s))))
    message = _not(odd + 1, pdf.pages[odd], name, f"{paper.name} ({paper.millimetres})")
    hint = "printed without scaling it would be cut off or misplaced; make the PDF anew on A4"
    raise SourceError([error("not-a4", message, None, hint)])


def saved(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Give the file's bytes: the same document, the same bytes."""
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, min_version=version)
    return target.getvalue()


def _not(number: int, page: pikepdf.Page, name: str, wanted: str) -> str:
    width, height = page_size(page)
    return f"page {number} of {name} is {width.mm:.0f} × {height.mm:.0f} mm, not {wanted}"


def decimal(value: float) -> str:
    """Write a number as content streams want it: no exponent, no needless digits."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")
