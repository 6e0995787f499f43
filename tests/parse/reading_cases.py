"""Cases as text: ``=== name``, the article, ``---``, what a person finds in it.

In a case whose name ends in .md, ``## `` states a heading level and ``**`` sets words off; ``>>`` sets a line right.
Expected lines: ``key: value`` (absent keys must be absent), ``- level | marker | heading | own or run-in``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.article import Article, Parsed, Section
from pipeline.model.problem import Problem
from pipeline.model.source import Location, Source, SourceLine
from pipeline.parse.parser import parse
from pipeline.parse.partition import lost_characters, uncovered_lines

CASES = Path(__file__).parent / "cases"
KEYS = (
    "title",
    "subtitle",
    "number",
    "date",
    "source",
    "author",
    "editor",
    "recipients",
    "salutation",
    "lead",
    "byline",
)


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    expected: tuple[str, ...]


def load_cases() -> list[Case]:
    out = []
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
            name, _, rest = block.partition("\n")
            text, _, expected = rest.partition("\n---\n")
            out.append(Case(name.strip(), text, tuple(line for line in expected.splitlines() if line.strip())))
    return out


def source_of(text: str, markup: bool = False) -> Source:
    lines = []
    for number, raw in enumerate(text.split("\n"), 1):
        lines.append(_line(raw, Location("case.txt", number), markup))
    return Source(path="case.txt", format="text", encoding="utf-8", sha256="0" * 64, lines=tuple(lines))


def _line(raw: str, location: Location, markup: bool) -> SourceLine:
    if not markup:
        return SourceLine(text=raw, location=location)
    right = raw.startswith(">>")
    raw = raw.removeprefix(">>")
    level = re.match("(#{1,4}) ", raw)
    text, marked, at = "", [], 0
    for match in re.finditer(r"\*\*(.+?)\*\*", raw[level.end() if level else 0 :]):
        body = raw[level.end() if level else 0 :]
        text += body[at : match.start()]
        marked.append((len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    text += raw[level.end() if level else 0 :][at:]
    depth = len(level[1]) - 1 if level else None
    return SourceLine(text=text, location=location, level=depth, marked=tuple(marked), right=right)


def parse_case(case: Case) -> tuple[Source, Parsed, list[Problem]]:
    problems: list[Problem] = []
    source = source_of(case.text, case.name.endswith(".md"))
    return source, parse(source, problems.append), problems


def assert_partition(source: Source, parsed: Parsed) -> None:
    assert uncovered_lines(source, parsed) == ()
    assert not lost_characters(parsed)
    leftovers = [token.text for token in parsed.tokens if token.why == "markup leftover"]
    assert all(re.fullmatch(r"(?:\s|&[a-z]+;|[\u200b\u200e\ufeff\u2060])+", text) for text in leftovers), leftovers


def found(article: Article) -> dict[str, str]:
    values = {
        "title": article.title, "subtitle": article.subtitle, "number": article.document_number,
        "date": article.published.date.isoformat() if article.published else None, "source": article.source,
        "author": article.author, "editor": article.editor, "recipients": article.recipients,
        "salutation": article.salutation, "byline": article.byline.text if article.byline else None,
    }  # fmt: skip
    out = {key: str(value).replace("\n", "/") for key, value in values.items() if value is not None}
    if article.lead and hasattr(article.lead[0], "text"):
        out["lead"] = article.lead[0].text.value[:10]
    return out


def outline(sections: tuple[Section, ...]) -> list[str]:
    rows = []
    for one in sections:
        rows.append(f"- {one.level} | {one.marker} | {one.heading} | {'run-in' if one.run_in else 'own'}")
        rows += outline(one.subsections)
    return rows
