"""Regular expressions, compiled once and kept beside the .pyc files, as Python keeps compiled modules.

CPython compiles ``[一-鿿]`` by walking through its 20 000 code points, every time it stands in a pattern: our tables
took 110 of the 430 ms of a cold run. Read from here they take 4. Python offers no such cache, so this one goes by way
of ``re``'s own compiler; wherever that is not as we know it, patterns are compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).with_name("__pycache__")
MOST_BYTES: Final = 8_000_000
MOST_PATTERNS: Final = 600
"""Beyond this only what the present run uses stays: patterns of old versions and layouts are in the file, too."""

Key = tuple[str | bytes, int]
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What ``_sre.compile`` takes beside the pattern; the code as bytes, since most of it is not asked for in a run."""


class PatternStore:
    """The patterns of earlier runs, and what this run adds to them.

    The file is trusted as .pyc files are: it lies among them, and who may write there may change the program as well.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._engine: Any = __import__("_sre")
        # What compiled code means depends on the interpreter alone.
        self._path = folder / f"patterns.{sys.implementation.cache_tag}-{self._engine.MAGIC}"
        self._compiler: Any = re._compiler  # type: ignore[attr-defined]
        self._compile: Callable[..., Any] = self._compiler.compile
        self._kept = self._load()
        self._used: dict[Key, Kept] = {}
        self._grown = False

    def install(self) -> None:
        """Take patterns from the store from now on."""
        self._compiler.compile = self._pattern

    def save(self) -> None:
        """Write the store if this run has added to it; where that cannot be, the next run compiles again."""
        self._compiler.compile = self._compile
        if not self._grown or sys.dont_write_bytecode:
            return
        merged = self._kept | self._used
        if len(merged) > MOST_PATTERNS:
            merged = self._used
        draft = self._path.with_suffix(f".{os.getpid()}")
        try:
            draft.write_bytes(marshal.dumps(merged))
            draft.replace(self._path)
        except (OSError, ValueError):
            draft.unlink(missing_ok=True)

    def _load(self) -> dict[Key, Kept]:
        try:
            data = self._path.read_bytes()
            found = marshal.loads(data) if len(data) <= MOST_BYTES else {}
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return found if isinstance(found, dict) else {}

    def _pattern(self, pattern: Any, flags: int = 0) -> Any:
        key = pattern, int(flags)
        known = self._kept.get(key)
        if known is None:
            parsed = self._compiler._parser.parse(pattern, flags)
            groups = parsed.state.groupdict
            names = {number: name for name, number in groups.items()}
            in_order = tuple(names.get(number) for number in range(parsed.state.groups))
            code = array("I", self._compiler._code(parsed, flags)).tobytes()
            known = int(flags | parsed.state.flags), code, parsed.state.groups - 1, groups, in_order
            self._grown = True
        self._used[key] = known
        total, code, *rest = known
        return self._engine.compile(pattern, total, array("I", code).tolist(), *rest)


def kept_patterns() -> PatternStore | None:
    """Install the store and give it; None where ``re`` is not as we know it."""
    try:
        store = PatternStore()
        if store._pattern("(?P<a>[一-鿿])b", 0).match("中b") is None:
            return None
    except (AttributeError, TypeError, ImportError, RuntimeError):
        return None
    store.install()
    return store
