"""Line breaking: greedy, in one go over the running widths, so the time is linear in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pipeline.typeset.setting import Setting

Span = tuple[int, int]


def break_lines(setting: Setting, start: int, stop: int, first: int, rest: int) -> Iterator[Span]:
    """Break characters ``start`` to ``stop`` into lines of at most ``first``, then ``rest`` EMU.

    Every line holds at least one character. Spaces at a line's end stay with it and take no room. A line ends at the
    last place where the rules let the next one begin (GB/T 15834-2011 5.1: the mark takes the character before it
    along); a word or a row of marks wider than the line is parted where the line is full.
    """
    if start == stop:
        yield start, stop
        return
    measure = first
    while start < stop:
        end = _line_end(setting, start, stop, measure)
        yield start, end
        start, measure = end, rest


def _line_end(setting: Setting, start: int, stop: int, measure: int) -> int:
    # The last character's tracking is not set, so it must fit with its whole width.
    limit = setting.start(start) + measure + setting.look_at(start).tracking
    cut = bisect_right(setting.ends, limit, start, stop)
    cut = _stretched(setting, start, cut, stop, limit)
    while cut < stop and setting.text[cut] == " ":
        cut += 1
    if cut >= stop:
        return stop
    end = _last_break(setting, start, cut)
    return end if end > start else max(cut, start + 1)


def _last_break(setting: Setting, start: int, cut: int) -> int:
    barred = setting.strict if setting.by_unicode(cut, start) else setting.barred
    end, portion = barred.rfind(0, start + 1, cut + 1), setting.portion_of(cut)
    # LibreOffice asks anew in each stretch it goes back to, by the rules of that stretch (measured).
    while start < end < portion:
        barred = setting.strict if setting.english[portion - 1] else setting.barred
        end, portion = barred.rfind(0, start + 1, portion), setting.portion_of(portion - 1)
    return end


def _stretched(setting: Setting, start: int, cut: int, stop: int, limit: int) -> int:
    # One mark more where it may hang, or give up its empty half, and the next line may begin after it.
    if start < cut < stop and (cut + 1 == stop or not setting.barred[cut + 1]):
        char = setting.text[cut]
        if char in setting.patterns.hung:
            return cut + 1
        if char in setting.patterns.halved and setting.ends[cut] - setting.look_at(cut).size // 2 <= limit:
            return cut + 1
    return cut
