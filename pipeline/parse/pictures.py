"""Pictures: each stays at its place between the lines; a caption beside one is its caption and no text of the body.

The grammar never sees a picture: its line is empty. Captions are taken before headings are looked for, since a short
line under a picture looks like a heading of what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.article import Figure, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass, field
from pipeline.model.source import Drop, LineKind, SourceLine
from pipeline.parse.numerals import find_marker
from pipeline.parse.reading import Reading

_NUMBERED: Final = lazy(
    r"[▲△▼▽]?\s*[（(]?(?:图|圖|附图|照片)\s*(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})(?:[-－—.．·][0-9]{1,2})?"
    r"(?![0-9%年月日个张])(?!\s*(?:、\s*[图圖0-9]|和|所示|显示|表明|反映|可见|可以看|中[，的]))"
)
"""图1　事故黑点分布, 图2-1: what; not 图1显示……, 图3所示, which are sentences about one."""

_POINTING: Final = lazy(r"[▲△▼▽]|[（(]?(?:图为|圖為|图片为|上图为|下图为|左图为|图中为|图[/：:]|图片[：:]|（图)")
_DOWNWARD: Final = "▼▽"
_UPWARD: Final = "▲△"
_LONGEST: Final = 60
_LONGEST_TOLD: Final = 160
"""A caption that says 图为 tells what is seen in a sentence or two."""

_LONGEST_CENTRED: Final = 40
_SENTENCE: Final = tuple("。！？；：")


@dataclass(slots=True)
class Pictures:
    """The pictures of a source that the body has not taken yet, in order, and their captions.

    ``waiting`` are the indices of their lines; ``below`` and ``above`` tell which piece is a picture's caption.
    """

    reading: Reading
    waiting: list[int]
    below: dict[int, int] = field(default_factory=dict)
    above: dict[int, int] = field(default_factory=dict)

    def before(self, line: int | None) -> Iterator[Figure]:
        """Take the pictures that stand before a line of the source (before its end: None)."""
        while self.waiting and (line is None or self.waiting[0] < line):
            yield self._figure(self.waiting.pop(0))

    def limit(self, stop: int) -> int | None:
        """Give the line a body ends before whose pieces end before ``stop``; a label 附件 is no part of it."""
        pieces = self.reading.pieces
        if stop >= len(pieces):
            return None
        labelled = stop > 0 and pieces[stop - 1].text.startswith("附") and not self.reading.free(stop - 1)
        return pieces[stop - 1 if labelled else stop].index

    def _figure(self, index: int) -> Figure:
        line = self.reading.source.lines[index]
        assert line.picture is not None
        piece = self.below.get(index, self.above.get(index))
        caption = Text(line.picture.caption, line.location) if line.picture.caption else None
        if piece is not None:
            if caption:
                drop = Drop(text=caption.value, reason="second caption of a picture", location=caption.location)
                self.reading.ledger.drops.append(drop)
            caption = self.reading.take(piece, TokenKind.CAPTION, "caption of a picture")
        return Figure(
            picture=line.picture.picture,
            location=line.location,
            alternative=line.picture.alternative,
            caption=caption,
            above=index not in self.below and index in self.above,
        )


def find_pictures(reading: Reading) -> Pictures | None:
    """Find the pictures of a source and the lines that are certainly their captions; None when it has none.

    A line between two pictures belongs to the one above it, unless captions stand above pictures throughout.
    """
    lines = reading.source.lines
    found = [index for index, line in enumerate(lines) if line.picture is not None]
    if not found:
        return None
    pictures = Pictures(reading, found)
    pieces = _pieces_by_line(reading)
    below = {index: piece for index in found if (piece := _neighbour(lines, index, 1, pieces)) is not None}
    above = {index: piece for index in found if (piece := _neighbour(lines, index, -1, pieces)) is not None}
    below = {index: piece for index, piece in below.items() if _is_caption(reading, piece, _DOWNWARD)}
    above = {index: piece for index, piece in above.items() if _is_caption(reading, piece, _UPWARD)}
    first, second = (pictures.above, pictures.below) if len(above) > len(below) else (pictures.below, pictures.above)
    first.update(above if len(above) > len(below) else below)
    taken = set(first.values())
    rest = below if len(above) > len(below) else above
    second.update((index, piece) for index, piece in rest.items() if index not in first and piece not in taken)
    reading.taken.update([*pictures.below.values(), *pictures.above.values()])
    return pictures


def add_centred_captions(pictures: Pictures, first: int, last: int) -> None:
    """Take short centred lines right under pictures of a body, the pieces [first, last), as their captions."""
    reading = pictures.reading
    lines = reading.source.lines
    pieces = _pieces_by_line(reading)
    for index in pictures.waiting:
        piece = _neighbour(lines, index, 1, pieces)
        if index in pictures.below or index in pictures.above or piece is None or not first < piece < last:
            continue
        line, text = reading.pieces[piece].line, reading.pieces[piece].text
        short = len(text) <= _LONGEST_CENTRED and not text.endswith(_SENTENCE)
        if line.centred and short and line.level is None and reading.free(piece) and not find_marker(text):
            pictures.below[index] = piece
            reading.taken.add(piece)


def _pieces_by_line(reading: Reading) -> dict[int, int]:
    """Give the piece that is the whole of a line, by the line's index."""
    whole = {}
    for number, piece in enumerate(reading.pieces):
        if piece.text == piece.line.text.strip():
            whole[piece.index] = number
    return whole


def _neighbour(lines: tuple[SourceLine, ...], index: int, step: int, pieces: dict[int, int]) -> int | None:
    """Give the piece on the next line up or down that is not empty, unless another picture comes first."""
    at = index + step
    while 0 <= at < len(lines) and not lines[at].text.strip():
        if lines[at].picture is not None:
            return None
        at += step
    return pieces.get(at)


def _is_caption(reading: Reading, index: int, other_way: str) -> bool:
    """Tell whether a piece is worded or marked as a caption, and does not point the ``other_way``."""
    piece = reading.pieces[index]
    text = piece.text
    if not reading.free(index) or piece.line.level is not None or text[0] in other_way:
        return False
    if piece.line.kind is LineKind.CAPTION:
        return len(text) <= _LONGEST_TOLD and not _heads_table(reading, index)
    if piece.line.kind is LineKind.TABLE:
        return False
    if _POINTING.match(text):
        return len(text) <= _LONGEST_TOLD
    return len(text) <= _LONGEST and not text.endswith(_SENTENCE) and _NUMBERED.match(text) is not None


def _heads_table(reading: Reading, index: int) -> bool:
    following = reading.pieces[index + 1 : index + 2]
    return bool(following) and following[0].line.kind is LineKind.TABLE
