"""Whatever bytes come, a reader gives lines or a SourceError, and no visible character vanishes."""

from __future__ import annotations

import contextlib
import io
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.problem import SourceError
from pipeline.model.source import Source
from pipeline.read.source import read_source
from tests.read.word import package, paragraph

HAN = st.text(st.sampled_from("甲乙丙丁，。：、一二三（）"), max_size=12)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<table>", "<tr>", "<td>", "<th>", "</td>", "</tr>",
     "</table>", "<ul>", "<li>", "</ul>", "<span>", "</span>", "<h1>", "</h1>", "<center>", "</center>", "<pre>",
     "</pre>", "<a href=1>", "</a>", "<%", "%>", "<?php", "?>", "<!--", "-->", "&nbsp;", "&lt;", "<![CDATA[", "]]>",
     "</body>", "<html>", "<title>", "</title>", "<nav>", "</nav>", "<div class=share>", "<td colspan=3>",
     "<td rowspan=2>", "<blockquote>", "<script>", "</script>"]
)  # fmt: skip
MARKUP = st.lists(st.one_of(HAN, TAGS, st.sampled_from([" ", "\n", "\t", "\r\n"]))).map("".join)
MARKS = st.sampled_from(
    ["# ", "## ", "**", "__", "- ", "1. ", "> ", "|", "\n|---|---|\n", "\n", "\n\n", "    ", "`", "```\n", "<!--",
     "-->", "<b>", "</b>", "<div>", "</div>", "[", "](a)", "![", "---\n", "===\n", "\\", "&nbsp;", "<br>", "*", "\t"]
)  # fmt: skip
MARKDOWN = st.lists(st.one_of(HAN, MARKS)).map("".join)


def read(data: bytes, kind: str) -> Source | None:
    try:
        return read_source("-", report=lambda _: None, stdin=data, format=kind)
    except SourceError as refused:
        assert all(problem.hint for problem in refused.problems)
        return None


def visible(source: Source) -> Counter[str]:
    pieces = [line.text for line in source.lines]
    pieces += [drop.text for drop in source.dropped]
    return Counter("".join(pieces))


@pytest.mark.parametrize("kind", ["text", "html", "markdown", "docx"])
@QUICK
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    read(data, kind)


@QUICK
@given(
    data=st.binary(max_size=300), start=st.sampled_from([b"", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"<html>"])
)
def test_any_bytes_of_unknown_format_are_read_or_refused(data: bytes, start: bytes) -> None:
    with contextlib.suppress(SourceError):
        read_source("-", report=lambda _: None, stdin=start + data)


@QUICK
@given(text=st.text(st.characters(exclude_characters="\0"), max_size=200))
def test_any_text_is_read_back_whole(text: str) -> None:
    source = read(text.encode("utf-8", "surrogatepass"), "text")
    if source is not None and not source.fields:
        assert "".join(line.text for line in source.lines) == text.removeprefix("\ufeff").replace("\r", "").replace(
            "\n", ""
        )


@QUICK
@given(markup=MARKUP)
def test_a_fragment_of_html_loses_no_han_character(markup: str) -> None:
    source = read(markup.encode(), "html")
    if source is None or any(sign in markup for sign in ("<script>", "<!--", "<title>", "<?php")):
        return
    han = Counter(character for character in markup if character > "\u2e80")
    assert han == Counter({sign: count for sign, count in visible(source).items() if sign > "\u2e80" and sign in han})


@QUICK
@given(markup=MARKDOWN)
def test_markdown_loses_no_han_character(markup: str) -> None:
    source = read(markup.encode(), "markdown")
    if source is not None:
        assert not Counter(character for character in markup if character > "\u2e80") - visible(source)


@QUICK
@given(markup=st.one_of(MARKUP, MARKDOWN), kind=st.sampled_from(["html", "markdown"]))
def test_places_lie_inside_the_file_and_spans_inside_the_line(markup: str, kind: str) -> None:
    source = read(markup.encode(), kind)
    if source is None:
        return
    last = len(io.StringIO(markup, newline=None).readlines()) + 1
    for line in source.lines:
        assert 1 <= line.location.line <= last
        assert line.location.column >= 1
        assert all(0 <= start < end <= len(line.text) for start, end in line.marked)
        assert (line.table is None) == (line.kind != "table")
    assert source == read(markup.encode(), kind)


@QUICK
@given(
    blocks=st.lists(
        st.tuples(HAN, st.sampled_from(["", "<w:b/>", "<w:vanish/>"]), st.sampled_from(["", '<w:jc w:val="center"/>']))
    )
)
def test_a_word_file_loses_no_character(blocks: list[tuple[str, str, str]]) -> None:
    source = read(package("".join(paragraph(text, look, run) for text, run, look in blocks)), "docx")
    if source is not None:
        assert visible(source) == Counter("".join(text for text, _, _ in blocks))
