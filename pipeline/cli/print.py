"""jianbao print, booklet and proof."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.application import app
from pipeline.cli.problems import printer as problem_printer

if TYPE_CHECKING:
    from pipeline.printing.pages import PageRanges

File = Annotated[Path, typer.Argument(metavar="FILE", help="The PDF file.", show_default=False)]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="The PDF to write; - is standard output.", show_default=False),
]
Pages = Annotated[str | None, typer.Option("--pages", metavar="RANGES", help="Only these pages: 1-3,5.")]
Proof = Annotated[bool, typer.Option("--proof", help="Mark every page 校样 in its upper right corner.")]
Fonts = Annotated[
    list[Path] | None, typer.Option("--fonts", metavar="FOLDER", help="A folder with fonts; may be repeated.")
]
STANDARD_OUTPUT = Path("-")


class Sheet(StrEnum):
    """What a booklet is imposed on."""

    A3 = "A3"
    A4 = "A4"


@app.command("print")
def print_command(
    file: File,
    printer: Annotated[
        str | None, typer.Option("--printer", "-p", metavar="NAME", help="The printer (default: the system's).")
    ] = None,
    copies: Annotated[int, typer.Option("--copies", "-n", min=1, max=9999, help="How many copies.")] = 1,
    duplex: Annotated[bool, typer.Option("--duplex/--simplex", help="Both sides of the paper, or one.")] = True,
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Impose on A3 for folding and stapling, and print that.")
    ] = False,
    sheet: Annotated[
        Sheet | None,
        typer.Option(
            "--sheet",
            case_sensitive=False,
            show_default=False,
            help="The booklet's sheets: A3, or A4 with pages at 71 % (default: A3, if the printer has it).",
        ),
    ] = None,
    pages: Pages = None,
    proof: Proof = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the command and print nothing.")] = False,
    fonts: Fonts = None,
) -> None:
    """Print a PDF on A4 at its true size, both sides, bound left.

    Linux and macOS print through CUPS. Windows prints through SumatraPDF where it is installed, else through the
    program that opens PDFs, whose settings then decide about paper, sides and scale.
    """
    from pipeline.printing.document import PAPERS
    from pipeline.printing.prepare import Wish, prepare
    from pipeline.printing.spooler import shown, submit, warn_of_limits

    if booklet and not duplex:
        raise typer.BadParameter("a booklet needs both sides of the paper: leave out --simplex")
    if sheet and not booklet:
        raise typer.BadParameter("only a booklet can be put on other sheets: add --booklet", param_hint="--sheet")
    wish = Wish(
        path=file,
        printer=printer,
        copies=copies,
        duplex=duplex,
        booklet=booklet,
        sheet=PAPERS[sheet] if sheet else None,
        pages=_page_ranges(pages),
        proof=proof,
        fonts=tuple(fonts or ()),
    )
    report = problem_printer(quiet=False)
    job = prepare(wish, report)
    warn_of_limits(report)
    if answer := shown(job) if dry_run else submit(job, report):
        typer.echo(answer)


@app.command()
def booklet(
    file: File,
    output: Output = None,
    sheet: Annotated[
        Sheet,
        typer.Option("--sheet", case_sensitive=False, help="A3 for pages at true size, A4 for pages at 71 %."),
    ] = Sheet.A3,
    pages: Pages = None,
    proof: Proof = False,
    fonts: Fonts = None,
) -> None:
    """Impose A4 pages on A3 sheets, to be folded and stapled in the fold.

    Writes FILE-booklet.pdf beside FILE. Blank pages that fill the last sheet come at the end. The result is for the
    printer (both sides, turned over the short edge, 100 %); it is not PDF/A.
    """
    from pipeline.printing.booklet import make_booklet
    from pipeline.printing.document import PAPERS, read_pdf
    from pipeline.printing.proof import proof_stamp

    target = _target(file, output, "booklet")
    ranges = _page_ranges(pages)
    data = read_pdf(file)
    stamp = proof_stamp(fonts or []) if proof else None
    report = problem_printer(quiet=False)
    _write(target, make_booklet(data, str(file), report, sheet=PAPERS[sheet], pages=ranges, stamp=stamp))


@app.command()
def proof(file: File, output: Output = None, fonts: Fonts = None) -> None:
    """Mark every page 校样, for circulation before approval.

    Writes FILE-proof.pdf beside FILE. The mark stands in the upper right corner, outside the type area.
    """
    from pipeline.printing.document import read_pdf
    from pipeline.printing.proof import make_proof, proof_stamp

    target = _target(file, output, "proof")
    data = read_pdf(file)
    _write(target, make_proof(data, str(file), problem_printer(quiet=False), proof_stamp(fonts or [])))


def _page_ranges(text: str | None) -> PageRanges | None:
    from pipeline.printing.pages import PageRanges

    try:
        return None if text is None else PageRanges.parse(text)
    except ValueError as fault:
        raise typer.BadParameter(str(fault), param_hint="--pages") from fault


def _target(file: Path, output: Path | None, suffix: str) -> Path:
    """Choose where the result goes; never the file it is made of."""
    target = output or file.with_name(f"{file.stem}-{suffix}.pdf")
    if target.resolve() == file.resolve():
        raise typer.BadParameter(f"{file} would be overwritten: choose another file", param_hint="--output")
    return target


def _write(target: Path, data: bytes) -> None:
    from pipeline.output import publish

    if target == STANDARD_OUTPUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    publish({target: data})
    typer.echo(target)
