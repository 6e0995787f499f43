"""Findings for people: a table a file, grouped by severity, the offending mark set off in its quote."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

import typer

from pipeline.check.report_chinese import CHINESE_NAMES, KIND_NAMES
from pipeline.check.rules.table import ABOUT
from pipeline.check.text_findings import name_of
from pipeline.check.text_fix import Correction
from pipeline.model.finding import Finding, Verdict
from pipeline.model.problem import Severity

if TYPE_CHECKING:
    from rich.text import Text

    from pipeline.cli.check_run import Checked

_SHOWN: Final = 5
_WIDTH: Final = 120
_NAMES: Final = {
    "en": {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"},
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
}
_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MARK: Final = re.compile("【[^】]*】")


def print_findings(checked: Checked, language: str) -> None:
    """Print what was found in a file; of findings of one rule the first five, then how many more there are."""
    from rich.console import Console
    from rich.table import Table

    findings = checked.findings
    failures = [finding for finding in findings if finding.verdict is Verdict.FAIL]
    console = Console(width=None if sys.stdout.isatty() else _WIDTH, highlight=False, emoji=False, markup=False)
    console.print(f"{checked.path}{_taken_for(checked, language)}: {_counted(failures, language)}", soft_wrap=True)
    for severity in _ORDER:
        group = [finding for finding in failures if finding.severity is severity]
        if not group:
            continue
        console.print(f"\n{_NAMES[language][severity]}", style=f"bold {_STYLES[severity]}")
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for rule, place, told in _rows(group, language):
            table.add_row(rule, place, told)
        console.print(table)
    unknown = sorted({finding.rule for finding in findings if finding.verdict is Verdict.UNKNOWN})
    if unknown:
        lacking = "无法从此文件判断" if language == "zh" else "not observable in this file"
        console.print(f"\n{lacking}: {', '.join(unknown)}", style="dim")


def _taken_for(checked: Checked, language: str) -> str:
    """Tell what a document was taken for and what it was measured against: a wrong guess is seen at once."""
    if checked.kind is None:
        return ""
    name = KIND_NAMES[checked.kind] if language == "zh" else checked.kind.value
    standard = {"layout": "所给版式" if language == "zh" else "the layout given"}.get(
        checked.standard, checked.standard
    )
    return f"（{name}，{standard}）" if language == "zh" else f" ({name}, {standard})"


def _counted(failures: Sequence[Finding], language: str) -> str:
    names = _NAMES[language]
    counts = [(severity, sum(finding.severity is severity for finding in failures)) for severity in _ORDER]
    if language == "zh":
        return "，".join(f"{names[severity]}{count}处" for severity, count in counts if count) or "没有发现问题"
    told = (f"{count} {names[severity]}"[: None if count > 1 else -1] for severity, count in counts if count)
    return ", ".join(told) or "nothing found"


def _rows(group: list[Finding], language: str) -> Iterable[tuple[str, str, Text]]:
    ordered = sorted(group, key=lambda finding: finding.rule)
    for rule, same in groupby(ordered, key=lambda finding: finding.rule):
        found = list(same)
        for finding in found[:_SHOWN]:
            yield rule, name_of(finding.where, language), _told(finding, language)
        if len(found) > _SHOWN:
            from rich.text import Text

            more = len(found) - _SHOWN
            places = f"{name_of(found[_SHOWN].where, language)} – {name_of(found[-1].where, language)}"
            yield rule, "", Text(f"另有{more}处（{places}）" if language == "zh" else f"and {more} more ({places})")


def _told(finding: Finding, language: str) -> Text:
    from rich.text import Text

    name = (CHINESE_NAMES if language == "zh" else ABOUT).get(finding.rule)
    colon = "：" if language == "zh" else ": "
    text = Text(f"{name}{colon}{finding.actual}" if name else finding.actual)
    text.highlight_regex(_MARK, "bold red")
    if finding.expected not in finding.hint:
        text.append(f"（应为：{finding.expected}）" if language == "zh" else f" (expected: {finding.expected})")
    if finding.hint:
        text.append(f"\n→ {finding.hint}", "dim")
    return text


def print_corrections(path: str, corrections: Sequence[Correction], language: str, *, to_errors: bool) -> None:
    """Print every correction made, one a line; to standard error when standard output is for a machine."""
    for correction in corrections:
        place = f"{correction.location.line}:{correction.location.column}"
        typer.echo(f"{path}:{place} {correction.rule} {correction.before!r} → {correction.after!r}", err=to_errors)
    count = len(corrections)
    typer.echo(f"{path}: 改正{count}处" if language == "zh" else f"{path}: {count} corrected", err=to_errors)
