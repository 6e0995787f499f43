"""Whom a document addresses: its salutation (同志们：) and its recipients (主送机关, GB/T 9704-2012 §7.3.2)."""

from __future__ import annotations

from typing import Final

from pipeline.model.article import Text, TokenKind
from pipeline.model.patterns import lazy
from pipeline.parse.front_lines import Head
from pipeline.parse.measure_words import words
from pipeline.parse.reading import Reading

_SALUTATION: Final = lazy(
    "(?:尊敬|敬爱|亲爱|敬愛|親愛)的.{1,60}[：:！!，,]|(?:各位|全体|同志们|朋友们|老师们|同学们|女士们|先生们"
    "|代表们|家长朋友|广大|父老乡亲|鄉親)[^。；？：:]{0,60}[：:！!]"
    "|(?:同志们|同学们|老师们|朋友们|乡亲们|各位代表|各位委员|大家好)[、，,：:！!].{0,40}",
    *words("尊敬 敬爱 亲爱 敬愛 親愛 各位 全体 同志 朋友 老师 同学 女士 先生 代表 家长 广大 父老 鄉親 乡亲 大家好"),
)
_SPECIFIC_SALUTATION: Final = lazy(
    "(?:尊敬|敬爱|亲爱|敬愛|親愛)的|同志们|朋友们|老师们|同学们|女士们|先生们|代表|委员|领导|来宾|家长|嘉宾|乡亲|评委"
)
_RECIPIENTS: Final = lazy(
    r"[^。；？！]{2,300}(?:单位|单位）|部门|部門|机构|機構|局|办|处|處|室|科|所|队|会|會|厅|委|院|校|园|公司|集团"
    r"|企业|政府|机关|镇|乡|街道|县|区|市|省|中心|支部|党委|总支|党组|站|社"
    r"|行|部|团|学校|学院|系|家长|同志|同学|老师|干警|民警|职工|员工|用户|村|居|组|户|人员|者|商|[）)])\s*[：:]",
    "：",
    ":",
)
_NOT_RECIPIENTS: Final = lazy(
    "如下|以下|下列|现将|通知|要求|包括|表示|指出|认为|强调|分别|主要|特|获奖|名单|具体|说|报告|根据|按照|为了"
    "|为进|为贯|做好"
)


def is_salutation(text: str) -> bool:
    """Tell whether a line addresses people: 各位代表：, 同志们：, 尊敬的各位家长："""
    return len(text) <= 80 and _SALUTATION.fullmatch(text) is not None and _SPECIFIC_SALUTATION.search(text) is not None


def is_recipients(text: str) -> bool:
    """Tell whether a line names the units a document is sent to (主送机关, GB/T 9704-2012 §7.3.2)."""
    return len(text) <= 320 and _RECIPIENTS.fullmatch(text) is not None and not _NOT_RECIPIENTS.search(text)


def read_address(reading: Reading, head: Head, last: int) -> None:
    """Recipients or salutation at the body's first line."""
    for index in range(head.body, min(head.body + 2, last)):
        if not reading.free(index):
            continue
        text = reading.pieces[index].text
        if is_salutation(text) and head.salutation is None:
            head.salutation = _address(reading, index, TokenKind.SALUTATION, "salutation")
        elif is_recipients(text) and head.recipients is None:
            head.recipients = _address(reading, index, TokenKind.RECIPIENTS, "recipients")
        elif head.recipients is None and index + 1 < last and _are_recipients(reading, index):
            first = reading.take(index, TokenKind.RECIPIENTS, "recipients")
            rest = _address(reading, index + 1, TokenKind.RECIPIENTS, "recipients go on")
            head.recipients = Text(first.value + rest.value, first.location)
            head.body = index + 2
            break
        else:
            break
        head.body = index + 1


def _are_recipients(reading: Reading, index: int) -> bool:
    """Tell whether a line and the next one together name the recipients: a list broken by its typist."""
    text, following = reading.pieces[index].text, reading.pieces[index + 1].text
    return (
        reading.free(index + 1) and text.startswith("各") and len(following) <= 40 and is_recipients(text + following)
    )


def _address(reading: Reading, index: int, kind: TokenKind, why: str) -> Text:
    piece = reading.pieces[index]
    bare = piece.text.rstrip("：:！!，, ")
    reading.taken.add(index)
    reading.ledger.mark(piece, 0, len(bare), kind, why)
    reading.ledger.mark(piece, len(bare), len(piece.text), TokenKind.DELIMITER, "colon")
    return Text(bare, piece.place())
