"""The options that say what to make of an article: the same for every command that renders."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.model.layout import HeadingMode

if TYPE_CHECKING:
    from pipeline.cli.application import SourceFormat
    from pipeline.job import Job


class OutputFormat(StrEnum):
    """What can be written."""

    DOCX = "docx"
    PDF = "pdf"


OutputFolder = Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="The folder to write to.")]
LayoutName = Annotated[str, typer.Option("--layout", "-l", metavar="NAME", help="A layout's name, or a YAML file.")]
Settings = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="A fact: issue=12, issuer=…, date=….")
]
DataFile = Annotated[Path | None, typer.Option("--data", metavar="FILE", help="A YAML file of facts.")]
Formats = Annotated[list[OutputFormat] | None, typer.Option("--format", "-f", help="Write only this; may be repeated.")]
Headings = Annotated[
    HeadingMode | None, typer.Option("--headings", help="Headings on their own line, or opening their paragraph.")
]
FontFolders = Annotated[
    list[Path] | None, typer.Option("--fonts", metavar="FOLDER", help="A folder with fonts; may be repeated.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]

DEFAULT_OUTPUT = Path("output")
DEFAULT_LAYOUT = "jianbao"


def job_of(
    source: str,
    output: Path,
    layout: str,
    settings: list[str] | None,
    data: Path | None,
    formats: list[OutputFormat] | None,
    headings: HeadingMode | None,
    fonts: list[Path] | None,
    source_format: SourceFormat | None,
) -> Job:
    """Give the job these options ask for, as typer gives them."""
    from pipeline.job import FORMATS, Job

    return Job(
        source=source,
        source_format=source_format.value if source_format else None,
        output=output,
        layout=layout,
        headings=headings,
        settings=tuple(settings or ()),
        data_file=data,
        formats=tuple(chosen.value for chosen in formats) if formats else FORMATS,
        font_folders=tuple(fonts or ()),
    )
