"""The example on docs/batch.md runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.batch.articles import names, write_articles

PAGE = Path(__file__).parents[2] / "docs" / "batch.md"


def test_the_python_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0]
    write_articles(tmp_path, 1)[0].rename(tmp_path / "article.txt")
    monkeypatch.chdir(tmp_path)
    exec(compile(example, "example", "exec"), {})
    assert names(tmp_path / "briefings") == ["article.docx", "article.pdf", "article.receipt.json"]
    assert "briefings/article.pdf" in capsys.readouterr().out


def test_render_can_be_imported_whatever_was_imported_before() -> None:
    import pipeline.render.docx
    from pipeline import render

    assert callable(render)
    assert pipeline.render.docx.render_docx
