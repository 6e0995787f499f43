"""Same job, same bytes: alone or after others, by the plain path or by typer, in any folder, order and time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pictures import jpeg

Run = Callable[..., int]
ROOT = Path(__file__).parents[1]

TABLE = (
    "# 检查情况\n\n上半年检查情况如下，请各单位掌握。\n\n| 单位 | 次数 |\n|---|---|\n| 一大队 | 12 |\n| 二大队 | 30 |\n"
)
PICTURED = "# 路面检查\n\n民警昨日上路检查，成效明显。\n\n![民警在检查](photo.jpg)\n\n下一步，将继续检查。\n"
RARE = "李镕昇同志先进事迹\n\n李镕昇、王喆、赵堃玥（𬭎、㛃）2024年3月受到表扬。\n\n一是敬业奉献。他常年在一线。\n"


@pytest.fixture
def sources(tmp_path: Path, sample: Path) -> list[Path]:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(jpeg())
    texts = {
        "sample.txt": sample.read_text(encoding="utf-8"),
        "table.md": TABLE,
        "pictured.md": PICTURED,
        "rare.txt": RARE,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def elsewhere(number: int, folder: Path, *arguments: object) -> None:
    zones = ("UTC", "Asia/Shanghai", "America/New_York")
    environment = os.environ | {
        "PYTHONHASHSEED": str(number),
        "TZ": zones[number % 3],
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "pipeline", "render", *map(str, arguments), "-q"]
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=100)


def test_what_a_process_did_before_changes_no_byte(run: Run, sources: list[Path], tmp_path: Path) -> None:
    forwards, backwards, alone = (tmp_path / name for name in ("forwards", "backwards", "alone"))
    assert run("render", *sources, "-o", forwards, "--jobs", "1", "-q") == 0
    assert run("render", *reversed(sources), "-o", backwards, "--jobs", "1", "-q") == 0
    for number, source in enumerate(sources):
        # Named alone from its own folder: the plain path. --jobs goes by typer.
        options = ["--jobs", "1"] if number % 2 else []
        elsewhere(number, source.parent, source.name, "-o", alone, *options)
    assert len(contents(forwards)) == 3 * len(sources)
    assert contents(forwards) == contents(backwards) == contents(alone)


def test_a_bulletin_is_the_same_bytes_everywhere(sources: list[Path], tmp_path: Path) -> None:
    for number, folder in enumerate((sources[0].parent, tmp_path)):
        named = [os.path.relpath(source, folder) for source in sources]
        elsewhere(number, folder, *named, "--issue", "--set", "issue=3", "-o", tmp_path / f"out{number}")
    first = contents(tmp_path / "out0")
    assert len(first) == 3 and first == contents(tmp_path / "out1")
