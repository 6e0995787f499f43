"""Which Debian packages carry the free stand-ins, and which of their files the roles need."""

from __future__ import annotations

from typing import Final

from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FontPackage:
    """A source of fonts: ``names`` are the package's names, newest first (releases renamed some).

    ``fonts`` are file names wanted wherever they lie in the package; ``licences`` end of path in the package → the
    name it is kept under. ``open_font`` tells whether all of it is under the SIL Open Font License.
    """

    names: tuple[str, ...]
    fonts: tuple[str, ...]
    licences: tuple[tuple[str, str], ...]
    open_font: bool = True


def _copyright(package: str) -> tuple[str, str]:
    return f"usr/share/doc/{package}/copyright", f"{package}.txt"


PACKAGES: Final = (
    FontPackage(
        names=("fonts-liberation2", "fonts-liberation"),
        fonts=("LiberationSerif-Regular.ttf",),
        licences=(_copyright("fonts-liberation2"), _copyright("fonts-liberation")),
    ),
    FontPackage(
        names=("texlive-lang-chinese",),
        fonts=(
            "FandolFang-Regular.otf",
            "FandolKai-Regular.otf",
            "FandolSong-Regular.otf",
            "FandolSong-Bold.otf",
            "FandolHei-Regular.otf",
        ),
        licences=(("fonts/fandol/COPYING.gz", "fandol-COPYING.txt"), ("fonts/fandol/README", "fandol-README.txt")),
        open_font=False,
    ),
    FontPackage(
        names=("fonts-noto-cjk",),
        fonts=("NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc", "NotoSerifCJK-Regular.ttc"),
        licences=(_copyright("fonts-noto-cjk"),),
    ),
    FontPackage(
        names=("fonts-lxgw-wenkai",),
        fonts=("LXGWWenKai-Light.ttf",),
        licences=(_copyright("fonts-lxgw-wenkai"),),
    ),
    FontPackage(
        names=("fonts-hanazono",),
        fonts=("HanaMinB.ttf",),
        licences=(_copyright("fonts-hanazono"),),
    ),
)

ADVICE: Final = (
    "install fonts with your system's own means ("
    "Fedora: dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts liberation-serif-fonts texlive-fandol; "
    "Arch: pacman -S noto-fonts-cjk ttf-liberation texlive-langchinese; "
    "macOS: brew install --cask font-noto-serif-cjk-sc font-noto-sans-cjk-sc font-lxgw-wenkai font-liberation; "
    "Windows has all but 小标宋: put NotoSerifCJKsc-Bold.otf or 方正小标宋 into a folder), "
    "or name a folder that holds fonts: --fonts FOLDER or JIANBAO_FONTS"
)
"""What to do on a system without apt."""
