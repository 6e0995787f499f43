"""`check`: any DOCX, PDF or OFD → Findings of the format rules. The ruler knows nothing of what it measures."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from pipeline.check.facts import Facts, PdfFacts, is_han
from pipeline.check.kind import Kind
from pipeline.check.ofd import is_ofd, probe_ofd
from pipeline.check.parts import Structure
from pipeline.check.rules.case import Case, Outcome, unknown
from pipeline.check.rules.table import RULES, Rule
from pipeline.check.standard import Standard, profile_of, standard_of
from pipeline.check.structure import understand
from pipeline.model.finding import Finding, Verdict
from pipeline.model.layout import Layout
from pipeline.model.problem import Severity, SourceError, error

MOST_PER_RULE: Final = 20
"""More failures of one rule than this tell a reader nothing new: the last one says how many there were."""

OF_THE_FILE: Final = frozenset({"PAGE-01", "PAGE-06", "FONT-05", "FONT-06", "DOCX-02", "PDFA-01", "PDFA-02", "OFD-01"})
"""Rules that look at the file, not at its text: they hold even when some of the text cannot be read."""

_ENOUGH: Final = 100
_FEW_HAN: Final = 0.1
_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_HEADER_WITHIN: Final = 1024


def check_document(
    data: bytes, path: str, *, kind: Kind | None = None, layout: Layout | None = None, profile: str | None = None
) -> tuple[Finding, ...]:
    """Judge a document by every format rule that applies; findings stand in the order of the rule table.

    ``kind`` is recognised unless told. ``layout`` takes page, grid, faces and sizes from an office's own layout instead
    of the standard; ``profile`` is ``9704`` or ``33476`` (GB/T 33476.2), told from the document itself unless given.
    Raises SourceError when the file cannot be read, LayoutError for an unknown profile.
    """
    facts = probe(data, path)
    standard = standard_of(profile or profile_of(facts), layout)
    return judge(facts, understand(facts, kind), standard)


def probe(data: bytes, path: str) -> Facts:
    """Observe a document. Raises SourceError when it is none of DOCX, PDF and OFD, or cannot be read."""
    if data.startswith(_ZIP) and is_ofd(data):
        return probe_ofd(data, path)
    if data.startswith((_ZIP, _OLE)):
        from pipeline.check.docx import probe_docx

        return probe_docx(data, path)
    if _PDF in data[:_HEADER_WITHIN]:
        from pipeline.check.pdf import probe_pdf

        return probe_pdf(data, path)
    hint = "give a .docx, a .pdf or an .ofd"
    raise SourceError([error("unknown-document", f"{path} is no DOCX, PDF or OFD", None, hint)])


def judge(facts: Facts, structure: Structure, standard: Standard) -> tuple[Finding, ...]:
    """Put one document before every rule that applies to its kind and format."""
    case = Case(facts, structure, standard)
    obstacle = _obstacle(facts, structure)
    return tuple(finding for rule in RULES if structure.kind in rule.kinds for finding in _judged(rule, case, obstacle))


@dataclasses.dataclass(frozen=True, slots=True)
class _Obstacle:
    """What stands in the way of judging a document's text; ``paper`` whether it hides the page's measures too."""

    why: str
    hint: str = ""
    paper: bool = True


def _obstacle(facts: Facts, structure: Structure) -> _Obstacle | None:
    if _is_incomplete(facts):
        why = "parts of the text cannot be read: their fonts are neither in the file nor here"
        return _Obstacle(why, "embed all fonts when saving the PDF")
    if _is_sideways(facts):
        return _Obstacle("most of the text runs up or down the page", "turn the pages upright")
    if _is_foreign(structure):
        return _Obstacle("the text is not Chinese: it has rules of its own", paper=False)
    return None


def _judged(rule: Rule, case: Case[Facts], obstacle: _Obstacle | None) -> Iterator[Finding]:
    function = rule.of(case.facts)
    if function is None:
        return
    outcomes = list(function(case))
    hidden = obstacle is not None and (obstacle.paper or not rule.id.startswith("PAGE"))
    if obstacle is not None and hidden and rule.id not in OF_THE_FILE:
        told = outcomes[0].expected if outcomes else rule.about
        outcomes = [unknown(told, obstacle.why, case.whole, obstacle.hint)] if outcomes or obstacle.paper else []
    for outcome in _limited(outcomes):
        yield _finding(rule, case.standard, outcome)


def _is_incomplete(facts: Facts) -> bool:
    return isinstance(facts, PdfFacts) and any(page.lost for page in facts.pages)


def _is_sideways(facts: Facts) -> bool:
    if not isinstance(facts, PdfFacts):
        return False
    upright = sum(len(line.text) for page in facts.pages for line in page.lines)
    return sum(page.sideways for page in facts.pages) > upright


def _is_foreign(structure: Structure) -> bool:
    """Tell a text that hardly holds a Han character: the standard is about Chinese ones."""
    text = "".join(block.text for block in structure.blocks)
    letters = sum(character.isalpha() for character in text)
    return letters > _ENOUGH and sum(map(is_han, text)) < _FEW_HAN * letters


def _limited(outcomes: list[Outcome]) -> list[Outcome]:
    """Keep one pass, and at most so many failures and unknowns; a pass beside a failure of its own place stays."""
    kept: list[Outcome] = []
    for verdict in (Verdict.FAIL, Verdict.UNKNOWN, Verdict.PASS):
        same = [outcome for outcome in outcomes if outcome.verdict is verdict]
        most = 1 if verdict is Verdict.PASS else MOST_PER_RULE
        if verdict is Verdict.PASS and kept:
            continue
        kept += same[:most]
        if len(same) > most and verdict is not Verdict.PASS:
            last = kept[-1]
            kept[-1] = dataclasses.replace(last, actual=f"{last.actual} (and {len(same) - most} more places)")
    return kept


def _finding(rule: Rule, standard: Standard, outcome: Outcome) -> Finding:
    return Finding(
        rule=rule.id,
        clause=standard.clause(rule.id, rule.clause),
        strength=rule.strength,
        severity=outcome.severity or rule.severity,
        verdict=outcome.verdict,
        expected=outcome.expected,
        actual=outcome.actual,
        where=outcome.where,
        hint="" if outcome.verdict is Verdict.PASS else outcome.hint,
    )


def worst(findings: tuple[Finding, ...]) -> Severity | None:
    """Give the gravest severity among the failures, None when nothing failed."""
    failures = {finding.severity for finding in findings if finding.verdict is Verdict.FAIL}
    return next((s for s in (Severity.ERROR, Severity.WARNING, Severity.INFO) if s in failures), None)
