"""Review of what an article announces against what it then says: lists of headings in the lead, counts in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pipeline.check.review_passages import Passage, all_sections
from pipeline.model.article import Article, Body, Paragraph, Section, Text
from pipeline.model.problem import Problem, warning

_FEWEST: Final = 3
_SHORTEST_MEMBER: Final = 2
_CLAUSE: Final = re.compile("[^，。；：！？“”‘’《》（）,;:!?()\\s]+")
_NUMERALS: Final = {name: value for value, name in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTED: Final = re.compile('[“"]?([二两三四五六七八九十]|\\d{1,2})个?[“"]?([\u4e00-\u9fff]{2,3})[”"]')


@dataclass(frozen=True, slots=True)
class _Member:
    """One member of a 、-list: its text, its offset in the passage; an outer member's text reaches too far."""

    text: str
    offset: int


def review_announced(article: Article) -> Iterator[Problem]:
    """Give headings that lack what a list announced for them, and counts that the headings do not bear out."""
    opening = [text for text in (article.title, article.subtitle) if text]
    yield from _review_lists([*opening, *_paragraphs(article.lead)], article.initiatives)
    for section in all_sections(article):
        yield from _review_lists(_paragraphs(section.body), section.subsections)
    if article.title:
        yield from _review_counts(article.title, article.initiatives)
    for siblings in (article.initiatives, *(section.subsections for section in all_sections(article))):
        yield from _review_numbers(siblings)


def _paragraphs(body: Sequence[Body]) -> list[Text]:
    return [piece.text for piece in body if isinstance(piece, Paragraph)]


def _review_lists(texts: Sequence[Text], sections: Sequence[Section]) -> Iterator[Problem]:
    if len(sections) < _FEWEST:
        return
    seen: set[tuple[int, str]] = set()
    for text in texts:
        passage = Passage(text.value, ((0, text.location),))
        for members in _lists(text.value, len(sections)):
            for index, member in _lacking(members, sections):
                if (index, member.text) in seen:
                    continue
                seen.add((index, member.text))
                heading = sections[index].heading
                told = f"{member.text} is announced, but the heading says {sections[index].marker}{heading.value}"
                place = passage.place(member.offset)
                hint = f"announced at {place.line}:{place.column}; make list and heading agree"
                yield warning("announced-heading", told, heading.location, hint)


def _lists(text: str, length: int) -> Iterator[list[_Member]]:
    """Give the 、-lists of so many members."""
    for clause in _CLAUSE.finditer(text):
        if clause[0].count("、") != length - 1:
            continue
        members, offset = [], clause.start()
        for member in clause[0].split("、"):
            members.append(_Member(member, offset))
            offset += len(member) + 1
        yield members


def _lacking(members: list[_Member], sections: Sequence[Section]) -> list[tuple[int, _Member]]:
    """Give the members their headings lack, if enough of the others stand in theirs to show that headings are meant.

    Inside the list a member is exact; the first has words before it (坚持以…) and the last after it (…为抓手), so that
    of these as much counts as the inner members are long.
    """
    inner = [len(member.text) for member in members[1:-1]]
    extent = max(set(inner), key=inner.count)
    trimmed = [
        _Member(members[0].text[-extent:], members[0].offset + max(0, len(members[0].text) - extent)),
        *members[1:-1],
        _Member(members[-1].text[:extent], members[-1].offset),
    ]
    if min(len(member.text) for member in trimmed) < _SHORTEST_MEMBER:
        return []
    lacking = [
        (index, member)
        for index, (member, section) in enumerate(zip(trimmed, sections, strict=True))
        if member.text not in section.heading.value
    ]
    few = max(1, len(members) // 4)
    return lacking if len(lacking) <= few and len(members) - len(lacking) >= 2 else []


def _review_counts(title: Text, sections: Sequence[Section]) -> Iterator[Problem]:
    """“四个坚持” in the title wants four headings with 坚持; headings without the word prove nothing."""
    passage = Passage(title.value, ((0, title.location),))
    for match in _COUNTED.finditer(title.value):
        wanted = int(match[1]) if match[1].isdigit() else _NUMERALS[match[1]]
        found = sum(match[2] in section.heading.value for section in sections)
        if found >= max(2, wanted // 2) and found != wanted:
            told = f"the title announces {match[1]}个{match[2]}, {found} headings say {match[2]}"
            hint = "make title and headings agree, or see that no heading was missed"
            yield warning("announced-count", told, passage.place(match.start()), hint)


def _review_numbers(sections: Sequence[Section]) -> Iterator[Problem]:
    """Numerals of one kind follow one another; they may begin anew (an attachment, a second list)."""
    previous: dict[str, tuple[int, str]] = {}
    for section in sections:
        value = _numeral_value(section.number or "")
        if value is None:
            continue
        kind = section.marker.replace(section.number or "", "")
        last, marker = previous.get(kind, (value - 1, ""))
        if value not in (1, last + 1):
            told = f"{section.marker}{section.heading.value} follows {marker}"
            hint = "correct the numeral, or see that no heading was missed; numerals are printed as they stand"
            yield warning("heading-number", told, section.heading.location, hint)
        previous[kind] = value, section.marker


def _numeral_value(numeral: str) -> int | None:
    """Give the value of 7, 七, 十七, 二十 or 二十七; None for anything else."""
    if numeral.isdecimal() and len(numeral) <= 4:
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if any(part not in _NUMERALS for part in (tens, units) if part) or not numeral:
        return None
    return (_NUMERALS[tens] if tens else 1) * 10 * bool(ten) + (_NUMERALS[units] if units else 0)
