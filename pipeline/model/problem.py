"""What went wrong and where: one value for warnings, errors and validation; one exception family.

JianbaoError          an expected failure; carries its Problems and the exit code they lead to
├── SourceError       the article or the document data cannot be used (exit 3)
├── LayoutError       the layout cannot be used (exit 3)
├── MissingFont       a role has no font file (exit 4)
└── OutputError       the result cannot be written (exit 4)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.source import Location


class Severity(StrEnum):
    """How grave a problem is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should know: ``code`` is stable and kebab-case, ``hint`` says what to do next.

    ``about`` is the piece of the source it speaks of, when ``location`` is only that of the paragraph.
    """

    severity: Severity
    code: str
    message: str
    location: Location | None = None
    hint: str = ""
    about: str = ""

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        return f"{where}{self.message}"


Report = Callable[[Problem], None]
"""How a pass tells of a problem: the caller decides what becomes of it; only the command line prints."""


class JianbaoError(Exception):
    """An expected failure. ``args`` equals the constructor's arguments, so it survives pickling."""

    exit_code = 3

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(tuple(problems))
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class SourceError(JianbaoError):
    """The source article or its data cannot be used."""


class LayoutError(JianbaoError):
    """The layout cannot be used."""


class MissingFont(JianbaoError):
    """A font role has no usable file."""

    exit_code = 4


class OutputError(JianbaoError):
    """The result cannot be written."""

    exit_code = 4


def error(code: str, message: str, location: Location | None = None, hint: str = "") -> Problem:
    """Make a Problem of severity error."""
    return Problem(severity=Severity.ERROR, code=code, message=message, location=location, hint=hint)


def warning(code: str, message: str, location: Location | None = None, hint: str = "") -> Problem:
    """Make a Problem of severity warning."""
    return Problem(severity=Severity.WARNING, code=code, message=message, location=location, hint=hint)


def info(code: str, message: str, location: Location | None = None, hint: str = "") -> Problem:
    """Make a Problem of severity info."""
    return Problem(severity=Severity.INFO, code=code, message=message, location=location, hint=hint)
