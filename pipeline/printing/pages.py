"""Which pages to print: 1-3,5."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from pipeline.model.problem import SourceError, error
from pipeline.model.records import dataclass

RANGE: Final = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True)
class PageRanges:
    """Ranges of page numbers, counted from 1, both ends included, ascending and apart, as ``lp`` wants them."""

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def parse(cls, text: str) -> PageRanges:
        """Read 1-3,5 (full-width digits and commas too). ValueError tells what is wrong with it."""
        ranges: list[tuple[int, int]] = []
        for part in unicodedata.normalize("NFKC", text).split(","):
            match = RANGE.fullmatch(part.strip())
            if match is None:
                raise ValueError(f"{part.strip()!r} is no page or range of pages; write for example 1-3,5")
            first, last = int(match[1]), int(match[2] or match[1])
            if not 1 <= first <= last:
                raise ValueError(f"{part.strip()} runs from {first} to {last}; pages count upwards from 1")
            if ranges and first <= ranges[-1][1]:
                raise ValueError(f"{part.strip()} comes after page {ranges[-1][1]}; give pages once and in order")
            ranges.append((first, last))
        return cls(tuple(ranges))

    def __str__(self) -> str:
        return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in self.ranges)

    def require_within(self, count: int, name: str) -> None:
        """Refuse pages beyond a document's last: SourceError."""
        last = self.ranges[-1][1]
        if last > count:
            noun = "page" if count == 1 else "pages"
            message = f"--pages {self}: {name} has {count} {noun}"
            raise SourceError([error("no-such-page", message, None, f"give pages from 1 to {count}")])

    def numbers(self) -> list[int]:
        """List the page numbers."""
        return [number for first, last in self.ranges for number in range(first, last + 1)]
