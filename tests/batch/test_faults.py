"""What can go wrong around a batch: kills, full disks, no rights, files that change or vanish, two runs at once."""

from __future__ import annotations

import errno
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import job as jobs
from pipeline import output
from pipeline.batch.many import Wish
from pipeline.fonts.places import cache_folder
from pipeline.model.problem import OutputError, SourceError
from pipeline.output import publish, sweep
from pipeline.read import limits
from tests.batch.articles import ENDINGS, contents, names, render_folder, write_articles

KILLS = 50
POINTS = 20
on_linux = pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files without a name are Linux's")


def killed_after(seconds: float, action: Callable[[], object]) -> bool:
    """Do something in a forked process and kill it after a time; tell whether that was in time."""
    child = os.fork()
    if child == 0:
        try:
            action()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@on_linux
def test_fifty_kills_leave_no_partial_file_and_resume_completes(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 30)
    render_folder(tmp_path / "in", tmp_path / "whole")
    whole = contents(tmp_path / "whole")
    moments = random.Random(9704)
    killed = 0
    for number in range(KILLS):
        out = tmp_path / f"out{number % 5}"
        killed += killed_after(
            moments.uniform(0.0, 0.15), lambda out=out: render_folder(tmp_path / "in", out, Wish(resume=True))
        )
        left = contents(out) if out.exists() else {}
        assert all(whole[name] == data for name, data in left.items()), "a partial or foreign file"
    assert killed > KILLS / 2
    for number in range(5):
        summary, _ = render_folder(tmp_path / "in", tmp_path / f"out{number}", Wish(resume=True))
        assert summary.clean
        assert contents(tmp_path / f"out{number}") == whole


@on_linux
def test_a_kill_while_files_are_replaced_leaves_old_or_new(tmp_path: Path) -> None:
    old, new = (
        {tmp_path / f"{n}": b"old" * 9000 for n in range(3)},
        {tmp_path / f"{n}": b"new" * 9000 for n in range(3)},
    )
    publish(old)

    def replace_on_and_on() -> None:
        while True:
            publish(new)
            publish(old)

    moments = random.Random(33476)
    for _ in range(20):
        assert killed_after(moments.uniform(0.0, 0.02), replace_on_and_on)
        sweep(tmp_path)
        assert names(tmp_path) == ["0", "1", "2"]
        assert all(path.read_bytes() in (old[path], new[path]) for path in old)


