"""Every rule's own examples: the wrong one is found by that rule, the right one by no rule of errors and warnings."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from pipeline import check
from pipeline.check.text import Remark, check_text
from pipeline.check.text_rule import Example, Kind, TextRule
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.article import Article, Dated, Paragraph, Text
from pipeline.model.patterns import lazy
from pipeline.model.problem import Problem, Severity
from pipeline.model.source import Location, Source, SourceLine
from pipeline.parse.dates import find_date
from pipeline.parse.parser import parse

EXAMPLES = [(rule, example) for rule in TEXT_RULES for example in rule.examples]


def named(pair: tuple[TextRule, Example]) -> str:
    rule, example = pair
    return f"{rule.id} {'wrong' if example.wrong else 'right'} {example.text[:20]}"


def ignore(problem: Problem) -> None:
    del problem


def article_of(example: Example) -> Article:
    place = Location("example.txt", 1)
    text = Text(example.text, place)
    match example.kind:
        case Kind.TITLE:
            return Article(title=text)
        case Kind.SIGNATURE_DATE:
            found = find_date(example.text)
            assert found
            return Article(signature_date=Dated(date=found.date, text=text))
        case Kind.HEADING:
            source = source_of(["大队工作总结", example.text, "大队认真开展工作，取得成效。"])
            return parse(source, ignore).article
    if "|" in example.text:
        lines = example.text.split("|")
        titled = lines if "。" not in lines[0] else ["大队工作总结", *lines]
        return parse(source_of(titled), ignore).article
    return Article(lead=(Paragraph(text=text),))


def source_of(lines: list[str]) -> Source:
    return Source(
        path="example.txt",
        format="text",
        encoding="utf-8",
        sha256="",
        lines=tuple(SourceLine(text=line, location=Location("example.txt", n)) for n, line in enumerate(lines, 1)),
    )


def remarks(example: Example) -> tuple[Remark, ...]:
    return check_text(article_of(example), TEXT_RULES)


@pytest.mark.parametrize("pair", [pair for pair in EXAMPLES if pair[1].wrong], ids=named)
def test_the_wrong_example_is_found(pair: tuple[TextRule, Example]) -> None:
    rule, example = pair
    assert rule.id in {remark.rule.id for remark in remarks(example)}


@pytest.mark.parametrize("pair", [pair for pair in EXAMPLES if not pair[1].wrong], ids=named)
def test_the_right_example_is_clean(pair: tuple[TextRule, Example]) -> None:
    rule, example = pair
    found = [remark for remark in remarks(example) if remark.rule.severity is not Severity.INFO or remark.rule == rule]
    assert [(remark.rule.id, remark.found) for remark in found] == []


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_both_kinds_of_example_and_says_what_to_do_in_both_languages(rule: TextRule) -> None:
    assert {example.wrong for example in rule.examples} == {True, False}
    assert rule.explanation.strip()
    assert rule.clause
    wrong = next(example for example in rule.examples if example.wrong)
    remark = next(remark for remark in remarks(wrong) if remark.rule == rule)
    for language in ("en", "zh"):
        assert remark.message(language)
        assert remark.hint(language)


def test_ids_are_unique_and_sorted() -> None:
    ids = [rule.id for rule in TEXT_RULES]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    "pair", [pair for pair in EXAMPLES if pair[1].wrong and pair[0].mechanical and pair[0].find], ids=named
)
def test_a_mechanical_correction_leaves_nothing_for_its_rule_to_find(pair: tuple[TextRule, Example]) -> None:
    rule, example = pair
    text = example.text
    hits = [remark.hit for remark in remarks(example) if remark.rule == rule]
    for hit in sorted(hits, key=lambda hit: -hit.start):
        assert hit.replacement is not None
        text = text[: hit.start] + hit.replacement + text[hit.end :]
    again = Example(text, example.kind, wrong=False)
    if example.kind is not Kind.SIGNATURE_DATE or find_date(text):
        assert [remark for remark in remarks(again) if remark.rule == rule] == []


def test_every_pattern_can_be_compiled() -> None:
    """They are compiled on first use: a slip in one would be found by whoever writes the words it looks for."""
    modules = [import_module(f"pipeline.check.{each.name}") for each in iter_modules(check.__path__)]
    patterns = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, (type(lazy("")), type(lazy("", "."))))
    ]
    assert len(patterns) > len(TEXT_RULES)
    for pattern in patterns:
        pattern.search("".join(pattern.needs))  # a text that holds what it needs compiles it


# The clause numbers that were looked up in reprints; of GB/T 15835 none could be, so that its rules name no clause.
CONFIRMED = {
    "GB/T 15834-2011": {"4.5.3.5", "4.8", "4.9", "4.10", "4.11", "4.13", "4.15", "5.1"},
    "GB/T 15835-2011": set(),
    "GB/T 9704-2012": {"7.2.5", "7.3.3", "7.3.4", "7.3.5.4", "9"},
}


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_no_clause_number_is_named_that_was_not_looked_up(rule: TextRule) -> None:
    for standard, numbers in CONFIRMED.items():
        if rule.clause.startswith(standard):
            named = rule.clause.removeprefix(standard).split(";")[0].replace(",", " ").split()
            assert set(named) <= numbers
