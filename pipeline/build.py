"""One job: from an article's bytes to its briefing files. The only module that knows the order of the passes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.review import review
from pipeline.compose.compose import Composition, compose
from pipeline.model.article import Article, Parsed, TokenKind
from pipeline.model.briefing import Briefing
from pipeline.model.layout import HeadingMode, Layout
from pipeline.model.problem import MissingFont, Problem, Report, Severity, SourceError, error, info
from pipeline.model.receipt import Receipt
from pipeline.model.source import Source
from pipeline.output import publish
from pipeline.parse.parser import parse
from pipeline.read.data import data_beside, resolve_data
from pipeline.read.layout import load_layout
from pipeline.read.source import read_source
from pipeline.render.receipt import render_receipt
from pipeline.version import VERSION

if TYPE_CHECKING:
    from pipeline.fonts.font_set import FontSet

FORMATS = ("docx", "pdf")
METADATA = (TokenKind.KEY, TokenKind.DATE, TokenKind.SOURCE, TokenKind.AUTHOR, TokenKind.EDITOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to make of one source. A value: it travels to worker processes.

    ``source`` is a path, or ``-`` with the bytes in ``stdin``; ``output`` the folder; ``stem`` the results' file name
    without ending (the source's own when None); ``settings`` are ``key=value`` strings; ``strict`` makes warnings fail.
    """

    source: str
    output: Path
    stem: str | None = None
    stdin: bytes | None = None
    source_format: str | None = None
    layout: str = "jianbao"
    headings: HeadingMode | None = None
    settings: tuple[str, ...] = ()
    data_file: Path | None = None
    formats: tuple[str, ...] = FORMATS
    font_folders: tuple[Path, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a job: the files written and everything a person should know."""

    written: tuple[Path, ...]
    receipt: Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A source and what was understood of it; ``parsed`` is None when the source was an edited Article already."""

    source: Source
    article: Article
    parsed: Parsed | None


def understand(
    path: str, report: Report, *, stdin: bytes | None = None, source_format: str | None = None
) -> Understood:
    """Read and parse one source: an article in any format, or the YAML that ``jianbao parse`` printed.

    Raises SourceError when it cannot be read or has no body.
    """
    source = read_source(path, report=report, stdin=stdin, format=source_format)
    if source.format == "yaml":
        from pipeline.read.article import load_article

        text = "\n".join(line.text for line in source.lines)
        return Understood(source=source, article=load_article(text, source.path), parsed=None)
    parsed = parse(source, report)
    return Understood(source=source, article=parsed.article, parsed=parsed)


def build(job: Job, report: Report) -> Outcome:
    """Do one job and write its files, all or none.

    Problems go to ``report`` as they are found and stand in the receipt. Raises JianbaoError when there is no result.
    """
    problems: list[Problem] = []

    def note(problem: Problem) -> None:
        problems.append(problem)
        report(problem)

    understood = understand(job.source, note, stdin=job.stdin, source_format=job.source_format)
    layout = _layout(job)
    composition = _compose(job, understood, layout, note)
    for problem in review(understood.article):
        note(problem)
    rendered, fonts = _render(job, composition.briefing, note)
    if job.strict:
        _refuse_warnings(problems)
    receipt = _receipt(understood, layout, composition, problems, fonts)
    stem = job.stem or ("stdin" if job.source == "-" else Path(job.source).stem)
    files = {job.output / f"{stem}.{ending}": data for ending, data in rendered.items()}
    files[job.output / f"{stem}.receipt.json"] = render_receipt(receipt)
    publish(files)
    return Outcome(written=tuple(files), receipt=receipt)


def _layout(job: Job) -> Layout:
    layout = _load_layout(job.layout)
    return dataclasses.replace(layout, headings=job.headings) if job.headings else layout


_load_layout: Callable[[str], Layout] = lru_cache(maxsize=8)(load_layout)


def _compose(job: Job, understood: Understood, layout: Layout, report: Report) -> Composition:
    beside = None if job.source == "-" else data_beside(Path(job.source))
    data = resolve_data(
        settings=job.settings,
        data_file=job.data_file,
        beside=beside,
        article=understood.article,
        layout=layout,
        report=report,
    )
    return compose(understood.article, layout, data, report)


def _render(job: Job, briefing: Briefing, report: Report) -> tuple[dict[str, bytes], FontSet | None]:
    # Each renderer's library is loaded only when its format is wanted: a DOCX-only run never pays for reportlab.
    from pipeline.typeset.loosen import loosen

    rendered: dict[str, bytes] = {}
    fonts = _find_fonts(job, briefing, report)
    if fonts:
        briefing = loosen(briefing, fonts)
    if "docx" in job.formats:
        from pipeline.render.docx import render_docx

        rendered["docx"] = render_docx(briefing)
    if fonts and "pdf" in job.formats:
        from pipeline.render.pdf import render_pdf
        from pipeline.typeset.typeset import typeset

        rendered["pdf"] = render_pdf(briefing, typeset(briefing, fonts, report), fonts)
    return rendered, fonts


def _find_fonts(job: Job, briefing: Briefing, report: Report) -> FontSet | None:
    # A Word file needs no font of ours: without them only its lone last characters go unseen.
    try:
        fonts = _fonts(tuple(sorted(briefing.layout.fonts)), job.font_folders)
    except MissingFont:
        if "pdf" in job.formats:
            raise
        hint = "run 'jianbao fonts fetch' to have them looked for"
        report(
            info("lines-unseen", "without fonts, paragraphs that end with a lone character are not found", None, hint)
        )
        return None
    if "pdf" in job.formats:
        for stand_in in fonts.substitutions():
            told = f"{stand_in.wanted} ({stand_in.role}) is not here; {stand_in.used} stands in for it"
            report(info("font-stand-in", told))
    return fonts


@lru_cache(maxsize=4)
def _fonts(roles: tuple[str, ...], folders: tuple[Path, ...]) -> FontSet:
    from pipeline.fonts.font_set import load_fonts

    return load_fonts(roles, folders)


def _refuse_warnings(problems: list[Problem]) -> None:
    grave = [problem for problem in problems if problem.severity is not Severity.INFO]
    if grave:
        hint = "correct the source, or run without --strict"
        raise SourceError([error("strict", f"{len(grave)} problems, and --strict allows none", None, hint)])


def _receipt(
    understood: Understood, layout: Layout, composition: Composition, problems: list[Problem], fonts: FontSet | None
) -> Receipt:
    tokens = understood.parsed.tokens if understood.parsed else ()
    dropped = understood.source.dropped + (understood.parsed.dropped if understood.parsed else ())
    return Receipt(
        version=VERSION,
        source=Path(understood.source.path).name,
        sha256=understood.source.sha256,
        encoding=understood.source.encoding,
        layout=layout.name,
        changes=composition.changes,
        metadata=tuple(token for token in tokens if token.kind in METADATA),
        dropped=tuple(sorted(dropped, key=lambda drop: drop.location)),
        problems=tuple(problems),
        fonts=fonts.substitutions() if fonts else (),
    )
