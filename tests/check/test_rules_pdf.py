"""Faults only a page shows: each drawn into a good PDF, found by its rule and by no other."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

import pikepdf
import pytest

from pipeline.check.kind import Kind
from pipeline.model.briefing import Briefing
from pipeline.model.finding import Verdict
from pipeline.model.page import DrawnRule, Line, Page
from pipeline.model.units import Length
from tests.check.made import failures, findings, good, pdf_of, verdicts, with_text
from tests.check.paper import (
    MM,
    Lines,
    block_of,
    lines_where,
    moved,
    of_role,
    pikepdf_edit,
    printed,
    rules,
    worded,
)


def narrower(rule: DrawnRule) -> DrawnRule:
    return dataclasses.replace(rule, width=Length(rule.width - MM(20)))


def lower(distance: float) -> Callable[[DrawnRule], DrawnRule]:
    return lambda rule: dataclasses.replace(rule, y=Length(rule.y + MM(distance)))


def is_folio(line: Line) -> bool:
    return line.block is None


def without_text_on_page_1(made: Briefing, sheets: list[Page]) -> list[Page]:
    body = {
        index for index, block in enumerate(made.blocks) if block.role.startswith(("body", "heading", "recipients"))
    }
    first = dataclasses.replace(sheets[0], lines=tuple(line for line in sheets[0].lines if line.block not in body))
    return [first, *sheets[1:]]


def ending_with_a_heading(made: Briefing, sheets: list[Page]) -> list[Page]:
    heading = block_of(made, "heading-1", 1)
    page = next(page for page in sheets if any(line.block == heading for line in page.lines))
    kept = tuple(line for line in page.lines if line.block is None or line.block <= heading)
    return [dataclasses.replace(page, lines=kept) if each is page else each for each in sheets]


def parted(keep_on_next: int) -> Lines:
    """Cut a paragraph over two pages so that only its first or its last line stands alone."""

    def change(made: Briefing, sheets: list[Page]) -> list[Page]:
        for above, below in pairwise(sheets):
            shared = {line.block for line in above.lines} & {line.block for line in below.lines} - {None}
            if shared:
                (index,) = shared
                page = below if keep_on_next else above
                own = [line for line in page.lines if line.block == index]
                gone = own[:-1] if keep_on_next else own[1:]
                kept = tuple(line for line in page.lines if not any(line is each for each in gone))
                return [dataclasses.replace(page, lines=kept) if each is page else each for each in sheets]
        raise AssertionError("no paragraph is parted over two pages")

    return change


def signature_on_a_page_of_its_own(made: Briefing, sheets: list[Page]) -> list[Page]:
    closing = {block_of(made, "sealed-signature"), block_of(made, "sealed-date")}
    at = next(number for number, page in enumerate(sheets) if any(line.block in closing for line in page.lines))
    own = [line for line in sheets[at].lines if line.block in closing]
    rest = tuple(line for line in sheets[at].lines if line.block not in closing)
    alone = Page(number=at + 2, lines=tuple(own))
    later = [dataclasses.replace(page, number=page.number + 1) for page in sheets[at + 1 :]]
    return [*sheets[:at], dataclasses.replace(sheets[at], lines=rest), alone, *later]


def ending(mark: str) -> Lines:
    return of_role("body", worded(lambda text: text[:-1] + mark), nth=1)


def red_only(rule: DrawnRule) -> DrawnRule | None:
    return rule if rule.colour == "FF0000" else None


otherwise = worded(lambda text: "抢险物资清单")


class Drawn(NamedTuple):
    what: str
    change: Lines
    rule: str
    more: str = ""
    document: str = "jianbao"


DRAWN = [
    Drawn("a comma begins a line", of_role("body", worded(lambda text: "，" + text[1:]), nth=1), "LINE-01"),
    Drawn("a bracket begins a line", of_role("body", worded(lambda text: "）" + text[1:]), nth=2), "LINE-01"),
    Drawn("an opening bracket ends a line", ending("（"), "LINE-02"),
    Drawn("an opening quotation mark ends a line", ending("《"), "LINE-02"),
    Drawn("a line runs 8 mm over the edge", of_role("body", moved(dx=8), nth=1), "LINE-05", "PAGE-07 BODY-02"),
    Drawn("the issue number in the top margin", of_role("issue-number", moved(dy=-80)), "PAGE-07", "BRIF-01"),
    Drawn("no body on page 1", without_text_on_page_1, "BODY-01", "BODY-02 BODY-03"),
    Drawn("a heading ends a page", ending_with_a_heading, "BODY-06", "BODY-02"),
    Drawn("a last line alone on a page", parted(1), "BODY-07", "PAGE-02 GRID-04"),
    Drawn("a first line alone on a page", parted(0), "BODY-07", "GRID-04"),
    Drawn("a lone character in a last line", of_role("body", worded(lambda text: text[0] + "。"), nth=-1), "BODY-08"),
    Drawn("page numbers that stand still", lines_where(is_folio, worded(lambda text: "— 1 —")), "PGNO-05", "PGNO-03"),
    Drawn("page numbers lower", lines_where(is_folio, moved(dy=4)), "PGNO-02"),
    Drawn("page numbers further in", lines_where(is_folio, moved(dx=-6)), "PGNO-03"),
    Drawn("narrow red rule", rules(narrower), "BRIF-06", "IMPR-01"),
    Drawn("no rules at all", rules(lambda rule: None), "BRIF-01", "TITL-01"),
    Drawn("title off the middle", of_role("title", moved(dx=14)), "TITL-05"),
    Drawn("title too high", of_role("title", moved(dy=-14)), "TITL-01", "BODY-05"),
    Drawn("addressee too low", of_role("recipients", moved(dy=-11)), "BODY-05"),
    Drawn("mark too high", of_role("organ-mark", moved(dy=-20)), "HEAD-01", "HEAD-04", "official"),
    Drawn("mark off the middle", of_role("organ-mark", moved(dx=8)), "HEAD-02", "", "official"),
    Drawn("number too near the mark", of_role("document-number", moved(dy=-12)), "HEAD-04", "HEAD-06", "official"),
    Drawn("narrow rule", rules(narrower), "HEAD-07", "IMPR-01", "official"),
    Drawn("rule 10 mm below the number", rules(lower(6)), "HEAD-06", "TITL-01 IMPR-02", "official"),
    Drawn("imprint rules too high", rules(lower(-3)), "IMPR-02", "HEAD-06 IMPR-01", "official"),
    Drawn("no rules in the imprint", rules(red_only), "IMPR-01", "", "official"),
    Drawn("the signature alone", signature_on_a_page_of_its_own, "SIGN-03", "PGNO-03 PGNO-05 GRID-01", "official"),
    Drawn("date too far right", of_role("sealed-date", moved(dx=15)), "SIGN-02", "", "official"),
    Drawn("attachment's label indented", of_role("attachment-label", moved(dx=11)), "ATT-02", "", "official"),
    Drawn("attachment's title on line 5", of_role("attachment-title", moved(dy=20.4)), "ATT-02", "ATT-03", "official"),
    Drawn("attachments named otherwise", of_role("attachment-title", otherwise), "ATT-03", "", "official"),
    Drawn("附件说明 flush left", of_role("attachment-first", moved(dx=-11.1)), "ATT-01", "", "official"),
    Drawn("imprint flush left", of_role("copies-to-first", moved(dx=-4.9)), "IMPR-03", "", "official"),
    Drawn("signer at the edge", of_role("document-number-and-signer", moved(dx=5)), "HEAD-05", "HEAD-04", "upward"),
]  # fmt: skip


@pytest.mark.parametrize("drawn", DRAWN, ids=lambda drawn: drawn.what)
def test_a_fault_on_the_page_is_found_by_its_rule(drawn: Drawn) -> None:
    found = failures(printed(good(drawn.document), drawn.change)) - {"IMPR-04"}

    assert drawn.rule in found
    assert found <= {drawn.rule, *drawn.more.split()}


def test_a_parted_dash_is_found() -> None:
    parts = (
        of_role("body", worded(lambda text: text[:-1] + "—"), nth=1),
        of_role("body", worded(lambda text: "—" + text[1:]), nth=2),
    )

    assert failures(printed(good("jianbao"), *parts)) == {"LINE-03"}


def test_an_imprint_on_an_odd_page_is_told_and_on_an_even_one_passes() -> None:
    found = {verdict for name in ("official", "upward") for verdict in verdicts(pdf_of(good(name)), "IMPR-04")}

    assert found <= {Verdict.PASS, Verdict.FAIL}
    assert found


class Edited(NamedTuple):
    what: str
    change: Callable[[pikepdf.Pdf], None]
    rule: str
    more: str = ""


def delete(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.Root[key]

    return change


def no_font_programs(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


def no_info(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def second_page_of_letter_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].MediaBox = pikepdf.Array([0, 0, 612, 792])


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")


def in_english(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = "en-US"


EDITED = [
    Edited("fonts not embedded", no_font_programs, "FONT-05", "PDFA-01"),
    Edited("no output intent", delete("/OutputIntents"), "PDFA-01"),
    Edited("no PDF/A metadata", delete("/Metadata"), "PDFA-01"),
    Edited("a script", with_script, "PDFA-01"),
    Edited("not tagged", delete("/StructTreeRoot"), "PDFA-02"),
    Edited("in English", in_english, "PDFA-02"),
    Edited("title not shown", delete("/ViewerPreferences"), "PDFA-02"),
    Edited("no title", no_info, "DOCX-02"),
    Edited("two paper sizes", second_page_of_letter_size, "PAGE-06", "PAGE-01 PAGE-02 PGNO-02"),
]


@pytest.mark.parametrize("edited", EDITED, ids=lambda edited: edited.what)
def test_a_fault_of_the_file_is_found_by_its_rule(edited: Edited) -> None:
    found = failures(pikepdf_edit(pdf_of(good("jianbao")), edited.change))

    assert edited.rule in found
    assert found <= {edited.rule, *edited.more.split()}


def test_an_encrypted_pdf_that_opens_is_checked_and_told() -> None:
    locked = pikepdf_edit(pdf_of(good("jianbao")), lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user=""))

    assert failures(locked) == {"PDFA-01"}


class TestLetter:
    """A letter: the mark at 30 mm, red rules 170 mm long below it and at the foot, page 1 unnumbered (§10.1)."""

    def letter(self, mark: float = 30.0, length: float = 170.0) -> bytes:
        made = good("official")
        index = block_of(made, "organ-mark")

        def arranged(made: Briefing, sheets: list[Page]) -> list[Page]:
            weight = MM(0.6)
            left = Length((MM(210) - MM(length)) // 2)
            drawn = [
                DrawnRule(x=left, y=y, width=MM(length), weight=weight, colour="FF0000")
                for y in (MM(mark + 17.8), MM(276))
            ]
            kept = tuple(line for line in sheets[0].lines if line.block is not None and line.block >= index)
            first = dataclasses.replace(sheets[0], rules=tuple(drawn), lines=kept)
            return [first, *sheets[1:]]

        return printed(made, of_role("organ-mark", moved(dy=mark - 72)), arranged)

    def test_a_good_one_passes(self) -> None:
        for rule in ("LETR-01", "PGNO-04"):
            assert verdicts(self.letter(), rule, kind=Kind.LETTER) == {Verdict.PASS}

    def test_it_is_recognised_by_its_rules(self) -> None:
        assert findings(self.letter(), "LETR-01")

    @pytest.mark.parametrize(("mark", "length"), [(40.0, 170.0), (30.0, 156.0)])
    def test_a_mark_too_low_or_a_short_rule_fails(self, mark: float, length: float) -> None:
        assert verdicts(self.letter(mark, length), "LETR-01", kind=Kind.LETTER) == {Verdict.FAIL}

    def test_a_numbered_first_page_fails(self) -> None:
        assert verdicts(pdf_of(good("official")), "PGNO-04", kind=Kind.LETTER) == {Verdict.FAIL}


@pytest.mark.parametrize(("top", "verdict"), [(57, Verdict.PASS), (72, Verdict.FAIL)])
def test_an_order_has_its_mark_20_mm_below_the_edge(top: float, verdict: Verdict) -> None:
    order = printed(good("upward"), of_role("organ-mark", moved(dy=top - 72)))

    assert verdicts(order, "COMD-01", kind=Kind.ORDER) == {verdict}


@pytest.mark.parametrize(("text", "verdict"), [("出席：张三、李四", Verdict.FAIL), ("出席:张三、李四", Verdict.FAIL)])
def test_attendance_wholly_in_one_face_or_with_a_half_width_colon_fails(text: str, verdict: Verdict) -> None:
    minutes = pdf_of(with_text("一、压实责任，健全防汛工作机制", text)(good("upward")))

    assert verdicts(minutes, "MINT-01", kind=Kind.MINUTES) == {verdict}
