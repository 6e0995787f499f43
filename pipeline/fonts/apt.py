"""Debian packages without root: apt-get downloads and verifies them, dpkg-deb opens them, nothing is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pipeline.fonts.packages import ADVICE
from pipeline.model.problem import OutputError, error
from pipeline.model.records import dataclass

POLL_SECONDS: Final = 0.2
URI_LINE: Final = re.compile(r"^'[^']*' (?P<file>\S+) (?P<size>\d+)", re.MULTILINE)

COMMON_OPTIONS: Final = (
    "Debug::NoLocking=1",  # the folders are ours alone, and a user may not lock the system's
    "APT::Sandbox::User=root",  # keep the rights of whoever runs this: _apt cannot write to a user's cache
    "APT::Get::AllowUnauthenticated=false",
    "Acquire::AllowInsecureRepositories=false",
    "Acquire::Languages=none",
    "Acquire::Retries=2",
)


@dataclass(frozen=True, slots=True)
class Download:
    """A package that can be had: its file's name and size in bytes."""

    package: str
    file: str
    size: int


class Apt:
    """apt-get for an ordinary user, working in ``folder``: the system's package lists, or own ones where those fail."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own_lists = False
        self._words: list[str] = []
        for program in ("apt-get", "dpkg-deb"):
            if shutil.which(program) is None:
                raise OutputError([error("fonts-fetch", f"{program} is not on this system", None, ADVICE)])

    def refresh(self) -> None:
        """Load package lists into a folder of our own and use them from now on; what fails shows later."""
        self._own_lists = True
        (self._folder / "state" / "lists" / "partial").mkdir(parents=True, exist_ok=True)
        self._run(["update"])

    @property
    def refreshed(self) -> bool:
        """Tell whether the lists are our own, fresh ones."""
        return self._own_lists

    def find(self, names: Sequence[str]) -> list[Download]:
        """Give what can be downloaded under these package names, in their order."""
        found = []
        for name in names:
            asked = self._run(["download", "--print-uris", name])
            match = URI_LINE.search(asked.stdout)
            if asked.returncode == 0 and match:
                found.append(Download(name, match["file"], int(match["size"])))
        return found

    def download(self, wanted: Download, progress: Callable[[str, int, int], None]) -> Path | None:
        """Download a package, verified by apt; None if that failed. A partial file is continued by apt."""
        target = self._folder / wanted.file
        progress(wanted.package, 0, wanted.size)
        with _watched(target, lambda size: progress(wanted.package, min(size, wanted.size), wanted.size)):
            result = self._run(["download", wanted.package])
        if result.returncode != 0 or not target.is_file() or target.stat().st_size != wanted.size:
            return None
        progress(wanted.package, wanted.size, wanted.size)
        return target

    @property
    def complaints(self) -> str:
        """Give what apt last complained of: its last two different lines."""
        return "; ".join(list(dict.fromkeys(self._words))[-2:]) or "apt-get gave no reason"

    def _run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
        cache = self._folder / "cache"
        (cache / "archives" / "partial").mkdir(parents=True, exist_ok=True)
        options = [*COMMON_OPTIONS, f"Dir::Cache={cache}"]
        if self._own_lists:
            options += [f"Dir::State={self._folder / 'state'}", f"Dir::State::lists={self._folder / 'state' / 'lists'}"]
        command = ["apt-get", "-q", *(part for option in options for part in ("-o", option)), *arguments]
        result = subprocess.run(
            command, cwd=self._folder, capture_output=True, text=True, errors="replace", check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        self._words += [line for line in result.stderr.splitlines() if line.startswith(("E: ", "W: Failed"))]
        return result


@contextmanager
def _watched(file: Path, tell: Callable[[int], None]) -> Iterator[None]:
    """Tell the size of a growing file now and then."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(POLL_SECONDS):
            if file.is_file():
                tell(file.stat().st_size)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()


def package_files(package: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Give path and content of each regular file of a package; ValueError for a package that cannot be read.

    Nothing is unpacked to where the package says, so no path in it can do harm.
    """
    with subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", str(package)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        try:
            with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
                for member in archive:
                    content = archive.extractfile(member) if member.isreg() else None
                    if content is not None:
                        yield member.name, content
            process.stdout.read()
        except tarfile.TarError as failure:
            raise ValueError(f"{package.name} cannot be unpacked: {failure}") from failure
        finally:
            process.stdout.close()
    if process.returncode:
        raise ValueError(f"{package.name} cannot be unpacked")
