"""One job: from an article's bytes to its briefing files. The only module that knows the order of the passes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check.review import review
from pipeline.compose.compose import Composition, compose, compose_issue
from pipeline.compose.issue import issue_name
from pipeline.job import RECEIPT, Job, fingerprint, fonts_of, layout_of, target
from pipeline.model.article import Article, Parsed, TokenKind
from pipeline.model.briefing import Briefing
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import MissingFont, OutputError, Problem, Report, Severity, SourceError, error, info
from pipeline.model.receipt import Receipt, SourceFile
from pipeline.model.records import dataclass, replace
from pipeline.model.source import Drop, FileBeside, Source
from pipeline.output import publish
from pipeline.parse.parser import parse
from pipeline.read.data import data_beside, resolve_data
from pipeline.read.limits import load
from pipeline.read.source import read_source
from pipeline.render.receipt import render_receipt
from pipeline.version import VERSION

if TYPE_CHECKING:
    from pipeline.aside import Aside
    from pipeline.fonts.font_set import FontSet
    from pipeline.render.pdf_attachments import Attachment

Put = Callable[[Mapping[Path, bytes]], object]

NO_TITLE = "no-title"
METADATA = (TokenKind.KEY, TokenKind.DATE, TokenKind.SOURCE, TokenKind.AUTHOR, TokenKind.EDITOR)


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
        files: list[FileBeside] = []
        article = load_article(text, source.path, files)
        return Understood(source=replace(source, files=tuple(files)), article=article, parsed=None)
    parsed = parse(source, report)
    return Understood(source=source, article=parsed.article, parsed=parsed)


def build(job: Job, report: Report, *, forking: bool = False, put: Put = publish) -> Outcome:
    """Do one job and write its files, all or none.

    Problems go to ``report`` as they are found and stand in the receipt. Raises JianbaoError when there is no result.
    ``forking``: the Word file may be made in a forked process meanwhile; only for a caller without threads. ``put`` is
    what becomes of the files: a caller may put them on disk later, or send them.
    """
    problems: list[Problem] = []
    sources: list[Source] = []

    def note(problem: Problem) -> None:
        # The parser cannot know whether the data names a title: what it says of a missing one is told below, once.
        if problem.code == NO_TITLE and problem.severity is not Severity.ERROR:
            return
        if problem.about and problem.location:
            place = problem.location
            for source in sources:
                place = source.find(problem.about, place)
            problem = replace(problem, location=place)
        problems.append(problem)
        report(problem)

    job, briefing, receipt = _brief(job, sources, note)
    rendered, fonts = _render(job, briefing, note, forking=forking)
    if job.strict:
        _refuse_warnings(problems)
    receipt = replace(
        receipt,
        job=fingerprint(job, *(each.sha256 for each in receipt.sources)),
        problems=tuple(problems),
        fonts=fonts.substitutions() if fonts else (),
    )
    results = {ending: rendered[ending] for ending in job.formats} | {RECEIPT: render_receipt(receipt)}
    files = {target(job, ending): data for ending, data in results.items()}
    _spare_source(job, files)
    put(files)
    return Outcome(written=tuple(files), receipt=receipt)


def _brief(job: Job, sources: list[Source], note: Report) -> tuple[Job, Briefing, Receipt]:
    """Give the job as named by its data, the briefing, and what the receipt says of its making; fill ``sources``.

    Articles and tokens are let go here, before anything is drawn: of a long text that is a third of the memory.
    """
    articles = [understand(source, note, stdin=job.stdin, source_format=job.source_format) for source in job.sources]
    sources += (each.source for each in articles)
    layout = layout_of(job)
    composition, data = _compose(job, articles, layout, note)
    if job.further is not None and job.stem is None:
        job = replace(job, stem=issue_name(data, layout))
    for understood in articles:
        for problem in review(understood.article):
            note(problem)
    if layout.titled:
        _tell_of_missing_titles(articles, composition, note)
    return job, composition.briefing, _receipt(articles, layout, composition)


def _tell_of_missing_titles(articles: Sequence[Understood], composition: Composition, report: Report) -> None:
    for understood, title in zip(articles, composition.titles, strict=True):
        if not title:
            hint = "say --set title=…, or put it on the first line of the source"
            place = understood.source.lines[0].location
            report(error(NO_TITLE, "no title found; the briefing was written without one", place, hint))


def _spare_source(job: Job, files: Mapping[Path, bytes]) -> None:
    """Never write a briefing over the article it was made of."""
    for source in map(Path, job.sources):
        if any(path.name == source.name and path.exists() and path.samefile(source) for path in files):
            hint = "choose another folder with --output; nothing was changed"
            raise OutputError([error("source-overwritten", f"{source} would be overwritten", None, hint)])


def _compose(
    job: Job, articles: Sequence[Understood], layout: Layout, report: Report
) -> tuple[Composition, DocumentData]:
    """Resolve the data and compose with them: a briefing of one article, or a bulletin of several."""
    if job.further:
        return _compose_bulletin(job, articles, layout, report)
    understood = articles[0]
    beside = None if job.source == "-" else data_beside(Path(job.source))
    data = resolve_data(
        settings=job.settings,
        data_file=job.data_file,
        beside=beside,
        article=understood.article,
        layout=layout,
        report=report,
    )
    return compose(understood.article, layout, data, report), data


def _compose_bulletin(
    job: Job, articles: Sequence[Understood], layout: Layout, report: Report
) -> tuple[Composition, DocumentData]:
    from pipeline.read.data_issue import Contribution, resolve_issue_data

    contributions = [
        Contribution(path=each.source.path, article=each.article, beside=data_beside(Path(source)))
        for source, each in zip(job.sources, articles, strict=True)
    ]
    resolved = resolve_issue_data(
        settings=job.settings, data_file=job.data_file, contributions=contributions, layout=layout, report=report
    )
    written = [each.article for each in articles]
    return compose_issue(written, layout, resolved.data, report, resolved.titles), resolved.data


def _render(job: Job, briefing: Briefing, report: Report, *, forking: bool) -> tuple[dict[str, bytes], FontSet | None]:
    # Each renderer's library is loaded only when its format is wanted: a DOCX-only run never pays for reportlab.
    from pipeline.typeset.company import accompanied
    from pipeline.typeset.loosen import loosen

    rendered: dict[str, bytes] = {}
    fonts = _find_fonts(job, briefing, report)
    if fonts:
        briefing = accompanied(loosen(briefing, fonts), fonts)
        if briefing.layout.tail_on_even_page:
            from pipeline.typeset.parity import part_tail

            briefing = part_tail(briefing, fonts)
    aside = _docx_aside(briefing) if forking and {"docx", "pdf"} <= {*job.formats} else None
    if job.attach_source and "docx" in job.formats:
        rendered["docx"] = aside.result() if aside else _docx(briefing)
    if fonts and "pdf" in job.formats:
        from pipeline.render.pdf import render_pdf
        from pipeline.typeset.typeset import typeset

        attached = _attachments(job, rendered) if job.attach_source else ()
        rendered["pdf"] = render_pdf(briefing, typeset(briefing, fonts, report), fonts, attached)
    if "docx" in job.formats and "docx" not in rendered:
        rendered["docx"] = aside.result() if aside else _docx(briefing)
    return rendered, fonts


def _attachments(job: Job, rendered: Mapping[str, bytes]) -> tuple[Attachment, ...]:
    from pipeline.render.pdf_attachments import Attachment, Relationship

    sources = [
        Attachment(name="stdin.txt", data=job.stdin or b"", description="原文")
        if source == "-"
        else Attachment(name=Path(source).name, data=load(source), description="原文")
        for source in job.sources
    ]
    word = [
        Attachment(
            name=target(job, "docx").name, data=made, relationship=Relationship.ALTERNATIVE, description="Word 文件"
        )
        for made in (rendered.get("docx"),)
        if made
    ]
    return (*sources, *word)


def _docx(briefing: Briefing) -> bytes:
    from pipeline.render.docx import render_docx

    return render_docx(briefing)


def _docx_aside(briefing: Briefing) -> Aside:
    # Importing python-docx and writing the Word file go on beside the PDF.
    from pipeline.aside import Aside

    return Aside(lambda: _docx(briefing))


def _find_fonts(job: Job, briefing: Briefing, report: Report) -> FontSet | None:
    # A Word file needs no font of ours: without them only its lone last characters go unseen.
    try:
        fonts = fonts_of(job)
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


def _refuse_warnings(problems: list[Problem]) -> None:
    grave = [problem for problem in problems if problem.severity is not Severity.INFO]
    if grave:
        hint = "correct the source, or run without --strict"
        raise SourceError([error("strict", f"{len(grave)} problems, and --strict allows none", None, hint)])


def _receipt(articles: Sequence[Understood], layout: Layout, composition: Composition) -> Receipt:
    parsed = [each.parsed for each in articles if each.parsed]
    dropped = [drop for each in articles for drop in _dropped(each)]
    return Receipt(
        version=VERSION,
        sources=tuple(
            SourceFile(
                path=each.source.path,
                name=Path(each.source.path).name,
                sha256=each.source.sha256,
                encoding=each.source.encoding,
            )
            for each in articles
        ),
        layout=layout.name,
        changes=composition.changes,
        metadata=tuple(token for each in parsed for token in each.tokens if token.kind in METADATA),
        dropped=tuple(dropped),
        files=tuple(file for each in articles for file in each.source.files),
    )


def _dropped(understood: Understood) -> list[Drop]:
    """Give what was left out of one source, in its order."""
    found = understood.parsed.dropped if understood.parsed else understood.source.dropped
    return sorted(found, key=lambda drop: drop.location)
