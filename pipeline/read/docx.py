"""Word files (.docx) → lines; headers, footers, notes and comments are dropped, the core properties become fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.model.source import Drop, Location, SourceField
from pipeline.read.docx_lines import Body
from pipeline.read.docx_numbering import Numbering
from pipeline.read.docx_package import Package
from pipeline.read.docx_pictures import Drawings
from pipeline.read.docx_styles import Styles
from pipeline.read.docx_xml import child, local
from pipeline.read.drafts import finish, with_pictures
from pipeline.read.intake import Content, Intake

if TYPE_CHECKING:
    from lxml.etree import _Element

BESIDE: Final = (
    ("header", "page header"),
    ("footer", "page footer"),
    ("footnotes", "footnote"),
    ("endnotes", "endnote"),
    ("comments", "comment"),
)
"""Parts beside the text: the beginning of the part's name and the reason its text is dropped for."""

PROPERTIES: Final = {"title": "docx:title", "creator": "docx:author", "created": "docx:created"}


def read_docx(intake: Intake) -> Content:
    """Read a Word file straight from its parts.

    python-docx is not used here: it inflates every part, pictures too, before anything could be measured.
    """
    package = Package(intake)
    main = package.main_part()
    folder = main.rpartition("/")[0]
    body = Body(
        intake.path,
        Styles(package.xml(f"{folder}/styles.xml")),
        Numbering(package.xml(f"{folder}/numbering.xml")),
        Drawings(package, main),
        intake.report,
    )
    document = package.xml(main)
    text = child(document, "body")
    if text is not None:
        body.take(text)
    drafts, unusable, files = with_pictures(body.drafts, intake)
    return Content(
        encoding="utf-8",
        lines=finish(drafts),
        fields=_properties(package.xml("docProps/core.xml"), intake.path),
        dropped=(*body.dropped, *unusable, *_beside(package, folder, intake.path)),
        files=files,
    )


def _properties(root: _Element | None, path: str) -> tuple[SourceField, ...]:
    found = [] if root is None else [(PROPERTIES.get(local(entry)), (entry.text or "").strip()) for entry in root]
    place = Location(path, 1)
    return tuple(SourceField(name=name, value=text, location=place) for name, text in found if name and text)


def _beside(package: Package, folder: str, path: str) -> list[Drop]:
    """Give the paragraphs of the parts beside the text."""
    dropped: list[Drop] = []
    for beginning, reason in BESIDE:
        for name in package.names(f"{folder}/{beginning}"):
            root = package.xml(name)
            for paragraph in () if root is None else root.iter():
                if local(paragraph) != "p":
                    continue
                text = "".join(inner.text or "" for inner in paragraph.iter() if local(inner) == "t")
                if text.strip():
                    dropped.append(Drop(text=text, reason=reason, location=Location(path, 1)))
    return dropped
