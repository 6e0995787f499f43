"""What a rule is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline.check.facts import Facts
from pipeline.check.kind import Kind
from pipeline.check.parts import Structure
from pipeline.check.standard import Standard
from pipeline.model.finding import Place, Verdict
from pipeline.model.problem import Severity

F = TypeVar("F", bound=Facts, covariant=True)


@dataclass(frozen=True, slots=True)
class Case(Generic[F]):
    """One document before the rules: what was observed, what its parts are, what is expected."""

    facts: F
    structure: Structure
    standard: Standard

    @property
    def kind(self) -> Kind:
        """The document's kind."""
        return self.structure.kind

    @property
    def whole(self) -> Place:
        """The document as a place."""
        return Place(path=self.facts.path)

    def page(self, number: int, x: float | None = None, y: float | None = None) -> Place:
        """Give a place on a page of a PDF."""
        return Place(path=self.facts.path, page=number, x=x, y=y)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One judgement. ``severity`` replaces the table's for this failure alone."""

    verdict: Verdict
    expected: str
    actual: str
    where: Place
    hint: str = ""
    severity: Severity | None = None


Outcomes = Iterator[Outcome]
Judge = Callable[[Case[Any]], Outcomes]
"""A rule's function: it yields nothing when the document has not got what the rule is about."""


def passed(expected: str, actual: str, where: Place) -> Outcome:
    """The fact was observed and is as it should be."""
    return Outcome(Verdict.PASS, expected, actual, where)


def failed(expected: str, actual: str, where: Place, hint: str, severity: Severity | None = None) -> Outcome:
    """The fact was observed and is not as it should be."""
    return Outcome(Verdict.FAIL, expected, actual, where, hint, severity)


def unknown(expected: str, why: str, where: Place, hint: str = "") -> Outcome:
    """The fact cannot be observed in this file; ``why`` says what stands in the way."""
    return Outcome(Verdict.UNKNOWN, expected, why, where, hint)


def measured(expected: str, actual: str, where: Place, hint: str, *, good: bool) -> Outcome:
    """Give pass or fail for a measurement."""
    return passed(expected, actual, where) if good else failed(expected, actual, where, hint)


def unread(case: Case[Any]) -> Outcomes:
    """Judge what only an OFD's pages show: they are not looked into."""
    yield unknown("what the standard asks", "an OFD's pages are not looked into", case.whole, "check the PDF as well")


def after_rendering(expected: str) -> Judge:
    """Make the function of a rule whose fact a DOCX does not hold: it exists only on the rendered page."""

    def judge(case: Case[Any]) -> Outcomes:
        yield unknown(expected, "only visible after rendering", case.whole, "check the PDF as well")

    return judge
