"""Titles by meaning (GB/T 9704-2012 §7.3.1): lines that keep words whole and form a trapezoid or a diamond."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from pipeline.compose.script import CLOSING, OPENING
from pipeline.compose.spaces import WIDE_SPACE
from pipeline.model.patterns import lazy

_MOST_LINES: Final = 3
_MOST_SHAPED: Final = 4
_NEVER_STARTS: Final = frozenset("，。、；：？！”’）》〉】〕」』—…～·,.;:?!)%")
_NEVER_ENDS: Final = frozenset("“‘（《〈【〔「『(")

# A quotation is followed either by the noun it qualifies (“学雷锋”活动: no break) or by what is done (“四个坚持”创建…).
# These verbs tell the second case without a dictionary, whose loading costs as much as everything else together.
_VERBS: Final = lazy(
    "创建|推动|推进|助力|打造|筑牢|提升|促进|开展|加强|强化|深化|护航|保障|构建|建设好|激发|擦亮|赋能|引领|落实|实现|"
    "破解|优化|夯实|狠抓|扎实|全力|着力|持续|不断|有效|全面|积极|切实|织密|守护|服务|凝聚|绘就|谱写|争当|争创"
)

# What a break costs where it stands between two words, by the parts of speech before and after it: prepositions,
# adverbs and numerals lean on the next word; particles, measure words and words of place lean on the one before.
_LEANS_FORWARD: Final[Mapping[str, float]] = {"p": 9, "c": 4, "d": 4, "m": 6, "r": 3}
_LEANS_BACK: Final[Mapping[str, float]] = {"u": 9, "q": 9, "f": 5, "k": 9, "y": 9, "c": 1.5}
# Two words of a phrase hold together; between subject and predicate, and before a preposition, a line may well end.
_BOND: Final[Mapping[tuple[str, str], float]] = {
    ("n", "n"): 1, ("v", "n"): 0.5, ("v", "v"): 1, ("n", "v"): -0.5,
    ("a", "v"): 1.5, ("a", "n"): 1.5, ("d", "v"): 1,
}  # fmt: skip
_BEFORE: Final[Mapping[str, float]] = {"p": -1, "c": -2}
_STICKY: Final = frozenset("的了地得和与及着过等上中下里内")
_AFTER_MARK: Final = 0.5
_BESIDE_QUOTATION: Final = 1.0
_WORD: Final = 1.5
_INSIDE: Final = 2.0
_SURE: Final = 0.5
_PAUSE: Final = 0.0
_EQUAL_PAIR: Final = 6.0
_FOURTH_LINE: Final = 5.0
_FORBIDDEN_SHAPE: Final = 40.0
_ACCEPTABLE: Final = 4.0

Costs = dict[int, float]


def width_of(text: str) -> float:
    """Give the width of a text in em: one for a full-width character, half for ASCII."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def break_title(text: str, capacity: float, joints: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """Part a title into lines of at most ``capacity`` em, broken where its meaning allows.

    ``joints`` are indices where the source itself broke the title. A title that fits stays on one line. A wide space
    at a break is dropped: the break is the pause. A title takes three lines at most where they hold it, else four;
    what four lines do not hold is filled line by line. Where no parting between words fits (one word longer than a
    line), a line ends where it is full.
    """
    if width_of(text) <= capacity:
        return (text,)
    sure = _sure_costs(text, joints)
    lines = _best(text, capacity, sure)
    if lines is None or lines[0] > _ACCEPTABLE:
        costs = {**_word_costs(text, set(_open_places(text))), **sure}
        lines = _best(text, capacity, costs)
        if lines is None or lines[0] >= _FORBIDDEN_SHAPE:
            # A quotation or a document's name is parted between its words, where nothing else fits or looks well.
            costs = _inner_costs(text) | costs
            lines = _best(text, capacity, costs) or (0.0, _fill(text, capacity, costs))
    return tuple(line.strip(WIDE_SPACE) for line in lines[1])


def _sure_costs(text: str, joints: frozenset[int]) -> Costs:
    costs: Costs = {}
    for index in _open_places(text):
        if text[index - 1] == WIDE_SPACE:
            costs[index] = _PAUSE
        elif index in joints or (text[index - 1] in "”》" and _VERBS.match(text, index)):
            costs[index] = _SURE
    return costs


def _inner_costs(text: str) -> Costs:
    places = set(_open_places(text, inside=True))
    return {place: cost + _INSIDE for place, cost in _word_costs(text, places).items()}


def _open_places(text: str, *, inside: bool = False) -> Iterator[int]:
    """Give the indices before which a line may begin: outside Latin words and numbers, quotations and brackets.

    ``inside``: within quotations and brackets too.
    """
    depth = 0
    for index in range(1, len(text)):
        previous, following = text[index - 1], text[index]
        if previous in OPENING and previous not in "\"'":
            depth += 1
        elif previous in CLOSING and previous not in "\"'":
            depth = max(0, depth - 1)
        barred = following in _NEVER_STARTS or previous in _NEVER_ENDS or following == WIDE_SPACE
        inside_word = previous.isascii() and following.isascii()
        if (inside or not depth) and not barred and not inside_word:
            yield index


def _word_costs(text: str, open_places: Container[int]) -> Costs:
    # Loading the dictionary takes a tenth of a second: only titles that need it pay.
    from rjieba import tag

    costs: Costs = {}
    index, previous_word, previous_kind = 0, "", ""
    for word, kind in tag(text):
        if index in open_places:
            costs[index] = _joint_cost(previous_word, previous_kind, word, _kind(kind))
        index += len(word)
        previous_word, previous_kind = word, _kind(kind)
    return costs


def _joint_cost(left: str, left_kind: str, right: str, right_kind: str) -> float:
    if right in _STICKY:
        return _LEANS_BACK["u"]
    if left in ("、", "，"):
        return _AFTER_MARK
    if right[0] in OPENING or left[-1] in CLOSING:
        back = _LEANS_BACK.get(right_kind, 0.0) if left[-1] in CLOSING else 0.0
        return _BESIDE_QUOTATION + _LEANS_FORWARD.get(left_kind, 0.0) + back
    single = 1.5 * (len(left) == 1 and left != "的") + 1.5 * (len(right) == 1)
    bond = _BEFORE.get(right_kind, 0.0) if len(right) > 1 else 0.0
    bond += _BOND.get((left_kind, right_kind), 0.0)
    return _WORD + single + bond + _LEANS_FORWARD.get(left_kind, 0.0) + _LEANS_BACK.get(right_kind, 0.0)


def _kind(tag: str) -> str:
    """Give the first letter of a part of speech; a verb used as a noun (vn: 服务, 工作) counts as a noun."""
    return "n" if tag == "vn" else tag[:1]


def _best(text: str, capacity: float, costs: Costs) -> tuple[float, tuple[str, ...]] | None:
    fewest = -int(-width_of(text) // capacity)
    best: tuple[float, tuple[str, ...]] | None = None
    if fewest > _MOST_SHAPED:
        return None
    for count in range(max(2, fewest - 1), _MOST_SHAPED + 1):
        over = count > max(_MOST_LINES, fewest)
        if over and best and best[0] < _FORBIDDEN_SHAPE:
            break
        for lines, cost in _partings(text, count, capacity, sorted(costs.items())):
            cost += _shape_cost([width_of(line.strip(WIDE_SPACE)) for line in lines])
            cost += 2.0 * max(0, count - fewest) + _FOURTH_LINE * over
            if best is None or cost < best[0]:
                best = (cost, lines)
    return best


def _partings(
    text: str, count: int, capacity: float, places: Sequence[tuple[int, float]], start: int = 0
) -> Iterator[tuple[tuple[str, ...], float]]:
    """Give the ways to part a text from ``start`` on into so many lines that fit, and what their breaks cost."""
    if count == 1:
        if 0 < width_of(text[start:].strip(WIDE_SPACE)) <= capacity:
            yield (text[start:],), 0.0
        return
    for number, (place, cost) in enumerate(places):
        line = text[start:place]
        width = width_of(line.strip(WIDE_SPACE))
        if width > capacity:
            return
        pauses = text.count(WIDE_SPACE, place)
        if width and width_of(text[place:]) - pauses <= capacity * (count - 1):
            for lines, more in _partings(text, count - 1, capacity, places[number + 1 :], place):
                yield (line, *lines), cost + more


def _shape_cost(widths: list[float]) -> float:
    """Trapezoids and diamonds are free; a rectangle and an hourglass are forbidden, a stub of a line is poor.

    GB/T 9704-2012 §7.3.1 asks for 梯形或菱形: lines grow, shrink, or grow and then shrink. Lines that differ by less
    than a character look equal; two such lines of several are poor.
    """
    steps = [after - before for before, after in pairwise(widths)]
    longest, shortest = max(widths), min(widths)
    cost = 8.0 * max(0.0, 0.6 - shortest / longest)
    if any(abs(step) < 1 for step in steps):
        cost += _EQUAL_PAIR
    shrinking = False
    for step in steps:
        if shrinking and step > 0:
            cost += _FORBIDDEN_SHAPE
        shrinking = shrinking or step < 0
    if longest - shortest < 1:
        cost += _FORBIDDEN_SHAPE
    return cost


def _fill(text: str, capacity: float, costs: Costs) -> tuple[str, ...]:
    """Fill line after line: what is left for a title that no three lines can hold."""
    lines: list[str] = []
    start = 0
    while (reach := _reach(text, start, capacity)) < len(text):
        place = next((place for place in range(reach, start, -1) if place in costs), reach)
        lines.append(text[start:place])
        start = place
    return (*lines, text[start:])


def _reach(text: str, start: int, capacity: float) -> int:
    """Give the index up to which a line beginning at ``start`` fits; one character always does."""
    used = 0.0
    for index in range(start, len(text)):
        used += 0.5 if text[index].isascii() else 1.0
        if used > capacity:
            return max(start + 1, index)
    return len(text)
