"""What a cold run spares itself: typer, and compiling patterns. Both must change nothing but the time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cli import one, render
from pipeline.cli.main import app
from pipeline.job import Job

OPTIONS = [
    "-o",
    "--output",
    "-l",
    "--layout",
    "--set",
    "-f",
    "--format",
    "-q",
    "--quiet",
    "--strict",
    "-j",
    "--",
    "x.txt",
]
WORDS = st.sampled_from(
    [*OPTIONS, *OPTIONS, "FILE", "FILE", "out", "jianbao", "issue=3", "docx", "pdf", "", "-", "-fpdf"]
)


def job_by_typer(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Job, bool] | None:
    seen: list[tuple[Job, bool]] = []
    with monkeypatch.context() as patch:
        patch.setattr(render, "render_one", lambda job, *, quiet: seen.append((job, quiet)))
        patch.setattr(render, "_render_many", lambda *_arguments: None)
        patch.setattr(render, "standard_input", lambda _source: None)
        patch.setattr(sys, "argv", ["jianbao", *arguments])
        with pytest.raises(SystemExit):
            app()
    return seen[0] if seen else None


@settings(deadline=None, max_examples=60)
@given(words=st.lists(WORDS, max_size=9))
def test_what_is_read_without_typer_is_what_typer_reads(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = tmp_path_factory.getbasetemp() / "source.txt"
    source.write_text("文", encoding="utf-8")
    arguments = ["render", *(str(source) if word == "FILE" else word for word in words)]
    plain = one.plain_render(arguments)
    if plain is not None:
        with pytest.MonkeyPatch.context() as patch:
            assert plain == job_by_typer(arguments, patch)


def test_the_usual_command_lines_are_read_without_typer(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("文", encoding="utf-8")
    for rest in ([], ["-o", "out"], ["-q"], ["--set", "issue=3", "--set", "date=2024-01-01"], ["-f", "pdf", "-l", "x"]):
        assert one.plain_render(["render", str(source), *rest]) is not None
    for rest in (["--help"], ["--strict"], ["-o"], ["-f", "html"], [str(source)], ["--output=out"]):
        assert one.plain_render(["render", str(source), *rest]) is None
    assert one.plain_render(["render", str(tmp_path)]) is None
    assert one.plain_render(["parse", str(source)]) is None


def loaded_by(arguments: list[str], *, cores: int = 2) -> set[str]:
    """Run the program in a process of its own and give the modules it has loaded at its end."""
    program = (
        f"import os, sys; os.cpu_count = lambda: {cores}; from pipeline.cli import start\n"
        f"sys.argv = ['jianbao', *{arguments!r}]\n"
        "start.leave = sys.exit\n"
        "try: start.main()\nexcept SystemExit as stop: assert not stop.code, stop.code\n"
        "print('loaded:', *sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.rpartition("loaded:")[2].split())


UNNEEDED = {"typer", "rich", "click", "concurrent.futures", "multiprocessing", "dataclasses", "markdown_it"}


def test_a_plain_run_loads_what_it_needs_and_no_more(sample: Path, tmp_path: Path) -> None:
    modules = loaded_by(["render", str(sample), "-o", str(tmp_path / "out"), "-q"])
    assert "docx" in modules
    # The PDF is drawn in another process meanwhile.
    assert not {"reportlab", "uharfbuzz"} & modules
    assert not UNNEEDED & modules


def test_a_plain_run_on_one_core_loads_what_it_needs_and_no_more(sample: Path, tmp_path: Path) -> None:
    modules = loaded_by(["render", str(sample), "-o", str(tmp_path / "out"), "-q"], cores=1)
    assert modules >= {"docx", "reportlab.pdfbase.pdfdoc", "uharfbuzz"}
    assert not UNNEEDED & modules


def test_a_word_file_alone_needs_no_library_for_pdfs(sample: Path, tmp_path: Path) -> None:
    modules = loaded_by(["render", str(sample), "-o", str(tmp_path / "out"), "-q", "-f", "docx"])
    assert "docx" in modules
    assert not {"reportlab", "PIL", "pikepdf", "pypdfium2"} & modules


def test_help_needs_no_renderer() -> None:
    modules = loaded_by(["render", "--help"])
    assert "typer" in modules
    assert not {"reportlab", "docx", "lxml", "uharfbuzz", "yaml", "pikepdf"} & modules


def test_a_plain_run_says_what_it_wrote(sample: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "render", str(sample), "-o", str(tmp_path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [
        str(tmp_path / f"{sample.stem}.{ending}") for ending in ("docx", "pdf", "receipt.json")
    ]
