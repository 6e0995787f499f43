"""What a text announces against what it then says: lists of headings in the lead, counts, numerals that skip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipeline.check.text_passages import all_sections, paragraphs
from pipeline.check.text_rule import PRACTICE, PUNCTUATION, WARNING, Document, Hit, Kind, Passage, document_rule
from pipeline.model.article import Section, Text
from pipeline.model.patterns import HAN, lazy
from pipeline.model.source import Location

_FEWEST: Final = 3
_SHORTEST_MEMBER: Final = 2
_CLAUSE: Final = lazy("[^，。；：！？“”‘’《》（）,;:!?()\\s]+")
NUMERALS: Final = {name: value for value, name in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNTED: Final = lazy(f'[“"]?([二两三四五六七八九十]|\\d{{1,2}})个?[“"]?([{HAN}]{{2,3}})[”"]', "”", '"')


class _Member(NamedTuple):
    """One member of a 、-list: its text, its offset in the passage; an outer member's text reaches too far."""

    text: str
    offset: int


def _at(document: Document, text: Text, start: int, length: int, hit: Hit) -> Iterator[tuple[Passage, Hit]]:
    place = text.location
    found = document.passage_at(Location(place.path, place.line, place.column + start))
    if found:
        passage, offset = found
        yield passage, hit._replace(start=offset, end=min(offset + length, len(passage.text)))


