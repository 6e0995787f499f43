"""Briefing + Pages + FontSet → PDF bytes: draws what was set, measures nothing.

PDF 1.7 that is PDF/A-2a and PDF/UA-1 by default: fonts embedded as subsets, every character mapped to Unicode, tagged,
with bookmarks, sRGB output intent and XMP. With files attached it is PDF/A-3a. The same input gives the same bytes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from pipeline.model.briefing import Briefing
from pipeline.model.page import Page, Pages
from pipeline.model.records import replace
from pipeline.render.pdf_archive import add_info, add_metadata, add_output_intent
from pipeline.render.pdf_attachments import Attachment, add_attachments
from pipeline.render.pdf_content import PageContent
from pipeline.render.pdf_file import PdfFile, points, text_string
from pipeline.render.pdf_fonts import EmbeddedFace, Fonts, embed_faces
from pipeline.render.pdf_outline import add_outline
from pipeline.render.pdf_spaces import with_spaces
from pipeline.render.pdf_tags import StructureTree

if TYPE_CHECKING:
    from pipeline.render.pdf_picture import PictureDrawer

# Print as drawn, not fitted to the sheet, and on both sides (GB/T 9704-2012 §6.3).
VIEWER_PREFERENCES: Final = "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipLongEdge>>"


Finish = Callable[[Sequence[Attachment]], bytes]
"""Draws what was begun and gives the file with files attached; to be called once."""


def render_pdf(briefing: Briefing, pages: Pages, fonts: Fonts, attachments: Sequence[Attachment] = ()) -> bytes:
    """Draw the pages and give the file. ``fonts`` holds every face the pieces name; no clock, no measuring.

    ``attachments`` go into the file as they are, and make it PDF/A-3a. Raises MissingFont when a face lacks the glyph
    of a character it is to draw.
    """
    return begin_pdf(briefing, pages, fonts)(attachments)


def begin_pdf(briefing: Briefing, pages: Pages, fonts: Fonts) -> Finish:
    """Begin a file with its fonts, which are deflated beside whatever the caller does before the rest is drawn."""
    pages = with_spaces(pages, briefing, fonts)
    file = PdfFile()
    faces = embed_faces(file, fonts, _characters(pages))
    structure = StructureTree(file, briefing)
    drawing = _Drawing(file, briefing, pages.width, pages.height, faces, structure)
    # A page that is drawn is let go if nobody else holds it: a long document is in memory once, as pages or as a file.
    waiting = deque(pages.pages)

    def finish(attachments: Sequence[Attachment]) -> bytes:
        while waiting:
            drawing.page(waiting.popleft())
        tree = structure.write()
        outline = add_outline(file, briefing, drawing.destinations)
        metadata = add_metadata(file, briefing, part=3 if attachments else 2)
        catalog = file.add(
            f"<</Type/Catalog/Pages {drawing.finish()} 0 R/StructTreeRoot {tree} 0 R"
            + (f"/Outlines {outline} 0 R" if outline else "")
            + f"/Metadata {metadata} 0 R/OutputIntents[{add_output_intent(file)} 0 R]"
            f"/Lang{text_string(briefing.info.language)}/MarkInfo<</Marked true>>"
            f"{add_attachments(file, attachments, briefing.info.date)}{VIEWER_PREFERENCES}>>"
        )
        return file.finish(catalog, add_info(file, briefing))

    return finish


def _characters(pages: Pages) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for page in pages.pages:
        for line in page.lines:
            for piece in line.pieces:
                used.setdefault(piece.face, set()).update(piece.text)
    return used


class _Drawing:
    """The page tree while it grows; ``destinations`` says where each block begins."""

    def __init__(
        self,
        file: PdfFile,
        briefing: Briefing,
        width: int,
        height: int,
        faces: dict[str, EmbeddedFace],
        structure: StructureTree,
    ) -> None:
        self.destinations: dict[int, str] = {}
        self._file = file
        self._width = width
        self._height = height
        self._box = f"0 0 {points(width)} {points(height)}"
        self._faces = faces
        self._structure = structure
        self._briefing = briefing
        self._pictures: PictureDrawer | None = None
        self._tree = file.reserve()
        self._numbers: list[int] = []

    def page(self, page: Page) -> None:
        """Draw one page."""
        number = self._file.reserve()
        self._structure.add_page(number)
        content = self._file.stream(self._turned(page) if page.turned else self._content(page, self._height))
        images = self._picture_drawer().resources(page.pictures) if page.pictures else ""
        self._file.put(
            number,
            f"<</Type/Page/Parent {self._tree} 0 R/MediaBox[{self._box}]"
            f"/Resources<</Font {self._file.fonts} 0 R{images}>>/Contents {content} 0 R"
            f"/StructParents {len(self._numbers)}/Tabs/S{'/Rotate 90' if page.turned else ''}>>",
        )
        self._numbers.append(number)
        for line in page.lines:
            if line.block is not None and line.block not in self.destinations and line.pieces:
                top = self._height - line.baseline + max(piece.size for piece in line.pieces)
                place = "Fit" if page.turned else f"XYZ 0 {points(top)} null"
                self.destinations[line.block] = f"[{number} 0 R/{place}]"

    def _content(self, page: Page, height: int) -> bytes:
        pictures = self._picture_drawer() if page.pictures else None
        return PageContent(height, self._faces, self._structure, pictures).draw(page)

    def _turned(self, page: Page) -> bytes:
        """Draw a page that is read with the sheet turned to the right, and its number, which is not."""
        body = replace(page, lines=tuple(line for line in page.lines if line.block is not None))
        number = replace(page, lines=tuple(line for line in page.lines if line.block is None), rules=())
        turn = f"q 0 1 -1 0 {points(self._width)} 0 cm\n".encode("ascii")
        return turn + self._content(body, self._width) + b"Q\n" + self._content(number, self._height)

    def _picture_drawer(self) -> PictureDrawer:
        if self._pictures is None:
            from pipeline.render.pdf_picture import PictureDrawer

            self._pictures = PictureDrawer(self._file, self._briefing, self._height)
        return self._pictures

    def finish(self) -> int:
        """Write the page tree and give its number."""
        kids = " ".join(f"{number} 0 R" for number in self._numbers)
        self._file.put(self._tree, f"<</Type/Pages/Kids[{kids}]/Count {len(self._numbers)}>>")
        return self._tree
