from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.article import TokenKind
from pipeline.model.problem import Problem, SourceError
from pipeline.model.source import Location, Source, SourceField
from pipeline.parse.explain import explain
from pipeline.parse.parser import parse
from pipeline.parse.partition import kinds
from tests.parse.reading_cases import assert_partition, source_of


@pytest.fixture
def seed(sample: Path) -> Source:
    return source_of(sample.read_text(encoding="utf-8"))


def test_the_sample_is_understood_to_the_letter(seed: Source) -> None:
    parsed = parse(seed, lambda problem: None)
    article = parsed.article
    assert_partition(seed, parsed)
    assert str(article.title) == "交警直属二大队“四个坚持”创建文明奋进警队"
    assert article.published is not None
    assert article.published.date.isoformat() == "2019-02-26"
    assert str(article.source) == "常德文明网"
    (lead,) = article.lead
    assert str(getattr(lead, "text", "")).startswith("2018年以来,")
    assert [one.heading.value for one in article.initiatives] == [
        "坚持政治建警铸忠诚警魂,宗旨意识明显提升",
        "坚持素质强警强实战训练,执法能力明显提升",
        "坚持制度管警育优良作风,队伍形象明显提升",
        "坚持业务促警创工作佳绩,群众满意度明显提升",
    ]
    assert [one.number for one in article.initiatives] == ["一", "二", "三", "四"]
    assert all(one.run_in and one.closing == "。" and len(one.body) == 1 for one in article.initiatives)
    assert article.byline is not None
    assert (article.byline.text.value, article.byline.opening, article.byline.closing) == (
        "常德交警直属二大队 张景",
        "(",
        ")",
    )
    assert (article.byline.unit, article.byline.persons) == ("常德交警直属二大队", ("张景",))
    assert kinds(parsed, [TokenKind.KEY]) == ("发表时间:", "来源:")
    assert [(drop.text, drop.reason) for drop in parsed.dropped] == [("字体:", "web furniture")]


def test_the_sample_s_quantities_stand_in_their_sections(seed: Source) -> None:
    article = parse(seed, lambda problem: None).article
    quotes = [[metric.quote for metric in one.metrics] for one in article.initiatives]
    assert quotes[0] == ["6次", "3次"]
    assert "800多人次" in quotes[1]
    assert {"10项", "12期"} <= set(quotes[2])
    assert {"1个", "4起", "5次", "170余件", "37处", "40余台次", "9所"} <= set(quotes[3])


def test_a_source_without_text_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        parse(source_of("\n \n"), lambda problem: None)
    assert [problem.code for problem in refused.value.problems] == ["no-body"]


def test_gaps_repeats_and_a_missing_title_are_reported() -> None:
    body = "全局上下认真贯彻落实各项要求，工作取得了明显成效。"
    text = f"为做好工作，现提出如下要求。\n一、加强领导\n{body}\n三、加强宣传\n{body}\n三、加强督查\n{body}"
    problems: list[Problem] = []
    parse(source_of(text), problems.append)
    assert [(problem.code, problem.location and problem.location.line) for problem in problems] == [
        ("numbering-gap", 4),
        ("numbering-repeat", 6),
        ("no-title", None),
    ]


def test_a_flattened_article_is_reported_as_cut() -> None:
    one = "加强领导。各单位要把这项工作摆上重要位置，主要领导亲自抓，一级抓一级，层层抓落实，确保实效。"
    text = "近日，全县开展安全检查，取得良好效果。一、" + one + "二、" + one + "三、" + one
    problems: list[Problem] = []
    article = parse(source_of(text), problems.append).article
    assert "flattened-article" in [problem.code for problem in problems]
    assert len(article.initiatives) == 3


def test_front_matter_goes_before_the_text() -> None:
    source = source_of("文中的标题\n来源：甲报\n今天，全县召开工作会议，总结部署各项工作，会议开得很成功。")
    where = Location("case.txt", 1)
    stated = [("title", "另一个标题"), ("date", "2020-01-02"), ("issue", "7"), ("html:title", "网页的标题")]
    fields = tuple(SourceField(name=name, value=value, location=where) for name, value in stated)
    with_fields = Source(path="a", format="markdown", encoding="utf-8", sha256="", lines=source.lines, fields=fields)
    article = parse(with_fields, lambda problem: None).article
    assert str(article.title) == "另一个标题"
    assert article.published is not None
    assert article.published.date.isoformat() == "2020-01-02"
    assert str(article.source) == "甲报"
    assert [name for name, _, _ in article.fields] == ["title", "date", "issue"]


def test_the_explanation_names_every_line_and_its_rule(seed: Source) -> None:
    rows = explain(parse(seed, lambda problem: None))
    assert [(row.line, row.kind) for row in rows[:4]] == [(1, "title"), (2, "key"), (2, "date"), (3, "key")]
    assert all(row.why for row in rows)


def test_a_title_without_text_is_refused() -> None:
    with pytest.raises(SourceError) as refused:
        parse(source_of("关于做好防汛工作的通知"), lambda problem: None)
    assert [problem.code for problem in refused.value.problems] == ["no-body"]
