"""Patterns that cost nothing until a text could hold what they look for: every run of render pays for those it tries.

Most passages hold none of the words a rule is about. A substring test tells so in a fraction of a microsecond; the
pattern itself is compiled only when a text passes that test.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Final

HAN: Final = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""The Han characters, for a class in a pattern."""

# A class that names the Han ranges takes 1 ms to compile (the compiler walks their 28 000 characters), this one 0.03:
# word characters without digits and ASCII letters.
_HAN_CLASS: Final = re.compile(rf"\[{re.escape(HAN)}([^\]]*)\]")
_QUICK: Final = r"[^\W\da-zA-Z_]"


def _quick(source: str) -> str:
    """Give a pattern with its classes that begin with the Han ranges in a form that compiles fast."""
    if HAN not in source:
        return source
    return _HAN_CLASS.sub(lambda match: f"(?:{_QUICK}|[{match[1]}])" if match[1] else _QUICK, source)


class Pattern:
    """A pattern that can match only in a text that holds one of ``needs`` (none: in any text)."""

    __slots__ = ("_compiled", "_needs", "_source")

    def __init__(self, source: str, *needs: str) -> None:
        self._source = source
        self._needs = needs
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, text: str) -> bool:
        """Tell whether the text holds what the pattern cannot do without."""
        return not self._needs or any(need in text for need in self._needs)

    def compiled(self) -> re.Pattern[str]:
        """Give the pattern compiled, now if it has not been."""
        if self._compiled is None:
            self._compiled = re.compile(_quick(self._source))
        return self._compiled

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Give the matches between ``start`` and ``end``."""
        return self.compiled().finditer(text, start, end) if self.may_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """Give the first match."""
        return self.compiled().search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Give the match at the beginning of the text."""
        return self.compiled().match(text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Give the match of the whole text."""
        return self.compiled().fullmatch(text) if self.may_match(text) else None

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Give the text with every match replaced."""
        return self.compiled().sub(replacement, text) if self.may_match(text) else text
