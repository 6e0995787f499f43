from __future__ import annotations

import pytest

from pipeline.fonts.font_set import FontSet
from tests.fonts.conftest import ROLES
from tests.fonts.standard_characters import STANDARD_CHARACTERS

HAN_ROLES = [role for role in ROLES if role != "latin"]


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
