"""Document data of a bulletin of several articles: what is the bulletin's, and what is each article's own.

Each field of the bulletin is taken from the first of these that says anything of it:

1. ``--set key=value``
2. the file given with ``--data``
3. the front matter of the first article
4. the YAML file beside the first article
5. the date alone: the latest of the articles' dates
6. the layout's ``fields``

What a later article says of the bulletin is left out with a warning. Its title is each article's own; a single
article's byline issues its briefing, but no contributor issues the bulletin.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.model.article import Article
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem, Report, SourceError, warning
from pipeline.model.source import Location
from pipeline.read.data import completed, stated
from pipeline.read.data_fields import FIELDS, Value

# A text may well say when it was written: that is no word on the bulletin.
_OF_AN_ARTICLE: Final = ("title", "recipients")
_OF_ITS_OWN: Final = frozenset({"title", "date"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """An article of a bulletin: where it was read, what it says, and the data file beside it."""

    path: str
    article: Article
    beside: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueData:
    """The bulletin's data, and the title somebody gave each article that may have none (None: nobody did)."""

    data: DocumentData
    titles: tuple[str | None, ...]


def resolve_issue_data(
    *,
    settings: Sequence[str],
    data_file: Path | None,
    contributions: Sequence[Contribution],
    layout: Layout,
    report: Report,
) -> IssueData:
    """Gather a bulletin's data by the order above; raises SourceError with everything wrong in all sources at once."""
    problems: list[Problem] = []

    def said(
        settings: Sequence[str], data_file: Path | None, contribution: Contribution | None
    ) -> dict[str, Value | None]:
        article, beside = (contribution.article, contribution.beside) if contribution else (None, None)
        try:
            return stated(settings, data_file, article, beside, report)
        except SourceError as fault:
            problems.extend(fault.problems)
            return {}

    given = said(settings, data_file, None)
    own = [said((), None, contribution) for contribution in contributions]
    if problems:
        raise SourceError(problems)
    for name in _OF_AN_ARTICLE:
        if given.pop(name, None):
            message = f"{FIELDS[name].names[0]} ({name}) is given for the bulletin, but it is each article's own"
            report(warning("issue-title", message, None, "take it out"))
    for contribution, values in zip(contributions[1:], own[1:], strict=True):
        _warn_of_lost(contribution, values, report)
    titles = tuple(str(values["title"]) if values.get("title") else None for values in own)
    first = {name: value for name, value in own[0].items() if name not in _OF_AN_ARTICLE}
    data = completed(first | given, _found(contributions), layout, report)
    return IssueData(data=data, titles=titles)


def _found(contributions: Sequence[Contribution]) -> dict[str, Value]:
    dates: list[datetime.date] = []
    for contribution in contributions:
        dated = contribution.article.published or contribution.article.signature_date
        dates += [dated.date] if dated else []
    return {"date": max(dates)} if dates else {}


def _warn_of_lost(contribution: Contribution, values: dict[str, Value | None], report: Report) -> None:
    lost = [f"{FIELDS[name].names[0]} ({name})" for name, value in values.items() if value and name not in _OF_ITS_OWN]
    if lost:
        message = f"left out, as this is not the bulletin's first article: {', '.join(lost)}"
        hint = "put it into the first article's front matter, or give it with --set or --data"
        report(warning("issue-data", message, Location(contribution.path, 1), hint))
