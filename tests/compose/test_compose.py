from __future__ import annotations

import datetime
import unicodedata
from dataclasses import fields, is_dataclass, replace

import pytest

from pipeline.compose.compose import Composition, compose
from pipeline.model.article import (
    Article,
    Attachment,
    Byline,
    Dated,
    Paragraph,
    Section,
    Table,
    Text,
)
from pipeline.model.briefing import TableBlock, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import HeadingMode, Layout
from pipeline.model.problem import Problem
from pipeline.model.source import Location
from pipeline.read.layout import load_layout
from tests.compose.seed import piece, seed_article, seed_lines

DATA = DocumentData(
    name="简报",
    issue=3,
    issuer="某某大队办公室",
    date=datetime.date(2019, 2, 26),
    report="市局,支队",
    send="各中队。",
    copies=30,
)


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load_layout("jianbao")


def silent(problem: Problem) -> None:
    raise AssertionError(problem)


def composed(article: Article, layout: Layout, data: DocumentData = DATA) -> Composition:
    return compose(article, layout, data, silent)


def printed(composition: Composition) -> list[tuple[str, str]]:
    blocks = (*composition.briefing.blocks, *composition.briefing.tail)
    return [(block.role, block.text) for block in blocks if isinstance(block, TextBlock)]


def article(**parts: object) -> Article:
    return Article(**{"title": piece("某大队工作简报", 1, 1), **parts})  # type: ignore[arg-type]


def section(heading: str, *, marker: str = "一、", closing: str = "", text: str = "", run_in: bool = False) -> Section:
    body = (Paragraph(text=piece(text, 5, 20)),) if text else ()
    return Section(
        level=1, marker=marker, number=None, heading=piece(heading, 5, 3), closing=closing, run_in=run_in, body=body
    )


def test_the_seed_article_becomes_masthead_core_and_tail(layout: Layout) -> None:
    blocks = printed(composed(seed_article(), layout))

    assert [role for role, _ in blocks] == [
        "bulletin-name", "issue-number", "issuer-line", "title", "body",
        *["heading-1", "body"] * 4,
        "byline", "tail-range-first", "tail-range", "tail-copies-last",
    ]  # fmt: skip
    assert blocks[:4] == [
        ("bulletin-name", "简报"),
        ("issue-number", "第3期"),
        ("issuer-line", "某某大队办公室\t2019年2月26日"),
        ("title", "交警直属二大队“四个坚持”\n创建文明奋进警队"),
    ]
    assert blocks[5] == ("heading-1", "一、坚持政治建警铸忠诚警魂，宗旨意识明显提升")
    assert blocks[-4] == ("byline", "（常德交警直属二大队\u3000张景）")


def test_every_change_of_the_seed_stands_where_it_says(layout: Layout) -> None:
    lines = seed_lines()
    changes = composed(seed_article(), layout).changes

    assert all(
        lines[change.location.line - 1].startswith(change.before, change.location.column - 1) for change in changes
    )
    rules = [change.rule for change in changes]
    assert rules.count("heading-stop") == 4
    assert rules.count("stray-space") == 2
    assert rules.count("byline-space") == 1


def test_the_tail_closes_each_range_and_opens_with_a_rule(layout: Layout) -> None:
    assert printed(composed(article(), layout))[-3:] == [
        ("tail-range-first", "报：市局,支队。"),
        ("tail-range", "送：各中队。"),
        ("tail-copies-last", "共印30份"),
    ]


def test_what_nobody_said_is_left_out_but_a_ruled_line_stays(layout: Layout) -> None:
    blocks = printed(composed(article(), layout, DocumentData(name="简报", date=datetime.date(2019, 2, 6))))

    assert blocks[:2] == [("bulletin-name", "简报"), ("issuer-line", "\t2019年2月6日")]
    assert blocks[-1][0] == "title"


@pytest.mark.parametrize(
    ("closing", "heading"),
    [
        ("。", "一、加强领导"),
        (".", "一、加强领导"),
        ("：", "一、加强领导"),
        ("？", "一、加强领导？"),
        ("!", "一、加强领导！"),
    ],
)
def test_a_heading_on_its_own_line_loses_its_stop_and_keeps_its_tone(
    layout: Layout, closing: str, heading: str
) -> None:
    made = composed(article(initiatives=(section("加强领导", closing=closing, text="很好。", run_in=True),)), layout)

    assert ("heading-1", heading) in printed(made)
    dropped = [change for change in made.changes if change.rule == "heading-stop"]
    assert bool(dropped) is (closing in "。.：")
    assert all(change.before == closing and change.location == Location("seed.txt", 5, 7) for change in dropped)


def test_a_run_in_heading_keeps_its_stop_and_the_line(layout: Layout) -> None:
    run_in = replace(layout, headings=HeadingMode.RUN_IN)
    sections = (
        section("加强领导", closing=".", text="很好。", run_in=True),
        section("加强管理", text="很好。", run_in=True),
        section("加强宣传", closing="。"),
    )
    blocks = composed(article(initiatives=sections), run_in).briefing.blocks

    headings = [block for block in blocks if isinstance(block, TextBlock) and block.role == "heading-1"]
    assert [(block.text, block.joined) for block in headings] == [
        ("一、加强领导。", True),
        ("一、加强管理", False),
        ("一、加强宣传", False),
    ]


def test_a_numeral_with_a_word_of_its_own_is_set_apart(layout: Layout) -> None:
    made = composed(article(initiatives=(section("总则", marker="第一章"), section("其他", marker="(二)"))), layout)
    assert [text for role, text in printed(made) if role == "heading-1"] == ["第一章\u3000总则", "（二）其他"]


