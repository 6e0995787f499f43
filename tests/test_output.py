from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.model.problem import OutputError
from pipeline.output import publish


def test_files_are_written_and_folders_made(tmp_path: Path) -> None:
    publish({tmp_path / "new" / "a.docx": b"A", tmp_path / "new" / "b.pdf": b"B"})
    assert (tmp_path / "new" / "a.docx").read_bytes() == b"A"
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["a.docx", "b.pdf"]


def test_a_folder_in_the_way_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "b.pdf" / "inside").write_bytes(b"x")
    with pytest.raises(OutputError, match=r"cannot write .*b\.pdf"):
        publish({tmp_path / "a.docx": b"new", tmp_path / "b.pdf": b"B"})
    assert (tmp_path / "a.docx").read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "b.pdf"]


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot write"):
        publish({tmp_path / "output" / "a.docx": b"A"})


def test_a_failure_while_drafting_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OutputError, match="No space left on device"):
        publish({tmp_path / "a.docx": b"A"})
    assert list(tmp_path.iterdir()) == []


def test_a_mapped_file_can_be_closed_after_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import mmap

    def full_disk(_handle: int, _data: memoryview) -> int:
        raise OSError(28, "No space left on device")

    (tmp_path / "draft").write_bytes(b"a report as long as it may be")
    with (tmp_path / "draft").open("r+b") as stream, mmap.mmap(stream.fileno(), 0) as content:
        monkeypatch.setattr("os.write", full_disk)
        with pytest.raises(OutputError, match="No space left on device"):
            publish({tmp_path / "report.json": content})  # type: ignore[dict-item]
    assert [path.name for path in tmp_path.iterdir()] == ["draft"]


@pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")
def test_a_replaced_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    private, link, dangling = (tmp_path / name for name in ("private.txt", "link.txt", "dangling.txt"))
    private.write_bytes(b"old")
    private.chmod(0o600)
    link.symlink_to(private.name)
    dangling.symlink_to("not there yet.txt")
    publish({link: b"new", dangling: b"made"})
    assert link.is_symlink() and private.read_bytes() == b"new"
    assert private.stat().st_mode & 0o777 == 0o600
    assert dangling.is_symlink() and (tmp_path / "not there yet.txt").read_bytes() == b"made"


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_links_that_lead_to_one_another_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OutputError, match="cannot write"):
        publish({tmp_path / "a": b"A"})
