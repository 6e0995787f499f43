"""Source → Parsed: the order in which the grammar's parts look at a text.

Precedence, when evidence conflicts:
1. document data stated in front matter goes before anything found in the text;
2. metadata lines (键：值) are recognised before the body, at its head and its tail only;
3. what the file format states (heading levels, bold) goes before what the wording suggests;
4. what follows a line goes before its closing mark, the mark before the wording, the wording before the length;
5. siblings are judged together; a lone numbered line is a heading only on strong evidence;
6. in doubt a text has no section: a false heading changes an article's sense, a missed one only its look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.model.article import Article, Attachment, Body, Dated, Parsed, Text
from pipeline.model.patterns import lazy
from pipeline.model.problem import Report, SourceError, error, info, warning
from pipeline.model.records import replace
from pipeline.model.source import Source
from pipeline.parse.attachments import read_attachments
from pipeline.parse.candidates import Candidate, gather, numbered
from pipeline.parse.datelines import read_dateline
from pipeline.parse.dates import find_date, is_traditional
from pipeline.parse.decide import decide
from pipeline.parse.front_lines import Head
from pipeline.parse.head import read_head
from pipeline.parse.metadata_lines import Stated, read_metadata, settle_title
from pipeline.parse.pieces import cut
from pipeline.parse.plain_headings import plain_candidates
from pipeline.parse.reading import Ledger, Reading
from pipeline.parse.tail import Tail, read_tail
from pipeline.parse.tree import Tree, build_tree

if TYPE_CHECKING:
    from pipeline.parse.pictures import Pictures

_SITE = lazy("(?:网|网站|首页|平台|系统|频道|专栏|文档|页面|政府)$")
_SUFFIX = lazy(r"[_|｜]|[ \u3000]?[-–—－]{1,2}[ \u3000]?|[ \u3000]>+[ \u3000]")
_HINTS = ("html:title", "html:h1", "docx:title", "title", "meta:title", "meta:og:title", "og:title")


def parse(source: Source, report: Report) -> Parsed:
    """Give the Article of a source, the partition of its text into tokens, and what was dropped.

    Raises SourceError (code ``no-body``) when the source has no text at all that could be a body.
    """
    reading = _open_reading(source, report)
    stated = read_metadata(reading)
    pictures = _pictures(reading)
    parts = read_attachments(reading)
    head = read_head(reading, 0, parts.end)
    tail = read_tail(reading, head.body, parts.end)
    tree = read_body(reading, head.body, tail.end, pictures, parts.end)
    if not tree.lead and not tree.sections:
        _no_body(source)
    attachments = parts.finish(reading, tail, lambda first, last: read_body(reading, first, last, pictures))
    article = _compose(reading, stated, head, tail, tree, attachments)
    if article.title is None:
        report(warning("no-title", "no title found", hint="give one with the title field in front matter"))
    return Parsed(article=article, tokens=reading.ledger.tokens(), dropped=(*source.dropped, *reading.ledger.drops))


def _open_reading(source: Source, report: Report) -> Reading:
    pieces, flattened = cut(source)
    for line in flattened:
        report(info("flattened-article", "the article stands on one line; it was cut at its own marks", line.location))
    if not pieces:
        _no_body(source)
    traditional = is_traditional("".join(piece.text[:400] for piece in pieces[:40]))
    hints = {field.name: field.value for field in source.fields if field.name in _HINTS and field.value.strip()}
    return Reading(source, pieces, Ledger(source.lines), report, traditional, hints)


def _no_body(source: Source) -> None:
    raise SourceError([error("no-body", f"{source.path}: nothing that could be an article's body",
                             hint="give a file that holds the article's text")])  # fmt: skip


def _pictures(reading: Reading) -> Pictures | None:
    if all(line.picture is None for line in reading.source.lines):
        return None
    from pipeline.parse.pictures import find_pictures

    return find_pictures(reading)


def read_body(
    reading: Reading, first: int, last: int, pictures: Pictures | None = None, end: int | None = None
) -> Tree:
    """Read the pieces [first, last) as a body: find its headings and build the tree.

    The body's pictures may stand as far as the piece ``end`` (``last``): among its signature, say.
    """
    if pictures:
        from pipeline.parse.pictures import add_centred_captions

        add_centred_captions(pictures, first, last)
    body = [index for index in range(first, last) if reading.free(index)]
    pieces = reading.pieces
    found = [one for index in body if (one := numbered(index, pieces[index])) is not None]
    plain = plain_candidates(pieces, body, frozenset(one.index for one in found))
    candidates = sorted([*found, *plain], key=lambda one: one.index)
    groups = gather(candidates)
    decide(groups, candidates, body)
    for one in plain:
        one.heading = True
    _report_numbering(reading, candidates)
    if pictures is None:
        tree = build_tree(pieces, body, candidates, reading.ledger)
    else:
        limit = pictures.limit(last if end is None else end)
        tree = build_tree(pieces, body, candidates, reading.ledger, pictures.before, limit)
    for one in candidates:
        # Candidates and groups name each other: parted, a long text is let go with them and waits for no collector.
        one.group = None
    return tree


def _report_numbering(reading: Reading, candidates: list[Candidate]) -> None:
    for one in candidates:
        if one.heading and one.note:
            message = "the numbering repeats" if one.note == "repeat" else "the numbering leaves a gap"
            hint = "check the source; it is printed as it stands"
            reading.report(warning(f"numbering-{one.note}", f"{message} at {one.number}", one.piece.place(), hint))


def _compose(
    reading: Reading, stated: Stated, head: Head, tail: Tail, tree: Tree, attachments: tuple[Attachment, ...]
) -> Article:
    agency, reporter = read_dateline(_first_text(tree.lead))
    article = Article(
        title=settle_title(reading, stated, head.title) or _hinted_title(reading),
        subtitle=head.subtitle,
        document_number=head.document_number or stated.document_number,
        published=stated.issued or stated.published or tail.dated or head.dated,
        source=stated.source or agency,
        author=stated.author or reporter or head.author,
        editor=stated.editor,
        recipients=head.recipients,
        salutation=head.salutation,
        lead=tree.lead,
        initiatives=tree.sections,
        byline=tail.byline,
        signature_date=tail.dated,
        note=tail.note,
        attachments=attachments,
        metrics=tree.metrics,
    )
    return _with_fields(reading.source, article, head.issue)


def _first_text(lead: tuple[Body, ...]) -> Text | None:
    return next((text for item in lead if (text := getattr(item, "text", None)) is not None), None)


def _hinted_title(reading: Reading) -> Text | None:
    """The page's own title without its site's name, when the text has none; never against the text."""
    for name in ("html:h1", "html:title", "docx:title"):
        for field in reading.source.fields:
            title = _SUFFIX.split(field.value.strip())[0].strip()
            if field.name == name and len(title) >= 8 and not _SITE.search(title):
                return Text(title, field.location)
    return None


def _with_fields(source: Source, article: Article, issue: Text | None) -> Article:
    """Let document data stated in front matter go before what the text says; a masthead states the issue."""
    own = [one for one in source.fields if ":" not in one.name]
    texts = {one.name: Text(one.value.strip(), one.location) for one in own if one.value.strip()}
    changes: dict[str, Text | Dated] = {}
    for name in ("title", "subtitle", "source", "author"):
        if name in texts:
            changes[name] = texts[name]
    found = find_date(texts["date"].value) if "date" in texts else None
    if found:
        changes["published"] = Dated(date=found.date, text=texts["date"])
    fields = tuple((one.name, one.value, one.location) for one in own)
    number = re.search(r"\d+", issue.value) if issue else None
    if issue and number and "issue" not in texts:
        fields += (("issue", number[0], issue.location),)
    return replace(article, fields=fields, **changes)  # type: ignore[arg-type]
