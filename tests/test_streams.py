"""The command line between closed, full and narrow streams, odd names and Ctrl-C: a clear word, the right exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = "大队三项举措保平安\n\n2024年以来，大队坚持严管，成效明显。\n\n一是加强巡逻。每天上路，不留死角。\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="streams and signals as POSIX has them")
FULL = Path("/dev/full")


def jianbao(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    settings: dict[str, object] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.run(command, timeout=60, check=False, **settings)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["render", "parse", "check", "layouts", "--help"])
def test_a_full_disk_behind_standard_output_is_exit_4_and_no_bug(command: str, article: Path, tmp_path: Path) -> None:
    arguments = {"render": [article, "-o", tmp_path / "out"], "parse": [article], "check": [article]}.get(command, [])
    with FULL.open("wb") as full:
        done = jianbao(command, *arguments, stdout=full)
    assert done.returncode == 4
    assert "cannot write" in done.stderr.decode() and "bug" not in done.stderr.decode()
    if command == "render":
        assert len(list((tmp_path / "out").iterdir())) == 3, "the results themselves are on disk"


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_no_harm(closed: str, article: Path, tmp_path: Path) -> None:
    for sources, expected in (("article.txt", 3), ("article.txt second.txt", 6)):
        (tmp_path / "second.txt").write_text(ARTICLE, encoding="utf-8")
        out = tmp_path / f"out{expected}"
        line = f'"{sys.executable}" -m pipeline render {sources} -o "{out}" {closed}'
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
        done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, env=environment, timeout=60, check=False)
        assert done.returncode == 0
        assert len(list(out.iterdir())) == expected
        assert article.read_text(encoding="utf-8") == ARTICLE


def test_without_standard_input_there_is_no_text() -> None:
    program = (
        "import sys; sys.stdin = None; sys.argv = ['jianbao', 'parse', '-']\n"
        "from pipeline.cli.start import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=False)
    assert done.returncode == 3 and "source-empty" in done.stderr.decode()


@pytest.mark.parametrize("command", ["check", "render", "parse", "layouts"])
def test_a_terminal_that_knows_only_ascii_gets_escapes(command: str, article: Path, tmp_path: Path) -> None:
    arguments = {"layouts": [], "render": [article, "-o", tmp_path / "文件夹"]}.get(command, [article])
    done = jianbao(command, *arguments, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr.decode()


@POSIX
@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes UTF-8 names only")
def test_a_name_that_is_not_utf_8_is_a_name(tmp_path: Path) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    odd = Path(os.fsdecode(os.fsencode(sources) + b"/\xb1\xa8\xb8\xe6.txt"))
    for path in (odd, sources / "plain.txt"):
        path.write_text(ARTICLE, encoding="utf-8")
    alone = jianbao("render", odd, "-o", tmp_path / "one", "--attach-source")
    many = jianbao("render", sources, "-o", tmp_path / "many", "--report", tmp_path / "report.json")
    assert (alone.returncode, many.returncode) == (0, 0), alone.stderr + many.stderr
    receipt = json.loads((tmp_path / "one" / f"{odd.stem}.receipt.json").read_bytes())
    assert receipt["source"]["file"] == odd.name
    report = json.loads((tmp_path / "report.json").read_bytes())
    assert {each["source"] for each in report["articles"]} == {str(odd), str(sources / "plain.txt")}


def test_names_too_long_are_told(tmp_path: Path, article: Path) -> None:
    long = tmp_path / f"{'n' * 250}.txt"
    long.write_bytes(article.read_bytes())
    results = jianbao("render", long, "-o", tmp_path / "out")
    assert results.returncode == 4 and "File name too long" in results.stderr.decode()
    assert not any((tmp_path / "out").iterdir())
    for arguments in (["render", "n" * 300], ["parse", "n" * 300], ["render", article, "--layout", "n" * 300]):
        done = jianbao(*arguments, cwd=tmp_path)
        assert done.returncode == 3 and "File name too long" in done.stderr.decode()


@POSIX
def test_ctrl_c_is_answered_in_one_line(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(ARTICLE * 20_000, encoding="utf-8")
    # --strict is read by typer; a plain render is not.
    for options in ([], ["--strict"]):
        command = [sys.executable, "-m", "pipeline", "render", str(long), "-q", "-o", str(tmp_path / "out"), *options]
        listen = "import signal, runpy, sys; signal.signal(signal.SIGINT, signal.default_int_handler)"
        command[1:3] = ["-c", f"{listen}; print(flush=True); runpy.run_module('pipeline', run_name='__main__')"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        assert process.stdout and process.stdout.read(1)
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=60)[1].decode() == "stopped; no half-written file was left\n"
        assert process.returncode == 130
        assert not (tmp_path / "out").exists()
