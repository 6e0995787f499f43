"""Something made in a forked process while this one goes on: a short run on two cores is done sooner."""

from __future__ import annotations

import os
from collections.abc import Callable


class Aside:
    """Bytes that a forked process makes; ``result`` waits for them.

    Only for a process without threads. Where nothing can be forked, or the other process fails for any reason, the
    bytes are made by this process when they are asked for: its failures are then ours, as if nothing had been forked.
    """

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self._child = 0
        if not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:
            return
        self._reader, writer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _send(make, writer)
        os.close(writer)

    def result(self) -> bytes:
        """Give the bytes."""
        if not self._child:
            return self._make()
        with os.fdopen(self._reader, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return data if status == 0 else self._make()


def _send(make: Callable[[], bytes], writer: int) -> None:
    """Make the bytes, send them and end this process: nothing of the caller's may run in it."""
    code = 1
    try:
        with os.fdopen(writer, "wb") as stream:
            stream.write(make())
        code = 0
    finally:
        os._exit(code)
