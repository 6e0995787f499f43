"""Fetching against an apt-get and a dpkg-deb of ours: a package is a tar file in an archive folder."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from pipeline.fonts.fetch import fetch_fonts
from pipeline.fonts.packages import PACKAGES, FontPackage
from pipeline.model.problem import OutputError

FAKE_APT = r"""
import os, pathlib, sys
archive, arguments = pathlib.Path(os.environ["FAKE_ARCHIVE"]), sys.argv[1:]
options = dict(arguments[place + 1].split("=", 1) for place, word in enumerate(arguments) if word == "-o")
with (archive / "log").open("a") as log:
    print(*arguments[-2:], file=log)
assert options["APT::Get::AllowUnauthenticated"] == "false"
assert not any("allow-unauthenticated" in argument for argument in arguments)
own = pathlib.Path(options.get("Dir::State::lists", "/nowhere")) / "fresh"
if arguments[-1] == "update":
    if not (archive / "offline").exists():
        own.write_text("")
        sys.exit(0)
    print("W: Failed to fetch lists  Could not connect", file=sys.stderr)
    sys.exit(0)
if (archive / "no-lists").exists() and not own.exists():
    print("E: Unable to locate package " + arguments[-1], file=sys.stderr)
    sys.exit(100)
name = arguments[-1]
package = archive / name
if not package.exists():
    print("E: Unable to locate package " + name, file=sys.stderr)
    sys.exit(100)
content = package.read_bytes()
if "--print-uris" in arguments:
    print(f"'http://debian.example/pool/{name}_1.deb' {name}_1.deb {len(content)} SHA256:00")
    sys.exit(0)
