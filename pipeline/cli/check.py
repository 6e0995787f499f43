"""jianbao check."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.check.kind import Kind
from pipeline.cli.application import From, app, standard_input
from pipeline.cli.problems import print_failure
from pipeline.model.finding import Finding, Verdict
from pipeline.model.problem import JianbaoError, Severity
from pipeline.model.records import dataclass

if TYPE_CHECKING:
    from pipeline.cli.check_run import Checked, Inspection

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Sources, .docx or .pdf; - reads standard input.", show_default=False),
]


class ReportFormat(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


class Language(StrEnum):
    """The language of messages."""

    ENGLISH = "en"
    CHINESE = "zh"


@app.command()
def check(
    files: Files,
    kind: Annotated[Kind | None, typer.Option("--as", help="The kind of document, when it cannot be told.")] = None,
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="Values of 9704 or of 33476 [default: as made]."),
    ] = None,
    layout: Annotated[
        str | None, typer.Option("--layout", "-l", metavar="NAME", help="Check against a layout of your own.")
    ] = None,
    select: Annotated[
        str | None, typer.Option("--select", metavar="IDS", help="Only these rules or families: PUNC,NUM-02.")
    ] = None,
    ignore: Annotated[str | None, typer.Option("--ignore", metavar="IDS", help="Not these rules or families.")] = None,
    fail_on: Annotated[
        Severity | None, typer.Option("--fail-on", help="Exit with 1 from this severity on [default: error].")
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to tell findings.")] = ReportFormat.TEXT,
    language: Annotated[
        Language | None, typer.Option("--language", help="The language of messages [default: en].")
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Make mechanical corrections: sources in place, .docx as tracked changes."),
    ] = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="OUT.docx", help="Write the findings as Word comments.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The date of tracked changes and comments.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Settings [default: .jianbao.yaml here, if any].")
    ] = None,
    source_format: From = None,
) -> None:
    """Review documents and texts: format of .docx and .pdf (GB/T 9704), punctuation, numerals, wording, consistency.

    Exits with 1 when there are findings at or above --fail-on.
    """
    from pipeline.cli.check_run import Inspection
    from pipeline.cli.check_settings import load_settings, reaches

    if annotate and len(files) != 1:
        raise typer.BadParameter("--annotate takes one FILE")
    settings = load_settings(config)
    inspection = Inspection(
        selection=settings.selection(_names(select), _names(ignore)),
        language=language.value if language else settings.language or Language.ENGLISH.value,
        kind=kind,
        profile=profile or settings.profile,
        layout=layout or settings.layout,
        source_format=source_format.value if source_format else None,
    )
    _refuse_unknown_rules(inspection.selection.unknown(_all_rules()))
    order = _Order(form=form, fix=fix, annotate=annotate, date=_iso(date))
    checked, failures = _check_all(files, inspection, order)
    findings = [finding for each in checked for finding in each.findings]
    limit = fail_on or settings.fail_on or Severity.ERROR
    if form is not ReportFormat.TEXT:
        _print_document(checked, findings, form)
    if failures:
        raise typer.Exit(failures[0] if len(files) == 1 else 1)
    if any(finding.verdict is Verdict.FAIL and reaches(finding.severity, limit) for finding in findings):
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """What to do with what is found."""

    form: ReportFormat
    fix: bool
    annotate: Path | None
    date: str | None


def _check_all(files: list[str], inspection: Inspection, order: _Order) -> tuple[list[Checked], list[int]]:
    """Check every file; one that cannot be checked is told and does not stop the others."""
    from pipeline.cli.check_printing import print_findings
    from pipeline.cli.check_run import check_file

    done: list[Checked] = []
    failures: list[int] = []
    for path in files:
        try:
            checked = check_file(path, inspection, standard_input(path))
            if order.fix:
                checked = _fix(checked, inspection, order)
            if order.annotate:
                _annotate(checked, order, order.annotate)
        except JianbaoError as failure:
            print_failure(failure)
            failures.append(failure.exit_code)
            continue
        done.append(checked)
        if order.form is ReportFormat.TEXT:
            print_findings(checked, inspection.language)
    return done, failures


def _fix(checked: Checked, inspection: Inspection, order: _Order) -> Checked:
    """Correct a file, tell what was changed, and check it again: what is told then is what is left."""
    from pipeline.cli.check_fix import fix_file
    from pipeline.cli.check_printing import print_corrections
    from pipeline.cli.check_run import check_file

    corrections = fix_file(checked, inspection, order.date)
    print_corrections(checked.path, corrections, inspection.language, to_errors=order.form is not ReportFormat.TEXT)
    return check_file(checked.path, inspection) if corrections else checked


def _annotate(checked: Checked, order: _Order, output: Path) -> None:
    from pipeline.cli.check_fix import annotate_file

    count = annotate_file(checked, output, order.date)
    typer.echo(f"{output}: {count} comments", err=order.form is not ReportFormat.TEXT)


def _names(text: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def _iso(date: str | None) -> str | None:
    try:
        return datetime.date.fromisoformat(date).isoformat() if date else None
    except ValueError:
        raise typer.BadParameter(f"{date} is no date: write 2019-02-26") from None


def _all_rules() -> list[str]:
    from pipeline.check.rules.table import RULES
    from pipeline.check.text_lines import RULE
    from pipeline.check.text_table import TEXT_RULES

    return [*(rule.id for rule in RULES), *(rule.id for rule in TEXT_RULES), RULE]


def _refuse_unknown_rules(names: tuple[str, ...]) -> None:
    if names:
        raise typer.BadParameter(f"no rule is called {', '.join(names)}; see docs/check.md")


def _print_document(checked: list[Checked], findings: list[Finding], form: ReportFormat) -> None:
    if form is ReportFormat.JSON:
        from pipeline.check.report import Measured, render_json

        files = [Measured(each.path, each.kind, each.standard) for each in checked]
        typer.echo(render_json(findings, files), nl=False)
        return
    from pipeline.check.report_sarif import render_sarif
    from pipeline.check.rules.table import RULES
    from pipeline.check.text_table import TEXT_RULES

    explanations = {rule.id: rule.about for rule in RULES} | {rule.id: rule.explanation for rule in TEXT_RULES}
    typer.echo(render_sarif(findings, explanations), nl=False)
