"""Every reader as one function of bytes: what it makes of them is either a value or an expected refusal."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from pipeline.build import understand
from pipeline.check.report_selection import Selection
from pipeline.cli.check_run import Inspection, check_file
from pipeline.model.article import Article
from pipeline.model.problem import Problem
from pipeline.read.data import resolve_data
from pipeline.read.docx_learn import learn_layout
from pipeline.read.layout import load_layout
from tests.read.word import package

CORPUS = Path(__file__).parent / "corpus"
PARTS = ("styles", "numbering", "settings", "footer1")
PART_MARK = b"\x01"
"""Between the parts of a Word file in the corpus: bytes changed inside a ZIP would only break its checksums."""


def unheard(_problem: Problem) -> None:
    """Problems are values; here only failures count."""


def source(kind: str) -> Callable[[bytes], object]:
    """Give the reader of an article in some format, and the parser behind it."""
    return lambda data: understand("-", unheard, stdin=data, source_format=kind)


def word_file(data: bytes) -> bytes:
    """Give the Word file of a corpus entry: the body's XML, then that of the PARTS."""
    body, *parts = (part.decode("utf-8", "replace") for part in data.split(PART_MARK)[: 1 + len(PARTS)])
    return package(body, **dict(zip(PARTS, parts, strict=False)))


def in_file(ending: str, read: Callable[[str], object]) -> Callable[[bytes], object]:
    """Give a function of bytes for a reader that wants a path."""

    def call(data: bytes) -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a.{ending}"
            path.write_bytes(data)
            return read(str(path))

    return call


def _data(path: str) -> object:
    layout = load_layout("jianbao")
    return resolve_data(
        settings=(), data_file=Path(path), beside=None, article=Article(), layout=layout, report=unheard
    )


def _check(path: str) -> object:
    return check_file(path, Inspection(selection=Selection()))


def _as_word(read: Callable[[bytes], object]) -> Callable[[bytes], object]:
    return lambda data: read(word_file(data))


READERS: dict[str, tuple[str, Callable[[bytes], object]]] = {
    "text": ("text", source("text")),
    "markdown": ("markdown", source("markdown")),
    "html": ("html", source("html")),
    "docx": ("docx", _as_word(source("docx"))),
    "article": ("article", source("yaml")),
    "layout": ("layout", in_file("yaml", load_layout)),
    "data": ("data", in_file("yaml", _data)),
    "docx-template": ("docx", _as_word(in_file("docx", lambda path: learn_layout(path, None, Path("own.yaml"))))),
    "docx-probe": ("docx", _as_word(in_file("docx", _check))),
    "pdf-probe": ("pdf", in_file("pdf", _check)),
}
"""Reader → its folder of the corpus, and the function. The probes are those of `check`, with all rules behind them."""


def corpus(reader: str) -> list[Path]:
    """Give the corpus of a reader: plain cases, and those that once broke it."""
    return sorted((CORPUS / READERS[reader][0]).iterdir())
