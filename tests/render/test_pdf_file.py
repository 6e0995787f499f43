"""The file as a whole: sound, and the same every time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from pipeline.render.pdf import render_pdf
from pipeline.render.pdf_file import OBJECTS_PER_STREAM, decimal, points, text_string
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece, table

ROOT = Path(__file__).parents[2]


def sample(text: str = "简报") -> bytes:
    document = briefing(block("title", text), block("heading-1", "一、甲"), table(("单位",), ("中队",)))
    made = pages(
        (line(100, text, block=0), line(130, "一、甲", block=1), line(800, piece("— 1 —"), block=None)),
        (line(100, "单位", block=2, cell=(0, 0)), line(130, "中队", block=2, cell=(1, 0))),
    )
    return render_pdf(document, made, BoxFonts())


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert sample() == sample()


def test_nothing_of_the_surroundings_reaches_the_bytes() -> None:
    program = "import sys; from tests.render.test_pdf_file import sample; sys.stdout.buffer.write(sample())"
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "RL_pdfMultiLine": "1", "RL_pdfComments": "1", "RL_useA85": "1"},
    ]
    made = [
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=os.environ | extra, capture_output=True, check=True
        ).stdout
        for extra in surroundings
    ]
    assert made[0] == made[1] == sample()


def test_another_text_gives_another_identifier() -> None:
    first, second = (pikepdf.open(io.BytesIO(sample(text))).trailer.ID for text in ("简报", "通报"))
    assert bytes(first[0]) == bytes(first[1])
    assert bytes(first[0]) != bytes(second[0])


def test_every_object_is_written_once_and_referred_to() -> None:
    data = sample()
    laid_down = [int(number) for number in re.findall(rb"^(\d+) 0 obj$", data, re.MULTILINE)]
    packed = dict(objects_in_streams(data))
    assert sorted([*laid_down, *packed]) == list(range(1, laid_down[-1] + 1))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.Root.objgen[0] in packed
        referred = {int(number) for body in packed.values() for number in re.findall(rb"(\d+) 0 R", body)}
        referred |= {file.Root.objgen[0], file.docinfo.objgen[0]}
    containers = {int(number) for number in re.findall(rb"^(\d+) 0 obj\n<</Type/(?:ObjStm|XRef)/", data, re.MULTILINE)}
    assert referred | containers == {*laid_down, *packed}
    assert data.count(b"%%EOF") == data.count(b"startxref") == 1


def objects_in_streams(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give number and body of each object that is in an object stream (ISO 32000-1 7.5.7)."""
    streams = re.findall(rb"/Type/ObjStm/N \d+/First (\d+)[^>]*>>\nstream\n(.*?)\nendstream", data, re.DOTALL)
    for first, deflated in streams:
        content = zlib.decompress(deflated)
        index = list(map(int, content[: int(first)].split()))
        starts = [int(first) + offset for offset in index[1::2]]
        for number, start, end in zip(index[::2], starts, [*starts[1:], len(content) + 1], strict=True):
            yield number, content[start : end - 1]


def test_a_long_document_has_its_objects_in_several_streams() -> None:
    document = briefing(*(block("body", "正文") for _ in range(OBJECTS_PER_STREAM * 2)))
    lines = tuple(line(100 + at, "正文", block=at) for at in range(OBJECTS_PER_STREAM * 2))
    data = render_pdf(document, pages(lines), BoxFonts())
    assert data.count(b"/Type/ObjStm") == 3
    with pikepdf.open(io.BytesIO(data)) as file:
        assert not file.check_pdf_syntax()
        assert len(file.Root.StructTreeRoot.K.K) == OBJECTS_PER_STREAM * 2


def test_streams_end_with_a_line_end_of_their_own() -> None:
    data = sample()
    assert data.count(b"\nendstream\n") == data.count(b"stream\n") // 2 > 0


def test_numbers_are_short_and_never_exponents() -> None:
    assert [decimal(value) for value in (0, -0.00001, 1.5, -0.25, 0.1 + 0.2, 100, 1e7, 1e-9)] == [
        "0", "0", "1.5", "-0.25", "0.3", "100", "10000000", "0",
    ]  # fmt: skip
    assert points(12_700 * 16) == "16"


def test_text_strings_are_utf_16_with_a_mark() -> None:
    assert text_string("简𬭎") == "<FEFF7B80D872DF4E>"


@pytest.mark.oracle
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    path = tmp_path / "sample.pdf"
    path.write_bytes(sample())
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
