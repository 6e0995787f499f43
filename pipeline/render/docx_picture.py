"""Pictures as inline drawings, each in a paragraph of its own; the same file for a picture that stands twice."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from pipeline.model.briefing import PictureBlock
from pipeline.render.docx_xml import attribute, style_id

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"


class PictureWriter:
    """Adds pictures to the package and writes their paragraphs; identifiers count through the document."""

    def __init__(self, main: DocumentPart) -> None:
        self._main = main
        self._parts: dict[str, str] = {}
        self._count = 0

    def paragraph(self, block: PictureBlock, keep: str) -> str:
        """Give a block as ``w:p``; ``keep`` is the keep with what follows, if any.

        The line is as high as the model says and grows with a larger picture: an exact one would crop it.
        """
        self._count += 1
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.role)}"/>{keep}'
            f'<w:spacing w:line="{block.line.twips}" w:lineRule="atLeast"/></w:pPr>'
            f"<w:r><w:drawing>{self._inline(block)}</w:drawing></w:r></w:p>"
        )

    def _inline(self, block: PictureBlock) -> str:
        number, size = self._count, f'cx="{int(block.width)}" cy="{int(block.height)}"'
        properties = f'id="{number}" name="图片 {number}" descr="{attribute(block.alternative)}"'
        return (
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr {properties}/>'
            f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr>"
            f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {properties}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{self._relationship(block)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline>"
        )

    def _relationship(self, block: PictureBlock) -> str:
        """Give the relationship that leads to a picture's part, which is added when it is met first."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        picture = block.picture
        digest = hashlib.sha256(picture.data).hexdigest()
        if digest not in self._parts:
            name = PackURI(f"/word/media/image{len(self._parts) + 1}.{picture.kind}")
            part = Part(name, f"image/{picture.kind}", picture.data, self._main.package)
            self._parts[digest] = self._main.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._parts[digest]
