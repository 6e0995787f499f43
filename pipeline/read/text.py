"""Plain text → lines: a physical line each, verbatim; front matter at the top becomes fields."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.model.source import Location, SourceField, SourceLine
from pipeline.read.decode import decode
from pipeline.read.intake import Content, Intake

LINE_END: Final = re.compile("\r\n|\r|\n")
FRONT_MATTER: Final = lazy(
    r"(?s)---[ \t]*(?:\r\n|\r|\n)(?P<body>(?=[^\r\n]*[:：#])(?:.*?(?:\r\n|\r|\n)))"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)",
    "---",
)
"""A block between two lines of three hyphens at the very top whose first line is ``key: value`` or a comment."""


def split_lines(text: str) -> list[str]:
    """Part a text at its line ends (LF, CRLF, CR and nothing else), without an empty line after the last end."""
    lines = LINE_END.split(text)
    if lines and not lines[-1]:
        lines.pop()
    return lines


def read_text(intake: Intake) -> Content:
    """Read plain text: every line as it stands, empty ones too."""
    decoded = decode(intake)
    fields, body, first_line = front_matter(decoded.text, intake)
    return Content(encoding=decoded.encoding, lines=_lines(body, intake.path, first_line), fields=fields)


def read_verbatim(intake: Intake) -> Content:
    """Read every line as it stands, front matter too: an article in YAML is taken apart by its own loader."""
    decoded = decode(intake)
    return Content(encoding=decoded.encoding, lines=_lines(decoded.text, intake.path, 1))


def _lines(text: str, path: str, first_line: int) -> tuple[SourceLine, ...]:
    return tuple(
        SourceLine(text=line, location=Location(path, number))
        for number, line in enumerate(split_lines(text), first_line)
    )


def front_matter(text: str, intake: Intake) -> tuple[tuple[SourceField, ...], str, int]:
    """Part front matter from the body: its fields, the body, and the number of the body's first line."""
    found = FRONT_MATTER.match(text)
    if not found:
        return (), text, 1
    from pipeline.read.yaml_file import load_front_matter

    fields = load_front_matter(found["body"], intake.path, 2, intake.report)
    return fields, text[found.end() :], 1 + len(LINE_END.findall(found[0]))
