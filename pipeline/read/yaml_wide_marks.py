"""Full-width marks where YAML wants half-width ones: the usual slip of who types in Chinese, told where it stands.

Looked for only when a file cannot be read as it is: in text that is in order full-width marks are text.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.problem import Problem, error
from pipeline.model.source import Location

_KEY: Final = re.compile(r"^\s*[^\s：:#'\"{}\[\],，]+\s*(：)")
"""A line that begins with a word and a full-width colon."""

_WITHIN: Final = re.compile(r"[，：｛｝［］“”‘’]")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|(?<!\S)#.*')
_HALF: Final = {
    "：": "a colon and a space, `: `", "，": "a comma and a space, `, `", "｛": "`{`", "｝": "`}`", "［": "`[`",
    "］": "`]`", "“": '`"`', "”": '`"`', "‘": "`'`", "’": "`'`",
}  # fmt: skip
_BRACKETS: Final = re.compile(r"[\[{]")
_NEAR: Final = 3


def wide_mark(text: str, line: int, start: Location) -> Problem | None:
    """Find a full-width mark that makes a YAML text unreadable at or just above a line, counted from 0.

    ``start`` is where the text begins in its file.
    """
    lines = text.split("\n")
    for number in range(min(line, len(lines) - 1), max(-1, line - _NEAR), -1):
        bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), lines[number])
        found = _KEY.match(bare)
        column = found.start(1) if found else _in_brackets(bare)
        if column is not None:
            place = Location(start.path, start.line + number, column + 1)
            mark = bare[column]
            return error(
                "yaml-wide-mark", f"the full-width mark {mark} is none of YAML's", place, f"type {_HALF[mark]}"
            )
    return None


def _in_brackets(bare: str) -> int | None:
    opened = _BRACKETS.search(bare)
    found = _WITHIN.search(bare, opened.end()) if opened else None
    return found.start() if found else None
