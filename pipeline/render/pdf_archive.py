"""What makes the file an archival and accessible one: metadata, output intent (ISO 19005-2, ISO 14289-1)."""

from __future__ import annotations

import struct
from functools import cache
from typing import Final

from pipeline.model.briefing import Briefing
from pipeline.render.pdf_file import Packing, PdfFile, text_string
from pipeline.version import VERSION

PRODUCER: Final = f"jianbao {VERSION}"

UNPRINTABLE: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], " ")
XML_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

EXTENSION_SCHEMA: Final = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A knows no PDF/UA: a property it does not predefine must be described (ISO 19005-2 6.6.2.3)."""


def title_of(briefing: Briefing) -> str:
    """Give the document's title, which PDF/UA asks for; the layout's own when the briefing has none."""
    return printable(briefing.info.title) or briefing.layout.title


def add_info(file: PdfFile, briefing: Briefing) -> int:
    """Add the document information dictionary and give its number; XMP says the same (ISO 19005-2 6.6.3)."""
    info = briefing.info
    entries = {"Title": title_of(briefing), "Author": info.author, "Subject": info.subject, "Keywords": info.keywords}
    texts = "".join(f"/{name}{text_string(printable(value))}" for name, value in entries.items() if printable(value))
    if info.date:
        day = f"D:{info.date.isoformat().replace('-', '')}"
        texts += f"/CreationDate({day})/ModDate({day})"
    return file.add(f"<<{texts}/Creator({PRODUCER})/Producer({PRODUCER})>>")


def add_metadata(file: PdfFile, briefing: Briefing, part: int) -> int:
    """Add the XMP packet, uncompressed so that any program can find it, and give its number.

    ``part`` is that of ISO 19005: 3 for a file with others attached, else 2.
    """
    return file.stream(_xmp(briefing, part).encode("utf-8"), "/Type/Metadata/Subtype/XML", Packing.NONE)


def add_output_intent(file: PdfFile) -> int:
    """Add the output intent that says what the colours mean, sRGB, and give its number (ISO 19005-2 6.2.3)."""
    profile = file.stream(srgb_profile(), "/N 3")
    return file.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    )


def printable(text: str) -> str:
    """Give the text on one line, without what neither XML nor a title can hold: control characters become spaces."""
    return text.translate(UNPRINTABLE).strip()


def _xmp(briefing: Briefing, part: int) -> str:
    info = briefing.info
    day = info.date.isoformat() if info.date else ""
    alternative = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    parts = [
        _when(title_of(briefing), f"<dc:title>{alternative}</dc:title>"),
        f"<dc:language><rdf:Bag><rdf:li>{_xml(info.language)}</rdf:li></rdf:Bag></dc:language>",
        _when(info.author, "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"),
        _when(info.subject, f"<dc:description>{alternative}</dc:description>"),
        _when(info.keywords, "<pdf:Keywords>{}</pdf:Keywords>"),
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        _when(day, "<xmp:CreateDate>{}</xmp:CreateDate>"),
        _when(day, "<xmp:ModifyDate>{}</xmp:ModifyDate>"),
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>",
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        + "\n".join(part for part in parts if part)
        + f"\n</rdf:Description>\n{EXTENSION_SCHEMA}</rdf:RDF>\n</x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def _when(value: str, template: str) -> str:
    text = _xml(value)
    return template.format(text) if text else ""


def _xml(text: str) -> str:
    return printable(text).translate(XML_ENTITIES)


@cache
def srgb_profile() -> bytes:
    """Make a matrix/curve display profile of sRGB (ICC.1:2001-04, version 2; values of IEC 61966-2-1 under D50)."""
    curve = b"curv" + struct.pack(">II256H", 0, 256, *(round(_linear(step / 255) * 65535) for step in range(256)))
    tags = {
        b"desc": _description("sRGB"),
        b"cprt": b"text" + bytes(4) + b"Public domain\0",
        b"wtpt": _xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": _xyz(0.4361, 0.2225, 0.0139),
        b"gXYZ": _xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": _xyz(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    directory, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        directory += name + struct.pack(">II", places[data], len(data))
    size = start + len(body)
    header = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp") + bytes(28) + _xyz(0.9642, 1.0, 0.8249)[8:]
    return header.ljust(128, b"\0") + directory + body


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _description(text: str) -> bytes:
    name = text.encode("ascii") + b"\0"
    return b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)
