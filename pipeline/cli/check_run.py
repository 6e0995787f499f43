"""One file through the check: a source's text, or a document's format and text."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.build import understand
from pipeline.check.check import judge, probe
from pipeline.check.kind import Kind
from pipeline.check.report_chinese import CHINESE_NAMES
from pipeline.check.report_phrases import in_chinese
from pipeline.check.report_selection import Selection
from pipeline.check.standard import profile_of, standard_of
from pipeline.check.structure import understand as recognise
from pipeline.check.text import Remark, check_text
from pipeline.check.text_document import DocumentText, document_text, is_judged_by_format
from pipeline.check.text_findings import findings_of
from pipeline.check.text_lines import broken_numbers
from pipeline.check.text_rule import TextRule
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.article import Article
from pipeline.model.finding import Finding, Place
from pipeline.model.problem import Problem, SourceError
from pipeline.model.source import Location, Source
from pipeline.parse.parser import parse
from pipeline.read.layout import load_layout
from pipeline.read.limits import load

DOCUMENTS: Final = (".docx", ".docm", ".pdf", ".ofd")
"""Endings of finished documents: their format is checked, not only their text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """How to check: see the command's options. ``kind``, ``profile``, ``layout`` matter to documents only."""

    selection: Selection
    language: str = "en"
    kind: Kind | None = None
    profile: str | None = None
    layout: str | None = None
    source_format: str | None = None

    @property
    def rules(self) -> Sequence[TextRule]:
        """The text rules to apply."""
        return [rule for rule in TEXT_RULES if self.selection.takes(rule.id)]


@dataclass(slots=True, kw_only=True)
class Checked:
    """What was found in a file; ``remarks`` are the text findings, from which corrections and comments are made.

    ``kind`` and ``standard`` tell what a document was taken for and measured against; a source has neither.
    """

    path: str
    findings: list[Finding]
    remarks: tuple[Remark, ...]
    places: dict[int, Place] = field(default_factory=dict)
    source: Source | None = None
    kind: Kind | None = None
    standard: str = ""


def is_document(path: str) -> bool:
    """Tell a finished document from a source by its name."""
    return path != "-" and Path(path).suffix.lower() in DOCUMENTS


def check_file(path: str, inspection: Inspection, stdin: bytes | None = None) -> Checked:
    """Check one file. Raises SourceError or LayoutError when that cannot be done."""
    if is_document(path):
        return _check_document(path, load(path), inspection)
    return _check_source(path, stdin, inspection)


def _check_source(path: str, stdin: bytes | None, inspection: Inspection) -> Checked:
    understood = understand(path, _ignore, stdin=stdin, source_format=inspection.source_format)
    remarks = check_text(understood.article, inspection.rules)
    findings = findings_of(remarks, _source_place, inspection.language)
    return Checked(path=path, findings=findings, remarks=remarks, source=understood.source)


def _source_place(location: Location) -> Place:
    return Place(path=location.path, line=location.line, column=location.column)


def _check_document(path: str, data: bytes, inspection: Inspection) -> Checked:
    layout = load_layout(inspection.layout) if inspection.layout else None
    facts = probe(data, path)
    standard = standard_of(inspection.profile or profile_of(facts), layout)
    structure = recognise(facts, inspection.kind)
    text = document_text(structure, path)
    remarks = _document_remarks(text, inspection)

    def place(location: Location) -> Place:
        return text.places.get(location.line, Place(path=path))

    told = [remark for remark in remarks if not is_judged_by_format(remark)]
    judged = [*judge(facts, structure, standard), *broken_numbers(facts, inspection.language)]
    findings = [_told(finding, inspection) for finding in judged if inspection.selection.takes(finding.rule)]
    findings += findings_of(told, place, inspection.language)
    return Checked(
        path=path,
        findings=findings,
        remarks=remarks,
        places=text.places,
        kind=structure.kind,
        standard=standard.source,
    )


def _told(finding: Finding, inspection: Inspection) -> Finding:
    """Give a format finding in the language asked for; the text rules speak it themselves."""
    if inspection.language != "zh" or finding.rule not in CHINESE_NAMES:
        return finding
    return dataclasses.replace(
        finding,
        expected=in_chinese(finding.expected),
        actual=in_chinese(finding.actual),
        hint=in_chinese(finding.hint),
    )


def _document_remarks(text: DocumentText, inspection: Inspection) -> tuple[Remark, ...]:
    """Check a document's text; a form, or a page with a stamp alone, holds no article but still has text."""
    try:
        article, beside = parse(text.source, _ignore).article, text.beside
    except SourceError:
        article, beside = Article(), (*text.labels, *text.beside)
    return check_text(article, inspection.rules, beside=beside)


def _ignore(problem: Problem) -> None:
    """Reading and parsing have their own say on a source when it is rendered; here only the text is judged."""
