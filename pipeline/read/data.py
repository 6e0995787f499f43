"""Document data: what is known of a briefing besides its article, from everywhere it can be said.

Each field is taken from the first of these that says anything of it:

1. ``--set key=value``
2. the file given with ``--data``
3. the front matter of the source
4. the YAML file beside the source (``article.txt`` → ``article.data.yaml``)
5. the article itself: the unit of its byline issues it; its publication date, else its signature's, is the date; its
   document number
6. the layout's ``fields``

An empty value says that there is none, and ends the search. What nobody said stays None.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.model.article import Article
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem, Report, SourceError, error, warning
from pipeline.model.records import dataclass
from pipeline.model.source import Location
from pipeline.model.template import fields_of
from pipeline.read.data_fields import FIELDS, Value, all_fields, field_name, near_field
from pipeline.read.yaml_file import load_yaml_file
from pipeline.read.yaml_nodes import Scalar

BESIDE: Final = ".data.yaml"
"""What replaces the ending of a source's name to give the name of its data file."""


# The date is the job's date as well; the others are the core's affair in every layout.
_NEVER_UNPRINTED: Final = frozenset({"date", "title", "recipients", "seal", "signatory"})


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement: the key as written, its text, its place; ``quoted`` is how a message shows it."""

    key: str
    words: str
    location: Location | None
    quoted: str


def data_beside(source: Path) -> Path | None:
    """Give the data file that lies beside a source, or None when there is none."""
    path = source.with_name(source.stem + BESIDE)
    # Unlike Path.is_file it takes a name that is too long for one that is not there.
    return path if os.path.isfile(path) else None  # noqa: PTH113


def resolve_data(
    *,
    settings: Sequence[str],
    data_file: Path | None,
    beside: Path | None,
    article: Article,
    layout: Layout,
    report: Report,
) -> DocumentData:
    """Gather the document data by the order of precedence above.

    ``settings`` are ``key=value`` strings, the last of a key counts; ``beside`` is what ``data_beside`` gave. Raises
    SourceError with everything wrong in all of them at once; a front matter key that only resembles a field is a
    warning, for front matter may say other things too.
    """
    values = stated(settings, data_file, article, beside, report)
    return completed(values, _from_article(article), layout, report)


def stated(
    settings: Sequence[str], data_file: Path | None, article: Article | None, beside: Path | None, report: Report
) -> dict[str, Value | None]:
    """Give what was said outright (places 1 to 4); raises SourceError with everything wrong in all of them."""
    problems: list[Problem] = []
    values = _values(_settings(settings, problems.append), problems.append, last_counts=True)
    for said in (
        _file(data_file, problems.append),
        _front_matter(article, report) if article else (),
        _file(beside, problems.append),
    ):
        values = _values(said, problems.append) | values
    if problems:
        raise SourceError(problems)
    return values


def completed(
    values: dict[str, Value | None], found: Mapping[str, Value], layout: Layout, report: Report
) -> DocumentData:
    """Give the data from what was said, then what the text shows, then what the layout knows."""
    _warn_of_unprinted(values, layout, report)
    values = {**found, **values}
    for name, words in layout.fields.items():
        if name in FIELDS and words:
            values.setdefault(name, FIELDS[name].convert(words))
    return _document_data(values)


def _values(said: Iterable[_Said], report: Report, *, last_counts: bool = False) -> dict[str, Value | None]:
    """Give the value of every field that one source speaks of; None where it says that there is none."""
    values: dict[str, Value | None] = {}
    keys: dict[str, str] = {}
    for each in said:
        name = field_name(each.key)
        if name is None:
            hint = near_field(each.key) or all_fields()
            report(error("data-unknown-key", f"{each.quoted}: unknown key", each.location, hint))
        elif name in keys and not last_counts:
            message = f"{each.quoted}: {keys[name]} says the same field already"
            report(error("data-twice", message, each.location, "keep one of the two"))
        else:
            keys[name] = each.key
            empty = not each.words.strip()
            values[name] = None if empty else FIELDS[name].check(each.words, each.location, report, each.quoted)
    return values


def _warn_of_unprinted(values: dict[str, Value | None], layout: Layout, report: Report) -> None:
    """Warn of what was said and stands in no template of the layout: it would be lost without a word."""
    parts = (*layout.masthead, *layout.preface, *layout.closing, *layout.tail)
    printed = {name for part in parts for name in fields_of(part.text)} | _NEVER_UNPRINTED
    for name, value in values.items():
        if value is not None and name not in printed:
            message = f"{FIELDS[name].names[0]} ({name}) is given, but layout {layout.name} prints it nowhere"
            hint = f"take it out, or put {{{name}}} into masthead: or tail: of a layout of your own"
            report(warning("data-unprinted", message, None, hint))


def _settings(settings: Iterable[str], report: Report) -> Iterator[_Said]:
    for setting in settings:
        key, equals, words = setting.partition("=")
        if equals:
            yield _Said(key.strip(), words, None, f"--set {_short(setting)}")
        else:
            hint = "write key=value, such as --set issue=12"
            report(error("data-setting", f"--set {_short(setting)}: no = in it", None, hint))


def _file(path: Path | None, report: Report) -> Iterator[_Said]:
    try:
        entries = load_yaml_file(path, SourceError).entries if path else {}
    except SourceError as fault:
        for problem in fault.problems:
            report(problem)
        return
    for key, entry in entries.items():
        if isinstance(entry.value, Scalar):
            words = "" if entry.value.null else entry.value.text
            where = entry.location if field_name(key) is None else entry.value.location
            yield _Said(key, words, where, _short(f"{key}: {words}"))
        else:
            message = f"{_short(key)}: a list or mapping, not one value"
            report(error("data-nested", message, entry.location, "write the value on one line, as text"))


def _front_matter(article: Article, report: Report) -> Iterator[_Said]:
    """Give what the source's front matter says of fields; its other keys (title, tags …) are the article's affair."""
    for key, words, location in article.fields:
        if field_name(key) is not None:
            yield _Said(key, words, location, _short(f"{key}: {words}"))
        elif hint := near_field(key):
            report(warning("data-unknown-key", f"{_short(key)}: unknown key, left out", location, hint))


def _from_article(article: Article) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if article.byline and article.byline.unit:
        found["issuer"] = article.byline.unit
    dated = article.published or article.signature_date
    if dated:
        found["date"] = dated.date
    if article.document_number:
        found["document_number"] = article.document_number.value
    return found


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= 60 else one_line[:59] + "…"


def _document_data(values: dict[str, Value | None]) -> DocumentData:
    # Every field's converter gives the type the field has; what nobody said keeps its default.
    return DocumentData(**values)  # type: ignore[arg-type]
