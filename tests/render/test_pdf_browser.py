"""The structure tree as a browser sees it: pdf.js, in the folder that JIANBAO_PDFJS names."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.render.every_element import every_element

HERE = Path(__file__).parent


@pytest.mark.oracle
def test_a_browser_sees_the_structure_tree(tmp_path: Path) -> None:
    folder = os.environ.get("JIANBAO_PDFJS")
    if not folder or not shutil.which("node"):
        pytest.skip("node or JIANBAO_PDFJS, a folder with pdfjs-dist, is missing")
    path = tmp_path / "every-element.pdf"
    path.write_bytes(every_element())
    command = ["node", HERE / "structure_tree.mjs", folder, path]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout == (HERE / "structure_tree.txt").read_text(encoding="utf-8")
