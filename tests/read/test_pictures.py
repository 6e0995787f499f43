"""Pictures of HTML pages and Markdown: which are loaded, which are furniture, what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.source import LineKind, Source
from pipeline.read.pictures import MOST_PICTURES
from tests.pictures import data_address, jpeg, png, written
from tests.read.articles import as_page, read_telling

FAR = "http://example.org/a.png"


def order(source: Source) -> list[str]:
    """Give the lines, a picture as its name in brackets."""
    return [f"[{line.picture.picture.name}]" if line.picture else line.text for line in source.lines]


def read(text: str, folder: Path, name: str = "a.html") -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Give the lines in order, the codes of problems, and what was dropped and why."""
    source, problems = read_telling(text, folder, name)
    told = [problem.code for problem in problems if problem.code.startswith("picture")]
    return order(source), told, [(drop.reason, drop.text) for drop in source.dropped]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ('<p>甲</p><img src="a.png"><p>乙</p>', ["甲", "[a.png]", "乙"]),
        ('<p><img src="a.png"></p><p>乙</p>', ["[a.png]", "乙"]),
        ('<p>甲<img src="a.png">乙</p><p>丙</p>', ["甲乙", "[a.png]", "丙"]),
        ('<p><img src="a.png">甲</p>', ["[a.png]", "甲"]),
        ('<p>甲</p><figure><img src="a.png"><figcaption>图题</figcaption></figure>', ["甲", "[a.png]", "图题"]),
        ('<p>甲</p><p>乙<img src="a.png"></p>', ["甲", "乙", "[a.png]"]),
    ],
)
def test_a_picture_of_a_page_stands_between_its_lines(markup: str, lines: list[str], tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    assert read(markup, tmp_path) == (lines, [], [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n\n![](a.png)\n\n乙\n", ["甲", "[a.png]", "乙"]),
        ("甲![](a.png)乙\n\n丙\n", ["甲乙", "[a.png]", "丙"]),
        ("![](a.png)\n甲\n", ["[a.png]", "甲"]),
        ('甲\n\n<img src="a.png" width="600">\n\n乙\n', ["甲", "[a.png]", "乙"]),
        ("| 甲 | 乙 |\n|---|---|\n| ![](a.png) | 一 |\n\n丙\n", ["甲\t乙\n\t一", "[a.png]", "丙"]),
        ("- 甲\n- ![](a.png)\n", ["- 甲", "[a.png]"]),
    ],
)
def test_a_picture_of_markdown_stands_between_its_lines(text: str, lines: list[str], tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    found, told, dropped = read(text, tmp_path, "a.md")
    assert ([line.removeprefix("- ") for line in found], told, dropped) == (
        [line.removeprefix("- ") for line in lines], [], []
    )  # fmt: skip


def test_description_and_caption_are_kept_apart(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    source, _ = read_telling('甲\n\n![民警巡逻](a.png "图1")\n', tmp_path, "a.md")
    found = source.lines[1].picture
    assert found and (found.alternative, found.caption) == ("民警巡逻", "图1")
    assert source.lines[1].kind is LineKind.PICTURE
    assert (source.lines[1].location.line, source.lines[1].location.column) == (3, 1)


def test_a_files_name_describes_nothing(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    source, _ = read_telling('<p>甲</p><img src="a.png" alt="IMG_2019.JPG">', tmp_path, "a.html")
    assert source.lines[1].picture and source.lines[1].picture.alternative == ""


def test_pictures_inside_the_page_are_read_from_it(tmp_path: Path) -> None:
    lines, told, _ = read(f'<p>甲</p><img src="{data_address(png(400, 300))}"><p>乙</p>', tmp_path)
    assert (lines, told) == (["甲", "[picture-1.png]", "乙"], [])


def test_what_follows_a_picture_inside_the_page_is_still_found(tmp_path: Path) -> None:
    address = data_address(encoded_noise())
    source, _ = read_telling(f'<p>甲</p><p><img src="{address}">乙丙</p>', tmp_path, "a.html")
    place = source.lines[2].location
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert text[place.column - 1 :].startswith("乙丙")


def encoded_noise() -> bytes:
    """Give a picture of more bytes than a text is looked for in."""
    import random

    from PIL import Image

    from tests.pictures import encoded

    return encoded(Image.frombytes("RGB", (100, 100), random.Random(1).randbytes(30_000)))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        (FAR, "picture-network"),
        ("//example.org/a.png", "picture-network"),
        ("ftp://example.org/a.png", "picture-network"),
        ("file://server/share/a.png", "picture-network"),
        ("/images/a.png", "picture-network"),
        ("C:\\pictures\\a.png", "picture-network"),
        ("http://[bad", "picture-network"),
        ("../outside.png", "picture-outside"),
        ("link/outside.png", "picture-outside"),
        ("%2e%2e/outside.png", "picture-outside"),
        ("missing.png", "picture-missing"),
        (".", "picture-missing"),
        ("", "picture-missing"),
        ("a%00.png", "picture-missing"),
        ("x" * 5_000, "picture-missing"),
        ("broken.png", "picture-broken"),
        ("text.png", "picture-format"),
        ("data:image/png;base64,@@@", "picture-format"),
        ("data:image/svg+xml,<svg/>", "picture-format"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place_and_dropped(address: str, code: str, tmp_path: Path) -> None:
    folder = tmp_path / "article"
    folder.mkdir()
    written(tmp_path, outside_png=png())
    written(folder, broken_png=png()[:300], text_png="甲".encode())
    (folder / "link").symlink_to(tmp_path)
    escaped = address.replace("<", "&lt;")
    source, problems = read_telling(f'<p>甲</p>\n<img src="{escaped}" alt="说明">', folder, "a.html")
    assert order(source) == ["甲"]
    assert [problem.code for problem in problems] == [code]
    assert problems[0].location and problems[0].location.line == 2
    assert problems[0].hint
    assert [drop.text for drop in source.dropped] == ["说明"]


def test_the_words_of_a_picture_left_out_are_in_the_receipt(tmp_path: Path) -> None:
    _, told, dropped = read('甲\n\n![说明](missing.png "图1 现场")\n', tmp_path, "a.md")
    assert (told, dropped) == (["picture-missing"], [("picture not found", "说明 图1 现场")])


def test_an_absolute_path_is_not_opened(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    folder = tmp_path / "article"
    folder.mkdir()
    _, told, _ = read(f"甲\n\n![]({tmp_path}/a.png)\n", folder, "a.md")
    assert told == ["picture-outside"]


def test_a_picture_below_the_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "图片 files").mkdir()
    written(tmp_path / "图片 files", a_jpg=jpeg())
    for address in ("图片%20files/a.jpg", "图片 files/a.jpg?t=1", ".\\图片 files\\a.jpg"):
        lines, told, _ = read(f'<p>甲</p><img src="{address}">', tmp_path)
        assert (len(lines), told) == (2, [])


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        ('<img src="tiny.png">', "icon"),
        ('<img src="hair.png">', "icon"),
        (f'<img src="{FAR}" width="16" height="16">', "icon"),
        (f'<img src="{FAR}" alt="扫一扫在手机打开当前页">', "page tools"),
        ('<img src="images/share_icon.png">', "icon"),
        ('<img class="qrcode" src="a.png">', "page tools"),
        (f'<div class="share-box"><img src="{FAR}"></div>', "share buttons"),
    ],
)
def test_furniture_of_a_page_is_dropped_without_a_word(image: str, reason: str, tmp_path: Path) -> None:
    written(tmp_path, a_png=png(), tiny_png=png(32, 32), hair_png=png(600, 1))
    page = as_page().replace("</p>\n<p><strong>", f"</p>\n{image}<p><strong>", 1)
    _, told, dropped = read(page, tmp_path)
    assert told == []
    assert reason in [why for why, _ in dropped]


def test_only_pictures_of_the_article_are_read_from_a_page(tmp_path: Path) -> None:
    written(tmp_path, a_png=png(), head_png=png())
    page = as_page().replace('<div class="info">', '<img src="head.png"><div class="info">')
    page = page.replace("</p>\n<p><strong>", '</p>\n<p><img src="a.png"></p><p><strong>', 1)
    lines, told, dropped = read(page, tmp_path)
    assert [line for line in lines if line.startswith("[")] == ["[a.png]"]
    assert ("outside the article", "head.png") in dropped
    assert told == []


def test_a_page_shown_by_a_script_names_its_pictures_elsewhere(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    blank = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    lines, _, _ = read(f'<p>甲</p><img src="{blank}" data-src="a.png">', tmp_path)
    assert lines == ["甲", "[a.png]"]


def test_a_document_holds_only_so_many_pictures(tmp_path: Path) -> None:
    written(tmp_path, a_png=png(60, 60))
    lines, told, _ = read("甲\n\n" + "![](a.png)\n\n" * (MOST_PICTURES + 2), tmp_path, "a.md")
    assert len(lines) == MOST_PICTURES + 1
    assert told == ["picture-too-many"] * 2


def test_standard_input_has_no_folder() -> None:
    from pipeline.model.problem import Problem
    from pipeline.read.source import read_source

    told: list[Problem] = []
    read_source("-", report=told.append, stdin="甲\n\n![](a.png)\n".encode(), format="markdown")
    assert [problem.code for problem in told] == ["picture-missing"]


def test_the_files_asked_for_are_known(tmp_path: Path) -> None:
    written(tmp_path, a_png=png())
    source, _ = read_telling("甲\n\n![](a.png)\n\n![](b.png)\n", tmp_path, "a.md")
    assert [(file.path, bool(file.sha256)) for file in source.files] == [("a.png", True), ("b.png", False)]
