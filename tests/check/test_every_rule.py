"""For every format rule and every format it judges: a document that passes it and one that fails it.

The failing documents are rows of the tables of the other tests where there is one; the rest are made here. What a
format cannot show stands in ``ONE_SIDED`` with its reason: nothing else may lack a pair.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, Final, NamedTuple

import pikepdf
import pytest

from pipeline.check.check import check_document, probe
from pipeline.check.kind import Kind
from pipeline.check.report_phrases import in_chinese
from pipeline.check.rules.case import unread
from pipeline.check.rules.table import RULES
from pipeline.check.text_lines import RULE as PARTED_NUMBER
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.finding import Finding, Verdict
from pipeline.model.units import Length
from tests.check import test_format_mutations, test_rules_docx, test_rules_pdf
from tests.check.made import docx_of, edited, good, pdf_of, with_style, with_text
from tests.check.ofd_made import DOCUMENT, changed, ofd
from tests.check.paper import of_role, pikepdf_edit, printed, worded

LISTED: Final = {
    "PAGE": 7, "GRID": 5, "FONT": 6, "COLR": 1, "HEAD": 8, "TITL": 5, "BODY": 8, "ATT": 3, "SIGN": 4, "IMPR": 4,
    "PGNO": 5, "LETR": 1, "COMD": 1, "MINT": 1, "BRIF": 5, "PUNC": 6, "NUM": 4, "LINE": 5, "DOCX": 2, "PDFA": 2,
    "OFD": 1,
}  # fmt: skip
"""The rules a reviewer of official documents goes by: family → how many, numbered from 01."""

ADDED: Final = {"HEAD-09", "BODY-09", "BRIF-06", "BRIF-07", "BRIF-08"}
"""Found missing in that list: elements that must be there, the form of labels, the place of a brief's red rule."""

ONE_SIDED: Final = {
    ("docx", "SIGN-03"): "whether the signature stands alone shows only after rendering: pass or unknown",
    ("docx", "IMPR-02"): "the imprint's place shows only after rendering, unless a frame is anchored: pass or unknown",
    ("docx", "LINE-05"): "whether a mark hangs shows only after rendering, unless hanging is off: pass or unknown",
}
ENGLISH: Final = re.compile(r"(?<![\w/.:-])[a-z]{3,}(?![\w/.:-])")
NAMES: Final = {"ascii", "default", "lines", "python"}
"""What a message in Chinese keeps: names of Word's and the file's."""

Document = Callable[[], tuple[bytes, dict[str, Any]]]


class Pair(NamedTuple):
    passing: Document
    failing: Document


def document(make: Callable[[], bytes], **options: object) -> Document:
    return lambda: (make(), options)


def letter_docx(first: str = "") -> bytes:
    data = docx_of(good("official"))
    return edited(data, "word/document.xml", "<w:docGrid", first + "<w:docGrid") if first else data


def order_docx(distance: float) -> bytes:
    return docx_of(with_style("organ-mark", space_before=Length.from_pt(distance))(good("upward")))


def order_pdf(top: float) -> bytes:
    return printed(good("upward"), of_role("organ-mark", test_rules_pdf.moved(dy=top - 72)))


def renamed_fonts(name: str) -> bytes:
    """Give a PDF whose fonts all bear one name."""

    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary):
                for key in ("/BaseFont", "/FontName"):
                    if key in item:
                        item[key] = pikepdf.Name(f"/ABCDEF+{name}")

    return pikepdf_edit(pdf_of(good("jianbao")), change)


def imprint_on(*, even: bool) -> bytes:
    """Give an official document, behind a blank page if that brings the imprint on such a page."""
    data = pdf_of(good("official"))
    (found,) = [finding for finding in check_document(data, "made") if finding.rule == "IMPR-04"]
    if (found.verdict is Verdict.PASS) is even:
        return data
    return pikepdf_edit(data, blank_page_first)


def blank_page_first(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(595.28, 841.89))
    pdf.pages.insert(0, pdf.pages[-1])
    del pdf.pages[-1]


def parted_dash() -> bytes:
    ends = of_role("body", worded(lambda text: text[:-1] + "—"), nth=1)
    return printed(good("jianbao"), ends, of_role("body", worded(lambda text: "—" + text[1:]), nth=2))


def two_sections(margin: str) -> bytes:
    section = test_rules_docx.OTHER_SECTION.replace('w:left="1587"', f'w:left="{margin}"')
    return edited(docx_of(good("jianbao")), "word/document.xml", "<w:sectPr>", section, count=1)


