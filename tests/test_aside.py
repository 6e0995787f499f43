from __future__ import annotations

import os

import pytest

from pipeline.aside import Aside


def test_the_bytes_are_those_that_would_have_been_made_here() -> None:
    assert Aside(lambda: b"x" * 3_000_000).result() == b"x" * 3_000_000


def test_a_failure_over_there_is_raised_here() -> None:
    def fail() -> bytes:
        raise ValueError("no bytes")

    aside = Aside(fail)
    with pytest.raises(ValueError, match="no bytes"):
        aside.result()


def test_a_killed_process_is_replaced_by_this_one() -> None:
    here = os.getpid()

    def die_elsewhere() -> bytes:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        return b"made here"

    assert Aside(die_elsewhere).result() == b"made here"


def test_without_fork_the_bytes_are_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    here = os.getpid()
    assert Aside(lambda: str(os.getpid()).encode()).result() == str(here).encode()
