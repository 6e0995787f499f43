"""Loading a source's bytes: how much is read at most, and what is said of files that cannot be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from pipeline.model.problem import SourceError, error
from pipeline.model.source import Location

MEGABYTE: Final = 1_000_000

# The book 红楼梦 is 2.6 MB of UTF-8; a saved page with its pictures inside reaches some megabytes; a Word file with
# photographs some tens, and so does the YAML of an article that holds them. A file beyond these is not an article.
LIMITS: Final[dict[str, int]] = {
    "text": 20 * MEGABYTE,
    "markdown": 4 * MEGABYTE,
    "html": 20 * MEGABYTE,
    "docx": 100 * MEGABYTE,
    "office": 100 * MEGABYTE,
    "yaml": 50 * MEGABYTE,
}
LARGEST: Final = max(LIMITS.values())


def source_error(code: str, message: str, path: str, hint: str, *, line: int = 1, column: int = 1) -> SourceError:
    """Make a SourceError of one problem at a place of the file."""
    return SourceError([error(code, message, Location(path, line, column), hint)])


def load(path: str) -> bytes:
    """Read a file's bytes; SourceError if it is missing, unreadable, not a file, or larger than any format allows."""
    file = Path(path)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            hint = "Name the files in it."
            raise source_error("source-is-folder", f"{path} is a folder, not a file.", path, hint)
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise source_error("source-not-file", f"{path} is a device, not a file.", path, "Name an ordinary file.")
        with file.open("rb") as stream:
            before = os.fstat(stream.fileno())
            data = stream.read(LARGEST + 1)
            after = os.fstat(stream.fileno())
    except FileNotFoundError:
        hint = "Check the path; a path with spaces needs quotation marks."
        raise source_error("source-missing", f"There is no file {path}.", path, hint) from None
    except (OSError, ValueError) as reason:
        said = getattr(reason, "strerror", None) or str(reason)
        hint = "Check the path and the file's permissions, or copy it to a place you may read."
        raise source_error("source-unreadable", f"{path} cannot be read: {said}.", path, hint) from None
    if stat.S_ISREG(mode) and (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        hint = "Run this again when it has been saved."
        raise source_error("source-changing", f"{path} was changed while it was read.", path, hint)
    return data


def check_size(path: str, format_name: str, size: int) -> None:
    """Raise SourceError if so many bytes are more than a source of this format may have."""
    limit = LIMITS[format_name]
    if size > limit:
        message = f"The file is larger than {limit // MEGABYTE} MB, the most that is read as {format_name}."
        hint = "Save the article alone in a file of its own, without pictures and attachments."
        raise source_error("source-too-large", message, path, hint)
