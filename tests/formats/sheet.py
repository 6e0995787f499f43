"""A PDF measured on its ink: millimetres from the page's top left corner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pdfplumber
import pypdfium2
from PIL import Image, ImageChops

DOTS_PER_MM = 200 / 25.4
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Box:
    """A rectangle of ink."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Glyph:
    """A character: its origin on the baseline and where its advance ends; ``upright`` unless it is turned."""

    text: str
    x: float
    end: float
    baseline: float
    size: float
    upright: bool = True


class Sheet:
    """A page: its glyphs in reading order, its ink at 200 dots an inch."""

    def __init__(self, path: Path, number: int) -> None:
        self._path = path
        self._number = number

    @cached_property
    def glyphs(self) -> list[Glyph]:
        with pdfplumber.open(self._path) as pdf:
            page = pdf.pages[self._number]
            found = [self._glyph(char, float(page.height)) for char in page.chars if char["text"].strip()]
        return sorted(found, key=lambda glyph: (round(glyph.baseline), glyph.x))

    @staticmethod
    def _glyph(char: dict[str, float], height: float) -> Glyph:
        x, baseline = char["matrix"][4], height - char["matrix"][5]  # type: ignore[index]
        end, size = max(char["x0"], char["x1"]), char["size"]
        places = [value * MM_PER_POINT for value in (x, end, baseline, size)]
        return Glyph(str(char["text"]), *places, upright=bool(char["upright"]))

    @cached_property
    def rules(self) -> list[Box]:
        """Filled strips and lines wider than 100 mm, top to bottom; two that touch are one."""
        strips: list[Box] = []
        with pdfplumber.open(self._path) as pdf:
            page = pdf.pages[self._number]
            for shape in page.rects + page.lines:
                half = float(shape["linewidth"] or 0) / 2 if shape["object_type"] == "line" else 0.0
                top, bottom = float(shape["top"]) - half, float(shape["bottom"]) + half
                edges = [float(shape["x0"]), top, float(shape["x1"]), bottom]
                box = Box(*(edge * MM_PER_POINT for edge in edges))
                if box.width > 100 and box.height < 3:
                    strips.append(box)
        return sorted(set(strips), key=lambda strip: strip.top)

    def find(self, text: str) -> list[Glyph]:
        """Give the glyphs of the first place where a text stands, spaces aside."""
        letters = "".join(glyph.text for glyph in self.glyphs)
        place = letters.find(text)
        assert place >= 0, f"{text!r} is not on page {self._number + 1} of {self._path.name}: {letters}"
        return self.glyphs[place : place + len(text)]

    def ink(self, text: str) -> Box:
        """Give the ink's rectangle of a text on one line."""
        glyphs = self.find(text)
        first, last, size = glyphs[0], glyphs[-1], max(glyph.size for glyph in glyphs)
        area = Box(first.x - 0.3, first.baseline - size, last.end + 0.3, first.baseline + 0.3 * size)
        return self.inked(area)

    def inked(self, area: Box) -> Box:
        """Give the rectangle of the ink within an area."""
        edges = [round(edge * DOTS_PER_MM) for edge in (area.left, area.top, area.right, area.bottom)]
        found = self._dark.crop((edges[0], edges[1], edges[2], edges[3])).getbbox()
        assert found, f"no ink in {area}"
        left, top, right, bottom = found
        x, y = edges[0], edges[1]
        return Box(*(value / DOTS_PER_MM for value in (x + left, y + top, x + right, y + bottom)))

    @cached_property
    def red(self) -> Box | None:
        """Give the rectangle of all red ink, None when there is none."""
        red, green, blue = self._picture.split()
        mask = ImageChops.multiply(red.point(_at_least(200)), green.point(_at_most(80)))
        found = ImageChops.multiply(mask, blue.point(_at_most(80))).getbbox()
        return Box(*(edge / DOTS_PER_MM for edge in found)) if found else None

    @cached_property
    def _dark(self) -> Image.Image:
        # Ink is black or red: either way there is little green in it.
        return self._picture.split()[1].point(_at_most(128))

    @cached_property
    def _picture(self) -> Image.Image:
        document = pypdfium2.PdfDocument(self._path)
        try:
            return document[self._number].render(scale=200 / 72).to_pil().convert("RGB")
        finally:
            document.close()


def _at_least(limit: int) -> list[int]:
    return [255 if level >= limit else 0 for level in range(256)]


def _at_most(limit: int) -> list[int]:
    return [255 if level <= limit else 0 for level in range(256)]


def sheets(path: Path) -> list[Sheet]:
    """Give the pages of a PDF."""
    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return [Sheet(path, number) for number in range(count)]
