"""The faults of ``test_faults`` with whole processes and a real full disk: ``make faults``, and CI, run them."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.articles import ENDINGS, contents, names, write_articles

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]

COMMAND = [sys.executable, "-m", "pipeline", "render", "--jobs", "2"]
KILLS = 50
POINTS = 20


def start(source: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(source), "-o", str(output), "--resume"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def processes_of(session: int) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getsid(int(entry.name)) == session:
                found.append(int(entry.name))
        except ProcessLookupError:
            continue
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_fifty_kills_of_batches_and_workers_leave_no_partial_file_and_resume_completes(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 60)
    assert start(tmp_path / "in", tmp_path / "whole").wait() == 0
    whole = contents(tmp_path / "whole")
    moments = random.Random(2012)
    for number in range(KILLS):
        out = tmp_path / f"out{number % 10}"
        batch = start(tmp_path / "in", out)
        time.sleep(moments.uniform(0.2, 1.5))
        # Every other time a worker, else the batch itself: a batch must outlive its workers, no worker its batch.
        family = [process for process in processes_of(batch.pid) if process != batch.pid]
        if number % 2 and family:
            os.kill(moments.choice(family), signal.SIGKILL)
            assert batch.wait(timeout=60) in (0, 1, 70)
        else:
            batch.kill()
            batch.wait()
        deadline = time.monotonic() + 10
        while processes_of(batch.pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert processes_of(batch.pid) == []
        left = contents(out) if out.exists() else {}
        assert all(whole[name] == data for name, data in left.items()), "a partial or foreign file"
    for number in range(10):
        assert start(tmp_path / "in", tmp_path / f"out{number}").wait() == 0
        assert contents(tmp_path / f"out{number}") == whole


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    mounted = subprocess.run(command, capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk; test_faults fills one that is only said to be full")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_fills_at_any_point_holds_whole_files_only(small_disk: Path, tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 12)
    assert start(tmp_path / "in", tmp_path / "whole").wait() == 0
    whole = contents(tmp_path / "whole")
    size = sum(map(len, whole.values()))
    stopped = 0
    for point in range(POINTS):
        room = 16_384 + size * point // POINTS
        subprocess.run(["mount", "-o", f"remount,size={room}", small_disk], check=True)
        run = subprocess.run(
            [*COMMAND, tmp_path / "in", "-o", small_disk / "out"], capture_output=True, text=True, check=False
        )
        assert run.returncode in (0, 1) and "Traceback" not in run.stderr
        stopped += "No space left on device" in run.stderr
        left = contents(small_disk / "out")
        assert all(whole[name] == data for name, data in left.items())
        assert all(name.endswith(ENDINGS) for name in left)
        for name in names(small_disk):
            (small_disk / name).unlink()
    assert stopped > POINTS / 2


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_stays_flat(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 1)
    text = (tmp_path / "in" / "001.txt").read_text(encoding="utf-8")
    for number in range(2, 1501):
        (tmp_path / "in" / f"{number:04}.txt").write_text(text.replace("500", str(number)), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "render",
        "--jobs",
        "1",
        str(tmp_path / "in"),
        "-o",
        str(tmp_path / "out"),
    ]
    batch = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    sizes: list[int] = []
    while batch.poll() is None:
        done = len(list((tmp_path / "out").glob("*.pdf"))) if (tmp_path / "out").exists() else 0
        if done > 300 * (len(sizes) + 1):
            sizes.append(resident(batch.pid))
        time.sleep(0.05)
    assert batch.returncode == 0 and len(sizes) >= 3
    assert sizes[-1] - sizes[0] < 24_000, f"{sizes} KiB after every 300 articles"


def resident(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
