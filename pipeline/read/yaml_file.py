"""YAML in: nodes that know their place; nothing is ever constructed. yaml is imported in ``yaml_file_…`` only.

Every scalar stays the text it was written as (``000000`` is a colour, ``no`` a word, ``2019-02-26`` a date's text), so
no tag can build an object and no number loses its zeros. Aliases are refused, which leaves no bomb to expand.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.model.problem import JianbaoError, Problem, Report, SourceError, error, warning
from pipeline.model.source import Location, SourceField
from pipeline.read.yaml_file_events import read_document
from pipeline.read.yaml_nodes import Entry, Mapping, Scalar
from pipeline.read.yaml_wide_marks import wide_mark

MAX_CHARACTERS: Final = 200_000
"""How long a layout or a data file may be; an article in YAML has its own, larger limit."""


def load_yaml(
    text: str,
    path: str,
    failure: type[JianbaoError],
    *,
    first_line: int = 1,
    limit: int = MAX_CHARACTERS,
) -> Mapping:
    """Read YAML text whose top is a mapping; ``first_line`` is the line of ``path`` the text begins on.

    Raises ``failure`` with every problem found, each with file, line and column.
    """
    start = Location(path, first_line)
    if len(text) > limit:
        raise failure([_too_large(limit, start)])
    node, problems = read_document(text, path, first_line)
    if problems:
        raise failure(problems)
    if node is None or (isinstance(node, Scalar) and node.null):
        raise failure([error("yaml-empty", "nothing in it", start, "write `key: value` lines")])
    if not isinstance(node, Mapping):
        hint = "write `key: value` lines at the top level"
        problem = error("yaml-not-mapping", "not a mapping of keys", node.location, hint)
        raise failure([wide_mark(text, node.location.line - first_line, start) or problem])
    return node


def _too_large(limit: int, start: Location) -> Problem:
    return error("yaml-too-large", f"more than {limit} characters", start, "split the file or shorten it")


def load_yaml_file(path: Path, failure: type[JianbaoError], *, limit: int = MAX_CHARACTERS) -> Mapping:
    """Read a UTF-8 YAML file; raises ``failure`` when it cannot be read, is not UTF-8, too large or not a mapping."""
    start = Location(str(path), 1)
    try:
        with path.open("rb") as file:
            content = file.read(4 * limit + 1)
    except OSError as exception:
        reason = exception.strerror or "it cannot be opened"
        hint = "check the path and the file's permissions"
        raise failure([error("yaml-unreadable", f"cannot be read: {reason}", start, hint)]) from None
    if len(content) > 4 * limit:
        raise failure([_too_large(limit, start)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exception:
        before = content[: exception.start].decode("utf-8", "replace")
        place = Location(str(path), before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        raise failure([error("yaml-not-utf8", "not UTF-8", place, "save the file as UTF-8")]) from None
    return load_yaml(text, str(path), failure, limit=limit)


def load_front_matter(text: str, path: str, first_line: int, report: Report | None = None) -> tuple[SourceField, ...]:
    """Read the text between the ``---`` marks of a source: names in lower case, values as they are written.

    ``first_line`` is the line of the source the text begins on. Values within values are refused: with ``report`` each
    is a warning and left out, without it all of them raise SourceError. An empty text gives no fields.
    """
    if not text.strip():
        return ()
    fields: list[SourceField] = []
    nested: list[Problem] = []
    for name, entry in load_yaml(text, path, SourceError, first_line=first_line).entries.items():
        if isinstance(entry.value, Scalar):
            value = "" if entry.value.null else entry.value.text
            fields.append(SourceField(name=name.strip().lower(), value=value, location=entry.value.location))
        else:
            nested.append(_nested_problem(name, entry, fatal=report is None))
    if nested and report is None:
        raise SourceError(nested)
    for problem in nested:
        if report is not None:
            report(problem)
    return tuple(fields)


def _nested_problem(name: str, entry: Entry, *, fatal: bool) -> Problem:
    make = error if fatal else warning
    hint = "write its value on one line, as text"
    return make("front-matter-nested", f"front matter {name}: a list or mapping is not read", entry.location, hint)
