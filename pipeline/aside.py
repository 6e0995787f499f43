"""A forked process that works beside this one: a short run on two cores is done sooner."""

from __future__ import annotations

import contextlib
import os
import pickle
from collections.abc import Callable
from typing import Any, BinaryIO

Receive = Callable[[], Any]
Send = Callable[[object], None]


class AsideLost(Exception):
    """The other process has failed or is gone; what it was to do must be done here."""


class Aside:
    """A process that serves this one: values go there and come back, in an order both know.

    Only for a process without threads. ``serve`` is called over there with ways to receive and to send. Whatever ends
    it, be it an error of ours or a kill, is told here as AsideLost; when this process ends, so does the other.
    """

    def __init__(self, serve: Callable[[Receive, Send], None]) -> None:
        questions, ask = os.pipe()
        answers, answer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(ask)
            os.close(answers)
            _serve(serve, os.fdopen(questions, "rb"), os.fdopen(answer, "wb"))
        os.close(questions)
        os.close(answer)
        self._ask: BinaryIO = os.fdopen(ask, "wb")
        self._answers: BinaryIO = os.fdopen(answers, "rb")

    def send(self, value: object) -> None:
        """Send a value there."""
        with self._watched():
            _send(self._ask, value)

    def receive(self) -> Any:
        """Give the next value that comes from there; wait for it."""
        with self._watched():
            return pickle.load(self._answers)

    def close(self) -> None:
        """Wait for the other process to end."""
        if self._child:
            for stream in (self._ask, self._answers):
                with contextlib.suppress(OSError):  # what is still to be sent is nobody's any more
                    stream.close()
            os.waitpid(self._child, 0)
            self._child = 0

    @contextlib.contextmanager
    def _watched(self) -> Any:
        try:
            yield
        except (OSError, EOFError, pickle.UnpicklingError) as failure:
            self.close()
            raise AsideLost from failure


def can_fork() -> bool:
    """Tell whether a process beside this one can be had, and a core for it."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1


def _send(stream: BinaryIO, value: object) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _serve(serve: Callable[[Receive, Send], None], questions: BinaryIO, answers: BinaryIO) -> None:
    """Serve and end this process: nothing of the caller's may run in it."""
    code = 1
    try:
        serve(lambda: pickle.load(questions), lambda value: _send(answers, value))
        code = 0
    finally:
        os._exit(code)
