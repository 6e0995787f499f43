"""The entry point: a path or standard input → Source. The format is told by content first, then by extension."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from pipeline.model.problem import Report
from pipeline.model.source import Source
from pipeline.read.intake import Content, Intake, Reader
from pipeline.read.limits import check_size, load, source_error
from pipeline.read.sniff import format_of


def _text(intake: Intake) -> Content:
    from pipeline.read.text import read_text

    return read_text(intake)


def _html(intake: Intake) -> Content:
    from pipeline.read.html import read_html

    return read_html(intake)


def _markdown(intake: Intake) -> Content:
    from pipeline.read.markdown import read_markdown

    return read_markdown(intake)


def _docx(intake: Intake) -> Content:
    from pipeline.read.docx import read_docx

    return read_docx(intake)


def _office(intake: Intake) -> Content:
    from pipeline.read.office import read_office

    return read_office(intake)


def _yaml(intake: Intake) -> Content:
    from pipeline.read.text import read_verbatim

    return read_verbatim(intake)


READERS: Final[dict[str, Reader]] = {
    "text": _text,
    "html": _html,
    "office": _office,
    "docx": _docx,
    "markdown": _markdown,
    "yaml": _yaml,
}
"""Format → reader. Each imports its library when it is called, so that a text run loads no lxml."""


def read_source(path: str | Path, *, report: Report, stdin: bytes | None = None, format: str | None = None) -> Source:
    """Read an article: the file at ``path``, or the bytes of standard input when ``path`` is ``-``.

    ``format`` overrides what name and content say (a key of READERS). SourceError if it cannot be read or is empty.
    """
    name, data = ("<stdin>", stdin or b"") if str(path) == "-" else (str(path), load(str(path)))
    kind = format or format_of(name, data)
    if kind not in READERS:
        hint = f"Known formats: {', '.join(READERS)}."
        raise source_error("format-unknown", f"There is no reader for the format “{kind}”.", name, hint)
    check_size(name, kind, len(data))
    content = READERS[kind](Intake(path=name, data=data, report=report))
    if not any(line.text.strip() for line in content.lines):
        raise source_error("source-empty", "The file holds no text.", name, "Check that it was saved.")
    return Source(
        path=name,
        format="docx" if kind == "office" else kind,
        encoding=content.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=content.lines,
        fields=content.fields,
        dropped=content.dropped,
        files=content.files,
    )
