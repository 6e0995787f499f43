"""Pictures of Word files: inline, anchored, VML, in tables and text boxes, cropped, turned, linked; what is none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Mm

from pipeline.model.problem import Problem
from pipeline.model.source import Source
from pipeline.model.units import Length
from tests.pictures import opened, png
from tests.read.articles import read_telling
from tests.read.test_pictures import order

Edit = Callable[[str], str]
GREEN = (20, 140, 80)


def saved(document: docx.document.Document, edit: Edit = str, name: str = "word/document.xml") -> bytes:
    """Save a document, one of its parts edited as text."""
    buffer = io.BytesIO()
    document.save(buffer)
    result = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(result, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, edit(data.decode()) if entry == name else data)
    return result.getvalue()


def pictured(*texts: str, data: bytes | None = None, edit: Edit = str) -> bytes:
    """Make a Word file of paragraphs; an empty text stands for a picture of 80 mm."""
    document = docx.Document()
    for text in texts:
        paragraph = document.add_paragraph(text)
        if not text:
            paragraph.add_run().add_picture(io.BytesIO(data or png(300, 200)), width=Mm(80))
    return saved(document, edit)


def read(data: bytes, folder: Path) -> tuple[Source, list[Problem]]:
    return read_telling(data, folder, "a.docx")


def found(data: bytes, folder: Path) -> list[str]:
    source, problems = read(data, folder)
    assert [problem for problem in problems if problem.code.startswith("picture")] == []
    return [line for line in order(source) if line]


def test_an_inline_picture_stands_between_the_paragraphs(tmp_path: Path) -> None:
    source, problems = read(pictured("甲", "", "乙"), tmp_path)
    assert [line for line in order(source) if line] == ["甲", "[image1.png]", "乙"]
    assert problems == []
    line = next(line for line in source.lines if line.picture)
    assert line.location.line == 2
    assert line.picture and line.picture.picture.width == Length.from_mm(80)
    assert line.picture.picture.height == Length.from_mm(53.3)
    assert line.picture.picture.data == png(300, 200)


def test_a_picture_in_a_paragraph_stands_before_or_after_it(tmp_path: Path) -> None:
    document = docx.Document()
    first = document.add_paragraph()
    first.add_run().add_picture(io.BytesIO(png(40, 60)))
    first.add_run("甲")
    second = document.add_paragraph("乙")
    second.add_run().add_picture(io.BytesIO(png(60, 40)))
    second.add_run("丙")
    assert found(saved(document), tmp_path) == ["[image1.png]", "甲", "乙丙", "[image2.png]"]


def described(attributes: str) -> Edit:
    return lambda xml: xml.replace('name="Picture 1"', f'name="Picture 1" {attributes}', 1)


@pytest.mark.parametrize(
    ("attributes", "alternative"),
    [
        ('descr="民警巡逻" title="题"', "民警巡逻"),
        ('title="题"', "题"),
        ('descr="C:\\Users\\a\\照片.jpg"', ""),
        ('descr="一\n二"', "一 二"),
        ("", ""),
    ],
)
def test_the_description_is_the_drawings(attributes: str, alternative: str, tmp_path: Path) -> None:
    source, _ = read(pictured("甲", "", edit=described(attributes)), tmp_path)
    line = next(line for line in source.lines if line.picture)
    assert line.picture and line.picture.alternative == alternative


def test_an_anchored_picture_is_read_like_an_inline_one(tmp_path: Path) -> None:
    def anchor(xml: str) -> str:
        return xml.replace("wp:inline", "wp:anchor")

    assert found(pictured("甲", "", "乙", edit=anchor), tmp_path) == ["甲", "[image1.png]", "乙"]


def test_a_picture_is_cropped_as_in_word(tmp_path: Path) -> None:
    def crop(xml: str) -> str:
        return xml.replace("<a:stretch>", '<a:srcRect l="50000" b="25000"/><a:stretch>')

    source, _ = read(pictured("甲", "", edit=crop), tmp_path)
    picture = next(line.picture for line in source.lines if line.picture).picture
    assert (picture.columns, picture.rows, picture.width) == (150, 150, Length.from_mm(80))


def test_a_picture_is_turned_as_in_word(tmp_path: Path) -> None:
    def turn(xml: str) -> str:
        return xml.replace("<a:xfrm>", '<a:xfrm rot="5400000">')

    source, _ = read(pictured("甲", "", edit=turn), tmp_path)
    picture = next(line.picture for line in source.lines if line.picture).picture
    assert (picture.columns, picture.rows, picture.height) == (200, 300, Length.from_mm(80))
    assert opened(picture.data).getpixel((195, 5)) == GREEN


def test_a_vml_picture_is_read_with_its_size(tmp_path: Path) -> None:
    def vml(xml: str) -> str:
        start, end = xml.index("<w:drawing>"), xml.index("</w:drawing>") + len("</w:drawing>")
        identifier = xml[xml.index('r:embed="') + 9 :].split('"')[0]
        shape = (
            '<w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:72pt;height:1in" alt="说明">'
            f'<v:imagedata r:id="{identifier}" o:title="" xmlns:o="urn:schemas-microsoft-com:office:office"/>'
            "</v:shape></w:pict>"
        )
        return xml[:start] + shape + xml[end:]

    source, _ = read(pictured("甲", "", edit=vml), tmp_path)
    found_picture = next(line.picture for line in source.lines if line.picture)
    assert found_picture.alternative == "说明"
    assert (found_picture.picture.width.mm, found_picture.picture.height.mm) == (25.4, 25.4)


def table_of(*rows: tuple[str, ...]) -> bytes:
    """Make a table; an empty text stands for a picture."""
    document = docx.Document()
    document.add_paragraph("甲")
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            if text:
                cell.paragraphs[0].text = text
            else:
                cell.paragraphs[0].add_run().add_picture(io.BytesIO(png(100 + number, 60)))
    document.add_paragraph("乙")
    return saved(document)


def test_pictures_set_by_a_table_stand_each_over_its_caption(tmp_path: Path) -> None:
    lines = found(table_of(("", ""), ("图1 甲", "图2 乙")), tmp_path)
    assert lines == ["甲", "[image1.png]", "图1 甲", "[image2.png]", "图2 乙", "乙"]


def test_two_rows_of_pictures_stand_in_the_order_of_reading(tmp_path: Path) -> None:
    lines = found(table_of(("", ""), ("", ""), ("图1 甲", "图2 乙")), tmp_path)
    assert lines == ["甲", "[image1.png]", "[image2.png]", "[image1.png]", "图1 甲", "[image2.png]", "图2 乙", "乙"]


def test_a_picture_beside_data_stands_after_the_table(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("单位", "数", "甲队", "1"), strict=True):
        cell.text = text
    table._cells[2].paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    document.add_paragraph("乙")
    assert found(saved(document), tmp_path) == ["单位\t数\n甲队\t1", "[image1.png]", "乙"]


def test_a_hidden_picture_is_not_printed(tmp_path: Path) -> None:
    source, _ = read(pictured("甲", "", edit=lambda xml: xml.replace("<w:r><w:drawing>", HIDDEN)), tmp_path)
    assert [line for line in order(source) if line] == ["甲"]
    assert [drop.reason for drop in source.dropped] == ["hidden"]


HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:drawing>"
CHART = '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId1"/>'


def chart(xml: str) -> str:
    return xml[: xml.index("<pic:pic")] + CHART + xml[xml.index("</pic:pic>") + len("</pic:pic>") :]


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (chart, "picture-format"),
        (lambda xml: xml.replace('r:embed="rId', 'r:embed="rId9'), "picture-missing"),
        (lambda xml: xml.replace('r:embed="', 'x="'), "picture-missing"),
    ],
)
def test_what_is_no_picture_is_told(edit: Edit, code: str, tmp_path: Path) -> None:
    source, problems = read(pictured("甲", "", edit=edit), tmp_path)
    assert [problem.code for problem in problems] == [code]
    assert problems[0].location and problems[0].location.line == 2
    assert len(source.dropped) == 1


def test_a_linked_picture_is_not_fetched(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("甲")
    document.add_paragraph().add_run().add_picture(io.BytesIO(png()))

    def outside(xml: str) -> str:
        return xml.replace('Target="media/image1.png"', 'Target="http://example.org/a.png" TargetMode="External"')

    _, problems = read(saved(document, outside, "word/_rels/document.xml.rels"), tmp_path)
    assert [problem.code for problem in problems] == ["picture-network"]


def test_a_picture_that_unpacks_beyond_reason_is_left_out(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    old = zipfile.ZipFile(io.BytesIO(pictured("甲", "")))
    with old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, bytes(40_000_000) if name.startswith("word/media") else old.read(name))
    source, problems = read(buffer.getvalue(), tmp_path)
    assert [line for line in order(source) if line] == ["甲"]
    assert [problem.code for problem in problems] == ["picture-broken"]


def test_a_picture_inside_a_text_box_is_read_once(tmp_path: Path) -> None:
    def boxed(xml: str) -> str:
        start, end = xml.index("<w:drawing>"), xml.index("</w:drawing>") + len("</w:drawing>")
        inner = xml[start:end]
        shape = (
            '<w:drawing><wp:inline><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
            f"<wps:txbx><w:txbxContent><w:p><w:r>{inner}</w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        return xml[:start] + shape + xml[end:]

    assert found(pictured("甲", "", "乙", edit=boxed), tmp_path) == ["甲", "[image1.png]", "乙"]
