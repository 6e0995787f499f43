"""Records are dataclasses in all that is used of them: the same class made both ways does the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from pipeline.model import records
from pipeline.model.source import Location

OPTIONS = [
    {"slots": True, "frozen": frozen, "kw_only": kw_only, "order": order}
    for frozen, kw_only, order in product((False, True), repeat=3)
] + [{"slots": True, "frozen": frozen, "eq": False} for frozen in (False, True)]


def made_by(maker: Any, options: dict[str, bool]) -> type[Any]:
    @maker.dataclass(**options)
    class Piece:
        """A class with every kind of field."""

        start: int
        text: str = "文"
        spans: list[int] = maker.field(default_factory=list)
        length: int = maker.field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.text))

        def double(self) -> int:
            return 2 * self.start

    return Piece


def outcome(action: Callable[[], object]) -> object:
    try:
        return action()
    except (AttributeError, TypeError):
        return "refused"


ACTIONS: list[Callable[[type[Any]], object]] = [
    lambda cls: repr(cls(start=1)),
    lambda cls: repr(cls(start=1, text="两", spans=[3])),
    lambda cls: cls(1).double(),
    lambda cls: cls(1, "两").length,
    lambda cls: cls(),
    lambda cls: cls(start=1, other=2),
    lambda cls: cls(start=1, length=2),
    lambda cls: cls(start=1) == cls(start=1),
    lambda cls: cls(start=1) == cls(start=2),
    lambda cls: cls(start=1) == 1,
    lambda cls: cls(start=1) < cls(start=2),
    lambda cls: cls(start=1) >= cls(start=1),
    lambda cls: cls(start=1) < 1,
    lambda cls: {cls(start=1, spans=())} == {cls(start=1, spans=())},
    lambda cls: hash(cls(start=1)) and None,
    lambda cls: cls(start=1).spans is cls(start=1).spans,
    lambda cls: setattr(cls(start=1), "text", "两"),
    lambda cls: setattr(cls(start=1), "other", 1),
    lambda cls: delattr(cls(start=1), "text"),
    lambda cls: repr(copy.copy(cls(start=1, text="两"))),
    lambda cls: repr(copy.deepcopy(cls(start=1, text="两"))),
    lambda cls: dataclasses.asdict(cls(start=1)),
    lambda cls: dataclasses.is_dataclass(cls),
    lambda cls: [(one.name, one.init) for one in dataclasses.fields(cls)],
    lambda cls: [one.default is dataclasses.MISSING for one in dataclasses.fields(cls)],
    lambda cls: repr(dataclasses.replace(cls(start=1), text="两个")),
    lambda cls: cls.__match_args__,
    lambda cls: cls.__slots__,
    lambda cls: cls.__doc__,
    lambda cls: cls.__module__,
]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
@pytest.mark.parametrize("number", range(len(ACTIONS)))
def test_a_record_does_what_a_dataclass_does(options: dict[str, bool], number: int) -> None:
    action = ACTIONS[number]
    record, model = made_by(records, options), made_by(dataclasses, options)
    assert outcome(lambda: action(record)) == outcome(lambda: action(model))


def test_replace_keeps_what_is_not_named() -> None:
    place = Location("a.txt", 3, 5)
    assert records.replace(place, column=7) == Location("a.txt", 3, 7) == dataclasses.replace(place, column=7)
    assert place == Location("a.txt", 3, 5)


def test_a_record_travels_to_other_processes() -> None:
    place = Location("a.txt", 3, 5)
    assert pickle.loads(pickle.dumps(place)) == place
    assert {place, Location("a.txt", 3, 5)} == {place}
