"""The same article gives the same lines, whatever it is saved as."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.source import Source
from tests.read import articles

FORMS: dict[str, tuple[str, bytes]] = {
    "UTF-8": ("a.txt", articles.as_text().encode()),
    "UTF-8 with a mark": ("a.txt", articles.as_text().encode("utf-8-sig")),
    "GB18030": ("a.txt", articles.as_text().encode("gb18030")),
    "UTF-16": ("a.txt", articles.as_text().encode("utf-16")),
    "UTF-16 without a mark": ("a.txt", articles.as_text().encode("utf-16-le")),
    "Windows line ends": ("a.txt", articles.as_text().replace("\n", "\r\n").encode()),
    "old Macintosh line ends": ("a.txt", articles.as_text().replace("\n", "\r").encode()),
    "Markdown": ("a.md", articles.as_markdown().encode()),
    "a fragment of HTML": ("a.html", articles.as_fragment().encode()),
    "HTML in a .txt": ("a.txt", articles.as_fragment().encode()),
    "HTML in GB18030, undeclared": ("a.html", articles.as_fragment().encode("gb18030")),
    "a whole page": ("a.html", articles.as_page().encode()),
    "a page without an extension": ("a", articles.as_page().encode()),
    "Word with styles": ("a.docx", articles.as_docx(styled=True)),
    "Word with bold text": ("a.docx", articles.as_docx(styled=False)),
    "Word without an extension": ("a", articles.as_docx(styled=True)),
}


@pytest.fixture(params=FORMS)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Source:
    name, data = FORMS[request.param]
    return articles.read(data, tmp_path, name)


def test_gives_the_same_lines(source: Source) -> None:
    assert articles.texts(source) == list(articles.LINES)


def test_sets_its_headings_off_where_the_format_can(source: Source) -> None:
    if source.format == "text":
        assert not any(line.marked or line.level is not None for line in source.lines)
        return
    for line in source.lines:
        is_heading = line.text in {*articles.HEADINGS, articles.TITLE}
        assert is_heading == (line.level is not None or line.marked == ((0, len(line.text)),))


def test_says_where_every_line_stands(source: Source) -> None:
    places = [line.location for line in source.lines]
    assert places == sorted(places)
    assert all(place.path == source.path for place in places)
