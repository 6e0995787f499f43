"""Parallel openings: short sentences built alike that name what follows them, without any numeral.

``坚持党建领航，筑牢思想之基。`` … ``坚持典型带动，培树品牌亮点。``: alike in their clauses, or in their first
word. A count the text itself announces (突出“四个坚持”) is the strongest evidence of all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.parse.numerals import HAN_DIGITS
from pipeline.parse.phrases import (
    Phrase,
    clause_shape,
    find_phrase,
    has_quantity,
    is_sentence,
    opens_with_initiative,
    opens_with_time,
)

_ANNOUNCED: Final = lazy('[“"「](?P<count>[二三四五六七八九十两])(?:个|個|项|種|种)?(?P<word>[一-鿿]{1,4}?)[”"」]')
_APART: Final = 30
_STOP: Final = lazy("[。！？][”’」』）)]*")
_LONGEST_OPENING: Final = 48
# Words of telling: the end of a speech, and the particles 了着过 (but 了解, 着力, 过硬).
_TOLD: Final = lazy("[“”](?:[，。]|$)|了(?!解|结)|着(?!力|眼|手|重|实)|过(?!硬|程|关)")
_SHORT_QUOTE: Final = lazy("“[^“”，。]{1,8}”")


def announced(text: str) -> list[tuple[str, int]]:
    """Give the words a text announces in a number: “四个坚持” gives (坚持, 4)."""
    return [(match["word"], HAN_DIGITS.get(match["count"], 10)) for match in _ANNOUNCED.finditer(text[:2000])]


def parallel_places(text: str, start: int = 0) -> list[int]:
    """Give the places where a flattened article can be cut: before sentences that open parallel sections."""
    openings = []
    for begin, end in _sentences(text, start):
        sentence = text[begin:end].strip() if end - begin <= _LONGEST_OPENING else ""
        words = _opening_words(sentence)
        if words:
            openings.append((text.index(sentence, begin), end, words))
    return _announced_places(text, openings) or _shaped_places(openings) or _couplet_places(openings)


def _sentences(text: str, start: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _STOP.finditer(text, start):
        yield begin, stop.end()
        begin = stop.end()


def _opening_words(sentence: str) -> str:
    words = sentence[:-1]
    if not sentence.endswith("。") or not 4 <= len(words) <= 32 or not _may_open(words):
        return ""
    return words


def _announced_places(text: str, openings: Sequence[tuple[int, int, str]]) -> list[int]:
    for word, count in announced(text):
        hits = _apart([one for one in openings if one[2].startswith(word)])
        if len(hits) == count:
            return [place for place, _, _ in hits]
        alike = _like(hits)
        if len(alike) == count:
            return [place for place, _, _ in alike]
    return []


def _shaped_places(openings: Sequence[tuple[int, int, str]]) -> list[int]:
    for key in (lambda words: (words[:2], clause_shape(words)), lambda words: clause_shape(words)):
        groups: dict[object, list[tuple[int, int, str]]] = {}
        for one in openings:
            groups.setdefault(key(one[2]), []).append(one)
        for shape, rows in groups.items():
            hits = _apart(rows)
            wanted = 3 if isinstance(shape[0], str) else 3 + (len(clause_shape(rows[0][2])) < 2)  # type: ignore[index]
            if (
                len(hits) >= wanted
                and len(hits) == len(rows)
                and all(opens_with_initiative(words) for _, _, words in hits)
            ):
                return [place for place, _, _ in hits]
    return []


def _couplet_places(openings: Sequence[tuple[int, int, str]]) -> list[int]:
    """Couplets of deeds, three to nine of them, each with text of its own: 优化流程，缩短候诊时间。"""
    hits = _apart([one for one in openings if _is_couplet(one[2]) and _is_deed(one[2])])
    return [place for place, _, _ in hits] if 3 <= len(hits) <= 9 else []


def _is_deed(words: str) -> bool:
    return all(opens_with_initiative(clause) for clause in re.split("[，,、]", words))


def _like(rows: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    shapes = [clause_shape(words) for _, _, words in rows]
    common = max(shapes, key=shapes.count, default=())
    return [row for row, shape in zip(rows, shapes, strict=True) if shape == common]


def _apart(rows: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep the sentences that have text of their own before the next one of the row."""
    out = []
    for place, row in enumerate(rows):
        after = rows[place + 1][0] if place + 1 < len(rows) else row[1] + _APART
        if after - row[1] >= _APART:
            out.append(row)
    return out


