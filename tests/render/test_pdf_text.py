"""What is drawn can be read back, character for character, by readers that know nothing of one another."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.render.pdf import render_pdf
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
RARE = st.characters(min_codepoint=0x20000, max_codepoint=0x2A6D6)
MARKS = st.sampled_from("，。、；：？！“”‘’（）《》〈〉【】—…·￥〓〇")
TEXTS = st.text(HAN | RARE | MARKS, min_size=1, max_size=30)
LATIN = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=12)


def render(*texts: tuple[str, str], fonts: BoxFonts | None = None) -> bytes:
    lines = [line(100 + 20 * row, piece(text, x=20, face=face, size=12)) for row, (face, text) in enumerate(texts)]
    return render_pdf(briefing(block("body", "")), pages(tuple(lines)), fonts or BoxFonts())


def drawn_text(data: bytes) -> str:
    """Everything shown, in the order of the content streams."""
    with pdfplumber.open(io.BytesIO(data)) as file:
        return "".join(char["text"] for page in file.pages for char in page.chars)


def pdfium_text(data: bytes) -> str:
    file = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in file)
    finally:
        file.close()


@given(st.lists(st.tuples(st.just("han"), TEXTS) | st.tuples(st.just("latin"), LATIN), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_any_text_reads_back_as_it_was_drawn(texts: list[tuple[str, str]]) -> None:
    assert drawn_text(render(*texts)) == "".join(text for _, text in texts)


def test_pdfium_reads_the_same_beyond_the_basic_plane_too() -> None:
    data = render(("han", "钢铁𬭎城（𠮷）——“简报”……"), ("latin", r"10.8(%) \ \\ end"))
    assert pdfium_text(data).split("\r\n") == ["钢铁𬭎城（𠮷）——“简报”……", r"10.8(%) \ \\ end"]


def test_characters_that_share_a_glyph_each_keep_their_own_code_point() -> None:
    fonts = BoxFonts(han={"⻔": "门", "\u2f00": "一"}, latin={"\u00a0": " "})
    data = render(("han", "门⻔一\u2f00门"), ("latin", "a b\u00a0c"), fonts=fonts)
    assert drawn_text(data) == "门⻔一\u2f00门a b\u00a0c"


def test_codes_that_look_like_string_delimiters_are_escaped() -> None:
    # More than 256 glyphs, so that every byte, the parentheses, the backslash and the line ends among them, is used.
    text = "".join(chr(0x4E00 + place) for place in range(300))
    assert drawn_text(render(*(("han", text[start : start + 30]) for start in range(0, 300, 30)))) == text


def test_a_paragraph_over_lines_and_pages_reads_on() -> None:
    body = block("body", "甲乙丙丁")
    data = render_pdf(
        briefing(body), pages((line(100, "甲"), line(130, "乙")), (line(100, "丙"), line(130, "丁"))), BoxFonts()
    )
    assert drawn_text(data) == "甲乙丙丁"


@pytest.mark.oracle
def test_poppler_reads_the_same(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    path = tmp_path / "text.pdf"
    path.write_bytes(render(("han", "钢铁𬭎城——“简报”……"), ("latin", "(10.8%)")))
    run = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    assert run.stdout.decode("utf-8").split() == ["钢铁𬭎城——“简报”……", "(10.8%)"]
    assert run.stderr == b""
