"""Encodings: by mark, by declaration, by likelihood; never by replacement."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.problem import SourceError
from pipeline.read.decode import COMMON, likelihood
from tests.read import articles

TRADITIONAL = "清河縣警察局「四個到位」推動冬季安全防範工作\n為維護治安，本局組織警力巡邏，並向民眾說明防詐騙的方法。\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_an_encoding_is_found_and_named(encoding: str, named: str, tmp_path: Path) -> None:
    source = articles.read(articles.as_text().encode(encoding), tmp_path)
    assert source.encoding == named
    assert articles.texts(source) == list(articles.LINES)


@pytest.mark.parametrize(("encoding", "named"), [("big5", "big5hkscs"), ("gb18030", "gb18030"), ("utf-8", "utf-8")])
def test_traditional_script_is_told_apart(encoding: str, named: str, tmp_path: Path) -> None:
    source = articles.read(TRADITIONAL.encode(encoding), tmp_path)
    assert (source.encoding, articles.texts(source)) == (named, TRADITIONAL.splitlines())


def test_a_guess_is_told(tmp_path: Path) -> None:
    _, told = articles.read_telling(TRADITIONAL.encode("big5"), tmp_path, "a.txt")
    assert [problem.code for problem in told] == ["encoding-guessed"]


def test_a_rare_character_of_gb18030_is_read(tmp_path: Path) -> None:
    text = "全县工作要点：𬭎、䶮、㙍等字的处理"
    assert articles.texts(articles.read(text.encode("gb18030"), tmp_path)) == [text]


def test_what_a_page_declares_is_believed(tmp_path: Path) -> None:
    page = '<html><head><meta http-equiv=content-type content="text/html; charset=gb2312"></head><body><p>镕</p></body>'
    assert articles.texts(articles.read(page.encode("gbk"), tmp_path, "a.html")) == ["镕"]


def test_a_wrong_declaration_is_not(tmp_path: Path) -> None:
    page = '<html><head><meta charset="gb2312"></head><body><p>工作动态，全县推进。</p></body></html>'
    source = articles.read(page.encode(), tmp_path, "a.html")
    assert source.lines[0].text in {"工作动态，全县推进。"}


def test_an_undecodable_byte_is_placed(tmp_path: Path) -> None:
    good = "第一行\n第二行的文字".encode()
    with pytest.raises(SourceError) as caught:
        articles.read(good + b"\xff" + "与后文".encode(), tmp_path)
    (problem,) = caught.value.problems
    assert problem.code == "undecodable"
    assert f"Byte {len(good)} (0xFF)" in problem.message
    assert problem.location is not None
    assert (problem.location.line, problem.location.column) == (2, 7)
    assert "UTF-8" in problem.hint


def test_a_mark_that_lies_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Byte 3"):
        articles.read(b"\xef\xbb\xbf\xc4\xe3", tmp_path)


def test_mojibake_is_unlikely() -> None:
    text = articles.as_text()
    assert likelihood(text) > 0.4
    assert likelihood(text.encode().decode("gb18030", "ignore")) < 0.2


def test_the_common_characters_are_han() -> None:
    assert all("\u4e00" <= character <= "\u9fff" for character in COMMON)
