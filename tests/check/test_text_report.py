"""Findings for machines, and which rules a run reports."""

from __future__ import annotations

import json

from pipeline.check.report import render_json
from pipeline.check.report_chinese import CHINESE_NAMES
from pipeline.check.report_sarif import render_sarif
from pipeline.check.report_selection import Selection
from pipeline.check.rules.table import RULES
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.finding import Finding, Place, Verdict
from pipeline.model.problem import Severity
from pipeline.model.strength import Strength


def finding(verdict: Verdict = Verdict.FAIL, severity: Severity = Severity.ERROR, **where: object) -> Finding:
    return Finding(
        rule="PUNC-01",
        clause="GB/T 15834-2011 5.1",
        strength=Strength.REQUIRED,
        severity=severity,
        verdict=verdict,
        expected="full-width marks",
        actual="…管理【,】提高…",
        where=Place(path="文 件.txt", **where),  # type: ignore[arg-type]
        hint="use the full-width mark",
    )


FAILED = finding(line=3, column=5)
UNKNOWN = finding(Verdict.UNKNOWN, page=2)
PASSED = finding(Verdict.PASS)
NOTE = finding(severity=Severity.INFO, paragraph=4)


def test_json_tells_every_finding_and_counts_failures() -> None:
    told = json.loads(render_json([FAILED, UNKNOWN, PASSED, NOTE]))
    assert told["counts"] == {"error": 1, "warning": 0, "info": 1, "unknown": 1}
    assert [each["verdict"] for each in told["findings"]] == ["fail", "unknown", "pass", "fail"]
    assert told["findings"][0]["where"] == {"path": "文 件.txt", "line": 3, "column": 5}


def test_sarif_has_a_result_for_each_failure_and_an_open_one_for_what_is_unknown() -> None:
    document = json.loads(render_sarif([FAILED, UNKNOWN, PASSED, NOTE], {"PUNC-01": "Marks are full-width."}))
    assert document["version"] == "2.1.0"
    run = document["runs"][0]
    driver = run["tool"]["driver"]
    assert driver["name"] == "jianbao"
    assert driver["rules"][0]["id"] == "PUNC-01"
    assert driver["rules"][0]["fullDescription"]["text"] == "Marks are full-width."
    failed, unknown, note = run["results"]
    assert (failed["ruleId"], failed["ruleIndex"], failed["level"]) == ("PUNC-01", 0, "error")
    assert (unknown["kind"], unknown["level"], note["level"]) == ("open", "none", "note")
    physical = failed["locations"][0]["physicalLocation"]
    assert physical["region"] == {"startLine": 3, "startColumn": 5}
    assert physical["artifactLocation"]["uri"] == "%E6%96%87%20%E4%BB%B6.txt"
    assert unknown["locations"][0]["logicalLocations"] == [{"name": "page 2", "kind": "element"}]


def test_a_selection_takes_ids_and_families_and_the_more_exact_name_wins() -> None:
    assert Selection().takes("PUNC-01")
    assert Selection(select=("PUNC",)).takes("PUNC-01")
    assert not Selection(select=("PUNC",)).takes("NUM-01")
    assert not Selection(ignore=("PUNC",)).takes("PUNC-01")
    assert Selection(select=("PUNC-01",), ignore=("PUNC",)).takes("PUNC-01")
    assert not Selection(select=("PUNC",), ignore=("PUNC-01",)).takes("PUNC-01")
    assert not Selection(select=("PUN",)).takes("PUNC-01")


def test_names_of_no_rule_are_told() -> None:
    assert Selection(("PUNC", "PUCN-01"), ("NUM-99",)).unknown(["PUNC-01", "NUM-01"]) == ("PUCN-01", "NUM-99")


def test_format_rules_and_text_rules_share_no_id() -> None:
    assert not {rule.id for rule in RULES} & {rule.id for rule in TEXT_RULES}


def test_every_format_rule_has_a_chinese_name() -> None:
    assert {rule.id for rule in RULES} == set(CHINESE_NAMES)
