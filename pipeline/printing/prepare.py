"""From what a person asks for to a print job: imposing or marking the file first where that is wanted."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.problem import Problem, Report, info
from pipeline.model.records import dataclass
from pipeline.printing.booklet import make_booklet
from pipeline.printing.document import A3, Paper, lay_upright, open_pdf, paper_of, read_pdf, saved
from pipeline.printing.job import PrintJob, Sides
from pipeline.printing.pages import PageRanges
from pipeline.printing.proof import make_proof, proof_stamp
from pipeline.printing.spooler import booklet_sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person asks for. ``sheet`` is the booklet's, None for what the printer has; ``fonts`` are folders to look
    for the mark's face in.
    """

    path: Path
    printer: str | None = None
    copies: int = 1
    duplex: bool = True
    booklet: bool = False
    pages: PageRanges | None = None
    sheet: Paper | None = None
    proof: bool = False
    fonts: tuple[Path, ...] = ()


def prepare(wish: Wish, report: Report) -> PrintJob:
    """Read the file, check that it fits the paper, and impose or mark it.

    Pages turned for the screen are laid as they lie on paper: which way a print service turns them is not certain.
    Raises SourceError for a file that is no PDF, not on A4 (or A3, for imposed sheets), or lacks pages asked for.
    """
    data = read_pdf(wish.path)
    stamp = proof_stamp(wish.fonts) if wish.proof else None
    if wish.booklet:
        sheet = wish.sheet or booklet_sheet(wish.printer, report)
        return PrintJob(
            path=wish.path,
            paper=sheet,
            sides=Sides.SHORT_EDGE,
            printer=wish.printer,
            copies=wish.copies,
            prepared=make_booklet(data, str(wish.path), report, sheet=sheet, pages=wish.pages, stamp=stamp),
            maker=_maker(wish, sheet),
        )
    with open_pdf(data, str(wish.path), report) as pdf:
        laid = lay_upright(pdf)
        paper, lies_on_its_side = paper_of(pdf, str(wish.path))
        if wish.pages:
            wish.pages.require_within(len(pdf.pages), str(wish.path))
        upright = saved(pdf) if laid else None
    if laid:
        report(_laid(wish.path, laid))
    # Bound left, a page that lies on its side is turned over its short edge.
    both = Sides.SHORT_EDGE if lies_on_its_side else Sides.LONG_EDGE
    return PrintJob(
        path=wish.path,
        paper=paper,
        sides=both if wish.duplex else Sides.ONE,
        printer=wish.printer,
        copies=wish.copies,
        pages=wish.pages,
        prepared=make_proof(upright or data, str(wish.path), _heard, stamp) if stamp else upright,
        maker=_maker(wish, paper) if stamp else (),
    )


def _laid(path: Path, numbers: list[int]) -> Problem:
    message = (
        f"{path}: pages turned for the screen are printed as they lie on the sheet: {', '.join(map(str, numbers))}"
    )
    return info("printed-upright", message, None, "nothing to do: their table heads come where the standard has them")


def _heard(_problem: object) -> None:
    """Drop what was reported when the file was first opened."""


def _maker(wish: Wish, paper: Paper) -> tuple[str, ...]:
    """Give the command line that makes the prepared bytes."""
    command = ["jianbao", "booklet" if wish.booklet else "proof"]
    if wish.booklet:
        command += ["--sheet", paper.name] if paper is not A3 else []
        command += ["--pages", str(wish.pages)] if wish.pages else []
        command += ["--proof"] if wish.proof else []
    if wish.proof:
        command += [part for folder in wish.fonts for part in ("--fonts", str(folder))]
    file = str(wish.path)
    return (*command, file, "-o")
