"""The faces each font role may use, best first, and what is known to be wrong with them.

Roles are those of GB/T 9704-2012 §5.2.2 and §7: 小标宋, 仿宋, 黑体, 楷体, 宋体, and Times for Latin and digits.
Official faces belong to their makers and are found only where their owner installed them; the stand-ins are free.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class KnownFace(NamedTuple):
    """A face we know by its files, its names, and its faults.

    ``files``: lower-case file names it comes under. ``postscript``: which face of a collection (empty: the first).
    ``names``: family, full or PostScript names that identify it under any other file name.
    ``vetted``: every glyph of its character map is known to draw something (spaces and controls aside), so outlines
    need no look. ``wrong``: characters it draws as something else. ``narrow``: characters it draws at a width other
    than the role's official face (marks of half width, a dash that leaves a gap, a wide ‰): taken from a later face if
    one can.
    """

    files: tuple[str, ...]
    names: tuple[str, ...] = ()
    postscript: str = ""
    vetted: bool = False
    wrong: str = ""
    narrow: str = ""


class RoleFaces(NamedTuple):
    """The faces of one role: ``official`` and ``stand_ins`` may serve it, ``rare`` only lends characters both lack.

    ``wanted`` is the official family's name in a receipt, ``probe`` a character without which a face is no use here.
    """

    chinese_name: str
    wanted: str
    official: tuple[str, ...]
    stand_ins: tuple[str, ...]
    rare: tuple[str, ...]
    probe: str = "的"


def _fandol(cut: str) -> KnownFace:
    # Fandol draws ￥ as a dollar sign, 〇 too small, and its 〓 stands over the next character. Some other signs (℃ ‰)
    # have the width of a Latin face: they stay, since any program that opens the Word file with Fandol takes them too,
    # and lines would part elsewhere if the PDF did not.
    return KnownFace(
        files=(f"fandol{cut.lower()}.otf",),
        names=(f"Fandol{cut}",),
        vetted=True,
        wrong="￥〇",
        narrow="〓",
    )


def _noto(kind: str, source_han: str, weight: str, narrow: str) -> KnownFace:
    own, adobe = f"noto{kind.lower()}", f"sourcehan{kind.lower()}"
    return KnownFace(
        files=(
            f"{own}cjk-{weight.lower()}.ttc",
            f"{own}cjksc-{weight.lower()}.otf",
            f"{own}sc-{weight.lower()}.otf",
            f"{adobe}sc-{weight.lower()}.otf",
            f"{adobe}cn-{weight.lower()}.otf",
        ),
        names=(f"Noto{kind}CJKsc-{weight}", f"Noto{kind}SC-{weight}", f"{source_han}SC-{weight}"),
        postscript=f"Noto{kind}CJKsc-{weight}",
        vetted=True,
        narrow=narrow,
    )


FACES: Final[dict[str, KnownFace]] = {
    # Official: Windows and Office, macOS, Founder.
    "fzxbs": KnownFace(
        files=("fzxbsjw.ttf", "fzxbsk.ttf", "fzxbsjt.ttf", "方正小标宋简体.ttf", "方正小标宋_gbk.ttf"),
        names=("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
    ),
    "simfang": KnownFace(
        files=("simfang.ttf", "仿宋_gb2312.ttf"), names=("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong")
    ),
    "stfangsong": KnownFace(
        files=("stfangso.ttf", "华文仿宋.ttf", "stfangsong.ttf"), names=("华文仿宋", "STFangsong")
    ),
    "fzfs": KnownFace(files=("fzfsjw.ttf", "fzfsk.ttf"), names=("方正仿宋简体", "方正仿宋_GBK")),
    "simhei": KnownFace(files=("simhei.ttf",), names=("黑体", "SimHei")),
    "stheiti": KnownFace(
        files=("stheiti medium.ttc",), names=("STHeitiSC-Medium", "华文黑体"), postscript="STHeitiSC-Medium"
    ),
    "fzht": KnownFace(files=("fzhtjw.ttf", "fzhtk.ttf"), names=("方正黑体简体", "方正黑体_GBK")),
    "simkai": KnownFace(
        files=("simkai.ttf", "楷体_gb2312.ttf"), names=("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi")
    ),
    "stkaiti": KnownFace(
        files=("kaiti.ttc", "stkaiti.ttf", "华文楷体.ttf"),
        names=("华文楷体", "STKaiti"),
        postscript="STKaitiSC-Regular",
    ),
    "fzkt": KnownFace(files=("fzktjw.ttf", "fzktk.ttf"), names=("方正楷体简体", "方正楷体_GBK")),
    "simsun": KnownFace(files=("simsun.ttc", "simsun.ttf"), names=("宋体", "SimSun"), postscript="SimSun"),
    "stsong": KnownFace(
        files=("songti.ttc", "stsong.ttf", "华文宋体.ttf"),
        names=("华文宋体", "STSong"),
        postscript="STSongti-SC-Regular",
    ),
    "fzss": KnownFace(files=("fzssjw.ttf", "fzssk.ttf"), names=("方正书宋简体", "方正书宋_GBK")),
    "times": KnownFace(
        files=("times.ttf", "times new roman.ttf", "times_new_roman.ttf"),
        names=("Times New Roman", "TimesNewRomanPSMT"),
    ),
    # Stand-ins.
    "stzhongsong": KnownFace(files=("stzhongs.ttf", "华文中宋.ttf"), names=("华文中宋", "STZhongsong")),
    "noto-serif-bold": _noto("Serif", "SourceHanSerif", "Bold", "—·"),
    "noto-serif": _noto("Serif", "SourceHanSerif", "Regular", "—·"),
    "noto-sans-bold": _noto("Sans", "SourceHanSans", "Bold", "—"),
    "fandol-fang": _fandol("Fang-Regular"),
    "fandol-kai": _fandol("Kai-Regular"),
    "fandol-song": _fandol("Song-Regular"),
    "fandol-song-bold": _fandol("Song-Bold"),
    "fandol-hei": _fandol("Hei-Regular"),
    "wenkai-light": KnownFace(
        files=("lxgwwenkai-light.ttf",), names=("LXGWWenKai-Light",), vetted=True, narrow="“”‘’·"
    ),
    "wenkai": KnownFace(files=("lxgwwenkai-regular.ttf",), names=("LXGWWenKai-Regular",), vetted=True, narrow="“”‘’·"),
    "liberation": KnownFace(files=("liberationserif-regular.ttf",), names=("LiberationSerif",), vetted=True),
    "tinos": KnownFace(files=("tinos-regular.ttf",), names=("Tinos-Regular", "Tinos")),
    "termes": KnownFace(
        files=("texgyretermes-regular.otf", "nimbusroman-regular.otf"),
        names=("TeXGyreTermes-Regular", "NimbusRoman-Regular"),
    ),
    # Rare characters.
    "hanamin": KnownFace(files=("hanaminb.ttf",), names=("HanaMinB",), vetted=True),
    "simsun-b": KnownFace(files=("simsunb.ttf",), names=("SimSun-ExtB",)),
}  # fmt: skip
"""Every face we know, by a short name of ours."""

_RARE: Final = ("noto-serif", "wenkai-light", "hanamin", "simsun", "simsun-b")

ROLES: Final[dict[str, RoleFaces]] = {
    "xiaobiaosong": RoleFaces(
        chinese_name="小标宋",
        wanted="方正小标宋简体",
        official=("fzxbs",),
        stand_ins=("noto-serif-bold", "stzhongsong", "fandol-song-bold"),
        rare=_RARE,
    ),
    "fangsong": RoleFaces(
        chinese_name="仿宋",
        wanted="仿宋_GB2312",
        official=("simfang", "stfangsong", "fzfs"),
        stand_ins=("fandol-fang", "wenkai-light", "wenkai"),
        rare=_RARE,
    ),
    "heiti": RoleFaces(
        chinese_name="黑体",
        wanted="黑体",
        official=("simhei", "stheiti", "fzht"),
        stand_ins=("noto-sans-bold",),
        rare=("fandol-hei", "noto-serif-bold", *_RARE),
    ),
    "kaiti": RoleFaces(
        chinese_name="楷体",
        wanted="楷体_GB2312",
        official=("simkai", "stkaiti", "fzkt"),
        stand_ins=("fandol-kai", "wenkai-light", "wenkai"),
        rare=_RARE,
    ),
    "songti": RoleFaces(
        chinese_name="宋体",
        wanted="宋体",
        official=("simsun", "stsong", "fzss"),
        stand_ins=("fandol-song", "noto-serif"),
        rare=_RARE,
    ),
    "latin": RoleFaces(
        chinese_name="西文（Times）",
        wanted="Times New Roman",
        official=("times",),
        stand_ins=("liberation", "tinos", "termes"),
        rare=("fandol-song", *_RARE),
        probe="0",
    ),
}
"""The font roles a layout may name."""
