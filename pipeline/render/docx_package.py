"""The package around the parts: an empty one to start from, and the same bytes for the same document."""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.model.briefing import Info
from pipeline.render.docx_xml import BODY_NAMESPACES, DECLARATION, printable

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

EPOCH: Final = datetime.date(2000, 1, 1)
"""The date of a document whose job has none."""

_LONGEST_PROPERTY: Final = 255
_ZIP_DATE: Final = struct.pack("<HH", 0, (1 << 5) | 1)  # midnight, 1 January 1980: the first moment a ZIP can state
# Where a member's date stands in its local and in its central header, and the lengths of what follows the latter.
_LOCAL_DATE, _CENTRAL_DATE, _CENTRAL_LENGTHS, _CENTRAL_HEADER = 10, 12, 28, 46

# A file without a theme is not quite OOXML, though none of our styles refers to it.
_THEME: Final = Path(__file__).with_name("template") / "theme.xml"

_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# Ours instead of python-docx's default template, whose 790 KB of styles nobody asked for take 12 ms to read.
_BLANK: Final = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/theme/theme1.xml"'
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


def without_clock(package: bytes) -> bytes:
    """Give a ZIP with every member dated alike: python-docx stamps them with the time of day."""
    stamped = bytearray(package)
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members, central = archive.infolist(), archive.start_dir
    for member in members:
        _stamp(stamped, member.header_offset + _LOCAL_DATE)
        _stamp(stamped, central + _CENTRAL_DATE)
        lengths = struct.unpack_from("<HHH", stamped, central + _CENTRAL_LENGTHS)
        central += _CENTRAL_HEADER + sum(lengths)
    return bytes(stamped)


def _stamp(archive: bytearray, offset: int) -> None:
    archive[offset : offset + len(_ZIP_DATE)] = _ZIP_DATE
