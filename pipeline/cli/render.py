"""jianbao render: one article in this process, or many through pipeline.batch."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.application import From, app, standard_input
from pipeline.cli.guard import INTERRUPTED
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
from pipeline.cli.one import FINDINGS, render_one
from pipeline.model.records import replace

if TYPE_CHECKING:
    from pipeline.job import Job

FEW = 16
"""So many articles are done sooner by one process than a second one has started."""


@app.command()
def render(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Articles: files, folders, patterns ('news/**/*.html'); - reads standard input.",
            show_default=False,
        ),
    ],
    output: OutputFolder = DEFAULT_OUTPUT,
    layout: LayoutName = DEFAULT_LAYOUT,
    settings: Settings = None,
    data: DataFile = None,
    formats: Formats = None,
    headings: Headings = None,
    fonts: FontFolders = None,
    source_format: From = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail when there is any warning.")] = False,
    attach_source: Annotated[
        bool, typer.Option("--attach-source", help="Put the source and the Word file into the PDF (PDF/A-3).")
    ] = False,
    quiet: Quiet = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Make one bulletin of all articles, in the order they are named.")
    ] = False,
    file_name: Annotated[
        str | None,
        typer.Option("--file-name", metavar="NAME", help="With --issue: what the results are called (no ending)."),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", metavar="N", min=1, help="Processes for many articles (default: one a core)."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Leave articles whose results are up to date.")] = False,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write what became of every article, as JSON.")
    ] = None,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="ADDRESS", help="Do it on a Dask cluster: tcp://HOST:8786.")
    ] = None,
    shared: Annotated[
        bool, typer.Option("--shared", help="The cluster sees our files at the same paths: send paths, not bytes.")
    ] = False,
) -> None:
    """Render articles as briefings.

    Each FILE becomes FILE.docx, FILE.pdf and FILE.receipt.json in the output folder. A folder is searched for articles
    and its sub-folders are kept. With several articles one that fails stops no other; the exit code is then 1.

    With --issue all articles make one bulletin (一期多篇): its list of contents, each article with its title. Its facts
    are those of --set, of --data and of the first article; its files are called after its name and number.
    """
    common = job_of(sources[0], output, layout, settings, data, formats, headings, fonts, source_format)
    common = replace(common, strict=strict, attach_source=attach_source)
    if file_name is not None and not issue:
        raise typer.BadParameter("--file-name names the bulletin that --issue makes")
    if issue:
        if jobs or resume or report or dask:
            raise typer.BadParameter("--issue makes one bulletin: --jobs, --resume, --report and --dask are for many")
        code = render_one(_bulletin(sources, common, file_name), quiet=quiet)
        if code:
            raise typer.Exit(code)
    elif _is_one_file(sources) and not (jobs or resume or report or dask):
        if code := render_one(replace(common, stdin=standard_input(common.source)), quiet=quiet):
            raise typer.Exit(code)
    else:
        _render_many(sources, common, jobs, resume, report, dask, shared, quiet)


def _bulletin(sources: list[str], common: Job, file_name: str | None) -> Job:
    from pipeline.batch.sources import find_contributions

    if "-" in sources:
        raise typer.BadParameter("- (standard input) cannot be part of a bulletin: name a file")
    if file_name is not None and (not file_name.strip(" .") or set(file_name) & set('/\\:*?"<>|\0')):
        raise typer.BadParameter(
            f"{file_name!r} cannot name a file: --file-name takes a name without folder and ending"
        )
    first, *further = find_contributions(sources, common.output)
    return replace(common, source=first, further=tuple(further), stem=file_name)


def _is_one_file(sources: list[str]) -> bool:
    # Only a path that is no file can be a folder or a pattern: the usual run asks the system once.
    name = sources[0]
    return len(sources) == 1 and (
        name == "-" or Path(name).is_file() or not (set("*?[") & set(name) or Path(name).is_dir())
    )


def _render_many(
    sources: list[str],
    common: Job,
    jobs: int | None,
    resume: bool,
    report: Path | None,
    dask: str | None,
    shared: bool,
    quiet: bool,
) -> None:
    from pipeline.batch.many import Wish, render_many
    from pipeline.batch.report import Summary
    from pipeline.batch.sources import NameClash, find_sources
    from pipeline.cli.progress import print_interrupted, print_summary, shown

    if "-" in sources:
        raise typer.BadParameter("- (standard input) is rendered alone")
    if shared and not dask:
        raise typer.BadParameter("--shared says how a cluster gets its files: give --dask ADDRESS too")
    try:
        named = find_sources(sources, common.output)
    except NameClash as clash:
        raise typer.BadParameter(str(clash)) from clash
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wish = Wish(
        workers=jobs or (1 if len(named) < FEW else cores), resume=resume, report=report, cluster=dask, shared=shared
    )
    summary = Summary(total=len(named))
    try:
        with shown(len(named), quiet=quiet) as display:
            render_many(named, common, wish, summary, display.add)
    except KeyboardInterrupt:
        print_interrupted(summary, sys.argv[1:])
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        print_summary(summary, common.output)
    if not summary.clean:
        raise typer.Exit(FINDINGS)