def test_the_drafts_of_living_runs_are_not_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_OPEN_FILES", tmp_path / "no-proc")  # a system without nameless files
    draft = output._write_draft(tmp_path / "a.pdf", b"PDF")
    assert draft.path is not None and draft.path.exists()
    sweep(tmp_path)
    assert draft.path.exists()
    os.close(draft.handle)
    sweep(tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("nameless", [True, False])
def test_a_disk_full_at_any_point_loses_nothing(
    nameless: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not nameless:
        monkeypatch.setattr(output, "_OPEN_FILES", tmp_path / "no-proc")
    out = tmp_path / "out"
    (paths := write_articles(tmp_path / "in", 1))[0].touch()
    render_folder(tmp_path / "in", out)
    before = contents(out)
    size = sum(map(len, before.values()))
    paths[0].write_text(paths[0].read_text(encoding="utf-8").replace("500", "600"), encoding="utf-8")
    write = os.write
    for point in range(POINTS):
        room = size * point // POINTS

        def full(handle: int, data: memoryview) -> int:
            nonlocal room
            if not room:
                raise OSError(errno.ENOSPC, "No space left on device")
            written = write(handle, data[:room])
            room -= written
            return written

        monkeypatch.setattr(os, "write", full)
        summary, done = render_folder(tmp_path / "in", out)
        monkeypatch.setattr(os, "write", write)
        assert summary.failed == 1
        assert "No space left on device" in done[0].problems[-1].message and done[0].problems[-1].hint
        assert contents(out) == before
    summary, _ = render_folder(tmp_path / "in", out, Wish(resume=True))
    assert summary.written == 1 and contents(out) != before


def test_an_output_folder_that_refuses_is_told_for_every_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everywhere, so the system is made to refuse.
    def refuse(_folder: Path) -> output._Draft:
        raise PermissionError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(output, "_open_draft", refuse)
    write_articles(tmp_path / "in", 2)
    summary, done = render_folder(tmp_path / "in", tmp_path / "out")
    assert (summary.failed, {each.exit_code for each in done}) == (2, {4})
    assert "Read-only file system" in done[0].problems[-1].message
    assert names(tmp_path / "out") == []


def test_a_source_that_vanishes_is_told_and_the_rest_go_on(tmp_path: Path) -> None:
    from pipeline.batch.plan import tasks
    from pipeline.batch.pools import ThisProcess
    from pipeline.batch.run import run
    from pipeline.batch.sources import find_sources

    paths = write_articles(tmp_path / "in", 3)
    named = find_sources([str(tmp_path / "in")], tmp_path / "out")
    paths[1].unlink()
    common = jobs.Job(source="", output=tmp_path / "out")
    done = list(run(tasks(named, common, resume=False), ThisProcess, ahead=1))
    assert [each.failed for each in done] == [False, True, False]
    assert done[1].problems[0].code == "source-missing"


def test_a_source_that_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_articles(tmp_path, 1)[0]
    facts = os.fstat
    asked = 0

    def changing(handle: int) -> os.stat_result:
        nonlocal asked
        asked += 1
        if asked == 2:
            path.write_text("另一篇", encoding="utf-8")
        return facts(handle)

    monkeypatch.setattr(limits.os, "fstat", changing)
    with pytest.raises(SourceError, match="changed while it was read"):
        limits.load(str(path))
    assert limits.load(str(path)) == "另一篇".encode()


@on_linux
def test_of_two_runs_on_one_folder_each_set_of_files_is_one_runs(tmp_path: Path) -> None:
    targets = [tmp_path / f"a.{ending}" for ending in ENDINGS]
    runs = [{target: bytes([65 + n]) * 5000 for target in targets} for n in range(2)]

    def writer(files: dict[Path, bytes]) -> Callable[[], None]:
        def write() -> None:
            while True:
                publish(files)

        return write

    children = []
    for files in runs:
        child = os.fork()
        if child == 0:
            try:
                writer(files)()
            finally:
                os._exit(0)
        children.append(child)
    try:
        while not all(target.exists() for target in targets):
            time.sleep(0.001)
        import fcntl

        for _ in range(200):
            handle = os.open(tmp_path, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
            seen = {target.read_bytes()[:1] for target in targets}
            os.close(handle)
            assert len(seen) == 1
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def test_a_font_that_disappears_is_told_or_replaced_and_never_drawn_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for font in cache_folder().iterdir():
        (fonts / font.name).symlink_to(font)
    for name, value in {"XDG_CACHE_HOME": "x", "HOME": "x", "XDG_DATA_HOME": "x", "XDG_DATA_DIRS": "x"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    jobs.forget()
    write_articles(tmp_path / "in", 2)
    first, _ = render_folder(tmp_path / "in", tmp_path / "out", font_folders=(fonts,))
    assert first.clean
    # A process that has a font open keeps it; one that starts afterwards renders with another, or says what is missing.
    (fonts / "FandolKai-Regular.otf").unlink()
    kept, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True), font_folders=(fonts,))
    assert kept.current == 2
    jobs.forget()
    changed, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True), font_folders=(fonts,))
    assert changed.written == 2 and changed.clean
    for path in fonts.iterdir():
        path.unlink()
    jobs.forget()
    try:
        with pytest.raises(Exception, match="no font for"):
            render_folder(tmp_path / "in", tmp_path / "out", font_folders=(fonts,))
    finally:
        jobs.forget()


def test_a_failed_publish_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot write"):
        publish({tmp_path / "file" / "a.pdf": b"x"})
