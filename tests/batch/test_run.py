"""The loop over executors, with executors that behave badly on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch import run as loop
from pipeline.batch.pools import ThisProcess, local_pool
from pipeline.batch.worker import Done, Task
from pipeline.job import Job


def tasks(count: int) -> Iterator[Task]:
    return (Task(job=Job(source=f"{number}.txt", output=Path("out"))) for number in range(count))


@pytest.fixture(autouse=True)
def easy_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "work", lambda taken: [Done(source=task.job.source) for task in taken])


def sources(done: Iterator[Done]) -> list[str]:
    return [each.source for each in done]


@pytest.mark.parametrize("open_pool", [ThisProcess, lambda: ThreadPoolExecutor(3)])
@pytest.mark.parametrize("chunk", [1, 4])
def test_results_come_in_the_order_of_the_tasks(open_pool: Callable[[], Executor], chunk: int) -> None:
    assert sources(loop.run(tasks(25), open_pool, ahead=4, chunk=chunk)) == [f"{n}.txt" for n in range(25)]


def test_no_more_than_so_many_are_under_way() -> None:
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(1000):
            taken += 1
            yield task

    results = loop.run(counted(), ThisProcess, ahead=8)
    for number, _ in enumerate(results, 1):
        assert taken <= number + 8


class DiesOn(Executor):
    """A pool whose process dies when it is given one source, as the kernel kills what takes all memory."""

    opened = 0

    def __init__(self, deadly: str) -> None:
        self.deadly = deadly
        self.dead = False
        type(self).opened += 1

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self.dead:
            raise BrokenProcessPool("dead already")
        if any(task.job.source == self.deadly for task in args[0]):
            self.dead = True
            future.set_exception(BrokenProcessPool("killed"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_an_article_that_kills_its_process_is_told_and_the_others_go_on() -> None:
    results = list(loop.run(tasks(20), lambda: DiesOn("7.txt"), ahead=6))
    assert [done.source for done in results] == [f"{n}.txt" for n in range(20)]
    lost = [done for done in results if done.failed]
    assert [done.source for done in lost] == ["7.txt"]
    assert lost[0].problems[0].code == "worker-lost"


def test_a_task_the_cluster_gave_up_is_told_and_the_others_go_on() -> None:
    class GivesUp(ThisProcess):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            if any(task.job.source == "3.txt" for task in args[0]):
                future: Future[Any] = Future()
                future.set_exception(RuntimeError("KilledWorker"))
                return future
            return super().submit(fn, *args, **kwargs)

    results = list(loop.run(tasks(6), GivesUp, ahead=2, chunk=2))
    assert [done.source for done in results if done.failed] == ["2.txt", "3.txt"]
    assert len(results) == 6


def test_closing_the_results_ends_the_pool() -> None:
    class Seen(ThisProcess):
        ended = False

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            Seen.ended = True

    results = loop.run(tasks(100), Seen, ahead=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert Seen.ended


def test_where_no_pool_can_be_had_this_process_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pipeline.batch.pools.ProcessPoolExecutor", refuse)
    assert local_pool(2).submit(len, "甲乙").result() == 2
