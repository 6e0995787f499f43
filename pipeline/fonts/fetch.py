"""Fetch the free stand-ins into the user's cache folder: Debian's packages, verified by apt, no root."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pipeline.fonts.apt import Apt, Download, package_files
from pipeline.fonts.packages import ADVICE, PACKAGES, FontPackage
from pipeline.fonts.places import cache_folder
from pipeline.model.problem import OutputError, error
from pipeline.model.records import dataclass

Progress = Callable[[str, int, int], None]
"""Told of each package: its name, bytes done, bytes in all."""

WORK_FOLDER: Final = ".fetch"
LICENCES: Final = "licences"


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchResult:
    """What a fetch did: packages fetched now, and packages whose fonts were there already."""

    folder: Path
    fetched: tuple[str, ...]
    present: tuple[str, ...]


def fetch_fonts(folder: Path | None, progress: Progress, *, open_only: bool = False) -> FetchResult:
    """Fill ``folder`` (None: the cache folder) with the stand-ins; run again, it goes on where it was stopped.

    A font appears in the folder whole or not at all. ``open_only`` leaves only fonts under the Open Font License there:
    no Fandol, so LXGW WenKai serves as 仿宋 and 楷体. Raises OutputError when apt is missing or fails, or the folder
    cannot be written.
    """
    target = cache_folder() if folder is None else folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        with _alone(target):
            return _fetch(target, progress, open_only=open_only)
    except OSError as failure:
        hint = "name a folder you can write to, with enough space: --to FOLDER"
        raise OutputError([error("fonts-fetch", f"{target}: {failure.strerror or failure}", None, hint)]) from failure


def _fetch(target: Path, progress: Progress, *, open_only: bool) -> FetchResult:
    wanted = [package for package in PACKAGES if package.open_font or not open_only]
    missing = [package for package in wanted if not _complete(package, target)]
    if missing:
        _fetch_packages(missing, target, progress)
    if open_only:
        _remove_others(target)
    return FetchResult(
        folder=target,
        fetched=tuple(package.names[0] for package in missing),
        present=tuple(package.names[0] for package in wanted if package not in missing),
    )


def _fetch_packages(packages: list[FontPackage], target: Path, progress: Progress) -> None:
    # The work folder outlives a failure: apt continues a package it had begun.
    work = target.resolve() / WORK_FOLDER
    work.mkdir(exist_ok=True)
    apt = Apt(work)
    for package in packages:
        _fetch_package(apt, package, target, progress)
    shutil.rmtree(work, ignore_errors=True)


def _fetch_package(apt: Apt, package: FontPackage, target: Path, progress: Progress) -> None:
    while True:
        for download in apt.find(package.names):
            if _install(apt, download, package, target, progress):
                return
        if apt.refreshed:
            break
        apt.refresh()  # no lists on this machine, or they name files that are gone
    message = f"could not fetch {package.names[0]}: {apt.complaints}"
    hint = f"check the network and apt's sources, then run 'jianbao fonts fetch' again; or else {ADVICE}"
    raise OutputError([error("fonts-fetch", message, None, hint)])


def _install(apt: Apt, download: Download, package: FontPackage, target: Path, progress: Progress) -> bool:
    """Download a package and put its fonts in place; False if it cannot be had or lacks one of the fonts."""
    archive = apt.download(download, progress)
    if archive is None:
        return False
    staging = archive.with_suffix(".fonts")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    try:
        _unpack(archive, package, staging)
    except ValueError:
        return False
    if not _complete(package, staging):
        return False
    _put_in_place(staging, target)
    archive.unlink()
    return True


def _unpack(archive: Path, package: FontPackage, staging: Path) -> None:
    (staging / LICENCES).mkdir()
    for name, content in package_files(archive):
        file_name = name.rpartition("/")[2]
        if file_name in package.fonts:
            _write(staging / file_name, content)
        for ending, kept_as in package.licences:
            if name.endswith(f"/{ending}"):
                plain = gzip.GzipFile(fileobj=content) if ending.endswith(".gz") else content
                _write(staging / LICENCES / kept_as, plain)


def _write(path: Path, content: IO[bytes] | gzip.GzipFile) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(content, file)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(staging: Path, target: Path) -> None:
    # Licences go first: no font ever stands there without its licence.
    (target / LICENCES).mkdir(exist_ok=True)
    for path in sorted((staging / LICENCES).iterdir()):
        path.replace(target / LICENCES / path.name)
    for path in sorted(path for path in staging.iterdir() if path.is_file()):
        path.replace(target / path.name)
    shutil.rmtree(staging)


def _complete(package: FontPackage, folder: Path) -> bool:
    return all((folder / name).is_file() and (folder / name).stat().st_size for name in package.fonts)


def _remove_others(target: Path) -> None:
    for package in PACKAGES:
        if not package.open_font:
            for name in package.fonts:
                (target / name).unlink(missing_ok=True)
            for _, kept_as in package.licences:
                (target / LICENCES / kept_as).unlink(missing_ok=True)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Let one process at a time fill a folder; the second waits and finds the work done."""
    try:
        import fcntl
    except ImportError:  # Windows, where there is no apt either
        yield
        return
    with (target / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
