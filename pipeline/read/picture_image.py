"""Bytes of an image → a Picture fit to print, or the reason why not. The bytes are hostile until they are decoded.

JPEG and PNG stay as they are when Word and PDF both take them so; the rest is converted: other formats, CMYK,
transparency (paper is white), interlacing, pictures turned by a note of the camera, cropped ones.
"""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING, Final

from pipeline.model.picture import Picture, PictureKind
from pipeline.model.units import EMU_PER_MM, Length
from pipeline.read.limits import MEGABYTE

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS: Final = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
"""What is decoded: neither vector formats, which need an interpreter of their own, nor a decoder's rarer ones."""

MOST_BYTES: Final = 30 * MEGABYTE
MOST_PIXELS: Final = {"JPEG": 50_000_000, "MPO": 50_000_000}
"""A telephone's best camera has so many; a progressive JPEG of them takes 300 MB to decode."""

MOST_PIXELS_ELSE: Final = 40_000_000
"""A4 scanned at 600 dpi has 35 million; to flatten so many takes 300 MB."""

MOST_SCANS: Final = 100
"""Progressive JPEGs have about ten; each costs a pass over all pixels, and a bomb has thousands."""

SCREEN_DPI: Final = 96.0
"""The resolution of a picture that states none, or none that can be true: CSS's pixel is 1/96 inch."""

LEAST_DPI: Final = 30.0
MOST_DPI: Final = 2_400.0
EMU_PER_INCH: Final = 914_400
LONGEST_SIDE: Final = Length.from_mm(3_000)
QUALITY: Final = 95
ORIENTATION: Final = 0x0112
BASELINE_AND_PROGRESSIVE: Final = (0xC0, 0xC1, 0xC2)
"""The JPEG frames that the DCT filter of PDF decodes (ISO 32000-1 7.4.8)."""

Size = tuple[Length, Length]
Crop = tuple[float, float, float, float]
WHOLE: Final[Crop] = (0, 0, 0, 0)


class PictureFault(Exception):
    """Why a picture cannot be used: ``code`` and ``hint`` as in a Problem, ``what`` completes “The picture … ”."""

    def __init__(self, code: str, what: str, hint: str) -> None:
        super().__init__(code, what, hint)
        self.code, self.what, self.hint = code, what, hint


def read_picture(data: bytes, name: str, *, stated: Size | None = None, crop: Crop = WHOLE, turns: int = 0) -> Picture:
    """Decode an image once and give it as a Picture; ``stated`` is the size the source prints it in, before turning.

    ``crop`` is the share cut off at the left, top, right and bottom, ``turns`` the quarter turns clockwise after that.

    Raises PictureFault when it is too large, broken or of no known format.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(f"has more than {MOST_BYTES // MEGABYTE} MB")
    try:
        with warnings.catch_warnings():
            # Pillow warns of large, cut-off and oddly made images: what matters of that is told as a fault.
            warnings.simplefilter("ignore")
            return _read(data, name, stated, crop, turns % 4)
    except PictureFault:
        raise
    except Exception:  # decoders raise all kinds of errors at what was made to break them
        hint = "Open it in a picture viewer and save it anew as PNG or JPEG."
        raise PictureFault("picture-broken", "is damaged", hint) from None


def _read(data: bytes, name: str, stated: Size | None, crop: Crop, turns: int) -> Picture:
    image = _open(data)
    jpeg = image.format in ("JPEG", "MPO")
    # A source that states a size prints the pixels as they lie; elsewhere they are shown as the camera was held.
    turned = turns or (stated is None and image.getexif().get(ORIENTATION, 1) in range(2, 9))
    size, dpi = image.size, image.info.get("dpi")
    if not turned and crop == WHOLE and (_is_plain_jpeg(image, data) if jpeg else _is_plain_png(image)):
        _try_decoding(image)
    else:
        image = _printable(image, crop, turns, upright=stated is None)
        size = image.size
        data = _encoded(image, "JPEG" if jpeg else "PNG")
    width, height = stated if stated and _is_possible(stated) else _natural_size(*size, dpi)
    if turns % 2 and stated and _is_possible(stated):
        width, height = height, width
    width, height = _tenths(width), _tenths(height)
    return Picture(
        data=data,
        kind=PictureKind.JPEG if jpeg else PictureKind.PNG,
        columns=size[0],
        rows=size[1],
        width=width,
        height=height,
        grey=image.mode in ("L", "1"),
        name=name,
    )


def _open(data: bytes) -> Image:
    from PIL import Image, TiffImagePlugin, UnidentifiedImageError, WebPImagePlugin

    _ = TiffImagePlugin, WebPImagePlugin  # Pillow knows the other formats without being asked

    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        hint = "Save it as PNG or JPEG."
        raise PictureFault("picture-format", "is of a format that cannot be printed", hint) from None
    except Image.DecompressionBombError:
        raise _too_large("has too many pixels") from None
    most = MOST_PIXELS.get(image.format or "", MOST_PIXELS_ELSE)
    if image.width * image.height > most:
        raise _too_large(f"has more than {most // 1_000_000} million pixels")
    if image.format == "JPEG" and data.count(b"\xff\xda") > MOST_SCANS:
        raise _too_large("is a JPEG of too many scans")
    return image


def _too_large(what: str) -> PictureFault:
    return PictureFault("picture-too-large", what, "Save it smaller: 2000 pixels across are enough for A4.")


def _is_plain_jpeg(image: Image, data: bytes) -> bool:
    return image.mode in ("L", "RGB") and _frame(data) in BASELINE_AND_PROGRESSIVE


def _frame(data: bytes) -> int:
    """Give the marker that begins a JPEG's frame, which tells how it is coded; 0 when there is none."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return marker
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return 0


