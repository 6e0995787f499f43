from __future__ import annotations

import pytest

from pipeline.check.review import review
from pipeline.model.article import Article, Paragraph, Section
from tests.compose.seed import piece, seed_article


def codes(article: Article) -> list[str]:
    return [problem.code for problem in review(article)]


def paragraphs(*texts: str) -> Article:
    return Article(lead=tuple(Paragraph(text=piece(text, line, 1)) for line, text in enumerate(texts, 1)))


def headed(lead: str, *headings: str, title: str = "工作简报") -> Article:
    sections = tuple(
        Section(level=1, marker=f"{number}、", number=number, heading=piece(heading, line, 3))
        for line, (number, heading) in enumerate(zip("一二三四五六", headings, strict=False), 5)
    )
    lead_paragraph = (Paragraph(text=piece(lead, 3, 1)),) if lead else ()
    return Article(title=piece(title, 1, 1), lead=lead_paragraph, initiatives=sections)


def test_the_seed_article_has_what_its_readers_found() -> None:
    found = [(problem.code, str(problem.location)) for problem in review(seed_article())]

    assert found == [
        ("pause-between-quotations", "seed.txt:8:222"),
        ("nested-colon", "seed.txt:8:412"),
        ("no-final-mark", "seed.txt:8:522"),
        ("pause-between-quotations", "seed.txt:12:484"),
        ("announced-heading", "seed.txt:14:5"),
    ]


def test_a_problem_says_what_was_announced_and_what_the_heading_says() -> None:
    problem = next(problem for problem in review(seed_article()) if problem.code == "announced-heading")

    assert "和谐促警" in problem.message
    assert "业务促警" in problem.message
    assert "6:92" in problem.hint


HEADLINES = (
    "现代人，何处是家乡？——流动中的乡情和亲情",
    "天寒地冻，生意兴隆。再就业工人迎春敞心扉",
    "一次性注射器、植入体内的钢针……相当一部分未取得注册证，威胁群众健康",
    "老同志们请有关领导转达他们对全市人民的节日问候，祝愿大家在新的一年里，全面贯彻落实上级的部署和各项要求",
    "旅客买票难，列车空座多。有关部门决定今年确保建成三十个电脑售票中心——－",
)


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_that_text_follows_lacks_no_final_mark(headline: str) -> None:
    assert "no-final-mark" not in codes(paragraphs(headline, "大队认真开展工作，取得成效。"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("大队组织民警开展业务培训，逐条讲解操作规程。培训以后，民警处置警情的效果明显", "no-final-mark"),
        ("出台“甲制度”、“乙办法”、“丙细则”。", "pause-between-quotations"),
        ("学习《甲法》、《乙法》。", "pause-between-quotations"),
        ("包括甲、乙、等。", "pause-before-etc"),
        ("甲、乙……等。", "ellipsis-with-etc"),
        ("开展“学雷锋活动。", "unpaired-mark"),
        ("开展学雷锋”活动。", "unpaired-mark"),
        ('开展"学雷锋活动。', "unpaired-mark"),
        ("大队（支队。", "unpaired-mark"),
        ("加强管理，，提高质量。", "doubled-mark"),
        ("加强管理，。", "doubled-mark"),
        ("组织民警组织民警参加培训。", "repeated-word"),
        ("认真的的工作。", "repeated-word"),
        ("业务延伸到哪里,党建就跟进到哪里:将文件发下去。", "nested-colon"),
    ],
)
def test_a_slip_is_reported(text: str, code: str) -> None:
    assert codes(paragraphs(text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "大队开展培训。",
        "他说：“很好。”",
        "联系电话：12345678",
        "大队开展培训（见附件）",
        "出台“甲制度”“乙办法”。",
        "一等奖、二等奖、三等奖。",
        "二级、等级公路。",
        "为了了解情况，达到目的的人。",
        "1)加强领导；2)加强管理。",
        "“甲‘乙’丙”（丁〔戊〕）。",
        "一个一个地看，常常讨论。",
        "大家说什么？什么都好：很好。",
        "上午15:40至16:20。",
    ],
)
def test_good_text_is_not_reported(text: str) -> None:
    assert codes(paragraphs(text)) == []


def test_a_quotation_may_open_every_one_of_its_paragraphs() -> None:
    assert codes(paragraphs("“第一段。", "“第二段。”")) == []


def test_a_quotation_may_begin_in_a_run_in_heading() -> None:
    section = Section(
        level=1, marker="一、", number="一", heading=piece("落实“先抓实", 5, 3), closing="。", run_in=True,
        body=(Paragraph(text=piece("后抓细”要求。", 5, 10)),),
    )  # fmt: skip
    assert codes(Article(initiatives=(section,))) == []


def test_headings_that_keep_the_announced_words_are_not_reported() -> None:
    lead = "大队坚持以党建引领、科技赋能、服务提质为抓手，取得实效。"
    assert codes(headed(lead, "党建引领铸魂", "科技赋能增效", "服务提质暖心")) == []


def test_a_list_that_announces_no_headings_is_not_reported() -> None:
    lead = "大队辖甲中队、乙中队、丙中队，党建引领工作扎实。"
    assert codes(headed(lead, "党建引领铸魂", "科技赋能增效", "服务提质暖心")) == []


def test_the_heading_that_lacks_its_announced_word_is_reported_where_it_stands() -> None:
    lead = "大队坚持以党建引领、科技赋能、服务提质为抓手。"
    problem = review(headed(lead, "党建引领铸魂", "科技强警增效", "服务提质暖心"))[0]

    assert problem.code == "announced-heading"
    assert str(problem.location) == "seed.txt:6:3"
    assert problem.message.startswith("科技赋能 is announced")


def test_a_count_in_the_title_is_held_against_the_headings() -> None:
    headings = ("强化领导", "强化培训", "优化服务")
    assert codes(headed("", *headings, title="大队“三个强化”抓队伍")) == ["announced-count"]
    assert codes(headed("", "强化领导", "强化培训", "强化服务", title="大队“三个强化”抓队伍")) == []
    assert codes(headed("", "健全制度", "抓好培训", "优化服务", title="大队“三个强化”抓队伍")) == []


def test_a_numeral_that_skips_is_reported_and_one_that_begins_anew_is_not() -> None:
    def numbered(*numerals: str) -> Article:
        return Article(
            initiatives=tuple(
                Section(level=1, marker=f"{numeral}、", number=numeral, heading=piece("加强领导", line, 3))
                for line, numeral in enumerate(numerals, 1)
            )
        )

    assert codes(numbered("一", "二", "四")) == ["heading-number"]
    assert codes(numbered("九", "十", "十一", "十二")) == []
    assert codes(numbered("十九", "二十", "二十一", "一", "二")) == []
    assert codes(numbered("1", "2", "3")) == []
