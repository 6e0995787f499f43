"""Older office files go through LibreOffice, here played by a script of ours."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest

from pipeline.model.problem import Problem, SourceError
from pipeline.read import office
from pipeline.read.source import read_source
from tests.read import articles

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)


def fake(folder: Path, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\nimport pathlib, shutil, sys, time\n{script}")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    path = tmp_path / "旧.doc"
    path.write_bytes(OLE)
    return path


def failure(path: Path) -> Problem:
    with pytest.raises(SourceError) as caught:
        read_source(path, report=lambda _: None)
    return caught.value.problems[0]


CONVERT = """
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
folder.mkdir()
source = pathlib.Path(sys.argv[-1])
profile = pathlib.Path([a for a in sys.argv if a.startswith("-env:UserInstallation=file://")][0].split("file://")[1])
assert profile.is_relative_to(source.parent), "the profile is private"
assert "DisableMacrosExecution" in (profile / "user" / "registrymodifications.xcu").read_text()
assert source.read_bytes()[:4] == b"\\xd0\\xcf\\x11\\xe0"
shutil.copy({made!r}, folder / (source.stem + ".docx"))
"""


def test_a_converted_file_is_read_as_the_original(programs: Path, old_file: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(articles.as_docx(styled=True))
    fake(programs, CONVERT.format(made=str(made)))
    told: list[Problem] = []
    source = read_source(old_file, report=told.append)
    assert articles.texts(source) == list(articles.LINES)
    assert (source.path, source.lines[0].location.path) == (str(old_file), str(old_file))
    assert [problem.code for problem in told] == ["office-converted"]


@pytest.mark.usefixtures("programs")
def test_a_missing_libreoffice_is_named_with_its_package(old_file: Path) -> None:
    problem = failure(old_file)
    assert problem.code == "office-missing"
    assert "libreoffice-writer" in problem.hint


def test_what_libreoffice_says_of_a_failure_is_passed_on(programs: Path, old_file: Path) -> None:
    fake(programs, 'print("Error: source file could not be loaded"); sys.exit(1)')
    problem = failure(old_file)
    assert problem.code == "office-failed"
    assert "could not be loaded" in problem.message


def test_a_conversion_that_hangs_is_ended(programs: Path, old_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "TIMEOUT", 0.5)
    fake(programs, "time.sleep(60)")
    assert failure(old_file).code == "office-timeout"


def test_rich_text_is_told_by_its_first_bytes(programs: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(rb"{\rtf1 text}")
    assert failure(path).code == "office-missing"
    assert programs.is_dir()


@pytest.mark.oracle
def test_libreoffice_itself_converts_rich_text(tmp_path: Path) -> None:
    if shutil.which("soffice") is None and shutil.which("libreoffice") is None:
        pytest.skip("LibreOffice is not installed")
    escaped = "".join(f"\\u{ord(character)}?" for character in "一、加强领导")
    path = tmp_path / "a.rtf"
    path.write_text(rf"{{\rtf1\ansi {{\b {escaped}}}\par text\par}}", encoding="ascii")
    source = read_source(path, report=lambda _: None)
    assert articles.texts(source) == ["一、加强领导", "text"]
