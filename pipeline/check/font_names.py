"""Font families by what they draw: 仿宋, 楷体, 黑体, 宋体, 小标宋, whatever the maker calls them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final


class Face(StrEnum):
    """The faces official documents are set in; OTHER is a family we cannot place."""

    FANGSONG = "仿宋"
    KAITI = "楷体"
    HEITI = "黑体"
    SONGTI = "宋体"
    XIAOBIAOSONG = "小标宋"
    LATIN = "西文"
    OTHER = "其他"


# First match wins: 小标宋 and 仿宋 hold the character 宋 too, and Noto Serif CJK Bold is a stand-in for 小标宋.
_WORDS: Final = {
    Face.XIAOBIAOSONG: (
        "小标宋", "大标宋", "xiaobiaosong", "fzxbs", "fzdbs", "fandolsong-?bold", "noto ?serif ?(cjk|sc).*(bold|black)",
        "source ?han ?serif.*(bold|heavy)",
    ),
    Face.FANGSONG: ("仿宋", "fang ?song", "fandolfang", "stfangso"),
    Face.KAITI: ("楷", "kai ?ti", "simkai", "fandolkai", "wenkai", "ukai", "kaiu"),
    Face.HEITI: (
        "黑", "sim ?hei", "fandolhei", "heiti", "yahei", "等线", "dengxian", "noto ?sans ?(cjk|sc)",
        "source ?han ?sans", "pingfang", "wenquanyi", "droid ?sans ?fallback", "zen ?hei",
    ),
    Face.SONGTI: (
        "宋", "sim ?sun", "fandolsong", "stsong", "songti", "uming", "noto ?serif ?(cjk|sc)", "source ?han ?serif",
        "mincho", "hanamin",
    ),
    Face.LATIN: (
        "times", "liberation", "arial", "calibri", "cambria", "helvetica", "courier", "dejavu", "georgia", "verdana",
        "tahoma", "carlito", "caladea", "nimbus", "garamond", "palatino", "century", "consolas", "segoe", "symbol",
        "wingdings", "aptos", "noto ?sans$", "noto ?serif$", "lm(roman|sans|mono)", r"cmr\d", "tinos", "arimo",
    ),
}  # fmt: skip
_PATTERNS: Final = tuple((re.compile("|".join(words), re.IGNORECASE), face) for face, words in _WORDS.items())

# What the office machines of the standard's readers have: everything else drawing the same face stands in for it.
_OFFICIAL: Final = re.compile(
    r"^(仿宋|仿宋_GB2312|FangSong|FangSong_GB2312|SimFang|楷体|楷体_GB2312|KaiTi|KaiTi_GB2312|SimKai|黑体|SimHei|宋体|"
    r"SimSun|NSimSun|新宋体|方正小标宋.*|FZXiaoBiaoSong.*|FZXBS.*|小标宋.*|华文(仿宋|楷体|黑体|宋体|中宋)|"
    r"ST(Fangsong|Kaiti|Heiti|Song|Zhongsong)|"
    r"方正(仿宋|楷体|黑体|书宋).*|FZ(FS|KT|HT|SS).*|汉仪.*|Times ?New ?Roman.*)$",
    re.IGNORECASE,
)

_SUBSET_TAG: Final = re.compile(r"^[A-Z]{6}\+")


@lru_cache(maxsize=512)
def family_name(name: str) -> str:
    """Give a font's name without the subset tag of a PDF (``ABCDEF+SimSun`` → ``SimSun``)."""
    return _SUBSET_TAG.sub("", name).removeprefix("@").strip()


@lru_cache(maxsize=512)
def face_of(name: str) -> Face:
    """Tell which face a family draws, from its name alone."""
    family = family_name(name)
    return next((face for pattern, face in _PATTERNS if pattern.search(family)), Face.OTHER)


def is_official(name: str) -> bool:
    """Tell whether a family is one the standard's readers have, not a stand-in for it."""
    return bool(_OFFICIAL.match(re.sub(r"[-,](Regular|Bold|BoldMT|Roman)?(MT)?$", "", family_name(name))))
