"""What runs in a worker process: one article after another, every failure a value."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing.process import BaseProcess
from pathlib import Path

from pipeline.batch.resume import kept_problems
from pipeline.build import Put, build
from pipeline.job import RECEIPT, Job, target
from pipeline.model.problem import JianbaoError, Problem, Severity, error
from pipeline.model.records import dataclass, replace
from pipeline.model.source import Location
from pipeline.output import publish

BUG = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job of a batch, as it travels to a worker.

    ``resume``: leave it when its results are up to date. ``carried`` are files by value, for workers that do not share
    our file system: the path a job names, and its content; the results then come back as bytes.
    """

    job: Job
    resume: bool = False
    carried: tuple[tuple[Path, bytes], ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a task. ``exit_code`` is what the command line would return for it alone.

    ``written`` are its results (none when it failed), ``skipped`` tells that they were up to date. ``results`` holds
    their content while somebody else still has to write them.
    """

    source: str
    problems: tuple[Problem, ...] = ()
    exit_code: int = 0
    written: tuple[Path, ...] = ()
    skipped: bool = False
    results: tuple[tuple[Path, bytes], ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether a person must look at it: nothing was written, or something wrong."""
        return self.exit_code != 0


def work(tasks: Sequence[Task]) -> list[Done]:
    """Do some tasks. Nothing is raised but what ends the process.

    An article's files are put on disk while the next one is made: waiting for the disk is a tenth of the time.
    """
    if len(tasks) == 1:
        return [_do(task, publish) for task in tasks]
    made: list[tuple[Done, list[Future[None]]]] = []
    with ThreadPoolExecutor(max_workers=1) as disk:
        for task in tasks:
            puts: list[Future[None]] = []
            made.append((_do(task, _later(disk, puts)), puts))
    return [_when_put(done, puts) for done, puts in made]


def _later(disk: Executor, puts: list[Future[None]]) -> Put:
    return lambda files: puts.append(disk.submit(publish, files))


def _do(task: Task, put: Put) -> Done:
    problems: list[Problem] = []

    def do() -> Done:
        if task.carried is not None:
            return _do_carried(task.job, task.carried)
        if task.resume and (done := current(task.job)):
            return done
        written = build(task.job, problems.append, put=put).written
        return Done(source=task.job.source, problems=tuple(problems), exit_code=_findings(problems), written=written)

    return _told(task.job.source, problems, do)


def _when_put(done: Done, puts: Sequence[Future[None]]) -> Done:
    def wait() -> Done:
        for future in puts:
            future.result()
        return done

    return _told(done.source, done.problems, wait)


def _told(source: str, problems: Sequence[Problem], action: Callable[[], Done]) -> Done:
    """Give what an action gives, or what became of it instead; ``problems`` were told before."""
    try:
        return action()
    except JianbaoError as failure:
        told = (*problems, *failure.problems)
        return Done(source=source, problems=tuple(dict.fromkeys(told)), exit_code=failure.exit_code)
    except Exception as bug:
        # One article that finds a bug of ours must not stop ten thousand others.
        hint = f"run 'jianbao --debug render {source}' and send us what it prints"
        told_bug = error("bug", f"a bug of ours: {type(bug).__name__}: {bug}", Location(source, 1), hint)
        return Done(source=source, problems=(*problems, told_bug), exit_code=BUG)


def current(job: Job) -> Done | None:
    """Give what became of a job in an earlier run, if its results are up to date."""
    problems = kept_problems(job)
    if problems is None:
        return None
    return Done(source=job.source, problems=problems, exit_code=_findings(problems), written=targets(job), skipped=True)


def _findings(problems: Sequence[Problem]) -> int:
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def targets(job: Job) -> tuple[Path, ...]:
    """Give the paths of all results of a job."""
    return tuple(target(job, ending) for ending in (*job.formats, RECEIPT))


def _do_carried(job: Job, carried: Sequence[tuple[Path, bytes]]) -> Done:
    """Do a job whose files came by value, put into a folder of its own, and give the results by value."""
    with tempfile.TemporaryDirectory(prefix="jianbao-") as name:
        folder = Path(name)
        places: dict[Path, Path] = {}
        for number, (path, content) in enumerate(carried):
            # A source and the data file beside it must lie together, others may have any name.
            place = folder / (path.name if path.parent == Path(job.source).parent else f"{number}-{path.name}")
            place.write_bytes(content)
            places[path] = place
        here = replace(
            job,
            source=str(places[Path(job.source)]),
            data_file=places[job.data_file] if job.data_file else None,
            layout=str(places.get(Path(job.layout), job.layout)),
            output=folder / "results",
        )
        made: dict[Path, bytes] = {}
        done = _do(Task(job=here), made.update)
        results = tuple((job.output / path.name, data) for path, data in made.items())
        there = {str(place): str(path) for path, place in places.items()}
        return replace(
            done,
            source=job.source,
            problems=tuple(_moved(problem, there) for problem in done.problems),
            written=tuple(path for path, _ in results),
            results=results,
        )


def _moved(problem: Problem, there: dict[str, str]) -> Problem:
    where = problem.location
    if where is None or where.path not in there:
        return problem
    return replace(problem, location=replace(where, path=there[where.path]))


def start_worker() -> None:
    """Set a worker process up: it dies with its parent, and Ctrl-C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