def _may_open(words: str) -> bool:
    if is_sentence(words) or opens_with_time(words) or has_quantity(words):
        return False
    return not _TOLD.search(_SHORT_QUOTE.sub("", words))


_NARRATIVE: Final = lazy("[又却还也很被说]|就(?!业|近|医|读|学|诊|地)|正在|过(?!硬|程|关|细|滤)")
_LONGEST_CLAUSE: Final = 12


def _is_couplet(words: str) -> bool:
    """Tell whether words are two short clauses side by side (精准谋划，周密部署): deed and deed, or deed and result."""
    shape = clause_shape(words)
    return len(shape) == 2 and all(2 <= length <= _LONGEST_CLAUSE for length in shape) and not _NARRATIVE.search(words)


def _are_mostly_deeds(phrases: Sequence[str]) -> bool:
    """Single clauses: two in three open with an initiative's verb, or half of four and more."""
    deeds = sum(opens_with_initiative(phrase) for phrase in phrases)
    if any(not 6 <= len(phrase) <= 20 or _NARRATIVE.search(phrase) for phrase in phrases):
        return False
    return deeds * 3 >= len(phrases) * 2 or (len(phrases) >= 4 and deeds * 2 >= len(phrases))


def opening_phrase(text: str) -> Phrase | None:
    """Give the phrase that opens a paragraph when it could be a heading without numeral, else None."""
    phrase = find_phrase(text)
    if phrase is None or phrase.closing not in ("。", "：", "！"):
        return None
    if not 4 <= phrase.end <= 32 or len(text) - phrase.rest < _APART:
        return None
    words = text[: phrase.end]
    if phrase.closing != "。" and not opens_with_initiative(words):
        return None
    return phrase if _may_open(words) else None


def parallel_stretches(phrases: Sequence[str]) -> list[tuple[int, int]]:
    """Give the longest stretches [start, end) of three or more neighbours that are parallel."""
    out = []
    start = 0
    if 4 <= len(phrases) <= 12 and are_parallel(phrases):
        return [(0, len(phrases))]
    while start + 3 <= len(phrases):
        end = start + 3
        if not are_parallel(phrases[start:end]):
            start += 1
            continue
        while end < len(phrases) and are_parallel(phrases[start : end + 1][-12:]):
            end += 1
        out.append((start, end))
        start = end
    return out


def are_closely_parallel(phrases: Sequence[str]) -> bool:
    """Tell whether phrases are built alike enough to be headings though other paragraphs stand between them."""
    shapes = [clause_shape(phrase) for phrase in phrases]
    if len({len(shape) for shape in shapes}) > 1 or len(shapes[0]) < 2:
        return False
    like = all(max(column) - min(column) <= 1 for column in zip(*shapes, strict=True))
    opening = len({phrase[:1] for phrase in phrases}) == 1
    return like and (opening or all(opens_with_initiative(phrase) for phrase in phrases))


def are_parallel(phrases: Sequence[str]) -> bool:
    """Tell whether phrases are built alike: like clauses, and the same opening word or an initiative's verb."""
    shapes = [clause_shape(phrase) for phrase in phrases]
    if len({len(shape) for shape in shapes}) > 1:
        return False
    like = all(max(column) - min(column) <= 1 for column in zip(*shapes, strict=True))
    opening = len({phrase[:2] for phrase in phrases}) == 1
    initiative = all(opens_with_initiative(phrase) for phrase in phrases)
    several = sum(opens_with_initiative(phrase) for phrase in phrases) >= len(phrases) - 1
    lengths = [len(phrase) for phrase in phrases]
    if opening and phrases[0][2:3] not in "，,":
        return True
    if len({phrase[-2:] for phrase in phrases}) == 1 and max(lengths) - min(lengths) <= 3:
        return True
    if all(len(shape) == 1 for shape in shapes) and _are_mostly_deeds(phrases):
        return True
    if all(_is_couplet(phrase) for phrase in phrases) and all(max(c) - min(c) <= 3 for c in zip(*shapes, strict=True)):
        return True
    return (like and len(shapes[0]) >= 2 and several) or (initiative and (like or max(lengths) - min(lengths) <= 4))
