"""The command line: parse options, call one function, print, map to an exit code. The only place that prints.

Exit codes: 0 done · 1 findings, or some jobs failed · 2 usage · 3 bad source or layout · 4 missing font or unwritable
output · 70 our own bug (traceback with --debug).
"""

from __future__ import annotations

from typing import NoReturn

from pipeline.cli import check, fonts, layouts, parse, print, render, watch  # noqa: F401  (they add their commands)
from pipeline.cli.application import app
from pipeline.cli.guard import guarded


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    guarded(app)
