"""Where the program starts: straight to the work for a plain render, through typer for everything else."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from pipeline.cli.guard import guarded
from pipeline.cli.one import plain_render, render_one


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    # Nearly all a short run makes lives to its end: collecting garbage meanwhile takes a tenth of it and finds none.
    gc.disable()
    guarded(_run)


def _run() -> int:
    plain = plain_render(sys.argv[1:])
    if plain is None:
        import pipeline.cli.main  # noqa: F401 - adds the commands
        from pipeline.cli.application import app

        gc.enable()
        app()
        return 0
    job, quiet = plain
    leave(render_one(job, quiet=quiet))


def leave(code: int) -> NoReturn:
    """End the process at once: the results are on disk, and taking Python apart object by object is a tenth of a run.

    Only for a run that has started no thread and no other process that is still at work.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
