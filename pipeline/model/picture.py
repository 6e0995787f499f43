"""Picture: the bytes of an image both outputs print, and what must be known of it before it is drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from pipeline.model.records import dataclass
from pipeline.model.units import Length

DEFAULT_ALTERNATIVE: Final = "图片"
"""What a screen reader says of a picture nobody described: PDF/UA-1 (ISO 14289-1 7.3) wants something said."""


class PictureKind(StrEnum):
    """The two formats that Word and PDF both take as they are."""

    JPEG = "jpeg"
    PNG = "png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image fit to print: JPEG in grey or RGB, or PNG without transparency and interlacing.

    ``columns`` and ``rows`` count pixels; ``width`` and ``height`` are its natural size: what the source states, else
    what its resolution gives. ``name`` is what the source calls it.
    """

    data: bytes
    kind: PictureKind
    columns: int
    rows: int
    width: Length
    height: Length
    grey: bool = False
    name: str = ""

    def __repr__(self) -> str:
        # Without the bytes: nobody reads a megabyte in a failing test.
        return f"Picture({self.name!r}, {self.kind}, {self.columns} × {self.rows})"