def test_an_official_letter_has_its_parts_in_the_order_of_the_standard(layout: Layout) -> None:
    letter = article(
        document_number=piece("某府发〔2019〕3号", 2, 1),
        subtitle=piece("--在动员会上的讲话", 3, 1),
        recipients=piece("各县(市、区)人民政府", 4, 1),
        salutation=piece("同志们:", 5, 1),
        lead=(Paragraph(text=piece("现通知如下。", 6, 1)), Paragraph(text=piece("引文。", 7, 1), quotation=True)),
        byline=Byline(text=piece("某某市人民政府", 8, 1), unit="某某市人民政府"),
        signature_date=Dated(date=datetime.date(2019, 2, 26), text=piece("２０１９年2月26日", 9, 1)),
        note=piece("(此件公开发布)", 10, 1),
        attachments=(
            Attachment(title=piece("实施方案。", 11, 1), number="1", body=(Paragraph(text=piece("正文。", 13, 1)),)),
            Attachment(title=piece("任务分工", 12, 1), number="2"),
        ),
    )
    assert printed(composed(letter, layout, DocumentData(name="简报")))[2:] == [
        ("title", "某大队工作简报"),
        ("subtitle", "某府发〔2019〕3号"),
        ("subtitle", "——在动员会上的讲话"),
        ("recipients", "各县（市、区）人民政府："),
        ("recipients", "同志们："),
        ("body", "现通知如下。"),
        ("quotation", "引文。"),
        ("attachment-first", "附件：1.\t实施方案"),
        ("attachment-next", "2.\t任务分工"),
        ("signature", "某某市人民政府"),
        ("signature-date", "2019年2月26日"),
        ("note", "（此件公开发布）"),
        ("attachment-label", "附件1"),
        ("attachment-title", "实施方案"),
        ("body", "正文。"),
    ]


def test_a_table_follows_its_caption(layout: Layout) -> None:
    table = Table(
        rows=(("单位", "数量"), ("一 中队", "3")),
        location=Location("seed.txt", 6),
        header_rows=1,
        caption=piece("表1 统计", 5, 1),
    )
    made = composed(article(lead=(table,)), layout)
    caption, block = made.briefing.blocks[-2:]

    assert isinstance(caption, TextBlock) and caption.role == "caption"
    assert isinstance(block, TableBlock)
    assert block.rows == (("单位", "数量"), ("一中队", "3"))
    assert block.header_rows == 1


def test_where_and_by_whom_it_was_published_goes_into_the_file_properties(layout: Layout) -> None:
    info = composed(seed_article(), layout, DocumentData(name="简报", issue=3)).briefing.info

    assert info.title == "交警直属二大队“四个坚持”创建文明奋进警队"
    assert info.author == "常德交警直属二大队"
    assert info.subject == "简报第3期"
    assert info.keywords == "发布：2019-02-26；来源：常德文明网"


def test_a_title_of_four_lines_is_reported(layout: Layout) -> None:
    problems: list[Problem] = []
    compose(article(title=piece("推进基层治理体系和治理能力现代化" * 5, 1, 1)), layout, DATA, problems.append)

    assert [problem.code for problem in problems] == ["title-too-long"]


def test_nothing_of_an_article_is_lost(layout: Layout) -> None:
    whole = full_article()
    made = composed(whole, layout)
    output = "".join(
        cell
        for block in made.briefing.blocks
        for cell in ([block.text] if isinstance(block, TextBlock) else [cell for row in block.rows for cell in row])
    )
    output += made.briefing.info.keywords

    for text in texts_of(whole):
        assert words(text.value) in words(output), text


def full_article() -> Article:
    inner = Section(
        level=2, marker="(一)", number="一", heading=piece("二级标题", 9, 3), closing="。", run_in=True,
        body=(Paragraph(text=piece("二级正文,很好.", 9, 9)),),
        subsections=(Section(level=5, marker="◇", number=None, heading=piece("五级标题", 10, 1)),),
    )  # fmt: skip
    outer = replace(
        section("一级标题", closing="："), body=(Paragraph(text=piece("一级正文", 7, 1)),), subsections=(inner,)
    )
    return article(
        subtitle=piece("副标题", 2, 1),
        document_number=piece("某发〔2019〕1号", 3, 1),
        published=Dated(date=datetime.date(2019, 2, 26), text=piece("2019-02-26", 4, 1)),
        source=piece("某网", 4, 20),
        author=piece("李某", 4, 30),
        editor=piece("王某", 4, 40),
        recipients=piece("各大队", 5, 1),
        salutation=piece("同志们", 6, 1),
        lead=(
            Paragraph(text=piece("导语", 6, 1), quotation=True),
            Table(rows=(("甲格", "乙格"),), location=Location("seed.txt", 6), caption=piece("表题", 6, 1)),
        ),
        initiatives=(outer,),
        byline=Byline(text=piece("供稿单位 赵某", 12, 1), unit="供稿单位", persons=("赵某",), opening="(", closing=")"),
        signature_date=Dated(date=datetime.date(2019, 2, 27), text=piece("2019年2月27日", 13, 1)),
        note=piece("附注", 14, 1),
        attachments=(
            Attachment(
                title=piece("附件名", 15, 1),
                body=(Paragraph(text=piece("附件正文", 16, 1)),),
                sections=(section("附件一级"),),
            ),
        ),
    )


def texts_of(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    return []


def words(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character)[0] in "LN")
