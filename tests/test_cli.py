"""The command line as a person uses it: results, messages, exit codes."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import job

Run = Callable[..., int]

ARTICLE = """大队三项举措保平安
发布时间：2024-03-05  来源：某某交警大队

今年以来，大队围绕中心工作，采取三项举措保平安。

一、加强巡逻。每天出动警力20人次，及时发现隐患。
二、加强宣传。进校园3次，发放资料500份。
三、加强整治。查处违法行为12起。
（某某交警大队 张三）
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_render_writes_word_file_pdf_and_receipt(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("render", article, "--output", tmp_path / "out") == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "article.docx",
        "article.pdf",
        "article.receipt.json",
    ]
    assert (tmp_path / "out" / "article.pdf").read_bytes().startswith(b"%PDF-")


def test_the_same_command_gives_the_same_bytes(run: Run, article: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("render", article, "--output", tmp_path / folder, "--set", "issue=3") == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_format_docx_writes_no_pdf_and_loads_no_pdf_library(article: Path, tmp_path: Path) -> None:
    import subprocess

    program = (
        "import sys; from pipeline.cli import main as cli\n"
        f"sys.argv = ['jianbao', 'render', {str(article)!r}, '-o', {str(tmp_path / 'out')!r}, '--format', 'docx']\n"
        "try: cli.main()\nexcept SystemExit as stop: assert not stop.code\n"
        "assert 'docx' in sys.modules and 'reportlab' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["article.docx", "article.receipt.json"]


def test_help_loads_neither_renderer() -> None:
    import subprocess

    program = (
        "import sys; from pipeline.cli import main as cli\nsys.argv = ['jianbao', '--help']\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "assert not {'docx', 'reportlab', 'yaml', 'uharfbuzz', 'lxml'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_parse_prints_json_and_yaml_that_render_takes_back(
    run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("parse", article, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["title"] == "大队三项举措保平安"
    assert [s["heading"] for s in found["initiatives"]] == ["加强巡逻", "加强宣传", "加强整治"]
    assert run("parse", article) == 0
    edited = tmp_path / "edited.yaml"
    edited.write_text(capsys.readouterr().out.replace("张三", "李四"), encoding="utf-8")
    assert run("render", edited, "-o", tmp_path / "out") == 0
    import docx

    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "out" / "edited.docx")).paragraphs)
    assert "李四" in text and "张三" not in text


def test_standard_input_is_an_article(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode("gb18030"))))
    assert run("render", "-", "-o", tmp_path) == 0
    assert (tmp_path / "stdin.docx").exists()


def write_bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: void(path.write_bytes(data))


def void(_value: object) -> None:
    return None


def sparse(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(200_000_000)


BAD_SOURCES: dict[str, tuple[Callable[[Path], None], str]] = {
    "absent": (lambda _path: None, "article.txt"),
    "empty": (write_bytes(b""), "article.txt"),
    "white space": (write_bytes(" \u3000\n\n".encode()), "article.txt"),
    "binary": (write_bytes(bytes(range(256)) * 40), "article.txt"),
    "200 MB": (sparse, "article.txt"),
    "a folder": (lambda path: path.mkdir(), "article.txt"),
    "wrong encoding": (write_bytes("标题\n正文".encode() + b"\xff\xfe\xff\x80\x81"), "article.txt"),
    "title only": (write_bytes("只有标题".encode()), "article.txt"),
}


@pytest.mark.parametrize("kind", BAD_SOURCES)
def test_a_bad_source_is_told_with_a_hint_and_exit_3(
    kind: str, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, name = BAD_SOURCES[kind]
    make(tmp_path / name)
    assert run("render", tmp_path / name, "-o", tmp_path / "out") == 3
    message = capsys.readouterr().err
    assert name in message and "error" in message
    assert "Traceback" not in message
    assert any(line.startswith("  ") for line in message.splitlines()), "no hint"
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_source_is_told(run: Run, article: Path, tmp_path: Path) -> None:
    article.chmod(0)
    assert run("render", article, "-o", tmp_path / "out") == 3


def test_an_unreadable_source_is_told_whoever_asks(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert run("render", article, "-o", tmp_path / "out") == 3
    assert "Permission denied" in capsys.readouterr().err


def test_no_fonts_is_exit_4_and_names_role_places_and_command(
    run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))
    monkeypatch.setattr("pipeline.job._fonts", job._fonts.__wrapped__)
    assert run("render", article, "-o", tmp_path / "out") == 4
    message = capsys.readouterr().err
    assert "仿宋" in message and "jianbao fonts fetch" in message and str(tmp_path / "cache") in message


def test_an_unwritable_output_is_exit_4(run: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file where the folder should be")
    assert run("render", article, "-o", tmp_path / "out") == 4


def test_an_unknown_layout_or_fact_is_exit_3_with_the_nearest_known(
    run: Run, article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("render", article, "-o", tmp_path, "--layout", "jianbo") == 3
    assert "jianbao" in capsys.readouterr().err
    assert run("render", article, "-o", tmp_path, "--set", "isue=3") == 3
    assert "issue" in capsys.readouterr().err


def test_usage_is_exit_2(run: Run, article: Path) -> None:
    assert run("render") == 2
    assert run("render", article, "--no-such-option") == 2
    assert run("render", article, article) == 2


def test_the_source_and_the_word_file_can_travel_in_the_pdf(run: Run, article: Path, tmp_path: Path) -> None:
    import pikepdf

    assert run("render", article, "-o", tmp_path / "out", "--attach-source") == 0
    with pikepdf.open(tmp_path / "out" / "article.pdf") as pdf:
        assert sorted(pdf.attachments) == ["article.docx", "article.txt"]
        assert pdf.attachments["article.txt"].get_file().read_bytes() == article.read_bytes()
        word = (tmp_path / "out" / "article.docx").read_bytes()
        assert pdf.attachments["article.docx"].get_file().read_bytes() == word


def test_an_order_needs_no_title_and_a_briefing_does(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = Path(__file__).parents[1] / "seeds" / "mingling.md"
    assert run("render", example, "--layout", "mingling", "-o", tmp_path) == 0
    assert "no-title" not in capsys.readouterr().err
    assert run("render", example, "--layout", "jianbao", "-o", tmp_path) == 1
    assert "no-title" in capsys.readouterr().err
    assert (tmp_path / "mingling.pdf").exists()


def test_one_bad_source_does_not_stop_the_others(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("render", tmp_path / "absent.txt", article, "-o", tmp_path / "out") == 1
    assert (tmp_path / "out" / "article.pdf").exists()


def test_our_own_bug_is_exit_70_and_debug_shows_it(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("pipeline.build.understand", fail)
    assert run("parse", article) == 70
    assert "a bug of ours" in capsys.readouterr().err
    monkeypatch.setenv("JIANBAO_DEBUG", "")
    assert run("--debug", "parse", article) == 70
    assert "Traceback" in capsys.readouterr().err


def test_results_are_readable_by_others(run: Run, article: Path, tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        assert run("render", article, "-o", tmp_path / "out") == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "out" / "article.pdf").stat().st_mode) == 0o644


def test_version_fonts_and_layouts_answer(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert run("fonts") == 0
    assert run("layouts") == 0
    shown = capsys.readouterr().out
    assert "jianbao 0" in shown and "仿宋" in shown and "简报" in shown
    assert run("layouts", "show", "jianbao") == 0
    assert "小标宋" in capsys.readouterr().out
