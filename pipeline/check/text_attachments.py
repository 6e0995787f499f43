"""What a text says of its attachments and lists, and what they are: numbers, marks, levels of headings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_passages import all_sections
from pipeline.check.text_rule import FORMAT, PUNCTUATION, WARNING, Document, Hit, Kind, Passage, document_rule
from pipeline.model.article import Section
from pipeline.model.patterns import lazy
from pipeline.model.source import Location
from pipeline.model.strength import Strength


@document_rule(
    "CONS-11",
    f"{FORMAT} 7.3.4",
    WARNING,
    ("附件序号不连续", "the attachments are not numbered in order"),
    ("改正序号，或看是否漏了一个附件", "correct the number, or see that no attachment was missed"),
    strength=Strength.REQUIRED,
)
def attachment_number(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """Attachments are numbered from 1 on.

    wrong: 各单位要按要求落实。请遵照执行。|附件：1.任务表|3.名单
    right: 各单位要按要求落实。请遵照执行。|附件：1.任务表|2.名单
    """
    last = 0
    for attachment in document.article.attachments:
        if not (attachment.number or "").isdecimal():
            return
        number = int(attachment.number or 0)
        found = document.passage_at(attachment.title.location)
        if number != last + 1 and found:
            chinese, english = f"附件{number}接在附件{last}之后", f"attachment {number} follows {last}"
            yield found[0], Hit(found[1], len(found[0].text), None, chinese, english)
        last = number


@document_rule(
    "PUNC-23",
    f"{FORMAT} 7.3.4",
    WARNING,
    ("附件名称后有“{found}”", "a mark stands after the attachment's name: {found}"),
    ("附件名称后不加标点", "no mark after the name of an attachment"),
    strength=Strength.REQUIRED,
)
def mark_after_attachment(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """The name of an attachment takes no mark after it.

    wrong: 各单位要按要求落实。请遵照执行。|附件：1.任务表；|2.名单。
    right: 各单位要按要求落实。请遵照执行。|附件：1.任务表|2.名单
    """
    for attachment in document.article.attachments:
        found = document.passage_at(attachment.title.location)
        if found and found[0].kind is Kind.LABEL and found[0].text[-1:] in tuple("。；，、;,"):
            end = len(found[0].text)
            yield found[0], Hit(end - 1, end)


@document_rule(
    "CONS-12",
    f"{FORMAT} 7.3.4",
    WARNING,
    ("正文提到附件，但没有附件说明", "the text mentions an attachment, but none is listed"),
    ("正文之下空一行写附件说明，或删去正文里的提法", "list it one line below the body, or take the mention out"),
    strength=Strength.REQUIRED,
)
def unlisted_attachment(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A document with addressee and signature whose text says 见附件 lists its attachments.

    wrong: 关于报送材料的通知|各科室：|请按要求报送材料（见附件）。请遵照执行。|某某大队|2019年2月26日
    right: 关于报送材料的通知|各科室：|请按要求报送材料（见附件）。请遵照执行。|附件：材料清单|某某大队|2019年2月26日
    """
    article = document.article
    if article.attachments or not article.recipients or not (article.signature_date or article.byline):
        return
    for passage in document.passages:
        if passage.text.startswith("附件"):
            return
        if passage.kind is Kind.BODY and (match := _SEE.search(passage.text)):
            yield passage, Hit(*match.span())
            return


_SEE: Final = lazy("[详具]?见附件|[（(]附件\\d?[）)]|附件\\d(?=要求|格式|内容)", "附件")


@document_rule(
    "CONS-13",
    f"{FORMAT} 7.3.3",
    WARNING,
    ("标题层次跳级或颠倒", "a level of headings is skipped or upside down"),
    (
        "层次依次为 一、 （一） 1. （1）；只有两层时可用 一、 和 1.",
        "the levels are 一、 （一） 1. （1）; two levels may be 一、 and 1.",
    ),
    strength=Strength.DEFAULT,
)
def heading_level(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """一、 is followed by （一）, this by 1., this by （1）; where there are only two levels, the second may be 1.

    wrong: 大队工作|一、强化领导|（1）抓好学习|认真组织。|（2）抓好培训|认真开展。|二、强化管理|抓好落实。
    right: 大队工作|一、强化领导|（一）抓好学习|认真组织。|（二）抓好培训|认真开展。|二、强化管理|抓好落实。
    """
    for section in all_sections(document.article):
        upper = _rank(section.marker)
        for subsection in section.subsections[:1]:
            lower = _rank(subsection.marker)
            if upper and lower and (upper, lower) not in _STEPS and lower != upper:
                found = document.passage_at(_place(subsection))
                if found:
                    chinese = f"“{section.marker}”之下是“{subsection.marker}”"
                    english = f"{subsection.marker} stands below {section.marker}"
                    yield found[0], Hit(found[1], found[1] + len(subsection.heading.value), None, chinese, english)


_STEPS: Final = frozenset({(1, 2), (2, 3), (3, 4), (1, 3), (2, 4)})
_RANKS: Final = tuple(
    (lazy(form), rank)
    for form, rank in (
        ("[一二三四五六七八九十]+、", 1),
        ("[（(][一二三四五六七八九十]+[）)]", 2),
        ("\\d+[.．、]", 3),
        ("[（(]\\d+[）)]", 4),
    )
)


def _rank(marker: str) -> int:
    """Give the level that a numeral is for, 0 for one of no known form."""
    return next((rank for form, rank in _RANKS if form.match(marker)), 0)


def _place(section: Section) -> Location:
    return section.heading.location


@document_rule(
    "PUNC-21",
    PUNCTUATION,
    WARNING,
    ("最后一项末尾用了分号", "the last item of the list ends with ；"),
    ("各项用分号，最后一项用句号", "items end with ；, the last one with 。"),
    strength=Strength.REQUIRED,
)
def last_item(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """Items of a list end with ；, the last of them with 。.

    wrong: 大队做好以下工作：|（一）开展培训；|（二）加强管理；|（三）抓好落实；
    right: 大队做好以下工作：|（一）开展培训；|（二）加强管理；|（三）抓好落实。
    """
    passages = document.passages
    for index, passage in enumerate(passages[1:], 1):
        items = _open(passage) and _open(passages[index - 1])
        if passage.kind is not Kind.BODY or passage.following or not items or not _ITEM.match(passage.text):
            continue
        after = passages[index + 1] if index + 1 < len(passages) else None
        if (
            after is None
            or after.kind not in (Kind.BODY, Kind.CELL, Kind.HEADING)
            or after.text[:1] != passage.text[:1]
        ):
            yield passage, Hit(len(passage.text) - 1, len(passage.text))


def _open(passage: Passage) -> bool:
    return passage.kind in (Kind.BODY, Kind.HEADING) and passage.text.endswith(("；", ";"))


_ITEM: Final = lazy("[（(]?[一二三四五六七八九十\\d]+[）)、.．是]|[①-⑳]|——")
