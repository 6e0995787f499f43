"""Headings without numerals: what the format states, bullets, bold or short lines, and parallel openings.

Each kind is judged over the whole text and needs company: one short line proves nothing, several lines of one look
that each head paragraphs do. Openings of paragraphs (``坚持党建领航，筑牢思想之基。…``) must stand in a row of three or
more and be parallel.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.model.source import LineKind
from pipeline.parse.candidates import Candidate
from pipeline.parse.dates import find_date
from pipeline.parse.names import is_person, is_speaker
from pipeline.parse.parallel import are_closely_parallel, opening_phrase, parallel_stretches
from pipeline.parse.phrases import STANDING, Phrase, ends_as_body, find_phrase
from pipeline.parse.pieces import Piece

_BULLET: Final = lazy("[◇◆●○■□▲△★☆▪►▶◎※♦❖✦][ \u3000]*", *"◇◆●○■□▲△★☆▪►▶◎※♦❖✦")
_LENTICULAR: Final = lazy(r"【(?P<words>[^】]{2,24})】\s*", "【")
_FINAL: Final = lazy("[。！？；，：:、,;!?…—][”’」』]*$")
_LABEL: Final = lazy(
    "[一-鿿]{0,6}(?:职责|要求|条件|资格|方式|时间|地点|对象|内容|程序|待遇|原则|目标|任务|措施|办法|标准|范围|流程|简介|特点|原因"
    "|思想|步骤|材料|须知|安排|事项|背景|意义|职責|條件|時間|地點)[：:]",
    "：",
    ":",
)
_SPEAKER: Final = lazy("主持人|嘉宾|网友|记者|问|答|提问|发言人|专家|来宾|導演|导演")
PLAIN_RANK: Final = 100
_SHORT: Final = 28
_PARAGRAPH: Final = 30
_BETWEEN: Final = 2


def plain_candidates(pieces: Sequence[Piece], body: Sequence[int], numbered: frozenset[int]) -> list[Candidate]:
    """Give the headings without numerals among the pieces of a body; ``numbered`` are spoken for."""
    free = [index for index in body if index not in numbered and pieces[index].line.kind is not LineKind.TABLE]
    out: dict[int, Candidate] = {}
    finders = (_stated, _standing, _bulleted, _bracketed, _bold_lines, _bold_openings, _short_lines, _labels,
               _label_openings, _parallel_openings)  # fmt: skip
    for finder in finders:
        for one in finder(pieces, body, [index for index in free if index not in out], numbered):
            out.setdefault(one.index, one)
    return [out[index] for index in sorted(out)]


def _make(
    pieces: Sequence[Piece], index: int, family: str, start: int, phrase: Phrase, marker_end: int = 0
) -> Candidate:
    piece = pieces[index]
    rank = PLAIN_RANK + (piece.line.level or 0)
    return Candidate(index, piece, family, rank, 0, None, marker_end, start, phrase, piece.line.level, heading=True)


def _whole(text: str, start: int = 0) -> Phrase:
    end = len(text.rstrip())
    words = len(text[:end].rstrip("。：:；;！!，,"))
    return Phrase(max(words, start + 1), text[max(words, start + 1) : end], end)


def _following(pieces: Sequence[Piece], body: Sequence[int], index: int) -> Piece | None:
    at = body.index(index) if len(body) < 64 else _position(body, index)
    return pieces[body[at + 1]] if at + 1 < len(body) else None


def _position(body: Sequence[int], index: int) -> int:
    low, high = 0, len(body) - 1
    while low < high:
        middle = (low + high) // 2
        if body[middle] < index:
            low = middle + 1
        else:
            high = middle
    return low


def _stated(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Lines the format itself calls headings."""
    return [
        _make(pieces, index, f"level-{pieces[index].line.level}", 0, _whole(pieces[index].text))
        for index in free
        if pieces[index].line.level and len(pieces[index].text) <= 60 and _following(pieces, body, index)
    ]


