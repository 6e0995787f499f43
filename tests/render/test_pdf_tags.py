"""The structure tree, shown as text: what a screen reader goes through."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from pipeline.model.briefing import Briefing
from pipeline.model.page import DrawnRule, Pages
from pipeline.model.units import Length
from pipeline.render.pdf import render_pdf
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece, table

RANGE = re.compile(r"<(\w+)><(\w+)>\[(.*)\]")


def shown_tree(document: Briefing, made: Pages) -> list[str]:
    """One line an element: indented by depth, with its content as page:text."""
    with pikepdf.open(io.BytesIO(render_pdf(document, made, BoxFonts()))) as file:
        texts = dict(marked_texts(file))
        check_parent_tree(file)
        return list(shown(file, file.Root.StructTreeRoot.K, texts, ""))


def shown(file: pikepdf.Pdf, element: Any, texts: dict[tuple[int, int], str], indent: str) -> Iterator[str]:
    scope = f" scope={str(element.A.Scope)[1:]}" if "/Scope" in element.get("/A", {}) else ""
    kids = list(element.get("/K", []))
    own = [f"{number(file, page)}:{texts[number(file, page), mcid]}" for page, mcid in content(element, kids)]
    yield f"{indent}{str(element.S)[1:]}{scope} {' '.join(own)}".rstrip()
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == element.objgen
            yield from shown(file, kid, texts, indent + "  ")


def content(element: Any, kids: list[Any]) -> Iterator[tuple[Any, int]]:
    for kid in kids:
        if isinstance(kid, int):
            yield element.Pg, kid
        elif "/MCID" in kid:
            yield kid.Pg, int(kid.MCID)


def number(file: pikepdf.Pdf, page: Any) -> int:
    return [one.objgen for one in file.pages].index(page.objgen) + 1


def marked_texts(file: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], str]]:
    """Give (page, MCID) → the text of that marked content; fail if anything is drawn outside of marked content."""
    for number, page in enumerate(file.pages, 1):
        maps = {name: reading(font) for name, font in page.Resources.Font.items()}
        current: int | str | None = None
        text = font = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    assert current is None
                    current = int(operands[1].MCID) if operands[0] == "/P" else str(operands[0])
                    text = ""
                case "EMC":
                    if isinstance(current, int):
                        yield (number, current), text
                    current = None
                case "Tf":
                    font = str(operands[0])
                case "Tj":
                    assert current is not None
                    code = bytes(operands[0])
                    text += "".join(maps[font][code[at : at + 2]] for at in range(0, len(code), 2))
                case "f":
                    assert current == "/Artifact"


def reading(font: Any) -> dict[bytes, str]:
    found = {}
    for first, last, texts in RANGE.findall(font.ToUnicode.read_bytes().decode("ascii")):
        codes = range(int(first, 16), int(last, 16) + 1)
        for code, text in zip(codes, texts[1:-1].split("><"), strict=True):
            found[code.to_bytes(2, "big")] = bytes.fromhex(text).decode("utf-16-be")
    return found


def check_parent_tree(file: pikepdf.Pdf) -> None:
    """Every MCID leads back to the element that holds it."""
    tree = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
    for page in file.pages:
        for mcid, element in enumerate(tree[int(page.StructParents)]):
            assert (page.objgen, mcid) in [(pg.objgen, own) for pg, own in content(element, list(element.K))]


def test_a_briefing_is_a_title_headings_and_paragraphs() -> None:
    document = briefing(
        block("bulletin-name", "简报"),
        block("title", "标题上\n标题下"),
        block("body", "导语"),
        block("heading-1", "一、坚持"),
        block("heading-2", "（一）落实"),
        block("body", "正文"),
        block("heading-1", "二、推进"),
        tail=(block("tail-range", "报：市委"),),
    )
    lines = ("简报", "标题上", "标题下", "导语", "一、坚持", "（一）落实", "正文", "二、推进", "报：市委")
    blocks = (0, 1, 1, 2, 3, 4, 5, 6, 7)
    page = tuple(line(60 + 20 * row, text, block=at) for row, (text, at) in enumerate(zip(lines, blocks, strict=True)))
    assert shown_tree(document, pages((*page, line(800, "—1—", block=None)))) == [
        "Document",
        "  P 1:简报",
        "  H1 1:标题上标题下",
        "  P 1:导语",
        "  H2 1:一、坚持",
        "  H3 1:（一）落实",
        "  P 1:正文",
        "  H2 1:二、推进",
        "  P 1:报：市委",
    ]


def test_no_heading_level_is_skipped() -> None:
    document = briefing(block("heading-3", "1.甲"), block("heading-1", "一、乙"), block("heading-4", "（1）丙"))
    made = pages(tuple(line(100 + 20 * at, text, block=at) for at, text in enumerate(["1.甲", "一、乙", "（1）丙"])))
    assert shown_tree(document, made) == ["Document", "  H1 1:1.甲", "  H1 1:一、乙", "  H2 1:（1）丙"]


def test_a_heading_that_was_not_printed_leaves_no_gap() -> None:
    document = briefing(block("title", "标题"), block("heading-1", "一、甲"), block("heading-2", "（一）乙"))
    made = pages(
        (line(100, "标题", block=0), line(130, "（一）乙", block=2)),
    )
    assert shown_tree(document, made) == ["Document", "  H1 1:标题", "  H2 1:（一）乙"]


def test_a_run_in_heading_is_tagged_apart_from_its_paragraph() -> None:
    document = briefing(block("heading-1", "一、坚持。", joined=True), block("body", "大队以党建引领"))
    heading, body = line(100, "一、坚持。", block=0), line(100, piece("大队以", x=200), block=1)
    assert shown_tree(document, pages((heading, body, line(130, "党建引领", block=1)))) == [
        "Document",
        "  H1 1:一、坚持。",
        "  P 1:大队以党建引领",
    ]


def test_a_paragraph_over_the_page_is_one_element_and_artifacts_are_none() -> None:
    rule = DrawnRule(Length.from_pt(80), Length.from_pt(50), Length.from_pt(400), Length.from_pt(1), "FF0000")
    made = pages(
        (line(100, "甲"), line(130, "乙"), line(800, "—1—", block=None)),
        (line(100, "丙"), line(800, "—2—", block=None)),
        (line(100, "丁"), line(800, "—3—", block=None)),
        rules=(rule,),
    )
    assert shown_tree(briefing(block("body", "甲乙丙丁")), made) == ["Document", "  P 1:甲乙 2:丙 3:丁"]


def test_a_table_has_rows_heads_and_cells() -> None:
    document = briefing(block("body", "见表"), table(("单位", "件数"), ("一中队", ""), ("二中队", "12")))
    made = pages(
        (
            line(100, "见表", block=0),
            line(130, "单位", block=1, cell=(0, 0)),
            line(130, piece("件数", x=200), block=1, cell=(0, 1)),
            line(160, "一中", block=1, cell=(1, 0)),
            line(180, "队", block=1, cell=(1, 0)),
        ),
        (
            line(100, "二中队", block=1, cell=(2, 0)),
            line(100, piece("12", x=200, face="latin"), block=1, cell=(2, 1)),
        ),
    )
    assert shown_tree(document, made) == [
        "Document",
        "  P 1:见表",
        "  Table",
        "    THead",
        "      TR",
        "        TH scope=Column 1:单位",
        "        TH scope=Column 1:件数",
        "    TBody",
        "      TR",
        "        TD 1:一中队",
        "        TD",
        "      TR",
        "        TD 2:二中队",
        "        TD 2:12",
    ]


def test_head_rows_set_again_on_the_next_page_are_read_once() -> None:
    made = pages(
        (line(100, "单位", block=0, cell=(0, 0)), line(130, "甲", block=0, cell=(1, 0))),
        (line(100, "单位", block=0, cell=(0, 0)), line(130, "乙", block=0, cell=(2, 0))),
    )
    assert shown_tree(briefing(table(("单位",), ("甲",), ("乙",))), made) == [
        "Document",
        "  Table",
        "    THead",
        "      TR",
        "        TH scope=Column 1:单位",
        "    TBody",
        "      TR",
        "        TD 1:甲",
        "      TR",
        "        TD 2:乙",
    ]


def test_a_table_without_head_rows_has_rows_alone() -> None:
    made = pages((line(100, "甲", block=0, cell=(0, 0)),))
    assert shown_tree(briefing(table(("甲",), header_rows=0)), made) == [
        "Document",
        "  Table",
        "    TR",
        "      TD 1:甲",
    ]


def test_a_caption_belongs_to_the_table_after_it() -> None:
    document = briefing(block("caption", "表1"), table(("甲",), header_rows=0), block("caption", "图1"))
    made = pages(
        (line(100, "表1", block=0), line(130, "甲", block=1, cell=(0, 0)), line(160, "图1", block=2)),
    )
    assert shown_tree(document, made) == [
        "Document",
        "  Table",
        "    Caption 1:表1",
        "    TR",
        "      TD 1:甲",
        "  P 1:图1",
    ]


def test_points_that_are_paragraphs_are_a_list() -> None:
    texts = ["抓两件事。", "一是抓学习。", "二是抓考核。", "以上。"]
    document = briefing(*(block("body", text) for text in texts))
    made = pages(
        (line(100, texts[0], block=0), line(130, "一是抓", block=1), line(160, "学习。", block=1)),
        (line(100, "二", piece("是抓考核。", x=200), block=2), line(160, texts[3], block=3)),
    )
    assert shown_tree(document, made) == [
        "Document",
        "  P 1:抓两件事。",
        "  L",
        "    LI",
        "      Lbl 1:一是",
        "      LBody 1:抓学习。",
        "    LI",
        "      Lbl 2:二是",
        "      LBody 2:抓考核。",
        "  P 2:以上。",
    ]


def test_a_list_item_over_the_page_has_one_label() -> None:
    document = briefing(block("body", "1.甲乙"), block("body", "2.丙"))
    made = pages((line(100, "1.甲", block=0),), (line(100, "乙", block=0), line(130, "2.丙", block=1)))
    assert shown_tree(document, made) == [
        "Document",
        "  L",
        "    LI",
        "      Lbl 1:1.",
        "      LBody 1:甲 2:乙",
        "    LI",
        "      Lbl 2:2.",
        "      LBody 2:丙",
    ]


def test_a_block_nothing_was_printed_of_has_no_element() -> None:
    document = briefing(block("body", ""), block("body", "正文"))
    assert shown_tree(document, pages((line(100, "正文", block=1),))) == ["Document", "  P 1:正文"]


def test_a_line_without_type_has_no_element() -> None:
    document = briefing(block("body", ""), block("body", "正文"))
    assert shown_tree(document, pages((line(70, block=0), line(100, "正文", block=1)))) == ["Document", "  P 1:正文"]
