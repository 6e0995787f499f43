from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.fonts import places
from pipeline.fonts.catalogue import FACES, ROLES
from pipeline.fonts.describe import describe_roles
from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.model.problem import MissingFont
from tests.fonts.conftest import OFFICIAL
from tests.fonts.conftest import ROLES as ALL_ROLES
from tests.fonts.small_fonts import write_font

Put = Callable[..., Path]


def test_every_role_names_known_faces() -> None:
    for role in ROLES.values():
        assert {*role.official, *role.stand_ins, *role.rare} <= FACES.keys()


def test_every_file_name_is_lower_case_and_belongs_to_one_face() -> None:
    names = [name for face in FACES.values() for name in face.files]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)


def test_official_faces_in_the_system_leave_nothing_to_substitute(install: Put, tmp_path: Path) -> None:
    install(tmp_path / "system" / "truetype" / "windows", *OFFICIAL)
    fonts = load_fonts(ALL_ROLES)
    assert fonts.substitutions() == ()
    assert [fonts.primary(role).path.name for role in ALL_ROLES] == list(OFFICIAL)


def test_the_users_folder_goes_before_the_variable_and_that_before_the_system_and_the_cache(
    install: Put, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, variable, system = tmp_path / "named", tmp_path / "variable", tmp_path / "system"
    for folder in (named, variable, system, bare):
        install(folder, "simfang.ttf")
    monkeypatch.setenv("JIANBAO_FONTS", os.pathsep.join([str(variable), str(tmp_path)]))
    found = []
    for folders in [(named,), ()]:
        found.append(load_fonts(["fangsong"], folders).primary("fangsong").path.parent)
    monkeypatch.delenv("JIANBAO_FONTS")
    found.append(load_fonts(["fangsong"]).primary("fangsong").path.parent)
    (system / "simfang.ttf").unlink()
    found.append(load_fonts(["fangsong"]).primary("fangsong").path.parent)
    assert found == [named, variable, system, bare]


def test_an_official_face_anywhere_goes_before_a_stand_in_of_the_users_folder(install: Put, tmp_path: Path) -> None:
    install(tmp_path / "system", "simfang.ttf")
    named = install(tmp_path / "named", "FandolFang-Regular.otf")
    assert load_fonts(["fangsong"], [named]).primary("fangsong").path.name == "simfang.ttf"


def test_a_stand_in_of_the_users_folder_goes_before_a_better_one_elsewhere(
    install: Put, bare: Path, tmp_path: Path
) -> None:
    install(bare, "FandolFang-Regular.otf")
    named = install(tmp_path / "named", "LXGWWenKai-Light.ttf")
    assert load_fonts(["fangsong"]).primary("fangsong").path.parent == bare
    assert load_fonts(["fangsong"], [named]).primary("fangsong").path.parent == named


@pytest.mark.parametrize("family", ["仿宋_GB2312", "FangSong", "仿宋"])
def test_a_renamed_file_in_the_users_folder_is_known_by_the_names_inside(
    bare: Path, tmp_path: Path, family: str
) -> None:
    write_font(tmp_path / "another name.ttf", family)
    face = load_fonts(["fangsong"], [tmp_path]).primary("fangsong")
    assert (face.path.name, face.stand_in) == ("another name.ttf", False)


def test_files_are_known_whatever_the_case_of_their_names(install: Put, tmp_path: Path) -> None:
    install(tmp_path / "system", "SIMFANG.TTF")
    assert not load_fonts(["fangsong"]).primary("fangsong").stand_in


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_is_passed_over(install: Put, bare: Path, tmp_path: Path, rights: int) -> None:
    install(bare, "FandolFang-Regular.otf")
    (tmp_path / "system").mkdir()
    write_font(tmp_path / "system" / "simfang.ttf", "FangSong", rights=rights)
    assert load_fonts(["fangsong"]).primary("fangsong").stand_in


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_face_that_may_be_embedded_for_viewing_or_editing_is_used(bare: Path, tmp_path: Path, rights: int) -> None:
    write_font(tmp_path / "simfang.ttf", "FangSong", rights=rights)
    assert load_fonts(["fangsong"], [tmp_path]).primary("fangsong").embeddable


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00" + bytes(40)])
def test_a_damaged_file_is_passed_over(install: Put, bare: Path, tmp_path: Path, content: bytes) -> None:
    install(bare, "FandolFang-Regular.otf")
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / "simfang.ttf").write_bytes(content)
    assert load_fonts(["fangsong"]).primary("fangsong").path.parent == bare


def test_a_face_without_han_characters_serves_no_han_role(bare: Path, tmp_path: Path) -> None:
    write_font(tmp_path / "simfang.ttf", "FangSong", chars="0A")
    with pytest.raises(MissingFont):
        load_fonts(["fangsong"], [tmp_path])


