"""Pictures of a Word file: DrawingML and VML → claims on the package's parts, by the document's relationships."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from pipeline.model.problem import SourceError
from pipeline.model.units import EMU_PER_MM, EMU_PER_POINT, Length
from pipeline.read.docx_package import Package
from pipeline.read.docx_xml import local
from pipeline.read.drafts import Claim

if TYPE_CHECKING:
    from lxml.etree import _Element

HOLDERS: Final = frozenset({"drawing", "pict", "object"})
UNREAD: Final = frozenset({"chart", "relIds", "contentPart"})
"""What a drawing may hold that is no image: charts, diagrams (SmartArt), ink."""

SHARES: Final = ("l", "t", "r", "b")
WHOLE_SHARE: Final = 100_000
QUARTER: Final = 5_400_000
"""DrawingML turns in 60 000ths of a degree, clockwise."""

VML_LENGTH: Final = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]{1,8})(pt|in|cm|mm)\b")
VML_UNITS: Final = {"pt": EMU_PER_POINT, "in": 72 * EMU_PER_POINT, "cm": 10 * EMU_PER_MM, "mm": EMU_PER_MM}


class Drawings:
    """Finds pictures in drawings; relationships are read when the first one is met."""

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._part = part
        self._targets: dict[str, tuple[str, bool]] | None = None

    def claims(self, drawing: _Element) -> Iterator[Claim]:
        """Give the pictures of a ``w:drawing``, ``w:pict`` or ``w:object``, text boxes in it left out."""
        described = _description(drawing)
        extent = next((inner for inner in drawing.iter() if local(inner) == "extent"), None)
        found = list(_images(drawing))
        for image in found:
            name = local(image)
            if name == "imagedata":
                yield self._vml(image, described)
            elif name == "pic":
                yield self._picture(image, extent if len(found) == 1 else None, described)
            else:
                yield Claim(name="(chart or diagram)", alternative=described, load=_unread)

    def _picture(self, image: _Element, extent: _Element | None, described: str) -> Claim:
        inner = {local(element): element for element in image.iter()}
        blip, cut, frame = inner.get("blip"), inner.get("srcRect"), inner.get("xfrm")
        name, load = self._target(_related(blip, "embed") or _related(blip, "link"))
        return Claim(
            name=name,
            alternative=described or _words(inner.get("cNvPr")),
            load=load,
            width=_emu(extent, "cx"),
            height=_emu(extent, "cy"),
            crop=tuple(_share(cut, side) for side in SHARES),  # type: ignore[arg-type]  # four of them
            turns=round((_whole(frame, "rot") or 0) / QUARTER) % 4,
        )

    def _vml(self, image: _Element, described: str) -> Claim:
        shape = image.getparent()
        style = "" if shape is None else shape.get("style") or ""
        sizes = {side: Length(round(float(value) * VML_UNITS[unit])) for side, value, unit in _vml_lengths(style)}
        alternative = "" if shape is None else shape.get("alt") or ""
        name, load = self._target(_related(image, "id") or _related(image, "href"))
        return Claim(
            name=name,
            alternative=alternative.strip() or described,
            load=load,
            width=sizes.get("width"),
            height=sizes.get("height"),
        )

    def _target(self, identifier: str) -> tuple[str, Callable[[], bytes] | None]:
        """Give what a relationship leads to: a part's name with how to load it, or an address outside the file."""
        if self._targets is None:
            self._targets = self._package.relations(self._part)
        target, outside = self._targets.get(identifier, ("", False))
        if outside:
            return target, None
        return posixpath.basename(target) or "(none)", lambda: self._load(target)

    def _load(self, name: str) -> bytes:
        from pipeline.read.picture_image import PictureFault

        hint = "Put the picture into the document again."
        try:
            data = self._package.data(name)
        except SourceError:
            raise PictureFault("picture-broken", "cannot be unpacked", hint) from None
        if data is None:
            raise PictureFault("picture-missing", "is not in the document", hint)
        return data


def _unread() -> bytes:
    from pipeline.read.picture_image import PictureFault

    raise PictureFault("picture-format", "is no image", "Copy it and paste it as a picture (选择性粘贴, 图片).")


def _images(element: _Element) -> Iterator[_Element]:
    from pipeline.read.docx_lines import chosen

    for inner in element:
        name = local(inner)
        if name == "pic" or name == "imagedata" or name in UNREAD:
            yield inner
        elif name == "AlternateContent":
            yield from _images(chosen(inner))
        elif name != "txbxContent":
            yield from _images(inner)


def _description(drawing: _Element) -> str:
    return next((words for inner in drawing.iter() if local(inner) == "docPr" and (words := _words(inner))), "")


def _words(properties: _Element | None) -> str:
    """Give the alternate text of a drawing's properties: its description, else its title."""
    if properties is None:
        return ""
    return (properties.get("descr") or properties.get("title") or "").strip()


def _related(element: _Element | None, name: str) -> str:
    """Give an attribute of the relationships' namespace."""
    attributes = [] if element is None else element.attrib.items()
    return next((str(value) for key, value in attributes if str(key).endswith(f"/relationships}}{name}")), "")


def _vml_lengths(style: str) -> Iterator[tuple[str, str, str]]:
    for side, value, unit in VML_LENGTH.findall(style):
        if value.count(".") < 2 and value != ".":
            yield side, value, unit


def _share(cut: _Element | None, side: str) -> float:
    return max(0, _whole(cut, side) or 0) / WHOLE_SHARE


def _emu(element: _Element | None, name: str) -> Length | None:
    value = _whole(element, name)
    return Length(value) if value and value > 0 else None


def _whole(element: _Element | None, name: str) -> int | None:
    text = (element.get(name) or "") if element is not None else ""
    return int(text) if len(text) < 12 and text.lstrip("-").isascii() and text.lstrip("-").isdigit() else None
