"""Pictures set: one row of the page, as high as the composer decided; the picture stands on its lower edge, centred."""

from __future__ import annotations

from pipeline.model.briefing import PictureBlock
from pipeline.model.page import DrawnPicture
from pipeline.model.units import Length
from pipeline.typeset.paragraph import Column, Row, whole


def picture_row(block: PictureBlock, index: int, column: Column) -> Row:
    """Set a picture: a row that no page parts. Where LibreOffice puts it in the Word file was measured."""
    height = whole(block.line)
    x = column.x + (column.measure - block.width) // 2
    drawn = DrawnPicture(Length(x), Length(height - block.height), block.width, block.height, index)
    return Row(strips=(), height=height, line=height, pictures=(drawn,))
