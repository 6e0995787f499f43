"""Patterns compiled when a text first needs them, and character classes that are not compiled at all.

Compiling all patterns takes longer than everything else that is done with a short article: a run pays only for those
its text makes it try.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any, Final, cast

# A class that names the Han range takes 0.7 ms to compile (the compiler walks its 20 000 characters), this one 0.03:
# word characters without digits and ASCII letters, which also lets Han beyond the basic plane in.
_HAN_RANGE: Final = "[一-鿿]"
_HAN: Final = r"[^\W\da-zA-Z_]"

# What each method gives for a text without a match.
_NOTHING: Final[dict[str, Callable[[str], object]]] = {
    "match": lambda text: None,
    "fullmatch": lambda text: None,
    "search": lambda text: None,
    "finditer": lambda text: iter(()),
    "findall": lambda text: [],
    "split": lambda text: [text],
    "sub": lambda text: text,
}


class _Lazy:
    """Stands for a compiled pattern; its slots stay empty until the first use that may match fills them."""

    __slots__ = ("needs", "pattern", *_NOTHING)

    def __init__(self, pattern: str, needs: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.needs = needs

    def __getattr__(self, name: str) -> Any:
        if name not in _NOTHING:
            raise AttributeError(name)

        def first_use(*arguments: Any) -> Any:
            text = arguments[name == "sub"]
            if self.needs and not any(need in text for need in self.needs):
                return _NOTHING[name](text)
            compiled = re.compile(self.pattern)
            for method in _NOTHING:
                setattr(self, method, getattr(compiled, method))
            return getattr(self, name)(*arguments)

        return first_use


def lazy(pattern: str, *needs: str) -> re.Pattern[str]:
    """Give a pattern that is compiled on first use and from then on costs what a compiled one costs.

    ``needs``: a text that holds none of these cannot match, so the pattern is not even compiled for it.
    """
    return cast("re.Pattern[str]", _Lazy(pattern.replace(_HAN_RANGE, _HAN), needs))


def one_of(*ranges: str) -> Callable[[str], bool]:
    """Give a test for the characters of a class, told as ``a`` or ``a-z``, in their order; the empty string is none.

    It takes as long as a compiled class to match; large classes take the compiler of patterns 1 to 4 ms each.
    """
    bounds = [bound for one in ranges for bound in (one[0], chr(ord(one[-1]) + 1))]
    return lambda character: bisect_right(bounds, character) % 2 == 1
