"""The structure tree as readers give it: pdfium always, pdf.js where JIANBAO_PDFJS names a folder that holds it.

``structure_trees`` holds what both must see.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pipeline.build import build
from pipeline.job import Job
from pipeline.model.layout import HeadingMode
from tests.render.every_element import every_element
from tests.render.structure import shortened, structure_tree

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "seeds" / "000_d9847121a4546277.txt"
LEVELS = HERE / "structure_trees" / "levels.md"


def built(source: Path, headings: HeadingMode = HeadingMode.RUN_IN) -> bytes:
    with TemporaryDirectory() as folder:
        build(Job(source=str(source), output=Path(folder), formats=("pdf",), headings=headings), lambda problem: None)
        return (Path(folder) / f"{source.stem}.pdf").read_bytes()


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "every-element": every_element,
    "sample-run-in": lambda: built(SAMPLE),
    "sample-own-line": lambda: built(SAMPLE, HeadingMode.OWN_LINE),
    "levels-run-in": lambda: built(LEVELS),
    "levels-own-line": lambda: built(LEVELS, HeadingMode.OWN_LINE),
}
made = cache(lambda name: DOCUMENTS[name]())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_pdfium_sees_the_structure_tree(name: str, update: bool) -> None:
    expected = HERE / "structure_trees" / f"{name}.txt"
    seen = structure_tree(made(name))
    if update:
        expected.write_text(seen, encoding="utf-8")
    assert seen == expected.read_text(encoding="utf-8")


@pytest.mark.oracle
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_browser_sees_the_structure_tree(name: str, tmp_path: Path) -> None:
    folder = os.environ.get("JIANBAO_PDFJS")
    if not folder or not shutil.which("node"):
        pytest.skip("node or JIANBAO_PDFJS, a folder with pdfjs-dist, is missing")
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(made(name))
    command = ["node", HERE / "structure_tree.mjs", folder, path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert shortened(run.stdout) == (HERE / "structure_trees" / f"{name}.txt").read_text(encoding="utf-8")
