"""How problems reach the terminal."""

from __future__ import annotations

from collections.abc import Callable

import typer

from pipeline.model.problem import JianbaoError, Problem, Severity


def printer(quiet: bool) -> Callable[[Problem], None]:
    """Give the report function of a command: it prints each problem as it is found (errors only when quiet)."""

    def show(problem: Problem) -> None:
        if not quiet or problem.severity is Severity.ERROR:
            _print_problem(problem)

    return show


def print_failure(failure: JianbaoError) -> None:
    """Print the problems that ended a job."""
    for problem in failure.problems:
        _print_problem(problem)


def _print_problem(problem: Problem) -> None:
    where = f"{problem.location}: " if problem.location else "jianbao: "
    typer.echo(f"{where}{problem.severity}: {problem.message} [{problem.code}]", err=True)
    if problem.hint:
        typer.echo(f"  {problem.hint}", err=True)
