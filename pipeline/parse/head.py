"""The head of an article: metadata, title, subtitle, document number, speaker, recipients, salutation.

Precedence for the title: a line that a hint of the page confirms, then the line the format calls the title, then
原标题：, then the first line before the body that is nothing else.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.article import Text, TokenKind
from pipeline.model.source import LineKind
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
from pipeline.parse.reading import Reading

GENRES: Final = (
    "通知|通报|报告|意见|方案|办法|讲话|总结|计划|决定|公告|通告|函|批复|请示|规定|条例|纪要|简报|要点|规则|细则"
    "|致辞|发言|规划|纲要|制度|汇报|预案|公报|决议|命令"
    "|倡议书|公开信|须知|章程|指南|说明|公示|議|報告|通知書"
)
_GENRE_END: Final = re.compile(rf"(?:{GENRES})(?:[（(][^）)]{{1,20}}[）)])?$")
_SALUTATION: Final = re.compile(
    "(?:尊敬|敬爱|亲爱|敬愛|親愛)的.{1,60}[：:！!，,]|(?:各位|全体|同志们|朋友们|老师们|同学们|女士们|先生们"
    "|代表们|家长朋友|广大|父老乡亲|鄉親)[^。；？：:]{0,60}[：:！!]"
    "|(?:同志们|同学们|老师们|朋友们|乡亲们|各位代表|各位委员|大家好)[、，,：:！!].{0,40}"
)
_SPECIFIC_SALUTATION: Final = re.compile(
    "(?:尊敬|敬爱|亲爱|敬愛|親愛)的|同志们|朋友们|老师们|同学们|女士们|先生们|代表|委员|领导|来宾|家长|嘉宾|乡亲|评委"
)
_RECIPIENTS: Final = re.compile(
    r"[^。；？！]{2,300}(?:单位|单位）|部门|部門|机构|機構|局|办|处|處|室|科|所|队|会|會|厅|委|院|校|园|公司|集团"
    r"|企业|政府|机关|镇|乡|街道|县|区|市|省|中心|支部|党委|总支|党组|站|社"
    r"|行|部|团|学校|学院|系|家长|同志|同学|老师|干警|民警|职工|员工|用户|村|居|组|户|人员|者|商|[）)])\s*[：:]"
)
_NOT_RECIPIENTS: Final = re.compile(
    "如下|以下|下列|现将|通知|要求|包括|表示|指出|认为|强调|分别|主要|特|获奖|名单|具体|说|报告|根据|按照|为了"
    "|为进|为贯|做好"
)
_MASTHEAD: Final = re.compile("[一-鿿 \u3000]{0,20}(?:简报|信息|快报|专报|动态|通讯|简讯|要情|快讯|内参)")
_NUMBERED_MASTHEAD: Final = re.compile(
    r"[一-鿿 \u3000]{0,20}[报讯息态情][ \u3000]*[（(]?[^（()）]{0,8}第[^（()）]{1,6}期[）)]?"
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


def is_salutation(text: str) -> bool:
    """Tell whether a line addresses people: 各位代表：, 同志们：, 尊敬的各位家长："""
    return len(text) <= 80 and _SALUTATION.fullmatch(text) is not None and _SPECIFIC_SALUTATION.search(text) is not None


def is_recipients(text: str) -> bool:
    """Tell whether a line names the units a document is sent to (主送机关, GB/T 9704-2012 §7.3.2)."""
    return len(text) <= 320 and _RECIPIENTS.fullmatch(text) is not None and not _NOT_RECIPIENTS.search(text)


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
        # A text of short lines only: the first is the title, the others are the body.
        head.body = front[1] if len(front) > 1 else front[0] if front else last
        front = front[:1] if len(front) > 1 else []
    _read_front(reading, front, head, title_only)
    if not title_only:
        _read_address(reading, head, last)
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
        if index > title_at and reading.free(index) and (title_only or not take_after_title(reading, index, head)):
            head.body = min(head.body, index)
            break


def _choose_title(reading: Reading, front: list[int]) -> int | None:
    able = [index for index in front if _may_be_title(reading.pieces[index].text, reading.traditional)]
    issue = next((index for index in front if ISSUE.fullmatch(reading.pieces[index].text)), None)
    able = [index for index in able if not _NUMBERED_MASTHEAD.fullmatch(reading.pieces[index].text)] or able
    if issue is not None and any(index < issue and _MASTHEAD.fullmatch(reading.pieces[index].text) for index in front):
        able = [index for index in able if index > issue and not _is_issuer(reading.pieces[index].text)] or able
    hinted = [index for index in able if _is_hinted(reading, reading.pieces[index].text)]
    if hinted and _is_site_name(reading, hinted[0]):
        del hinted[0]
    stated = [index for index in able if reading.pieces[index].line.level in (0, 1)]
    lines = [squeezed(reading.pieces[index].text) for index in able]
    twice = [index for index, line in zip(able, lines, strict=True) if len(line) >= 8 and lines.count(line) > 1]
    for group in (hinted, stated, twice, able):
        if group:
            return group[0]
    return None


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
    if is_only_date(text, traditional) or DOCUMENT_NUMBER.fullmatch(text) or ISSUE.fullmatch(text):
        return False
    return re.search("[一-鿿A-Za-z]", text) is not None and not text.endswith(("；", "，"))


def _take_title(reading: Reading, front: list[int], at: int, head: Head) -> None:
    piece = reading.pieces[at]
    prefix = re.match("原[标標][题題][：:][ \u3000]*", piece.text)
    start = prefix.end() if prefix else 0
    reading.taken.add(at)
    reading.ledger.mark(piece, 0, start, TokenKind.KEY, "metadata key")
    reading.ledger.mark(piece, start, len(piece.text), TokenKind.TITLE, "first line before the body")
    lines = [piece.text[start:]]
    for index in front[front.index(at) + 1 :]:
        if index != at + len(lines) or not _continues_title(reading, index, lines):
            break
        lines.append(reading.take(index, TokenKind.TITLE, "title goes on").value)
    head.title = Text("\n".join(lines), piece.place(start))


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


def _read_address(reading: Reading, head: Head, last: int) -> None:
    """Recipients or salutation at the body's first line."""
    for index in range(head.body, min(head.body + 2, last)):
        if not reading.free(index):
            continue
        text = reading.pieces[index].text
        if is_salutation(text) and head.salutation is None:
            head.salutation = _address(reading, index, TokenKind.SALUTATION, "salutation")
        elif is_recipients(text) and head.recipients is None:
            head.recipients = _address(reading, index, TokenKind.RECIPIENTS, "recipients")
        else:
            break
        head.body = index + 1


def _address(reading: Reading, index: int, kind: TokenKind, why: str) -> Text:
    piece = reading.pieces[index]
    bare = piece.text.rstrip("：:！!，, ")
    reading.taken.add(index)
    reading.ledger.mark(piece, 0, len(bare), kind, why)
    reading.ledger.mark(piece, len(bare), len(piece.text), TokenKind.DELIMITER, "colon")
    return Text(bare, piece.place())
