"""Official documents: marks, signers, signatures, lists; what stands where, before any font is chosen."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compose.compose import Composition, compose, compose_issue
from pipeline.compose.measure import width_in
from pipeline.model.article import Article, Attachment, Byline, Dated, Paragraph, Section, Text
from pipeline.model.briefing import TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.layout import Align, Layout, Style
from pipeline.model.problem import Problem
from pipeline.model.records import replace
from pipeline.model.source import Location
from pipeline.model.units import ZERO
from pipeline.read.layout import load_layout

HERE = Location("a.txt", 1)
DATE = datetime.date(2024, 5, 20)
BODY = Article(title=Text("关于某事的通知", HERE), lead=(Paragraph(text=Text("正文。", HERE)),))
CHARACTER = 315  # twips: 1字 of 3号 on the grid


@pytest.fixture(scope="module")
def gongwen() -> Layout:
    return load_layout("gongwen")


@pytest.fixture(scope="module")
def jianbao() -> Layout:
    return load_layout("jianbao")


def silent(problem: Problem) -> None:
    raise AssertionError(problem)


def composed(layout: Layout, article: Article = BODY, **data: object) -> Composition:
    return compose(article, layout, DocumentData(**data), silent)  # type: ignore[arg-type]


def blocks(composition: Composition) -> list[tuple[str, Style]]:
    briefing = composition.briefing
    found = (*briefing.blocks, *briefing.tail)
    return [(block.text, briefing.style(block.role)) for block in found if isinstance(block, TextBlock)]


def style_of(composition: Composition, text: str) -> Style:
    return [style for words, style in blocks(composition) if words == text][-1]


def right_edge(style: Style) -> int:
    return 8844 - style.right.twips


@pytest.mark.parametrize("lines", [{}, {"security": "秘密★1年"}, {"security": "机密★3年", "notice": "内部资料"}])
def test_the_name_stands_where_it_should_whatever_stands_above_it(jianbao: Layout, lines: dict[str, str]) -> None:
    style = style_of(composed(jianbao, name="简报", **lines), "简报")
    above = len(lines) * 579
    assert above + style.space_before.twips == jianbao.styles["bulletin-name"].space_before.twips


def test_a_long_name_is_made_smaller_until_it_fits_one_line(jianbao: Layout) -> None:
    name = "某某县人民政府办公室政务信息简报"
    made = composed(jianbao, name=name)
    style = style_of(made, name)
    assert width_in(style, made.briefing.layout, name) <= jianbao.page.text_width
    assert style.size == 27.5 * 12_700
    # The ink's upper edge stays: a smaller character stands higher on its line.
    assert (style.space_before + style.above_ink).mm == pytest.approx(35, abs=0.02)


def test_a_layout_nothing_was_fitted_in_stays_itself(jianbao: Layout) -> None:
    assert composed(jianbao, name="简报").briefing.layout is jianbao


def test_organs_stand_one_a_line_equally_wide_with_the_word_beside_them(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某县公安局；某县教育体育局", document_number="某公联〔2024〕1号")
    layout = made.briefing.layout
    first, second, beside = (style_of(made, text) for text in ("某县公安局", "某县教育体育局", "文件"))

    assert [block.text for block in made.briefing.blocks[:3]] == ["某县公安局", "某县教育体育局", "文件"]
    assert first.left == second.left
    widths = [width_in(first, layout, "某县公安局"), width_in(second, layout, "某县教育体育局")]
    assert widths[0] == pytest.approx(widths[1], abs=5 * 635)
    assert beside.place
    top, bottom = 72.0, 72.0 + second.line.mm + 0.94 * second.size.mm
    ink_middle = beside.place.top.mm + beside.above_ink.mm + 0.47 * beside.size.mm
    assert ink_middle == pytest.approx((top + bottom) / 2, abs=0.1)


def test_many_wide_organs_are_made_smaller_together(gongwen: Layout) -> None:
    organs = "某某土家族苗族自治县人力资源和社会保障局；某县公安局"
    made = composed(gongwen, issuer=organs)
    style = style_of(made, "某县公安局")
    assert style.size < gongwen.styles["organ-mark-joint"].size
    assert style.left + width_in(style, made.briefing.layout, "某县公安局") < gongwen.page.text_width


@pytest.mark.parametrize(
    ("signers", "lines"),
    [
        ("周明远", ["甲〔2024〕1号\t签发人：周明远"]),
        ("周明远、李四", ["甲〔2024〕1号\t签发人：周明远\t李\u3000四"]),
        ("周明远 李四 王五六", ["\t签发人：周明远\t李\u3000四", "甲〔2024〕1号\t\t王五六"]),
        ("一一一、二二二、三三三、四四四", ["\t签发人：一一一\t二二二", "甲〔2024〕1号\t\t三三三\t四四四"]),
    ],
)
def test_the_number_stands_beside_the_last_signer(gongwen: Layout, signers: str, lines: list[str]) -> None:
    made = composed(gongwen, issuer="某局", document_number="甲〔2024〕1号", signer=signers)
    found = [(text, style) for text, style in blocks(made) if "签发人" in text or "甲〔" in text]
    assert [text for text, _ in found] == lines
    assert [style.rule_below is not None for _, style in found] == [False] * (len(lines) - 1) + [True]
    names = [run.role for block in made.briefing.blocks for run in getattr(block, "runs", ()) if "一一一" in run.text]
    assert names in ([], ["signer-name"])


def test_an_unsealed_date_begins_two_characters_right_of_the_organ(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某某土家族自治县人民政府", date=DATE, seal="unsealed")
    layout = made.briefing.layout
    organ, date = style_of(made, "某某土家族自治县人民政府"), style_of(made, "2024年5月20日")
    starts = [
        right_edge(style) - width_in(style, layout, text).twips
        for style, text in ((organ, "某某土家族自治县人民政府"), (date, "2024年5月20日"))
    ]
    assert organ.right.twips == 2 * CHARACTER
    assert starts[1] - starts[0] == pytest.approx(2 * CHARACTER, abs=2)


def test_a_date_wider_than_the_organ_keeps_the_inset_and_moves_the_organ(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某局", date=DATE, seal="unsealed")
    layout = made.briefing.layout
    organ, date = style_of(made, "某局"), style_of(made, "2024年5月20日")
    assert date.right.twips == 2 * CHARACTER
    shift = width_in(organ, layout, "某局").twips - width_in(date, layout, "2024年5月20日").twips
    assert date.right.twips - organ.right.twips == pytest.approx(shift - 2 * CHARACTER, abs=2)


@pytest.mark.parametrize("organ", ["某局", "某县人民政府", "某某土家族苗族自治县人民政府办公室"])
def test_a_sealed_organ_is_centred_over_its_date(gongwen: Layout, organ: str) -> None:
    made = composed(gongwen, issuer=organ, date=DATE, seal="sealed")
    layout = made.briefing.layout
    middles = [
        right_edge(style) - width_in(style, layout, text).twips / 2
        for style, text in ((style_of(made, organ), organ), (style_of(made, "2024年5月20日"), "2024年5月20日"))
    ]
    assert middles[0] == pytest.approx(middles[1], abs=2)
    if organ == "某局":
        assert style_of(made, "2024年5月20日").right.twips == 4 * CHARACTER


@pytest.mark.parametrize("count", range(2, 8))
def test_sealed_organs_stand_apart_the_last_over_the_date(gongwen: Layout, count: int) -> None:
    organs = [f"某县第{number}人民医院" for number in "一二三四五六七"[:count]]
    made = composed(gongwen, issuer="；".join(organs), date=DATE, seal="sealed")
    rows = [(text, style) for text, style in blocks(made) if text.startswith("\t")]
    assert "".join(text for text, _ in rows).split("\t")[-1] == organs[-1]
    assert [organ for text, _ in rows for organ in text.split("\t") if organ] == organs
    centres = [stop.position.mm for stop in rows[-1][1].tabs]
    assert all(after - before >= 45 for before, after in pairwise(centres))
    assert centres[0] >= 22.5
    date = style_of(made, "2024年5月20日")
    width = width_in(date, made.briefing.layout, "2024年5月20日")
    assert centres[-1] == pytest.approx(156 - (date.right + width // 2).mm, abs=0.1)
    assert rows[-1][0].count("\t") == len(centres)


def test_unsealed_organs_stand_one_below_another(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某局；某县人民政府", date=DATE, seal="unsealed")
    first, second = style_of(made, "某局"), style_of(made, "某县人民政府")
    assert first.align is second.align is Align.LEFT
    assert first.left == second.left
    assert (first.space_before.twips, second.space_before.twips) == (579, 0)


def test_a_stamp_has_its_title_beside_it_and_its_date_below(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某县人民政府", date=DATE, seal="stamped", signatory="县长 李建华")
    style = style_of(made, "\t县长\t李建华")
    title, name = style.tabs
    assert name.position.twips - title.position.twips == 2 * CHARACTER
    assert name.position + width_in(style, gongwen, "李建华") == pytest.approx(
        gongwen.page.text_width - 4 * CHARACTER * 635, abs=2 * 635
    )
    assert style_of(made, "2024年5月20日").space_before.twips == 579


def test_a_title_alone_leaves_the_stamp_its_room(gongwen: Layout) -> None:
    made = composed(gongwen, issuer="某县人民政府", date=DATE, seal="stamped", signatory="县长")
    title = style_of(made, "\t县长").tabs[0]
    assert title.position.mm == pytest.approx(156 - 4 * 5.556 - 40 - 2 * 5.556, abs=0.1)


def test_what_the_article_signs_goes_before_the_data(gongwen: Layout) -> None:
    article = Article(
        title=BODY.title,
        lead=BODY.lead,
        byline=Byline(text=Text("某县教育局", HERE), unit="某县教育局"),
        signature_date=Dated(date=DATE, text=Text("二〇二四年五月二十日", HERE)),
    )
    made = composed(gongwen, article, issuer="某县人民政府", date=datetime.date(2024, 6, 1))
    assert [text for text, _ in blocks(made)][-2:] == ["某县教育局", "二〇二四年五月二十日"]


def test_a_briefing_is_not_signed_by_its_issuer(jianbao: Layout) -> None:
    made = composed(jianbao, name="简报", issuer="某局办公室", date=DATE)
    assert [text for text, _ in blocks(made)][-1] == "正文。"


def test_a_single_unnumbered_attachment_hangs_under_its_name(gongwen: Layout) -> None:
    article = Article(title=BODY.title, lead=BODY.lead, attachments=(Attachment(title=Text("任务分工", HERE)),))
    style = style_of(composed(gongwen, article, issuer="某局"), "附件：任务分工")
    assert (style.left.twips, style.first_indent.twips) == (5 * CHARACTER, -3 * CHARACTER)


def test_numbers_of_two_digits_leave_the_names_aligned(gongwen: Layout) -> None:
    attachments = tuple(Attachment(title=Text(f"表{n}", HERE), number=str(n)) for n in range(1, 12))
    made = composed(gongwen, Article(title=BODY.title, lead=BODY.lead, attachments=attachments), issuer="某局")
    first, tenth = style_of(made, "附件：1.\t表1"), style_of(made, "10.\t表10")
    assert first.left.twips == tenth.left.twips == 6 * CHARACTER + 160
    assert first.left + first.first_indent == 2 * CHARACTER * 635
    assert width_in(tenth, gongwen, "10.") <= -tenth.first_indent


def test_what_a_bulletin_closes_with_stands_after_its_last_article() -> None:
    data = DocumentData(name="某会议纪要", attending="甲、乙")
    made = compose_issue([article_of("甲"), article_of("乙")], load_layout("jiyao"), data, silent)
    assert [text for text, _ in blocks(made)].count("出席：甲、乙") == 1
    assert blocks(made)[-1][0] == "出席：甲、乙"


def test_a_title_the_data_give_is_for_an_article_without_one(jianbao: Layout) -> None:
    given = "某某大队开展“四个坚持”创建文明奋进警队活动取得实效"
    made = composed(jianbao, Article(lead=BODY.lead), name="简报", title=given)
    title = next(text for text, style in blocks(made) if style.role == "title")
    assert title.replace("\n", "") == made.briefing.info.title == given


def test_a_title_the_article_has_is_printed_and_another_is_told_of(jianbao: Layout) -> None:
    told: list[Problem] = []
    made = compose(BODY, jianbao, DocumentData(name="简报", title="另一个"), told.append)
    assert [text for text, style in blocks(made) if style.role == "title"] == ["关于某事的通知"]
    assert [problem.code for problem in told] == ["title-unused"]
    compose(BODY, jianbao, DocumentData(name="简报", title="关于某事的 通知"), silent)


def test_a_document_number_the_masthead_prints_is_not_printed_again(gongwen: Layout, jianbao: Layout) -> None:
    article = Article(title=BODY.title, lead=BODY.lead, document_number=Text("某发〔2024〕1号", HERE))
    formal = composed(gongwen, article, issuer="某局", document_number="某发〔2024〕1号")
    assert [text for text, _ in blocks(formal)].count("某发〔2024〕1号") == 1
    assert style_of(composed(jianbao, article, name="简报"), "某发〔2024〕1号").role == "subtitle"


def article_of(title: str) -> Article:
    heading = Section(level=1, marker="一、", number="一", heading=Text("做法", HERE), body=BODY.lead)
    return Article(title=Text(title, HERE), initiatives=(heading,))


def test_a_bulletin_lists_its_articles_and_lowers_their_headings(jianbao: Layout) -> None:
    data = DocumentData(name="简报", editor_note="按语。", report="县委")
    made = compose_issue([article_of("甲"), article_of("乙")], jianbao, data, silent)
    assert [(text, style.outline) for text, style in blocks(made)] == [
        ("简报", None), ("", None), ("本期要目", None), ("1.\t甲", None), ("2.\t乙", None), ("编者按：按语。", None),
        ("甲", 1), ("一、做法", 2), ("正文。", None), ("乙", 1), ("一、做法", 2), ("正文。", None),
        ("报：县委。", None),
    ]  # fmt: skip
    styles = made.briefing.layout.styles
    assert [styles[role].word_name for role in ("article-title", "heading-1", "heading-4")] == [
        "heading 1", "heading 2", "heading 5",
    ]  # fmt: skip


def test_articles_without_a_title_leave_no_gap_in_the_list(jianbao: Layout) -> None:
    untitled = Article(lead=BODY.lead)
    made = compose_issue([article_of("甲"), untitled, article_of("乙")], jianbao, DocumentData(name="简报"), silent)
    listed = [text for text, style in blocks(made) if style.role == "contents-item"]
    assert listed == ["1.\t甲", "2.\t乙"]


def test_an_editor_s_note_of_several_paragraphs_has_its_label_and_its_blank_line_once(jianbao: Layout) -> None:
    made = composed(jianbao, BODY, name="简报", editor_note="甲。\n乙。\n丙。")
    note = [(text, style) for text, style in blocks(made) if style.font == "kaiti"]
    assert [text for text, _ in note] == ["编者按：甲。", "乙。", "丙。"]
    first, second, third = (style for _, style in note)
    assert (second.space_before, third) == (ZERO, second)
    assert replace(second, role=first.role, word_name=first.word_name, space_before=first.space_before) == first


def test_a_bulletin_of_one_article_is_that_article(jianbao: Layout) -> None:
    data = DocumentData(name="简报")
    assert compose_issue([BODY], jianbao, data, silent) == compose(BODY, jianbao, data, silent)


def test_articles_signed_differently_keep_their_own_places(jianbao: Layout) -> None:
    dated = Dated(date=DATE, text=Text("2024年5月20日", HERE))
    articles = [
        Article(lead=BODY.lead, byline=Byline(text=Text(unit, HERE), unit=unit), signature_date=dated)
        for unit in ("某局", "某县人民政府办公室")
    ]
    made = compose_issue(articles, jianbao, DocumentData(name="简报"), silent)
    roles = [style.role for _, style in blocks(made) if style.role.startswith("signature")]
    assert roles == ["signature", "signature-date", "signature-2", "signature-date-2"]
    assert made.briefing.style("signature-2").word_name == "署名2"


@pytest.mark.parametrize(
    ("data", "rules"),
    [
        ({"report": "县委"}, [("报：县委。", True, True)]),
        ({"report": "县委", "copies": 3}, [("报：县委。", True, False), ("共印3份", True, True)]),
        (
            {"report": "甲", "send": "乙", "printer": "丙"},
            [("报：甲。", True, False), ("送：乙。", False, False), ("丙", True, True)],
        ),
    ],
)
def test_a_rule_opens_and_closes_every_tail(
    jianbao: Layout, data: dict[str, object], rules: list[tuple[str, bool, bool]]
) -> None:
    made = composed(jianbao, name="简报", **data)
    tail = [(block.text, made.briefing.style(block.role)) for block in made.briefing.tail]
    assert [(text, style.rule_above is not None, style.rule_below is not None) for text, style in tail] == rules
    opening, closing = tail[0][1].rule_above, tail[-1][1].rule_below
    assert opening == closing == jianbao.tail_rule


def test_lines_of_a_letter_head_go_up_when_one_is_missing() -> None:
    letter = load_layout("xinhan")
    number = "某函〔2024〕1号"

    def head(**data: str) -> list[str]:
        made = composed(letter, issuer="某局", document_number=number, seal="unsealed", **data)
        return [text for text, style in blocks(made) if style.role in ("letter-number", "letter-secrecy", "secrecy")]

    assert head() == [f"\t{number}"]
    assert head(urgency="特急") == [f"特急\t{number}"]
    assert head(security="秘密★1年", urgency="特急") == [f"秘密★1年\t{number}", "特急"]
    assert head(copy_number="000001", security="秘密★1年") == [f"000001\t{number}", "秘密★1年"]
    assert head(copy_number="000001", urgency="特急") == [f"000001\t{number}", "特急"]


def test_attendance_comes_after_the_body_and_before_the_attachments_themselves() -> None:
    made = composed(load_layout("jiyao"), name="某会议纪要", attending="甲、乙", observing="丙")
    closing = [(text, style.role) for text, style in blocks(made) if style.role.startswith("attendance")]
    assert closing == [("出席：甲、乙", "attendance"), ("列席：丙", "attendance-next")]


WORDS = st.text(alphabet="某县公安局ABC12 ；、;", max_size=90)


@given(
    WORDS,
    WORDS,
    WORDS,
    st.sampled_from(["sealed", "unsealed", "stamped", None]),
    st.sampled_from(["gongwen", "xinhan", "mingling", "jianbao"]),
)
def test_whatever_the_data_say_every_style_can_be_set(
    issuer: str, signer: str, signatory: str, seal: str | None, name: str
) -> None:
    layout = load_layout(name)
    data = {"issuer": issuer, "signer": signer, "signatory": signatory, "seal": seal, "name": issuer}
    made = composed(layout, document_number="某发〔2024〕1号", date=DATE, **data)
    for style in made.briefing.layout.styles.values():
        assert style.size >= 4 * 12_700, style
        assert min(style.left, style.right, style.space_before) >= 0, style
        assert all(stop.position >= 0 for stop in style.tabs), style
        assert style.left % 635 == style.right % 635 == style.space_before % 635 == 0, style
    roles = made.briefing.layout.styles.keys()
    assert all(block.role in roles for block in (*made.briefing.blocks, *made.briefing.tail))
    names = [style.word_name for style in made.briefing.layout.styles.values()]
    assert len(names) == len(set(names))
