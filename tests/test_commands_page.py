"""docs/commands.md is the help text itself: ``pytest --update`` writes it anew."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
import typer

from pipeline.cli.main import app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = "# Commands\n\nThe help of every command, as the program prints it (a test keeps this page equal to it).\n"


def commands(command: click.Command, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], click.Command]]:
    found = [(path, command)]
    for name, child in sorted(getattr(command, "commands", {}).items()):
        found += commands(child, (*path, name))
    return found


def reference() -> str:
    parts = [HEAD]
    for path, command in commands(typer.main.get_command(app), ("jianbao",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=100, max_content_width=100)
        parts.append(f"\n## {' '.join(path)}\n\n```\n{command.get_help(context).rstrip()}\n```\n")
    return "".join(parts)


def test_the_commands_page_is_the_help_text(update: bool) -> None:
    if update:
        PAGE.write_text(reference(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize("path,command", commands(typer.main.get_command(app), ("jianbao",)), ids=str)
def test_every_option_has_help(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    silent = [p.name for p in command.params if isinstance(p, click.Option) and not p.help]
    assert silent == []
