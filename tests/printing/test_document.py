from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.problem import SourceError
from pipeline.printing import document
from pipeline.printing.booklet import make_booklet
from pipeline.printing.document import A3, A4, decimal, open_pdf, paper_of, read_pdf
from pipeline.printing.proof import make_proof
from tests.printing.samples import MM, STAMP, Reports, edited, numbered, written

THREE_PAGES = numbered(3)


def test_a_missing_file_a_folder_and_something_else_are_told(tmp_path: Path) -> None:
    (tmp_path / "article.pdf").write_text("第一段。", encoding="utf-8")
    for name, words in (("absent.pdf", "No such file"), ("", "directory"), ("article.pdf", "is not a PDF")):
        with pytest.raises(SourceError, match=words) as failure:
            read_pdf(tmp_path / name)
        assert failure.value.problems[0].hint


def test_a_file_beyond_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "MOST_BYTES", 10)
    (tmp_path / "a.pdf").write_bytes(numbered(1))
    with pytest.raises(SourceError, match="larger than"):
        read_pdf(tmp_path / "a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 500, numbered(1)[:60]])
def test_a_file_that_is_only_the_beginning_of_a_pdf_is_told(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.pdf"), open_pdf(data, "a.pdf", Reports()):
        pass


def test_a_password_is_told() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(numbered(1))) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(SourceError, match="password"), open_pdf(target.getvalue(), "a.pdf", Reports()):
        pass


def test_no_pages_and_too_many_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="0 pages"), open_pdf(written(pikepdf.new()), "a.pdf", Reports()):
        pass
    monkeypatch.setattr(document, "MOST_PAGES", 2)
    with pytest.raises(SourceError, match="3 pages"), open_pdf(numbered(3), "a.pdf", Reports()):
        pass


def test_a_damaged_file_is_repaired_and_reported() -> None:
    reports = Reports()
    data = numbered(2).replace(b"startxref", b"startxxxx")
    with open_pdf(data, "a.pdf", reports) as pdf:
        assert len(pdf.pages) == 2
    assert [problem.code for problem in reports] == ["pdf-damaged"]


@pytest.mark.parametrize("box", [None, [0, 0, 0, 0], ["a", 0, 1, 1], [0, 0], 7, [0, 0, 1e30, 1e30]])
def test_a_page_without_a_sound_box_is_an_expected_failure(box: object) -> None:
    def break_box(pdf: pikepdf.Pdf) -> None:
        if box is None:
            del pdf.pages[0].obj["/MediaBox"]
        else:
            value = [pikepdf.String(v) if isinstance(v, str) else v for v in box] if isinstance(box, list) else box
            pdf.pages[0].obj.MediaBox = value

    with pytest.raises(SourceError), open_pdf(edited(numbered(1), break_box), "a.pdf", Reports()) as pdf:
        paper_of(pdf, "a.pdf")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3000), st.sampled_from([b"null", b"/X", b"-1", b"[[", b"<<>>", b"1 0 R", b"\xff"]))
    ),
    st.integers(0, 400),
)
def test_a_damaged_file_is_printed_or_an_expected_failure(damage: list[tuple[int, bytes]], lost: int) -> None:
    data = bytearray(THREE_PAGES[: len(THREE_PAGES) - lost])
    for place, junk in damage:
        start = place % len(data)
        data[start : start + len(junk)] = junk
    with contextlib.suppress(SourceError):
        make_proof(bytes(data), "a.pdf", Reports(), STAMP)
    with contextlib.suppress(SourceError):
        make_booklet(bytes(data), "a.pdf", Reports())


def test_the_paper_is_what_all_pages_are_made_for() -> None:
    def turn_second(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Rotate = 90

    cases = [(numbered(2), A4, False), (numbered(2, 297, 210), A4, True), (numbered(2, 420, 297), A3, True)]
    cases.append((edited(numbered(2), turn_second), A4, False))
    for data, paper, lies in cases:
        with open_pdf(data, "a.pdf", Reports()) as pdf:
            assert paper_of(pdf, "a.pdf") == (paper, lies)


def test_a_mixed_or_foreign_size_is_told_by_its_page() -> None:
    def enlarge_third(pdf: pikepdf.Pdf) -> None:
        pdf.pages[2].obj.MediaBox = pikepdf.Array([0, 0, 420 * MM, 297 * MM])

    words = r"page 3 of a\.pdf is 420 × 297 mm, not A4 \(210 × 297 mm\)"
    mixed = edited(numbered(3), enlarge_third)
    with open_pdf(mixed, "a.pdf", Reports()) as pdf, pytest.raises(SourceError, match=words):
        paper_of(pdf, "a.pdf")
    with open_pdf(numbered(1, 216, 279), "a.pdf", Reports()) as pdf, pytest.raises(SourceError, match="page 1"):
        paper_of(pdf, "a.pdf")


def test_numbers_are_written_short_and_without_exponent() -> None:
    assert [decimal(value) for value in (0, -0.00001, 0.5, 10, 1e-5, 595.27559, -2)] == [
        "0", "0", "0.5", "10", "0", "595.2756", "-2",
    ]  # fmt: skip
