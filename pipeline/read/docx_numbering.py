"""The numbers Word generates in front of paragraphs, told from numbering.xml as Word would print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.records import dataclass, field
from pipeline.read.docx_numerals import numeral
from pipeline.read.docx_xml import child, children, number, switched, value

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS: Final = 9
PLACE: Final = re.compile("%([1-9])")
SYMBOL: Final = re.compile("[\ue000-\uf8ff•●○■□◆·o§-]")


@dataclass(slots=True, kw_only=True)
class Level:
    """One level of a list: its first number, number format, text with %1 … %9, and what follows it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class Counters:
    """How far each level of a list has counted; None before its first paragraph."""

    values: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


class Numbering:
    """The lists of one document; ``label`` is asked once for every numbered paragraph, in order."""

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._style_links: dict[str, str] = {}
        self._linked: dict[str, str] = {}
        for definition in children(root, "abstractNum"):
            self._read_definition(definition)
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        for entry in children(root, "num"):
            self._read_list(entry)
        self._counters: dict[str, Counters] = {}
        self._restarted: set[tuple[str, int]] = set()

    def _read_definition(self, definition: _Element) -> None:
        identifier = value(definition, "abstractNumId") or ""
        self._abstract[identifier] = _levels(definition)
        link, target = value(child(definition, "styleLink")), value(child(definition, "numStyleLink"))
        if link:
            self._style_links[link] = identifier
        if target:
            self._linked[identifier] = target

    def _read_list(self, entry: _Element) -> None:
        abstract = value(child(entry, "abstractNumId")) or ""
        levels = dict(self._abstract.get(self._style_links.get(self._linked.get(abstract, ""), abstract), {}))
        starts: dict[int, int] = {}
        for override in children(entry, "lvlOverride"):
            depth = number(override, "ilvl") or 0
            own = child(override, "lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = number(child(override, "startOverride"))
            if start is not None:
                starts[depth] = start
        self._lists[value(entry, "numId") or ""] = (abstract, levels, starts)

    def label(self, list_id: str, depth: int) -> str | None:
        """Count one paragraph of a list and give its number as printed; None if the list has no such level.

        Bullets made of symbols give an empty text.
        """
        if list_id not in self._lists or not 0 <= depth < LEVELS:
            return None
        abstract, levels, starts = self._lists[list_id]
        level = levels.get(depth)
        if level is None:
            return None
        counters = self._counters.setdefault(abstract, Counters()).values
        self._count(list_id, depth, levels, starts, counters)
        if level.form == "bullet":
            return "" if SYMBOL.search(level.text) else level.text
        return _printed(level, levels, counters)

    def _count(
        self, list_id: str, depth: int, levels: dict[int, Level], starts: dict[int, int], counters: list[int | None]
    ) -> None:
        """Step the level, begin those above that never counted, and set those below back to their beginning."""
        for above in range(depth):
            if counters[above] is None:
                counters[above] = starts.get(above, levels.get(above, Level()).start)
        current = counters[depth]
        if depth in starts and (list_id, depth) not in self._restarted:
            self._restarted.add((list_id, depth))
            current = None
        start = starts.get(depth, levels[depth].start)
        counters[depth] = start if current is None else current + 1
        for below in range(depth + 1, LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart != 0 and depth < restart):
                counters[below] = None


def _levels(definition: _Element) -> dict[int, Level]:
    return {number(level, "ilvl") or 0: _level(level) for level in children(definition, "lvl")}


def _level(element: _Element) -> Level:
    start = number(child(element, "start"))
    return Level(
        start=0 if start is None else start,
        form=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        suffix=value(child(element, "suff")) or "tab",
        restart=number(child(element, "lvlRestart")),
        legal=bool(switched(element, "isLgl")),
    )


def _printed(level: Level, levels: dict[int, Level], counters: list[int | None]) -> str:
    """Fill in the level's text; between a number that ends in a digit or letter and the text stands a space."""

    def filled(place: re.Match[str]) -> str:
        index = int(place[1]) - 1
        shown = levels.get(index, Level())
        count = counters[index]
        if count is None or shown.form == "none":
            return ""
        return numeral(count, "decimal" if level.legal and index + 1 else shown.form)

    text = PLACE.sub(filled, level.text)
    if text and level.suffix != "nothing" and text[-1].isalnum() and text[-1].isascii():
        text += " "
    return text
