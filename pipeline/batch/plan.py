"""From the articles of a batch to its tasks, for workers that share our files and for workers that do not."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pipeline.batch.sources import Named
from pipeline.batch.worker import Done, Task, current
from pipeline.job import Job
from pipeline.model.problem import SourceError
from pipeline.output import publish
from pipeline.read.data import data_beside
from pipeline.read.layout import load_layout
from pipeline.read.layout_dump import dump_layout
from pipeline.read.limits import load


def tasks(named: Iterable[Named], common: Job, *, resume: bool) -> Iterator[Task]:
    """Give a task for each source; ``common`` is the job but for source and place."""
    for each in named:
        yield Task(job=_job(each, common), resume=resume)


def shared_tasks(named: Iterable[Named], common: Job, *, resume: bool) -> Iterator[Task]:
    """Give tasks for workers elsewhere that see the same files at the same absolute paths."""
    common = dataclasses.replace(
        common,
        output=common.output.absolute(),
        data_file=common.data_file.absolute() if common.data_file else None,
        font_folders=tuple(folder.absolute() for folder in common.font_folders),
        layout=str(Path(common.layout).absolute()) if _is_file(common.layout) else common.layout,
    )
    for each in named:
        absolute = dataclasses.replace(each, source=str(Path(each.source).absolute()))
        yield Task(job=_job(absolute, common), resume=resume)


def carried_tasks(named: Iterable[Named], common: Job, *, resume: bool, skip: Callable[[Done], None]) -> Iterator[Task]:
    """Give tasks that carry every file they need; what is up to date stays here and goes to ``skip``.

    A source that cannot be read travels without content: its worker says so as for any other.
    """
    shared = [] if common.data_file is None else [(common.data_file, common.data_file.read_bytes())]
    if _is_file(common.layout):
        # As it takes effect: whatever it extends need not travel.
        shared.append((Path(common.layout), dump_layout(load_layout(common.layout)).encode()))
    for each in named:
        job = _job(each, common)
        if resume and (done := current(job)):
            skip(done)
            continue
        try:
            own = [(Path(job.source), load(job.source))]
        except SourceError:
            yield Task(job=job)
            continue
        beside = data_beside(Path(job.source))
        own += [] if beside is None else [(beside, beside.read_bytes())]
        yield Task(job=job, carried=(*own, *shared))


def write_results(done: Done) -> Done:
    """Write what came back by value; raises OutputError."""
    if done.results:
        publish(dict(done.results))
    return dataclasses.replace(done, results=())


def _job(named: Named, common: Job) -> Job:
    return dataclasses.replace(common, source=named.source, output=common.output / named.folder, stem=named.stem)


def _is_file(layout: str) -> bool:
    return layout.endswith((".yaml", ".yml")) or "/" in layout
