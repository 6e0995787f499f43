"""What independent programs read from a PDF, page numbers left out."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

_FOLIO = re.compile(r"—[ \u00a0]?\d+[ \u00a0]?—")
COMMANDS = {
    "poppler": ["pdftotext", "-enc", "UTF-8", "{file}", "-"],
    "mupdf": ["mutool", "draw", "-q", "-F", "txt", "{file}"],
}


def read_by(reader: str, file: Path) -> str:
    """Give the text without page numbers and white space; skip the test when the program is not there."""
    return "".join(_FOLIO.sub("", READERS[reader](reader, file)).split())


def _by_program(reader: str, file: Path) -> str:
    program, *arguments = COMMANDS[reader]
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    command = [program, *(argument.format(file=file) for argument in arguments)]
    run = subprocess.run(command, capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def _by_pdfium(_reader: str, file: Path) -> str:
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


READERS: dict[str, Callable[[str, Path], str]] = {
    "poppler": _by_program,
    "mupdf": _by_program,
    "pdfium": _by_pdfium,
}
