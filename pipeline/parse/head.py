"""The head of an article: metadata, title, subtitle, document number, speaker, recipients, salutation.

Precedence for the title: a line that a hint of the page confirms, then the line the format calls the title, then
原标题：, then the first line before the body that is nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Dated, Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.model.source import LineKind
from pipeline.parse.address import is_recipients, is_salutation, read_address
from pipeline.parse.dates import find_date, is_only_date
from pipeline.parse.front_lines import (
    APPROVAL,
    DOCUMENT_NUMBER,
    ISSUE,
    Head,
    squeezed,
    take_after_title,
    take_before_title,
)
from pipeline.parse.names import is_speaker, is_unit
from pipeline.parse.numerals import find_marker
from pipeline.parse.phrases import STANDING, ends_as_body
from pipeline.parse.reading import Reading

GENRES: Final = (
    "通知|通报|报告|意见|方案|办法|讲话|总结|计划|决定|公告|通告|函|批复|请示|规定|条例|纪要|简报|要点|规则|细则"
    "|致辞|发言|规划|纲要|制度|汇报|预案|公报|决议|命令"
    "|倡议书|公开信|须知|章程|指南|说明|公示|議|報告|通知書"
)
_GENRE_END: Final = lazy(rf"(?:{GENRES})(?:[（(][^）)]{{1,20}}[）)])?$")
TITLE_WORDS: Final = lazy(rf"关于|關於|印发|印發|(?:{GENRES})(?:[（(][^）)]{{1,20}}[）)])?$")
_RED_HEAD: Final = lazy("文\\s*件$")
# Names of a page's columns: printed above a title, never titles when anything longer follows.
_COLUMN: Final = lazy(
    "[一-鿿]{0,6}(?:动态|公开|新闻|资讯|要闻|快讯|公告|公示|政策|专栏|频道|栏目|中心|法规|文件|信息|园地|风采|建设|活动|之窗)"
)
_ORIGINAL: Final = lazy("原[标標][题題][：:][ \u3000]*", "原标", "原標")
_LETTER: Final = lazy(r"[^\W\d_]")
_DATED_TITLE: Final = lazy(r"\s+[\[(（]?(?P<date>(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2})[\])）]?$")
_MASTHEAD: Final = lazy(r"[\w \u3000]{0,20}(?:简报|信息|快报|专报|动态|通讯|简讯|要情|快讯|内参)")
_NUMBERED_MASTHEAD: Final = lazy(
    r"[\w \u3000]{0,20}[报讯息态情][ \u3000]*[（(]?[^（()）]{0,8}第[^（()）]{1,6}期[）)]?", "期"
)


def starts_body(reading: Reading, index: int) -> bool:
    """Tell whether a piece can only be part of the body: a paragraph, a numbered line, a salutation, a table."""
    piece = reading.pieces[index]
    text = piece.text
    if piece.line.kind in (LineKind.TABLE, LineKind.LIST_ITEM, LineKind.QUOTATION):
        return True
    if APPROVAL.fullmatch(text) or text.startswith(("原标题", "原標題")) or _is_hinted(reading, text):
        return False
    marker = find_marker(text)
    if marker and marker.family.name not in ("ordinal", "sequence-word") and (piece.line.level or 9) > 1:
        return True
    if is_salutation(text) or is_recipients(text):
        return True
    if len(text) > 120:
        return True
    if piece.line.level in (0, 1):
        return False
    if "。" in text or text.endswith(("：", ":", "；", "，")):
        return True
    return len(text) > 60 and re.search("[，；]", text) is not None and not piece.line.centred


def _is_hinted(reading: Reading, text: str) -> bool:
    line = squeezed(text)
    return len(line) >= 6 and any(squeezed(hint).startswith(line) for hint in reading.hints.values())


def read_head(reading: Reading, first: int, last: int, title_only: bool = False) -> Head:
    """Read the head of the pieces [first, last): the title and what stands between it and the body.

    ``title_only``: an attachment has nothing but a title before its text.
    """
    head = Head(body=first)
    front: list[int] = []
    for index in range(first, last):
        if not reading.free(index):
            continue
        if starts_body(reading, index) and (front or not _is_chapter(reading.pieces[index].text)):
            head.body = index
            break
        front.append(index)
    else:
        # A text of short lines only: the first is the title, the others are the body; one line alone may be a title.
        head.body = front[1] if len(front) > 1 else front[0] if front else last
        if len(front) == 1 and _is_lone_title(reading.pieces[front[0]].text, reading.traditional):
            head.body = last
        elif len(front) <= 1:
            front = []
        front = front[:1]
    _read_front(reading, front, head, title_only)
    if not title_only:
        read_address(reading, head, last)
    return head


def _read_front(reading: Reading, front: list[int], head: Head, title_only: bool) -> None:
    title_at = _choose_title(reading, front[:1] if title_only else front)
    if title_at is None:
        for index in front:
            head.body = min(head.body, index)
        return
    for index in front:
        if index < title_at:
            take_before_title(reading, index, head)
    _take_title(reading, front, title_at, head)
    for index in front:
        if index <= title_at or not reading.free(index):
            continue
        if not title_only and _drop_broken_repeat(reading, front[front.index(index) :], head):
            continue
        if title_only or not take_after_title(reading, index, head):
            head.body = min(head.body, index)
            break


def _drop_broken_repeat(reading: Reading, lines: list[int], head: Head) -> bool:
    """Drop the title when it stands again, broken over two or three lines."""
    title = squeezed(head.title.value) if head.title else ""
    joined = ""
    for count, index in enumerate(lines[:3], 1):
        joined += squeezed(reading.pieces[index].text)
        if joined == title and count > 1:
            for one in lines[:count]:
                reading.drop(one, "repeated title")
            return True
        if not title.startswith(joined):
            break
    return False


def _choose_title(reading: Reading, front: list[int]) -> int | None:
    able = [index for index in front if _may_be_title(reading.pieces[index].text, reading.traditional)]
    issue = next((index for index in front if ISSUE.fullmatch(reading.pieces[index].text)), None)
    able = [index for index in able if not _NUMBERED_MASTHEAD.fullmatch(reading.pieces[index].text)] or able
    if issue is not None and any(index < issue and _MASTHEAD.fullmatch(reading.pieces[index].text) for index in front):
        able = [index for index in able if index > issue and not _is_issuer(reading.pieces[index].text)] or able
    able = _after_masthead(reading, front, able)
    able = [index for index in able if not _COLUMN.fullmatch(reading.pieces[index].text)] or able
    hinted = [index for index in able if _is_hinted(reading, reading.pieces[index].text)]
    if hinted and _is_site_name(reading, hinted[0]):
        del hinted[0]
    stated = [index for index in able if reading.pieces[index].line.level in (0, 1)]
    lines = [squeezed(reading.pieces[index].text) for index in able]
    twice = [index for index, line in zip(able, lines, strict=True) if len(line) >= 8 and lines.count(line) > 1]
    subtitled = [
        index
        for index in able
        if index + 1 in front
        and reading.pieces[index + 1].text.startswith("——")
        and not squeezed(reading.pieces[able[0]].text).startswith(squeezed(reading.pieces[index].text))
    ]
    for group in (hinted, stated, subtitled, twice, able):
        if group:
            # The last of several printings of the title is the article's own; the others are the page's.
            line = lines[able.index(group[0])]
            return max(index for index, other in zip(able, lines, strict=True) if other == line)
    return None


def _after_masthead(reading: Reading, front: list[int], able: list[int]) -> list[int]:
    """Leave out the lines above a document number when a title with 关于 or a genre's name stands below it."""
    texts = {index: reading.pieces[index].text for index in front}
    number = next((index for index in front if DOCUMENT_NUMBER.fullmatch(texts[index])), None)
    if number is None:
        return able
    above = [index for index in able if index < number]
    below = [index for index in able if index > number]
    titled = any(TITLE_WORDS.search(texts[index]) for index in below[:3])
    untitled = all(_RED_HEAD.search(texts[index]) or not TITLE_WORDS.search(texts[index]) for index in above)
    return below if titled and untitled else able


