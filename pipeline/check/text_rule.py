"""What a text rule is: a row with id, clause, severity and messages, a finder, and examples that tests run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from re import Match, Pattern
from typing import Final, NamedTuple

from pipeline.model.article import Article
from pipeline.model.patterns import lazy
from pipeline.model.problem import Severity
from pipeline.model.source import Location
from pipeline.model.strength import Strength

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
PUNCTUATION: Final = "GB/T 15834-2011"
NUMERALS: Final = "GB/T 15835-2011"
FORMAT: Final = "GB/T 9704-2012"
USAGE: Final = "现代汉语词典"
PRACTICE: Final = "practice"


class Kind(StrEnum):
    """What a passage is: some rules hold for sentences only, some for titles only."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    LABEL = "label"  # recipients, salutation, byline, note: no sentence
    NUMBER = "document-number"
    SIGNATURE_DATE = "signature-date"
    CELL = "cell"


class Passage(NamedTuple):
    """Text that reads as one: a paragraph (with its run-in heading), a title, a cell.

    ``starts`` tells at which offset each piece of the source begins, and where it stands. ``following`` is the text of
    the next passage of the same body: a quotation may go on there.
    """

    text: str
    kind: Kind
    starts: tuple[tuple[int, Location], ...]
    following: str = ""

    def place(self, index: int) -> Location:
        """Give the source location of the character at ``index``."""
        offset, location = next(start for start in reversed(self.starts) if start[0] <= index)
        return Location(location.path, location.line, location.column + index - offset)


class Hit(NamedTuple):
    """What a finder found in [start, end) of a passage.

    ``chinese`` and ``english`` replace the rule's message; in either, ``{found}`` stands for the characters found.
    ``replacement`` is the mechanical correction of the stretch, None when only a person can tell;
    ``hint`` is (Chinese, English) and replaces the rule's; in it ``{place}`` stands for ``refers``, the other place
    that the finding is about.
    """

    start: int
    end: int
    replacement: str | None = None
    chinese: str = ""
    english: str = ""
    hint: tuple[str, str] = ("", "")
    refers: Location | None = None


class Document(NamedTuple):
    """A whole text: the article as parsed, and its passages in reading order."""

    article: Article
    passages: tuple[Passage, ...]

    def passage_at(self, place: Location) -> tuple[Passage, int] | None:
        """Give the passage that holds the character at ``place``, and its offset there; None when none does."""
        for passage in self.passages:
            for index, (offset, start) in enumerate(passage.starts):
                end = passage.starts[index + 1][0] if index + 1 < len(passage.starts) else len(passage.text)
                reached = offset + place.column - start.column
                if start.line == place.line and offset <= reached < max(end, offset + 1):
                    return passage, reached
        return None


Finder = Callable[[Passage], Iterator[Hit]]
DocumentFinder = Callable[[Document], Iterator[tuple[Passage, Hit]]]


class Example(NamedTuple):
    """A line of text with its kind, and whether the rule must find something in it."""

    text: str
    kind: Kind
    wrong: bool


class TextRule(NamedTuple):
    """A row of the table. ``code`` is the name under which ``review`` reports it, empty when it does not."""

    id: str
    clause: str
    strength: Strength
    severity: Severity
    chinese: str
    english: str
    hint: tuple[str, str]
    find: Finder | None
    find_in_document: DocumentFinder | None
    explanation: str
    kinds: frozenset[Kind]
    mechanical: bool
    code: str

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples of the docstring: lines ``wrong: …`` and ``right: …``, ``wrong title: …`` for a title."""
        return tuple(
            Example(match["text"], Kind(match["kind"] or "body"), match["side"] == "wrong")
            for match in _EXAMPLE.finditer(self.explanation)
        )


_EXAMPLE: Final = lazy(r"(?m)^ *(?P<side>wrong|right)(?: (?P<kind>[a-z-]+))?: (?P<text>.+)$")
_SENTENCES: Final = frozenset({Kind.TITLE, Kind.HEADING, Kind.BODY, Kind.LABEL, Kind.CELL, Kind.NUMBER})


def text_rule(
    identity: str,
    clause: str,
    severity: Severity,
    messages: tuple[str, str],
    hint: tuple[str, str],
    *,
    strength: Strength = Strength.REQUIRED,
    kinds: frozenset[Kind] = _SENTENCES,
    mechanical: bool = False,
    code: str = "",
) -> Callable[[Finder], TextRule]:
    """Make a finder in one passage a row of the table; ``messages`` and ``hint`` are (Chinese, English).

    The finder's docstring says what and why and holds the examples.
    """
    return lambda find: TextRule(
        id=identity, clause=clause, strength=strength, severity=severity, chinese=messages[0], english=messages[1],
        hint=hint, find=find, find_in_document=None, explanation=find.__doc__ or "", kinds=kinds,
        mechanical=mechanical, code=code,
    )  # fmt: skip


def document_rule(
    identity: str,
    clause: str,
    severity: Severity,
    messages: tuple[str, str],
    hint: tuple[str, str],
    *,
    strength: Strength = Strength.PRACTICE,
    code: str = "",
) -> Callable[[DocumentFinder], TextRule]:
    """Make a finder over the whole document a row of the table; ``|`` in an example parts its lines."""
    return lambda find: TextRule(
        id=identity, clause=clause, strength=strength, severity=severity, chinese=messages[0], english=messages[1],
        hint=hint, find=None, find_in_document=find, explanation=find.__doc__ or "", kinds=_SENTENCES,
        mechanical=False, code=code,
    )  # fmt: skip


def pattern_hits(
    passage: Passage, pattern: Pattern[str], replacement: str | Callable[[Match[str]], str] | None = None
) -> Iterator[Hit]:
    """Give every match of a pattern, with its correction."""
    for match in pattern.finditer(passage.text):
        yield Hit(*match.span(), replacement(match) if callable(replacement) else replacement)
