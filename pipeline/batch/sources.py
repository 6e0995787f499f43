"""Which articles a command line means: files, folders and patterns, and what their results are called."""

from __future__ import annotations

import glob
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Final

from pipeline.model.problem import SourceError, error
from pipeline.read.data import BESIDE
from pipeline.read.sniff import EXTENSIONS

STANDARD_INPUT: Final = "-"
_UNWANTED: Final = (".", "~$")
"""How the names of files begin that nobody means: hidden ones, and the locks Word puts beside open documents."""


@dataclass(frozen=True, slots=True)
class Named:
    """A source and its results' name: ``folder`` is relative to the output folder, ``stem`` the name without ending."""

    source: str
    folder: str
    stem: str

    @property
    def place(self) -> str:
        """Give what no two sources may share, as the file system compares it."""
        return os.path.normcase(os.path.join(self.folder, self.stem))  # noqa: PTH118 - a string to compare, no path


class NameClash(Exception):
    """Two sources named apart would become the same files; the text says which."""


def find_sources(names: Iterable[str], output: Path) -> list[Named]:
    """Find the articles meant by files, folders (searched to the bottom) and patterns, in a fixed order.

    Results keep the folders below a named folder, or below a pattern's fixed part. Sources of one folder that share a
    stem (a.txt, a.docx) get their whole names. Raises NameClash for others, SourceError where nothing is found.
    """
    found: list[Named] = []
    for name in names:
        if name != STANDARD_INPUT and _is_folder(name):
            found += _told_apart(list(_in_folder(name, output)), name)
        elif _is_pattern(name):
            found += _told_apart(list(_matching(name, output)), name)
        else:
            found.append(Named(name, "", "stdin" if name == STANDARD_INPUT else Path(name).stem))
    _refuse_clashes(found)
    return found


def find_contributions(names: Iterable[str], output: Path) -> list[str]:
    """Find the articles of one bulletin: files as they are named, those of a folder or pattern by name (2 before 10).

    Raises SourceError where nothing is found, or where an article is named twice.
    """
    found: list[str] = []
    for name in names:
        found += sorted((each.source for each in find_sources([name], output)), key=_by_number)
    first: dict[Path, str] = {}
    for source in found:
        place = Path(source).resolve()
        if place in first:
            raise SourceError([error("named-twice", f"{source} is named twice", None, "name each article once")])
        first[place] = source
    return found


def _by_number(source: str) -> list[tuple[int, str]]:
    # Numbers in names count as numbers: the pieces are words and digits by turns.
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in re.split("([0-9]+)", source)]


def _is_folder(name: str) -> bool:
    return Path(name).is_dir()


def _is_pattern(name: str) -> bool:
    # A file may be called [a].txt: what is there is no pattern.
    return glob.has_magic(name) and not Path(name).exists()


def _in_folder(top: str, output: Path) -> Iterator[Named]:
    results = output.resolve()
    if Path(top).resolve() == results:
        hint = "write them elsewhere: --output FOLDER"
        raise SourceError([error("output-is-source", f"{top} holds the sources and would get the results", None, hint)])
    for folder, folders, files in os.walk(top):
        # In order, and never into hidden folders or the results of the last run.
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and Path(folder, name).resolve() != results
        )
        below = os.path.relpath(folder, top)
        for name in sorted(files):
            if _is_article(name):
                yield Named(str(Path(folder, name)), "" if below == os.curdir else below, PurePath(name).stem)


def _matching(pattern: str, output: Path) -> Iterator[Named]:
    fixed = Path()
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        fixed /= part
    results = output.resolve()
    # Path.glob takes no absolute patterns.
    for name in sorted(glob.glob(pattern, recursive=True)):  # noqa: PTH207
        path = Path(name)
        if path.is_file() and not path.name.endswith(BESIDE) and results not in path.resolve().parents:
            below = str(path.parent.relative_to(fixed))
            yield Named(name, "" if below == os.curdir else below, path.stem)


def _is_article(name: str) -> bool:
    return PurePath(name).suffix.lower() in EXTENSIONS and not name.startswith(_UNWANTED) and not name.endswith(BESIDE)


def _told_apart(found: list[Named], name: str) -> list[Named]:
    """Give sources that share a stem their whole names, whichever of them is asked for."""
    if not found:
        hint = f"articles end in {', '.join(sorted(EXTENSIONS))}; name other files one by one"
        raise SourceError([error("no-sources", f"no articles in {name}", None, hint)])
    while True:
        sharing = defaultdict(list)
        for index, named in enumerate(found):
            sharing[named.place].append(index)
        alike = [index for indices in sharing.values() if len(indices) > 1 for index in indices]
        short = [index for index in alike if found[index].stem != PurePath(found[index].source).name]
        if not short:
            return found
        for index in short:
            found[index] = replace(found[index], stem=PurePath(found[index].source).name)


def _refuse_clashes(found: Sequence[Named]) -> None:
    seen: dict[str, str] = {}
    for named in found:
        if named.place in seen:
            both = f"{seen[named.place]} and {named.source} would both become {named.stem}.docx"
            raise NameClash(f"{both}: render them apart, or name the folder they share")
        seen[named.place] = named.source
