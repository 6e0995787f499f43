"""jianbao layouts."""

from __future__ import annotations

from typing import Annotated

import typer

from pipeline.cli.application import app

layouts_app = typer.Typer(help="List the layouts, or show one.", rich_markup_mode=None)
app.add_typer(layouts_app, name="layouts")


@layouts_app.callback(invoke_without_command=True)
def list_layouts_command(context: typer.Context) -> None:
    """List the layouts with a line each."""
    if context.invoked_subcommand:
        return
    from pipeline.read.layout import list_layouts

    for summary in list_layouts():
        typer.echo(f"{summary.name:<16}{summary.title}\t{summary.description}")


@layouts_app.command("show")
def show_layout(name: Annotated[str, typer.Argument(metavar="NAME", help="A layout's name, or a YAML file.")]) -> None:
    """Print a layout as it takes effect, every length resolved."""
    from pipeline.read.layout import dump_layout, load_layout

    typer.echo(dump_layout(load_layout(name)), nl=False)
