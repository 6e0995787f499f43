"""Files made to hurt: a clear error, within the memory a small machine has."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pipeline.model.problem import SourceError
from tests.read import articles
from tests.read.word import SPACES, package, paragraph

MEGABYTE = 1_000_000
MEMORY = 500 * MEGABYTE

RUN = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({2 * MEMORY}, {2 * MEMORY}))
from pipeline.model.problem import SourceError
from pipeline.read.source import read_source
try:
    read_source(sys.argv[1], report=lambda problem: None)
except SourceError as refused:
    print(refused.problems[0].code)
else:
    print("read")
# Not ru_maxrss: that remembers the size of the process that started this one.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
peak = int(status["VmHWM"].split()[0]) * 1024
assert peak < {MEMORY}, peak
"""


def outcome(path: Path) -> str:
    """Read a file in a process of its own and give the code of its error, or “read”; fails when it takes too much."""
    done = subprocess.run([sys.executable, "-c", RUN, str(path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def code_of(data: bytes | str, tmp_path: Path, name: str) -> str:
    with pytest.raises(SourceError) as caught:
        articles.read(data, tmp_path, name)
    return caught.value.problems[0].code


def zipped(name: str, *pieces: bytes) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as part,
    ):
        for piece in pieces:
            part.write(piece)
    return stream.getvalue()


@pytest.mark.parametrize(("size", "code"), [(200, "source-too-large"), (50, "source-too-large")])
def test_a_huge_page_is_refused(size: int, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    block = "<p>各级各部门要抓好落实。</p>\n".encode() * 1000
    with path.open("wb") as stream:
        stream.write(block * (size * MEGABYTE // len(block) + 1))
    assert outcome(path) == code


def test_a_page_of_empty_tags_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<b>" * 6 * MEGABYTE)
    assert outcome(path) == "html-too-large"


def test_a_large_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<p>各级各部门要抓好落实。</p>\n".encode() * 100_000)
    assert outcome(path) == "read"


def test_a_word_file_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(zipped("word/document.xml", *[b"<w:p/>" * MEGABYTE] * 200))
    assert outcome(path) == "docx-refused"


def test_a_word_file_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped("word/document.xml", *[b" " * MEGABYTE] * 100))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1000).to_bytes(4, "little")
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert outcome(path) in {"docx-refused", "docx-broken"}


def test_a_repetitive_part_is_refused(tmp_path: Path) -> None:
    part = zipped("word/document.xml", f"<w:document {SPACES}>".encode() + b" " * 20 * MEGABYTE + b"</w:document>")
    assert code_of(part, tmp_path, "a.docx") == "docx-refused"


def test_entities_are_refused_unread(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    document = f'<!DOCTYPE d [<!ENTITY l0 "哈">{laughs}]><w:document {SPACES}><w:body>&l11;</w:body></w:document>'
    assert code_of(zipped("word/document.xml", document.encode()), tmp_path, "a.docx") == "docx-refused"
    utf_16 = '<?xml version="1.0" encoding="UTF-16"?>' + document
    code = code_of(zipped("word/document.xml", utf_16.encode("utf-16")), tmp_path, "a.docx")
    assert code in {"docx-refused", "docx-broken"}


@pytest.mark.parametrize("tags", [("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:sdt>", "</w:sdt>")])
def test_nesting_a_thousand_deep_is_refused(tags: tuple[str, str], tmp_path: Path) -> None:
    data = package(tags[0] * 1000 + paragraph("文") + tags[1] * 1000)
    assert code_of(data, tmp_path, "a.docx") == "docx-refused"


def test_lists_of_html_a_thousand_deep_are_refused(tmp_path: Path) -> None:
    assert code_of("<ul><li>甲" * 1000, tmp_path, "a.html") == "html-too-deep"


@pytest.mark.parametrize("sign", ["> ", "- ", "[", "*a **", "<a", "![", "`", "&#x"])
def test_markdown_a_thousand_deep_is_read_or_refused(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(sign * 5000 + "文\n\n文\n", encoding="utf-8")
    assert outcome(path) in {"read", "markdown-too-deep"}


@pytest.mark.parametrize("code", ["<%", "<?", "<!--", "<meta ", "&", "<td colspan=99999 rowspan=99999>", "</p>"])
def test_unfinished_markup_takes_no_quadratic_time(code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>文</p><table><tr>" + code * 50_000, encoding="utf-8")
    assert outcome(path) in {"read", "html-too-deep"}


def test_a_wide_table_is_brought_to_a_grid(tmp_path: Path) -> None:
    row = "<tr>" + '<td rowspan="60000" colspan="1000">甲</td>' * 50 + "</tr>"
    path = tmp_path / "a.html"
    path.write_text("<table><tr><th>题</th></tr>" + row * 200 + "</table>", encoding="utf-8")
    assert outcome(path) == "read"
