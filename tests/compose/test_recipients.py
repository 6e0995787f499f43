"""主送机关 go to the imprint where they would leave page 1 no body text (GB/T 9704-2012 §7.3.2)."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.compose.compose import Composition, compose
from pipeline.model.article import Article, Paragraph, Table, Text
from pipeline.model.briefing import TableBlock, TextBlock
from pipeline.model.data import DocumentData
from pipeline.model.problem import Problem, Severity
from pipeline.model.source import Location
from pipeline.read.layout import load_layout

HERE = Location("a.txt", 1)
ARTICLE = Article(title=Text("关于某事的通知", HERE), lead=(Paragraph(text=Text("正文。", HERE)),))
ORGANS = "各乡镇人民政府，" * 60 + "各直属机构："
DATA = DocumentData(issuer="某县人民政府", document_number="某政发〔2024〕1号", send="县委办公室")


def made(recipients: str, layout: str = "gongwen", told: list[Problem] | None = None) -> Composition:
    article = dataclasses.replace(ARTICLE, recipients=Text(recipients, HERE))
    return compose(article, load_layout(layout), DATA, (told if told is not None else []).append)


def flow(composition: Composition) -> list[str]:
    return [block.text for block in composition.briefing.blocks if isinstance(block, TextBlock)]


def test_a_short_list_stands_under_the_title() -> None:
    assert "各乡镇人民政府：" in flow(made("各乡镇人民政府："))
    assert [block.text for block in made("各乡镇人民政府：").briefing.tail] == ["抄送：县委办公室。"]


def test_a_list_that_leaves_no_body_text_on_page_1_stands_above_copies() -> None:
    told: list[Problem] = []
    composition = made(ORGANS, told=told)
    assert ORGANS not in flow(composition)
    first, second = composition.briefing.tail
    assert first.text == f"主送：{ORGANS.rstrip('：')}。"
    assert second.text == "抄送：县委办公室。"
    assert composition.briefing.style(second.role).rule_above is None
    assert [(change.rule, change.before, change.after) for change in composition.changes] == [
        ("recipients-stop", "：", "。")
    ]
    assert [(problem.severity, problem.code) for problem in told] == [(Severity.INFO, "recipients-moved")]


def test_a_layout_without_a_place_for_them_keeps_them_under_the_title() -> None:
    assert ORGANS in flow(made(ORGANS, "jianbao"))


def test_the_data_give_recipients_to_an_article_that_has_none() -> None:
    data = dataclasses.replace(DATA, recipients="各乡镇人民政府")
    composition = compose(ARTICLE, load_layout("gongwen"), data, [].append)
    assert "各乡镇人民政府：" in flow(composition)


@pytest.mark.parametrize(("columns", "turned"), [(5, False), (9, True)])
def test_a_table_too_wide_for_the_page_is_turned(columns: int, turned: bool) -> None:
    article = dataclasses.replace(ARTICLE, lead=(Table(rows=(("内容较长的单元格",) * columns,), location=HERE),))
    layout = load_layout("gongwen")
    for wanted in (True, False):
        made = compose(article, dataclasses.replace(layout, turn_wide_tables=wanted), DATA, [].append)
        (table,) = [block for block in made.briefing.blocks if isinstance(block, TableBlock)]
        assert table.turned is (turned and wanted)
