from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# CI asks the same examples every time: a change is judged by what it changed. At a desk they are new on every run.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the expectations anew; a person reads the diff")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command line in this process: its arguments in, its exit code out."""
    from pipeline.cli import main

    def call(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["jianbao", *map(str, arguments)])
        with pytest.raises(SystemExit) as stop:
            main.main()
        return int(stop.value.code or 0)

    return call


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "seeds" / "000_d9847121a4546277.txt"
