"""Mechanical corrections in place: a source's marks and words, or tracked changes in a Word file; and comments."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.build import understand
from pipeline.check.text import Remark, check_text
from pipeline.check.text_fix import Correction, fix_text
from pipeline.cli.check_run import Checked, Inspection
from pipeline.model.finding import Finding, Verdict
from pipeline.model.problem import Problem, SourceError, error
from pipeline.model.source import Location
from pipeline.output import publish
from pipeline.read.limits import load

_FIXABLE: Final = ("text", "markdown", "yaml")
_ROUNDS: Final = 5
_MOST_ALIKE: Final = 3


def fix_file(checked: Checked, inspection: Inspection, date: str | None) -> tuple[Correction, ...]:
    """Correct a file in place, whole or not at all; give what was changed, in reading order.

    Raises SourceError for files that cannot be corrected (HTML, PDF, standard input), OutputError when it cannot be
    written.
    """
    if checked.source is not None:
        return _fix_source(checked, inspection)
    if checked.path.lower().endswith((".pdf", ".ofd")):
        raise _refused(checked.path, "correct the source, or the Word file, and make the PDF anew")
    return _fix_docx(checked, date)


def _refused(path: str, hint: str) -> SourceError:
    return SourceError([error("cannot-fix", f"{path} cannot be corrected in place", None, hint)])


def _fix_source(checked: Checked, inspection: Inspection) -> tuple[Correction, ...]:
    source = checked.source
    assert source is not None
    if source.format not in _FIXABLE or checked.path == "-":
        raise _refused(checked.path, "--fix corrects .txt, .md and .yaml files in place, and .docx as tracked changes")
    data = load(checked.path)
    text = data.decode(source.encoding)
    if text.encode(source.encoding) != data:
        raise _refused(checked.path, "save it as UTF-8 first: its encoding cannot be written back unchanged")
    made: list[Correction] = []
    remarks = checked.remarks
    # A correction may uncover another (a mark beside one that has become full-width); the last round finds nothing.
    for _ in range(_ROUNDS):
        text, corrections = fix_text(text, remarks)
        if not corrections:
            break
        made += corrections
        understood = understand("-", _ignore, stdin=text.encode(source.encoding), source_format=source.format)
        remarks = check_text(understood.article, inspection.rules)
    if made:
        publish({Path(checked.path): text.encode(source.encoding)})
    return tuple(_at(checked.path, correction) for correction in made)


def _at(path: str, correction: Correction) -> Correction:
    place = Location(path, correction.location.line, correction.location.column)
    return Correction(correction.rule, place, correction.before, correction.after)


def _ignore(problem: Problem) -> None:
    """What reading says of the source was said when it was checked."""


def _fix_docx(checked: Checked, date: str | None) -> tuple[Correction, ...]:
    from pipeline.check.docx_fix import Change, track_changes

    wanted = [remark for remark in checked.remarks if remark.correction and _paragraph(checked, remark)]
    changes = [
        Change(
            paragraph=_paragraph(checked, remark) or 1,
            quote=remark.quote,
            start=len(remark.context[0]),
            length=len(remark.found),
            after=remark.hit.replacement or "",
            column=remark.location.column - 1 - len(remark.context[0]),
        )
        for remark in wanted
    ]
    if not changes:
        return ()
    data, placed = track_changes(load(checked.path), changes, checked.path, date=date)
    if placed:
        publish({Path(checked.path): data})
    return tuple(
        Correction(
            remark.rule.id,
            Location(checked.path, _paragraph(checked, remark) or 1, remark.location.column),
            remark.found,
            remark.hit.replacement or "",
        )
        for index, remark in enumerate(wanted)
        if index in placed
    )


def _paragraph(checked: Checked, remark: Remark) -> int | None:
    place = checked.places.get(remark.location.line)
    return place.paragraph if place else None


def annotate_file(checked: Checked, output: Path, date: str | None) -> int:
    """Write the document with the findings as Word comments; give how many comments it has.

    More than three findings of one rule in one paragraph become one comment. Raises SourceError unless it is a DOCX.
    """
    if checked.source is not None or checked.path.lower().endswith((".pdf", ".ofd")):
        raise _refused(checked.path, "--annotate writes comments into .docx files")
    from pipeline.check.docx_annotate import Note, annotate

    told = [finding for finding in checked.findings if finding.verdict is Verdict.FAIL]
    groups: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in told:
        groups.setdefault((finding.rule, finding.where.paragraph), []).append(finding)
    notes = [
        Note(text=text, paragraph=first.where.paragraph, quote=first.where.quote, **_stretch(first))
        for group in groups.values()
        for first, text in _comments(group)
    ]
    publish({output: annotate(load(checked.path), notes, checked.path, date=date)})
    return len(notes)


def _comments(group: list[Finding]) -> list[tuple[Finding, str]]:
    if len(group) <= _MOST_ALIKE:
        return [(finding, _comment(finding)) for finding in group]
    return [(group[0], f"{_comment(group[0])}\n×{len(group)}")]


def _comment(finding: Finding) -> str:
    lines = [f"{finding.rule} {finding.actual}", finding.hint or finding.expected, f"{finding.clause}"]
    return "\n".join(line for line in lines if line)


def _stretch(finding: Finding) -> dict[str, int]:
    """Give the stretch of the quote the finding shows as 【…】; all of the quote when it shows none."""
    quote, shown = finding.where.quote, finding.actual
    before, opened, rest = shown.partition("【")
    found = rest.partition("】")[0]
    lead = before.rpartition("…")[2]
    if opened and found and quote.startswith(lead + found):
        return {"start": len(lead), "length": len(found)}
    return {"start": 0, "length": len(quote)}
