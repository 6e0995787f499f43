"""No character is lost: all of 通用规范汉字表, in every role, from the typesetter's pages to three readers."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from pipeline.typeset.typeset import typeset
from tests.fonts.standard_characters import STANDARD_CHARACTERS
from tests.render.readers import READERS, read_by
from tests.render.real_documents import HAN_ROLES, document, pdf_of, real_fonts, text, unreported

SCALE = 300 / 72


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    blocks = [text(f"in-{role}", STANDARD_CHARACTERS) for role in HAN_ROLES]
    path = tmp_path_factory.mktemp("sheets") / "characters.pdf"
    path.write_bytes(pdf_of(document(*blocks)))
    return path


@pytest.mark.oracle
@pytest.mark.parametrize("reader", READERS)
def test_all_standard_characters_read_back_in_every_role(reader: str, sheets: Path) -> None:
    assert read_by(reader, sheets) == STANDARD_CHARACTERS * len(HAN_ROLES)


@pytest.mark.parametrize("role", HAN_ROLES)
def test_a_dash_of_two_characters_is_one_stroke(role: str) -> None:
    ink = dash_columns(pdf_of(document(text(f"in-{role}", "甲——乙"))))
    assert len(ink) > 100
    assert all(ink)


@pytest.mark.parametrize("role", HAN_ROLES)
def test_what_fandol_draws_wrong_is_drawn_by_another_face(role: str) -> None:
    briefing = document(text(f"in-{role}", "二〇二六年拨款￥300元"))
    pages = typeset(briefing, real_fonts(), unreported)
    drawn = {char: piece.face for piece in pages.pages[0].lines[0].pieces for char in piece.text}
    assert {"〇", "￥"} <= drawn.keys()
    assert not any(drawn[char].startswith("Fandol") for char in "〇￥")


def dash_columns(data: bytes) -> list[bool]:
    """Tell for every column of pixels between the ends of the —— on the first line whether it is inked."""
    document = pypdfium2.PdfDocument(data)
    page = document[0]
    text_page = page.get_textpage()
    place = text_page.get_text_range().index("——")
    first, last = (text_page.get_charbox(at, loose=True) for at in (place, place + 1))
    image = page.render(scale=SCALE).to_pil().convert("L")
    height = page.get_height()
    box = (first[0] + 1, height - first[3], last[2] - 1, height - first[1])
    strip = image.crop(tuple(round(edge * SCALE) for edge in box))  # type: ignore[arg-type]
    columns = [strip.crop((x, 0, x + 1, strip.height)).getextrema()[0] for x in range(strip.width)]
    document.close()
    return [int(darkest) < 128 for darkest in columns]  # type: ignore[arg-type]
