"""jianbao fonts."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.application import app

fonts_app = typer.Typer(help="Show which font file serves each role, or fetch free ones.", rich_markup_mode=None)
app.add_typer(fonts_app, name="fonts")


@fonts_app.callback(invoke_without_command=True)
def list_fonts(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Option("--fonts", metavar="FOLDER", help="A folder with fonts; may be repeated.")
    ] = None,
) -> None:
    """List each font role with the file in use."""
    if context.invoked_subcommand:
        return
    from pipeline.fonts.describe import describe_roles

    missing = False
    for status in describe_roles(tuple(folders or ())):
        missing = missing or status.path is None
        kind = "missing" if status.path is None else "stand-in" if status.stand_in else "official"
        typer.echo(f"{status.role:<14}{status.chinese_name}\t{kind:<10}{status.family or '-'}\t{status.path or '-'}")
    if missing:
        typer.echo("some roles have no font: run 'jianbao fonts fetch', or name a folder with --fonts DIR", err=True)
        raise typer.Exit(4)


@fonts_app.command("fetch")
def fetch_fonts_command(
    folder: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="Where to put them (default: the cache folder).")
    ] = None,
    open_only: Annotated[
        bool, typer.Option("--open-only", help="Only fonts under the Open Font License (no Fandol).")
    ] = False,
) -> None:
    """Fetch free stand-ins for the official faces.

    They come from Debian's packages; no root is needed, and it is safe to run again.
    """
    from pipeline.fonts.fetch import fetch_fonts

    result = fetch_fonts(folder, _progress(), open_only=open_only)
    typer.echo(f"fonts ready in {result.folder}")


def _progress() -> Callable[[str, int, int], None]:
    """Give a progress display for downloads: a bar on a terminal, a line a package elsewhere."""
    if not sys.stderr.isatty():
        shown: set[str] = set()

        def plain(name: str, _done: int, _total: int) -> None:
            if name not in shown:
                shown.add(name)
                typer.echo(f"fetching {name}", err=True)

        return plain
    from rich.progress import Progress, TaskID

    progress = Progress()
    progress.start()
    tasks: dict[str, TaskID] = {}

    def bar(name: str, done: int, total: int) -> None:
        if name not in tasks:
            tasks[name] = progress.add_task(name, total=total or None)
        progress.update(tasks[name], completed=done, total=total or None)
        progress.refresh()

    return bar
