"""Finding: what a rule of `check` says about a document, where, and on what authority."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.model.problem import Severity
from pipeline.model.strength import Strength as Strength


class Verdict(StrEnum):
    """What came out. ``unknown``: the fact cannot be observed in this file; it is never a pass."""

    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was observed; None for what does not apply.

    A PDF has ``page`` (from 1) and ``x``, ``y`` in millimetres from the page's top left corner; a DOCX has
    ``paragraph`` (from 1, in reading order of the body; None in headers and footers) and ``style`` (its name in Word);
    a source text has ``line`` and ``column`` (from 1). ``part`` names another story: footer, header, text box.
    ``quote`` is the text found there, verbatim.
    """

    path: str
    page: int | None = None
    x: float | None = None
    y: float | None = None
    paragraph: int | None = None
    style: str | None = None
    line: int | None = None
    column: int | None = None
    part: str = ""
    quote: str = ""

    def __str__(self) -> str:
        """Give ``a.pdf: page 1, x 28.0 mm, y 72.3 mm`` or ``a.docx: paragraph 3 (标题)`` or ``a.txt:3:14``."""
        if self.line is not None:
            return f"{self.path}:{self.line}" + (f":{self.column}" if self.column is not None else "")
        where = [f"page {self.page}"] if self.page is not None else []
        where += [f"{name} {value:.1f} mm" for name, value in (("x", self.x), ("y", self.y)) if value is not None]
        where += [self.part] if self.part else []
        where += [f"paragraph {self.paragraph}"] if self.paragraph is not None else []
        told = ", ".join(where) + (f" ({self.style})" if self.style else "")
        return f"{self.path}: {told}" if told else self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One verdict of one rule at one place.

    ``rule`` is the id (``PAGE-01``); ``clause`` the text it rests on (``GB/T 9704-2012 5.1``, ``practice``,
    ``layout``); ``severity`` is how grave a failure of the rule is, whatever the verdict; ``expected`` and ``actual``
    are for people; ``hint`` says what to do next and is empty unless the verdict is a failure or unknown.
    """

    rule: str
    clause: str
    strength: Strength
    severity: Severity
    verdict: Verdict
    expected: str
    actual: str
    where: Place
    hint: str = ""
