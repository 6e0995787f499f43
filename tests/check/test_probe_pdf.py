"""The PDF probe measures what stands on the page, whoever put it there."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.check.check import OF_THE_FILE, check_document
from pipeline.check.facts import Align, PdfFacts
from pipeline.check.font_names import Face
from pipeline.check.pdf import probe_pdf
from pipeline.model.finding import Verdict
from pipeline.model.problem import SourceError
from tests.check.made import failures, findings, good, pdf_of
from tests.check.paper import pikepdf_edit

A4 = (595.276, 841.89)
MM = 72 / 25.4


def sheet(draw) -> bytes:  # type: ignore[no-untyped-def]
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    result = BytesIO()
    canvas = Canvas(result, pagesize=A4)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return result.getvalue()


def probe(data: bytes) -> PdfFacts:
    return probe_pdf(data, "made.pdf")


def test_a_line_has_its_place_size_and_colour() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(28 * MM, A4[1] - 72 * MM, "某县人民政府文件")

    (line,) = probe(sheet(draw)).pages[0].lines

    assert (line.text, line.size) == ("某县人民政府文件", 16.0)
    assert (line.left, line.baseline) == (pytest.approx(28, abs=0.01), pytest.approx(72, abs=0.01))
    assert line.stretches[0].colour == "FF0000"
    assert line.stretches[0].face is Face.SONGTI


def test_size_is_that_on_the_page_when_the_text_is_scaled() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(2, 2)
        canvas.setFont("STSong-Light", 8)
        canvas.drawString(50, 100, "大队")

    (line,) = probe(sheet(draw)).pages[0].lines

    assert line.size == 16.0


def test_a_wide_gap_is_a_tab() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(100, 100, "办公室")
        canvas.drawString(400, 100, "六月")

    assert [line.text for line in probe(sheet(draw)).pages[0].lines] == ["办公室\t六月"]


@pytest.mark.parametrize("stroked", [True, False])
def test_a_rule_is_measured_whether_stroked_or_filled(stroked: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 0, 0)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setLineWidth(1.5)
        y = A4[1] - 100 * MM
        if stroked:
            canvas.line(28 * MM, y, 184 * MM, y)
        else:
            canvas.rect(28 * MM, y - 0.75, 156 * MM, 1.5, stroke=0, fill=1)

    (rule,) = probe(sheet(draw)).pages[0].rules

    assert (rule.box.left, rule.box.right) == (pytest.approx(28, abs=0.01), pytest.approx(184, abs=0.01))
    assert (rule.box.top + rule.box.bottom) / 2 == pytest.approx(100, abs=0.01)
    assert rule.box.height == pytest.approx(1.5 / MM, abs=0.01)
    assert rule.colour == "FF0000"


def test_a_rule_in_pieces_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        for start in range(28, 184, 12):
            canvas.line(start * MM, 400, (start + 12) * MM, 400)

    (rule,) = probe(sheet(draw)).pages[0].rules

    assert rule.box.width == pytest.approx(156, abs=0.05)


def test_a_rule_inside_a_form_is_where_the_form_puts_it() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("rule")
        canvas.line(0, 0, 156 * MM, 0)
        canvas.endForm()
        canvas.translate(28 * MM, 400)
        canvas.doForm("rule")

    (rule,) = probe(sheet(draw)).pages[0].rules

    assert (rule.box.left, rule.box.right) == (pytest.approx(28, abs=0.05), pytest.approx(184, abs=0.05))


def test_a_cropped_page_is_measured_from_its_crop() -> None:
    def crop(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = pikepdf.Array([-20, -20, 615.276, 861.89])
        pdf.pages[0].CropBox = pikepdf.Array([0, 0, *A4])

    whole = pdf_of(good("jianbao"))

    assert failures(pikepdf_edit(whole, crop)) == failures(whole)


def test_a_page_turned_upside_down_by_its_rotation_is_measured_as_it_is_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        canvas.translate(*A4)
        canvas.rotate(180)
        canvas.drawString(28 * MM, A4[1] - 72 * MM, "大队")

    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = 180

    (line,) = probe(pikepdf_edit(sheet(draw), turn)).pages[0].lines

    assert line.baseline == pytest.approx(72, abs=0.05)


def test_paragraphs_are_told_apart_by_indent_and_titles_by_their_middle() -> None:
    facts = probe(pdf_of(good("jianbao")))
    title = next(block for block in facts.blocks if "防汛工作的通知" in block.text)
    body = [block for block in facts.blocks if block.text.startswith("各单位主要负责人")]

    assert title.align is Align.CENTRE
    assert len(body) == 3
    assert all(block.text.endswith("浓厚的防汛备汛氛围。") for block in body)


def test_words_under_a_scan_are_not_taken_for_print() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(100, 100)
        text.setFont("STSong-Light", 16)
        text.setTextRenderMode(3)
        text.textOut("大队")
        canvas.drawText(text)

    facts = probe(sheet(draw))

    assert facts.pages[0].lines == ()


def test_a_page_without_text_gives_no_verdict_on_text() -> None:
    blank = sheet(lambda canvas: canvas.rect(0, 0, 10, 10))

    for rule in (
        "PAGE-02",
        "PAGE-03",
        "PAGE-04",
        "PAGE-05",
        "PAGE-07",
        "GRID-01",
        "GRID-02",
        "FONT-05",
        "COLR-01",
        "LINE-01",
    ):
        assert {finding.verdict for finding in findings(blank, rule)} == {Verdict.UNKNOWN}, rule


def test_characters_all_drawn_by_one_sign_are_missing() -> None:
    pdf = pdf_of(good("jianbao"))

    assert probe(pdf).missing == ""


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\nnonsense" * 40])
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="cannot be read as a PDF"):
        probe(data)


def test_a_pdf_locked_with_a_password_is_refused_with_a_hint() -> None:
    locked = pikepdf_edit(
        sheet(lambda canvas: canvas.drawString(9, 9, "x")),
        lambda pdf: None,
        encryption=pikepdf.Encryption(owner="o", user="u"),
    )

    with pytest.raises(SourceError) as refused:
        probe(locked)

    assert refused.value.problems[0].code == "pdf-locked"
    assert refused.value.problems[0].hint


@pytest.mark.parametrize(("narrow", "verdict"), [(False, Verdict.UNKNOWN), (True, Verdict.FAIL)])
def test_lines_that_end_alike_only_because_they_are_alike_do_not_show_the_right_edge(
    narrow: bool, verdict: Verdict
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        for row in range(12):
            text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇"
            y = A4[1] - (60 + row * 10.2) * MM
            if narrow and row % 2:
                # Justified: one character fewer, the others further apart, the same edge.
                canvas.drawString(28 * MM, y, text[:26], charSpace=16 / 25)
            else:
                canvas.drawString(28 * MM, y, text)

    assert {finding.verdict for finding in findings(sheet(draw), "PAGE-04")} == {verdict}


def test_text_that_cannot_be_read_leaves_every_rule_on_text_unknown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(100, 100, "甲乙丙")
        canvas.drawString(100, 80, "丁")

    found = check_document(sheet(draw), "made")

    assert {finding.verdict for finding in found if finding.rule not in OF_THE_FILE} == {Verdict.UNKNOWN}
    assert {finding.verdict for finding in found if finding.rule == "FONT-05"} == {Verdict.FAIL}
