"""A good document with one thing broken: the right rule fails, and only it and the companions named beside it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

import pytest

from pipeline.model.briefing import Block, Briefing, Run, TextBlock
from pipeline.model.layout import Align, PageNumber, TabAlign, TabStop
from pipeline.model.units import ZERO, Length
from tests.check.made import (
    Change,
    docx_of,
    failures,
    good,
    pdf_of,
    style,
    with_layout,
    with_margins,
    with_page,
    with_style,
    with_text,
    without,
)

MM, PT = Length.from_mm, Length.from_pt
RED = "FF0000"


class Broken(NamedTuple):
    """One property broken. ``docx`` and ``pdf`` are the rules that must fail; ``more`` the companions that may."""

    what: str
    change: Change
    rule: str
    more: str = ""
    formats: str = "docx pdf"
    layout: str = "jianbao"


def in_folio(**changes: object) -> Change:
    def change(made: Briefing) -> Briefing:
        number = made.layout.page_number or PageNumber(dash_below=ZERO)
        return with_layout(page_number=dataclasses.replace(number, **changes))(made)  # type: ignore[arg-type]

    return change


def on_paper(**sides: Length) -> Change:
    return with_page(lambda page: dataclasses.replace(page, **sides))


def ruled(role: str, side: str, **changes: object) -> Change:
    def change(made: Briefing) -> Briefing:
        rule = getattr(style(made, role), side)
        return with_style(role, **{side: dataclasses.replace(rule, **changes) if changes else None})(made)

    return change


def before(role: str, length: Length) -> Change:
    return with_style(role, space_before=length)


def title_lines(*lines: str) -> Change:
    def change(made: Briefing) -> Briefing:
        def broken(block: Block) -> Block:
            title = isinstance(block, TextBlock) and block.role == "title"
            return dataclasses.replace(block, runs=(Run("\n".join(lines)),)) if title else block

        return dataclasses.replace(made, blocks=tuple(map(broken, made.blocks)))

    return change


def in_order(*roles: str) -> Change:
    """Put the blocks of some roles first, in this order."""

    def change(made: Briefing) -> Briefing:
        first = [block for role in roles for block in made.blocks if block.role == role]
        rest = [block for block in made.blocks if block.role not in roles]
        return dataclasses.replace(made, blocks=(*first, *rest))

    return change


def both(*changes: Change) -> Change:
    def change(made: Briefing) -> Briefing:
        for each in changes:
            made = each(made)
        return made

    return change


def info(**changes: object) -> Change:
    return lambda made: dataclasses.replace(made, info=dataclasses.replace(made.info, **changes))  # type: ignore[arg-type]


MARGINS = "PAGE-05 GRID-01 GRID-02 PGNO-02 PGNO-03 PAGE-07 BRIF-07 BRIF-06 BRIF-03 TITL-05 SIGN-02"

EDGE = (TabStop(position=MM(156), align=TabAlign.RIGHT),)
NARROW = " PAGE-04 BRIF-04 BODY-08"
WHOLE = "GRID-02 PAGE-03 PAGE-04 BODY-03 BODY-04"

BRIEF = [
    Broken("paper of Letter size", on_paper(width=MM(215.9), height=MM(279.4)), "PAGE-01", MARGINS + NARROW),
    Broken("paper 3 mm wider", on_paper(width=MM(213)), "PAGE-01", MARGINS + NARROW),
    Broken("top margin 33 mm", with_margins(top=33, bottom=39), "PAGE-02", "PGNO-02"),
    Broken("top margin 41 mm", with_margins(top=41, bottom=31), "PAGE-02", "PGNO-02 PAGE-05 PAGE-07"),
    Broken("binding margin 24 mm", with_margins(left=24, right=30), "PAGE-03", MARGINS),
    Broken("binding margin 32 mm", with_margins(left=32, right=22), "PAGE-03", MARGINS),
    Broken("type area 160 mm wide", with_margins(right=22), "PAGE-04", MARGINS + " BODY-08 BRIF-01"),
    Broken("type area 150 mm wide", with_margins(right=32), "PAGE-04", MARGINS + " BODY-08 BRIF-01"),
    Broken("type area 213 mm high", with_margins(bottom=47), "PAGE-05", "GRID-01 PGNO-02"),
    Broken("type area 237 mm high", with_margins(bottom=23), "PAGE-05", "GRID-01 PGNO-02 PAGE-07"),
    Broken("pitch 29.5 pt", with_style("body", "heading-1", "heading-2", line=PT(29.5)), "GRID-01", "GRID-03 PAGE-05"),
    Broken("no tracking", with_style("body", tracking=ZERO), "GRID-02", "BODY-08"),
    Broken("15 pt characters to the line", with_style("body", tracking=PT(-1)), "GRID-02", "BODY-08"),
    Broken("pitch 28 pt", with_style("body", "heading-1", "heading-2", line=PT(28)), "GRID-03", "GRID-01"),
    Broken("space after paragraphs", with_style("body", space_after=PT(10)), "GRID-04", "GRID-01"),
    Broken("space before headings", with_style("heading-1", space_before=PT(14)), "GRID-04", "GRID-01"),
    Broken("body in 宋体", with_style("body", font="songti"), "FONT-01"),
    Broken("body in 楷体", with_style("body", font="kaiti"), "FONT-01"),
    Broken("body of 15 pt", with_style("body", size=PT(15), tracking=PT(0.75)), "FONT-01", "GRID-02 BODY-08"),
    Broken("body of 14 pt", with_style("body", size=PT(14), tracking=PT(1.75)), "FONT-01", "GRID-02 BODY-08"),
    Broken("title in 黑体", with_style("title", font="heiti"), "FONT-02"),
    Broken("title of 18 pt", with_style("title", size=PT(18)), "FONT-02"),
    Broken("一、 in 仿宋", with_style("heading-1", font="fangsong"), "FONT-03"),
    Broken("一、 in 楷体", with_style("heading-1", font="kaiti"), "FONT-03"),
    Broken("（一） in 黑体", with_style("heading-2", font="heiti"), "FONT-03"),
    Broken("一、 of 18 pt", with_style("heading-1", size=PT(18)), "FONT-03", "BODY-02"),
    Broken("bold 一、", with_style("heading-1", bold=True), "FONT-03", formats="docx"),
    Broken("red title", with_style("title", colour=RED), "COLR-01", "FONT-02 TITL-01 TITL-05 BODY-04"),
    Broken("blue headings", with_style("heading-1", colour="2E74B5"), "COLR-01"),
    Broken("red body", with_style("body", colour=RED), "COLR-01", "BODY-02"),
    Broken("title right under the rule", before("title", PT(6)), "TITL-01"),
    Broken("title four lines under the rule", before("title", Length.from_twips(4 * 579)), "TITL-01"),
    Broken("title in lines of equal length", title_lines("关于进一步做好城市", "防汛备汛工作的通知"), "TITL-02"),
    Broken("title like an hourglass", title_lines("关于进一步做好城市", "防汛工作", "有关事项的通知"), "TITL-02"),
    Broken("title parted within a word", title_lines("关于进一步做好城市防汛工", "作的通知"), "TITL-03"),
    Broken("title with a full stop", with_text("工作的通知", "工作的通知。"), "TITL-04"),
    Broken("title flush left", with_style("title", align=Align.LEFT), "TITL-05", "FONT-02 TITL-01"),
    Broken("title set right", with_style("title", align=Align.RIGHT), "TITL-05", "FONT-02 TITL-01"),
    Broken("no indent", with_style("body", first_indent=ZERO), "BODY-02"),
    Broken("indent of one character", with_style("body", first_indent=PT(15.75)), "BODY-02"),
    Broken("headings not indented", with_style("heading-1", first_indent=ZERO), "BODY-02"),
    Broken("body indented whole", with_style("body", left=PT(31.5)), "BODY-02", WHOLE),
    Broken("二、 left out", with_text("三、", "四、"), "BODY-03"),
    Broken("level skipped", with_text("一、压实", "（一）压实"), "BODY-03", "FONT-03 PDFA-02"),
    Broken("（一）、", with_text("（一）明确", "（一）、明确"), "BODY-09"),
    Broken("half-width brackets", with_text("（二）落实", "(二)落实"), "BODY-09"),
    Broken("1、 for 1.", with_text("1.加密", "1、加密"), "BODY-09"),
    Broken("addressee indented", with_style("recipients", first_indent=PT(31.5)), "BODY-04"),
    Broken("half-width colon after the addressee", with_text("有关单位：", "有关单位:"), "BODY-04"),
    Broken("addressee right under the title", with_style("title", space_after=ZERO), "BODY-05"),
    Broken("headings not kept", with_style("heading-1", keep_next=False), "BODY-06", formats="docx"),
    Broken("no widow control", with_style("body", widow_control=False), "BODY-07", formats="docx"),
    Broken("no dashes", in_folio(template="{page}"), "PGNO-01"),
    Broken("hyphens for dashes", in_folio(template="- {page} -"), "PGNO-01"),
    Broken("page number of 10.5 pt", with_style("page-number", size=PT(10.5)), "PGNO-01", "PGNO-02 PGNO-03"),
    Broken("page number in 黑体", with_style("page-number", font="heiti", latin="heiti"), "PGNO-01"),
    Broken("page number 3 mm too high", in_folio(dash_below=MM(4)), "PGNO-02"),
    Broken("page number 3 mm too low", in_folio(dash_below=MM(10)), "PGNO-02"),
    Broken("page number always right", in_folio(mirrored=False), "PGNO-03"),
    Broken("page number at the edge", with_style("page-number", left=ZERO, right=ZERO), "PGNO-03"),
    Broken("no red rule", ruled("issuer-line", "rule_below"), "BRIF-01", "TITL-01 BRIF-08"),
    Broken("no name", without("bulletin-name"), "BRIF-01", "TITL-01 BRIF-07"),
    Broken("no date", with_text("\t2024年6月18日", ""), "BRIF-01", "BRIF-03 TITL-01 BRIF-08"),
    Broken("no issue number", without("issue-number"), "BRIF-01"),
    Broken("issue number first", in_order("issue-number", "bulletin-name"), "BRIF-01"),
    Broken("第012期", with_text("第12期", "第012期"), "BRIF-02"),
    Broken("padded date in the masthead", with_text("2024年6月18日", "2024年06月18日"), "BRIF-03"),
    Broken("name black", with_style("bulletin-name", colour="000000"), "BRIF-07"),
    Broken("name flush left", with_style("bulletin-name", align=Align.LEFT), "BRIF-07"),
    Broken("rule too low", ruled("issuer-line", "rule_below", gap=PT(20)), "BRIF-08"),
    Broken("black rule", ruled("issuer-line", "rule_below", colour="000000"), "BRIF-01", "TITL-01"),
    Broken("green rule", ruled("issuer-line", "rule_below", colour="00B050"), "COLR-01", "BRIF-01 TITL-01"),
    Broken("no contributor", without("byline"), "BRIF-05"),
    Broken("tail without a full stop", with_text("各街道办事处。", "各街道办事处"), "BRIF-04"),
    Broken("no title in the properties", info(title=""), "DOCX-02", formats="docx"),
    Broken("no author", info(author=""), "DOCX-02"),
]  # fmt: skip

signer_at_the_edge = with_style("document-number-and-signer", right=ZERO, tabs=EDGE)

OFFICIAL_DOCUMENT = [
    Broken("mark 10 mm too low", before("organ-mark", PT(110)), "HEAD-01", layout="upward"),
    Broken("mark black", with_style("organ-mark", colour="000000"), "HEAD-02", "HEAD-09 HEAD-04 TITL-01 HEAD-01"),
    Broken("mark flush left", with_style("organ-mark", align=Align.LEFT), "HEAD-02"),
    Broken("year in square brackets", with_text("〔2024〕", "[2024]"), "HEAD-03"),
    Broken("year in round brackets", with_text("〔2024〕", "（2024）"), "HEAD-03"),
    Broken("year of two digits", with_text("〔2024〕", "〔24〕"), "HEAD-03"),
    Broken("第 before the number", with_text("〕12号", "〕第12号"), "HEAD-03"),
    Broken("padded number", with_text("〕12号", "〕012号"), "HEAD-03"),
    Broken("number right under the mark", before("document-number", PT(4)), "HEAD-04", "HEAD-01"),
    Broken("number flush left", with_style("document-number", align=Align.LEFT), "HEAD-04"),
    Broken("rule too far below", ruled("document-number", "rule_below", gap=PT(25)), "HEAD-06"),
    Broken("copy number of five digits", with_text("000012", "00012"), "HEAD-08"),
    Broken("secrecy without a star", with_text("机密★3年", "机密3年"), "HEAD-08"),
    Broken("no document number", without("document-number"), "HEAD-09", "HEAD-06 HEAD-07 TITL-01"),
    Broken("title without a date", without("sealed-date"), "HEAD-09"),
    Broken("padded date", with_text("2024年6月18日", "2024年06月18日"), "SIGN-01", "IMPR-03"),
    Broken("date in Han numerals", with_text("2024年6月18日", "二〇二四年六月十八日"), "SIGN-01", "IMPR-03"),
    Broken("date at the edge", with_style("sealed-date", right=ZERO), "SIGN-02"),
    Broken("rule of the imprint 1 mm thick", ruled("copies-to-first", "rule_above", weight=MM(1)), "IMPR-01"),
    Broken("抄送 without a full stop", with_text("县委办公室。", "县委办公室"), "IMPR-03"),
    Broken("imprint of 16 pt", with_style("copies-to-first", size=PT(16)), "IMPR-03"),
    Broken("signer in 黑体", with_style("signer-name", font="heiti"), "HEAD-05", layout="upward"),
    Broken("signer at the edge", signer_at_the_edge, "HEAD-05", layout="upward"),
]  # fmt: skip


RENDERERS: dict[str, Callable[..., bytes]] = {"docx": docx_of, "pdf": pdf_of}


@cache
def failing_unbroken(layout: str, form: str) -> frozenset[str]:
    return frozenset(failures(RENDERERS[form](good(layout))))


CASES = [
    pytest.param(broken, layout, form, id=f"{broken.what} ({form})")
    for broken, layout in [
        *((broken, "jianbao") for broken in BRIEF),
        *((broken, "upward" if broken.layout == "upward" else "official") for broken in OFFICIAL_DOCUMENT),
    ]
    for form in broken.formats.split()
]


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("layout", ["jianbao", "official", "upward"])
def test_the_good_document_has_no_error_and_no_warning(layout: str, form: str) -> None:
    assert failing_unbroken(layout, form) <= {"IMPR-04"}


@pytest.mark.parametrize(("broken", "layout", "form"), CASES)
def test_one_broken_property_is_found_by_its_rule(broken: Broken, layout: str, form: str) -> None:
    found = failures(RENDERERS[form](broken.change(good(layout)))) - {"IMPR-04"}

    assert broken.rule in found
    assert found <= {broken.rule, *broken.more.split()}
