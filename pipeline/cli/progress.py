"""A batch on the terminal: the bar while it runs, the problems of what failed, the summary at its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import typer

from pipeline.batch.report import Summary
from pipeline.batch.worker import Done
from pipeline.cli.problems import print_problem
from pipeline.model.problem import Severity

MOST_CODES = 8


class Display(Protocol):
    """What shows a batch while it runs."""

    def add(self, done: Done) -> None:
        """Show one article's end; the problems of those a person must look at are printed."""


class Lines:
    """Shows the problems of failed articles only: for files, pipes and --quiet."""

    def add(self, done: Done) -> None:
        """Print what is wrong with the article, if anything."""
        for problem in done.problems if done.failed else ():
            if problem.severity is Severity.ERROR:
                print_problem(problem)


@contextmanager
def shown(total: int, *, quiet: bool) -> Iterator[Display]:
    """Show a batch of so many articles: a bar with rate and time left on a terminal, else only what failed."""
    if quiet or not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")

        class Bar(Lines):
            def add(self, done: Done) -> None:
                super().add(done)
                speed = progress.tasks[task].speed
                progress.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

        yield Bar()


def print_summary(summary: Summary, output: Path) -> None:
    """Print how the articles ended, and which warnings were most frequent."""
    counts = [f"{summary.written} written to {output}"]
    if summary.current:
        counts.append(f"{summary.current} up to date")
    if summary.failed:
        counts.append(f"{summary.failed} failed")
    if summary.flawed:
        counts.append(f"{summary.flawed} of those written must be looked at")
    typer.echo(f"{summary.total} articles: {', '.join(counts)}", err=True)
    for severity in (Severity.ERROR, Severity.WARNING):
        told = [(code, count) for (kind, code), count in summary.codes.most_common() if kind is severity]
        if told:
            listed = ", ".join(f"{code} {count}" for code, count in told[:MOST_CODES])
            more = f" and {len(told) - MOST_CODES} other kinds" if len(told) > MOST_CODES else ""
            typer.echo(f"  {severity}s: {listed}{more}", err=True)


def print_interrupted(summary: Summary, arguments: list[str]) -> None:
    """Print how far the batch came and the command that goes on with it."""
    import shlex

    rest = [argument for argument in arguments if argument != "--resume"]
    typer.echo(f"stopped after {summary.done} of {summary.total}; no half-written file was left", err=True)
    typer.echo(f"  go on with: jianbao {shlex.join([*rest, '--resume'])}", err=True)
