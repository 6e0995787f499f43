"""Warm runs in one process, a new variation of the seed each round, all in one group of pytest-benchmark."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import naive
from benchmarks.articles import SEED, variation
from benchmarks.typst_pdf import compiler
from pipeline import render

ROUNDS = int(os.environ.get("JIANBAO_BENCH_ROUNDS", "100"))
FONT = os.environ.get("JIANBAO_BENCH_FONT", "")


def measure(benchmark: Any, action: Callable[[str], object]) -> None:
    numbers = itertools.count()
    benchmark.group = "warm"
    benchmark.pedantic(
        lambda text: action(text), setup=lambda: ((variation(next(numbers)),), {}), rounds=ROUNDS, warmup_rounds=5
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    return tmp_path / SEED.name


def test_jianbao_docx_and_pdf(benchmark: Any, article: Path, tmp_path: Path) -> None:
    def action(text: str) -> None:
        article.write_text(text, encoding="utf-8")
        render(article, tmp_path)

    measure(benchmark, action)


def test_naive_docx_and_pdf(benchmark: Any, tmp_path: Path) -> None:
    def action(text: str) -> None:
        naive.write_pdf(text, FONT, tmp_path / "naive.pdf")
        naive.write_docx(text, tmp_path / "naive.docx")

    measure(benchmark, action)


def test_typst_pdf(benchmark: Any, tmp_path: Path) -> None:
    typesetter = compiler(str(Path(FONT).parent))
    measure(benchmark, lambda text: typesetter.compile(output=str(tmp_path / "typst.pdf"), sys_inputs={"text": text}))
