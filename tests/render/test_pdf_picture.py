"""Pictures in the PDF: the model's bytes, drawn where they were set, tagged with what is said of them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from pipeline.model.briefing import Block, CaptionPlace, PictureBlock
from pipeline.model.page import DrawnPicture, Line, Page
from pipeline.model.picture import Picture
from pipeline.model.units import Length
from pipeline.read.picture_image import read_picture
from pipeline.render.pdf import render_pdf
from tests.pictures import drawn, encoded, jpeg, opened, picture, png
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, style
from tests.render.test_pdf_tags import check_parent_tree

MM = Length.from_mm
SAMPLES = {
    "png": png(90, 60), "png-palette": png(90, 60, mode="P"), "png-grey": png(90, 60, mode="L"),
    "png-black": encoded(drawn(90, 60).convert("1", dither=Image.Dither.NONE)),
    "jpeg": jpeg(90, 60), "jpeg-grey": jpeg(90, 60, mode="L"),
    "jpeg-progressive": encoded(drawn(90, 60), "JPEG", progressive=True),
    "jpeg-ink": jpeg(90, 60, mode="CMYK"), "png-few-colours": encoded(drawn(90, 60).quantize(4), "PNG", bits=2),
}  # fmt: skip


def pictured(of: Picture, caption: CaptionPlace | None = None) -> PictureBlock:
    return PictureBlock(
        role="picture", picture=of, width=MM(60), height=MM(40), line=MM(45), alternative="民警巡逻 (甲)",
        caption=caption,
    )  # fmt: skip


def rendered(*blocks: Block, lines: tuple[Line, ...] = ()) -> pikepdf.Pdf:
    """Draw the pictures among the blocks 50 mm below one another."""
    made = [
        DrawnPicture(MM(75), MM(50 * number), MM(60), MM(40), number)
        for number, one in enumerate(blocks) if isinstance(one, PictureBlock)
    ]  # fmt: skip
    page: Page = replace(pages(lines).pages[0], pictures=tuple(made))
    whole = replace(pages(()), pages=(page,))
    document = briefing(*blocks)
    document = replace(document, layout=replace(document.layout, styles={**document.layout.styles, **STYLED}))
    return pikepdf.open(io.BytesIO(render_pdf(document, whole, BoxFonts())))


STYLED = {role: style(role) for role in ("picture", "picture-caption")}


def shown(pdf: pikepdf.Pdf) -> Image.Image:
    buffer = io.BytesIO()
    pdf.save(buffer)
    document = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        return document[0].render(scale=90 / 60 * 25.4 / 72).to_pil().convert("RGB")
    finally:
        document.close()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_picture_is_drawn_as_it_is(name: str) -> None:
    of = read_picture(SAMPLES[name], name)
    page = shown(rendered(pictured(of)))
    wanted = opened(of.data).convert("RGB")
    left = round(75 * 90 / 60)
    for x, y in ((20, 10), (60, 40), (10, 50), (80, 20)):
        found, own = page.getpixel((left + x, y)), wanted.getpixel((x, y))
        assert all(abs(one - other) < 60 for one, other in zip(found, own, strict=True)), (x, y, found, own)


def test_the_bytes_go_in_undecoded_and_once() -> None:
    of = read_picture(jpeg(90, 60), "a")
    pdf = rendered(pictured(of), pictured(of))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert image.read_raw_bytes() == of.data
    assert (image.Filter, image.ColorSpace) == ("/DCTDecode", "/DeviceRGB")


def tree(element: Any, depth: int = 0) -> list[str]:
    kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [f"{'  ' * depth}{str(element.S)[1:]}", *(row for kid in kids for row in tree(kid, depth + 1))]


def test_a_picture_is_a_figure_that_says_what_it_shows_and_where_it_is() -> None:
    pdf = rendered(pictured(picture()), block("body", "甲"), lines=(line(400, "甲", block=1),))
    figure = pdf.Root.StructTreeRoot.K.K[0]
    assert str(figure.Alt) == "民警巡逻 (甲)"
    assert [round(float(edge) / 72 * 25.4, 1) for edge in figure.A.BBox] == [75, 257, 135, 297]
    assert (str(figure.A.O), str(figure.A.Placement)) == ("/Layout", "/Block")
    assert tree(pdf.Root.StructTreeRoot.K) == ["Document", "  Figure", "  P"]
    check_parent_tree(pdf)


@pytest.mark.parametrize("above", [False, True])
def test_a_caption_belongs_to_its_figure(above: bool) -> None:
    words = block("picture-caption", "图1")
    of = pictured(picture(), CaptionPlace.ABOVE if above else CaptionPlace.BELOW)
    blocks = (words, of) if above else (of, words)
    pdf = rendered(
        *blocks, block("body", "甲"), lines=(line(380, "图1", block=0 if above else 1), line(400, "甲", block=2))
    )
    assert tree(pdf.Root.StructTreeRoot.K) == ["Document", "  Figure", "    Caption", "  P"]
    check_parent_tree(pdf)
