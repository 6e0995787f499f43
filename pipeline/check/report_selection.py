"""Which rules a run reports: ids or the beginnings of ids, taken and left out."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """``select`` and ``ignore`` hold ids (PUNC-01) or families (PUNC); an empty ``select`` takes every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, rule: str) -> bool:
        """Tell whether a rule is reported; the longer (more exact) of two names that match decides."""
        taken = _longest(rule, self.select) if self.select else 0
        left_out = _longest(rule, self.ignore)
        return taken is not None and (left_out is None or taken > left_out)

    def unknown(self, rules: Iterable[str]) -> tuple[str, ...]:
        """Give the names that match no rule: a misspelt id would silently report nothing."""
        known = tuple(rules)
        return tuple(name for name in (*self.select, *self.ignore) if not any(_matches(rule, name) for rule in known))


def _matches(rule: str, name: str) -> bool:
    return rule == name or rule.startswith(name + "-")


def _longest(rule: str, names: Iterable[str]) -> int | None:
    return max((len(name) for name in names if _matches(rule, name)), default=None)