MINUTES = test_rules_docx.TestMinutes()
LETTER = test_rules_pdf.TestLetter()
NO_TEXT = with_text("早八点交接", "（此页无正文）")

BY_HAND: Final[dict[tuple[str, str], Pair]] = {
    ("docx", "PAGE-06"): Pair(document(lambda: two_sections("1587")), document(lambda: two_sections("2000"))),
    ("docx", "COMD-01"): Pair(
        document(lambda: order_docx(52.5), kind=Kind.ORDER), document(lambda: order_docx(97), kind=Kind.ORDER)
    ),
    ("pdf", "COMD-01"): Pair(
        document(lambda: order_pdf(57), kind=Kind.ORDER), document(lambda: order_pdf(72), kind=Kind.ORDER)
    ),
    ("docx", "PGNO-04"): Pair(
        document(lambda: letter_docx("<w:titlePg/>"), kind=Kind.LETTER), document(letter_docx, kind=Kind.LETTER)
    ),
    ("pdf", "PGNO-04"): Pair(
        document(LETTER.letter, kind=Kind.LETTER), document(lambda: pdf_of(good("official")), kind=Kind.LETTER)
    ),
    ("pdf", "LETR-01"): Pair(
        document(LETTER.letter, kind=Kind.LETTER), document(lambda: LETTER.letter(mark=40.0), kind=Kind.LETTER)
    ),
    ("pdf", "IMPR-04"): Pair(document(lambda: imprint_on(even=True)), document(lambda: imprint_on(even=False))),
    ("pdf", "LINE-03"): Pair(document(lambda: pdf_of(good("jianbao"))), document(parted_dash)),
    ("docx", "FONT-06"): Pair(
        document(lambda: docx_of(good("jianbao"))),
        document(lambda: edited(docx_of(good("jianbao")), "word/styles.xml", "仿宋_GB2312", "FandolFang")),
    ),
    ("pdf", "FONT-06"): Pair(
        document(lambda: renamed_fonts("FangSong")), document(lambda: renamed_fonts("FandolFang"))
    ),
    ("pdf", "FONT-04"): Pair(document(lambda: renamed_fonts("FangSong")), document(lambda: renamed_fonts("Georgia"))),
    ("docx", "LINE-02"): Pair(
        document(lambda: docx_of(good("jianbao"))),
        document(lambda: edited(docx_of(good("jianbao")), "word/styles.xml", "<w:kinsoku/>", '<w:kinsoku w:val="0"/>')),
    ),
    ("docx", "ATT-01"): Pair(
        document(lambda: docx_of(good("official"))),
        document(lambda: docx_of(with_text("附件：", "附件:")(good("official")))),
    ),
    ("docx", "ATT-02"): Pair(
        document(lambda: docx_of(good("official"))),
        document(lambda: docx_of(with_style("attachment-label", font="fangsong")(good("official")))),
    ),
    ("docx", "ATT-03"): Pair(
        document(lambda: docx_of(good("official"))),
        document(lambda: docx_of(with_text("2.\t值班安排表", "2.\t值班表")(good("official")))),
    ),
    ("ofd", "OFD-01"): Pair(document(ofd), document(lambda: ofd({"Doc_0/PublicRes.xml": None}))),
    ("ofd", "PAGE-01"): Pair(document(ofd), document(lambda: changed(DOCUMENT, "0 0 210 297", "0 0 216 279"))),
    ("ofd", "PAGE-06"): Pair(
        document(ofd),
        document(
            lambda: changed_page("<ofd:Area><ofd:PhysicalBox>0 0 216 279</ofd:PhysicalBox></ofd:Area><ofd:Content>")
        ),
    ),
    ("ofd", "DOCX-02"): Pair(document(ofd), document(lambda: changed("OFD.xml", "某县人民政府", ""))),
    **{
        (form, "MINT-01"): Pair(
            document(lambda render=render: render(MINUTES.minutes()), kind=Kind.MINUTES),  # type: ignore[misc]
            document(lambda render=render: render(MINUTES.minutes(label="body")), kind=Kind.MINUTES),  # type: ignore[misc]
        )
        for form, render in (("docx", docx_of), ("pdf", pdf_of))
    },
    **{
        (form, "SIGN-04"): Pair(
            document(lambda render=render: render(good("official"))),  # type: ignore[misc]
            document(lambda render=render: render(NO_TEXT(good("official")))),  # type: ignore[misc]
        )
        for form, render in (("docx", docx_of), ("pdf", pdf_of))
    },
}


