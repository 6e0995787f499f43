"""jianbao check as a person uses it: findings, exit codes, corrections, comments, settings."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from pipeline.check.docx_annotate import Package, paragraphs_of, text_of

Run = Callable[..., int]

ARTICLE = """大队三项举措保平安

今年以来，大队围绕中心工作，采取三项举措保平安，健全台帐,用时3-5天，取得成效。

一、加强巡逻。每天出动警力20人次，及时发现隐患。
二、加强宣传。进校园3次，学习《甲法》、《乙法》。
三、加强整治。2月30日查处违法行为12起
"""


@pytest.fixture(autouse=True)
def folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def word_file(run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    run("render", article, "--output", tmp_path, "--format", "docx", "--quiet")
    capsys.readouterr()
    return tmp_path / "article.docx"


def findings(text: str) -> list[tuple[str, str]]:
    return [(each["rule"], each["verdict"]) for each in json.loads(text)["findings"]]


def test_findings_are_grouped_by_severity_with_the_offending_mark_set_off(
    run: Run, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", article) == 1
    out = capsys.readouterr().out
    assert "2 errors, 4 warnings" in out
    assert "健全台帐【,】用时3-5天" in out
    assert out.index("\nerrors") < out.index("DATE-01") < out.index("\nwarnings") < out.index("WORD-01")


def test_messages_come_in_chinese_too(run: Run, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", article, "--language", "zh") == 1
    out = capsys.readouterr().out
    assert "错误2处，警告4处" in out
    assert "没有“2月30日”这一天或这个时刻" in out


def test_a_clean_text_passes(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clean.txt"
    path.write_text("大队工作总结\n\n大队认真开展工作，取得成效。\n", encoding="utf-8")
    assert run("check", path) == 0
    assert "nothing found" in capsys.readouterr().out


def test_the_severity_that_fails_can_be_chosen(run: Run, article: Path) -> None:
    assert run("check", article, "--ignore", "PUNC-01,DATE-01") == 0
    assert run("check", article, "--ignore", "PUNC-01,DATE-01", "--fail-on", "warning") == 1
    assert run("check", article, "--select", "CONS", "--fail-on", "info") == 0


def test_a_misspelt_rule_is_refused(run: Run, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", article, "--select", "PUCN") == 2
    assert "PUCN" in capsys.readouterr().err


def test_json_and_sarif_are_whole_documents(run: Run, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("check", article, "--format", "json", "--select", "WORD")
    assert findings(capsys.readouterr().out) == [("WORD-01", "fail")]
    run("check", article, "--format", "sarif", "--select", "WORD")
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"][0]["ruleId"] == "WORD-01"


def test_several_files_are_checked_and_one_that_is_missing_does_not_stop_the_others(
    run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path / "missing.txt", article, "--ignore", "DATE,PUNC") == 1
    captured = capsys.readouterr()
    assert "missing.txt" in captured.err
    assert "article.txt: 2 warnings" in captured.out
    assert run("check", tmp_path / "missing.txt") == 3


def test_fix_corrects_a_source_once_and_tells_every_change(
    run: Run, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", article, "--fix") == 1
    out = capsys.readouterr().out
    assert f"{article}:3:27 WORD-01 '台帐' → '台账'" in out
    corrected = article.read_text(encoding="utf-8")
    assert "健全台账，用时3～5天" in corrected
    assert "《甲法》《乙法》" in corrected
    assert corrected.endswith("12起\n")
    run("check", article, "--fix")
    assert f"{article}: 0 corrected" in capsys.readouterr().out
    assert article.read_text(encoding="utf-8") == corrected


def test_fix_keeps_encoding_line_ends_and_mark(run: Run, tmp_path: Path) -> None:
    for encoding, end in (("gb18030", "\r\n"), ("utf-8-sig", "\n"), ("utf-16", "\n")):
        path = tmp_path / "coded.txt"
        path.write_bytes(ARTICLE.replace("\n", end).encode(encoding))
        run("check", path, "--fix", "--select", "WORD")
        assert path.read_bytes() == ARTICLE.replace("\n", end).replace("台帐", "台账").encode(encoding)


def test_fix_corrects_the_yaml_of_an_article(run: Run, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("parse", article)
    path = article.with_suffix(".yaml")
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    run("check", path, "--fix", "--select", "WORD,PUNC-03")
    corrected = path.read_text(encoding="utf-8")
    assert "台帐" not in corrected
    assert "《甲法》《乙法》" in corrected


def test_fix_refuses_what_it_cannot_correct_in_place(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "article.html"
    path.write_text("<html><body><p>大队工作总结</p><p>大队健全台帐，取得成效。</p></body></html>", encoding="utf-8")
    before = path.read_bytes()
    assert run("check", path, "--fix") == 3
    assert "cannot be corrected" in capsys.readouterr().err
    assert path.read_bytes() == before


def paragraphs(path: Path) -> list[str]:
    package = Package(path.read_bytes(), str(path))
    root = package.part(package.main)
    assert root is not None
    return [text_of(each) for each in paragraphs_of(root)]


def test_fix_makes_tracked_changes_in_a_word_file(
    run: Run, word_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", word_file, "--fix", "--date", "2024-03-06")
    assert "WORD-01 '台帐' → '台账'" in capsys.readouterr().out
    assert any("健全台账，用时3～5天" in text for text in paragraphs(word_file))
    document = zipfile.ZipFile(word_file).read("word/document.xml").decode()
    assert '<w:delText xml:space="preserve">台帐</w:delText>' in document
    assert 'w:author="jianbao" w:date="2024-03-06T00:00:00Z"' in document
    once = word_file.read_bytes()
    run("check", word_file, "--fix")
    assert word_file.read_bytes() == once


def test_annotate_writes_comments_and_leaves_the_file_alone(
    run: Run, word_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = word_file.read_bytes()
    run("check", word_file, "--annotate", tmp_path / "out.docx", "--select", "WORD,DATE-01", "--language", "zh")
    assert "2 comments" in capsys.readouterr().out
    assert word_file.read_bytes() == before
    comments = zipfile.ZipFile(tmp_path / "out.docx").read("word/comments.xml").decode()
    assert "应为“台账”" in comments
    assert paragraphs(tmp_path / "out.docx") == paragraphs(word_file)


def test_format_and_text_of_a_document_are_judged_together(
    run: Run, word_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", word_file, "--format", "json")
    told = findings(capsys.readouterr().out)
    assert ("PAGE-01", "pass") in told
    assert ("WORD-01", "fail") in told


def test_a_document_without_an_article_is_checked_all_the_same(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = Document()
    table = form.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名,职务", "2月30日"
    form.save(tmp_path / "form.docx")
    Document().save(tmp_path / "empty.docx")
    assert run("check", tmp_path / "form.docx", "--select", "PUNC,DATE") == 1
    out = capsys.readouterr().out
    assert "PUNC-01" in out
    assert "DATE-01" in out
    assert run("check", tmp_path / "empty.docx", "--select", "PUNC,DATE") == 0


def test_json_tells_what_each_file_was_taken_for(
    run: Run, article: Path, word_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("check", article, word_file, "--format", "json")
    files = json.loads(capsys.readouterr().out)["files"]
    assert files == [
        {"path": str(article)},
        {"path": str(word_file), "kind": "brief", "standard": "GB/T 9704-2012"},
    ]
    run("check", word_file, "--as", "official", "--format", "json")
    assert json.loads(capsys.readouterr().out)["files"][0]["kind"] == "official"


def test_settings_come_from_the_project_and_options_win(
    run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".jianbao.yaml").write_text(
        "check:\n  ignore: [DATE-01, PUNC]\n  fail-on: warning\n  language: zh\n", encoding="utf-8"
    )
    assert run("check", article) == 1
    assert "警告2处" in capsys.readouterr().out
    assert run("check", article, "--fail-on", "error", "--language", "en") == 0


def test_faults_of_the_settings_are_told_with_their_place(
    run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.yaml"
    path.write_text("check:\n  fail-on: grave\n  ignored: [X]\n", encoding="utf-8")
    assert run("check", article, "--config", path) == 3
    err = capsys.readouterr().err
    assert "other.yaml:2:12" in err
    assert "unknown key ignored" in err


@pytest.mark.parametrize("arguments", [("--annotate", "x.docx", "b.txt"), ("--date", "yesterday")])
def test_options_that_make_no_sense_are_refused(run: Run, article: Path, arguments: tuple[str, ...]) -> None:
    assert run("check", article, *arguments) == 2


@pytest.mark.oracle
def test_what_it_writes_into_word_files_is_valid_to_libreoffice(run: Run, word_file: Path, tmp_path: Path) -> None:
    import shutil
    import subprocess

    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    run("check", word_file, "--annotate", tmp_path / "out.docx")
    run("check", word_file, "--fix")
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", tmp_path / "pdf", "out.docx", word_file], check=True, capture_output=True)
    assert {path.name for path in (tmp_path / "pdf").iterdir()} == {"out.pdf", "article.pdf"}
