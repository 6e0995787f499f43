"""docs/check.md holds the table of text rules as the program has it: ``pytest --update`` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.check.text_rule import TextRule
from pipeline.check.text_table import TEXT_RULES

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
TABLE = re.compile(r"(<!-- rules: [^\n]*-->\n).*?(<!-- end of rules -->)", re.DOTALL)


def row(rule: TextRule) -> str:
    about = rule.explanation.strip().split("\n\n")[0].replace("\n", " ")
    wrong = next(example.text for example in rule.examples if example.wrong).replace("|", " ⏎ ")
    severity = "note" if rule.severity == "info" else rule.severity
    fixed = "✓" if rule.mechanical else ""
    return f"| {rule.id} | {severity} | {fixed} | {' '.join(about.split())} | {wrong} | {rule.clause} |"


def table() -> str:
    head = "| id | severity | fix | what it asks | wrong | clause |\n|---|---|---|---|---|---|\n"
    return head + "\n".join(map(row, TEXT_RULES)) + "\n"


def test_the_page_holds_the_table_of_rules(update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    wanted = TABLE.sub(lambda match: match[1] + "\n" + table() + "\n" + match[2], page)
    if update:
        PAGE.write_text(wanted, encoding="utf-8")
        page = wanted
    assert page == wanted
