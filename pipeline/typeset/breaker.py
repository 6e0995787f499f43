"""Line breaking: greedy, in one go over the running widths, so the time is linear in the text.

A line ends where LibreOffice ends it in the Word file, so that both files are one document. Where that breaks the
layout's own rules (a forbidden mark, a number in two), the line ends earlier; ``loosen`` has by then tried to set the
paragraph so that it does not come to that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.typeset.setting import UNDER_HALF_TWIP, Setting

Span = tuple[int, int]


def break_lines(setting: Setting, start: int, stop: int, first: int, rest: int) -> Iterator[Span]:
    """Break characters ``start`` to ``stop`` into lines of at most ``first``, then ``rest`` EMU.

    Every line holds at least one character. Spaces at a line's end stay with it and take no room. A mark that may not
    begin a line takes the character before it along (GB/T 15834-2011 5.1); a word or a row of marks wider than the
    line is parted where the line is full.
    """
    for line, end, _ in broken_lines(setting, start, stop, first, rest):
        yield line, end


def broken_lines(setting: Setting, start: int, stop: int, first: int, rest: int) -> list[tuple[int, int, bool]]:
    """Give the lines of ``break_lines``, each with whether LibreOffice would end it elsewhere; once reckoned, kept."""
    asked = start, stop, first, rest
    lines = setting.broken.get(asked)
    if lines is None:
        lines = setting.broken[asked] = list(_lines(setting, start, stop, first, rest))
    return lines


def _lines(setting: Setting, start: int, stop: int, first: int, rest: int) -> Iterator[tuple[int, int, bool]]:
    if start == stop:
        yield start, stop, False
        return
    measure = first
    while start < stop:
        end, apart = _line_end(setting, start, stop, measure)
        yield start, end, apart
        start, measure = end, rest


def _line_end(setting: Setting, start: int, stop: int, measure: int) -> tuple[int, bool]:
    # The last character's tracking is not set, so it must fit with its whole width, to the nearest twip.
    limit = setting.start(start) + measure + setting.look_at(start).tracking + UNDER_HALF_TWIP
    limit += setting.regained(start)
    cut = full = bisect_right(setting.ends, limit, start, stop)
    if cut >= stop or _stretched(setting, start, cut, stop, limit):
        return min(cut + 1, stop), False
    while cut < stop and setting.text[cut] == " ":
        cut += 1
    if cut > full:
        return cut, False
    end = max(_office_end(setting, start, cut), start + 1)
    if not setting.barred[end]:
        return end, False
    own = setting.barred.rfind(0, start + 1, cut + 1)
    if own <= start:
        # No place is allowed: rather a mark at the line's start than a number in two.
        return (max(cut, start + 1), True) if setting.rigid[end - 1] else (end, False)
    return own, True


def _office_end(setting: Setting, start: int, cut: int) -> int:
    """Give where LibreOffice ends a line into which ``cut`` is the first character that does not fit (measured).

    It asks the rules of the stretch that holds the character; if they point to an earlier stretch, it lets that
    stretch's last character go and asks anew there. Where no rule lets the line end, it is cut where it is full.
    """
    while True:
        stretch = max(setting.portion_of(cut), start)
        end = setting.parting(cut, stretch, start)
        shown = end
        while shown > start and setting.text[shown - 1] == " ":
            shown -= 1
        if shown < start or shown == start == stretch:
            return cut
        if shown >= stretch:
            return end
        cut = stretch - 1
        if setting.text[cut] == " ":
            return stretch


def _stretched(setting: Setting, start: int, cut: int, stop: int, limit: int) -> bool:
    # One mark more where it may hang, or give up its empty half, and the next line may begin after it.
    if start < cut < stop and (cut + 1 == stop or not setting.barred[cut + 1]):
        char = setting.text[cut]
        if char in setting.patterns.hung:
            return True
        return char in setting.patterns.halved and setting.ends[cut] - setting.look_at(cut).size // 2 <= limit
    return False
