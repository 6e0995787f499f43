"""Where font files are looked for: the user's folders, the system's, and the cache that ``fonts fetch`` fills."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pipeline.model.problem import MissingFont, error

VARIABLE: Final = "JIANBAO_FONTS"
"""Environment variable with the user's font folders, parted as in PATH."""

FONT_SUFFIXES: Final = (".ttf", ".ttc", ".otf", ".otc")
DEEPEST: Final = 6
MOST_FILES: Final = 20_000
"""Bounds on the walk through a folder: somebody may name a disk's root."""


def cache_folder() -> Path:
    """Give the folder ``fonts fetch`` fills: the system's cache folder for the user, then ``jianbao/fonts``."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = home / ".cache"
    named = os.environ.get("XDG_CACHE_HOME")
    return (Path(named) if named else base) / "jianbao" / "fonts"


def user_folders(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Give the folders the user named, those of JIANBAO_FONTS last.

    Raises MissingFont when one does not exist: nobody wants a stand-in because of a typing slip.
    """
    named = [part for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part]
    wanted = dict.fromkeys([*folders, *map(Path, named)])
    lost = [
        error("font-folder", f"font folder {folder} does not exist", None, f"correct --fonts or {VARIABLE}")
        for folder in wanted
        if not folder.is_dir()
    ]
    if lost:
        raise MissingFont(lost)
    return tuple(wanted)


def system_folders() -> tuple[Path, ...]:
    """Give the folders where Windows, macOS or fontconfig (elsewhere) keep fonts, the user's own first."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
        return Path(local) / "Microsoft" / "Windows" / "Fonts", Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    if sys.platform == "darwin":
        office = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        libraries = (home / "Library", Path("/Library"), Path("/System/Library"))
        return *(library / "Fonts" for library in libraries), office, Path("/System/Library/AssetsV2")
    data = [os.environ.get("XDG_DATA_HOME") or home / ".local" / "share", *_shared_data()]
    tex = Path("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol")  # fontconfig does not look there
    return tuple(dict.fromkeys([home / ".fonts", *(Path(folder) / "fonts" for folder in data), tex]))


def _shared_data() -> list[str]:
    named = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [folder for folder in named.split(":") if folder]


class FontFiles:
    """The font files under some folders, listed once, when first asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self._by_name: dict[str, list[Path]] | None = None

    def named(self, name: str) -> Sequence[Path]:
        """Give the files of a lower-case file name, in the order of the folders."""
        return self._listing.get(name, ())

    def unknown(self, known_names: frozenset[str]) -> Iterator[Path]:
        """Give the files under none of these names, in a fixed order."""
        for name in sorted(self._listing.keys() - known_names):
            yield from self._listing[name]

    def sizes(self, names: frozenset[str] | None = None) -> list[tuple[str, int]]:
        """Give name and size in bytes of every file, or of those under these names, in a fixed order."""
        wanted = sorted(self._listing if names is None else names & self._listing.keys())
        return [(name, _size(path)) for name in wanted for path in self._listing[name]]

    @property
    def _listing(self) -> Mapping[str, list[Path]]:
        if self._by_name is None:
            self._by_name = {}
            for folder in self.folders:
                for path in _font_files(folder):
                    self._by_name.setdefault(path.name.lower(), []).append(path)
        return self._by_name


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _font_files(top: Path) -> Iterator[Path]:
    left = MOST_FILES
    seen: set[tuple[int, int]] = set()
    waiting = [(str(top), DEEPEST)]
    while waiting:
        folder, depth = waiting.pop(0)
        entries = _entries(folder, seen)
        for entry in entries[:left]:
            if entry.name.lower().endswith(FONT_SUFFIXES):
                yield Path(entry.path)
            elif depth and "." not in entry.name[:1] and entry.is_dir():
                waiting.append((entry.path, depth - 1))
        left = max(0, left - len(entries))


def _entries(folder: str, seen: set[tuple[int, int]]) -> list[os.DirEntry[str]]:
    """List a folder by name; nothing if it cannot be read or was seen before (links may lead in circles)."""
    try:
        facts = os.stat(folder)  # noqa: PTH116 - strings, as scandir gives them: this walk is in every cold run
        if (facts.st_dev, facts.st_ino) in seen:
            return []
        seen.add((facts.st_dev, facts.st_ino))
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []
