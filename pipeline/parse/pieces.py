"""Pieces: the source's lines cut where one line plainly holds several paragraphs; each piece knows its span.

A line is cut at a leading ``时间，正文：`` and ``原标题：``; before metadata glued to the last words; and, when the
whole article stands on one line (flattened), at its own marks: runs of spaces, and numerals in sequence after a
full stop. Where no mark is safe the line stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass, field
from pipeline.model.source import LineKind, Location, Source, SourceLine
from pipeline.parse.datelines import dateline_end
from pipeline.parse.dates import find_date
from pipeline.parse.metadata_keys import FoundKey, Role, find_keys
from pipeline.parse.numerals import FAMILIES, numeral_value
from pipeline.parse.parallel import parallel_places
from pipeline.parse.phrases import OPENER

_BLANK: Final = lazy(r"(?:\s|&nbsp;|&emsp;|&ensp;|\u200b|\u200e|\ufeff|\u2060)+")
_LEAD: Final = lazy(r"[\d\s:：年月日/.-]{6,30}[，,]?\s*正文[：:]", "正文")
_ORIGINAL: Final = lazy("原[标標][题題][：:]", "原标", "原標")
_SEE_MORE: Final = lazy("返回[一-鿿]{1,6}[，,]?查看更多", "查看更多")
_ADDRESS: Final = lazy(
    r"\s*(?P<title>[^。；：]{6,80}?(?:通知|意见|方案|决定|通报|报告|函|公告))\s*(?=各)[^。；：]{2,120}[：:]"
)
_NESTED: Final = lazy("[。：]\\s?[一二三四五六七八九十]{1,3}、[^。；：，（(]{2,24}(?P<nested>[（(]一[）)])")
_TAIL_ROLES: Final = frozenset((Role.SOURCE, Role.AUTHOR, Role.EDITOR, Role.PUBLISHED))
_AFTER: Final = "。！？!?”」）)…"
# A flattened article: one line of at least this many characters that holds most of the text.
_FLAT_LENGTH: Final = 80
_FLAT_SHARE: Final = 0.6
_NUMERALS: Final = [family for family in FAMILIES if family.section and family.name != "article"]


@dataclass(slots=True)
class Piece:
    """A stretch [start, end) of one source line, outer white space off: what the parser treats as a paragraph."""

    line: SourceLine
    index: int
    start: int
    end: int
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = self.line.text[self.start : self.end]

    def place(self, offset: int = 0) -> Location:
        """Give the location of the character ``offset`` of this piece."""
        here = self.line.location
        return Location(here.path, here.line, here.column + self.start + offset)


def make_piece(line: SourceLine, index: int, start: int, end: int) -> Piece | None:
    """Give the piece of a span with the white space round it off, or None when nothing is left."""
    text = line.text
    opening = _BLANK.match(text, start, end)
    if opening:
        start = opening.end()
    while end > start:
        if text[end - 1].isspace() or text[end - 1] in "\u200b\u200e\ufeff\u2060":
            end -= 1
        elif text.endswith(("&nbsp;", "&emsp;", "&ensp;"), start, end):
            end -= 6
        else:
            break
    return Piece(line, index, start, end) if start < end else None


def cut(source: Source) -> tuple[list[Piece], tuple[SourceLine, ...]]:
    """Cut a source into pieces; also give the lines that were flattened articles."""
    total = sum(len(line.text) for line in source.lines if line.kind is not LineKind.TABLE)
    hints = [one.value for one in source.fields if one.name in ("html:title", "html:h1", "title")]
    pieces: list[Piece] = []
    flattened: list[SourceLine] = []
    for index, line in enumerate(source.lines):
        if line.kind is LineKind.TABLE:
            places: list[int] = []
        else:
            places = _edges(line.text)
            if len(line.text) >= _FLAT_LENGTH and len(line.text) >= _FLAT_SHARE * total:
                inner = _flat_places(line.text, max(places[:2], default=0) if places else 0, hints)
                if inner:
                    flattened.append(line)
                places = sorted({*places, *inner})
        for start, end in zip([0, *places], [*places, len(line.text)], strict=True):
            piece = make_piece(line, index, start, end)
            if piece:
                pieces.append(piece)
    return pieces, tuple(flattened)


def _edges(text: str) -> list[int]:
    """Places where metadata is glued to the head or the tail of a line."""
    places: list[int] = []
    lead = _LEAD.match(text)
    if lead and find_date(lead[0]):
        places.append(lead.end())
    original = _ORIGINAL.match(text, places[-1] if places else 0)
    if original:
        places.append(original.start())
        places.append(_title_end(text, original.end()))
    places += _tail_places(text, max(0, len(text) - 220))
    return sorted({place for place in places if 0 < place < len(text)})


def _tail_places(text: str, start: int) -> list[int]:
    """Where metadata is glued to the last words: after a closing mark, a label or the page's “see more”."""
    tail = text[start:]
    starts = [found.start for found in find_keys(tail) if found.key.role in _TAIL_ROLES and not _is_credit(tail, found)]
    starts += [match.start() for match in _SEE_MORE.finditer(tail)]
    starts = [place - (tail[place - 1 : place] in ("（", "(", "【")) for place in starts]
    ended = [start + place for place in sorted(starts) if tail[:place].rstrip()[-1:] in tuple("。！？”」）)】")]
    return ended[:1]


def _is_credit(text: str, found: FoundKey) -> bool:
    """An author in a closing bracket is the article's byline, not a field of the page."""
    return found.key.role is Role.AUTHOR and text[found.start - 1 : found.start] in tuple("（(【")


def _title_end(text: str, start: int) -> int:
    """Where a title glued to the body ends: at the words articles open with, or where its own first words recur."""
    window = text[start : start + 120]
    first = min((place for mark in "。！；" if (place := window.find(mark)) > 0), default=len(window))
    opener = next((match for match in OPENER.finditer(window, 0, first) if match.start() >= 8), None)
    name = window[:4]
    again = window.find(name, 8, first + 4)
    ends = [place for place in (opener.start() if opener else -1, again) if place > 0]
    if len(text) - start <= 120 and not ends and first == len(window):
        return len(text)
    return start + min(ends) if ends else start


def _flat_places(text: str, start: int, hints: Sequence[str]) -> list[int]:
    places = _spaced_places(text, start) + _numeral_places(text, start) + _address_places(text, start)
    if not places:
        places = parallel_places(text, start)
    if places:
        places += _title_places(text, start)
    for hint in hints:
        name = hint.strip()
        if len(name) >= 6 and text.startswith(name, start):
            places.append(start + len(name))
    return sorted(set(places))


def _title_places(text: str, start: int) -> list[int]:
    """A title parted from the first paragraph by white space alone, where that opens as articles do."""
    if dateline_end(text, start) > start:
        return []
    for gap in re.finditer(r"\s+", text[start : start + 90]):
        before = text[start : start + gap.start()]
        if re.search("[。；]", before):
            return []
        if len(before) >= 8 and OPENER.match(text, start + gap.end()):
            return [start + gap.end()]
    return []


def _address_places(text: str, start: int) -> list[int]:
    """A flattened notice: its title ends with its genre, and those it is sent to follow with a colon."""
    match = _ADDRESS.match(text, start)
    return [match.end("title"), match.end()] if match else []


def _spaced_places(text: str, start: int) -> list[int]:
    """Runs of white space between paragraphs: they count when most stand after a closing mark."""
    runs = [
        match for match in re.finditer(r"(?:\s|&nbsp;){2,}", text) if match.start() > start and match.end() < len(text)
    ]
    ended = [run for run in runs if text[run.start() - 1] in _AFTER + "：:"]
    return [run.end() for run in runs] if len(ended) >= 2 else []


def _numeral_places(text: str, start: int) -> list[int]:
    """Numerals in sequence that stand where a sentence has ended; a family counts from two members on."""
    expected: dict[str, int] = {}
    runs: dict[str, list[list[int]]] = {}
    for place in _sentence_starts(text, start):
        for family in _NUMERALS:
            match = family.match(text, place)
            if not match:
                continue
            value = numeral_value(match["n"])
            after_colon = _mark_before(text, place) in "：:"
            if value == 1:
                runs.setdefault(family.name, []).append([place])
            elif value == expected.get(family.name) and not after_colon:
                runs[family.name][-1].append(place)
            else:
                break
            expected[family.name] = value + 1
            break
    return [place for lists in runs.values() for run in lists if len(run) >= 2 for place in run]


def _mark_before(text: str, place: int) -> str:
    while place > 1 and text[place - 1].isspace():
        place -= 1
    return text[max(place - 1, 0)]


def _sentence_starts(text: str, start: int) -> list[int]:
    ended = [match.end() for match in re.finditer(r"[。！？!?”」）)…：:]\s*|\s+", text) if match.end() >= start]
    # A second level may follow the first one's heading with nothing between: 一、工作成效（一）产业提速。
    nested = [match.start("nested") for match in _NESTED.finditer(text, start)]
    return sorted({*ended, *nested})