def _is_plain_png(image: Image) -> bool:
    info = image.info
    opaque = "transparency" not in info and image.mode in ("1", "L", "RGB", "P")
    return image.format == "PNG" and opaque and not info.get("interlace")


def _try_decoding(image: Image) -> None:
    """Decode all of an image, to see that nothing is missing; a JPEG at an eighth of its size, which shows it too."""
    image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()


def _printable(image: Image, crop: Crop, turns: int, *, upright: bool) -> Image:
    """Give an image cropped, turned, without transparency, grey or RGB; ``upright``: as the camera was held."""
    from PIL import Image as Images
    from PIL import ImageOps

    if upright:
        image = ImageOps.exif_transpose(image)
    left, top, right, bottom = (min(max(share, 0.0), 1.0) for share in crop)
    columns, rows = image.size
    box = (round(left * columns), round(top * rows), columns - round(right * columns), rows - round(bottom * rows))
    if crop != WHOLE and box[0] < box[2] and box[1] < box[3]:
        image = image.crop(box)
    quarter = (None, Images.Transpose.ROTATE_270, Images.Transpose.ROTATE_180, Images.Transpose.ROTATE_90)[turns]
    if quarter is not None:
        image = image.transpose(quarter)
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        layer = image.convert("RGBA")
        image = Images.new("RGB", layer.size, "white")
        image.paste(layer, mask=layer.getchannel("A"))
    elif image.mode.startswith("I"):  # grey of 16 bits
        image = image.convert("I").point(lambda level: level * (1 / 257)).convert("L")
    elif image.mode == "CMYK":
        image = _from_cmyk(image)
    elif image.mode not in ("1", "L", "P"):
        image = image.convert("RGB")
    return image


def _from_cmyk(image: Image) -> Image:
    """Convert inks to sRGB, by the image's own profile where it has one that can be used."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (KeyError, OSError, ValueError, TypeError, ImageCms.PyCMSError):
        converted = None
    return converted or image.convert("RGB")


def _encoded(image: Image, format_name: str) -> bytes:
    if format_name == "JPEG" and image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    image.info.clear()
    buffer = io.BytesIO()
    image.save(buffer, format_name, **({"quality": QUALITY} if format_name == "JPEG" else {}))
    return buffer.getvalue()


def _is_possible(size: Size) -> bool:
    return all(0 < side <= LONGEST_SIDE for side in size)


def _tenths(length: Length) -> Length:
    """Round to a tenth of a millimetre, as a person writes a size: what an article's YAML says is then exact."""
    tenth = EMU_PER_MM // 10
    return Length(max(1, round(length / tenth)) * tenth)


def _natural_size(columns: int, rows: int, stated: object) -> Size:
    """Give an image's size at its resolution, as it states it where that can be true."""
    values = stated if isinstance(stated, tuple) and len(stated) == 2 else (0, 0)
    across, down = (_resolution(value) for value in values)
    return Length(round(columns * EMU_PER_INCH / across)), Length(round(rows * EMU_PER_INCH / down))


def _resolution(value: object) -> float:
    try:
        dpi = float(value)  # type: ignore[arg-type]  # a number, or a fraction of Pillow's own
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return SCREEN_DPI
    return dpi if math.isfinite(dpi) and LEAST_DPI <= dpi <= MOST_DPI else SCREEN_DPI
