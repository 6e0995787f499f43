"""The OFD probe: what is missing, double or out of place is told; hostile files are refused or read in bounds."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.check.check import check_document, probe
from pipeline.check.facts import OfdFacts
from pipeline.check.ofd import is_ofd
from pipeline.model.finding import Verdict
from pipeline.model.problem import SourceError
from tests.check.made import docx_of, findings, good
from tests.check.ofd_made import DOCUMENT, PAGE, PARTS, changed, ofd


def test_a_good_one_is_read() -> None:
    facts = probe(ofd(), "made")

    assert isinstance(facts, OfdFacts)
    assert facts.faults == ()
    assert [(page.width, page.height) for page in facts.pages] == [(210.0, 297.0), (210.0, 297.0)]
    assert (facts.title, facts.author) == ("关于做好防汛工作的通知", "某县人民政府")


def test_a_word_file_is_none() -> None:
    assert not is_ofd(docx_of(good("jianbao")))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (lambda: ofd({"Doc_0/PublicRes.xml": None}), "Doc_0/PublicRes.xml is missing"),
        (lambda: ofd({PAGE: None}), "Doc_0/Pages/Page_0/Content.xml is missing"),
        (lambda: ofd({PAGE: None, PAGE.lower(): PARTS[PAGE]}), "differs in capitals"),
        (lambda: ofd({"Doc_0/Res/font_3.ttf": None}), "Doc_0/Res/font_3.ttf is missing"),
        (lambda: ofd({PAGE: "<broken"}), "is not well-formed XML"),
        (lambda: ofd({PAGE: PARTS[DOCUMENT]}), "is no ofd:Page"),
        (lambda: changed(DOCUMENT, "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>", ""), "names no PublicRes"),
        (lambda: changed(DOCUMENT, "<ofd:MaxUnitID>12</ofd:MaxUnitID>", ""), "states no MaxUnitID"),
        (lambda: changed(DOCUMENT, ">12<", ">7<"), "identifier 9 is beyond MaxUnitID 7"),
        (lambda: changed(PAGE, 'ID="5"', 'ID="1"'), "identifier 1 stands in Document.xml and in"),
        (lambda: changed(PAGE, 'ID="5"', 'ID="x"'), "'x' is no identifier"),
        (lambda: changed(PAGE, 'Font="3"', 'Font="8"'), "uses font 8, which no resource defines"),
        (lambda: changed(PAGE, "www.ofdspec.org/2016", "example.org"), "the namespace is http://example.org"),
    ],
)
def test_a_fault_is_told(data, told: str) -> None:  # type: ignore[no-untyped-def]
    found = findings(data(), "OFD-01")

    assert any(told in finding.actual for finding in found)
    assert {finding.verdict for finding in found} == {Verdict.FAIL}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: ofd({"Encryptions.xml": "<x/>"}), "ofd-locked"),
        (lambda: ofd({"OFD.xml": "<x"}), "ofd-broken"),
        (lambda: ofd({DOCUMENT: None}), "ofd-broken"),
    ],
)
def test_what_cannot_be_read_is_refused(data, code: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SourceError) as refused:
        check_document(data(), "made")

    assert refused.value.problems[0].code == code
    assert refused.value.problems[0].hint


def test_a_bomb_is_refused_and_entities_stay_unexpanded() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", PARTS["OFD.xml"])
        package.writestr("Doc_0/Res/image.bmp", bytes(90_000_000))
    with pytest.raises(SourceError):
        check_document(written.getvalue(), "made")

    entity = changed("OFD.xml", "<ofd:OFD ", '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/hostname">]><ofd:OFD ')
    assert any("declares a document type" in finding.actual for finding in findings(entity, "OFD-01"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=30))
def test_no_damaged_byte_makes_it_crash(damage: list[tuple[int, int]]) -> None:
    data = bytearray(ofd())
    for at, value in damage:
        data[at % len(data)] = value
    try:
        check_document(bytes(data), "made")
    except SourceError as refused:
        assert refused.problems
