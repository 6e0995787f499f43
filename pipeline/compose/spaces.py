"""White space: none in Chinese text, which the page sets apart by itself; one space in Latin text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.compose.edits import Edit
from pipeline.compose.script import (
    HAN_MARKS,
    QUOTES,
    REACH,
    SPACE,
    SPACE_CLASS,
    is_chinese,
    is_han,
    is_latin,
    protected_in,
)
from pipeline.model.patterns import lazy

WIDE_SPACE: Final = "\u3000"
_WHO: Final = frozenset(["本报记者", "通讯员", "记者", "供稿", "摄影", "作者", "编辑", "撰稿"])
_EDGES: Final = lazy(r"[，。、；：？！（）【】,;:()]|\n?\Z")
_LINE_END: Final = lazy(f"[{SPACE_CLASS}]*\\n[{SPACE_CLASS}\\n]*")
_PAUSE_CLAUSE: Final = 4


def find_stray_spaces(text: str) -> Iterator[Edit]:
    """``stray-space``: white space beside Han or a Chinese mark goes (考试 3次, “情指勤” 合一).

    ``space-run``: other runs, inside Latin text, become one space. ``name-space``: a row of names keeps one wide space
    between names.
    """
    if not SPACE.search(text):
        return
    protected, rows = protected_in(text), _rows_of_names(text)
    for match in SPACE.finditer(text):
        start, end = match.span()
        if start in protected:
            continue
        while rows and rows[0][1] <= start:
            rows.pop(0)
        if rows and rows[0][0] <= start:
            wanted, rule = WIDE_SPACE, "name-space"
        elif _is_stray(text, start, end):
            wanted, rule = "", "stray-space"
        else:
            wanted, rule = " ", "space-run"
        if match[0] != wanted:
            yield Edit(start, end, wanted, rule)


def _rows_of_names(text: str) -> list[tuple[int, int]]:
    """Give what stands between two marks and is names (记者 张三 李四): the spaces are all that keeps them apart."""
    rows, start = [], 0
    for edge in _EDGES.finditer(text):
        first, *others = SPACE.split(text[start : edge.start()])
        worded = first in _WHO or (len(others) > 1 and _may_be_name(first))
        if others and worded and all(map(_may_be_name, others)):
            rows.append((start, edge.start()))
        start = edge.end()
    return rows


def _may_be_name(word: str) -> bool:
    return 2 <= len(word) <= 4 and all(map(is_han, word))


def find_title_spaces(text: str) -> Iterator[Edit]:
    """``title-pause``: in a title a space between two clauses is a pause and stays, one wide space; others go."""
    for edit in find_stray_spaces(text):
        start, end = edit.start, edit.end
        if edit.rule != "stray-space" or not is_pause(text, start, end):
            yield edit
        elif text[start:end] != WIDE_SPACE:
            yield Edit(start, end, WIDE_SPACE, "title-pause")


def find_line_ends(text: str) -> Iterator[Edit]:
    """``title-line``: the lines of a title broken in the source are joined; they are broken anew by meaning."""
    for match in _LINE_END.finditer(text):
        left, right = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        yield Edit(*match.span(), " " if is_latin(left) and is_latin(right) else "", "title-line")


def find_byline_spaces(text: str) -> Iterator[Edit]:
    """``byline-space``: between a unit and its names stands one wide space; a spaced-out name (张 景) is closed up."""
    for edit in find_stray_spaces(text):
        start, end = edit.start, edit.end
        beside = text[max(0, start - 2) : start], text[end : end + 2]
        worded = bool(beside[0] and beside[1]) and not (set(beside[0][-1] + beside[1][0]) & HAN_MARKS)
        if edit.rule == "space-run" or not worded:
            yield edit
        elif all(len(SPACE.sub("", side)) == 1 for side in beside):
            yield Edit(start, end, "", "byline-space")
        elif text[start:end] != WIDE_SPACE:
            yield Edit(start, end, WIDE_SPACE, "byline-space")


def is_pause(text: str, start: int, end: int) -> bool:
    """Tell whether the white space [start, end) of a title parts two clauses of four characters or more."""
    sides = SPACE.split(text[:start])[-1], SPACE.split(text[end:], maxsplit=1)[0]
    return all(len(side.strip(QUOTES)) >= _PAUSE_CLAUSE for side in sides)


def _is_stray(text: str, start: int, end: int) -> bool:
    if start == 0 or end == len(text):
        return True
    left = text[max(0, start - REACH) : start].rstrip(QUOTES)[-1:]
    right = text[end : end + REACH].lstrip(QUOTES)[:1]
    beside = is_chinese(text[start - 1]) or is_chinese(text[end])
    # A quotation mark decides nothing: what it quotes does.
    quoted = is_han(left) if text[start - 1] in QUOTES else False
    quoted = quoted or (is_han(right) if text[end] in QUOTES else False)
    return beside or quoted
