"""Setting: a paragraph's text measured, with all a line breaker asks of it in arrays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, compress, count, islice, pairwise
from operator import ne
from typing import Final

from pipeline.model.rare import by_family
from pipeline.model.units import EMU_PER_TWIP
from pipeline.typeset.faces import Look
from pipeline.typeset.rules import (
    ADDRESS,
    JOINTS,
    LATIN_ZONE,
    MARKED,
    OFFICE_FIRST,
    OFFICE_LAST,
    PORTION,
    WORD,
    Patterns,
)
from pipeline.typeset.unicode_breaks import last_parting, solid_places

UNDER_HALF_TWIP: Final = EMU_PER_TWIP * 5 // 12
"""Advances are whole sixths of a twip: more than two of them over make another twip."""

MOST_KEPT: Final = 64
LONGEST_KEPT: Final = 4096


def setting_of(runs: Sequence[tuple[str, Look]], patterns: Patterns) -> Setting:
    """Measure a paragraph, or give what was measured of it a moment ago: nearly all are asked for twice.

    A text with tabs is measured anew, for their widths are set afterwards.
    """
    if sum(len(text) for text, _ in runs) > LONGEST_KEPT or any("\t" in text for text, _ in runs):
        return Setting(runs, patterns)
    return _kept(tuple(runs), patterns)


@lru_cache(maxsize=MOST_KEPT)
def _kept(runs: tuple[tuple[str, Look], ...], patterns: Patterns) -> Setting:
    return Setting(runs, patterns)


class Setting:
    """A paragraph as one row of characters, before it is broken. Lengths in EMU.

    ``own[i]`` is the advance of character i, tracking included; ``lead`` what stands before it when it does not begin
    a line (Han–Latin gap, given-back tracking, negative where marks share room); ``ends[i]`` where it ends if nothing
    is broken. ``barred[i]`` is 1 where the layout lets no line begin; ``rigid[i]`` is 1 where the space after i never
    grows.
    ``portions`` are where LibreOffice begins a new stretch of one script and look; ``latin`` and ``english`` tell
    script and language of each character there.
    ``broken`` keeps the lines it was broken into.
    ``edges`` are the only places where a new piece may have to begin; ``spaces`` and ``gaps`` the places (of the
    character after the gap) that grow first in justification.
    """

    def __init__(self, runs: Sequence[tuple[str, Look]], patterns: Patterns) -> None:
        self.patterns = patterns
        self.text = "".join(text for text, _ in runs)
        self.looks = [look for _, look in runs]
        self._starts = [0, *accumulate(len(text) for text, _ in runs)][: len(runs)]
        self.own: list[int] = []
        self.faces: list[int] = []
        for text, look in runs:
            self.own.extend(map(look.own.__getitem__, text))
            self.faces.extend(map(look.face.__getitem__, text))
        self.lead: dict[int, int] = {}
        self.broken: dict[tuple[int, int, int, int], list[tuple[int, int, bool]]] = {}
        self._solid: bytearray | None = None
        self._known = 0, 0
        self._zones = [match.span() for match in LATIN_ZONE.finditer(self.text)]
        if " " in self.text:
            self._take_han_spaces()
        edges = {*self._starts, *compress(count(1), map(ne, self.faces, islice(self.faces, 1, None)))}
        self._prohibit(edges)
        self._portion(edges)
        self._lead(edges)
        self.edges = sorted(edges)
        self.ends: list[int] = []
        self.accumulate()

    def accumulate(self) -> None:
        """Reckon ``ends`` anew from ``own`` and ``lead``."""
        self.broken.clear()
        if self.lead:
            widths = list(self.own)
            for place, width in self.lead.items():
                widths[place] += width
            self.ends = list(accumulate(widths))
        else:
            self.ends = list(accumulate(self.own))

    def look_at(self, place: int) -> Look:
        """Give the look of a character."""
        return self.looks[0] if len(self.looks) == 1 else self.looks[bisect_right(self._starts, place) - 1]

    def start(self, place: int) -> int:
        """Give where a character begins if nothing is broken."""
        return self.ends[place] - self.own[place]

    def _between_zones(self) -> Iterator[tuple[int, int]]:
        for (_, before), (after, _) in pairwise([(0, 0), *self._zones, (len(self.text), 0)]):
            yield before, after

    def _take_han_spaces(self) -> None:
        for before, after in self._between_zones():
            place = self.text.find(" ", before, after)
            while place >= 0:
                self.own[place], self.faces[place] = self.look_at(place).wide_space()
                place = self.text.find(" ", place + 1, after)

    def _prohibit(self, edges: set[int]) -> None:
        text, size = self.text, len(self.text)
        barred, rigid = bytearray(size + 1), bytearray(size)
        for match in self.patterns.barred.finditer(text):
            barred[match.start()] = 1
        for match in self.patterns.barring.finditer(text):
            barred[match.end()] = 1
        for start, end in self._atoms():
            barred[start + 1 : end] = rigid[start : end - 1] = b"\1" * (end - start - 1)
            edges.add(start)
            edges.add(end)
        for match in ADDRESS.finditer(text) if "://" in text else ():
            # A web address is cut where the line is full if it must be; its numbers are not.
            rigid[match.start() : match.end() - 1] = b"\1" * (len(match.group()) - 1)
            edges.update(match.span())
        spaces = [place for place, char in enumerate(text, 1) if char == " "] if " " in text else []
        for end in spaces:
            # A space grows itself, the place before it does not.
            if end > 1:
                rigid[end - 2] = 1
            edges.add(end - 1)
            edges.add(end)
        self.spaces, self.barred, self.rigid = spaces, barred, rigid

    def _atoms(self) -> Iterator[tuple[int, int]]:
        for match in WORD.finditer(self.text):
            start, end = match.span()
            if end - start < 2 or "://" in match.group():
                continue
            for joint in JOINTS.finditer(self.text, start, end):
                yield start, joint.start()
                start = joint.start()
            yield start, end
        for pattern in self.patterns.atoms:
            for match in pattern.finditer(self.text):
                if match.end() - match.start() > 1:
                    yield match.span()

    def _families(self) -> Iterator[int]:
        """Give where the Word file names another family, for characters its own lacks: a portion ends there."""
        for start, end, look in zip(self._starts, [*self._starts[1:], len(self.text)], self.looks, strict=True):
            for stretch, _ in by_family(self.text[start:end], look.font):
                start += len(stretch)
                if start < end:
                    yield start

    def _portion(self, edges: set[int]) -> None:
        # LibreOffice leaves the tracking off the last character of a stretch of one script and look.
        borders = {*self._starts[1:], *self._families()}
        self.latin, self.english = bytearray(len(self.text)), bytearray(len(self.text))
        for before, after in self._between_zones():
            for match in MARKED.finditer(self.text, before, after):
                self.english[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                borders.update(match.span())
        for start, end in self._zones:
            self.latin[start:end] = self.english[start:end] = b"\1" * (end - start)
            borders.add(end)
            borders.update(part.start() for part in PORTION.finditer(self.text, start, end))
        self.portions = sorted({0, *borders})
        for place in borders:
            if 0 < place < len(self.text) and self.own[place - 1]:
                self.lead[place] = -self.look_at(place - 1).tracking
                edges.add(place)
        self._round()

    def _round(self) -> None:
        # LibreOffice counts a stretch's width in whole twips, halves up. Only Latin ones have fractions.
        self._rounded: dict[int, int] = {}
        for start, end in self._zones:
            if end in self.lead:
                self._rounded[end] = _to_whole(sum(self.own[start:end]))
                self.lead[end] += self._rounded[end]

    def regained(self, start: int) -> int:
        """Give what a line from ``start`` takes less than reckoned: of its first stretch only the rest is rounded."""
        if not self.latin[start]:
            return 0
        first, end = self._zones[bisect_right(self._zones, (start, len(self.text))) - 1]
        if first == start or end not in self._rounded:
            return 0
        return self._rounded[end] - _to_whole(sum(self.own[start:end]))

    def portion_of(self, place: int) -> int:
        """Give where the stretch of one script and look that holds a character begins."""
        return self.portions[bisect_right(self.portions, place) - 1]

    def parting(self, cut: int, stretch: int, start: int) -> int:
        """Give where LibreOffice would let the line from ``start`` end when character ``cut`` is too many.

        ``stretch`` is where the stretch that holds ``cut`` begins, in this line. Anything before ``start`` says that
        no place was found.
        """
        if self._by_unicode(cut, stretch):
            if self._solid is None:
                self._solid = solid_places(self.text)
            return last_parting(self.text, self._solid, cut)
        place, text = cut, self.text
        while place >= max(start, 1) and (text[place] in OFFICE_FIRST or text[place - 1] in OFFICE_LAST):
            place -= 1
        return place

    def _by_unicode(self, cut: int, stretch: int) -> bool:
        # The last letter or digit decides: in an earlier stretch of the other script, it is that stretch's rules.
        last = self._letter(cut)
        if last >= stretch or self.latin[last] == self.latin[cut]:
            return bool(self.english[cut])
        return bool(self.latin[last])

    def _letter(self, place: int) -> int:
        # Rows of marks are gone through once: what was found for an earlier place holds as far as that place.
        known, found = self._known
        last = place
        while last > 0 and not self.text[last].isalnum():
            last -= 1
            if last == known:
                last = found
                break
        self._known = place, last
        return last

    def _seams(self) -> Iterator[int]:
        # Where Han meets Latin, letters or digits of any kind on both sides: ① and Ⅲ belong to what stands before.
        last = 0
        for place in chain.from_iterable(self._zones):
            if last < place < len(self.text) and self.text[place - 1].isalnum() and self.text[place].isalnum():
                yield place
            last = place

    def _lead(self, edges: set[int]) -> None:
        self.gaps: list[int] = []
        if self.patterns.gap:
            for place in self._seams():
                gap = self.look_at(place).size.times(self.patterns.gap)
                self.lead[place] = self.lead.get(place, 0) + gap
                self.gaps.append(place)
        if self.patterns.pairs:
            for match in self.patterns.pairs.finditer(self.text):
                self.lead[match.end()] = self.lead.get(match.end(), 0) - self.look_at(match.start()).size // 2
        edges.update(self.lead)


def _to_whole(width: int) -> int:
    over = width % EMU_PER_TWIP
    return EMU_PER_TWIP - over if over > UNDER_HALF_TWIP else -over
