"""Which format a file has: its first bytes decide where they can, its extension where they cannot."""

from __future__ import annotations

import io
import re
from pathlib import PurePath
from typing import Final

from pipeline.model.problem import SourceError
from pipeline.read.article_shape import is_article_yaml
from pipeline.read.limits import source_error

EXTENSIONS: Final[dict[str, str]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".jsp": "html",
    ".asp": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".doc": "office",
    ".wps": "office",
    ".rtf": "office",
    ".odt": "office",
    ".yaml": "yaml",
    ".yml": "yaml",
}

FOREIGN: Final = (
    (b"%PDF-", "a PDF", "Open it in a word processor and save it as .docx, or copy its text into a .txt file."),
    (b"\x89PNG", "a PNG picture", "Recognise its text (OCR) and save that as .txt."),
    (b"\xff\xd8\xff", "a JPEG picture", "Recognise its text (OCR) and save that as .txt."),
    (b"GIF8", "a GIF picture", "Recognise its text (OCR) and save that as .txt."),
    (b"Rar!", "a RAR archive", "Unpack it and name the article in it."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and name the article in it."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and name the article in it."),
    (b"\x7fELF", "a program", "Name the article."),
    (b"MZ\x90\x00", "a program", "Name the article."),
    (b"From: <Saved by", "a web archive (MHTML)", "Open it in a browser and save it as an HTML page."),
    (b"MIME-Version:", "a web archive (MHTML)", "Open it in a browser and save it as an HTML page."),
)
"""First bytes of files that are no article: what they are and what to do."""

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
HEAD: Final = 65_536

DOCUMENT_TAG: Final = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
ELEMENT_TAG: Final = re.compile(
    rb"</?(?:p|br|div|span|table|t[dr]|h[1-6]|font|strong|li|textformat|a|img|center)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def format_of(path: str, data: bytes) -> str:
    """Tell a file's format, a key of READERS; SourceError for files that are certainly no article."""
    extension = PurePath(path).suffix.lower()
    for start, what, hint in FOREIGN:
        if data.startswith(start):
            raise source_error("source-foreign", f"The file is {what}, which cannot be read.", path, hint)
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise encrypted(path)
        return "office"
    if data.startswith(rb"{\rtf"):
        return "office"
    if data.startswith(ZIP) or extension in {".docx", ".docm", ".odt"}:
        return _zip_format(path, data)
    named = EXTENSIONS.get(extension, "text")
    if named == "yaml" or is_article_yaml(data[:HEAD].decode("utf-8-sig", "ignore")):
        return "yaml"
    if named == "html" or holds_html(data, named):
        return "html"
    return "text" if named == "office" else named


def holds_html(data: bytes, named: str) -> bool:
    """Tell whether a text is HTML in truth; Markdown may hold some tags, so there only a whole page counts."""
    head = data[:HEAD]
    if b"\x00" in head:
        head = head.replace(b"\x00", b"")
    if DOCUMENT_TAG.search(head[:2048]):
        return True
    return named != "markdown" and len(ELEMENT_TAG.findall(head)) >= 2


def encrypted(path: str) -> SourceError:
    """Make the error for a document that opens with a password only."""
    hint = "Open it in Word or WPS with the password, remove the password and save it again."
    return source_error("source-encrypted", "The document is protected with a password.", path, hint)


def _zip_format(path: str, data: bytes) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        hint = "Open it in Word or WPS, which may repair it, and save it again."
        raise source_error("docx-broken", "The document is damaged: its zip container is broken.", path, hint) from None
    if any(name.lower() == "word/document.xml" for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "office"
    hint = "Give the article as .txt, .md, .html or .docx; unpack an archive first."
    raise source_error("source-foreign", "The file is a zip archive, but not a Word document.", path, hint)
