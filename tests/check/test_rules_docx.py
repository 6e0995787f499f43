"""Faults of Word files: each written into a good DOCX, found by its rule and by no other."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

import pytest

from pipeline.check.kind import Kind
from pipeline.model.briefing import Run
from pipeline.model.finding import Verdict
from pipeline.model.units import ZERO, Length
from tests.check.made import (
    briefing,
    docx_of,
    edited,
    failures,
    findings,
    good,
    pdf_of,
    verdicts,
    with_style,
    with_text,
)

BODY_TEXT = "word/document.xml"
STYLES = "word/styles.xml"
BODY_STYLE = '<w:name w:val="简报正文"/>'
OTHER_SECTION = (
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1587" w:header="851" w:footer="1433" w:gutter="0"/></w:sectPr></w:pPr></w:p><w:sectPr>'
)


NUMBER_RULE = '<w:bottom w:val="single" w:sz="12" w:space="8" w:color="FF0000"/></w:pBdr>'


class Written(NamedTuple):
    what: str
    part: str
    old: str
    new: str
    rule: str
    more: str = ""
    document: str = "jianbao"


WRITTEN = [
    Written("text left of the margin", STYLES, 'w:left="0" w:right="0" w:firstLineChars="200"',
            'w:left="-600" w:right="0" w:firstLineChars="200"', "PAGE-07", "BODY-02 BODY-04"),
    Written("a tight character grid", BODY_TEXT, 'w:type="lines" w:linePitch="579"',
            'w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"', "GRID-05"),
    Written("an East Asian font from the theme", STYLES, 'w:eastAsia="仿宋_GB2312"', 'w:eastAsiaTheme="minorEastAsia"',
            "FONT-04", "FONT-01 FONT-03 BRIF-01"),
    Written("no East Asian font", STYLES, ' w:eastAsia="仿宋_GB2312"', "", "FONT-04"),
    Written("line-breaking rules off", STYLES, "<w:kinsoku/>", '<w:kinsoku w:val="0"/>', "LINE-01", "LINE-02"),
    Written("properties out of order", BODY_TEXT, '<w:pPr><w:pStyle w:val="Title"/></w:pPr>',
            '<w:pPr><w:jc w:val="center"/><w:pStyle w:val="Title"/></w:pPr>', "DOCX-01"),
    Written("a footer that is not there", "word/_rels/document.xml.rels", "footer1.xml", "footer9.xml", "DOCX-01"),
    Written("the library as author", "docProps/core.xml", "<dc:creator>某县防汛办公室", "<dc:creator>python-docx",
            "DOCX-02"),
    Written("the outline level of text", STYLES, '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="9"/>', "PDFA-02"),
    Written("another outline level", STYLES, '<w:outlineLvl w:val="0"/>', '<w:outlineLvl w:val="3"/>', "PDFA-02"),
    Written("numbering from 5", BODY_TEXT, "<w:docGrid", '<w:pgNumType w:start="5"/><w:docGrid', "PGNO-05"),
    Written("numbering in Han numerals", BODY_TEXT, "<w:docGrid",
            '<w:pgNumType w:fmt="chineseCounting"/><w:docGrid', "PGNO-05"),
    Written("blanks typed for an indent", BODY_TEXT, "<w:t>入汛以来", "<w:t>\u3000\u3000入汛以来", "BODY-02"),
    Written("no tab stop for the date", STYLES, '<w:tabs><w:tab w:val="right" w:pos="8524"/></w:tabs>', "", "BRIF-03"),
    Written("the rule's paragraph indented", STYLES, '<w:ind w:left="0" w:right="0" w:firstLine="320"/>',
            '<w:ind w:left="800" w:right="800" w:firstLine="320"/>', "BRIF-06", "BRIF-03"),
    Written("the number's paragraph indented", STYLES, NUMBER_RULE,
            NUMBER_RULE + '<w:ind w:left="800" w:right="800"/>', "HEAD-07", "DOCX-01", "official"),
    Written("one footer for all pages", "word/settings.xml", "<w:evenAndOddHeaders/>", "", "PGNO-03"),
    Written("no page field", "word/footer1.xml", "PAGE", "DATE", "PGNO-01", "PGNO-03"),
    Written("a document type", BODY_TEXT, "<w:document ", '<!DOCTYPE x [<!ENTITY y "z">]><w:document ', "DOCX-01"),
]  # fmt: skip


@pytest.mark.parametrize("written", WRITTEN, ids=lambda written: written.what)
def test_a_fault_in_the_file_is_found_by_its_rule(written: Written) -> None:
    data = docx_of(good(written.document))
    if written.what == "no page field":
        data = edited(data, "word/footer2.xml", "PAGE", "DATE")
    found = failures(edited(data, written.part, written.old, written.new))

    assert written.rule in found
    assert found <= {written.rule, *written.more.split()}


def test_two_sections_of_different_margins_are_found() -> None:
    wider = OTHER_SECTION.replace('w:left="1587"', 'w:left="2000"')
    data = edited(docx_of(good("jianbao")), BODY_TEXT, "<w:sectPr>", wider, count=1)

    assert "PAGE-06" in failures(data)


def test_two_sections_alike_pass() -> None:
    data = edited(docx_of(good("jianbao")), BODY_TEXT, "<w:sectPr>", OTHER_SECTION, count=1)

    assert verdicts(data, "PAGE-06") == {Verdict.PASS}


def test_what_only_rendering_shows_is_unknown_and_never_a_pass() -> None:
    found = docx_of(good("official"))

    for rule in ("FONT-05", "BODY-01", "BODY-08", "LINE-03", "IMPR-04"):
        assert verdicts(found, rule) == {Verdict.UNKNOWN}, rule


def test_hanging_marks_are_unknown_where_word_may_hang_them() -> None:
    data = edited(docx_of(good("jianbao")), STYLES, '<w:overflowPunct w:val="0"/>', "")

    assert verdicts(data, "LINE-05") == {Verdict.UNKNOWN}
    assert verdicts(docx_of(good("jianbao")), "LINE-05") == {Verdict.PASS}


def test_a_font_that_is_not_named_gives_no_verdict_on_the_face() -> None:
    data = edited(docx_of(good("jianbao")), STYLES, ' w:eastAsia="仿宋_GB2312"', "")

    assert verdicts(data, "FONT-01") == {Verdict.UNKNOWN}


def test_a_line_pitch_that_the_font_decides_gives_no_verdict_on_22_lines() -> None:
    data = edited(docx_of(good("jianbao")), STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"')

    assert verdicts(data, "GRID-01") == {Verdict.UNKNOWN}
    assert verdicts(data, "GRID-03") == {Verdict.FAIL}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (with_text("防汛物资清单", "防汛物资清单。"), "ATT-01"),
        (with_text("附件：", "附件:"), "ATT-01"),
        (with_style("attachment-label", font="fangsong"), "ATT-02"),
        (with_style("attachment-label", page_break_before=False), "ATT-02"),
        (with_text("2.\t值班安排表", "2.\t值班表"), "ATT-03"),
        (with_text("早八点交接", "（此页无正文）"), "SIGN-04"),
    ],
)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_attachments_and_closing_are_judged(change, rule: str, form: str) -> None:  # type: ignore[no-untyped-def]
    render = docx_of if form == "docx" else pdf_of
    found = failures(render(change(good("official")))) - {"IMPR-04"}

    assert rule in found
    assert found <= {rule, "ATT-03"}


class TestMinutes:
    """纪要: 出席： in 黑体, names in 仿宋, 2字 in (§10.3)."""

    def minutes(self, label: str = "heading-1", names: str = "body"):  # type: ignore[no-untyped-def]
        made = good("upward")
        index = next(at for at, block in enumerate(made.blocks) if block.role == "body")
        attended = dataclasses.replace(made.blocks[index], runs=(Run("出席：", label), Run("张三、李四、王五", names)))
        return dataclasses.replace(made, blocks=(*made.blocks[:index], attended, *made.blocks[index:]))

    @pytest.mark.parametrize("render", [docx_of, pdf_of])
    def test_a_good_list_passes(self, render) -> None:  # type: ignore[no-untyped-def]
        assert verdicts(render(self.minutes()), "MINT-01", kind=Kind.MINUTES) == {Verdict.PASS}

    @pytest.mark.parametrize("render", [docx_of, pdf_of])
    def test_a_label_in_the_body_face_fails(self, render) -> None:  # type: ignore[no-untyped-def]
        assert verdicts(render(self.minutes(label="body")), "MINT-01", kind=Kind.MINUTES) == {Verdict.FAIL}

    def test_minutes_are_recognised_by_their_mark(self) -> None:
        data = docx_of(with_text("某县人民政府文件", "某县人民政府常务会议纪要")(good("upward")))

        assert verdicts(data, "HEAD-01") == {Verdict.PASS}
        assert not findings(data, "HEAD-09")


class TestOrderAndLetter:
    """令 has its mark 20 mm below the edge (§10.2); a letter's first page bears no number (§10.1)."""

    @pytest.mark.parametrize(("distance", "verdict"), [(40.0, Verdict.PASS), (97.0, Verdict.FAIL)])
    def test_an_orders_mark(self, distance: float, verdict: Verdict) -> None:
        made = with_style("organ-mark", space_before=Length.from_pt(52.5 if distance == 40.0 else distance))(
            good("upward")
        )

        assert verdicts(docx_of(made), "COMD-01", kind=Kind.ORDER) == {verdict}

    def test_a_numbered_first_page_of_a_letter_fails(self) -> None:
        assert verdicts(docx_of(good("official")), "PGNO-04", kind=Kind.LETTER) == {Verdict.FAIL}

    def test_an_unnumbered_first_page_of_a_letter_passes(self) -> None:
        data = edited(docx_of(good("official")), BODY_TEXT, "<w:docGrid", "<w:titlePg/><w:docGrid")

        assert verdicts(data, "PGNO-04", kind=Kind.LETTER) == {Verdict.PASS}

    def test_a_letters_rules_cannot_be_seen_in_word(self) -> None:
        assert verdicts(docx_of(good("official")), "LETR-01", kind=Kind.LETTER) == {Verdict.UNKNOWN}


def test_a_stand_in_face_is_told_and_official_ones_pass() -> None:
    assert verdicts(docx_of(good("jianbao")), "FONT-06") == {Verdict.PASS}
    data = edited(docx_of(good("jianbao")), STYLES, "仿宋_GB2312", "FandolFang")
    assert verdicts(data, "FONT-06") == {Verdict.FAIL}


def test_signature_and_date_may_be_those_of_a_sealed_or_an_unsealed_document() -> None:
    signed = "某县防汛抗旱指挥部办公室\n\n2024年6月18日\n"
    made = briefing("jianbao", good_text(signed))

    for data in (docx_of(made), pdf_of(made)):
        assert verdicts(data, "SIGN-02") == {Verdict.PASS}
    moved = with_style("signature-date", right=ZERO)(made)
    for data in (docx_of(moved), pdf_of(moved)):
        assert verdicts(data, "SIGN-02") == {Verdict.FAIL}


def good_text(signed: str) -> str:
    from tests.check.made import TEXT

    return TEXT.replace("（防汛办公室　李明）\n", signed)
