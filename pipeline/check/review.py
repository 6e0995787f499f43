"""Article → what a person must judge: slips that a program can see but must not correct. Nothing is changed here."""

from __future__ import annotations

from pipeline.check.review_announced import review_announced
from pipeline.check.review_marks import review_passage
from pipeline.check.review_passages import body_passages, title_passages
from pipeline.model.article import Article
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem


def review(article: Article, layout: Layout | None = None) -> tuple[Problem, ...]:
    """Review an article as parsed, half-width marks included; give what was found in reading order.

    Codes: ``no-final-mark``, ``pause-between-quotations``, ``pause-before-etc``, ``ellipsis-with-etc``,
    ``unpaired-mark``, ``doubled-mark``, ``nested-colon``, ``repeated-word``, ``announced-heading``,
    ``announced-count``, ``heading-number``. ``layout`` is for rules that depend on one; there are none yet.
    """
    problems: list[Problem] = []
    for passage in title_passages(article):
        problems += review_passage(passage, whole=False)
    for passage in body_passages(article):
        problems += review_passage(passage, whole=True)
    problems += review_announced(article)
    return tuple(sorted(problems, key=lambda problem: (problem.location is None, problem.location, problem.code)))
