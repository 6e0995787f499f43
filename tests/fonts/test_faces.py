from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fonts.catalogue import FACES, KnownFace
from pipeline.fonts.face import MOST_PREPARED, Face, open_face
from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.fonts.places import cache_folder
from tests.fonts.conftest import ROLES
from tests.fonts.small_fonts import write_font

Put = Callable[..., Path]
HAN_ROLES = ("xiaobiaosong", "fangsong", "heiti", "kaiti", "songti")
RARE = "镕喆堃犇旻昇燊玥䶮𬭎㛃"
MARKS = "“”‘’—…·、。，：；！？（）《》〔〕"
CACHE = cache_folder()  # as it is before a test moves it


@pytest.fixture(params=["FandolFang-Regular.otf", "NotoSerifCJK-Bold.ttc", "LXGWWenKai-Light.ttf"])
def face(request: pytest.FixtureRequest, real_cache: Path) -> Face:
    known = next(known for known in FACES.values() if request.param.lower() in known.files)
    found = open_face(real_cache / request.param, known, stand_in=True)
    assert found is not None
    return found


@pytest.mark.parametrize("role", HAN_ROLES)
@pytest.mark.parametrize("char", RARE)
def test_rare_characters_of_names_are_drawn_in_every_role(stand_ins: FontSet, role: str, char: str) -> None:
    assert stand_ins.covers(role, char)
    assert stand_ins.face_for(role, char).has(char)


@pytest.mark.parametrize("role", HAN_ROLES)
def test_a_character_of_extension_c_comes_from_hanazono(stand_ins: FontSet, role: str) -> None:
    assert stand_ins.face_for(role, "\U0002a700").family == "HanaMinB"


@pytest.mark.parametrize("char", "￥〇")
def test_what_fandol_draws_wrong_comes_from_another_face(stand_ins: FontSet, char: str) -> None:
    for role in ("fangsong", "kaiti", "songti"):
        assert stand_ins.primary(role).family.startswith("Fandol")
        assert not stand_ins.primary(role).has(char)
        assert stand_ins.covers(role, char)
        assert not stand_ins.face_for(role, char).family.startswith("Fandol")


@pytest.mark.parametrize("role", HAN_ROLES)
@pytest.mark.parametrize("char", MARKS)
def test_marks_are_one_em_wide_in_every_han_role(stand_ins: FontSet, role: str, char: str) -> None:
    face = stand_ins.face_for(role, char)
    assert face.advance(char) == face.units_per_em


def test_marks_stay_full_width_without_fandol(lend: Put, bare: Path) -> None:
    lend(bare, "LXGWWenKai-Light.ttf", "NotoSerifCJK-Regular.ttc")
    fonts = load_fonts(["fangsong"])
    assert fonts.primary("fangsong").family == "LXGW WenKai"
    for char in "“”‘’":
        assert fonts.face_for("fangsong", char).advance(char) == 1000


