"""Marks of Chinese text in print form (GB/T 15834-2011): each finder yields the edits of the rules it documents.

A mark is Chinese when its nearer neighbours are; numbers, times, ratios, addresses and Latin text keep theirs. Marks
whose right form only a person can tell (a 、 between quotations, a missing 。) are never touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from pipeline.compose.edits import Edit
from pipeline.compose.script import (
    CLOSING,
    HALF_MARKS,
    OPENING,
    REACH,
    after,
    before,
    han_places,
    holds,
    is_chinese,
    is_han,
    is_latin,
    protected_in,
)
from pipeline.model.patterns import lazy

FULL_WIDTH: Final = str.maketrans(",;:!?()", "，；：！？（）")
_FULL_MARKS: Final = {mark: mark.translate(FULL_WIDTH) for mark in HALF_MARKS}
_MARK_RUN: Final = lazy(r"[,;:!?](?:[ \u3000]?[,;:!?])*")
_NUMBER_MARKS: Final = frozenset(",:")
_BRACKETS: Final = lazy("[()（）]")
_FULL_STOP: Final = lazy(r"(?<!\.)\.(?!\.)")
_NUMERAL: Final = lazy(r"(?:^|[。！？；，、：,;:!?\n])\s*[第（(]?[一二三四五六七八九十百零〇]+$")
_COMMA: Final = lazy("(?<=.)[,;]")
_NEAR_POINT: Final = lazy(r"[.,;:!?，；：、]")
_SHORTEST_CLAUSE: Final = 4
# Characters foreign names are written with: between two of them a point parts a name.
_TRANSLITERATING: Final = frozenset(
    "阿埃艾安昂奥巴班邦贝比彼波伯博布查达戴黛丹德迪蒂杜恩尔厄范菲费弗福盖冈戈格哈豪赫亨胡霍基吉贾杰卡凯坎康考科克肯库"
    "夸拉莱兰朗劳勒雷利丽林隆卢鲁伦罗洛马玛曼梅蒙米密莫默姆纳娜内尼宁纽诺欧帕佩彭皮普奇恰乔琼丘萨塞桑瑟沙舍圣施史斯松苏"
    "索塔泰坦汤特廷图托瓦威韦维温沃乌西希夏肖谢辛休雅亚扬耶伊尤约泽扎詹珍茨兹佐翰姬"
)
_PERCENT: Final = frozenset("%％‰℃")
_ELLIPSIS: Final = lazy(r"(?<!\.)\.{3,6}(?!\.)|(?<![…⋯])(?:[…⋯]|⋯⋯)(?![…⋯])")
_DASH: Final = lazy("(?<![-－])(?:-{2,3}|－－)(?![-－])|(?<![─―])(?:──|――)(?![─―])|^—(?!—)")
_WAVE: Final = lazy("[~∼〜]")
_ANY_BRACKET: Final = frozenset("()（）")
_BEFORE_SKIPPED: Final = frozenset("”’\"')]）") | HALF_MARKS
_AFTER_SKIPPED: Final = frozenset("“‘\"'([（")
_NOTHING: Final[frozenset[str]] = frozenset()


def find_half_width_marks(text: str) -> Iterator[Edit]:
    """``full-width-mark``: , ; : ! ? in Chinese text become ，；：！？.

    Kept: 15:40, 1:3, 1,000, https://…, file names, Latin sentences.
    """
    if not holds(text, HALF_MARKS):
        return
    protected = protected_in(text)
    for run in _MARK_RUN.finditer(text):
        start, end = run.span()
        if (protected and start in protected) or not _is_chinese_mark(text, start, end):
            continue
        for index in range(start, end):
            if text[index] in HALF_MARKS:
                yield Edit(index, index + 1, _FULL_MARKS[text[index]], "full-width-mark")


def _is_chinese_mark(text: str, start: int, end: int) -> bool:
    if start and "一" <= text[start - 1] <= "\u9fff":  # nine marks of ten, at a tenth of the price
        return True
    left, right = before(text, start, _NOTHING), after(text, end, _NOTHING)
    if end - start == 1 and text[start] in _NUMBER_MARKS and left.isdigit() and right.isdigit():
        return False
    if is_chinese(left) or is_chinese(right):
        return True
    if is_latin(left) or is_latin(right):
        # The letter may end a Latin quotation while Chinese text goes on: “OK”,“好”.
        return is_han(before(text, start, _BEFORE_SKIPPED)) or is_han(after(text, end, _AFTER_SKIPPED))
    # Numbers, units and quotation marks belong to whatever text they stand in: 增长10%,20%和30%.
    around = _first_letter(reversed(text[max(0, start - REACH) : start])), _first_letter(text[end : end + REACH])
    return any(map(is_han, around)) and not any(map(is_latin, around))


def _first_letter(characters: Sequence[str] | Iterator[str]) -> str:
    return next((character for character in characters if character.isalpha() or is_han(character)), "")


def find_half_width_brackets(text: str) -> Iterator[Edit]:
    """``full-width-bracket``: a pair ( ) that holds Han or stands beside Han becomes （ ）; f(x) and print(x) stay."""
    if "(" not in text and ")" not in text:
        return
    protected = protected_in(text)
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        if match.start() in protected:
            continue
        if match[0] in "(（":
            opened.append(match.start())
        elif opened:
            pairs.append((opened.pop(), match.start()))
    for start, end in pairs:
        if _is_chinese_pair(text, start, end):
            for index in (start, end):
                if text[index] in "()":
                    yield Edit(index, index + 1, text[index].translate(FULL_WIDTH), "full-width-bracket")


def _is_chinese_pair(text: str, start: int, end: int) -> bool:
    if text[start] == "（" or text[end] == "）" or _holds_han(text, start, end):
        return True
    attached = text[start - 1 : start] if start else ""
    if is_latin(attached) or attached == "_":
        return False
    return is_chinese(before(text, start, _ANY_BRACKET)) or is_chinese(after(text, end + 1, _ANY_BRACKET))


def _holds_han(text: str, start: int, end: int) -> bool:
    """Tell whether there is Han in [start, end): nearly always at once; brackets in brackets must not make it slow."""
    if any(map(is_han, text[start : min(end, start + REACH)])):
        return True
    places = _han_places(text)
    inside = bisect_left(places, start)
    return inside < len(places) and places[inside] < end


_han_places = lru_cache(maxsize=1)(han_places)


def find_full_stops(text: str) -> Iterator[Edit]:
    """``full-stop``: ``.`` that ends a Chinese sentence becomes 。 (取得实效.同时,加强宣传.).

    Inside a paragraph only where its author writes , and never 。, for a point may also part names (约翰.史密斯) or
    items (安全.友善.优质). Kept: 3.5, 一.加强 (a numeral's point), 报告.docx, Dr. Li.
    """
    if "." not in text:
        return
    inside = "。" not in text and any(is_chinese(text[match.start() - 1]) for match in _COMMA.finditer(text))
    for match in _FULL_STOP.finditer(text):
        index = match.start()
        if not _ends_clause(text, index):
            continue
        following = after(text, index + 1, CLOSING)
        at_end = not following and len(text) - index <= REACH
        if at_end or (inside and is_han(following) and not _parts_names(text, index)):
            yield Edit(index, index + 1, "。", "full-stop")


def _ends_clause(text: str, index: int) -> bool:
    left = text[index - 1 : index] if index else ""
    quoted = left in CLOSING and is_han(before(text, index, CLOSING))
    clause = bool(left) and (is_chinese(left) or quoted or left in _PERCENT)
    return clause and not _NUMERAL.search(text[max(0, index - REACH) : index])


def _parts_names(text: str, index: int) -> bool:
    left, right = text[index - 1], text[index + 1]
    if left in _TRANSLITERATING and right in _TRANSLITERATING:
        return True
    around = _NEAR_POINT.split(text[max(0, index - REACH) : index])[-1], text[index + 1 : index + 8]
    return len(around[0]) < _SHORTEST_CLAUSE or "." in around[1]


def find_ellipses(text: str) -> Iterator[Edit]:
    """``ellipsis``: three to six points, or half an ellipsis, in Chinese text become …… (GB/T 15834 4.11)."""
    if not holds(text, ".…⋯"):
        return
    protected = protected_in(text)
    for match in _ELLIPSIS.finditer(text):
        beside = (before(text, match.start(), CLOSING), after(text, match.end(), CLOSING | OPENING))
        if match.start() not in protected and any(map(is_chinese, beside)):
            yield Edit(*match.span(), "……", "ellipsis")


def find_dashes(text: str) -> Iterator[Edit]:
    """``dash``: ``--`` and its look-alikes in Chinese text, and a single — opening a subtitle, become —— (4.10).

    A single — between words is a connecting mark (北京—上海) and stays.
    """
    if not holds(text, "-－─―—"):
        return
    protected = protected_in(text)
    for match in _DASH.finditer(text):
        left, right = before(text, match.start(), CLOSING), after(text, match.end(), OPENING)
        chinese = is_chinese(right) or (is_chinese(left) and not is_latin(right) and right != "-")
        if chinese and match.start() not in protected:
            yield Edit(*match.span(), "——", "dash")


def find_range_marks(text: str) -> Iterator[Edit]:
    """``range-mark``: ~ between two numbers becomes ～ (4.13: 3~5天 → 3～5天, 第五~八课 → 第五～八课)."""
    if not holds(text, "~∼〜"):
        return
    protected = protected_in(text)
    for match in _WAVE.finditer(text):
        left, right = before(text, match.start(), _NOTHING), after(text, match.end(), _NOTHING)
        sides = (left.isdigit() or left in _PERCENT or is_han(left)) if left else False
        if sides and (right.isdigit() or is_han(right)) and match.start() not in protected:
            yield Edit(*match.span(), "～", "range-mark")


def find_straight_quotes(text: str) -> Iterator[Edit]:
    """``quotation-mark``: straight quotation marks that pair off around or beside Han become “ ” and ‘ ’.

    An odd number of them is left alone (the review reports it), and so are apostrophes, inches and Latin quotations.
    """
    yield from _pair_off(text, '["＂]', "“”", _never)
    yield from _pair_off(text, "['＇]", "‘’", _is_apostrophe)


def _pair_off(text: str, pattern: str, curly: str, is_other: Callable[[str, int], bool]) -> Iterator[Edit]:
    if not holds(text, pattern.strip("[]")):
        return
    protected = protected_in(text)
    places = [match.start() for match in re.finditer(pattern, text) if match.start() not in protected]
    places = [place for place in places if not is_other(text, place)]
    if len(places) % 2:
        return
    for start, end in zip(places[::2], places[1::2], strict=True):
        inches = text[start - 1 : start].isdigit() and text[end - 1].isdigit() if start else False
        if inches or not (
            _holds_han(text, start, end) or is_chinese(text[start - 1 : start]) or is_chinese(text[end + 1 : end + 2])
        ):
            continue
        yield Edit(start, start + 1, curly[0], "quotation-mark")
        yield Edit(end, end + 1, curly[1], "quotation-mark")


def _never(text: str, index: int) -> bool:
    return False


def _is_apostrophe(text: str, index: int) -> bool:
    return index > 0 and is_latin(text[index - 1]) and is_latin(text[index + 1 : index + 2] or " ")


_ORDINAL: Final = lazy(
    r"(?P<bracketed>[(（])?(?P<numeral>[^()（）.．,，、:：]+)(?P<closed>[)）])?(?P<mark>[.．,，、:：]?)"
)
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_HAN_NUMERALS: Final = frozenset("一二三四五六七八九十百零〇")


def find_ordinal_marks(marker: str) -> Iterator[Edit]:
    """``ordinal-mark``: the mark of a numeral (GB/T 15834 annex B) becomes 一、 （一） 1. （1）; the numeral stays."""
    match = _ORDINAL.fullmatch(marker.strip())
    if match is None or not (_DIGITS.issuperset(match["numeral"]) or all(map(is_han, match["numeral"]))):
        return
    offset = marker.index(match[0])
    bracketed, mark = bool(match["bracketed"]) and bool(match["closed"]), match["mark"]
    for name, full in (("bracketed", "（"), ("closed", "）")):
        if bracketed and match[name] != full:
            yield Edit(match.start(name) + offset, match.end(name) + offset, full, "ordinal-mark")
    wanted = _ordinal_mark(match["numeral"], bracketed, mark)
    if mark and mark != wanted and (bracketed or not match["closed"]):
        yield Edit(match.start("mark") + offset, match.end("mark") + offset, wanted, "ordinal-mark")


def _ordinal_mark(numeral: str, bracketed: bool, mark: str) -> str:
    if bracketed:
        return ""
    if numeral[0].isdigit() and numeral.isdecimal():
        return "." if mark in ".．、，," else mark.translate(FULL_WIDTH)
    return "、" if _HAN_NUMERALS.issuperset(numeral) else mark.translate(FULL_WIDTH)
