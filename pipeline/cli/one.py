"""One article in this process, and the command line that asks for no more than that."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.problems import printer
from pipeline.model.problem import Severity

if TYPE_CHECKING:
    from pipeline.drawing import DrawingAside
    from pipeline.job import Job

FINDINGS = 1
LONGEST_BESIDE = 200_000  # bytes of source


def render_one(job: Job, *, quiet: bool) -> int:
    """Do one job and print its problems and results; give the exit code."""
    beside = _beside(job)
    from pipeline.build import build

    try:
        outcome = build(job, printer(quiet), beside=beside)
    finally:
        if beside:
            beside.close()
    if not quiet:
        for path in outcome.written:
            sys.stdout.write(f"{path}\n")
    return FINDINGS if any(problem.severity is Severity.ERROR for problem in outcome.receipt.problems) else 0


def _beside(job: Job) -> DrawingAside | None:
    """Have the PDF drawn in a process beside this one, begun before anything else is imported, where it pays.

    What is sent there and back takes longer for a long text than is gained; files to attach would have to go too.
    """
    from pipeline.aside import can_fork

    if "pdf" not in job.formats or job.attach_source or not can_fork():
        return None
    with contextlib.suppress(OSError):
        if sum(Path(source).stat().st_size for source in job.sources) <= LONGEST_BESIDE:
            from pipeline.drawing import DrawingAside

            return DrawingAside(job.font_folders)
    return None


def plain_render(arguments: list[str]) -> tuple[Job, bool] | None:
    """Read the command lines that make up nearly all runs: ``render FILE`` with a folder, a layout, facts, formats.

    Gives the job and whether to be quiet; None for every other command line, be it wrong or only unusual: typer reads
    those. Importing typer and building its parsers takes as long as everything that is done with the article.
    """
    if arguments[:1] != ["render"]:
        return None
    values: dict[str, list[str]] = {name: [] for name in _OPTIONS.values()}
    sources: list[str] = []
    quiet = False
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in _OPTIONS:
            values[_OPTIONS[argument]].append(next(rest, "-"))
        elif argument in ("-q", "--quiet"):
            quiet = True
        else:
            sources.append(argument)
    given = [*sources, *(value for several in values.values() for value in several)]
    if (
        len(sources) != 1
        or any(not value or value.startswith("-") for value in given)
        or not Path(sources[0]).is_file()
    ):
        return None
    from pipeline.job import FORMATS, Job

    if not set(values["formats"]) <= set(FORMATS):
        return None
    job = Job(
        source=sources[0],
        output=Path((values["output"] or ["output"])[-1]),
        layout=(values["layout"] or ["jianbao"])[-1],
        settings=tuple(values["settings"]),
        formats=tuple(values["formats"]) or FORMATS,
    )
    return job, quiet


_OPTIONS = {
    "-o": "output",
    "--output": "output",
    "-l": "layout",
    "--layout": "layout",
    "--set": "settings",
    "-f": "formats",
    "--format": "formats",
}
