from __future__ import annotations

import io

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.problem import SourceError
from pipeline.printing.booklet import make_booklet, sheet_sides
from pipeline.printing.document import A4
from pipeline.printing.pages import PageRanges
from tests.printing.samples import MM, STAMP, Reports, edited, numbered, words


def fold(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """Read the folded stack from the front cover to the back one, as hands would."""
    fronts, backs = sides[0::2], sides[1::2]
    leaves = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    return leaves + [
        page for front, back in reversed(list(zip(fronts, backs, strict=True))) for page in (back[1], front[0])
    ]


@pytest.mark.parametrize("count", range(1, 18))
def test_every_page_lies_where_the_folded_booklet_needs_it(count: int) -> None:
    sheets = words(make_booklet(numbered(count), "a.pdf", Reports()))
    assert len(sheets) == -(-count // 4) * 2
    seen: list[tuple[int | None, int | None]] = []
    for found in sheets:
        left = [int(text) for text, x, _y in found if x < 210]
        right = [int(text) for text, x, _y in found if x >= 210]
        assert len(left) <= 1 and len(right) <= 1
        assert all(number % 2 == 0 for number in left) and all(number % 2 == 1 for number in right)
        seen.append((left[0] if left else None, right[0] if right else None))
    assert seen == sheet_sides(count)
    read = fold(seen)
    assert read[:count] == list(range(1, count + 1))
    assert set(read[count:]) <= {None} and len(read) - count < 4


@given(st.integers(min_value=1, max_value=2000))
def test_a_booklet_of_any_length_reads_in_order(count: int) -> None:
    read = fold(sheet_sides(count))
    assert read[:count] == list(range(1, count + 1))
    assert len(read) % 4 == 0 and set(read[count:]) <= {None}


def test_eight_pages_are_imposed_as_printers_do() -> None:
    assert sheet_sides(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert sheet_sides(5) == [(None, 1), (2, None), (None, 3), (4, 5)]


def test_pages_keep_their_true_size_and_place_on_landscape_a3() -> None:
    data = make_booklet(numbered(4), "a.pdf", Reports())
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            assert (page.width / MM, page.height / MM) == pytest.approx((420, 297), abs=0.01)
            assert [char["size"] for char in page.chars] == pytest.approx([20] * len(page.chars))
    plain = words(numbered(1))[0][0]
    for found in words(data):
        assert [x for _text, x, _y in found] == pytest.approx([plain[1], plain[1] + 210], abs=0.01)
        assert [y for _text, _x, y in found] == pytest.approx([plain[2]] * 2, abs=0.01)


def test_on_a4_sheets_pages_are_reduced_to_fit_their_halves() -> None:
    data = make_booklet(numbered(4), "a.pdf", Reports(), sheet=A4)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            assert (page.width / MM, page.height / MM) == pytest.approx((297, 210), abs=0.01)
            assert [char["size"] for char in page.chars] == pytest.approx([20 * 210 / 297] * len(page.chars), abs=0.01)
    plain = words(numbered(1))[0][0]
    for found in words(data):
        left = plain[1] * 210 / 297
        assert [x for _text, x, _y in found] == pytest.approx([left, left + 148.5], abs=0.05)
        assert [y for _text, _x, y in found] == pytest.approx([plain[2] * 210 / 297] * 2, abs=0.05)


def test_a_page_a_millimetre_off_is_centred_on_its_half() -> None:
    found = words(make_booklet(numbered(4, 210.8, 296.2), "a.pdf", Reports()))[0]
    plain = words(numbered(1))[0][0]
    assert found[0][1:] == pytest.approx((plain[1] - 0.4, plain[2] + 0.4), abs=0.01)


def test_a_turned_page_and_a_shifted_or_cropped_one_come_out_upright() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 297 * MM, 210 * MM])
        pdf.pages[0].obj.Rotate = 90
        pdf.pages[2].obj.MediaBox = pikepdf.Array([-50, -50, 700, 900])
        pdf.pages[2].obj.CropBox = pikepdf.Array([-10, -20, 210 * MM - 10, 297 * MM - 20])
        pdf.pages[2].obj.TrimBox = pikepdf.Array([20, 20, 400, 400])
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, 105 * MM, 148.5 * MM])
        pdf.pages[1].obj.UserUnit = 2

    data = make_booklet(edited(numbered(4), change), "a.pdf", Reports())
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        turned = next(char for char in pdf.pages[0].chars if char["text"] == "1")
        assert not turned["upright"]
        assert turned["x0"] / MM == pytest.approx(210 + 20, abs=5) and turned["top"] / MM == pytest.approx(20, abs=1)
    found = {text: (x, y) for page in words(data)[1:] for text, x, y in page}
    assert found["3"][0] == pytest.approx(210 + 20 + 10 / MM, abs=0.1)
    assert found["2"][0] == pytest.approx(40, abs=0.1)


def test_a_page_turned_on_the_screen_alone_lies_as_it_lies_on_paper() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = 90

    assert words(make_booklet(edited(numbered(4), change), "a.pdf", Reports())) == words(
        make_booklet(numbered(4), "a.pdf", Reports())
    )


def test_the_title_is_kept_and_tags_are_not() -> None:
    def tag(pdf: pikepdf.Pdf) -> None:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary())

    with pikepdf.open(io.BytesIO(make_booklet(edited(numbered(3), tag), "a.pdf", Reports()))) as pdf:
        assert pdf.docinfo["/Title"] == "简报"
        assert set(pdf.docinfo.keys()) == {"/Title"}
        assert "/MarkInfo" not in pdf.Root and "/Metadata" not in pdf.Root
        assert "/OCProperties" in pdf.Root, "a layer switched off would be printed"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_a_seal_that_is_an_annotation_is_printed() -> None:
    def seal(pdf: pikepdf.Pdf) -> None:
        form = pdf.make_stream(b"1 0 0 rg 0 0 50 50 re f")
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, pikepdf.Array([0, 0, 50, 50])
        pdf.pages[0].obj.Annots = pikepdf.Array([
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, F=4,
                    Rect=pikepdf.Array([100, 100, 150, 150]), AP=pikepdf.Dictionary(N=form),
                )
            )
        ])  # fmt: skip

    with pdfplumber.open(io.BytesIO(make_booklet(edited(numbered(1), seal), "a.pdf", Reports()))) as pdf:
        (box,) = pdf.pages[0].rects
        assert (box["x0"], box["x1"]) == pytest.approx((210 * MM + 100, 210 * MM + 150), abs=0.01)


def test_chosen_pages_are_imposed_alone_and_told() -> None:
    reports = Reports()
    found = words(make_booklet(numbered(9), "a.pdf", reports, pages=PageRanges.parse("2-3,5")))
    assert [[text for text, _x, _y in side] for side in found] == [["2"], ["3", "5"]]
    assert "3 pages on 1 A3 sheet, 1 blank at the end" in reports[0].message


def test_the_same_file_gives_the_same_bytes() -> None:
    data = numbered(5)
    assert make_booklet(data, "a", Reports(), stamp=STAMP) == make_booklet(data, "b", Reports(), stamp=STAMP)


@pytest.mark.parametrize(("width", "height"), [(216, 279), (297, 210), (212, 297), (420, 297)])
def test_a_page_that_is_not_upright_a4_is_refused_by_number(width: float, height: float) -> None:
    def resize(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.MediaBox = pikepdf.Array([0, 0, width * MM, height * MM])

    with pytest.raises(SourceError, match=f"page 2 of a.pdf is {width} × {height} mm, not A4"):
        make_booklet(edited(numbered(3), resize), "a.pdf", Reports())
