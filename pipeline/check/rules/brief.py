"""BRIF: masthead and tail of a brief (简报). Practice: no national standard regulates briefs."""

from __future__ import annotations

import re
from typing import Final

from pipeline.check.facts import MM_PER_POINT, DocxFacts, Facts, PdfFacts, Story, is_red
from pipeline.check.parts import Role
from pipeline.check.rules import head
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import red_rules
from pipeline.model.problem import Severity

_ISSUE: Final = re.compile(r"^第[1-9]\d*期|^（(\d{4}年)?(总)?第[1-9]\d*期）$|^[1-9]\d{3}年第[1-9]\d*期")
_TOTAL: Final = re.compile(r"^（?总第[1-9]\d*期）?$|^增刊")
_DATE: Final = re.compile(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日\s*$")
_LOOSE_DATE: Final = re.compile(r"\d{2,4}\s*[年\-./]\s*\d{1,2}\s*[月\-./]\s*\d{1,2}\s*[日号]?\s*$")
_COPIES: Final = re.compile(r"^（?共印\s*\d+\s*份）?$")
_RANGE: Final = re.compile(r"^(报|送|发|报送|呈报|主报|发送|分送|增发|本期增发|抄报|抄送)：.*。$", re.DOTALL)


def docx_masthead(case: Case[DocxFacts]) -> Outcomes:
    """A brief has its name, 第N期, who edits it, the date and a red rule, in this order (practice)."""
    borders = [b for block in case.facts.blocks[:24] if block.paragraph for b in block.paragraph.borders.values()]
    ruled = any(is_red(border.colour) for border in borders)
    yield from _masthead(case, True if ruled else None if case.facts.pictures else False)


def pdf_masthead(case: Case[PdfFacts]) -> Outcomes:
    """A brief has its name, 第N期, who edits it, the date and a red rule, in this order (practice)."""
    yield from _masthead(case, True if red_rules(case) else None if case.facts.pages[0].pictures else False)


def _masthead(case: Case[Facts], rule: bool | None) -> Outcomes:
    """Judge the masthead; ``rule`` is None when a drawing or picture may be the red rule.

    Name, date and rule make the masthead; a missing issue number or office is a warning, for the writer may lack it.
    """
    expected = "name, 第N期, 编发机关, date, red rule, in this order"
    structure = case.structure
    mark, issue, line = (structure.first(role) for role in (Role.MARK, Role.ISSUE, Role.ISSUER))
    told = "\t".join(block.text for block in structure.of(Role.ISSUER))
    grave = ([] if mark else ["the name"]) + ([] if _LOOSE_DATE.search(told) else ["the date"])
    grave += ["the red rule"] if rule is False else []
    light = ([] if issue else ["第N期"]) + ([] if _office(told) else ["编发机关"])
    where = (mark or line or structure.blocks[0]).where if structure.blocks else case.whole
    if grave or light:
        severity = None if grave else Severity.WARNING
        lacking = f"missing: {', '.join(grave + light)}"
        yield failed(expected, lacking, where, "give the data: issue number, editing office, date", severity)
    order = [structure.place(block) for block in (mark, issue, line) if block is not None]
    if order != sorted(order):
        yield failed(expected, "in another order", where, "name, issue number, office and date, rule")
    elif rule is None:
        yield unknown(expected, "the rule may be one of the drawings", where)
    elif not grave and not light:
        yield passed(expected, "all there", where)


def _office(line: str) -> str:
    return _LOOSE_DATE.sub("", line).strip()


def issue(case: Case[Facts]) -> Outcomes:
    """第N期, or （2019年第N期）, Arabic digits without a leading zero (practice)."""
    for block in case.structure.of(Role.ISSUE):
        text = re.sub(r"\s", "", block.text)
        good = bool(_ISSUE.match(text) or _TOTAL.match(text))
        yield measured(
            "第3期 or （2019年第3期）", text, block.where, "write 第, Arabic digits without zero, 期", good=good
        )


def docx_line(case: Case[DocxFacts]) -> Outcomes:
    """Office left and date right stand on one line above the rule (practice): parted by a right tab stop."""
    cells = case.structure.of(Role.ISSUER)
    for block in cells:
        expected = "office left and date right on one line, by a right tab stop"
        if block.story is not Story.BODY and (not _LOOSE_DATE.search(block.text) or _DATE.search(block.text)):
            yield unknown(expected, "a table or frame places them", block.where, "check the PDF as well")
            continue
        office, tab, _ = block.text.partition("\t")
        stops = block.paragraph.tabs if block.paragraph else ()
        wrong = (
            []
            if _DATE.search(block.text)
            else ["date not written 2019年2月26日"]
            if _LOOSE_DATE.search(block.text)
            else ["no date"]
        )
        right = any(
            kind == "right" and case.standard.area_width - 12 <= at <= case.standard.area_width + 1
            for kind, at in stops
        )
        wrong += [] if not office.strip() or (tab and right) else ["no right tab stop near the right edge"]
        yield measured(
            expected,
            ", ".join(wrong) or "so",
            block.where,
            "one line, a right tab stop 0–1字 from the edge",
            good=not wrong,
        )


def pdf_line(case: Case[PdfFacts]) -> Outcomes:
    """Office left and date right stand on one baseline (practice)."""
    want = case.standard
    for block in case.structure.of(Role.ISSUER):
        line = block.lines[0]
        wrong = (
            []
            if _DATE.search(block.text)
            else ["date not written 2019年2月26日"]
            if _LOOSE_DATE.search(block.text)
            else ["no date on the line"]
        )
        right = want.area_right - line.right
        wrong += [] if -1 <= right <= 1.5 * want.em else [f"the date ends {right:.1f} mm from the right edge"]
        if _office(block.text):
            wrong += (
                []
                if line.left - want.left <= 1.5 * want.em
                else [f"the office begins {line.left - want.left:.1f} mm in"]
            )
        yield measured(
            "office left, date right, one baseline, 0–1字 from the edges",
            ", ".join(wrong) or "so",
            block.where,
            "put both on one line",
            good=not wrong,
        )


def tail(case: Case[Facts]) -> Outcomes:
    """报：…。 送：…。 发：…。 and 共印N份 at the bottom of the last page (practice)."""
    blocks = case.structure.of(Role.IMPRINT)
    expected = "报：…。 送：…。 发：…。 共印N份"
    if not blocks:
        yield failed(expected, "no tail", case.whole, "give the data: report, send, distribute, copies")
    for block in blocks:
        text = block.text.strip()
        wrong = [] if _RANGE.match(text) or _COPIES.match(text) or text.endswith("印发") else ["not written so"]
        if block.lines:
            low = block.lines[0].baseline > 0.6 * case.standard.height
            last = isinstance(case.facts, PdfFacts) and block.lines[0].page == len(case.facts.pages)
            wrong += [] if low and last else ["not at the bottom of the last page"]
        yield measured(
            expected,
            ", ".join(wrong) or "so",
            block.where,
            "each range ends with 。, at the foot of the last page",
            good=not wrong,
        )


def contributor(case: Case[Facts]) -> Outcomes:
    """Who wrote it stands in full-width brackets at the end (practice)."""
    body = case.structure.of(Role.BODY, Role.HEADING, Role.BYLINE)
    if not body:
        return
    last = body[-1].text.strip()
    good = bool(re.search(r"（[^（）]+）$", last))
    actual = last[-20:] if good else "none"
    yield measured("（单位  姓名）", actual, body[-1].where, "add the contributor in （） after the text", good=good)


def docx_rule_width(case: Case[DocxFacts]) -> Outcomes:
    """The red rule of the masthead is as wide as the type area, as §7.2.7 asks of official documents (practice)."""
    yield from _present(head.docx_rule_width(case))


def pdf_rule_width(case: Case[PdfFacts]) -> Outcomes:
    """The red rule of the masthead is as wide as the type area, as §7.2.7 asks of official documents (practice)."""
    yield from _present(head.pdf_rule_width(case))


def _present(outcomes: Outcomes) -> Outcomes:
    # That there is a rule at all is the masthead's own rule.
    return (outcome for outcome in outcomes if not outcome.actual.startswith("no red rule"))


def docx_rule_gap(case: Case[DocxFacts]) -> Outcomes:
    """The red rule stands 4 mm below the line of office and date, as below a document number (practice)."""
    for block in case.structure.of(Role.ISSUER):
        border = block.paragraph.borders.get("bottom") if block.paragraph else None
        if border is None or block.paragraph is None or block.paragraph.line_rule != "exact":
            yield unknown("4 ± 1 mm", "the distance depends on rendering", block.where)
            continue
        gap = ((1 - 0.8) * block.paragraph.line - 0.12 * (block.size or 16) + border.space) * MM_PER_POINT
        yield measured(
            "4 ± 1 mm",
            f"about {gap:.1f} mm",
            block.where,
            "change the border's distance from the text",
            good=abs(gap - 4) <= 1,
        )


def pdf_rule_gap(case: Case[PdfFacts]) -> Outcomes:
    """The red rule stands 4 mm below the line of office and date, as below a document number (practice)."""
    for block in case.structure.of(Role.ISSUER):
        below = [rule for rule in red_rules(case) if rule.box.top > block.lines[0].baseline]
        for rule in below[:1]:
            gap = rule.box.top - block.lines[0].ink.bottom
            yield measured(
                "4 ± 1 mm",
                f"{gap:.1f} mm",
                case.page(1, rule.box.left, rule.box.top),
                "move the rule",
                good=abs(gap - 4) <= 1,
            )
