"""How a command ends: expected failures with their exit code, bugs with 70, never a traceback by surprise."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import Final, NoReturn

from pipeline.cli.problems import print_failure
from pipeline.model.problem import JianbaoError, OutputError, SourceError, error

BUG = 70
INTERRUPTED = 130

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EIO, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def guarded(command: Callable[[], int | None]) -> NoReturn:
    """Run a command and leave with the exit code it returns (None: 0) or that of its failure."""
    _ready_streams()
    try:
        sys.exit(command() or 0)
    except JianbaoError as failure:
        _fail(failure)
    except BrokenPipeError:
        # The reader of our output has gone (head, less): not a failure.
        _hush()
        sys.exit(0)
    except KeyboardInterrupt:
        print_interrupted()
        sys.exit(INTERRUPTED)
    except Exception as bug:
        expected = _of_the_system(bug) if isinstance(bug, OSError) else None
        if expected:
            _fail(expected)
        if os.environ.get("JIANBAO_DEBUG"):
            import traceback

            traceback.print_exc()
        else:
            sys.stderr.write(f"jianbao: a bug of ours: {type(bug).__name__}: {bug}\n")
            sys.stderr.write("  run 'jianbao --debug …' again and send us what it prints\n")
        sys.exit(BUG)


def print_interrupted() -> None:
    """Say that Ctrl-C was heard, and that it did no harm."""
    sys.stderr.write("stopped; no half-written file was left\n")


def _ready_streams() -> None:
    """Have three standard streams that take every character, whatever the caller closed and whatever the locale is."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123
        elif mode == "w" and getattr(stream, "errors", None) == "strict":
            stream.reconfigure(errors="backslashreplace")


def _fail(failure: JianbaoError) -> NoReturn:
    print_failure(failure)
    sys.exit(failure.exit_code)


def _of_the_system(failure: OSError) -> JianbaoError | None:
    """Give what the system refused, met where no file of ours is being written or read; None for a bug."""
    reason = failure.strerror or str(failure)
    if failure.errno in _NO_ROOM:
        _hush()
        where = failure.filename or "standard output or a temporary file"
        return OutputError([error("cannot-write", f"cannot write {where}: {reason}", None, "free space there")])
    if failure.errno == errno.ENAMETOOLONG:
        return SourceError([error("name-too-long", f"{failure.filename}: {reason}", None, "give it a shorter name")])
    return None


def _hush() -> None:
    # Python writes what is left of the output when it ends, and would complain: that goes nowhere.
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
