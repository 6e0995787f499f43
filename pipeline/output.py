"""Results to disk: every file whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pipeline.model.problem import OutputError, error
from pipeline.model.records import dataclass

try:
    import fcntl
except ImportError:  # Windows
    _LOCKS = False
else:
    _LOCKS = True

_OPEN_FILES: Final = Path("/proc/self/fd")
DRAFT_START: Final = ".jianbao-"
DRAFT_END: Final = ".part"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is written and synced, but not in its place yet; ``path`` is None while it has no name at all."""

    handle: int
    path: Path | None


def publish(files: Mapping[Path, bytes]) -> None:
    """Write the files so that a reader, or a power cut, sees each old or new, never half.

    All of them are first written and synced, then put in place together: a full disk loses nothing, a killed process
    leaves nothing, and of two runs that write the same files each file set is one run's. Folders are made as needed.
    A file that is replaced keeps its permissions, and a link to it stays a link.
    Raises OutputError naming the file and the system's reason.
    """
    drafts: dict[Path, _Draft] = {}
    try:
        files = {_followed(target): data for target, data in files.items()}
        for target, data in files.items():
            drafts[target] = _write_draft(target, data)
        _sync(drafts)
        folders = dict.fromkeys(target.parent for target in files)
        with contextlib.ExitStack() as locks:
            for folder in folders:
                locks.enter_context(_locked(folder))
            for target, draft in drafts.items():
                _put_in_place(draft, target)
    finally:
        for draft in drafts.values():
            _discard(draft)


def sweep(folder: Path) -> None:
    """Remove drafts that killed processes left in a folder; those of living ones stay (they hold a lock on them)."""
    if not _LOCKS:
        return
    for path in folder.glob(f"{DRAFT_START}*{DRAFT_END}"):
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()
            finally:
                os.close(handle)


def _write_draft(target: Path, data: bytes) -> _Draft:
    draft = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            # Found now, before anything is put in place: else the first files would be new and the others old.
            raise IsADirectoryError(errno.EISDIR, "a folder of that name is in the way")
        draft = _open_draft(target.parent)
        _keep_permissions(draft, target)
        # No view outlives a failure: what is written may be a mapped file, which could not be closed then.
        with memoryview(data) as whole:
            written = 0
            while written < len(whole):
                written += os.write(draft.handle, whole[written:])
    except OSError as failure:
        if draft is not None:
            _discard(draft)
        raise _cannot_write(target, failure) from failure
    return draft


def _followed(target: Path) -> Path:
    try:
        return target.resolve() if target.is_symlink() else target
    except (OSError, RuntimeError) as failure:  # links that lead to one another
        raise _cannot_write(target, OSError(errno.ELOOP, os.strerror(errno.ELOOP))) from failure


def _keep_permissions(draft: _Draft, target: Path) -> None:
    """Let no private document become public by being corrected."""
    if hasattr(os, "fchmod"):
        with contextlib.suppress(OSError):
            os.fchmod(draft.handle, stat.S_IMODE(target.stat().st_mode))


def _sync(drafts: Mapping[Path, _Draft]) -> None:
    """Have the system put the files on disk, all at once: one after the other took 8 ms for three, so they take 2."""
    import threading

    failures: dict[Path, OSError] = {}

    def sync(target: Path, draft: _Draft) -> None:
        try:
            os.fsync(draft.handle)
        except OSError as failure:
            failures[target] = failure

    entries = list(drafts.items())
    threads = [threading.Thread(target=sync, args=entry) for entry in entries[1:]]
    for thread in threads:
        thread.start()
    for entry in entries[:1]:
        sync(*entry)
    for thread in threads:
        thread.join()
    for target, failure in failures.items():
        raise _cannot_write(target, failure) from failure


def _open_draft(folder: Path) -> _Draft:
    """Open a file without a name where the system can (Linux): if this process is killed, it is gone with it."""
    if hasattr(os, "O_TMPFILE") and _OPEN_FILES.is_dir():
        with contextlib.suppress(OSError):
            return _lock_draft(_Draft(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666), None))
    path = _draft_name(folder)
    return _lock_draft(_Draft(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666), path))


_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


def _draft_name(folder: Path) -> Path:
    return folder / f"{DRAFT_START}{os.urandom(8).hex()}{DRAFT_END}"


def _lock_draft(draft: _Draft) -> _Draft:
    if _LOCKS:
        with contextlib.suppress(OSError):
            fcntl.flock(draft.handle, fcntl.LOCK_EX)
    return draft


def _put_in_place(draft: _Draft, target: Path) -> None:
    try:
        path = draft.path
        if path is None:
            # A nameless file gets its name at once where there is none yet, by way of another where one is replaced.
            try:
                _name(draft.handle, target)
                return
            except FileExistsError:
                path = _draft_name(target.parent)
                _name(draft.handle, path)
        try:
            path.replace(target)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as failure:
        raise _cannot_write(target, failure) from failure


def _name(handle: int, path: Path) -> None:
    # With src_dir_fd Python calls linkat, which can follow the link to the open file; the path itself is absolute.
    os.link(_OPEN_FILES / str(handle), path, src_dir_fd=handle, follow_symlinks=True)


def _discard(draft: _Draft) -> None:
    with contextlib.suppress(OSError):
        os.close(draft.handle)
    if draft.path is not None:
        with contextlib.suppress(OSError):
            draft.path.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other runs from putting files into a folder for the moment; no lock, no harm, where there are none."""
    handle = -1
    try:
        if _LOCKS:
            with contextlib.suppress(OSError):
                handle = os.open(folder, os.O_RDONLY)
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _cannot_write(target: Path, failure: OSError) -> OutputError:
    reason = failure.strerror or str(failure)
    hint = "choose another folder with --output, or free space and rights there; nothing was changed"
    return OutputError([error("cannot-write", f"cannot write {target}: {reason}", None, hint)])
