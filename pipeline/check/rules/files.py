"""DOCX and PDFA: the file itself."""

from __future__ import annotations

from typing import Any, Final

from pipeline.check.facts import DocxFacts, OfdFacts, PdfFacts
from pipeline.check.rules.case import Case, Outcome, Outcomes, failed, measured, passed, unknown
from pipeline.model.problem import Severity

_LIBRARIES: Final = ("python-docx", "openpyxl", "docx4j", "apache poi", "un-named", "unknown")
_CHINESE: Final = ("zh", "zh-cn", "zh-hans")


def docx_order(case: Case[DocxFacts]) -> Outcomes:
    """Parts are there and well-formed, properties stand in the order of ECMA-376: Word refuses files over less."""
    for fault in case.facts.faults:
        yield failed(
            "every part whole, properties in order", fault, case.whole, "open it in Word or WPS and save it anew"
        )
    if not case.facts.faults:
        yield passed("every part whole, properties in order", "so", case.whole)


def docx_core(case: Case[DocxFacts]) -> Outcomes:
    """Title, author and language are stated, and the author is a person or office, not a library (practice)."""
    yield _said(case.facts.title, case.facts.author, case.facts.language, case)


def pdf_core(case: Case[PdfFacts]) -> Outcomes:
    """Title and author are stated, and the author is a person or office, not a library (practice)."""
    catalogue = case.facts.catalogue
    if catalogue.encrypted is None:
        yield unknown("title and author stated", "the file's catalogue cannot be read", case.whole)
    else:
        yield _said(catalogue.title, catalogue.author, "zh", case)


def _said(title: str | None, author: str | None, language: str | None, case: Case[Any]) -> Outcome:
    missing = [name for name, value in (("title", title), ("author", author), ("language", language)) if not value]
    wrong = [f"no {name}" for name in missing]
    wrong += [f"author {author}"] if author and author.lower() in _LIBRARIES else []
    return measured(
        "title, author and language stated",
        ", ".join(wrong) or "so",
        case.whole,
        "fill in the file's properties",
        good=not wrong,
    )


def ofd_core(case: Case[OfdFacts]) -> Outcomes:
    """Title and author are stated, and the author is a person or office, not a library (practice)."""
    yield _said(case.facts.title, case.facts.author, "zh", case)


def ofd_parts(case: Case[OfdFacts]) -> Outcomes:
    """OFD.xml, Document.xml, PublicRes and every page's content are there, identifiers unique up to MaxUnitID.

    GB/T 33190-2016; names of parts are compared to the letter.
    """
    expected = "every part there, identifiers unique, none beyond MaxUnitID"
    for fault in case.facts.faults:
        yield failed(expected, fault, case.whole, "save it anew with a current OFD program")
    if not case.facts.faults:
        yield passed(expected, "so", case.whole)


def pdf_archive(case: Case[PdfFacts]) -> Outcomes:
    """PDF/A-2 or -3: output intent, metadata, /ID, no encryption, nothing that runs (ISO 19005).

    A file that does not claim to be PDF/A is only warned of: the standard on format does not ask for it.
    """
    catalogue, expected = case.facts.catalogue, "PDF/A-2b or better: output intent, /ID, no encryption, no actions"
    if catalogue.encrypted is None:
        yield unknown(expected, "the file's catalogue cannot be read", case.whole)
        return
    if not catalogue.part:
        hint = "save it as PDF/A for the archive (DA/T 47)"
        yield failed(expected, "no PDF/A identification", case.whole, hint, Severity.WARNING)
    wrong = ["encrypted"] if catalogue.encrypted else []
    wrong += [f"holds {name}" for name in catalogue.active]
    if catalogue.part:
        wrong += [] if catalogue.output_intent else ["no output intent"]
        wrong += [] if catalogue.identified else ["no /ID"]
        wrong += ["fonts not embedded"] if catalogue.loose_fonts else []
        wrong += [] if catalogue.part[0] in "234" else [f"PDF/A-{catalogue.part}"]
    if wrong:
        yield failed(expected, ", ".join(wrong), case.whole, "save it anew as PDF/A-2")
    elif catalogue.part:
        # What a full validator looks into besides (every font's widths, every colour) is not looked into here.
        yield passed(expected, f"claims PDF/A-{catalogue.part}; its catalogue agrees", case.whole)


def pdf_tags(case: Case[PdfFacts]) -> Outcomes:
    """Tagged, in Chinese, its title shown, headings H1… (ISO 14289-1): for readers who listen."""
    catalogue, expected = case.facts.catalogue, "tagged, Lang zh-CN, DisplayDocTitle, headings H1…"
    if catalogue.encrypted is None:
        yield unknown(expected, "the file's catalogue cannot be read", case.whole)
        return
    wrong = [] if catalogue.tagged else ["not tagged"]
    wrong += (
        []
        if (catalogue.language or "").lower().split("-")[0] in _CHINESE
        else [f"language {catalogue.language or 'not stated'}"]
    )
    wrong += [] if catalogue.display_title else ["title not shown"]
    wrong += ["no headings"] if catalogue.tagged and not catalogue.headings and case.structure.headings else []
    yield measured(
        expected, ", ".join(wrong) or "so", case.whole, "export it with tags, language and title", good=not wrong
    )


def docx_tags(case: Case[DocxFacts]) -> Outcomes:
    """Headings have outline levels, so that a PDF made of it has bookmarks and tags."""
    expected, own = "headings have outline levels", [h for h in case.structure.headings if h.own_line and not h.item]
    bad = [heading for heading in own if heading.block.level is None]
    for heading in bad:
        yield failed(expected, "body text", heading.block.where, "use a heading style, or set the outline level")
    # A file may give its title level 1 and so shift all the others: the shift has to be one.
    shifts = {heading.block.level - heading.depth for heading in own if heading.block.level is not None}
    by_label = all(heading.block.level == heading.level for heading in own)
    deep = [] if len(shifts) <= 1 or by_label else [h for h in own if h.block.level not in (None, h.level, h.depth)]
    for heading in deep:
        actual = f"level {heading.block.level}"
        yield failed(
            f"outline level {heading.depth}", actual, heading.block.where, "use the heading style of its level"
        )
    if own and not bad and not deep:
        yield passed(expected, f"all {len(own)}", case.whole)
