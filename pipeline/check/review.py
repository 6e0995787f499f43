"""Article → what a person must judge: slips that a program can see but must not correct. Nothing is changed here."""

from __future__ import annotations

from typing import Final

from pipeline.check import text_announced, text_pairs, text_sentences
from pipeline.check.text import Remark, check_text
from pipeline.model.article import Article
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem

# Not the whole table: every run of render pays for what is imported here.
_REVIEWED: Final = (
    text_announced.announced_heading,
    text_announced.announced_count,
    text_announced.heading_number,
    text_sentences.final_mark,
    text_pairs.unpaired_mark,
    text_pairs.pause_between_quotations,
    text_pairs.pause_before_etc,
    text_pairs.ellipsis_with_etc,
    text_pairs.doubled_mark,
    text_pairs.colon_after_complete_clause,
    text_sentences.repeated_word,
)


def review(article: Article, layout: Layout | None = None) -> tuple[Problem, ...]:
    """Review an article as parsed, half-width marks included; give what was found in reading order.

    The codes are those text rules have besides their ids. ``layout`` is for rules that depend on one: none does yet.
    """
    problems = [_problem(remark) for remark in check_text(article, _REVIEWED)]
    return tuple(sorted(problems, key=lambda problem: (problem.location is None, problem.location, problem.code)))


def _problem(remark: Remark) -> Problem:
    before, found, after = remark.context
    own = bool(remark.hit.english)
    message = remark.message() if own else f"{remark.message()}: …{before}{found}{after}…"
    return Problem(
        severity=remark.rule.severity,
        code=remark.rule.code,
        message=message,
        location=remark.location,
        hint=remark.hint(),
    )
