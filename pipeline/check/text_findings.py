"""Remarks on a text → findings, the one type that format rules and text rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pipeline.check.text import Remark
from pipeline.model.finding import Finding, Place, Verdict
from pipeline.model.records import replace
from pipeline.model.source import Location


def findings_of(remarks: Iterable[Remark], place: Callable[[Location], Place], language: str) -> list[Finding]:
    """Tell remarks as findings in ``zh`` or ``en``; ``place`` says where in the file a location of the text lies.

    ``actual`` shows the stretch in its surroundings, set off as 【…】; ``where.quote`` is the same text verbatim.
    """
    return [_finding(remark, place, language) for remark in remarks]


def name_of(place: Place, language: str) -> str:
    """Give a place without its path: line:column, page, paragraph."""
    if place.line is not None:
        return f"{place.line}:{place.column or 1}"
    if place.page is not None:
        return f"第{place.page}页" if language == "zh" else f"page {place.page}"
    if place.paragraph is not None:
        return f"第{place.paragraph}段" if language == "zh" else f"paragraph {place.paragraph}"
    return place.part or "–"


def _finding(remark: Remark, place: Callable[[Location], Place], language: str) -> Finding:
    before, found, after = remark.context
    other = name_of(place(remark.hit.refers), language) if remark.hit.refers else ""
    hint = remark.hint(language, other)
    return Finding(
        rule=remark.rule.id,
        clause=remark.rule.clause,
        strength=remark.rule.strength,
        severity=remark.rule.severity,
        verdict=Verdict.FAIL,
        expected=hint,
        actual=f"{remark.message(language)}: …{before}【{found}】{after}…",
        where=replace(place(remark.location), quote=remark.quote),
        hint=_advice(remark, hint, language),
    )


def _advice(remark: Remark, hint: str, language: str) -> str:
    if not remark.correction or not remark.hit.replacement or remark.hit.replacement in hint:
        return hint
    return f"{hint}{'：' if language == 'zh' else ': '}{remark.found} → {remark.hit.replacement}"
