"""jianbao layouts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.application import app

layouts_app = typer.Typer(help="List the layouts, show one, or begin one of your own.", rich_markup_mode=None)
app.add_typer(layouts_app, name="layouts")

Force = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]


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
    from pipeline.read.layout import load_layout
    from pipeline.read.layout_dump import dump_layout

    typer.echo(dump_layout(load_layout(name)), nl=False)


@layouts_app.command("new")
def new_layout_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new layout's name, such as mingxian.")],
    base: Annotated[
        str, typer.Option("--from", metavar="NAME", help="The layout to begin with: its name, or a YAML file.")
    ] = "jianbao",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write (default: NAME.yaml).")
    ] = None,
    force: Force = False,
) -> None:
    """Write a layout to make your own: what is most often changed, commented out with today's values."""
    from pipeline.read.layout_new import new_layout

    path = output or Path(f"{name}.yaml")
    _write(path, new_layout(name, base, path), force)


@layouts_app.command("learn")
def learn_layout_command(
    template: Annotated[str, typer.Argument(metavar="TEMPLATE.docx", help="A document the office has made before.")],
    base: Annotated[
        str | None,
        typer.Option("--from", metavar="NAME", help="The layout it extends (default: jianbao; gongwen for …文件)."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write (default: TEMPLATE.yaml).")
    ] = None,
    force: Force = False,
) -> None:
    """Propose a layout from a Word file: page, grid, fonts, sizes, masthead; comments say what it does not show."""
    from pipeline.read.docx_learn import learn_layout
    from pipeline.read.layout import load_layout

    path = output or Path(Path(template).stem + ".yaml")
    _write(path, learn_layout(template, base, path), force)
    # A document may be such that no layout can be like it: its faults are told, with their lines.
    load_layout(str(path))


@layouts_app.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of layout files, for editors that complete keys."""
    from pipeline.read.layout_schema import layout_schema

    typer.echo(layout_schema(), nl=False)


def _write(path: Path, text: str, force: bool) -> None:
    from pipeline.model.problem import OutputError, error
    from pipeline.output import publish

    if path.exists() and not force:
        hint = "choose another file with --output, or replace it with --force"
        raise OutputError([error("file-exists", f"{path} is there already", None, hint)])
    publish({path: text.encode("utf-8")})
    typer.echo(str(path))
