"""Pictures in the Word file: inline, described, each file once, on a line that does not crop them."""

from __future__ import annotations

import dataclasses
import io
import zipfile

from docx import Document

from pipeline.model.briefing import Block, Briefing, CaptionPlace, PictureBlock
from pipeline.model.picture import Picture
from pipeline.model.units import Length
from pipeline.render.docx import render_docx
from tests.pictures import picture
from tests.render.docx_sample import BODY, LAYOUT, block, briefing
from tests.render.test_docx import NAMES, attributes, document, part, style

PITCH = LAYOUT.grid.line_pitch
EXTRA = (
    dataclasses.replace(BODY, role="picture", word_name="图片"),
    dataclasses.replace(BODY, role="picture-caption", word_name="图题"),
)
STYLED = dataclasses.replace(LAYOUT, styles={**LAYOUT.styles, **{one.role: one for one in EXTRA}})
FIRST, SECOND = picture(), picture(kind="jpeg")


def pictured(
    of: Picture = FIRST, caption: CaptionPlace | None = None, alternative: str = "民警在“路口”检查 <车辆>"
) -> PictureBlock:
    return PictureBlock(
        role="picture", picture=of, width=Length.from_mm(80), height=Length.from_mm(50),
        line=Length(6 * PITCH), alternative=alternative, caption=caption,
    )  # fmt: skip


def made(*blocks: Block) -> Briefing:
    return briefing((block("body", "甲"), *blocks), layout=STYLED)


def paragraphs(of: Briefing):  # type: ignore[no-untyped-def]
    return document(of).xpath("w:body/w:p", namespaces=NAMES)


def test_word_shows_the_picture_in_its_size_with_its_description() -> None:
    (shape,) = Document(io.BytesIO(render_docx(made(pictured())))).inline_shapes
    assert (shape.width, shape.height) == (Length.from_mm(80), Length.from_mm(50))
    properties = shape._inline.docPr
    assert (properties.get("id"), properties.get("descr")) == ("1", "民警在“路口”检查 <车辆>")


def test_the_bytes_of_a_picture_are_in_the_file_once_and_as_they_were() -> None:
    data = render_docx(made(pictured(), pictured(SECOND), pictured(FIRST)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = {name: package.read(name) for name in package.namelist() if "media" in name}
    assert media == {"word/media/image1.png": FIRST.data, "word/media/image2.jpeg": SECOND.data}


def test_the_line_grows_with_the_picture_in_the_paragraph_and_in_the_style() -> None:
    of = made(pictured())
    line = attributes(paragraphs(of)[1], "w:pPr/w:spacing")
    assert line == {"line": str(6 * 579), "lineRule": "atLeast"}
    assert attributes(style(of, "图片"), "w:pPr/w:spacing")["lineRule"] == "atLeast"
    assert attributes(style(of, "图题"), "w:pPr/w:spacing")["lineRule"] == "exact"


def test_a_picture_and_its_caption_stay_together() -> None:
    words = block("picture-caption", "图1")
    below = paragraphs(made(pictured(caption=CaptionPlace.BELOW), words))
    above = paragraphs(made(words, pictured(caption=CaptionPlace.ABOVE)))
    kept = "w:pPr/w:keepNext"
    assert [each.find(kept, NAMES) is not None for each in below] == [False, True, False]
    assert [each.find(kept, NAMES) is not None for each in above] == [False, True, False]


def test_identifiers_are_the_same_every_time_and_differ_within_the_file() -> None:
    of = made(pictured(), pictured(SECOND))
    assert render_docx(of) == render_docx(of)
    identifiers = [element.get("id") for element in document(of).iter() if str(element.tag).endswith("}docPr")]
    assert identifiers == ["1", "2"]


def test_a_file_without_pictures_has_no_part_for_them() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(made()))) as package:
        assert [name for name in package.namelist() if "media" in name] == []
    assert part(render_docx(made()), "[Content_Types].xml") is not None
