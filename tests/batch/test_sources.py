from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.batch.sources import NameClash, find_sources
from pipeline.model.problem import SourceError


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("文", encoding="utf-8")
    return folder


def results(*names: object, output: Path) -> list[str]:
    return [str(Path(found.folder, found.stem)) for found in find_sources(map(str, names), output)]


def test_a_folder_is_searched_to_the_bottom_in_order_and_its_folders_are_kept(tmp_path: Path) -> None:
    top = make(tmp_path / "in", "b.txt", "a.md", "2024/三月/c.html", "2024/a.docx")
    assert results(top, output=tmp_path / "out") == ["a", "b", "2024/a", "2024/三月/c"]


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    top = make(tmp_path, "a.txt", "a.data.yaml", ".hidden.txt", "~$a.docx", "photo.jpg", ".git/x.txt", "README")
    assert results(top, output=tmp_path / "out") == ["a"]


def test_results_of_the_last_run_are_no_sources(tmp_path: Path) -> None:
    top = make(tmp_path, "a.txt", "output/a.docx")
    assert results(top, output=tmp_path / "output") == ["a"]
    with pytest.raises(SourceError, match="holds the sources"):
        find_sources([str(top)], top)


def test_sources_of_one_stem_get_their_whole_names(tmp_path: Path) -> None:
    top = make(tmp_path, "a.txt", "a.docx", "b.txt", "x/a.txt")
    assert results(top, output=tmp_path / "out") == ["a.docx", "a.txt", "b", "x/a"]


def test_a_whole_name_never_meets_another_stem(tmp_path: Path) -> None:
    top = make(tmp_path, "a.txt", "a.docx", "a.txt.md")
    found = results(top, output=tmp_path / "out")
    assert len(set(found)) == 3
    assert found == ["a.docx", "a.txt", "a.txt.md"]


def test_a_pattern_keeps_the_folders_below_its_fixed_part(tmp_path: Path) -> None:
    top = make(tmp_path, "news/1/a.txt", "news/2/a.txt", "news/2/b.md")
    assert results(top / "news" / "**" / "*.txt", output=tmp_path / "out") == ["1/a", "2/a"]
    assert results(top / "news" / "?" / "a.*", output=tmp_path / "out") == ["1/a", "2/a"]


def test_a_file_may_be_named_like_a_pattern(tmp_path: Path) -> None:
    top = make(tmp_path, "[1].txt", "1.txt")
    assert results(top / "[1].txt", output=tmp_path / "out") == ["[1]"]


def test_files_named_apart_that_would_become_one_are_refused(tmp_path: Path) -> None:
    top = make(tmp_path, "x/a.txt", "y/a.txt")
    with pytest.raises(NameClash, match=r"would both become a\.docx"):
        find_sources([str(top / "x" / "a.txt"), str(top / "y" / "a.txt")], tmp_path / "out")
    with pytest.raises(NameClash):
        find_sources([str(top / "x"), str(top / "y")], tmp_path / "out")


def test_nothing_found_is_an_error_with_a_hint(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in (tmp_path / "in", tmp_path / "in" / "*.txt"):
        with pytest.raises(SourceError, match="no articles") as failure:
            find_sources([str(name)], tmp_path / "out")
        assert ".docx" in failure.value.problems[0].hint