def test_links_in_a_circle_do_not_keep_the_search_going(install: Put, tmp_path: Path) -> None:
    system = install(tmp_path / "system", "simfang.ttf")
    (system / "again").symlink_to(system)
    assert load_fonts(["fangsong"]).primary("fangsong").path == system / "simfang.ttf"


def test_two_files_of_one_name_have_different_keys(bare: Path, tmp_path: Path) -> None:
    for folder, family in (("a", "FangSong"), ("b", "KaiTi")):
        (tmp_path / "named" / folder).mkdir(parents=True)
        write_font(tmp_path / "named" / folder / "regular.ttf", family)
    fonts = load_fonts(["fangsong", "kaiti"], [tmp_path / "named"])
    faces = [fonts.primary("fangsong"), fonts.primary("kaiti")]
    assert faces[0].path != faces[1].path
    assert [fonts.face(face.key) for face in faces] == faces


def test_every_missing_role_is_told_at_once_in_both_languages_with_the_places_and_the_way_out(
    bare: Path, tmp_path: Path
) -> None:
    with pytest.raises(MissingFont) as failure:
        load_fonts(ALL_ROLES, [tmp_path])
    problems = failure.value.problems
    assert failure.value.exit_code == 4
    assert len(problems) == len(ALL_ROLES)
    fangsong = next(problem for problem in problems if "fangsong" in problem.message)
    assert "仿宋" in fangsong.message
    assert all(str(place) in fangsong.message for place in (tmp_path, tmp_path / "system", bare))
    assert "jianbao fonts fetch" in fangsong.hint
    assert "--fonts" in fangsong.hint


def test_an_unknown_role_is_told_with_the_roles_there_are(bare: Path) -> None:
    with pytest.raises(MissingFont, match="lishu") as failure:
        load_fonts(["lishu"])
    assert "fangsong" in failure.value.problems[0].hint


def test_a_named_folder_that_does_not_exist_is_an_error_even_when_the_cache_has_all(
    stand_ins: FontSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(MissingFont, match="no-such"):
        load_fonts(["fangsong"], [tmp_path / "no-such"])
    monkeypatch.setenv("JIANBAO_FONTS", str(tmp_path / "nor-such"))
    with pytest.raises(MissingFont, match="nor-such"):
        load_fonts(["fangsong"])


def test_each_stand_in_is_told_with_the_face_it_replaces(stand_ins: FontSet) -> None:
    told = [(entry.role, entry.wanted) for entry in stand_ins.substitutions()]
    assert told == [(role, ROLES[role].wanted) for role in sorted(ALL_ROLES)]
    assert {entry.used for entry in stand_ins.substitutions()} >= {"Noto Serif CJK SC", "Liberation Serif"}


def test_the_roles_are_described_with_their_files_or_without(install: Put, tmp_path: Path) -> None:
    install(tmp_path / "system", "simkai.ttf")
    statuses = {status.role: status for status in describe_roles()}
    assert list(statuses) == list(ROLES)
    assert (statuses["kaiti"].chinese_name, statuses["kaiti"].stand_in) == ("楷体", False)
    assert statuses["kaiti"].path == tmp_path / "system" / "simkai.ttf"
    assert (statuses["fangsong"].path, statuses["fangsong"].family) == (None, "")


@pytest.mark.parametrize(
    ("platform", "variable", "expected"),
    [
        ("linux", {}, ".cache/jianbao/fonts"),
        ("darwin", {}, "Library/Caches/jianbao/fonts"),
        ("win32", {"LOCALAPPDATA": "/home/somebody/Local"}, "Local/jianbao/fonts"),
        ("linux", {"XDG_CACHE_HOME": "/home/somebody/elsewhere"}, "elsewhere/jianbao/fonts"),
    ],
)
def test_the_cache_is_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, variable: dict[str, str], expected: str
) -> None:
    monkeypatch.setattr(places.sys, "platform", platform)
    monkeypatch.setenv("HOME", "/home/somebody")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    assert places.cache_folder() == Path("/home/somebody") / expected


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("linux", "/home/somebody/.local/share/fonts"),
        ("linux", "/usr/share/fonts"),
        ("linux", "/home/somebody/.fonts"),
        ("darwin", "/home/somebody/Library/Fonts"),
        ("darwin", "/System/Library/Fonts"),
        ("win32", "/windows/Fonts"),
    ],
)
def test_the_systems_font_folders_are_searched(monkeypatch: pytest.MonkeyPatch, platform: str, expected: str) -> None:
    monkeypatch.setattr(places.sys, "platform", platform)
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("WINDIR", "/windows")
    for name in ("XDG_DATA_HOME", "XDG_DATA_DIRS"):
        monkeypatch.delenv(name, raising=False)
    assert Path(expected) in places.system_folders()