broken = archive / (name + ".breaks")
stale = archive / (name + ".stale")
target = pathlib.Path(name + "_1.deb")
if broken.exists() or (stale.exists() and not own.exists()):
    target.write_bytes(content[: len(content) // 2])
    print("E: Failed to fetch " + name + "  Connection failed", file=sys.stderr)
    sys.exit(100)
target.write_bytes(content)
"""

FAKE_DPKG = r"""
import pathlib, sys
assert sys.argv[1] == "--fsys-tarfile"
sys.stdout.buffer.write(pathlib.Path(sys.argv[2]).read_bytes())
"""


def nothing(_name: str, _done: int, _total: int) -> None:
    """Watch no progress."""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The archive, with all packages in it; the two programs are on PATH alone."""
    programs, archive = tmp_path / "bin", tmp_path / "archive"
    programs.mkdir()
    archive.mkdir()
    for name, script in (("apt-get", FAKE_APT), ("dpkg-deb", FAKE_DPKG)):
        (programs / name).write_text(f"#!{sys.executable} -I\n{script}", encoding="utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("FAKE_ARCHIVE", str(archive))
    for package in PACKAGES:
        write_package(archive / package.names[0], package)
    return archive


def write_package(path: Path, package: FontPackage) -> None:
    with tarfile.open(path, "w") as file:
        for name in package.fonts:
            add(file, f"./usr/share/fonts/{name}", name.encode())
        for ending, _ in package.licences:
            text = f"licence of {package.names[0]}".encode()
            add(file, f"./usr/share/doc/{ending}", gzip.compress(text) if ending.endswith(".gz") else text)
        add(file, "./usr/share/fonts/Another-Regular.ttf", b"not wanted")
        add(file, "../../../outside.ttf", b"not wanted either")


def add(file: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    file.addfile(member, io.BytesIO(content))


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_file() and path.name != ".lock"}


def log(archive: Path) -> list[str]:
    return (archive / "log").read_text().splitlines()


ALL_FONTS = {name for package in PACKAGES for name in package.fonts}
ALL_PACKAGES = tuple(package.names[0] for package in PACKAGES)


def test_the_folder_gets_the_fonts_of_the_roles_their_licences_and_nothing_else(archive: Path, tmp_path: Path) -> None:
    result = fetch_fonts(tmp_path / "fonts", nothing)
    assert (result.folder, result.fetched, result.present) == (tmp_path / "fonts", ALL_PACKAGES, ())
    assert names(tmp_path / "fonts") == ALL_FONTS
    licences = tmp_path / "fonts" / "licences"
    assert (licences / "fandol-COPYING.txt").read_text() == "licence of texlive-lang-chinese"
    assert (licences / "fonts-noto-cjk.txt").is_file()
    assert not (tmp_path / "fonts" / ".fetch").exists()


def test_a_second_run_asks_for_nothing(archive: Path, tmp_path: Path) -> None:
    fetch_fonts(tmp_path / "fonts", nothing)
    (archive / "log").write_text("")
    result = fetch_fonts(tmp_path / "fonts", nothing)
    assert (result.fetched, result.present) == ((), ALL_PACKAGES)
    assert log(archive) == []


def test_no_folder_means_the_cache_folder(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert fetch_fonts(None, nothing).folder == tmp_path / "cache" / "jianbao" / "fonts"


def test_after_a_failure_what_came_stays_and_the_next_run_fetches_the_rest(archive: Path, tmp_path: Path) -> None:
    (archive / "fonts-noto-cjk.breaks").touch()
    with pytest.raises(OutputError, match="fonts-noto-cjk") as failure:
        fetch_fonts(tmp_path / "fonts", nothing)
    assert "Connection failed" in failure.value.problems[0].message
    assert "again" in failure.value.problems[0].hint
    assert names(tmp_path / "fonts") == {*PACKAGES[0].fonts, *PACKAGES[1].fonts}
    (archive / "fonts-noto-cjk.breaks").unlink()
    result = fetch_fonts(tmp_path / "fonts", nothing)
    assert (result.fetched, result.present) == (ALL_PACKAGES[2:], ALL_PACKAGES[:2])
    assert names(tmp_path / "fonts") == ALL_FONTS


def test_after_an_interruption_the_next_run_finishes(archive: Path, tmp_path: Path) -> None:
    def interrupt(name: str, _done: int, _total: int) -> None:
        if name == "fonts-lxgw-wenkai":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_fonts(tmp_path / "fonts", interrupt)
    assert "LXGWWenKai-Light.ttf" not in names(tmp_path / "fonts")
    assert fetch_fonts(tmp_path / "fonts", nothing).fetched == ALL_PACKAGES[3:]
    assert names(tmp_path / "fonts") == ALL_FONTS


def test_an_empty_file_counts_as_missing(archive: Path, tmp_path: Path) -> None:
    fetch_fonts(tmp_path / "fonts", nothing)
    (tmp_path / "fonts" / "HanaMinB.ttf").write_bytes(b"")
    assert fetch_fonts(tmp_path / "fonts", nothing).fetched == ("fonts-hanazono",)
    assert (tmp_path / "fonts" / "HanaMinB.ttf").read_bytes() == b"HanaMinB.ttf"


def test_package_lists_are_loaded_into_a_folder_of_ours_when_the_machine_has_none(
    archive: Path, tmp_path: Path
) -> None:
    (archive / "no-lists").touch()
    assert fetch_fonts(tmp_path / "fonts", nothing).fetched == ALL_PACKAGES
    assert sum(line.endswith("update") for line in log(archive)) == 1


def test_lists_that_name_files_that_are_gone_are_loaded_anew(archive: Path, tmp_path: Path) -> None:
    (archive / "fonts-noto-cjk.stale").touch()
    assert fetch_fonts(tmp_path / "fonts", nothing).fetched == ALL_PACKAGES


def test_without_a_network_apt_is_quoted(archive: Path, tmp_path: Path) -> None:
    (archive / "no-lists").touch()
    (archive / "offline").touch()
    with pytest.raises(OutputError, match="Could not connect") as failure:
        fetch_fonts(tmp_path / "fonts", nothing)
    assert "--fonts" in failure.value.problems[0].hint


def test_a_package_under_its_other_name_is_found(archive: Path, tmp_path: Path) -> None:
    (archive / "fonts-liberation2").rename(archive / "fonts-liberation")
    fetch_fonts(tmp_path / "fonts", nothing)
    assert "LiberationSerif-Regular.ttf" in names(tmp_path / "fonts")


def test_a_dummy_package_leads_on_to_the_one_with_the_fonts(archive: Path, tmp_path: Path) -> None:
    (archive / "fonts-liberation2").rename(archive / "fonts-liberation")
    with tarfile.open(archive / "fonts-liberation2", "w") as file:
        add(file, "./usr/share/doc/fonts-liberation2/copyright", b"a dummy")
    fetch_fonts(tmp_path / "fonts", nothing)
    assert "LiberationSerif-Regular.ttf" in names(tmp_path / "fonts")


def test_a_damaged_package_leaves_no_font(archive: Path, tmp_path: Path) -> None:
    content = (archive / "fonts-liberation2").read_bytes()
    (archive / "fonts-liberation2").write_bytes(content[:700])
    with pytest.raises(OutputError, match="fonts-liberation2"):
        fetch_fonts(tmp_path / "fonts", nothing)
    assert names(tmp_path / "fonts") == set()


def test_the_open_set_has_no_fandol_even_where_it_was_before(archive: Path, tmp_path: Path) -> None:
    fetch_fonts(tmp_path / "fonts", nothing)
    result = fetch_fonts(tmp_path / "fonts", nothing, open_only=True)
    assert "texlive-lang-chinese" not in result.present
    assert not any(name.startswith("Fandol") for name in names(tmp_path / "fonts"))
    assert "LXGWWenKai-Light.ttf" in names(tmp_path / "fonts")


def test_progress_tells_each_package_from_nothing_to_its_size(archive: Path, tmp_path: Path) -> None:
    told: dict[str, list[tuple[int, int]]] = {}
    fetch_fonts(tmp_path / "fonts", lambda name, done, total: told.setdefault(name, []).append((done, total)))
    assert tuple(told) == ALL_PACKAGES
    for name, steps in told.items():
        size = (archive / name).stat().st_size
        assert steps[0] == (0, size)
        assert steps[-1] == (size, size)
        assert steps == sorted(steps)


@pytest.mark.parametrize("program", ["apt-get", "dpkg-deb"])
def test_without_apt_the_hint_says_what_to_install_elsewhere(archive: Path, tmp_path: Path, program: str) -> None:
    (tmp_path / "bin" / program).unlink()
    with pytest.raises(OutputError, match=program) as failure:
        fetch_fonts(tmp_path / "fonts", nothing)
    assert failure.value.exit_code == 4
    for word in ("dnf", "pacman", "brew", "Windows", "--fonts", "JIANBAO_FONTS"):
        assert word in failure.value.problems[0].hint


def test_a_folder_that_cannot_be_made_is_told(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file") as failure:
        fetch_fonts(tmp_path / "file" / "fonts", nothing)
    assert "--to" in failure.value.problems[0].hint


def test_two_fetches_at_once_download_each_package_once(archive: Path, tmp_path: Path) -> None:
    code = (
        "import pathlib; from pipeline.fonts.fetch import fetch_fonts; "
        f"fetch_fonts(pathlib.Path({str(tmp_path / 'fonts')!r}), lambda *told: None)"
    )
    root = Path(__file__).parents[2]
    runs = [subprocess.Popen([sys.executable, "-c", code], cwd=root, env=dict(os.environ)) for _ in range(2)]
    assert [run.wait(60) for run in runs] == [0, 0]
    assert names(tmp_path / "fonts") == ALL_FONTS
    downloads = [line for line in log(archive) if line.startswith("download ")]
    assert len(downloads) == len(PACKAGES)
