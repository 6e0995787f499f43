"""Results to disk: every file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pipeline.model.problem import OutputError, error


def publish(files: Mapping[Path, bytes]) -> None:
    """Write the files so that a reader, or a power cut, sees each old or new, never half.

    All of them are first written beside their targets and synced, then renamed: a full disk loses nothing. Folders are
    made as needed. Raises OutputError naming the file and the system's reason.
    """
    drafts: dict[Path, Path] = {}
    try:
        for target, data in files.items():
            drafts[target] = _write_draft(target, data)
        for target, draft in drafts.items():
            _rename(draft, target)
    finally:
        for draft in drafts.values():
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


def _write_draft(target: Path, data: bytes) -> Path:
    draft = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            # Found now, before anything is renamed: else the first files would be new and the others old.
            raise IsADirectoryError(errno.EISDIR, "a folder of that name is in the way")
        handle, name = tempfile.mkstemp(prefix=".jianbao-", suffix=".part", dir=target.parent)
        draft = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp makes files for the owner alone; a result is an ordinary file of the user's.
        draft.chmod(0o666 & ~_umask())
    except OSError as failure:
        if draft is not None:
            draft.unlink(missing_ok=True)
        raise _cannot_write(target, failure) from failure
    return draft


def _rename(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except OSError as failure:
        raise _cannot_write(target, failure) from failure


def _cannot_write(target: Path, failure: OSError) -> OutputError:
    reason = failure.strerror or str(failure)
    hint = "choose another folder with --output, or free space and rights there; nothing was changed"
    return OutputError([error("cannot-write", f"cannot write {target}: {reason}", None, hint)])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
