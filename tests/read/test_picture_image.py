"""Bytes of images: what stays as it is, what is converted, what is refused."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.model.picture import PictureKind
from pipeline.model.units import Length
from pipeline.read.picture_image import MOST_BYTES, PictureFault, read_picture
from tests.pictures import drawn, encoded, jpeg, opened, png

WHITE = (255, 255, 255)


@pytest.mark.parametrize("data", [png(), png(mode="P"), png(mode="L"), png(mode="1"), jpeg(), jpeg(mode="L")])
def test_what_both_outputs_take_stays_as_it_is(data: bytes) -> None:
    assert read_picture(data, "a").data == data


def test_progressive_jpeg_stays_as_it_is() -> None:
    data = encoded(drawn(300, 200), "JPEG", progressive=True)
    assert read_picture(data, "a").data == data


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_formats_become_png(kind: str) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    picture = read_picture(encoded(drawn(60, 40).quantize() if kind == "GIF" else drawn(60, 40), kind, **options), "a")
    assert (picture.kind, picture.columns, picture.rows) == (PictureKind.PNG, 60, 40)
    assert opened(picture.data).convert("RGB").getpixel((5, 5)) == (20, 140, 80)


def test_ink_colours_become_rgb() -> None:
    image = opened(read_picture(jpeg(mode="CMYK"), "a").data)
    assert (image.format, image.mode) == ("JPEG", "RGB")
    assert all(abs(one - other) < 12 for one, other in zip(image.getpixel((20, 20)), (20, 140, 80), strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_shows_the_paper(mode: str) -> None:
    image = Image.new(mode, (20, 10), (0,) * len(mode))
    picture = read_picture(encoded(image), "a")
    assert opened(picture.data).mode == "RGB"
    assert opened(picture.data).getpixel((3, 3)) == WHITE


def test_a_transparent_colour_of_a_palette_shows_the_paper() -> None:
    picture = read_picture(encoded(Image.new("P", (20, 10), 0), "PNG", transparency=0), "a")
    assert opened(picture.data).convert("RGB").getpixel((3, 3)) == WHITE


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    image = Image.new("I;16", (4, 1))
    for place, level in enumerate((0, 0x4040, 0x8080, 0xFFFF)):
        image.putpixel((place, 0), level)
    read = opened(read_picture(encoded(image), "a").data)
    assert [read.getpixel((place, 0)) for place in range(4)] == [0, 64, 128, 255]


def _interlaced() -> bytes:
    """Give a PNG of one grey pixel whose header says that it is interlaced: with one pixel the data are the same."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    )


def test_an_interlaced_png_is_written_anew() -> None:
    read = read_picture(_interlaced(), "a")
    assert not opened(read.data).info.get("interlace")
    assert opened(read.data).getpixel((0, 0)) == 0x80


def test_a_photograph_stands_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the right side is up
    picture = read_picture(encoded(drawn(300, 200), "JPEG", exif=exif, dpi=(100, 100)), "a")
    assert (picture.columns, picture.rows) == (200, 300)
    assert (picture.width, picture.height) == (Length.from_mm(50.8), Length.from_mm(76.2))


def test_a_cropped_picture_shows_nothing_of_what_was_cut_off() -> None:
    picture = read_picture(png(300, 200), "a", crop=(0.5, 0, 0.1, 0.5))
    assert (picture.columns, picture.rows) == (120, 100)
    assert picture.data != png(300, 200)


def test_quarter_turns_go_clockwise() -> None:
    size = (Length.from_mm(60), Length.from_mm(40))
    picture = read_picture(png(300, 200), "a", stated=size, turns=1)
    assert (picture.columns, picture.rows) == (200, 300)
    assert (picture.width, picture.height) == size[::-1]
    assert opened(picture.data).getpixel((195, 5)) == (20, 140, 80)


@pytest.mark.parametrize(("dpi", "width"), [(300, 25.4), (96, 79.4), (1, 79.4), (100_000, 79.4)])
def test_the_natural_size_is_the_resolutions_where_that_can_be_true(dpi: float, width: float) -> None:
    assert read_picture(jpeg(300, 200, dpi), "a").width == Length.from_mm(width)


def test_the_size_the_source_prints_goes_before_the_resolution() -> None:
    size = (Length.from_mm(100), Length.from_mm(90))
    picture = read_picture(png(), "a", stated=size)
    assert (picture.width, picture.height) == size


def _bomb() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))


def _many_scans() -> bytes:
    data = encoded(drawn(64, 64), "JPEG", progressive=True)
    scan = data.index(b"\xff\xda")
    return data[:scan] + data[scan:-2] * 30 + data[-2:]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (_bomb(), "picture-too-large"),
        (_many_scans(), "picture-too-large"),
        (png() + bytes(MOST_BYTES), "picture-too-large"),
        (png()[:400], "picture-broken"),
        (jpeg()[:900], "picture-broken"),
        (b"", "picture-format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-format"),
        (b"\xd7\xcd\xc6\x9a" + bytes(200), "picture-format"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "picture-format"),
    ],
)
def test_what_cannot_be_printed_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(PictureFault) as fault:
        read_picture(data, "a")
    assert fault.value.code == code
    assert fault.value.hint


MAKERS: tuple[Callable[[], bytes], ...] = (lambda: png(40, 30), lambda: jpeg(40, 30), lambda: png(40, 30, mode="P"))


@given(maker=st.sampled_from(MAKERS), edits=st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 255)), max_size=8))
def test_damaged_bytes_give_a_picture_or_a_fault(maker: Callable[[], bytes], edits: list[tuple[int, int]]) -> None:
    data = bytearray(maker())
    for place, value in edits:
        data[place % len(data)] = value
    try:
        picture = read_picture(bytes(data), "a")
    except PictureFault:
        return
    opened(picture.data).load()