def _is_site_name(reading: Reading, index: int) -> bool:
    """Tell whether a line a hint confirms is but the name of the unit whose page it is."""
    text = reading.pieces[index].text
    return is_unit(text) and squeezed(text) in [squeezed(hint) for hint in reading.hints.values()]


def _is_chapter(text: str) -> bool:
    """Tell whether a line is a chapter's heading: at the very top it is the excerpt's title."""
    marker = find_marker(text)
    return marker is not None and marker.family.name == "chapter" and len(text) <= 40


def _is_issuer(text: str) -> bool:
    """Tell whether a line of a bulletin's masthead names who issues it and when."""
    found = find_date(text)
    return is_unit(text) or (found is not None and is_unit(text[: found.start].strip()))


def _may_be_title(text: str, traditional: bool) -> bool:
    if text.startswith(("原标题", "原標題")):
        return True
    if not 2 <= len(text) <= 120 or text.startswith(("——", "—", "(", "（")):
        return False
    if STANDING.fullmatch(text):
        return False
    if is_only_date(text, traditional) or DOCUMENT_NUMBER.fullmatch(text) or ISSUE.fullmatch(text):
        return False
    return _LETTER.search(text) is not None and not text.endswith(("；", "，"))


def _is_lone_title(text: str, traditional: bool) -> bool:
    return len(text) <= 40 and not ends_as_body(text) and _may_be_title(text, traditional)