def _standing(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Lines that name a part of any text: 引言, 结语."""
    return [
        _make(pieces, index, "standing", 0, _whole(pieces[index].text))
        for index in free
        if STANDING.fullmatch(pieces[index].text) and _following(pieces, body, index)
    ]


def _bulleted(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Lines opened by a bullet that head paragraphs: ◇工作动态."""
    found: dict[str, list[tuple[Candidate, bool]]] = {}
    for index in free:
        text = pieces[index].text
        match = _BULLET.match(text)
        if not match or match.end() >= len(text):
            continue
        phrase = find_phrase(text, match.end())
        if phrase is None or phrase.end - match.end() > 30:
            continue
        after = _following(pieces, body, index)
        own = phrase.rest >= len(text)
        good = (own and after is not None and not _BULLET.match(after.text) and not phrase.closing) or (
            not own and phrase.closing in ("。", "：", ":") and len(text) - phrase.rest >= 20
        )
        one = _make(pieces, index, f"bullet-{text[0]}", match.end(), phrase, 1)
        found.setdefault(text[0], []).append((one, good))
    return [one for rows in found.values() if len(rows) >= 2 and all(good for _, good in rows) for one, _ in rows]


def _bracketed(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Headings in lenticular brackets: 【工作动态】, on their own line or opening a paragraph; two at least."""
    out = []
    for index in free:
        match = _LENTICULAR.match(pieces[index].text)
        if match:
            phrase = Phrase(match.end("words"), "】", match.end())
            out.append(_make(pieces, index, "lenticular", match.start("words"), phrase, 1))
    return out if len(out) >= 2 and sum(not one.own for one in out) in (0, len(out)) else []


def _bold_lines(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Lines wholly set off (bold, a heading face, centred) that head paragraphs; two at least."""
    out = []
    for index in free:
        piece = pieces[index]
        covered = any(a <= piece.start and b >= piece.end - 1 for a, b in piece.line.marked)
        if not (covered or piece.line.centred) or len(piece.text) > 40 or is_speaker(piece.text):
            continue
        if piece.text.endswith(("。", "；", "，")) and not covered:
            continue
        after = _following(pieces, body, index)
        if after is None or not (
            ends_as_body(after.text) or len(after.text) > _PARAGRAPH or _position(body, index) + 1 in numbered
        ):
            continue
        out.append(_make(pieces, index, "bold" if covered else "centred", 0, _whole(piece.text)))
    return out if len(out) >= 2 else []


def _bold_openings(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Paragraphs whose first phrase is set off: **坚持学用结合。**全县…; two at least."""
    out = []
    for index in free:
        piece = pieces[index]
        if piece.line.kind is not LineKind.PARAGRAPH:
            continue
        for begin, end in piece.line.marked:
            stop = min(end, piece.end) - piece.start
            if begin > piece.start or not 4 <= stop <= 60 or stop >= len(piece.text) - 16:
                continue
            phrase = find_phrase(piece.text)
            if phrase and _names_a_speaker(piece.text[: phrase.end]):
                break
            if phrase and phrase.closing in ("。", "：", ":", "！") and phrase.end - 1 <= stop <= phrase.rest + 1:
                out.append(_make(pieces, index, "bold-opening", 0, phrase))
            break
    return out if len(out) >= 2 else []


def _names_a_speaker(words: str) -> bool:
    return is_person(words) or (len(words) <= 8 and _SPEAKER.search(words) is not None)


def _labels(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Short lines that name what is listed under them: 岗位职责：, 报名条件：; two at least."""
    out = [
        _make(pieces, index, "label", 0, _whole(pieces[index].text))
        for index in free
        if len(pieces[index].text) <= 12
        and _LABEL.fullmatch(pieces[index].text)
        and _following(pieces, body, index) is not None
    ]
    return out if len(out) >= 2 else []


def _short_lines(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Plain short lines that head paragraphs; two at least, and hardly any short line that does not."""
    good: list[Candidate] = []
    less: list[Candidate] = []
    others = 0
    allowed = set(free)
    for place, index in enumerate(body):
        piece = pieces[index]
        if index not in allowed or len(piece.text) > _SHORT or _FINAL.search(piece.text):
            continue
        before = pieces[body[place - 1]] if place else None
        after = pieces[body[place + 1]] if place + 1 < len(body) else None
        numbered_after = place + 1 < len(body) and body[place + 1] in numbered
        heads = _heads(piece, before, after, numbered_after)
        one = _make(pieces, index, "short", 0, _whole(piece.text))
        if heads and len(piece.text) >= 4 and after and (numbered_after or len(after.text) >= _PARAGRAPH):
            good.append(one)
        elif heads:
            less.append(one)
        else:
            others += 1
    # Shorter names and shorter paragraphs count in company only: most of the row must be plain.
    company = [*good, *less] if len(good) >= max(2, len(less)) else good
    others += len(good) + len(less) - len(company)
    return company if len(good) >= 2 and others <= 0.4 * len(company) else []


def _heads(piece: Piece, before: Piece | None, after: Piece | None, numbered_after: bool) -> bool:
    text = piece.text
    if (
        piece.line.kind is not LineKind.PARAGRAPH
        or len(text) < 2
        or re.search(r"\t| {3}|\d{4}|[|/\\@]|[。！？；]", text)
    ):
        return False
    if is_person(text) or is_speaker(text) or find_date(text) or sum(c.isdigit() for c in text) > len(text) / 3:
        return False
    closed = before is None or ends_as_body(before.text) or before.text.endswith(("：", ":"))
    longer = max(14, 2 * len(text))
    follows = after is not None and ((len(after.text) >= longer and ends_as_body(after.text)) or numbered_after)
    return closed and follows


def _parallel_openings(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Three or more paragraphs in a row that open with parallel phrases closed by 。"""
    out: list[Candidate] = []
    row: list[Candidate] = []
    apart: list[Candidate] = []
    rows: list[list[Candidate]] = []
    allowed = set(free)
    gap = 0
    for index in [*body, -1]:
        phrase = opening_phrase(pieces[index].text) if index in allowed else None
        if phrase is not None:
            one = _make(pieces, index, "parallel", 0, phrase)
            row.append(one)
            if gap > _BETWEEN:
                rows.append(apart)
                apart = []
            apart.append(one)
            gap = 0
            continue
        gap += 1
        for start, end in parallel_stretches([one.text for one in row]):
            out += row[start:end]
        row = []
    return out or next((found for row in [*rows, apart] if (found := _parallel_apart(row))), [])


def _parallel_apart(row: Sequence[Candidate]) -> list[Candidate]:
    """Parallel openings with a paragraph or two between them: every one of the row must be built alike."""
    return list(row) if len(row) >= 3 and are_closely_parallel([one.text for one in row]) else []


def _label_openings(
    pieces: Sequence[Piece], body: Sequence[int], free: Sequence[int], numbered: frozenset[int]
) -> list[Candidate]:
    """Neighbouring paragraphs that open with the name of what they state: 指导思想：…, 总体要求：…; two at least."""
    out: list[Candidate] = []
    row: list[Candidate] = []
    allowed = set(free)
    for index in [*body, -1]:
        text = pieces[index].text if index in allowed else ""
        match = _LABEL.match(text)
        if match and len(text) - match.end() >= _PARAGRAPH and ends_as_body(text):
            row.append(_make(pieces, index, "label-opening", 0, Phrase(match.end() - 1, match[0][-1], match.end())))
            continue
        out += row if len(row) >= 2 else []
        row = []
    return out
