from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.fonts import font_set
from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.fonts.places import cache_folder
from tests.fonts.small_fonts import write_font

ROLES = ("xiaobiaosong", "fangsong", "heiti", "kaiti", "songti", "latin")

# The official faces and stand-ins as small fonts: file name → family.
OFFICIAL = {
    "FZXBSJW.TTF": "方正小标宋简体",
    "simfang.ttf": "FangSong",
    "simhei.ttf": "SimHei",
    "simkai.ttf": "KaiTi",
    "simsun.ttf": "SimSun",
    "times.ttf": "Times New Roman",
}


@pytest.fixture(scope="session")
def real_cache() -> Path:
    folder = cache_folder()
    if not (folder / "FandolFang-Regular.otf").is_file():
        pytest.fail("the stand-ins are not in the cache folder: run 'make fonts'")
    return folder


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with an empty cache and no system fonts; gives the cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("JIANBAO_FONTS", raising=False)
    monkeypatch.setattr(font_set, "system_folders", lambda: (tmp_path / "system",))
    return tmp_path / "cache" / "jianbao" / "fonts"


@pytest.fixture
def stand_ins(bare: Path, real_cache: Path) -> FontSet:
    """All roles, served by the fetched stand-ins and nothing else."""
    bare.parent.mkdir(parents=True)
    bare.symlink_to(real_cache)
    return load_fonts(ROLES)


@pytest.fixture
def install(bare: Path) -> Callable[..., Path]:
    """Put small fonts (or, for other names, the real file) into a folder."""

    def put(folder: Path, *names: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            write_font(folder / name, OFFICIAL.get(name, Path(name).stem))
        return folder

    return put


@pytest.fixture
def lend(real_cache: Path) -> Callable[..., Path]:
    """Put real stand-ins into a folder."""

    def put(folder: Path, *names: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            shutil.copyfile(real_cache / name, folder / name)
        return folder

    return put
