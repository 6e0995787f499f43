"""What an archive asks of the file: metadata that agree, a colour profile, embedded fonts, one language."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
import pytest
from lxml import etree
from PIL import Image, ImageCms

from pipeline.model.briefing import Info
from pipeline.model.problem import MissingFont
from pipeline.render.pdf import render_pdf
from pipeline.render.pdf_archive import srgb_profile
from pipeline.render.pdf_file import PdfFile
from pipeline.render.pdf_fonts import embed_faces
from tests.render.pdf_samples import INFO, BoxFace, BoxFonts, BoxSubset, block, briefing, line, pages, piece

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


@dataclass
class OneFace:
    """A FontSet of one face whose subset is given."""

    whole: BoxFace
    part: BoxSubset

    def face(self, key: str) -> OneFace:
        return self

    def subset(self, chars: Iterable[str]) -> BoxSubset:
        return self.part

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


def opened(info: Info = INFO) -> pikepdf.Pdf:
    made = pages((line(100, "简报", piece("10", x=200, face="latin")),))
    return pikepdf.open(io.BytesIO(render_pdf(briefing(block("body", "简报10"), info=info), made, BoxFonts())))


def xmp(file: pikepdf.Pdf) -> dict[str, str]:
    """Property → text, of the properties that have one."""
    root: Any = etree.fromstring(file.Root.Metadata.read_bytes())
    prefixes = {uri: prefix for prefix, uri in NAMESPACES.items()}
    found = {}
    for element in root.iterfind(".//rdf:RDF/rdf:Description/*", NAMESPACES):
        name = etree.QName(element)
        if name.namespace in prefixes:
            found[f"{prefixes[name.namespace]}:{name.localname}"] = "".join(element.itertext()).strip()
    return found


def test_the_file_says_it_is_pdf_a_2a_and_pdf_ua_1() -> None:
    with opened() as file:
        said = xmp(file)
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")
        assert file.pdf_version == "1.7"


def test_info_and_xmp_say_the_same() -> None:
    with opened() as file:
        said, info = xmp(file), {key[1:]: str(value) for key, value in file.docinfo.items()}
    assert said["dc:title"] == info["Title"] == "文明创建“四个坚持” <简报>"
    assert said["dc:creator"] == info["Author"] == "某大队 & 某中队"
    assert said["dc:description"] == info["Subject"] == "工作简报"
    assert said["pdf:Keywords"] == info["Keywords"] == "文明, 创建"
    assert said["pdf:Producer"] == info["Producer"]
    assert said["xmp:CreatorTool"] == info["Creator"]
    assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2019-02-26"
    assert info["CreationDate"] == info["ModDate"] == "D:20190226"


def test_what_nobody_said_is_left_out() -> None:
    with opened(Info(title="标题")) as file:
        assert sorted(file.docinfo.keys()) == ["/Creator", "/Producer", "/Title"]
        assert not {"dc:creator", "dc:description", "pdf:Keywords", "xmp:CreateDate"} & xmp(file).keys()


def test_a_briefing_without_a_title_takes_the_layouts() -> None:
    with opened(Info(title="")) as file:
        assert xmp(file)["dc:title"] == str(file.docinfo.Title) == "简报"


def test_control_characters_and_lone_surrogates_do_not_reach_the_metadata() -> None:
    with opened(replace(INFO, title="上\n下\x00\ud800", author="]]>{0}&lt;")) as file:
        said = xmp(file)
        assert said["dc:title"] == str(file.docinfo.Title) == "上 下"
        assert said["dc:creator"] == str(file.docinfo.Author) == "]]>{0}&lt;"


def test_the_catalog_names_language_title_display_marking_and_printing() -> None:
    with opened() as file:
        root: Any = file.Root
        assert str(root.Lang) == "zh-CN"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.ViewerPreferences.PrintScaling) == "/None"
        assert str(root.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
        assert [str(page.Tabs) for page in file.pages] == ["/S"]


def test_the_output_intent_holds_an_srgb_profile() -> None:
    with opened() as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert int(intent.DestOutputProfile.N) == 3
        assert intent.DestOutputProfile.read_bytes() == srgb_profile()


def test_the_profile_turns_srgb_into_itself() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(ours).strip() == "sRGB"
    theirs = ImageCms.createProfile("sRGB")
    image = Image.frombytes("RGB", (4, 1), bytes([255, 0, 0, 0, 0, 0, 128, 128, 128, 10, 200, 90]))
    turned = ImageCms.profileToProfile(image, ours, theirs)
    assert turned is not None
    assert list(turned.tobytes()) == pytest.approx(list(image.tobytes()), abs=1)


def test_every_font_is_an_embedded_subset_with_a_way_back_to_unicode() -> None:
    with opened() as file:
        fonts: dict[str, Any] = dict(file.pages[0].Resources.Font)
        for font in fonts.values():
            (descendant,) = font.DescendantFonts
            descriptor = descendant.FontDescriptor
            assert re.fullmatch(r"/[A-Z]{6}\+Box(Han|Latin)", str(descendant.BaseFont))
            assert str(descriptor.FontName) == str(descendant.BaseFont)
            assert ("/FontFile3" in descriptor) != ("/FontFile2" in descriptor)
            assert "/ToUnicode" in font
        assert len(fonts) == 2


def test_a_character_the_face_cannot_draw_is_an_error_not_an_empty_box() -> None:
    face = BoxFace("han", True)
    with pytest.raises(MissingFont, match=r"BoxHan has no glyph for U\+2CB4E 𬭎"):
        embed_faces(PdfFile(), OneFace(face, face.subset("城")), {"han": set("城𬭎")})


def test_widths_are_given_for_the_glyphs_that_are_not_one_em_wide() -> None:
    face = BoxFace("han", True)
    subset = replace(face.subset("ab一二"), widths={0: 1000, 1: 500, 2: 562.5, 3: 1000, 7: 278.3203125})
    embedded = PdfFile()
    embed_faces(embedded, OneFace(face, subset), {"han": set("ab一二")})
    pages = embedded.add("<</Type/Pages/Kids[]/Count 0>>")
    data = embedded.finish(embedded.add(f"<</Type/Catalog/Pages {pages} 0 R>>"), embedded.add("<<>>"))
    with pikepdf.open(io.BytesIO(data)) as file:
        (font,) = (one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/W" in one)
        assert (int(font.DW), font.W.unparse()) == (1000, b"[ 1 [ 500 562.5 ] 7 [ 278.3203 ] ]")
