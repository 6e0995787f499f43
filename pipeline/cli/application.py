"""The root command and what every command shares: names, options, standard input."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from pipeline.cli.guard import INTERRUPTED, print_interrupted
from pipeline.version import VERSION

ORDER = ("render", "watch", "parse", "check", "print", "booklet", "proof", "fonts", "layouts")
"""How the commands are listed: as a clerk meets them, whatever the order in which their modules were loaded."""


class Commands(typer.core.TyperGroup):
    """The commands of jianbao, listed in ORDER."""

    def list_commands(self, ctx: object) -> list[str]:
        """Give the names of the commands."""
        return sorted(self.commands, key=ORDER.index)

    def make_context(self, *arguments: Any, **options: Any) -> Any:
        """Read the command line; on Ctrl-C tell what guarded tells, for typer would end the program without a word."""
        with _answering():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: Any) -> Any:
        """Do what it says."""
        with _answering():
            return super().invoke(ctx)


@contextlib.contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        print_interrupted()
        raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    name="jianbao",
    cls=Commands,
    help="Turn a report or news article into an official-style briefing (简报): a Word file and a PDF that agree.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class SourceFormat(StrEnum):
    """What a source can be, when its name and content do not tell."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    YAML = "yaml"


Sources = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="The articles; - reads standard input.", show_default=False)
]
SourceFile = Annotated[str, typer.Argument(metavar="FILE", help="The article; - reads standard input.")]
From = Annotated[SourceFormat | None, typer.Option("--from", help="The source's format, when it cannot be told.")]


@app.callback(invoke_without_command=True)
def root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Print the traceback of an unexpected failure.")] = False,
) -> None:
    """Options that hold for every command."""
    if version:
        typer.echo(f"jianbao {VERSION}")
        raise typer.Exit
    if debug:
        os.environ["JIANBAO_DEBUG"] = "1"


def standard_input(source: str) -> bytes | None:
    """Give the bytes of standard input for the source -, None for a file."""
    return sys.stdin.buffer.read() if source == "-" else None
