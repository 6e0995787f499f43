"""Findings → JSON, one object, keys in a fixed order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from pipeline.check.kind import Kind
from pipeline.model.finding import Finding, Place, Verdict
from pipeline.version import VERSION


class Measured(NamedTuple):
    """What a file was taken for and measured against; a source, whose text alone is judged, has neither."""

    path: str
    kind: Kind | None
    standard: str


def render_json(findings: Sequence[Finding], files: Sequence[Measured] = ()) -> str:
    """Give findings as JSON text: version, files with their kinds, counts by verdict and severity, every finding."""
    failures = [finding for finding in findings if finding.verdict is Verdict.FAIL]
    counts = {
        severity: sum(finding.severity == severity for finding in failures) for severity in ("error", "warning", "info")
    }
    counts["unknown"] = sum(finding.verdict is Verdict.UNKNOWN for finding in findings)
    document = {
        "version": VERSION,
        "files": [_file(each) for each in files],
        "counts": counts,
        "findings": [_finding(finding) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _file(measured: Measured) -> dict[str, str]:
    if measured.kind is None:
        return {"path": measured.path}
    return {"path": measured.path, "kind": measured.kind.value, "standard": measured.standard}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "strength": finding.strength,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "expected": finding.expected,
        "actual": finding.actual,
        "hint": finding.hint,
        "where": _place(finding.where),
    }


def _place(place: Place) -> dict[str, Any]:
    return {name: value for name, value in asdict(place).items() if value not in (None, "")}
