"""What a text says in two places: dates after its own, abbreviations, attachments, figures, names."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from pipeline.check.text_rule import (
    FORMAT,
    INFO,
    NUMERALS,
    PRACTICE,
    WARNING,
    Document,
    Hit,
    Kind,
    Passage,
    document_rule,
)
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength


@document_rule(
    "CONS-06",
    PRACTICE,
    INFO,
    ("“{found}”晚于成文日期", "{found} is later than the date of the text"),
    ("若不是计划，核对日期", "look the date up unless it is a plan"),
)
def later_date(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A text of 26 February can plan for March but cannot report of it.

    wrong: 大队开展工作|3月1日以来，2019年3月5日大队查处了12起。大家努力工作。|某某大队|2019年2月26日
    right: 大队开展工作|2019年2月5日大队查处了12起。大家努力工作。|某某大队|2019年2月26日
    """
    dated = document.article.signature_date or document.article.published
    if not dated:
        return
    for passage in document.passages:
        if passage.kind is not Kind.BODY:
            continue
        for match in _FULL_DATE.finditer(passage.text):
            try:
                date = datetime.date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
            clause = re.split("[。；]", passage.text[match.end() : match.end() + _CLAUSE], maxsplit=1)[0]
            before = re.split("[。；]", passage.text[max(0, match.start() - _CLAUSE) : match.start()])[-1]
            if date > dated.date and "了" in clause and not _PLANNED.search(before + clause):
                yield passage, Hit(*match.span())


_CLAUSE: Final = 80
_FULL_DATE: Final = lazy("(?P<y>(?:19|20)\\d\\d)年(?P<m>\\d{1,2})月(?P<d>\\d{1,2})日", "月")
_PLANNED: Final = lazy("将|拟|计划|之前|以前|施行|实施|执行|截止|有效")


@document_rule(
    "CONS-07",
    PRACTICE,
    INFO,
    ("简称“{found}”", "the short name {found}"),
    (
        "简称在第一次出现全称处注明，之后使用；不再使用就不必注明",
        "declare a short name at first mention, and only if it is used",
    ),
)
def declared_abbreviation(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A short name is declared once, before it is used, and used afterwards.

    wrong: 某某交警支队直属二大队（以下简称“二大队”）开展工作。大家工作努力。
    right: 某某交警支队直属二大队（以下简称“二大队”）开展工作。二大队工作努力。
    """
    declared: set[str] = set()
    for index, passage in enumerate(document.passages):
        for match in islice(_DECLARED.finditer(passage.text), _MOST_DECLARED):
            name = match["quoted"] or match["bare"]
            later = [passage.text[match.end() :], *(other.text for other in document.passages[index + 1 :])]
            if name in declared:
                chinese, english = f"简称“{name}”注明了两次", f"the short name {name} is declared twice"
                yield passage, Hit(*match.span(), None, chinese, english)
            elif not any(name in text for text in later):
                chinese, english = f"简称“{name}”注明后没有使用", f"the short name {name} is declared and never used"
                yield passage, Hit(*match.span(), None, chinese, english)
            declared.add(name)


_MOST_DECLARED: Final = 20
_DECLARED: Final = lazy(
    f"以下简?称(?:为|[：:])?(?:[“《](?P<quoted>[^”》]{{2,20}})[”》]|(?P<bare>[{HAN}]{{2,8}})(?=[）)]))",
    "以下",
)


@document_rule(
    "CONS-08",
    NUMERALS,
    INFO,
    ("大数写法不一致：{found}", "large numbers are written in two ways: {found}"),
    ("全文统一：1万以上的数或都分节，或都不分节", "group the digits of all large numbers or of none"),
    strength=Strength.DEFAULT,
)
def grouped_thousands(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """Digits are grouped by thousands everywhere or nowhere.

    wrong: 发放资料12,000份。走访群众15600人次。
    right: 发放资料12000份。走访群众15600人次。
    """
    grouped = [(passage, match) for passage in document.passages for match in _GROUPED.finditer(passage.text)]
    plain = [match for passage in document.passages for match in _PLAIN.finditer(passage.text)]
    if grouped and plain:
        passage, match = grouped[0]
        yield passage, Hit(*match.span())


_GROUPED: Final = lazy("(?<![\\d,.])\\d{1,3}(?:,\\d{3})+(?!\\d)", ",")
_PLAIN: Final = lazy("(?<![\\d.\\-A-Za-z])[1-9]\\d{4,6}(?=[余多]?[人次份户起件元名册个米])")


@document_rule(
    "CONS-09",
    PRACTICE,
    INFO,
    ("“{found}”只出现一次，与别处写法相近而不同", "{found} occurs once and resembles another name"),
    ("核对名称", "look the name up"),
)
def similar_name(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A name written five times one way and once another way is likely mistyped.

    wrong: 某城派出所开展工作。某城派出所召开会议。某城派出所加强巡逻。某成派出所受到好评。
    right: 某城派出所开展工作。某城派出所召开会议。某城派出所加强巡逻。东山派出所受到好评。
    """
    found = [(passage, match) for passage in document.passages for match in _ORGAN.finditer(passage.text)]
    counts = Counter(match[0] for _, match in found)
    common = {form: name for name in counts if counts[name] >= _OFTEN for form in _blurred(name)}
    for passage, match in found:
        rival = next((common[form] for form in _blurred(match[0]) if form in common), None)
        if counts[match[0]] == 1 and rival and _one_apart(rival, match[0]):
            advice = (f"别处作“{rival}”；核对名称", f"elsewhere it is {rival}; look the name up")
            yield passage, Hit(*match.span(), hint=advice)


_OFTEN: Final = 3
_ORGAN: Final = lazy(f"[{HAN}]{{2}}(?:派出所|公安局|街道|社区|中学|小学|医院)")
_DIRECTIONS: Final = frozenset("东西南北上下中前后大小新老一二三四五六七八九十各县市区省该乡镇村")


def _blurred(name: str) -> list[str]:
    """Give the forms of a name with one of its first two characters left open."""
    return [f"?{name[1:]}", f"{name[0]}?{name[2:]}"]


def _one_apart(one: str, other: str) -> bool:
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(differing) == 1 and not _DIRECTIONS & set(differing[0])


@document_rule(
    "CONS-10",
    f"{FORMAT} 7.3.4",
    WARNING,
    ("正文提到附件，但没有附件说明或附件", "the text mentions an attachment, but there is none"),
    ("补上附件说明和附件，或删去正文里的提法", "add the attachment and its note, or take the mention out"),
    strength=Strength.REQUIRED,
)
def absent_attachment(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """见附件3 wants an attachment 3.

    wrong: 各单位要按要求落实（见附件3）。|附件：1.任务表|2.名单
    right: 各单位要按要求落实（见附件2）。|附件：1.任务表|2.名单
    """
    count = len(document.article.attachments)
    for passage in document.passages:
        if passage.kind is not Kind.BODY:
            continue
        for match in _MENTIONED.finditer(passage.text):
            if count and int(match["n"]) > count:
                chinese = f"正文提到附件{match['n']}，附件说明只有{count}个"
                english = f"附件{match['n']} is mentioned, {count} attachments are listed"
                yield passage, Hit(*match.span(), None, chinese, english)


_MENTIONED: Final = lazy("(?:见|按照|填写|填报|报送)附件(?P<n>\\d{1,2})", "附件")
