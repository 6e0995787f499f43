"""A small OFD, and the same with one thing wrong (GB/T 33190-2016)."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

_SPACE: Final = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PARTS: Final[dict[str, str]] = {
    "OFD.xml": f'<ofd:OFD {_SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
    "<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID><ofd:Title>关于做好防汛工作的通知</ofd:Title>"
    "<ofd:Author>某县人民政府</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "</ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {_SPACE}><ofd:CommonData><ofd:MaxUnitID>12</ofd:MaxUnitID>"
    "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
    '<ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/>'
    "</ofd:Pages></ofd:Document>",
    "Doc_0/PublicRes.xml": f'<ofd:Res {_SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋">'
    "<ofd:FontFile>font_3.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>",
    "Doc_0/Res/font_3.ttf": "font",
    **{
        f"Doc_0/Pages/Page_{page}/Content.xml": f'<ofd:Page {_SPACE}><ofd:Content><ofd:Layer ID="{4 + 4 * page}">'
        f'<ofd:TextObject ID="{5 + 4 * page}" Boundary="28 37 156 10" Font="3" Size="5.64">'
        '<ofd:TextCode X="0" Y="5">防汛</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
        for page in (0, 1)
    },
}
DOCUMENT: Final = "Doc_0/Document.xml"
PAGE: Final = "Doc_0/Pages/Page_0/Content.xml"


def ofd(changed: Mapping[str, str | None] | None = None) -> bytes:
    """Give an OFD with some parts replaced, those that are None left out."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, text in {**PARTS, **(changed or {})}.items():
            if text is not None:
                package.writestr(zipfile.ZipInfo(name), text)
    return written.getvalue()


def changed(part: str, old: str, new: str) -> bytes:
    """Give an OFD with other words in one part; the old ones must be there."""
    assert old in PARTS[part], f"no {old} in {part}"
    return ofd({part: PARTS[part].replace(old, new)})
