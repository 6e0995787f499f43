"""What to print and how, and the command that asks the system for it.

GB/T 9704-2012 6.3: both sides, bound left. Paper and scale are always stated: left to itself, a queue may put an A4
page on Letter, or shrink it to its margins.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Final

from pipeline.model.problem import OutputError, error
from pipeline.model.records import dataclass
from pipeline.printing.document import Paper
from pipeline.printing.pages import PageRanges

STANDARD_INPUT: Final = "-"
SUMATRA_ADVICE: Final = "install SumatraPDF (winget install SumatraPDF.SumatraPDF) and put its folder on PATH"


class Sides(StrEnum):
    """Sides of the paper, by their names in IPP (RFC 8011 5.2.8)."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


SUMATRA_SIDES: Final = {Sides.ONE: "simplex", Sides.LONG_EDGE: "duplexlong", Sides.SHORT_EDGE: "duplexshort"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One file for one printer; ``printer`` None is the system's default one, ``pages`` None is all of them.

    ``prepared`` holds the bytes to print instead of the file at ``path``, when they were made of it; ``maker`` is the
    command line that makes the same bytes, up to where the output file would stand; nothing where no command makes them
    (pages only laid upright), and the file itself is as good.
    """

    path: Path
    paper: Paper
    sides: Sides
    printer: str | None = None
    copies: int = 1
    pages: PageRanges | None = None
    prepared: bytes | None = None
    maker: tuple[str, ...] = ()


def lp_command(job: PrintJob) -> tuple[str, ...]:
    """Give the command for CUPS (Linux, macOS, BSD); prepared bytes go to its standard input."""
    command = ["lp"]
    if job.printer is not None:
        command += ["-d", job.printer]
    command += ["-n", str(job.copies)]
    options = [f"media={job.paper.media}", f"sides={job.sides}", "print-scaling=none"]
    if job.copies > 1:
        options.append("collate=true")
    if job.pages:
        options.append(f"page-ranges={job.pages}")
    for option in options:
        command += ["-o", option]
    if job.prepared is not None:
        return (*command, "-t", job.path.name, STANDARD_INPUT)
    return (*command, "--", str(job.path))


def sumatra_command(job: PrintJob, program: str, document: str) -> tuple[str, ...]:
    """Give the command for SumatraPDF, which tells Windows paper, sides and scale, and ends when the job is sent."""
    printer = ("-print-to-default",) if job.printer is None else ("-print-to", job.printer)
    settings = [str(job.pages)] if job.pages else []
    settings += [f"{job.copies}x", SUMATRA_SIDES[job.sides], "noscale", f"paper={job.paper.name}"]
    return (program, "-silent", *printer, "-print-settings", ",".join(settings), document)


def shell_command(job: PrintJob, document: str) -> tuple[str, ...]:
    """Give the command for a Windows without SumatraPDF: the program that opens PDFs prints the file its own way.

    That way takes no paper, sides, scale, pages or copies; OutputError for a job that needs the last two.
    """
    if job.copies > 1 or job.pages:
        raise OutputError([error("windows-print", "Windows by itself prints whole files, once", None, SUMATRA_ADVICE)])
    script = f"Start-Process -FilePath {_quoted(document)} -Verb "
    if job.printer is None:
        script += "Print"
    else:
        inner = f'"{job.printer}"'
        script += f"PrintTo -ArgumentList {_quoted(inner)}"
    return ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", f"$ErrorActionPreference = 'Stop'; {script}")


def _quoted(text: str) -> str:
    """Quote for PowerShell, to which ' and the typographic single quotes are one."""
    for quote in "'‘’‚‛":
        text = text.replace(quote, quote * 2)
    return f"'{text}'"
