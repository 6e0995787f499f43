"""jianbao render."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.application import From, Sources, app, standard_input
from pipeline.cli.problems import print_failure, printer
from pipeline.model.layout import HeadingMode
from pipeline.model.problem import JianbaoError


class OutputFormat(StrEnum):
    """What render can write."""

    DOCX = "docx"
    PDF = "pdf"


@app.command()
def render(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to write to.")] = Path(
        "output"
    ),
    layout: Annotated[
        str, typer.Option("--layout", "-l", metavar="NAME", help="A layout's name, or a YAML file.")
    ] = "jianbao",
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A fact: issue=12, issuer=…, date=….")
    ] = None,
    data: Annotated[Path | None, typer.Option("--data", metavar="FILE", help="A YAML file of facts.")] = None,
    formats: Annotated[
        list[OutputFormat] | None, typer.Option("--format", "-f", help="Write only this; may be repeated.")
    ] = None,
    headings: Annotated[
        HeadingMode | None, typer.Option("--headings", help="Headings on their own line, or opening their paragraph.")
    ] = None,
    fonts: Annotated[
        list[Path] | None, typer.Option("--fonts", metavar="FOLDER", help="A folder with fonts; may be repeated.")
    ] = None,
    source_format: From = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when there is any warning.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")] = False,
) -> None:
    """Render articles as briefings.

    Each FILE becomes FILE.docx, FILE.pdf and FILE.receipt.json in the output folder.
    """
    from pipeline.build import FORMATS, Job, build

    _refuse_name_clashes(sources)
    failures: list[int] = []
    for source in sources:
        job = Job(
            source=source,
            stdin=standard_input(source),
            source_format=source_format.value if source_format else None,
            output=output,
            layout=layout,
            headings=headings,
            settings=tuple(settings or ()),
            data_file=data,
            formats=tuple(chosen.value for chosen in formats) if formats else FORMATS,
            font_folders=tuple(fonts or ()),
            strict=strict,
        )
        try:
            outcome = build(job, printer(quiet))
        except JianbaoError as failure:
            print_failure(failure)
            failures.append(failure.exit_code)
            continue
        if not quiet:
            for path in outcome.written:
                typer.echo(path)
    if failures:
        raise typer.Exit(failures[0] if len(sources) == 1 else 1)


def _refuse_name_clashes(sources: list[str]) -> None:
    """Two sources with one stem would overwrite each other's results."""
    seen: dict[str, str] = {}
    for source in sources:
        stem = Path(source).stem
        if stem in seen:
            raise typer.BadParameter(f"{seen[stem]} and {source} would both become {stem}.docx: render them apart")
        seen[stem] = source
