"""How problems reach the terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable

from pipeline.model.problem import JianbaoError, Problem, Severity


def printer(quiet: bool) -> Callable[[Problem], None]:
    """Give the report function of a command: it prints each problem as it is found (errors only when quiet)."""

    def show(problem: Problem) -> None:
        if not quiet or problem.severity is Severity.ERROR:
            print_problem(problem)

    return show


def print_failure(failure: JianbaoError) -> None:
    """Print the problems that ended a job."""
    for problem in failure.problems:
        print_problem(problem)


def print_problem(problem: Problem) -> None:
    """Print one problem and what to do about it."""
    where = f"{problem.location}: " if problem.location else "jianbao: "
    sys.stderr.write(f"{where}{problem.severity}: {problem.message} [{problem.code}]\n")
    if problem.hint:
        sys.stderr.write(f"  {problem.hint}\n")
