"""The table of rules as a whole: what is covered, kinds, profiles, an office's layout, strangers' files."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from functools import cache
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.check.check import MOST_PER_RULE, check_document, probe, worst
from pipeline.check.kind import Kind
from pipeline.check.rules.table import RULES
from pipeline.check.structure import understand
from pipeline.model.finding import Place, Strength, Verdict
from pipeline.model.problem import LayoutError, Severity, SourceError
from pipeline.model.units import Length
from tests.check.made import (
    docx_of,
    edited,
    failures,
    findings,
    good,
    pdf_of,
    verdicts,
    with_margins,
    with_style,
    with_text,
)


def unseen() -> str:
    return "after_rendering.<locals>.judge"


def test_ids_are_unique_and_every_function_says_what_it_asks() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        for function in filter(None, (rule.docx, rule.pdf)):
            assert function.__doc__ or function.__qualname__ == unseen(), rule.id


def test_practice_is_never_called_the_standard() -> None:
    for rule in RULES:
        if rule.clause.startswith("practice"):
            assert rule.strength is Strength.PRACTICE, rule.id


@pytest.mark.parametrize(
    ("name", "kind"), [("jianbao", Kind.BRIEF), ("official", Kind.OFFICIAL), ("upward", Kind.OFFICIAL)]
)
@pytest.mark.parametrize("render", [docx_of, pdf_of])
def test_the_kind_is_recognised(name: str, kind: Kind, render) -> None:  # type: ignore[no-untyped-def]
    assert understand(probe(render(good(name)), "made")).kind is kind


@pytest.mark.parametrize(
    ("mark", "kind"),
    [("某县人民政府令", Kind.ORDER), ("某县政府常务会议纪要", Kind.MINUTES), ("某县工作动态", Kind.BRIEF)],
)
def test_the_mark_tells_the_kind(mark: str, kind: Kind) -> None:
    data = with_text("某政发〔2024〕12号", "第12号")(with_text("某县人民政府文件", mark)(good("official")))

    assert understand(probe(docx_of(data), "made")).kind is kind


def test_a_kind_that_is_told_is_not_guessed() -> None:
    told = check_document(docx_of(good("jianbao")), "made", kind=Kind.ARTICLE)

    assert not any(finding.rule.startswith("BRIF") for finding in told)


def test_an_office_checks_against_its_own_layout() -> None:
    own = with_style("body", font="songti")(with_margins(left=30, right=24)(good("jianbao")))
    for data in (docx_of(own), pdf_of(own)):
        assert {"PAGE-03", "FONT-01"} <= failures(data)
        assert failures(data, layout=own.layout) <= {"BRIF-06", "BRIF-07"}
        (finding,) = findings(data, "PAGE-03", layout=own.layout)
        assert finding.clause == "layout"


def test_a_document_of_the_standard_fails_an_offices_layout() -> None:
    own = with_style("body", font="songti")(with_margins(left=30, right=24)(good("jianbao")))

    assert {"PAGE-03", "FONT-01"} <= failures(docx_of(good("jianbao")), layout=own.layout)


def test_the_profile_of_gbt_33476_has_margins_and_pitch_of_its_own() -> None:
    pitch = Length.from_twips(589)
    page = with_margins(top=34.58, bottom=32.58)(good("jianbao"))
    electronic = with_style("body", "heading-1", "heading-2", line=pitch)(page)
    data = docx_of(electronic)

    for rule in ("PAGE-02", "PAGE-05", "GRID-01", "GRID-03"):
        assert verdicts(data, rule, profile="33476") == {Verdict.PASS}, rule
    assert {"PAGE-02", "PAGE-05", "GRID-03"} <= failures(data, profile="9704")
    (finding,) = findings(data, "PAGE-02", profile="33476")
    assert finding.clause == "GB/T 33476.2-2016"


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(LayoutError, match="no profile 1999"):
        check_document(docx_of(good("jianbao")), "made", profile="1999")


@pytest.mark.parametrize("data", [b"", "关于防汛工作的通知".encode(), b"\x89PNG\r\n"])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="is no DOCX, PDF or OFD"):
        check_document(data, "made")


def test_places_are_told_as_each_format_has_them() -> None:
    broken = with_text("〔2024〕", "[2024]")(good("official"))
    (word,), (page,) = (findings(render(broken), "HEAD-03") for render in (docx_of, pdf_of))

    assert re.fullmatch(r"made: paragraph 5 \(发文字号\)", str(word.where))
    assert re.fullmatch(r"made: page 1, x \d+\.\d mm, y \d+\.\d mm", str(page.where))
    assert word.hint
    assert word.where.quote.startswith("某政发")


def test_a_place_in_a_source_is_line_and_column() -> None:
    assert str(Place(path="a.txt", line=3, column=14)) == "a.txt:3:14"


def test_many_failures_of_one_rule_are_summed_up() -> None:
    flat = with_style("body", first_indent=Length(0))(with_text("入汛以来", "\n".join("甲" * 3))(good("jianbao")))
    many = dataclasses.replace(flat, blocks=flat.blocks[:6] + (flat.blocks[5],) * 40 + flat.blocks[6:])
    found = findings(docx_of(many), "BODY-02")

    assert len(found) == MOST_PER_RULE
    assert "more places" in found[-1].actual


def test_the_gravest_failure_decides() -> None:
    assert worst(check_document(docx_of(good("official")), "made")) is None
    assert worst(check_document(docx_of(with_margins(left=20)(good("jianbao"))), "made")) is Severity.ERROR


def test_the_same_file_gives_the_same_findings() -> None:
    for data in (docx_of(good("official")), pdf_of(good("official"))):
        assert check_document(data, "made") == check_document(data, "made")


@cache
def attributes(part: str) -> tuple[tuple[int, int], ...]:
    with zipfile.ZipFile(BytesIO(docx_of(good("official")))) as package:
        text = package.read(part).decode()
    return tuple(match.span(1) for match in re.finditer(r'w:\w+="([^"]*)"', text))


DAMAGE = st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=30)
ODD_VALUES = st.sampled_from(["", "-5", "abc", "99999999999", "1e9", "0", "NaN", "inf", "-inf", "0x10", "１", "nil"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["word/document.xml", "word/styles.xml", "word/settings.xml"]), st.integers(0), ODD_VALUES)
def test_no_value_in_a_word_file_makes_it_crash(part: str, at: int, value: str) -> None:
    spans = attributes(part)
    start, end = spans[at % len(spans)]
    data = docx_of(good("official"))
    with zipfile.ZipFile(BytesIO(data)) as package:
        text = package.read(part).decode()
    try:
        check_document(edited(data, part, text, text[:start] + value + text[end:]), "made")
    except SourceError as refused:
        assert refused.problems


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(["docx", "pdf"]), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=30)
)
def test_no_damaged_byte_makes_it_crash(form: str, damage: list[tuple[int, int]]) -> None:
    data = bytearray(docx_of(good("official")) if form == "docx" else pdf_of(good("jianbao")))
    for at, value in damage:
        data[at % len(data)] = value
    try:
        check_document(bytes(data), "made")
    except SourceError as refused:
        assert refused.problems
