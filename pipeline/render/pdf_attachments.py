"""Files inside the file (ISO 19005-3 6.8): the source and the Word file travel with the PDF they belong to."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from pipeline.model.records import dataclass
from pipeline.render.pdf_archive import printable
from pipeline.render.pdf_file import PdfFile, text_string

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".json": "application/json",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".doc": "application/msword",
    ".rtf": "application/rtf",
}
UNKNOWN_TYPE: Final = "application/octet-stream"


class Relationship(StrEnum):
    """What an attached file is to the document (ISO 19005-3 annex E)."""

    SOURCE = "Source"
    ALTERNATIVE = "Alternative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file to attach: its name, whose ending tells its kind, its bytes, and what it is to the document."""

    name: str
    data: bytes
    relationship: Relationship = Relationship.SOURCE
    description: str = ""

    @property
    def media_type(self) -> str:
        """Give the media type its name's ending stands for."""
        return MEDIA_TYPES.get(PurePath(self.name).suffix.lower(), UNKNOWN_TYPE)


def add_attachments(file: PdfFile, attachments: Sequence[Attachment], date: datetime.date | None) -> str:
    """Add the files and give the catalog's entries for them; ``date`` is the job's. Two of one name are both kept."""
    if not attachments:
        return ""
    numbers = [_add(file, attachment, date) for attachment in attachments]
    named = sorted((text_string(_name(one)), number) for one, number in zip(attachments, numbers, strict=True))
    names = "".join(f"{name}{number} 0 R" for name, number in named)
    references = " ".join(f"{number} 0 R" for number in numbers)
    return f"/AF[{references}]/Names<</EmbeddedFiles<</Names[{names}]>>>>"


def _add(file: PdfFile, attachment: Attachment, date: datetime.date | None) -> int:
    digest = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().upper()
    changed = f"/ModDate(D:{date:%Y%m%d})" if date else ""
    stream = file.stream(
        attachment.data,
        f"/Type/EmbeddedFile/Subtype/{attachment.media_type.replace('/', '#2F')}"
        f"/Params<</Size {len(attachment.data)}/CheckSum<{digest}>{changed}>>",
    )
    name = text_string(_name(attachment))
    described = f"/Desc{text_string(printable(attachment.description))}" if attachment.description else ""
    return file.add(
        f"<</Type/Filespec/F{name}/UF{name}/AFRelationship/{attachment.relationship}{described}"
        f"/EF<</F {stream} 0 R/UF {stream} 0 R>>>>"
    )


def _name(attachment: Attachment) -> str:
    return printable(PurePath(attachment.name).name)
