"""Findings → SARIF 2.1.0, the form editors and code hosts show as annotations."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pipeline.model.finding import Finding, Place, Verdict
from pipeline.version import VERSION

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(findings: Sequence[Finding], explanations: Mapping[str, str]) -> str:
    """Give failures as results and unknown facts as results of kind ``open``; passes are left out.

    ``explanations`` are the rules' texts by id. Columns count Unicode code points.
    """
    told = [finding for finding in findings if finding.verdict is not Verdict.PASS]
    rules = sorted({finding.rule for finding in told})
    run = {
        "tool": {
            "driver": {
                "name": "jianbao",
                "version": VERSION,
                "rules": [_rule(rule, told, explanations.get(rule, "")) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rules.index(finding.rule)) for finding in told],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: str, findings: Sequence[Finding], explanation: str) -> dict[str, Any]:
    finding = next(finding for finding in findings if finding.rule == rule)
    described: dict[str, Any] = {"id": rule}
    if explanation.strip():
        described["fullDescription"] = {"text": " ".join(explanation.split())}
    described["defaultConfiguration"] = {"level": _LEVELS[finding.severity]}
    described["properties"] = {"clause": finding.clause, "strength": finding.strength}
    return described


def _result(finding: Finding, index: int) -> dict[str, Any]:
    more = [f"expected: {finding.expected}"] if finding.expected not in finding.hint else []
    more += [finding.hint] if finding.hint else []
    message = finding.actual + (f" ({'; '.join(more)})" if more else "")
    result: dict[str, Any] = {"ruleId": finding.rule, "ruleIndex": index}
    if finding.verdict is Verdict.UNKNOWN:
        result |= {"kind": "open", "level": "none"}
    else:
        result["level"] = _LEVELS[finding.severity]
    return result | {"message": {"text": message}, "locations": [_location(finding.where)]}


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path)}}
    if place.line is not None:
        region = {"startLine": place.line, "startColumn": place.column or 1}
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if place.line is None and str(place) != place.path:
        location["logicalLocations"] = [{"name": str(place).removeprefix(place.path).lstrip(": "), "kind": "element"}]
    return location


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path.replace("\\", "/"), safe="/:")
