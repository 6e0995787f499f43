"""Executors to run a batch on: this process, this machine's cores, a Dask cluster."""

from __future__ import annotations

import multiprocessing
import shlex
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from typing import Any, Final, ParamSpec, TypeVar

from pipeline.batch.worker import start_worker
from pipeline.model.problem import OutputError, error

CONNECT_SECONDS = 10

P = ParamSpec("P")
T = TypeVar("T")

_LOADED_ONCE: Final = [
    "pipeline.batch.worker",
    "pipeline.fonts.font_set",
    "pipeline.render.docx",
    "pipeline.render.pdf",
    "pipeline.typeset.company",
    "pipeline.typeset.loosen",
    "pipeline.typeset.typeset",
    "docx",
]
"""Imported before the workers are forked: once for all of them."""


class ThisProcess(Executor):
    """Does each job when it is handed in: a batch of one worker needs no second process."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do it now."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as failure:
            future.set_exception(failure)
        return future


def local_pool(workers: int) -> Executor:
    """Give an executor of so many processes of this machine; for one, or where none can be had, this process."""
    if workers == 1:
        return ThisProcess()
    # Forked from a server process that has no threads: forking the command line, with its progress bar, could hang.
    known = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in known else "spawn")
    context.set_forkserver_preload(_LOADED_ONCE)
    try:
        if "forkserver" in known:
            _start_server()
        return ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker)
    except OSError:
        # A container may have no shared memory to write to, which Python's pools need: then this process does it all.
        return ThisProcess()


def _start_server() -> None:
    """Start the process that workers are forked from, deaf to Ctrl-C: else it would die of it loudly while it imports.

    Later it ignores Ctrl-C by itself. What a process ignores when it is started it goes on ignoring.
    """
    from multiprocessing import forkserver

    if threading.current_thread() is not threading.main_thread():
        return  # only the main thread may say what a signal does, and a caller's thread gets none
    told = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, told)


def close(pool: Executor) -> None:
    """End an executor at once; articles half done leave nothing behind, for results appear whole."""
    if not isinstance(pool, ProcessPoolExecutor):
        pool.shutdown(wait=False)  # Dask's executor cancels what is left; it knows no other way
        return
    # The workers first: the executor's own thread notices and ends, and must have ended before Python does. Python
    # names them publicly from 3.14 on (terminate_workers).
    for process in list((pool._processes or {}).values()):
        process.terminate()
    pool.shutdown(wait=True, cancel_futures=True)


class Cluster:
    """A running Dask cluster. ``workers`` is how many tasks it does at once."""

    def __init__(self, address: str) -> None:
        self._client = _client(address)
        self.workers = max(1, sum(self._client.nthreads().values()))

    def pool(self) -> Executor:
        """Give an executor over the cluster; a lost worker's tasks are done again by another (Dask sees to that)."""
        executor: Executor = self._client.get_executor(pure=False, retries=2)
        return executor

    def close(self) -> None:
        """Leave the cluster; it runs on."""
        self._client.close()


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        hint = f"run: {shlex.join([sys.executable, '-m', 'pip', 'install', 'distributed'])}"
        raise OutputError([error("no-dask", "Dask is not installed here", None, hint)]) from None
    connect: Any = distributed.Client
    try:
        return connect(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as failure:
        hint = "start one: dask scheduler, then on every machine: dask worker ADDRESS"
        raise OutputError([error("no-cluster", f"no Dask scheduler at {address}: {failure}", None, hint)]) from None
