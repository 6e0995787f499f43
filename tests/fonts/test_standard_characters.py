from __future__ import annotations

import io
from itertools import pairwise

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from pipeline.fonts.face import Face, Subset
from pipeline.fonts.font_set import FontSet
from tests.fonts.conftest import ROLES
from tests.fonts.standard_characters import STANDARD_CHARACTERS

HAN_ROLES = [role for role in ROLES if role != "latin"]

# GB/T 2312 rows 1, 2 and 9: signs, numbers, frames. What Latin faces have too may be as wide as it is there.
SIGNS = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in (0xA1, 0xA2, 0xA9) for cell in range(0xA1, 0xFF)
)
PROPORTIONAL = set("ˉˇ¨°′″¤§№·±×÷")
# What Fandol draws as wide as a Latin face, and Word's neighbours with it.
LATIN_WIDE = set("※℃‰№Ⅳ↑↓→←♀♂‖￠")


def test_the_table_is_whole() -> None:
    assert len(STANDARD_CHARACTERS) == len(set(STANDARD_CHARACTERS)) == 8105
    assert STANDARD_CHARACTERS[:3] == "一乙二"
    assert STANDARD_CHARACTERS.endswith("觿蠼")
    assert set("镕喆堃犇旻昇燊玥䶮𬭎㛃") <= set(STANDARD_CHARACTERS)


@pytest.mark.parametrize("role", HAN_ROLES)
def test_every_character_of_the_table_is_drawn_one_em_wide(stand_ins: FontSet, role: str) -> None:
    assert [char for char in STANDARD_CHARACTERS if not stand_ins.covers(role, char)] == []
    faces = {char: stand_ins.face_for(role, char) for char in STANDARD_CHARACTERS}
    assert {char for char, face in faces.items() if face.advance(char) != face.units_per_em} == set()


@pytest.mark.parametrize("role", HAN_ROLES)
def test_at_most_two_faces_draw_the_table_in_a_role(stand_ins: FontSet, role: str) -> None:
    families = [face.family for face in {stand_ins.face_for(role, char) for char in STANDARD_CHARACTERS}]
    assert len(families) <= 2


@pytest.mark.parametrize("role", HAN_ROLES)
def test_signs_are_one_em_wide_too(stand_ins: FontSet, role: str) -> None:
    faces = {char: stand_ins.face_for(role, char) for char in SIGNS if char not in PROPORTIONAL}
    other = {char for char, face in faces.items() if face.advance(char) != face.units_per_em}
    assert other <= LATIN_WIDE
    assert not other or faces["℃"].family.startswith("Fandol")


@pytest.mark.parametrize("role", HAN_ROLES)
def test_every_character_is_embedded_with_an_outline_of_its_own(stand_ins: FontSet, role: str) -> None:
    """A wrong glyph, or .notdef, would be there twice: no two characters of the table look alike."""
    drawn: dict[Face, list[str]] = {}
    for char in STANDARD_CHARACTERS:
        drawn.setdefault(stand_ins.face_for(role, char), []).append(char)
    for face, chars in drawn.items():
        subset = face.subset(chars)
        outlines = glyph_programs(subset)
        own = [outlines[0], *(outlines[subset.glyphs[char]] for char in chars)]
        assert len(set(own)) == len(chars) + 1
        font = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path)), face.index))
        boxes = [font.get_glyph_extents(face.glyph(char)) for char in chars]
        assert all(box and box.width and box.height for box in boxes)


def glyph_programs(subset: Subset) -> list[bytes]:
    """Give what draws each glyph: a charstring, or a glyph of the glyf table."""
    if subset.is_cff:
        cff = CFFFontSet()
        cff.decompile(io.BytesIO(subset.data), None)
        strings = cff[0].CharStrings.charStringsIndex
        return [strings[number].bytecode for number in range(len(strings))]
    font = TTFont(io.BytesIO(subset.data))
    places, data = font["loca"].locations, font.reader["glyf"]
    return [bytes(data[start:end]) for start, end in pairwise(places)]
