"""How a command ends: expected failures with their exit code, bugs with 70, never a traceback by surprise."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

from pipeline.cli.problems import print_failure
from pipeline.model.problem import JianbaoError

BUG = 70
INTERRUPTED = 130


def guarded(command: Callable[[], int | None]) -> NoReturn:
    """Run a command and leave with the exit code it returns (None: 0) or that of its failure."""
    try:
        sys.exit(command() or 0)
    except JianbaoError as failure:
        print_failure(failure)
        sys.exit(failure.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (head, less): not a failure, but Python must not complain at exit either.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; no half-written file was left\n")
        sys.exit(INTERRUPTED)
    except Exception as bug:
        if os.environ.get("JIANBAO_DEBUG"):
            import traceback

            traceback.print_exc()
        else:
            sys.stderr.write(f"jianbao: a bug of ours: {type(bug).__name__}: {bug}\n")
            sys.stderr.write("  run 'jianbao --debug …' again and send us what it prints\n")
        sys.exit(BUG)