def changed_page(content: str) -> bytes:
    return changed("Doc_0/Pages/Page_1/Content.xml", "<ofd:Content>", content)


def from_tables(form: str, rule: str) -> Pair | None:
    """Give the pair a table holds: its failing row, and the good document that row was made from."""
    mutated = [
        *((broken, "jianbao") for broken in test_format_mutations.BRIEF),
        *(
            (each, "upward" if each.layout == "upward" else "official")
            for each in test_format_mutations.OFFICIAL_DOCUMENT
        ),
    ]
    render = test_format_mutations.RENDERERS[form]
    for broken, name in mutated:
        if broken.rule == rule and form in broken.formats.split():
            whole = good(name)
            return Pair(document(partial(render, whole)), document(partial(render, broken.change(whole))))
    if form == "docx":
        for written in test_rules_docx.WRITTEN:
            if written.rule == rule:
                made = partial(docx_of, good(written.document))
                return Pair(document(made), document(partial(written_into, written)))
        return None
    for drawn in test_rules_pdf.DRAWN:
        if drawn.rule == rule:
            whole = good(drawn.document)
            return Pair(document(partial(pdf_of, whole)), document(partial(printed, whole, drawn.change)))
    for change in test_rules_pdf.EDITED:
        if change.rule == rule:
            made = partial(pdf_of, good("jianbao"))
            return Pair(document(made), document(partial(pikepdf_edit, made(), change.change)))
    return None


def written_into(written: test_rules_docx.Written) -> bytes:
    return edited(docx_of(good(written.document)), written.part, written.old, written.new)


@cache
def pair_of(form: str, rule: str) -> Pair | None:
    return BY_HAND.get((form, rule)) or from_tables(form, rule)


JUDGED = [
    (form, rule.id)
    for form in ("docx", "pdf", "ofd")
    for rule in RULES
    if (function := getattr(rule, form)) is not None
    and function.__qualname__ != "after_rendering.<locals>.judge"
    and (form, rule.id) not in ONE_SIDED
]
"""Every rule a format can pass and fail."""


def judged(made: Document, rule: str) -> list[Finding]:
    data, options = made()
    return [finding for finding in check_document(data, "made", **options) if finding.rule == rule]


@pytest.mark.parametrize(("form", "rule"), JUDGED)
def test_a_document_passes_and_another_fails(form: str, rule: str) -> None:
    pair = pair_of(form, rule)
    assert pair is not None, f"no document fails {rule} as {form}"

    passed, failed = judged(pair.passing, rule), judged(pair.failing, rule)

    assert passed
    assert {finding.verdict for finding in passed} == {Verdict.PASS}
    assert Verdict.FAIL in {finding.verdict for finding in failed}
    for finding in (*passed, *failed):
        for told in (finding.expected, finding.actual, finding.hint):
            assert not set(ENGLISH.findall(in_chinese(told))) - NAMES, told


def test_there_are_as_many_pairs_as_judgements() -> None:
    assert len(JUDGED) == len(set(JUDGED)) == 146
    assert not {(form, rule) for form, rule in ONE_SIDED if (form, rule) in BY_HAND}


@pytest.mark.parametrize(("form", "rule"), sorted(ONE_SIDED))
def test_what_a_format_cannot_fail_it_passes_or_leaves_open(form: str, rule: str) -> None:
    found = judged(document(lambda: docx_of(good("official"))), rule)

    assert {finding.verdict for finding in found} <= {Verdict.PASS, Verdict.UNKNOWN}
    assert found


def test_every_rule_of_the_list_is_a_rule() -> None:
    listed = {f"{family}-{number:02}" for family, count in LISTED.items() for number in range(1, count + 1)}
    format_rules = {rule.id for rule in RULES}
    text_rules = {rule.id for rule in TEXT_RULES} | {PARTED_NUMBER}

    assert len(listed) == 84
    assert listed <= format_rules | text_rules
    assert format_rules - listed == ADDED
    assert listed - format_rules == {
        *(f"PUNC-0{number}" for number in range(1, 7)), *(f"NUM-0{number}" for number in range(1, 5)), "LINE-04"
    }  # fmt: skip


def test_what_an_ofd_shows_on_its_pages_is_unknown() -> None:
    unknown = {f.rule for f in check_document(ofd(), "made") if f.verdict is Verdict.UNKNOWN}
    facts = probe(ofd(), "made")
    always = {rule.id for rule in RULES if Kind.ARTICLE in rule.kinds and rule.of(facts) is unread}

    assert unknown == always
    assert {"PAGE-02", "FONT-01", "BODY-02", "PGNO-01"} <= unknown
