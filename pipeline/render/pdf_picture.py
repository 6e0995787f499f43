"""Pictures as image XObjects (ISO 32000-1 8.9.5): JPEG and PNG data go into the file as they are, undecoded.

JPEG is what the DCT filter takes. A PNG's image data are deflated rows with a PNG predictor, which the Flate filter
knows (7.4.4.4). The model's pictures have no transparency, which PDF/A-2a would have to blend, and no ink colours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.briefing import Briefing, PictureBlock
from pipeline.model.page import DrawnPicture
from pipeline.model.picture import Picture, PictureKind
from pipeline.render.pdf_file import Packing, PdfFile, points

PNG_SIGNATURE: Final = 8
PNG_PALETTE: Final = 3
PNG_COMPONENTS: Final = {0: 1, 2: 3, PNG_PALETTE: 1}


class PictureDrawer:
    """Adds pictures to the file when they are drawn first and gives the operators that draw them."""

    def __init__(self, file: PdfFile, briefing: Briefing, height: int) -> None:
        self._file = file
        self._briefing = briefing
        self._height = height
        self._numbers: dict[str, int] = {}

    def resources(self, pictures: Sequence[DrawnPicture]) -> str:
        """Give the entry of a page's resources for its pictures."""
        numbers = dict.fromkeys(self._number(drawn) for drawn in pictures)
        names = "".join(f"/Picture{number} {number} 0 R" for number in numbers)
        return f"/XObject<<{names}>>" if names else ""

    def draw(self, drawn: DrawnPicture) -> bytes:
        """Give the operators that draw a picture."""
        x, y, width, height = self._box(drawn)
        matrix = f"{points(width)} 0 0 {points(height)} {points(x)} {points(y)} cm"
        return f"q {matrix} /Picture{self._number(drawn)} Do Q\n".encode("ascii")

    def bounds(self, drawn: DrawnPicture) -> str:
        """Give the layout attributes of a picture's structure element: a block of its own, and where it is."""
        x, y, width, height = self._box(drawn)
        box = " ".join(map(points, (x, y, x + width, y + height)))
        return f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"

    def _box(self, drawn: DrawnPicture) -> tuple[int, int, int, int]:
        return int(drawn.x), int(self._height - drawn.y - drawn.height), int(drawn.width), int(drawn.height)

    def _number(self, drawn: DrawnPicture) -> int:
        block = self._briefing.blocks[drawn.block]
        assert isinstance(block, PictureBlock)
        digest = hashlib.sha256(block.picture.data).hexdigest()
        if digest not in self._numbers:
            self._numbers[digest] = self._add(block.picture)
        return self._numbers[digest]

    def _add(self, picture: Picture) -> int:
        size = f"/Type/XObject/Subtype/Image/Width {picture.columns}/Height {picture.rows}"
        if picture.kind is PictureKind.JPEG:
            space = "/DeviceGray" if picture.grey else "/DeviceRGB"
            entries = f"{size}/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode"
            return self._file.stream(picture.data, entries, Packing.NONE)
        return self._add_png(picture, size)

    def _add_png(self, picture: Picture, size: str) -> int:
        chunks: dict[bytes, bytes] = {}
        for kind, body in _chunks(picture.data):
            chunks[kind] = chunks.get(kind, b"") + body
        bits, colour = chunks[b"IHDR"][8], chunks[b"IHDR"][9]
        components = PNG_COMPONENTS[colour]
        space = "/DeviceRGB" if components == 3 else "/DeviceGray"
        if colour == PNG_PALETTE:
            palette = chunks[b"PLTE"][: 3 << bits]
            space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex().upper()}>]"
        entries = (
            f"{size}/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode"
            f"/DecodeParms<</Predictor 15/Colors {components}/BitsPerComponent {bits}/Columns {picture.columns}>>"
        )
        return self._file.stream(chunks[b"IDAT"], entries, Packing.NONE)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give a PNG's chunks by kind (ISO/IEC 15948 5.3)."""
    place = PNG_SIGNATURE
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        place += 12 + length
