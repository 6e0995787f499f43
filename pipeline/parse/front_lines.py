"""The lines round a title: document number, issue, date, speaker or writer, subtitle; each taken for what it is."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Dated, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass
from pipeline.parse.dates import find_date, is_only_date
from pipeline.parse.names import is_speaker, is_unit
from pipeline.parse.reading import Reading

DOCUMENT_NUMBER: Final = lazy(
    r"[（(]?[\w×✕○*]{1,16}[〔\[（(【﹝［„]\s?(?:(?:19|20)?\d\d|[×XＸ*]{2,4})\s?[〕\]）)】﹞］‟]"
    r"\s?第?\s?[\d×XＸ*]{1,5}\s?[号號][）)]?"
    r"|[一-鿿]{2,14}(?:令|公告)?\s?第\s?[\d一二三四五六七八九十百〇零]{1,6}\s?号"
    r"|[（(]?(?:19|20)\d\d年第\d{1,3}号[）)]?",
    "号",
    "號",
)
_ORIGINAL_TITLE: Final = lazy("原[标標][题題][：:]", "原标", "原標")
_CREDIT: Final = lazy(
    r"[□■◎○●◇]?[ \u3000]*(?:本报|本刊)?(?:记者|通讯员|作者|文|撰文)[ \u3000：:/／]+(?P<name>[^，。；：]{2,30})"
    r"|[□■◎][ \u3000]*(?P<name2>[^，。；：]{2,30})"
)
ISSUE: Final = lazy(r"[（(]?\s*(?:总?第|總第)\s*[\d〇一二三四五六七八九十百]{1,5}\s*期.{0,12}", "期")
APPROVAL: Final = lazy(
    "[（(].{0,6}(?:19|20|[一二]).{0,80}(?:通过|修订|修正|公布|发布|施行|批准|起施行|制定).{0,80}[）)]",
    "（",
    "(",
)


@dataclass(slots=True)
class Head:
    """What the head gave: texts by name; ``body`` is the index of the first piece of the body."""

    title: Text | None = None
    subtitle: Text | None = None
    document_number: Text | None = None
    recipients: Text | None = None
    salutation: Text | None = None
    author: Text | None = None
    dated: Dated | None = None
    issue: Text | None = None
    body: int = 0


def squeezed(text: str) -> str:
    """Give a text without white space and quotation marks, for comparing titles."""
    return re.sub(r"[\s“”\"'‘’]", "", text)


def take_before_title(reading: Reading, index: int, head: Head) -> None:
    """Take a line that stands before the title: document number, issue, date; anything else is furniture."""
    text = reading.pieces[index].text
    if DOCUMENT_NUMBER.fullmatch(text) and head.document_number is None:
        head.document_number = reading.take(index, TokenKind.DOCUMENT_NUMBER, "document number")
    elif ISSUE.fullmatch(text):
        head.issue = reading.take(index, TokenKind.NOTE, "issue number")
    elif is_only_date(text, reading.traditional):
        reading.take(index, TokenKind.DATE, "date before the title")
        _date_head(reading, index, head)
    else:
        reading.drop(index, "before the title")


def take_after_title(reading: Reading, index: int, head: Head) -> bool:
    """Take a line between title and body for what it is; False when it belongs to the body."""
    text = reading.pieces[index].text
    if head.title and squeezed(text) == squeezed(head.title.value):
        reading.drop(index, "repeated title")
    elif _ORIGINAL_TITLE.match(text):
        reading.drop(index, "original title beside the title")
    elif text.startswith(("——", "—", "--", "－－")) and head.subtitle is None:
        head.subtitle = reading.take(index, TokenKind.SUBTITLE, "dash subtitle")
        _date_head(reading, index, head)
    elif DOCUMENT_NUMBER.fullmatch(text) and head.document_number is None:
        head.document_number = reading.take(index, TokenKind.DOCUMENT_NUMBER, "document number")
    elif (is_only_date(text, reading.traditional) or _is_dated_issuer(text)) and head.dated is None:
        reading.take(index, TokenKind.DATE, "date under the title")
        _date_head(reading, index, head)
    elif ISSUE.fullmatch(text):
        head.issue = reading.take(index, TokenKind.NOTE, "issue number")
    else:
        return _take_writer(reading, index, head) or _take_bracket(reading, index, head)
    return True


def _is_dated_issuer(text: str) -> bool:
    """Tell whether a line names the day and the issuer: 1992年12月19日，劳动部."""
    found = find_date(text) if len(text) <= 60 else None
    return found is not None and found.start == 0 and is_unit(text[found.end :].lstrip("，, \u3000"))


def _date_head(reading: Reading, index: int, head: Head) -> None:
    piece = reading.pieces[index]
    found = find_date(piece.text, reading.traditional)
    if found and head.dated is None:
        text = Text(piece.text[found.start : found.end], piece.place(found.start))
        head.dated = Dated(date=found.date, text=text)


def _take_writer(reading: Reading, index: int, head: Head) -> bool:
    piece, text = reading.pieces[index], reading.pieces[index].text
    if head.author is not None:
        return False
    credit = _CREDIT.fullmatch(text)
    if credit:
        reading.take(index, TokenKind.AUTHOR, "writer under the title")
        name = "name" if credit["name"] else "name2"
        head.author = Text(credit[name], piece.place(credit.start(name)))
        return True
    if is_speaker(text) or (is_unit(text) and len(text) <= 30 and index + 1 < len(reading.pieces)):
        bare = text.strip("（）() \u3000")
        reading.take(index, TokenKind.AUTHOR, "speaker under the title")
        head.author = Text(bare, piece.place(text.index(bare)))
        return True
    return False


def _take_bracket(reading: Reading, index: int, head: Head) -> bool:
    text = reading.pieces[index].text
    if not (APPROVAL.fullmatch(text) or (text.startswith(("（", "(")) and text.endswith(("）", ")")))):
        return False
    if head.subtitle is None:
        head.subtitle = reading.take(index, TokenKind.SUBTITLE, "bracket under the title")
    else:
        reading.take(index, TokenKind.NOTE, "bracket under the title")
    _date_head(reading, index, head)
    return True
