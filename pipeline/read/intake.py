"""What a reader is given and what it gives back: the seam between the entry point and the formats."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model.problem import Report
from pipeline.model.records import dataclass
from pipeline.model.source import Drop, FileBeside, SourceField, SourceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A file's bytes, the name the user calls it by, and where problems are told."""

    path: str
    data: bytes
    report: Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader found: a Source without the particulars every format shares."""

    encoding: str
    lines: tuple[SourceLine, ...]
    fields: tuple[SourceField, ...] = ()
    dropped: tuple[Drop, ...] = ()
    files: tuple[FileBeside, ...] = ()


Reader = Callable[[Intake], Content]
"""Bytes → Content; raises SourceError and nothing else."""
