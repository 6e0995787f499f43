"""The stretches of an article that read as one: a paragraph, or a run-in heading with the paragraph it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.article import Article, Body, Paragraph, Section, Text
from pipeline.model.source import Location


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that reads as one; ``starts`` tells at which offset each piece of the source begins, and where it stands.

    ``following`` is the text of the next passage of the same body: a quotation may go on there.
    """

    text: str
    starts: tuple[tuple[int, Location], ...]
    following: str = ""

    def place(self, index: int) -> Location:
        """Give the source location of the character at ``index``."""
        offset, location = next(start for start in reversed(self.starts) if start[0] <= index)
        return Location(location.path, location.line, location.column + index - offset)


def title_passages(article: Article) -> Iterator[Passage]:
    """Give the passages that are no sentences: title, subtitle, recipients, headings on their own line."""
    for text in (article.title, article.subtitle, article.recipients, article.salutation, article.note):
        if text:
            yield _passage(text)
    for section in all_sections(article):
        if not (section.run_in and section.body and isinstance(section.body[0], Paragraph)):
            yield _passage(section.heading)


def body_passages(article: Article) -> Iterator[Passage]:
    """Give the paragraphs, each with its run-in heading."""
    yield from _body(article.lead, None)
    for section in all_sections(article):
        yield from _body(section.body, section.heading if section.run_in else None, section.closing)
    for attachment in article.attachments:
        yield from _body(attachment.body, None)


def all_sections(article: Article) -> Iterator[Section]:
    """Give every section of the article, depth first, the attachments' last."""
    for section in article.initiatives:
        yield from _nested(section)
    for attachment in article.attachments:
        for section in attachment.sections:
            yield from _nested(section)


def _nested(section: Section) -> Iterator[Section]:
    yield section
    for subsection in section.subsections:
        yield from _nested(subsection)


def _body(body: tuple[Body, ...], heading: Text | None, closing: str = "") -> Iterator[Passage]:
    paragraphs = [piece.text for piece in body if isinstance(piece, Paragraph)]
    for index, text in enumerate(paragraphs):
        following = paragraphs[index + 1].value if index + 1 < len(paragraphs) else ""
        if index == 0 and heading and isinstance(body[0], Paragraph):
            opening = heading.value + closing
            starts = ((0, heading.location), (len(opening), text.location))
            yield Passage(opening + text.value, starts, following)
        else:
            yield _passage(text, following)


def _passage(text: Text, following: str = "") -> Passage:
    return Passage(text.value, ((0, text.location),), following)
