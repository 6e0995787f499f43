"""A whole batch: sources in, results on disk, a summary and a report."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from pipeline.batch.plan import carried_tasks, shared_tasks, tasks, write_results
from pipeline.batch.pools import Cluster, local_pool
from pipeline.batch.report import ReportFile, Summary
from pipeline.batch.run import run
from pipeline.batch.sources import Named
from pipeline.batch.worker import Done
from pipeline.job import Job, prepare
from pipeline.model.problem import OutputError
from pipeline.model.records import dataclass, replace
from pipeline.output import sweep

AHEAD: Final = 8
"""Chunks under way for each worker: enough that one long article keeps nobody waiting."""

CHUNK_HERE: Final = 4
"""Articles a worker of this machine gets at once in a large batch: handing one over costs half a millisecond, and
within a chunk nobody waits for the disk."""

CHUNK_ON_CLUSTER: Final = 8
"""Articles a cluster's task holds: a task costs the scheduler about a millisecond, an article some ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a batch is to be done: processes here, or the address of a Dask cluster that shares our files or does not."""

    workers: int = 1
    resume: bool = False
    report: Path | None = None
    cluster: str | None = None
    shared: bool = False


def render_many(
    named: Sequence[Named], common: Job, wish: Wish, summary: Summary, show: Callable[[Done], None]
) -> None:
    """Do a batch; ``common`` is the job but for source and place. Counts go to ``summary``, each article to ``show``.

    Failed articles are values. Raises JianbaoError for what would fail every article, and when interrupted leaves no
    half-written file; the report is written all the same.
    """
    for folder in dict.fromkeys(common.output / each.folder for each in named):
        sweep(folder)
    report = ReportFile(wish.report) if wish.report else None

    def note(done: Done) -> None:
        summary.add(done)
        if report:
            report.add(done)
        show(done)

    try:
        with closing(_on_cluster(named, common, wish, note) if wish.cluster else _here(named, common, wish)) as results:
            for done in results:
                note(done)
    finally:
        if report:
            report.finish(summary)


def _here(named: Sequence[Named], common: Job, wish: Wish) -> Generator[Done, None, None]:
    prepare(common)
    # This process does one article after another, with no thread beside it: Ctrl-C reaches it at once.
    alone = wish.workers == 1
    ahead = 1 if alone else AHEAD * wish.workers
    chunk = 1 if alone else min(CHUNK_HERE, 1 + len(named) // (AHEAD * CHUNK_HERE * wish.workers))
    todo = tasks(named, common, resume=wish.resume)
    yield from run(todo, lambda: local_pool(wish.workers), ahead=ahead, chunk=chunk)


def _on_cluster(
    named: Sequence[Named], common: Job, wish: Wish, skip: Callable[[Done], None]
) -> Generator[Done, None, None]:
    assert wish.cluster
    with closing(Cluster(wish.cluster)) as cluster:
        if wish.shared:
            todo = shared_tasks(named, common, resume=wish.resume)
        else:
            todo = carried_tasks(named, common, resume=wish.resume, skip=skip)
        for done in run(todo, cluster.pool, ahead=AHEAD * cluster.workers, chunk=CHUNK_ON_CLUSTER):
            try:
                yield write_results(done)
            except OutputError as failure:
                yield replace(done, problems=failure.problems, exit_code=failure.exit_code, written=(), results=())
