"""A DOCX or PDF as observed → the text in it: lines to parse like any article, and the passages beside it."""

from __future__ import annotations

from typing import Final

from pipeline.check.facts import Align, Block
from pipeline.check.parts import Role, Structure
from pipeline.check.text import Remark
from pipeline.check.text_rule import Kind, Passage
from pipeline.model.finding import Place
from pipeline.model.records import dataclass
from pipeline.model.source import Location, Source, SourceLine

_ARTICLE: Final = frozenset({
    Role.TITLE, Role.RECIPIENTS, Role.HEADING, Role.BODY, Role.ATTACHED, Role.SIGNATURE, Role.DATE, Role.NOTE,
    Role.BYLINE, Role.ATTACHMENT, Role.ATTACHMENT_TITLE, Role.ATTACHMENT_TEXT, Role.ATTENDANCE, Role.OTHER,
    Role.EDITOR, Role.ARTICLE_TITLE,
})  # fmt: skip
_BESIDE: Final = {Role.NUMBER: Kind.NUMBER, Role.TABLE: Kind.CELL}
_MASTHEAD: Final = frozenset({Role.COPY_NUMBER, Role.SECURITY, Role.URGENCY, Role.MARK})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """``source`` holds a line a block, to be parsed; ``places`` tells by line number where in the file each stands."""

    source: Source
    beside: tuple[Passage, ...]
    places: dict[int, Place]

    @property
    def labels(self) -> tuple[Passage, ...]:
        """The lines as labels: what is left to check where nobody finds an article in them."""
        return tuple(_label(line.text, line.location, Kind.LABEL) for line in self.source.lines)


_JUDGED_BY_FORMAT: Final[dict[str, frozenset[Kind]]] = {
    "PUNC-05": frozenset(Kind),  # BODY-09
    "CONS-03": frozenset(Kind),  # BODY-03
    "PUNC-13": frozenset({Kind.TITLE}),  # TITL-04
    "DATE-03": frozenset({Kind.SIGNATURE_DATE}),  # SIGN-01
    "DATE-08": frozenset({Kind.SIGNATURE_DATE}),  # SIGN-01
    "WORD-05": frozenset(Kind),  # SIGN-04
    "DOCN-01": frozenset({Kind.NUMBER}),  # HEAD-03
    "DOCN-02": frozenset({Kind.NUMBER}),  # HEAD-03
    "DOCN-04": frozenset({Kind.NUMBER}),  # HEAD-03
    "CONS-13": frozenset(Kind),  # BODY-03
    "PUNC-23": frozenset(Kind),  # ATT-01
}


def is_judged_by_format(remark: Remark) -> bool:
    """Tell whether a format rule says the same of a document: told once is enough; it can still be corrected."""
    return remark.passage.kind in _JUDGED_BY_FORMAT.get(remark.rule.id, ())


def document_text(structure: Structure, path: str) -> DocumentText:
    """Take the text out of an observed document; masthead and imprint are labels, no sentences."""
    lines: list[SourceLine] = []
    beside: list[Passage] = []
    places: dict[int, Place] = {}
    for number, (block, role) in enumerate(zip(structure.blocks, structure.roles, strict=True), 1):
        places[number] = block.where
        location = Location(path, number)
        text = block.text.replace("\n", "")
        if role in _ARTICLE:
            lines.append(_line(block, text, role, location, structure))
        elif role not in _MASTHEAD:
            kind = _BESIDE.get(role, Kind.LABEL)
            beside.append(_label(text, location, kind))
    source = Source(path=path, format="docx", encoding="utf-8", sha256="", lines=tuple(lines))
    return DocumentText(source=source, beside=tuple(beside), places=places)


def _label(text: str, location: Location, kind: Kind) -> Passage:
    return Passage(text=text, kind=kind, starts=((0, location),))


def _line(block: Block, text: str, role: Role, location: Location, structure: Structure) -> SourceLine:
    headings = {id(heading.block): heading for heading in structure.headings}
    heading = headings.get(id(block))
    level = 0 if role is Role.TITLE else heading.level if heading and heading.own_line and block.level else None
    return SourceLine(
        text=text,
        location=location,
        level=level,
        centred=block.align is Align.CENTRE,
        right=block.align is Align.RIGHT,
    )
