"""Every row of the furniture tables does what its example shows, and never takes an article with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.read.html_names import NAMES, OPENINGS, TAGS, Row, reason_of_names
from tests.read import articles

ARTICLE = (
    "<div>" + "<p>全县各级各部门要切实提高认识，压实工作责任，抓好各项任务落实，确保目标圆满完成。</p>" * 3 + "</div>"
)
ROWS = (*TAGS, *NAMES, *OPENINGS)


def visible(markup: str) -> str:
    return "".join(re.sub("<[^>]*>", "", markup).replace("&gt;", ">").split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.reason}: {row.names[0]}")
def test_the_example_is_dropped_for_its_reason(row: Row, tmp_path: Path) -> None:
    page = f"<html><body>{row.example}{ARTICLE}</body></html>"
    source = articles.read(page, tmp_path, "a.html")
    assert len(source.lines) == 3, "the article and nothing else"
    if row.reason in {"script", "style sheet"}:
        assert source.dropped == ()
        return
    (drop,) = source.dropped
    assert drop.reason == row.reason
    assert "".join(drop.text.split()) == visible(row.example)


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row.reason)
def test_prose_is_kept_whatever_its_element_is_called(row: Row, tmp_path: Path) -> None:
    page = f'<html><body><div class="{row.names[0]}">{ARTICLE}</div></body></html>'
    assert len(articles.read(page, tmp_path, "a.html").lines) == 3


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row.reason)
def test_particulars_are_kept_whatever_their_element_is_called(row: Row, tmp_path: Path) -> None:
    page = f'<html><body><div class="{row.names[0]}">来源：清河县公安局</div>{ARTICLE}</body></html>'
    assert articles.texts(articles.read(page, tmp_path, "a.html"))[0] == "来源：清河县公安局"


def test_no_name_stands_in_two_rows() -> None:
    names = [name for row in NAMES for name in row.names]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "name", ["content", "article-body", "TRS_Editor", "zoom", "bd1", "info", "header-title", "readable", "addr"]
)
def test_an_articles_own_names_are_not_furniture(name: str) -> None:
    assert reason_of_names(name) is None
