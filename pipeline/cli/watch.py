"""jianbao watch: render an article again whenever it is saved."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.application import From, app
from pipeline.cli.job_options import (
    DEFAULT_LAYOUT,
    DEFAULT_OUTPUT,
    DataFile,
    FontFolders,
    Formats,
    Headings,
    LayoutName,
    OutputFolder,
    Quiet,
    Settings,
    job_of,
)
from pipeline.cli.problems import print_failure, printer
from pipeline.model.problem import JianbaoError, OutputError, error

SETTLED_MS = 50
"""How long a file must be quiet: programs write in several steps."""


@app.command()
def watch(
    source: Annotated[str, typer.Argument(metavar="FILE", help="The article.", show_default=False)],
    output: OutputFolder = DEFAULT_OUTPUT,
    layout: LayoutName = DEFAULT_LAYOUT,
    settings: Settings = None,
    data: DataFile = None,
    formats: Formats = None,
    headings: Headings = None,
    fonts: FontFolders = None,
    source_format: From = None,
    quiet: Quiet = False,
) -> None:
    """Render an article, and again whenever it, its data or its layout is saved. Ctrl-C ends it.

    An error in the source is told and waited out: the results of the last good state stay.
    """
    from pipeline.build import build
    from pipeline.job import forget

    job = job_of(source, output, layout, settings, data, formats, headings, fonts, source_format)
    for changed in _saves(job.source, *_layouts(layout), *([data] if data else [])):
        if any(path.suffix in (".yaml", ".yml") for path in changed):
            forget()
        try:
            outcome = build(job, printer(quiet))
        except JianbaoError as failure:
            print_failure(failure)
        else:
            if not quiet:
                typer.echo(f"{', '.join(str(path) for path in outcome.written)}")


def _layouts(name: str) -> list[Path]:
    return [Path(name)] if name.endswith((".yaml", ".yml")) else []


def _saves(source: str, *others: Path) -> Iterator[set[Path]]:
    """Give the files that were saved, again and again; first nothing, for the state they are in now.

    The folders are watched, not the files: most programs save by putting a new file in the old one's place.
    """
    try:
        import watchfiles
    except ImportError:
        hint = f"run: {shlex.join([sys.executable, '-m', 'pip', 'install', 'watchfiles'])}"
        raise OutputError([error("no-watchfiles", "watchfiles is not installed here", None, hint)]) from None
    from pipeline.read.data import BESIDE

    article = Path(source)
    files = {Path(os.path.abspath(path)) for path in (article, article.with_name(article.stem + BESIDE), *others)}  # noqa: PTH100
    yield set()

    def concerns(_change: watchfiles.Change, path: str) -> bool:
        return Path(path) in files

    folders = {file.parent for file in files if file.parent.is_dir()}
    # Ctrl-C ends the watch as it ends every command; nothing is left half written.
    for changes in watchfiles.watch(
        *folders, watch_filter=concerns, step=SETTLED_MS, debounce=4 * SETTLED_MS, recursive=False
    ):
        yield {Path(path) for _, path in changes}
