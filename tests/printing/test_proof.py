from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from pipeline.printing.proof import make_proof, proof_stamp
from tests.printing.samples import MM, STAMP, Reports, edited, numbered, words

SCALE = 4  # pixels a point


def mark(data: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Give the box around what is seen in the upper third of a page, in mm: left, top, right, bottom."""
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[page].render(scale=SCALE, grayscale=True).to_pil()
    picture = picture.crop((0, 0, picture.width, picture.height // 3)).point(lambda shade: 255 * (shade < 250))
    box = picture.getbbox()
    assert box is not None
    left, top, right, bottom = (edge / SCALE / MM for edge in box)
    return left, top, right, bottom


def test_the_mark_stands_in_the_upper_right_corner_outside_the_type_area() -> None:
    data = make_proof(numbered(2), "a.pdf", Reports(), STAMP)
    for page in (0, 1):
        left, top, right, bottom = mark(data, page)
        assert left > 105 and right < 205, "in the right half, where printers reach"
        assert top > 5 and bottom < 30, "above the type area, and above the red rule of a letter"


def test_the_mark_is_where_the_eye_sees_it_on_a_turned_page() -> None:
    upright = mark(make_proof(numbered(1), "a.pdf", Reports(), STAMP))
    for turn in (90, 180, 270):
        sideways = turn % 180 == 90

        def change(pdf: pikepdf.Pdf, turn: int = turn, sideways: bool = sideways) -> None:
            pdf.pages[0].obj.Rotate = turn
            pdf.pages[0].obj.Contents = pdf.make_stream(b"")
            pdf.pages[0].obj.MediaBox = pikepdf.Array(
                [9, 9, 9 + (297 if sideways else 210) * MM, 9 + (210 if sideways else 297) * MM]
            )

        assert mark(make_proof(edited(numbered(1), change), "a.pdf", Reports(), STAMP)) == pytest.approx(
            upright, abs=0.1
        )


def test_a_page_that_leaves_its_graphics_state_moved_does_not_move_the_mark() -> None:
    def move(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(b"3 0 0 3 100 100 cm 0 0 1 rg")

    assert mark(make_proof(edited(numbered(1), move), "a.pdf", Reports(), STAMP)) == pytest.approx(
        mark(make_proof(numbered(1), "a.pdf", Reports(), STAMP)), abs=0.01
    )


def test_the_mark_is_grey_an_artifact_and_needs_no_font() -> None:
    plain = numbered(1)
    data = make_proof(plain, "a.pdf", Reports(), STAMP)
    assert words(data) == words(plain)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        steps = [(str(operator), operands) for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])]
        assert list(pdf.pages[0].obj.Resources.keys()) == ["/Font"] and len(pdf.pages[0].obj.Resources.Font.keys()) == 1
    artifact = next(place for place, (operator, _operands) in enumerate(steps) if operator == "BDC")
    assert steps[artifact][1][0] == "/Artifact"
    drawn = {operator for operator, _operands in steps[artifact:]}
    assert "g" in drawn and not drawn & {"rg", "k", "Tj"}
    assert [operator for operator, _operands in steps].count("q") == [o for o, _operands in steps].count("Q")


def test_the_rest_of_the_file_stays() -> None:
    def tag(pdf: pikepdf.Pdf) -> None:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.Lang = pikepdf.String("zh-CN")

    with pikepdf.open(io.BytesIO(make_proof(edited(numbered(2), tag), "a.pdf", Reports(), STAMP))) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.Root.Lang) == "zh-CN"
        assert pdf.docinfo["/Title"] == "简报"


def test_the_same_file_gives_the_same_bytes() -> None:
    data = numbered(3)
    assert make_proof(data, "a", Reports(), STAMP) == make_proof(data, "b", Reports(), STAMP)


def test_the_mark_is_drawn_from_the_heiti_face_in_use() -> None:
    stamp = proof_stamp()
    assert len(stamp.outlines) == 2
    for outline in stamp.outlines:
        points = [value for _stroke, values in outline for value in values]
        assert len(outline) > 20 and min(points) > -300 and max(points) < 1100
    left, top, right, bottom = mark(make_proof(numbered(1), "a.pdf", Reports(), stamp))
    assert right - left == pytest.approx(28, abs=1) and bottom - top == pytest.approx(13, abs=1)
