"""The pictures of an article in YAML: their bytes at the file's end, as base64, or files beside it.

``jianbao parse`` prints to the screen or a pipe, so it knows no folder to put pictures in; a Word file's have no file
at all. Inside the one file they cannot be lost or mixed up, and below everything else they are in nobody's way. A
person puts in another one by its path, from the YAML's own folder.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pipeline.model.article import Article, Body, Figure, Section, Text
from pipeline.model.picture import Picture, PictureKind
from pipeline.model.problem import Report, error
from pipeline.model.records import replace
from pipeline.model.source import FileBeside
from pipeline.model.units import EMU_PER_MM, ZERO, Length
from pipeline.read.yaml_nodes import Node, Scalar
from pipeline.read.yaml_shape import Keys, boolean, parse_number, text, wrong

COLUMNS: Final = 120
LONGEST_MM: Final = 3_000

Change = Callable[[Figure], Figure]


def dump_figure(figure: Figure) -> dict[str, object]:
    """Give a figure as plain values; the picture's bytes are left to ``dump_pictures``."""
    picture = figure.picture
    plain: dict[str, object] = {"picture": picture.name}
    if figure.alternative:
        plain["alternative"] = figure.alternative
    if figure.caption:
        plain["caption"] = figure.caption.value
    if figure.above:
        plain["above"] = True
    return plain | {"width": f"{picture.width.mm:g}mm", "height": f"{picture.height.mm:g}mm"}


def dump_pictures(article: Article) -> str:
    """Give the end of an article's YAML, with the bytes of all its pictures; nothing when it has none."""
    pictures = {figure.picture.name: figure.picture for figure in figures_of(article)}
    if not pictures:
        return ""
    lines = ["# The pictures themselves. To put in another one, write its path after `picture:`, from this folder.\n"]
    lines.append("pictures:\n")
    for name, picture in pictures.items():
        lines.append(f"  {json.dumps(name, ensure_ascii=False)}: |\n")
        code = base64.b64encode(picture.data).decode("ascii")
        lines += [f"    {code[start : start + COLUMNS]}\n" for start in range(0, len(code), COLUMNS)]
    return "".join(lines)


def load_figure(keys: Keys, caption: Callable[[], Text | None]) -> Figure | None:
    """Read a figure; its picture has a name and perhaps a size, and no bytes yet."""
    name = keys.require("picture", text, "the picture's file")
    alternative = keys.take_or("alternative", text, "")
    words = caption()
    above = keys.take_or("above", boolean, False)
    width = keys.take_or("width", _length, ZERO)
    height = keys.take_or("height", _length, ZERO)
    keys.close()
    if name is None:
        return None
    picture = Picture(data=b"", kind=PictureKind.PNG, columns=0, rows=0, width=width, height=height, name=name)
    return Figure(
        picture=picture,
        location=keys.place("picture"),
        alternative=alternative,
        caption=words,
        above=above,
    )


def load_pictures(
    article: Article, stored: Mapping[str, str], path: str, files: list[FileBeside], report: Report
) -> Article:
    """Give the article with the bytes of its pictures: those ``stored`` in its YAML, else files beside ``path``."""
    from pipeline.read.picture_image import PictureFault
    from pipeline.read.pictures import Budget

    budget = Budget()

    def loaded(figure: Figure) -> Figure:
        try:
            budget.check()
            picture = _load(figure.picture, stored, path, files)
            budget.spend(picture)
            return replace(figure, picture=picture)
        except PictureFault as fault:
            message = f"the picture {figure.picture.name} {fault.what}"
            report(error(fault.code, message, figure.location, fault.hint))
            return figure

    return _changed(article, loaded)


def _load(wanted: Picture, stored: Mapping[str, str], path: str, files: list[FileBeside]) -> Picture:
    from pipeline.read.picture_image import PictureFault, read_picture
    from pipeline.read.pictures import load_beside

    if wanted.name in stored:
        try:
            data = base64.b64decode("".join(stored[wanted.name].split()), validate=True)
        except (binascii.Error, ValueError):
            hint = "Parse the source again, or name a file."
            raise PictureFault("picture-broken", "is damaged: its lines are no base64", hint) from None
    else:
        data = load_beside(wanted.name, path, files)
    size = (wanted.width, wanted.height) if wanted.width and wanted.height else None
    picture = read_picture(data, wanted.name, stated=size)
    if size or not (wanted.width or wanted.height):
        return picture
    factor = wanted.width / picture.width if wanted.width else wanted.height / picture.height
    return replace(picture, width=picture.width.times(factor), height=picture.height.times(factor))


def figures_of(article: Article) -> Iterator[Figure]:
    """Give the figures of an article in reading order."""
    found: list[Figure] = []

    def seen(figure: Figure) -> Figure:
        found.append(figure)
        return figure

    _changed(article, seen)
    yield from found


def _changed(article: Article, change: Change) -> Article:
    lead = _body(article.lead, change)
    initiatives = tuple(_section(section, change) for section in article.initiatives)
    attachments = tuple(
        replace(
            attachment,
            body=_body(attachment.body, change),
            sections=tuple(_section(section, change) for section in attachment.sections),
        )
        for attachment in article.attachments
    )
    return replace(article, lead=lead, initiatives=initiatives, attachments=attachments)


def _body(body: tuple[Body, ...], change: Change) -> tuple[Body, ...]:
    return tuple(change(part) if isinstance(part, Figure) else part for part in body)


def _section(section: Section, change: Change) -> Section:
    subsections = tuple(_section(subsection, change) for subsection in section.subsections)
    return replace(section, body=_body(section.body, change), subsections=subsections)


def _length(node: Node, report: Report) -> Length | None:
    """Read a length in millimetres."""
    words = node.text.strip().removesuffix("mm").rstrip() if isinstance(node, Scalar) else ""
    value = parse_number(words)
    if value is None or not 0 < value <= LONGEST_MM:
        report(wrong(node, "a length", "write it like 120mm"))
        return None
    return Length(round(value * EMU_PER_MM))
