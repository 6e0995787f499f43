"""Rendering on save: the real watcher on real files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.articles import write_articles

pytest.importorskip("watchfiles", reason="jianbao[watch] is not installed")


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_an_article_is_rendered_when_saved_whatever_was_wrong_between(tmp_path: Path) -> None:
    source = write_articles(tmp_path, 1)[0]
    good = source.read_text(encoding="utf-8")
    receipt = tmp_path / "out" / "001.receipt.json"
    told = tmp_path / "told.txt"
    command = [sys.executable, "-m", "pipeline", "watch", str(source), "-o", str(tmp_path / "out")]
    with told.open("w") as stream:
        watch = subprocess.Popen(command, stderr=stream, stdout=stream)
    try:
        until(receipt.exists)
        time.sleep(0.3)
        first = receipt.read_bytes()
        source.write_bytes(b"")
        until(lambda: "source-empty" in told.read_text(encoding="utf-8"))
        assert receipt.read_bytes() == first
        draft = tmp_path / "draft"
        draft.write_text(good.replace("500", "600"), encoding="utf-8")
        draft.replace(source)  # most editors save so
        until(lambda: receipt.read_bytes() != first)
        second = receipt.read_bytes()
        (tmp_path / "001.data.yaml").write_text("issue: 7\n", encoding="utf-8")
        until(lambda: receipt.read_bytes() != second)
    finally:
        os.kill(watch.pid, signal.SIGINT)
        assert watch.wait(timeout=10) == 130
