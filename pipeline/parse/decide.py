"""Deciding which groups of numbered siblings are headings and which are numbered sentences or list items.

Evidence, in order of precedence:
1. what the format says (a heading level, bold or a heading face up to the full stop) decides alone;
2. what follows: a line with text or deeper numbering under it heads it; one with nothing under it lists;
3. the closing mark: none or ： on its own line, 。 or ： in a paragraph; a ； or a comma makes list items;
4. wording: rules (应当, 不得), persons (我们), conditions and questions are whole sentences;
5. length: a phrase is short, and parallel siblings are of like length.
Siblings are judged together: the mean of their scores decides, so one odd member changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.parse.candidates import Candidate, Group
from pipeline.parse.phrases import Phrase, has_quantity, is_advice, is_sentence, opens_with_initiative
from pipeline.parse.pieces import Piece

# What a line states rather than names: it ends like a sentence, or tells a time or a number.
_STATES: Final = lazy(r"[。；！？，：:、,;]$|[。；！]|\d{1,2}[月日点时]|\d{3}")
_COMMA: Final = lazy("[，,]")
# 班主任是主力军 states something; 一是, 是否, 实事求是 are no copulas.
_COPULA: Final = lazy("(?<![一二三四五六七八九十求于])是(?!否|非)")
_LONGEST_OWN: Final = 80
_LONGEST_RUN_IN: Final = 60


def decide(groups: Sequence[Group], candidates: Sequence[Candidate], body: Sequence[int]) -> None:
    """Set ``section`` on every group and ``heading`` on every candidate; ``body`` are the indices of all pieces."""
    _count_bodies(groups, candidates, body)
    for group in groups:
        _widen_colons(group)
        inline = any(
            a.piece.index == b.piece.index and not _flattened(a.piece)
            for a, b in zip(group.items, group.items[1:], strict=False)
        )
        group.section = not inline and _is_section(group)
        for item in group.items:
            item.heading = group.section and item.phrase is not None and _fits_group(item)
            if not group.section and item.phrase is not None and item.own and item.level not in (None, 0) and item.body:
                item.heading = True


def _flattened(piece: Piece) -> bool:
    return len(piece.line.text) > len(piece.text) * 1.2


def _widen_colons(group: Group) -> None:
    """A line of a few words with a colon among them that heads text is a heading as a whole: 一、焦点：强强相遇"""
    split = [item for item in group.items if item.phrase and item.phrase.closing in ("：", ":") and not item.own]
    if not split or not all(item.body and _is_short_line(item) for item in split):
        return
    for item in split:
        end = len(item.piece.text.rstrip())
        item.phrase = Phrase(end, "", len(item.piece.text))


def _is_short_line(item: Candidate) -> bool:
    text = item.piece.text
    return len(text) <= 36 and not _STATES.search(text, item.start)


def _fits_group(item: Candidate) -> bool:
    if item.level is not None or item.bold:
        return True
    length = len(item.text)
    if item.own:
        return length <= _LONGEST_OWN and (
            item.body > 0 or item.children or (item.phrase is not None and not item.phrase.closing)
        )
    return length <= _LONGEST_RUN_IN and score(item) > -0.75


def _count_bodies(groups: Sequence[Group], candidates: Sequence[Candidate], body: Sequence[int]) -> None:
    known = [one for one in candidates if one.group is not None]
    starts = {one.index for one in known}
    position = {index: place for place, index in enumerate(body)}
    for place, one in enumerate(known):
        end = position[known[place + 1].index] if place + 1 < len(known) else len(body)
        one.body = sum(1 for index in body[position[one.index] + 1 : end] if index not in starts)
    for group in groups:
        if group.parent is not None:
            group.parent.children = True


def _is_section(group: Group) -> bool:
    items = [item for item in group.items if item.family != "han-is"]
    if not items or group.family in ("han-is", "article"):
        return False
    scores = [score(item) for item in items]
    mean = sum(scores) / len(scores)
    if len(items) == 1 and (mean < 0.6 or not (items[0].own or items[0].bold) or group.family in ("chapter", "part")):
        return False
    if len(items) > 15 and group.rank >= 4:
        mean -= 0.4
    return mean > 0.05


def score(item: Candidate) -> float:
    """Score how much a numbered piece reads as a heading, from -1 (a sentence or list item) to 1."""
    if item.phrase is None:
        return -1.0
    if item.level is not None and item.own:
        return 1.0
    if item.family in ("chapter", "part"):
        return 1.0 if item.own and len(item.text) <= 30 else -1.0
    return _score_own(item) if item.own else _score_run_in(item)


def _score_own(item: Candidate) -> float:
    assert item.phrase is not None
    text, closing = item.text, item.phrase.closing
    headed = item.body > 0 or item.children
    if closing.startswith(("；", ";")) or text.endswith(("，", "、", ",")):
        return -1.0
    if item.bold:
        return 1.0 if headed else 0.4
    if closing.startswith(("？", "?")):
        return 0.2 if headed and item.rank <= 2 else -0.6
    if closing.startswith(("：", ":")):
        return 0.9 if headed and len(text) <= 50 else -0.6
    if closing:
        if not headed:
            return -1.0
        base = 0.8 if len(text) <= 30 else 0.4 if len(text) <= _LONGEST_OWN else -0.6
        return base - (1.0 if is_sentence(text) else 0.0) + (0.2 if opens_with_initiative(text) else 0.0)
    if text.startswith("请") and not text.startswith("请示"):
        return -0.8
    if len(text) > 50:
        return 0.2 if headed and not is_sentence(text) else -0.8
    return 1.0 if headed else -0.5


def _score_run_in(item: Candidate) -> float:
    assert item.phrase is not None
    text, closing = item.text, item.phrase.closing
    rest = item.piece.text[item.phrase.rest :]
    if closing.startswith(("；", ";", "？", "?")):
        return -1.0
    if item.bold:
        return 1.0
    if closing.startswith(("：", ":")):
        return _score_colon(item, rest)
    if len(text) > 45:
        return -1.0
    value = 0.8 if len(text) <= 20 else 0.5 if len(text) <= 30 else 0.1
    if is_sentence(text):
        value -= 1.2
    if has_quantity(text):
        value -= 0.3
    if len(_COMMA.findall(text)) >= 3:
        value -= 0.6
    if _COPULA.search(text):
        value -= 0.4
    if opens_with_initiative(text):
        value += 0.2
    if len(rest) < (20 if item.rank >= 4 else 10):
        value -= 0.9 if item.rank >= 4 else 0.5
    if item.rank >= 4 and is_advice(text):
        value -= 0.6
    if item.family == "ordinal" and len(text) > 24:
        value -= 0.6
    return max(-1.0, min(1.0, value))


def _score_colon(item: Candidate, rest: str) -> float:
    length = len(item.text)
    if length > 30 or is_sentence(item.text):
        return -0.8
    if item.rank <= 2:
        return 0.8 if length <= 25 else 0.2
    sentences = rest.count("。") + rest.count("；")
    if item.group is not None and item.group.parent is not None:
        return 0.5 if len(rest) >= 24 and rest.rstrip().endswith(("。", "；", "：", "！")) else -0.4
    return 0.3 if sentences >= 2 else -0.6
