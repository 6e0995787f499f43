from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.aside import Aside, AsideLost, Receive, Send, can_fork
from pipeline.build import build
from pipeline.drawing import DrawingAside
from pipeline.job import Job
from pipeline.model.problem import Problem

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs fork and two cores")


def answer(receive: Receive, send: Send) -> None:
    first = receive()
    send(first * 2)
    send((receive(), os.getpid()))


def test_values_go_there_and_come_back() -> None:
    aside = Aside(answer)
    aside.send("字" * 1_000_000)
    assert aside.receive() == "字" * 2_000_000
    aside.send({"a": 1})
    value, process = aside.receive()
    aside.close()
    assert value == {"a": 1}
    assert process != os.getpid()


def fail(receive: Receive, send: Send) -> None:
    receive()
    os.close(2)  # what Python says of it is not for the reader of this test's output
    raise ValueError("over there")


def die(receive: Receive, send: Send) -> None:
    receive()
    os.kill(os.getpid(), 9)


@pytest.mark.parametrize("serve", [fail, die])
def test_a_process_that_fails_or_dies_is_told_as_lost(serve: Callable[[Receive, Send], None]) -> None:
    aside = Aside(serve)
    aside.send(1)
    with pytest.raises(AsideLost):
        aside.receive()


def outcome(job: Job, beside: DrawingAside | None) -> tuple[list[Problem], list[bytes]]:
    problems: list[Problem] = []
    written = build(job, problems.append, beside=beside).written
    return problems, [path.read_bytes() for path in written]


@pytest.mark.parametrize("formats", [("docx", "pdf"), ("pdf",)])
def test_drawn_beside_or_here_is_the_same(sample: Path, tmp_path: Path, formats: tuple[str, ...]) -> None:
    job = Job(source=str(sample), output=tmp_path, formats=formats)
    here = outcome(job, None)
    assert outcome(job, DrawingAside(())) == here


def test_what_is_lost_beside_is_done_here(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = Job(source=str(sample), output=tmp_path)
    here = outcome(job, None)
    monkeypatch.setattr("pipeline.drawing._serve", lambda receive, send, folders: die(receive, send))
    assert outcome(job, DrawingAside(())) == here
