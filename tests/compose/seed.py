"""The user's article as an Article, built by hand: what the composer and the review get from the parser."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from pipeline.model.article import Article, Byline, Dated, Paragraph, Section, Text
from pipeline.model.source import Location

SEED = Path(__file__).parents[2] / "seeds" / "000_d9847121a4546277.txt"
SECTION = re.compile(r"(?P<marker>(?P<number>[一二三四])、)(?P<heading>[^。]+)(?P<closing>。)(?P<text>.+)")
BYLINE = re.compile(r"\((?P<text>(?P<unit>\S+) (?P<person>\S+))\)$")


def seed_lines() -> list[str]:
    return SEED.read_text(encoding="utf-8").splitlines()


def piece(text: str, line: int, column: int) -> Text:
    return Text(text, Location("seed.txt", line, column))


def seed_article() -> Article:
    lines = seed_lines()
    lead = next(number for number, line in enumerate(lines) if line.startswith("  2018年以来"))
    byline = BYLINE.search(lines[-1])
    assert byline
    lines[-1] = lines[-1][: byline.start()]
    return Article(
        title=piece(lines[0], 1, 1),
        published=Dated(date=datetime.date(2019, 2, 26), text=piece("2019-02-26", 2, 6)),
        source=piece("常德文明网", 3, 4),
        lead=(Paragraph(text=piece(lines[lead].strip(), lead + 1, 3)),),
        initiatives=tuple(
            _section(line, number)
            for number, line in enumerate(lines, 1)
            if SECTION.match(line.strip()) and number > lead
        ),
        byline=Byline(
            text=piece(byline["text"], len(lines), byline.start("text") + 1),
            unit=byline["unit"],
            persons=(byline["person"],),
            opening="(",
            closing=")",
        ),
    )


def _section(line: str, number: int) -> Section:
    match = SECTION.search(line)
    assert match
    return Section(
        level=1,
        marker=match["marker"],
        number=match["number"],
        heading=piece(match["heading"], number, match.start("heading") + 1),
        closing=match["closing"],
        run_in=True,
        body=(Paragraph(text=piece(match["text"], number, match.start("text") + 1)),),
    )
