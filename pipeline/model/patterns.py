"""Patterns compiled when a text first needs them, and character classes that are not compiled at all.

Compiling all patterns takes longer than everything else that is done with a short article: a run pays only for those
its text makes it try. Most texts hold none of the words a pattern is about, which a substring test tells much sooner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The Han characters, for a class in a pattern that is compiled late."""

# A class that names the Han ranges takes 1 ms to compile (the compiler walks their 28 000 characters), this one 0.03:
# word characters without digits and ASCII letters.
_HAN_CLASS: Final = f"[{HAN}"
_HAN_RANGE: Final = "[一-鿿]"
_QUICK: Final = r"[^\W\da-zA-Z_]"

_METHODS: Final = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


def _quick(pattern: str) -> str:
    """Give a pattern whose classes that begin with the Han ranges are in a form that compiles fast."""
    first, *rest = pattern.replace(_HAN_RANGE, _QUICK).split(_HAN_CLASS)
    for part in rest:
        others, _, after = part.partition("]")
        first += (f"(?:{_QUICK}|[{others}])" if others else _QUICK) + after
    return first


class _Lazy:
    """Stands for a compiled pattern; its slots stay empty until the first use fills them."""

    __slots__ = ("needs", "pattern", *_METHODS)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.needs: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(_quick(self.pattern))
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


class _Needing:
    """Stands for a pattern that is compiled for, and looks through, no text that holds none of what it needs."""

    __slots__ = ("_compiled", "needs", "pattern")

    def __init__(self, pattern: str, needs: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.needs = needs
        self._compiled: re.Pattern[str] | None = None

    def _in(self, text: str) -> re.Pattern[str] | None:
        """Give the pattern compiled, if the text could match."""
        if not any(need in text for need in self.needs):
            return None
        if self._compiled is None:
            self._compiled = re.compile(_quick(self.pattern))
        return self._compiled

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        return compiled.match(text, *span) if (compiled := self._in(text)) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        return compiled.fullmatch(text, *span) if (compiled := self._in(text)) else None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        return compiled.search(text, *span) if (compiled := self._in(text)) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        return compiled.finditer(text, *span) if (compiled := self._in(text)) else iter(())

    def findall(self, text: str, *span: int) -> list[Any]:
        return compiled.findall(text, *span) if (compiled := self._in(text)) else []

    def split(self, text: str, most: int = 0) -> list[str | Any]:
        return compiled.split(text, most) if (compiled := self._in(text)) else [text]

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        return compiled.sub(replacement, text, most) if (compiled := self._in(text)) else text


def lazy(pattern: str, *needs: str) -> re.Pattern[str]:
    """Give a pattern that is compiled on first use and from then on costs what a compiled one costs.

    ``needs``: a text that holds none of these cannot match; the pattern is not compiled for it nor tried on it.
    """
    return cast("re.Pattern[str]", _Needing(pattern, needs) if needs else _Lazy(pattern))


def one_of(*ranges: str) -> Callable[[str], bool]:
    """Give a test for the characters of a class, told as ``a`` or ``a-z``, in their order; the empty string is none.

    It takes as long as a compiled class to match; large classes take the compiler of patterns 1 to 4 ms each.
    """
    bounds = [bound for one in ranges for bound in (one[0], chr(ord(one[-1]) + 1))]
    return lambda character: bisect_right(bounds, character) % 2 == 1
