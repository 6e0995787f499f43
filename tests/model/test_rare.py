from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.layout import FontRole
from pipeline.model.rare import by_family, family_of
from tests.fonts.standard_characters import STANDARD_CHARACTERS

FANGSONG = FontRole(role="fangsong", name="仿宋_GB2312", alternative="仿宋")
HEITI = FontRole(role="heiti", name="黑体", alternative="SimHei")
XIAOBIAOSONG = FontRole(role="xiaobiaosong", name="方正小标宋简体", alternative="方正小标宋_GBK")
SONGTI = FontRole(role="songti", name="宋体", alternative="SimSun")


@pytest.mark.parametrize(
    ("character", "families"),
    [
        ("的", ("", "", "", "")),
        ("镕", ("仿宋", "", "方正小标宋_GBK", "")),
        ("喆", ("仿宋", "", "方正小标宋_GBK", "")),
        ("〇", ("仿宋", "", "方正小标宋_GBK", "")),
        ("㛃", ("宋体", "宋体", "宋体", "")),
        ("䶮", ("宋体", "宋体", "宋体", "")),
        ("鿏", ("宋体", "宋体", "宋体", "")),
        ("𬭎", ("SimSun-ExtB",) * 4),
        ("—", ("", "", "", "")),
        ("·", ("", "", "", "")),
        ("a", ("", "", "", "")),
    ],
)
def test_a_character_is_named_a_family_that_has_it(character: str, families: tuple[str, ...]) -> None:
    fonts = (FANGSONG, HEITI, XIAOBIAOSONG, SONGTI)
    assert tuple(family_of(character, font) for font in fonts) == families


def test_text_is_parted_only_where_the_family_changes() -> None:
    assert list(by_family("民警朱镕喆、葛𬭎带队", FANGSONG)) == [
        ("民警朱", ""),
        ("镕喆", "仿宋"),
        ("、葛", ""),
        ("𬭎", "SimSun-ExtB"),
        ("带队", ""),
    ]


def test_a_text_of_common_characters_stays_whole() -> None:
    assert list(by_family("二零二六年——“四个坚持”10.8%", FANGSONG)) == [("二零二六年——“四个坚持”10.8%", "")]


def test_so_many_standard_characters_need_another_family_than_fangsong_gb2312() -> None:
    families = [family_of(character, FANGSONG) for character in STANDARD_CHARACTERS]
    assert {family: families.count(family) for family in families} == {
        "": 6638, "仿宋": 1191, "宋体": 80, "SimSun-ExtB": 196,
    }  # fmt: skip


@given(st.text(st.sampled_from("的镕㛃𬭎—a1、〇")))
def test_no_character_is_lost(text: str) -> None:
    assert "".join(stretch for stretch, _ in by_family(text, FANGSONG)) == text
