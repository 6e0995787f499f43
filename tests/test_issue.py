"""One bulletin of several articles, as a person asks for it: jianbao render --issue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

Run = Callable[..., int]
Captured = pytest.CaptureFixture[str]

SEEDS = Path(__file__).parents[1] / "seeds"
MIXED = ("1.txt", "2.html", "3.docx")


def paragraphs(path: Path) -> list[str]:
    """Give the texts of a Word file's paragraphs, without the empty ones."""
    xml = ZipFile(path).read("word/document.xml").decode()
    texts = ("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", part)) for part in xml.split("</w:p>"))
    return [text for text in texts if text]


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Make an article of each kind: text, web page, Word file."""
    from docx import Document

    text, page, word = (tmp_path / name for name in MIXED)
    text.write_text(
        "---\n简报名称: 明县政务简报\n期号: 7\n---\n大队三项举措保平安\n\n今年以来，大队采取三项举措。\n", "utf-8"
    )
    page.write_text(
        "<html><body><h1>学校开展安全教育</h1><p>发布时间：2024-03-05</p><p>县一中组织安全教育,师生900人参加。</p></body></html>",
        "utf-8",
    )
    document = Document()
    document.add_heading("乡镇推进道路整治", 0)
    document.add_paragraph("青山镇推进道路整治，完成5公里。")
    document.save(str(word))
    return [text, page, word]


def test_text_page_and_word_file_become_one_bulletin(run: Run, articles: list[Path], tmp_path: Path) -> None:
    assert run("render", *articles, "--issue", "-o", tmp_path / "out") == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"明县政务简报第7期.{ending}" for ending in ("docx", "pdf", "receipt.json")]
    told = paragraphs(tmp_path / "out" / "明县政务简报第7期.docx")
    titles = ["大队三项举措保平安", "学校开展安全教育", "乡镇推进道路整治"]
    assert told[:4] == ["明县政务简报", "第7期", "2024年3月5日", "本期要目"]
    assert told[4:7] == [f"{number}.{title}" for number, title in enumerate(titles, 1)]
    assert [text for text in told[7:] if text in titles] == titles


def test_the_receipt_covers_every_article(run: Run, articles: list[Path], tmp_path: Path) -> None:
    assert run("render", *articles, "--issue", "-o", tmp_path, "--file-name", "bulletin") == 0
    receipt = json.loads((tmp_path / "bulletin.receipt.json").read_bytes())
    assert [source["file"] for source in receipt["sources"]] == list(MIXED)
    marks = [change for change in receipt["changes"] if change["rule"] == "full-width-mark"]
    assert [(change["article"], change["before"]) for change in marks] == [(2, ",")]


def test_the_same_bulletin_has_the_same_bytes(run: Run, articles: list[Path], tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("render", *articles, "--issue", "-o", tmp_path / folder) == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_data_given_outright_come_before_the_first_article_s(run: Run, articles: list[Path], tmp_path: Path) -> None:
    (tmp_path / "issue.yaml").write_text("期号: 8\n编发机关: 县府办\n", "utf-8")
    options = ("--data", tmp_path / "issue.yaml", "--set", "编发机关=县委办", "--file-name", "b")
    assert run("render", *articles, "--issue", "-o", tmp_path, *options) == 0
    assert paragraphs(tmp_path / "b.docx")[:3] == ["明县政务简报", "第8期", "县委办2024年3月5日"]


def test_a_folder_is_taken_by_number(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in (10, 9, 2):
        (folder / f"{number}.txt").write_text(f"第{number}中学举行毕业典礼\n\n典礼于6月{number}日举行。\n", "utf-8")
    assert run("render", folder, "--issue", "-o", tmp_path, "--file-name", "b", "-f", "docx") == 0
    titles = [text for text in paragraphs(tmp_path / "b.docx") if text.startswith("第")]
    assert titles == [f"第{number}中学举行毕业典礼" for number in (2, 9, 10)]


def test_each_article_may_have_its_title_beside_it(run: Run, articles: list[Path], tmp_path: Path) -> None:
    untitled = tmp_path / "4.txt"
    untitled.write_text("县农业农村局派出技术人员20人，深入田间地头，指导春耕生产。\n", "utf-8")
    assert run("render", *articles, untitled, "--issue", "-o", tmp_path, "--file-name", "b", "-f", "docx") == 1
    (tmp_path / "4.data.yaml").write_text("标题: 技术人员指导春耕\n", "utf-8")
    assert run("render", *articles, untitled, "--issue", "-o", tmp_path, "--file-name", "b", "-f", "docx") == 0
    assert "4.技术人员指导春耕" in paragraphs(tmp_path / "b.docx")


def test_what_a_later_article_says_of_the_bulletin_is_told(
    run: Run, articles: list[Path], tmp_path: Path, capsys: Captured
) -> None:
    later = tmp_path / "5.txt"
    later.write_text("---\n期号: 3\n报: 县委\n---\n乡镇推进道路整治\n\n完成5公里。\n", "utf-8")
    assert run("render", *articles, later, "--issue", "-o", tmp_path, "--set", "title=标题", "-f", "docx") == 0
    told = capsys.readouterr().err
    assert (
        f"{later}:1:1: warning: left out, as this is not the bulletin's first article: 期号 (issue), 报 (report)"
        in told
    )
    assert "标题 (title) is given for the bulletin, but it is each article's own" in told
    assert run("render", *articles, later, "--issue", "--strict", "-o", tmp_path / "strict", "-f", "docx") == 3
    assert not (tmp_path / "strict").exists()


def test_faults_in_the_data_of_all_articles_are_told_at_once(
    run: Run, articles: list[Path], tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "2.data.yaml").write_text("期号: 零\n", "utf-8")
    (tmp_path / "3.data.yaml").write_text("日期: 2024-02-30\n", "utf-8")
    assert run("render", *articles, "--issue", "-o", tmp_path, "--set", "copies=0") == 3
    told = [line for line in capsys.readouterr().err.splitlines() if "error" in line]
    assert [line.rpartition("/")[2][:11] for line in told] == ["jianbao: er", "2.data.yaml", "3.data.yaml"]


def test_sources_travel_with_the_pdf(run: Run, articles: list[Path], tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    assert run("render", *articles, "--issue", "-o", tmp_path, "--file-name", "b", "--attach-source") == 0
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert {str(each.filename) for each in pdf.attachments.values()} == {*MIXED, "b.docx"}


@pytest.mark.parametrize(
    "options,message",
    [
        (("-",), "cannot be part of a bulletin"),
        (("--resume",), "--issue makes one bulletin"),
        (("--jobs", "2"), "--issue makes one bulletin"),
        (("--file-name", "../b"), "cannot name a file"),
        (("--file-name", " "), "cannot name a file"),
    ],
)
def test_what_makes_no_sense_for_a_bulletin_is_refused(
    run: Run, options: tuple[str, ...], message: str, capsys: Captured
) -> None:
    assert run("render", SEEDS / "gongan-jianbao", "--issue", *options) == 2
    assert message in capsys.readouterr().err


def test_an_article_named_twice_is_refused(run: Run, articles: list[Path], capsys: Captured) -> None:
    assert run("render", articles[0], articles[1], articles[0], "--issue") == 3
    assert f"{articles[0]} is named twice" in capsys.readouterr().err


def test_a_file_name_wants_a_bulletin(run: Run, articles: list[Path], capsys: Captured) -> None:
    assert run("render", articles[0], "--file-name", "b") == 2
    assert "--issue" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name,stem", [('县/市:"简报"', "县市简报第9期"), ("...", "第9期"), ("?", "第9期"), ("长" * 90, "长" * 60 + "第9期")]
)
def test_a_bulletin_s_files_have_names_any_system_takes(run: Run, tmp_path: Path, name: str, stem: str) -> None:
    options = ("--issue", "-f", "docx", "--set", f"name={name}", "-o", tmp_path / "out")
    assert run("render", SEEDS / "gongan-jianbao", *options) == 0
    assert {path.name.partition(".")[0] for path in (tmp_path / "out").iterdir()} == {stem}
