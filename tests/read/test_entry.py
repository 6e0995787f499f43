"""What the entry point says of files that cannot be used, and how it tells formats."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path

import pytest

from pipeline.model.problem import Problem, SourceError
from pipeline.read.limits import LARGEST, LIMITS, MEGABYTE
from pipeline.read.source import READERS, read_source
from tests.read import articles


def problem_of(path: Path | str, stdin: bytes | None = None, **options: str) -> Problem:
    with pytest.raises(SourceError) as caught:
        read_source(path, report=lambda _: None, stdin=stdin, **options)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert problem.hint, "every problem says what to do next"
    return problem


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    problem = problem_of(tmp_path / "无此文件.txt")
    assert problem.code == "source-missing"
    assert "无此文件.txt" in problem.message


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert problem_of(tmp_path).code == "source-is-folder"


def test_a_device_is_not_a_file() -> None:
    assert problem_of("/dev/null").code == "source-not-file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("文")
    path.chmod(0)
    assert problem_of(path).code == "source-unreadable"


def test_a_name_no_file_can_have_is_refused() -> None:
    assert problem_of("a\0b.txt").code == "source-unreadable"


@pytest.mark.parametrize("content", ["", " \n\t\n", "\u3000\n", "\ufeff"])
def test_an_empty_file_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content, encoding="utf-8")
    assert problem_of(path).code == "source-empty"


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>var a;</script></body></html>")
    assert problem_of(path).code == "source-empty"


@pytest.mark.parametrize("size", [LIMITS["text"] + 1, LARGEST + 1])
def test_a_file_beyond_the_limit_is_refused_with_the_limit(size: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.write("文\n".encode() * 10)
        stream.write(b"a" * 1000)
        stream.truncate(size)
    problem = problem_of(path, format="text")
    assert problem.code == "source-too-large"
    assert f"{LIMITS['text'] // MEGABYTE} MB" in problem.message


@pytest.mark.parametrize(
    ("start", "what"),
    [(b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n", "PNG"), (b"\x7fELF\x02", "program"), (b"MIME-Version: 1.0\n", "MHTML")],
)
def test_a_foreign_file_is_told_by_its_first_bytes(start: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(start + bytes(100))
    problem = problem_of(path)
    assert problem.code == "source-foreign"
    assert what in problem.message


def test_binary_data_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 40)
    assert problem_of(path).code == "source-binary"


def test_a_zip_archive_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "文")
    assert problem_of(path).code == "source-foreign"


def test_an_unknown_format_lists_the_known_ones() -> None:
    problem = problem_of("-", b"text", format="pdf")
    assert problem.code == "format-unknown"
    assert all(name in problem.hint for name in READERS)


def test_standard_input_is_called_so() -> None:
    source = read_source("-", report=lambda _: None, stdin=articles.as_text().encode())
    assert source.path == "<stdin>"
    assert source.lines[0].location.path == "<stdin>"


def test_standard_input_may_be_any_format() -> None:
    for data, kind in [(articles.as_page().encode(), "html"), (articles.as_docx(styled=True), "docx")]:
        assert read_source("-", report=lambda _: None, stdin=data).format == kind
    assert read_source("-", report=lambda _: None, stdin=b"# a", format="markdown").lines[0].level == 1


def test_a_source_knows_the_hash_of_its_bytes(tmp_path: Path) -> None:
    data = articles.as_text().encode("gb18030")
    source = articles.read(data, tmp_path)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.format, source.encoding) == ("text", "gb18030")


def test_text_that_speaks_of_a_tag_is_still_text(tmp_path: Path) -> None:
    source = articles.read("网页中的<p>标签表示段落，&nbsp;表示空格。\n", tmp_path)
    assert source.format == "text"
    assert source.lines[0].text == "网页中的<p>标签表示段落，&nbsp;表示空格。"


def test_a_broken_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(articles.as_docx(styled=True)[:-500])
    assert problem_of(path).code == "docx-broken"


def test_a_word_file_with_a_password_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert problem_of(path).code == "source-encrypted"


def test_an_errors_arguments_survive_pickling(tmp_path: Path) -> None:
    import pickle

    with pytest.raises(SourceError) as caught:
        read_source(tmp_path / "a", report=lambda _: None)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems


def test_the_stream_of_a_zip_is_checked_while_inflating(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    data = stream.getvalue().replace(b"<a/>", b"<b/>")
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert problem_of(path).code == "docx-broken", "the checksum is wrong"
