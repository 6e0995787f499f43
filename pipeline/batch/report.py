"""What became of a batch: counts for the summary, and a JSON file with every article's problems."""

from __future__ import annotations

import json
import mmap
import tempfile
from collections import Counter
from pathlib import Path
from typing import BinaryIO, cast

from pipeline.batch.worker import Done
from pipeline.model.problem import Severity
from pipeline.model.records import dataclass, field
from pipeline.output import publish
from pipeline.render.receipt import problem_to_json
from pipeline.version import VERSION


@dataclass(slots=True)
class Summary:
    """How many articles of a batch ended how; ``codes`` counts their problems by severity and code, but infos."""

    total: int
    written: int = 0
    current: int = 0
    failed: int = 0
    flawed: int = 0
    codes: Counter[tuple[Severity, str]] = field(default_factory=Counter)

    def add(self, done: Done) -> None:
        """Count one article: up to date, failed, written with an error that a person must look at, or written."""
        self.current += done.skipped
        self.failed += not done.written
        self.flawed += done.failed and bool(done.written)
        self.written += bool(done.written) and not done.skipped
        self.codes.update((p.severity, p.code) for p in done.problems if p.severity is not Severity.INFO)

    @property
    def done(self) -> int:
        """Count the articles that need not be done again."""
        return self.written + self.current + self.failed

    @property
    def clean(self) -> bool:
        """Tell whether nobody needs to look at anything."""
        return not self.failed and not self.flawed and self.done == self.total


class ReportFile:
    """The report as it grows: on disk, for a batch may have a million articles; ``finish`` puts it in its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed by finish
        self._stream.write(b'{"jianbao": %b, "articles": [' % json.dumps(VERSION).encode())
        self._first = True

    def add(self, done: Done) -> None:
        """Add one article."""
        entry = {
            "source": done.source,
            "status": "current" if done.skipped else "written" if done.written else "failed",
            "exit_code": done.exit_code,
            "written": [str(path) for path in done.written],
            "problems": [problem_to_json(problem) for problem in done.problems],
        }
        self._stream.write(b"\n" if self._first else b",\n")
        # The bytes of a name that is not UTF-8 become JSON's own \udcXX.
        self._stream.write(json.dumps(entry, ensure_ascii=False).encode(errors="backslashreplace"))
        self._first = False

    def finish(self, summary: Summary) -> None:
        """Add the counts and publish the file; raises OutputError."""
        counts = {
            "total": summary.total,
            "written": summary.written,
            "current": summary.current,
            "failed": summary.failed,
            "flawed": summary.flawed,
        }
        self._stream.write(b'\n], "summary": %b}\n' % json.dumps(counts).encode())
        self._stream.flush()
        with self._stream, mmap.mmap(self._stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            publish({self._path: cast(bytes, content)})
