"""The package around the parts: an empty one to start from, and the same bytes for the same document."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.model.briefing import Info
from pipeline.render.docx_xml import BODY_NAMESPACES, DECLARATION, attribute, printable

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties
    from docx.opc.package import OpcPackage
    from docx.opc.part import Part

EPOCH: Final = datetime.date(2000, 1, 1)
"""The date of a document whose job has none."""

_LONGEST_PROPERTY: Final = 255
_MOST_STORED: Final = 2048

# A file without a theme is not quite OOXML, though none of our styles refers to it.
_THEME: Final = Path(__file__).with_name("template") / "theme.xml"

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
)

# Ours instead of python-docx's default template, whose 790 KB of styles nobody asked for take 12 ms to read.
_BLANK: Final = {
    "[Content_Types].xml": f'{_TYPES}<Override PartName="/word/theme/theme1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_CONTENT_TYPE}.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Target="docProps/core.xml"'
    ' Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"/></Relationships>',
    "word/document.xml": f"<w:document {BODY_NAMESPACES}><w:body/></w:document>",
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>',
    "docProps/core.xml": "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>',
}


@cache
def blank_package() -> bytes:
    """Give the smallest package python-docx opens: a document without text and without styles."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, xml in _BLANK.items():
            package.writestr(name, DECLARATION + xml)
        package.writestr("word/theme/theme1.xml", _THEME.read_bytes())
    return buffer.getvalue()


def set_properties(properties: CoreProperties, info: Info) -> None:
    """Write what the file says of itself; its dates are the job's date and never the clock's."""
    moment = datetime.datetime.combine(info.date or EPOCH, datetime.time(), datetime.UTC)
    properties.title = _property(info.title)
    properties.subject = _property(info.subject)
    properties.keywords = _property(info.keywords)
    properties.author = properties.last_modified_by = _property(info.author)
    properties.language = _property(info.language)
    properties.created = properties.modified = moment
    properties.revision = 1


def _property(value: str) -> str:
    """Give a property's text in one line; OPC allows 255 characters."""
    return printable(value).replace("\n", "").replace("\t", " ")[:_LONGEST_PROPERTY]


def package_bytes(package: OpcPackage) -> bytes:
    """Give a package as a ZIP with every member dated alike: python-docx's own writer stamps the time of day.

    Short members are stored as they are: setting a compressor up for each took a third of a Word file's time.
    """
    parts = list(package.iter_parts())
    members = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": package.rels.xml}
    for part in parts:
        members[part.partname.membername] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            packed = zipfile.ZIP_DEFLATED if len(data) > _MOST_STORED else zipfile.ZIP_STORED
            member = zipfile.ZipInfo(name)  # dated 1 January 1980, midnight
            member.create_system = 0  # that of no machine in particular
            archive.writestr(member, data, packed)
    return buffer.getvalue()


def _content_types(parts: Sequence[Part]) -> bytes:
    overrides = "".join(
        f'<Override PartName="{attribute(part.partname)}" ContentType="{attribute(part.content_type)}"/>'
        for part in parts
    )
    return f"{DECLARATION}{_TYPES}{overrides}</Types>".encode()
