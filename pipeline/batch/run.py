"""The loop of a batch: tasks go out in order, what became of them comes back in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from itertools import islice

from pipeline.batch.pools import close
from pipeline.batch.worker import Done, Task, work
from pipeline.model.problem import error
from pipeline.model.source import Location

Chunk = list[Task]
Sent = tuple[Chunk, "Future[list[Done]]"]


def run(tasks: Iterable[Task], open_pool: Callable[[], Executor], *, ahead: int, chunk: int = 1) -> Iterator[Done]:
    """Do the tasks over executors from ``open_pool`` and give each result in the order of the tasks.

    At most ``ahead`` chunks of ``chunk`` tasks are under way, so that memory does not grow with the batch. When a
    worker is killed, what it may have been doing is done again one by one: the article that kills it is told, the rest
    go on. Closing the iterator ends the workers.
    """
    left = iter(tasks)
    waiting: deque[Sent] = deque()
    pool = open_pool()
    try:
        while True:
            while len(waiting) < ahead and (taken := list(islice(left, chunk))):
                waiting.append((taken, _submit(pool, taken)))
            if not waiting:
                pool.shutdown()
                return
            taken, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenExecutor:
                close(pool)
                yield from _one_by_one([(taken, future), *waiting], open_pool)
                waiting.clear()
                pool = open_pool()
            except (Exception, CancelledError) as failure:
                # A cluster gives a task up after some lost workers; the executor itself lives on.
                yield from (_lost(task, failure) for task in taken)
    finally:
        close(pool)


def _submit(pool: Executor, tasks: Chunk) -> Future[list[Done]]:
    try:
        return pool.submit(work, tasks)
    except BrokenExecutor as failure:
        # The pool broke since its last result; that is found out in turn.
        broken: Future[list[Done]] = Future()
        broken.set_exception(failure)
        return broken


def _one_by_one(broken: Iterable[Sent], open_pool: Callable[[], Executor]) -> Iterator[Done]:
    for tasks, future in broken:
        if future.done() and not future.cancelled() and future.exception() is None:
            yield from future.result()
            continue
        for task in tasks:
            pool = open_pool()
            try:
                yield from pool.submit(work, [task]).result()
            except BrokenExecutor as failure:
                yield _lost(task, failure)
            finally:
                close(pool)


def _lost(task: Task, failure: BaseException) -> Done:
    source = task.job.source
    message = f"the process that rendered it ended ({type(failure).__name__})"
    hint = "memory may have run out: render it alone, or use fewer --jobs"
    return Done(source=source, problems=(error("worker-lost", message, Location(source, 1), hint),), exit_code=4)