@pytest.mark.parametrize("role", ["xiaobiaosong", "heiti", "songti"])
def test_a_dash_leaves_no_gap_without_fandol(lend: Put, bare: Path, role: str) -> None:
    lend(bare, "LXGWWenKai-Light.ttf", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc")
    face = load_fonts([role]).face_for(role, "—")
    assert face.family == "LXGW WenKai"
    assert face.advance("—") == face.units_per_em


def test_a_narrow_mark_is_better_than_none(lend: Put, bare: Path) -> None:
    lend(bare, "LXGWWenKai-Light.ttf")
    fonts = load_fonts(["fangsong"])
    assert fonts.face_for("fangsong", "“") is fonts.primary("fangsong")
    assert fonts.covers("fangsong", "“")


@pytest.mark.parametrize("char", ["\U000e0100", "\u200b", "\x07", "\u3164", "\U0010fffd"])
def test_what_draws_nothing_is_not_covered_and_falls_to_the_primary_face(stand_ins: FontSet, char: str) -> None:
    assert not stand_ins.covers("fangsong", char)
    assert stand_ins.face_for("fangsong", char) is stand_ins.primary("fangsong")


@pytest.mark.parametrize("role", ROLES)
def test_the_mark_for_a_missing_glyph_can_be_drawn_in_every_role(stand_ins: FontSet, role: str) -> None:
    assert stand_ins.covers(role, "〓")


def test_latin_letters_and_digits_have_the_widths_of_times(stand_ins: FontSet) -> None:
    face = stand_ins.primary("latin")
    thousandths = [round(face.advance(char) * 1000 / face.units_per_em) for char in "0AWi "]
    assert thousandths == [500, 722, 944, 278, 250]


def test_a_blank_glyph_of_a_face_nobody_vetted_is_no_glyph(bare: Path, tmp_path: Path) -> None:
    path = write_font(tmp_path / "unknown.ttf", "Unknown", chars="的\u3000\u200b\u2003")
    face = open_face(path, KnownFace(files=()), stand_in=False)
    assert face is not None
    assert [face.has(char) for char in "的\u3000\u200b一"] == [True, True, False, False]


def test_the_faces_are_the_simplified_chinese_ones(stand_ins: FontSet) -> None:
    assert stand_ins.primary("xiaobiaosong").postscript_name == "NotoSerifCJKsc-Bold"
    assert stand_ins.primary("heiti").postscript_name == "NotoSansCJKsc-Bold"


@pytest.mark.parametrize("role", ROLES)
def test_a_descriptor_can_be_written_from_the_metrics(stand_ins: FontSet, role: str) -> None:
    face = stand_ins.primary(role)
    left, bottom, right, top = face.bbox
    assert 600 <= face.ascent <= 1200
    assert -500 <= face.descent < 0
    assert 600 <= face.cap_height <= 800
    assert left <= 0 < right
    assert bottom < 0 < top
    assert face.italic_angle == 0
    assert face.postscript_name.isascii()
    assert face.embeddable


def test_a_subset_holds_the_glyphs_asked_for_and_notdef(face: Face) -> None:
    subset = face.subset("简报四个坚持12“”")
    assert sorted(subset.glyphs) == sorted("简报四个坚持12“”")
    assert sorted(subset.glyphs.values()) == list(range(1, 11))


def test_a_subsets_widths_are_the_faces_advances(face: Face) -> None:
    chars = "简报四个坚持12“”—·A i"
    subset = face.subset(chars)
    for char in chars:
        assert subset.widths[subset.glyphs[char]] == face.advance(char) * 1000 / face.units_per_em


def test_a_subset_leaves_out_what_the_face_lacks(face: Face) -> None:
    assert face.subset("报\U0010fffd").glyphs.keys() == {"报"}


def test_a_subset_is_a_bare_cff_table_or_a_whole_truetype_file(face: Face) -> None:
    data = face.subset("报").data
    assert data[:4] == (b"\x01\x00\x04" + data[3:4] if face.is_cff else b"\x00\x01\x00\x00")


def test_the_order_of_the_characters_does_not_show_in_the_bytes(face: Face) -> None:
    assert face.subset("简报四个坚持") == face.subset(iter("持坚个四报简简"))


@settings(max_examples=15, deadline=None)
@given(st.sets(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40))
def test_every_glyph_of_a_subset_is_the_characters_own(chars: set[str]) -> None:
    path = CACHE / "LXGWWenKai-Light.ttf"
    face = Face(path, 0, FACES["wenkai-light"], stand_in=True)
    subset = face.subset(chars)
    whole, part = hb.Font(hb.Face(hb.Blob.from_file_path(str(path)))), hb.Font(hb.Face(subset.data))
    for char, number in subset.glyphs.items():
        assert outline(part, number) == outline(whole, face.glyph(char))


def test_a_face_prepared_for_a_long_batch_gives_the_same_bytes(real_cache: Path) -> None:
    face = Face(real_cache / "LiberationSerif-Regular.ttf", 0, FACES["liberation"], stand_in=True)
    first = face.subset("Times 12")
    assert MOST_PREPARED > 2602
    assert all(face.subset("Times 12") == first for _ in range(2602 // 200 + 2))


def test_cff_glyphs_are_numbered_by_their_place(real_cache: Path) -> None:
    face = Face(real_cache / "FandolFang-Regular.otf", 0, FACES["fandol-fang"], stand_in=True)
    subset = face.subset("简报“四个坚持”")
    whole = hb.Font(hb.Face(hb.Blob.from_file_path(str(face.path))))
    part = hb.Font(hb.Face(wrapped(subset.data, len(subset.glyphs) + 1)))
    for char, number in subset.glyphs.items():
        assert outline(part, number) == outline(whole, face.glyph(char))


def outline(font: hb.Font, glyph: int) -> str:
    drawn = io.StringIO()
    pen = hb.DrawFuncs()
    for kind in ("move_to", "line_to", "quadratic_to", "cubic_to"):
        getattr(pen, f"set_{kind}_func")(lambda *args, kind=kind: drawn.write(f"{kind}{args[:-1]}"))
    font.draw_glyph(glyph, pen, None)
    assert drawn.getvalue()
    return drawn.getvalue()


def wrapped(cff: bytes, glyphs: int) -> bytes:
    """Put a bare CFF table into the least OpenType file HarfBuzz draws from."""
    from tests.fonts.small_fonts import sfnt

    head = bytes(18) + (1000).to_bytes(2, "big") + bytes(34)
    return sfnt({"CFF ": cff, "head": head, "maxp": b"\x00\x00\x50\x00" + glyphs.to_bytes(2, "big")}, b"OTTO")
