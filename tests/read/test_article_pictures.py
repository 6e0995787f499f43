"""Pictures in an article's YAML: stored in it, or named; every fault with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.article import Figure
from pipeline.model.problem import SourceError
from pipeline.model.source import FileBeside
from pipeline.read.article import dump_article, load_article
from tests.pictures import jpeg, png, written

HEAD = "jianbao: article\ntitle: 简讯\nlead:\n  - 甲。\n"


def load(text: str, folder: Path) -> Figure:
    article = load_article(HEAD + text, str(folder / "a.yaml"))
    figure = article.lead[1]
    assert isinstance(figure, Figure)
    return figure


def refused(text: str, folder: Path) -> list[tuple[str, int]]:
    with pytest.raises(SourceError) as fault:
        load(text, folder)
    return [(problem.code, problem.location.line if problem.location else 0) for problem in fault.value.problems]


def test_a_picture_is_named_from_the_files_own_folder(tmp_path: Path) -> None:
    written(tmp_path, a_jpg=jpeg(300, 200))
    figure = load("  - picture: a.jpg\n    alternative: 现场\n    caption: 图1\n    above: true\n", tmp_path)
    assert (figure.alternative, str(figure.caption), figure.above) == ("现场", "图1", True)
    assert figure.picture.data == jpeg(300, 200)
    assert (figure.picture.width.mm, figure.picture.height.mm) == (79.4, 52.9)


def test_a_width_alone_keeps_the_proportions(tmp_path: Path) -> None:
    written(tmp_path, a_png=png(300, 200))
    picture = load("  - {picture: a.png, width: 60mm}\n", tmp_path).picture
    assert (round(picture.width.mm, 2), round(picture.height.mm, 1)) == (60, 40)


def test_a_named_picture_is_stored_when_the_article_is_written_again(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    article = load_article(HEAD + "  - picture: a.png\n", str(tmp_path / "a.yaml"))
    text = dump_article(article)
    (tmp_path / "a.png").unlink()
    again = load_article(text, str(tmp_path / "b.yaml"))
    assert dump_article(again) == text
    assert isinstance(again.lead[1], Figure)
    assert again.lead[1].picture.data == png()


def test_the_pictures_stand_below_all_that_people_edit(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    article = load_article(HEAD + "  - picture: a.png\n", str(tmp_path / "a.yaml"))
    lines = dump_article(article).splitlines()
    assert lines[lines.index("pictures:") + 1] == '  "a.png": |'
    assert max(map(len, lines)) <= 124


def test_the_files_asked_for_are_told(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    files: list[FileBeside] = []
    load_article(HEAD + "  - picture: a.png\n", str(tmp_path / "a.yaml"), files)
    assert [file.path for file in files] == ["a.png"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("  - picture: b.png\n", "picture-missing", 5),
        ("  - picture: ../b.png\n", "picture-outside", 5),
        ("  - picture: http://example.org/b.png\n", "picture-network", 5),
        ("  - alternative: 甲\n    picture: text.png\n", "picture-format", 6),
        ("  - picture: stored.png\npictures:\n  stored.png: '***'\n", "picture-broken", 5),
        ("  - {picture: a.png, width: 60}\n    height: x\n", "yaml-syntax", 6),
        ("  - {picture: a.png, width: wide}\n", "value-wrong", 5),
        ("  - {picture: a.png, size: 3}\n", "key-unknown", 5),
        ("  - {picture: [a.png]}\n", "value-wrong", 5),
    ],
)
def test_faults_are_told_with_their_place(text: str, code: str, line: int, tmp_path: Path) -> None:
    written(tmp_path, a_png=png(), text_png="甲".encode())
    assert (code, line) in refused(text, tmp_path)
