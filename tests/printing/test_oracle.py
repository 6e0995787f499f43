from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.printing.booklet import make_booklet
from pipeline.printing.proof import make_proof, proof_stamp
from tests.printing.samples import Reports, numbered


def ask(*command: object) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


@pytest.mark.oracle
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    stamp = proof_stamp()
    (tmp_path / "booklet.pdf").write_bytes(make_booklet(numbered(6), "a.pdf", Reports(), stamp=stamp))
    (tmp_path / "proof.pdf").write_bytes(make_proof(numbered(6), "a.pdf", Reports(), stamp))
    for path in tmp_path.iterdir():
        assert "No syntax or stream encoding errors" in ask("qpdf", "--check", path)


@pytest.mark.oracle
def test_poppler_reads_a_booklet_as_a3_sheets_with_both_pages(tmp_path: Path) -> None:
    path = tmp_path / "booklet.pdf"
    path.write_bytes(make_booklet(numbered(8), "a.pdf", Reports()))
    assert ask("pdftotext", "-layout", path, "-").split() == ["8", "1", "2", "7", "6", "3", "4", "5"]
    facts = ask("pdfinfo", path)
    assert "(A3)" in facts and "Title:           简报" in facts
