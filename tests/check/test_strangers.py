"""Documents of other people: the kind is told by what a masthead is made of, and nothing is claimed for certain."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from docx.document import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.check.check import check_document, probe
from pipeline.check.facts import DocxFacts, PdfFacts
from pipeline.check.kind import Kind
from pipeline.check.parts import Role
from pipeline.check.structure import understand
from pipeline.model.finding import Verdict
from tests.check import strangers
from tests.check.made import docx_of, edited, failures, findings, good, verdicts
from tests.check.strangers import line, notice, saved

ONLY_OFFICIAL = ("HEAD", "IMPR", "LETR", "COMD", "MINT", "BRIF")
KINDS = [
    (strangers.article, Kind.ARTICLE),
    (strangers.red_title, Kind.ARTICLE),
    (strangers.speech, Kind.ARTICLE),
    (strangers.report, Kind.ARTICLE),
    (strangers.plain_minutes, Kind.ARTICLE),
    (strangers.lecture, Kind.ARTICLE),
    (strangers.copied_from_the_web, Kind.ARTICLE),
    (strangers.english, Kind.ARTICLE),
    (strangers.form, Kind.ARTICLE),
    (strangers.notice, Kind.OFFICIAL),
    (partial(notice, colour="000000"), Kind.OFFICIAL),
    (partial(notice, colour="FFFFFF"), Kind.OFFICIAL),
    (strangers.letter, Kind.LETTER),
    (strangers.bulletin, Kind.BRIEF),
]


@pytest.mark.parametrize(("fill", "kind"), KINDS)
def test_the_kind_is_told_by_what_a_masthead_is_made_of(fill: Callable[[Document], None], kind: Kind) -> None:
    data = saved(fill)

    assert understand(probe(data, "made")).kind is kind
    if kind is Kind.ARTICLE:
        assert not {rule for rule in failures(data) if rule.startswith((*ONLY_OFFICIAL, "SIGN-02"))}


def test_a_table_may_hold_office_and_date() -> None:
    data = saved(strangers.bulletin)

    assert verdicts(data, "BRIF-01") == {Verdict.PASS}
    assert Verdict.FAIL not in verdicts(data, "BRIF-03")


def test_a_head_in_white_is_for_paper_printed_before() -> None:
    data = saved(partial(notice, colour="FFFFFF"))

    assert verdicts(data, "COLR-01") == {Verdict.PASS}
    for rule in ("HEAD-02", "HEAD-07"):
        assert verdicts(data, rule) == {Verdict.UNKNOWN}, rule


def test_a_text_that_is_not_chinese_is_not_judged_as_chinese() -> None:
    found = check_document(saved(strangers.english), "made")
    texts = [finding for finding in found if finding.rule.startswith(("FONT-0", "BODY", "GRID", "COLR", "TITL"))]

    assert {finding.verdict for finding in texts if finding.rule not in ("FONT-05", "FONT-06")} == {Verdict.UNKNOWN}


def test_a_page_field_counts_beside_another_field() -> None:
    data = docx_of(good("jianbao"))
    pages = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r></w:p>'
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        data = edited(data, footer, "</w:p>", pages)

    facts = probe(data, "made")

    assert isinstance(facts, DocxFacts)
    assert all(footer.field for footer in facts.sections[0].footers)


def test_entries_of_a_list_are_no_headings() -> None:
    def listed(document: Document) -> None:
        line(document, "关于做好防汛工作的通知", 22, align=strangers.CENTRE)
        strangers.body(document, strangers.TEXT, "1.加密巡查频次。", "2.管好物资仓库。", "3.落实值班制度。")

    structure = understand(probe(saved(listed), "made"))

    assert [heading.item for heading in structure.headings] == [True, True, True]
    assert not {"BODY-06", "FONT-03", "PDFA-02"} & failures(saved(listed))


def test_a_dateline_below_the_title_is_no_signature() -> None:
    structure = understand(probe(saved(strangers.speech), "made"))

    assert structure.first(Role.DATE) is None
    assert structure.first(Role.RECIPIENTS) is not None


@pytest.mark.parametrize(("margins", "clause"), [((37, 35), "GB/T 9704-2012 5.2.1"), ((34.58, 32.58), "GB/T 33476.2")])
def test_the_standard_is_told_by_the_margins_it_alone_has(margins: tuple[float, float], clause: str) -> None:
    from docx.shared import Mm

    def fill(document: Document) -> None:
        section = document.sections[0]
        section.top_margin, section.bottom_margin = Mm(margins[0]), Mm(margins[1])
        strangers.report(document)

    (finding,) = findings(saved(fill), "PAGE-02")

    assert finding.verdict is Verdict.PASS
    assert finding.clause.startswith(clause)


def sheet(draw: Callable[[Canvas], None]) -> bytes:
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, initialFontName="STSong-Light", initialFontSize=16)
    draw(canvas)
    canvas.save()
    return written.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _font() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


def paragraphs(canvas: Canvas, left: float, width: int, rows: int) -> None:
    text = strangers.TEXT * 20
    for row in range(rows):
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(left, A4[1] - 120 - 28.95 * row, text[row * width : row * width + width])


def test_text_that_runs_up_the_page_gives_no_verdict() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.translate(0, -A4[0])
        paragraphs(canvas, 80, 28, 12)

    found = check_document(sheet(draw), "made")
    of_text = [finding for finding in found if finding.rule.startswith(("GRID", "BODY", "TITL", "LINE", "PAGE-03"))]

    assert {finding.verdict for finding in of_text} == {Verdict.UNKNOWN}


def test_the_left_edge_is_where_wrapped_lines_begin() -> None:
    def draw(canvas: Canvas) -> None:
        for row, (indented, text) in enumerate(
            [(True, strangers.TEXT[:26]), (False, "好评。")] * 3 + [(True, "短段。")] * 6
        ):
            canvas.setFont("STSong-Light", 16)
            canvas.drawString(79.4 + 32 * indented, A4[1] - 120 - 28.95 * row, text)

    facts = probe(sheet(draw), "made")

    assert isinstance(facts, PdfFacts)
    assert facts.area.left == pytest.approx(28, abs=0.2)


def test_a_rule_in_the_margin_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        paragraphs(canvas, 79.4, 28, 12)
        canvas.line(60, A4[1] - 400, 60, A4[1] - 100)

    facts = probe(sheet(draw), "made")

    assert isinstance(facts, PdfFacts)
    assert not any(line.table for page in facts.pages for line in page.lines)


def test_a_notes_number_stays_in_its_line() -> None:
    def draw(canvas: Canvas) -> None:
        paragraphs(canvas, 79.4, 28, 3)
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(79.4 + 16 * 10, A4[1] - 120 - 28.95 + 6, "1")

    facts = probe(sheet(draw), "made")

    assert isinstance(facts, PdfFacts)
    assert len(facts.pages[0].lines) == 3
