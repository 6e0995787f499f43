"""A batch from its folder to its results."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.batch.many import Wish
from pipeline.model.problem import LayoutError
from tests.batch.articles import ENDINGS, contents, names, render_folder, write_articles

COMMAND = [sys.executable, "-m", "pipeline", "render"]


def test_every_article_becomes_its_files_in_its_folder(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 2)
    write_articles(tmp_path / "in" / "三月", 1)
    summary, _ = render_folder(tmp_path / "in", tmp_path / "out")
    assert summary.clean and summary.written == 3
    assert names(tmp_path / "out") == sorted(
        f"{stem}.{ending}" for stem in ("001", "002", "三月/001") for ending in ENDINGS
    )


def test_two_workers_write_the_same_bytes_as_one(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 6)
    render_folder(tmp_path / "in", tmp_path / "one")
    summary, done = render_folder(tmp_path / "in", tmp_path / "two", Wish(workers=2))
    assert summary.clean
    assert [Path(each.source).name for each in done] == [f"{n:03}.txt" for n in range(1, 7)]
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_one_in_twenty_is_corrupt_and_only_those_fail(tmp_path: Path) -> None:
    paths = write_articles(tmp_path / "in", 40)
    paths[4].write_bytes(b"")
    paths[21].write_bytes(os.urandom(2000) + b"\0" * 500)
    summary, done = render_folder(tmp_path / "in", tmp_path / "out", report_to(tmp_path))
    assert (summary.written, summary.failed, summary.clean) == (38, 2, False)
    assert [Path(each.source).name for each in done if each.failed] == ["005.txt", "022.txt"]
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert told["summary"] == {"total": 40, "written": 38, "current": 0, "failed": 2, "flawed": 0}
    failed = [entry for entry in told["articles"] if entry["status"] == "failed"]
    assert [entry["problems"][-1]["severity"] for entry in failed] == ["error", "error"]
    assert all(entry["written"] for entry in told["articles"] if entry not in failed)


def report_to(folder: Path) -> Wish:
    return Wish(report=folder / "report.json")


def test_a_bug_of_ours_in_one_article_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.batch import worker

    whole = worker.build

    def build(job: object, report: object, **options: object) -> object:
        if "002" in str(job.source):  # type: ignore[attr-defined]
            raise RuntimeError("boom")
        return whole(job, report, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(worker, "build", build)
    write_articles(tmp_path / "in", 3)
    summary, done = render_folder(tmp_path / "in", tmp_path / "out")
    assert (summary.written, summary.failed) == (2, 1)
    assert done[1].exit_code == 70 and "boom" in done[1].problems[-1].message


def test_what_would_fail_every_article_is_told_once(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 3)
    with pytest.raises(LayoutError):
        render_folder(tmp_path / "in", tmp_path / "out", layout="no-such-layout")
    assert not (tmp_path / "out").exists()


def test_resume_leaves_what_is_up_to_date(tmp_path: Path) -> None:
    paths = write_articles(tmp_path / "in", 4)
    render_folder(tmp_path / "in", tmp_path / "out")
    before = contents(tmp_path / "out")
    (tmp_path / "out" / "002.pdf").unlink()
    paths[2].write_text(paths[2].read_text(encoding="utf-8").replace("500", "600"), encoding="utf-8")
    summary, done = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True))
    assert [each.skipped for each in done] == [True, False, False, True]
    assert (summary.written, summary.current) == (2, 2)
    after = contents(tmp_path / "out")
    assert after["002.pdf"] == before["002.pdf"] and after["003.pdf"] != before["003.pdf"]


@pytest.mark.parametrize(
    "options", [{"settings": ("issue=3",)}, {"formats": ("docx",)}, {"layout": "LAYOUT"}, {"data_file": Path("DATA")}]
)
def test_resume_renders_again_when_options_layout_or_data_change(options: dict[str, object], tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 1)
    (tmp_path / "own.yaml").write_text("extends: jianbao\nname: own\n", encoding="utf-8")
    (tmp_path / "data.yaml").write_text("issue: 7\n", encoding="utf-8")
    there = {"layout": str(tmp_path / "own.yaml"), "data_file": tmp_path / "data.yaml"}
    changed = {name: there.get(name, value) for name, value in options.items()}
    render_folder(tmp_path / "in", tmp_path / "out")
    summary, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True), **changed)
    assert summary.written == 1
    again, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True), **changed)
    assert again.current == 1


def test_resume_renders_again_when_data_appear_beside_the_source(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 1)
    render_folder(tmp_path / "in", tmp_path / "out")
    (tmp_path / "in" / "001.data.yaml").write_text("issue: 7\n", encoding="utf-8")
    summary, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True))
    assert summary.written == 1


def test_a_receipt_that_cannot_be_read_is_no_reason_to_skip(tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 1)
    render_folder(tmp_path / "in", tmp_path / "out")
    for damage in (b"", b"[]", b'{"job": 3}', b"\xff\xfe"):
        (tmp_path / "out" / "001.receipt.json").write_bytes(damage)
        summary, _ = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True))
        assert summary.written == 1


def test_resume_tells_again_what_a_person_must_look_at(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("今年以来，大队开展巡逻，取得成效。" * 5, encoding="utf-8")
    first, _ = render_folder(tmp_path / "in", tmp_path / "out")
    second, done = render_folder(tmp_path / "in", tmp_path / "out", Wish(resume=True))
    assert (first.flawed, second.flawed, second.current) == (1, 1, 1)
    assert done[0].problems and not second.clean


def test_an_article_without_a_title_is_written_told_once_and_exit_1(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("今年以来，大队开展巡逻，取得成效。" * 5, encoding="utf-8")
    run = subprocess.run([*COMMAND, source, "-o", tmp_path / "out"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.count("no-title") == 1 and "--set title=" in run.stderr
    assert (tmp_path / "out" / "a.docx").exists()
    run = subprocess.run(
        [*COMMAND, source, "-o", tmp_path / "out", "--set", "title=巡逻工作取得成效"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr.count("no-title")) == (0, 0)


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    write_articles(tmp_path, 1)
    subprocess.run([*COMMAND, tmp_path / "001.txt", "-o", tmp_path / "made"], check=True, capture_output=True)
    source.write_bytes((tmp_path / "made" / "001.docx").read_bytes())
    before = source.read_bytes()
    run = subprocess.run([*COMMAND, source, "-o", tmp_path], capture_output=True, text=True, check=False)
    assert run.returncode == 4 and "overwritten" in run.stderr
    assert source.read_bytes() == before
    assert names(tmp_path) == ["001.txt", "a.docx", "made/001.docx", "made/001.pdf", "made/001.receipt.json"]


def test_the_command_prints_a_summary_and_exits_1_when_one_failed(tmp_path: Path) -> None:
    paths = write_articles(tmp_path / "in", 3)
    paths[1].write_bytes(b"")
    run = subprocess.run(
        [*COMMAND, tmp_path / "in", "-o", tmp_path / "out", "--jobs", "2"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "002.txt" in run.stderr and "3 articles: 2 written" in run.stderr and "1 failed" in run.stderr


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_stops_soon_and_says_how_to_go_on(workers: int, tmp_path: Path) -> None:
    write_articles(tmp_path / "in", 400)
    command = [*COMMAND, str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", str(workers)]
    batch = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while len(list((tmp_path / "out").glob("*.pdf"))) < 3:
        assert batch.poll() is None
    os.killpg(batch.pid, signal.SIGINT)
    _, told = batch.communicate(timeout=10)
    assert batch.returncode == 130, told
    assert "go on with: jianbao render" in told and "--resume" in told and "Traceback" not in told
    for path in (tmp_path / "out").iterdir():
        assert path.name.endswith(ENDINGS) and path.stat().st_size > 500
