"""Pictures made on the spot, so that none need be kept."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from pipeline.model.picture import Picture, PictureKind
from pipeline.model.units import Length


def drawn(columns: int, rows: int, mode: str = "RGB") -> Image.Image:
    """Draw something to be seen: a frame and a cross, none of whose quarters is like another."""
    image = Image.new("RGB", (columns, rows), (225, 235, 245))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, columns - 1, rows - 1), outline=(180, 20, 20), width=3)
    pen.line((0, 0, columns, rows), fill=(20, 80, 140), width=3)
    pen.rectangle((0, 0, columns // 3, rows // 4), fill=(20, 140, 80))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png(columns: int = 300, rows: int = 200, dpi: float = 96, mode: str = "RGB") -> bytes:
    return encoded(drawn(columns, rows, mode), "PNG", dpi=(dpi, dpi))


def jpeg(columns: int = 300, rows: int = 200, dpi: float = 96, mode: str = "RGB") -> bytes:
    return encoded(drawn(columns, rows, mode), "JPEG", dpi=(dpi, dpi))


def data_address(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def picture(width: float = 80, height: float = 50, columns: int = 120, rows: int = 75, kind: str = "png") -> Picture:
    """Give a picture of so many millimetres."""
    data = png(columns, rows) if kind == "png" else jpeg(columns, rows)
    size = {"width": Length.from_mm(width), "height": Length.from_mm(height)}
    return Picture(data=data, kind=PictureKind(kind), columns=columns, rows=rows, name=f"a.{kind}", **size)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def written(folder: Path, **files: bytes) -> None:
    """Write pictures into a folder: ``photo_jpg`` is photo.jpg."""
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