@document_rule(
    "CONS-01",
    PRACTICE,
    WARNING,
    ("小标题与前文所列不一致", "the heading lacks what was announced"),
    ("", ""),
    code="announced-heading",
)
def announced_heading(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """What a list in the lead names, the headings name too, in the same order and the same words.

    wrong: 以党建引领、科技赋能、服务提质为抓手。|一、党建引领|抓好学习。|二、科技强警|用好设备。|三、服务提质|办实事。
    right: 以党建引领、科技赋能、服务提质为抓手。|一、党建引领|抓好学习。|二、科技赋能|用好设备。|三、服务提质|办实事。
    """
    article = document.article
    opening = [text for text in (article.title, article.subtitle) if text]
    yield from _review_lists(document, [*opening, *paragraphs(article.lead)], article.initiatives)
    for section in all_sections(article):
        yield from _review_lists(document, paragraphs(section.body), section.subsections)


def _review_lists(
    document: Document, texts: Sequence[Text], sections: Sequence[Section]
) -> Iterator[tuple[Passage, Hit]]:
    if len(sections) < _FEWEST:
        return
    seen: set[tuple[int, str]] = set()
    for text in texts:
        for members in _lists(text.value, len(sections)):
            for index, member in _lacking(members, sections):
                if (index, member.text) in seen:
                    continue
                seen.add((index, member.text))
                heading, marker = sections[index].heading, sections[index].marker
                told = text.location
                hit = Hit(
                    0,
                    0,
                    None,
                    f"前文说“{member.text}”，小标题写“{marker}{heading.value}”",
                    f"{member.text} is announced, but the heading says {marker}{heading.value}",
                    ("前文在{place}；使两处一致", "announced at {place}; make list and heading agree"),
                    Location(told.path, told.line, told.column + member.offset),
                )
                yield from _at(document, heading, 0, len(heading.value), hit)


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


@document_rule(
    "CONS-02",
    PRACTICE,
    WARNING,
    ("标题所说的个数与小标题不符", "the title announces another number of headings"),
    ("使标题与小标题一致，或看是否漏了一个小标题", "make title and headings agree, or see that no heading was missed"),
    code="announced-count",
)
def announced_count(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """“四个坚持” in the title wants four headings with 坚持; headings without the word prove nothing.

    What the lead announces is held against the headings only when every heading has the word.

    wrong: 大队“三个强化”抓队伍|一、强化领导|抓好学习。|二、强化培训|办好培训。|三、优化服务|办好实事。
    wrong: 大队抓队伍建设|大队做到“四个强化”。|一、强化领导|抓好学习。|二、强化培训|办好培训。|三、强化服务|办好事。
    right: 大队“三个强化”抓队伍|一、强化领导|抓好学习。|二、强化培训|办好培训。|三、强化服务|办好实事。
    right: 大队增强“四个意识”|一、强化政治意识|抓好学习。|二、强化培训|办好培训。|三、强化服务|办好实事。
    """
    article = document.article
    if article.title:
        yield from _counted(document, article.title, in_lead=False)
    for text in paragraphs(article.lead):
        yield from _counted(document, text, in_lead=True)


def _counted(document: Document, text: Text, *, in_lead: bool) -> Iterator[tuple[Passage, Hit]]:
    headings = document.article.initiatives
    for match in _COUNTED.finditer(text.value):
        wanted = int(match[1]) if match[1].isdigit() else NUMERALS[match[1]]
        found = sum(match[2] in section.heading.value for section in headings)
        enough = len(headings) if in_lead else wanted // 2
        if found >= max(2, enough) and found != wanted:
            where = ("导语", "lead") if in_lead else ("标题", "title")
            chinese = f"{where[0]}说“{match[1]}个{match[2]}”，带“{match[2]}”的小标题有{found}个"
            english = f"the {where[1]} announces {match[1]}个{match[2]}, {found} headings say {match[2]}"
            yield from _at(document, text, match.start(), len(match[0]), Hit(0, 0, None, chinese, english))


@document_rule(
    "CONS-03",
    PUNCTUATION,
    WARNING,
    ("序号不连续", "a numeral skips or repeats"),
    (
        "改正序号，或看是否漏了一个小标题；排版时序号照原样",
        "correct the numeral, or see that no heading was missed; numerals are printed as they stand",
    ),
    code="heading-number",
)
def heading_number(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """Numerals of one kind follow one another; they may begin anew (an attachment, a second list).

    wrong: 大队工作|一、强化领导|抓好学习。|二、强化培训|办好培训。|四、优化服务|办好实事。
    right: 大队工作|一、强化领导|抓好学习。|二、强化培训|办好培训。|三、优化服务|办好实事。
    """
    article = document.article
    for siblings in (article.initiatives, *(section.subsections for section in all_sections(article))):
        previous: dict[str, tuple[int, str]] = {}
        for section in siblings:
            value = _numeral_value(section.number or "")
            if value is None:
                continue
            kind = section.marker.replace(section.number or "", "").translate(_WIDE_BRACKETS)[:2]
            last, marker = previous.get(kind, (value - 1, ""))
            if value not in (1, last + 1):
                chinese = f"“{section.marker}{section.heading.value}”接在“{marker}”之后"
                english = f"{section.marker}{section.heading.value} follows {marker}"
                hit = Hit(0, 0, None, chinese, english)
                yield from _at(document, section.heading, 0, len(section.heading.value), hit)
            previous[kind] = value, section.marker


_WIDE_BRACKETS: Final = {ord("("): "（", ord(")"): "）"}


def _numeral_value(numeral: str) -> int | None:
    """Give the value of 7, 七, 十七, 二十 or 二十七; None for anything else."""
    if numeral.isdecimal() and len(numeral) <= 4:
        return int(numeral)
    tens, ten, units = numeral.rpartition("十")
    if any(part not in NUMERALS for part in (tens, units) if part) or not numeral:
        return None
    return (NUMERALS[tens] if tens else 1) * 10 * bool(ten) + (NUMERALS[units] if units else 0)


@document_rule(
    "CONS-04",
    PRACTICE,
    WARNING,
    ("要点序号不连续", "the points are not counted in order"),
    ("改正序号，或看是否漏了一点", "correct the numeral, or see that no point was missed"),
)
def point_number(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """一是… is followed by 二是…, 三是…; and 首先 by 其次, not by 第二.

    wrong: 一是抓学习；三是抓培训。
    wrong: 首先抓学习；第三，抓培训；其次，抓服务。
    right: 一是抓学习；二是抓培训；三是抓服务。
    """
    for passage in document.passages:
        if passage.kind is not Kind.BODY:
            continue
        yield from _skipped_points(passage)
        if _FIRSTLY.search(passage.text) and (mixed := _THIRD.search(passage.text)) and "第一" not in passage.text:
            chinese, english = "“首先、其次”与“第二、第三”混用", "首先 and 其次 are mixed with 第二 and 第三"
            yield passage, Hit(*mixed.span(), None, chinese, english)


_POINT: Final = lazy(
    "(?:^|(?<=[，；。：、,;:”）]))\\s?(?P<n>[一二三四五六七八九])是(?![二三四五六七八九十]|一(?![些个批般直定部味体系]))",
    "是",
)
_FIRSTLY: Final = lazy("(?:^|[。；：，])(?:首先|其次)[，,]?", "首先", "其次")
_THIRD: Final = lazy("(?<=[。；])第[二三四][，,](?!第)", "第")


def _skipped_points(passage: Passage) -> Iterator[tuple[Passage, Hit]]:
    last = 0
    for match in _POINT.finditer(passage.text):
        value = NUMERALS[match["n"]]
        if value == 1:
            last = 1
        elif last and value != last + 1:
            chinese = f"“{match[0].strip()}”接在“{'零一二三四五六七八九十'[last]}是”之后"
            english = f"{match[0].strip()} follows {'零一二三四五六七八九十'[last]}是"
            yield passage, Hit(*match.span("n"), None, chinese, english)
            last = value
        else:
            last = value if last else 0


@document_rule(
    "CONS-05",
    PRACTICE,
    WARNING,
    ("所说的个数与所列要点不符", "the count announced and the points listed differ"),
    ("使两处一致", "make the two agree"),
)
def announced_points(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """从三个方面…：一是 … announces three points.

    wrong: 从三个方面抓作风：一是带好头；二是抓整改。
    right: 从三个方面抓作风：一是带好头；二是抓整改；三是抓落实。
    """
    for passage in document.passages:
        for match in _ANNOUNCED.finditer(passage.text):
            wanted = NUMERALS.get(match["n"], 0) or int(match["n"])
            found = _points_from(passage.text, match.end())
            if found >= 2 and found != wanted:
                chinese = f"前面说{match['n']}{match['what']}，后面列了{found}点"
                english = f"{match['n']}{match['what']} are announced, {found} points follow"
                yield passage, Hit(*match.span("n"), None, chinese, english)


_ANNOUNCED: Final = lazy(
    "(?P<n>[二两三四五六七八九十]|[2-9])(?P<what>个方面|项措施|项举措|点要求|条要求|点意见|个环节|项工作|项要求|个问题|大举措|项重点工作)"
    "[^。；：:]{0,14}[：:。](?=[“]?一是)",
    "一是",
)


def _points_from(text: str, start: int) -> int:
    """Count the points 一是, 二是 … that follow a place, up to where the row ends."""
    last = 0
    for match in _POINT.finditer(text, start):
        if NUMERALS[match["n"]] != last + 1:
            break
        last += 1
    return last