def _take_title(reading: Reading, front: list[int], at: int, head: Head) -> None:
    piece = reading.pieces[at]
    prefix = _ORIGINAL.match(piece.text)
    start = prefix.end() if prefix else 0
    reading.taken.add(at)
    reading.ledger.mark(piece, 0, start, TokenKind.KEY, "metadata key")
    end = _dated_end(reading, at, start, head)
    reading.ledger.mark(piece, start, end, TokenKind.TITLE, "first line before the body")
    lines = [piece.text[start:end]]
    for index in front[front.index(at) + 1 :]:
        if index != at + len(lines) or not _continues_title(reading, index, lines):
            break
        lines.append(reading.take(index, TokenKind.TITLE, "title goes on").value)
    head.title = Text("\n".join(lines), piece.place(start))


def _dated_end(reading: Reading, at: int, start: int, head: Head) -> int:
    """Give the end of a title line: before the day printed after it, if there is one."""
    piece = reading.pieces[at]
    dated = _DATED_TITLE.search(piece.text, start + 6)
    found = find_date(dated["date"], reading.traditional) if dated else None
    if dated is None or found is None or head.dated is not None:
        return len(piece.text)
    reading.ledger.mark(piece, dated.start("date"), dated.end("date"), TokenKind.DATE, "date after the title")
    head.dated = Dated(date=found.date, text=Text(dated["date"], piece.place(dated.start("date"))))
    return dated.start()


def _continues_title(reading: Reading, index: int, lines: list[str]) -> bool:
    piece, text = reading.pieces[index], reading.pieces[index].text
    if not _may_be_title(text, reading.traditional) or is_speaker(text) or len(lines) >= 4 or text.startswith("原标题"):
        return False
    joined = "".join(lines)
    if any(squeezed(hint).startswith(squeezed(joined + text)) for hint in reading.hints.values()):
        return True
    if _GENRE_END.search(joined):
        return False
    if _GENRE_END.search(text) and not find_marker(text):
        return True
    if text.startswith("关于") and is_unit(joined):
        return True
    if "关于" in joined and any(_GENRE_END.search(one.text) for one in reading.pieces[index + 1 : index + 3]):
        return True
    if joined.endswith(("的", "和", "与", "、", "及", "暨", "，")) or joined.count("“") > joined.count("”"):
        return True
    before = reading.pieces[index - 1].line
    return before.centred and piece.line.centred and before.level == piece.line.level
