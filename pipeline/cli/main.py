"""The command line: parse options, call one function, print, map to an exit code. The only place that prints.

Exit codes: 0 done · 1 findings, or some jobs failed · 2 usage · 3 bad source or layout · 4 missing font or unwritable
output · 70 our own bug (traceback with --debug).
"""

from __future__ import annotations

import os
import sys
import traceback
from typing import NoReturn

import typer

from pipeline.cli import fonts, layouts, parse, print, render  # noqa: F401  (importing them adds their commands)
from pipeline.cli.application import app
from pipeline.cli.problems import print_failure
from pipeline.model.problem import JianbaoError

BUG = 70
INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except JianbaoError as failure:
        print_failure(failure)
        sys.exit(failure.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (head, less): not a failure, but Python must not complain at exit either.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("stopped; no half-written file was left", err=True)
        sys.exit(INTERRUPTED)
    except Exception as bug:
        if os.environ.get("JIANBAO_DEBUG"):
            traceback.print_exc()
        else:
            typer.echo(f"jianbao: a bug of ours: {type(bug).__name__}: {bug}", err=True)
            typer.echo("  run 'jianbao --debug …' again and send us what it prints", err=True)
        sys.exit(BUG)
    sys.exit(0)
