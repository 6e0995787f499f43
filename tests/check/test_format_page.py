"""docs/check.md holds the table of format rules as the program has it: ``pytest --update`` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.check.facts import OfdFacts
from pipeline.check.report_chinese import CHINESE_NAMES
from pipeline.check.rules.case import Judge
from pipeline.check.rules.table import RULES, Rule

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
TABLE = re.compile(r"(<!-- format rules: [^\n]*-->\n).*?(<!-- end of format rules -->)", re.DOTALL)
UNSEEN = ("after_rendering.<locals>.judge", "unread")
AN_OFD = OfdFacts(path="", pages=())


def seen(judge: Judge | None) -> str:
    if judge is None:
        return "–"
    return "unknown" if judge.__qualname__ in UNSEEN else "✓"


def row(rule: Rule) -> str:
    name = CHINESE_NAMES[rule.id]
    severity = "note" if rule.severity == "info" else rule.severity
    cells = (
        rule.id,
        name,
        rule.clause,
        rule.strength,
        severity,
        seen(rule.docx),
        seen(rule.pdf),
        seen(rule.of(AN_OFD)),
    )
    return "| " + " | ".join(cells) + " |"


def table() -> str:
    head = (
        "| id | what it asks | clause | strength | severity | DOCX | PDF | OFD |\n|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(map(row, RULES)) + "\n"


def test_the_page_holds_the_table_of_format_rules(update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    wanted = TABLE.sub(lambda match: match[1] + "\n" + table() + "\n" + match[2], page)
    if update:
        PAGE.write_text(wanted, encoding="utf-8")
        page = wanted
    assert page == wanted
