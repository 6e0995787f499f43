"""Lines being made: runs with their look, from which the spans that stand out (bold, heading faces) are told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from pipeline.model.records import dataclass, field
from pipeline.model.source import Drop, FileBeside, LineKind, Location, SourceLine, SourcePicture, SourceTable
from pipeline.model.units import Length
from pipeline.read.intake import Intake

FACES: Final = (
    ("biaosong", re.compile("小标宋|大标宋|biaosong|xbs", re.IGNORECASE)),
    ("fangsong", re.compile("仿宋|fang *song|simfang", re.IGNORECASE)),
    ("song", re.compile("宋|sim *sun|song|ming *liu|明體|明体", re.IGNORECASE)),
    ("yahei", re.compile("雅黑|ya *hei", re.IGNORECASE)),
    ("hei", re.compile("黑|sim *hei|hei *ti|xihei", re.IGNORECASE)),
    ("kai", re.compile("楷|kai *ti|kai_|sim *kai|biau *kai", re.IGNORECASE)),
)
"""Face classes by the names files give them; the first row that matches a name decides."""

HEADING_FACES: Final = frozenset({"hei", "kai", "biaosong"})
"""Faces that set text off inside text of another face (GB/T 9704-2012 §7.3.3: 黑体 and 楷体 for headings)."""

MOST: Final = 0.6
"""Bold, or centred, on more than this share of a text sets nothing off."""


def face_class(names: str) -> str | None:
    """Give the class of the first known face in a comma-separated list of names, None if none is known."""
    for name in names.split(","):
        for face, pattern in FACES:
            if pattern.search(name):
                return face
    return None


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look: ``bold`` and the class of its face (None: unstated)."""

    text: str
    bold: bool = False
    face: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A picture the source names, not loaded yet: it may be furniture, far away, or not to be trusted.

    ``name`` is its address or part as the source has it; ``load`` gives its bytes where the file itself holds it, else
    it is looked for under its name. ``width`` and ``height`` are the size the source prints it in; ``crop`` is the
    share cut off at the left, top, right and bottom, ``turns`` the quarter turns clockwise it is printed with.
    ``web``: a small one is an icon of the page.
    """

    name: str
    alternative: str = ""
    caption: str = ""
    load: Callable[[], bytes] | None = None
    width: Length | None = None
    height: Length | None = None
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)
    turns: int = 0
    web: bool = False


@dataclass(slots=True, kw_only=True)
class Draft:
    """A line whose marked spans are not yet told, because they depend on what the rest looks like.

    A picture's has no text: ``claim`` until it is loaded, ``picture`` then.
    """

    location: Location
    runs: list[Run] = field(default_factory=list)
    kind: LineKind = LineKind.PARAGRAPH
    level: int | None = None
    centred: bool = False
    right: bool = False
    generated: int = 0
    table: SourceTable | None = None
    claim: Claim | None = None
    picture: SourcePicture | None = None

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(run.text for run in self.runs)


Settling = tuple[list[Draft], tuple[Drop, ...], tuple[FileBeside, ...]]
"""What became of drafts with pictures: those left, what was dropped, the files beside the source asked for."""


def with_pictures(drafts: list[Draft], intake: Intake) -> Settling:
    """Load the pictures the drafts claim; drafts without any stay as they are, at no cost."""
    if all(draft.claim is None for draft in drafts):
        return drafts, (), ()
    from pipeline.read.pictures import settle

    return settle(drafts, intake)


def finish(drafts: Sequence[Draft]) -> tuple[SourceLine, ...]:
    """Give the lines with their marked spans, measured against the commonest face and weight of the whole."""
    body = [draft for draft in drafts if draft.table is None and draft.picture is None]
    total = sum(len(draft.text) for draft in body)
    faces: Counter[str | None] = Counter()
    for draft in body:
        for run in draft.runs:
            faces[run.face] += len(run.text.strip())
    plain_face = faces.most_common(1)[0][0] if faces else None
    bold_marks = sum(len(run.text) for draft in body for run in draft.runs if run.bold) <= MOST * total
    centring = 2 * sum(len(draft.text) for draft in body if draft.centred) <= total or len(body) == 1
    return tuple(_line(draft, plain_face, bold_marks, centring) for draft in drafts)


def _line(draft: Draft, plain_face: str | None, bold_marks: bool, centring: bool) -> SourceLine:
    def stands_out(run: Run) -> bool:
        return (bold_marks and run.bold) or (run.face in HEADING_FACES and run.face != plain_face)

    return SourceLine(
        text=draft.text,
        location=draft.location,
        kind=draft.kind,
        level=draft.level,
        marked=spans((run.text, stands_out(run)) for run in draft.runs) if draft.table is None else (),
        centred=draft.centred and centring,
        right=draft.right,
        generated=draft.generated,
        table=draft.table,
        picture=draft.picture,
    )


def spans(pieces: Iterable[tuple[str, bool]]) -> tuple[tuple[int, int], ...]:
    """Give the stretches of marked pieces; white space alone neither parts two marked pieces nor is marked alone."""
    found: list[tuple[int, int]] = []
    position = 0
    gap = True
    for text, marked in pieces:
        end = position + len(text)
        if text.strip():
            if marked and found and not gap:
                found[-1] = (found[-1][0], end)
            elif marked:
                found.append((position, end))
            gap = not marked
        position = end
    return tuple(found)


def table_text(rows: Iterable[Sequence[str]]) -> str:
    """Join cells by tabs and rows by line feeds."""
    return "\n".join("\t".join(row) for row in rows)


def join_cell_lines(lines: Iterable[str]) -> str:
    """Join the lines of a table cell: nothing between Han characters, else a space."""
    joined = ""
    for line in (line.strip() for line in lines):
        if joined and line and not (wide(joined[-1]) and wide(line[0])):
            joined += " "
        joined += line
    return joined


def wide(character: str) -> bool:
    """Tell whether a character is Han or full-width, so that no space belongs between it and another such."""
    return "\u2e80" <= character <= "\ufaff" or "\ufe30" <= character <= "\uffef" or character >= "\U00020000"
