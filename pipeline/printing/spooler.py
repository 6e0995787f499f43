"""The system's print service: which way there is, which printers, and handing over a job."""

from __future__ import annotations

import platform
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.model.problem import OutputError, Report, error, warning
from pipeline.model.records import replace
from pipeline.printing.document import A3, A4, Paper
from pipeline.printing.job import (
    STANDARD_INPUT,
    SUMATRA_ADVICE,
    PrintJob,
    Sides,
    lp_command,
    shell_command,
    sumatra_command,
)

SUMATRA: Final = "SumatraPDF"
PATIENCE: Final = 120
"""Seconds a print service may take to accept a job."""

INSTALL_CUPS: Final = (
    "install the client of CUPS (Debian, Ubuntu, Fedora: the package cups-client; Arch: cups) and set up a printer; "
    "--dry-run shows the command without it"
)


def shown(job: PrintJob) -> str:
    """Give what would be run, quoted for the system's shell, without needing a printer or a print program."""
    if not job.maker:
        job = replace(job, prepared=None)
    if not _on_windows():
        command = shlex.join(lp_command(job))
        return f"{shlex.join((*job.maker, STANDARD_INPUT))} | {command}" if job.maker else command
    if job.prepared is None:
        return subprocess.list2cmdline(_windows_command(job, str(job.path)))
    file = _prepared_name(job)
    made = subprocess.list2cmdline((*job.maker, file))
    return f"{made}\n{subprocess.list2cmdline(_windows_command(job, file))}"


def submit(job: PrintJob, report: Report) -> str:
    """Hand the job to the system and give what it answers. Raises OutputError with the system's own words."""
    if _on_windows():
        return _submit_on_windows(job)
    if shutil.which("lp") is None:
        raise OutputError([error("no-print-service", "there is no lp command to print with", None, INSTALL_CUPS)])
    _require_printer(job.printer)
    _warn_of_printer(job, report)
    return _run(lp_command(job), job.prepared)


def warn_of_limits(report: Report) -> None:
    """Say what the system's way of printing cannot promise."""
    if _on_windows() and shutil.which(SUMATRA) is None:
        message = "the program that opens PDFs will print: paper, sides and scale are what it and the driver are set to"
        hint = f"choose A4, both sides, long edge and 100 % there; or {SUMATRA_ADVICE}: it is told all that"
        report(warning("windows-print", message, None, hint))


def known_printers() -> list[str]:
    """List the printers CUPS knows; none when it cannot be asked."""
    return [name for line in _answer("lpstat", "-e") if (name := line.strip())]


def _printer_options(printer: str | None) -> dict[str, list[str]]:
    """Give a printer's options and the values each can have, as its driver names them; none when it does not tell."""
    options: dict[str, list[str]] = {}
    for line in _answer("lpoptions", *(() if printer is None else ("-p", printer)), "-l"):
        name, colon, values = line.partition(":")
        if colon:
            options[name.partition("/")[0]] = [value.lstrip("*") for value in values.split()]
    return options


def _answer(*command: str) -> list[str]:
    """Give the lines a CUPS program answers a question with; none when it is missing or fails."""
    if shutil.which(command[0]) is None:
        return []
    try:
        done = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [] if done.returncode else done.stdout.decode("utf-8", "replace").splitlines()


def _on_windows() -> bool:
    return platform.system() == "Windows"


def _require_printer(name: str | None) -> None:
    """Refuse a printer CUPS does not list; name/instance is a printer with options of its own (lpoptions)."""
    known = known_printers() if name is not None else []
    if name is not None and known and name.partition("/")[0] not in known:
        hint = f"known printers: {', '.join(known)}"
        raise OutputError([error("unknown-printer", f"there is no printer {name!r}", None, hint)])


def booklet_sheet(printer: str | None, report: Report) -> Paper:
    """Choose what a booklet is printed on: A3, or A4 where the printer lists that and no A3; a warning tells so."""
    papers = [] if _on_windows() else _papers(_printer_options(printer))
    if not papers or _lists(papers, A3) or not _lists(papers, A4):
        return A3
    message = "the printer lists no A3: the booklet's pages are reduced to 71 %, two on each side of an A4 sheet"
    report(warning("booklet-reduced", message, None, "for true size choose a printer that has A3 with --printer"))
    return A4


def _papers(options: dict[str, list[str]]) -> list[str]:
    return options.get("PageSize") or options.get("media") or []


def _lists(papers: list[str], paper: Paper) -> bool:
    """Tell whether a printer lists a paper by any of its names: A3, A3.Borderless, iso_a3_297x420mm, om_297x420mm."""
    name, size = paper.name.casefold(), paper.media.rpartition("_")[2]
    return any(listed.casefold().partition(".")[0] == name or size in listed for listed in papers)


def _warn_of_printer(job: PrintJob, report: Report) -> None:
    """Tell of paper or sides the printer does not list: CUPS takes such a job, and the printer drops it silently."""
    options = _printer_options(job.printer)
    papers = _papers(options)
    if papers and not _lists(papers, job.paper):
        message = f"the printer lists no {job.paper.name}: the job may be dropped; it lists {', '.join(papers)}"
        hint = "look at its queue (lpstat -W all), or choose another one with --printer"
        report(warning("printer-paper", message, None, hint))
    if options and job.sides is not Sides.ONE and not any("duplex" in name.casefold() for name in options):
        message = "the printer does not say that it prints on both sides"
        report(warning("printer-duplex", message, None, "print with --simplex, or choose another one with --printer"))


def _run(command: Sequence[str], data: bytes | None = None) -> str:
    """Run a print program on the bytes, or on nothing, and give its answer."""
    try:
        done = subprocess.run(command, input=data or b"", capture_output=True, check=False, timeout=PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise _refused(command[0], str(failure)) from failure
    if done.returncode:
        raise _refused(command[0], done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
    return done.stdout.decode("utf-8", "replace").strip()


def _refused(program: str, reason: str) -> OutputError:
    known = known_printers() if program == "lp" else []
    hint = f"choose one with --printer: {', '.join(known)}" if known else "look at the printer's settings and its queue"
    return OutputError([error("print-failed", f"{Path(program).name} failed: {reason}", None, hint)])


def _windows_command(job: PrintJob, document: str) -> tuple[str, ...]:
    program = shutil.which(SUMATRA)
    return sumatra_command(job, program, document) if program else shell_command(job, document)


def _prepared_name(job: PrintJob) -> str:
    return f"{job.path.stem}-print.pdf"


def _submit_on_windows(job: PrintJob) -> str:
    without_sumatra = shutil.which(SUMATRA) is None
    if job.prepared is None or (without_sumatra and not job.maker):
        return _run(_windows_command(job, str(job.path.resolve())))
    if without_sumatra:
        # The shell's way returns before the file is read: a temporary one would be gone too soon.
        hint = f"make a file with 'jianbao {job.maker[1]}' and print that, or {SUMATRA_ADVICE}"
        raise OutputError([error("windows-print", "Windows by itself prints files that stay", None, hint)])
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / _prepared_name(job)
        document.write_bytes(job.prepared)
        return _run(_windows_command(job, str(document)))
