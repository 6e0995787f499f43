from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from pipeline.model.briefing import Info
from pipeline.render.pdf import render_pdf
from pipeline.render.pdf_attachments import Attachment, Relationship
from tests.render.pdf_samples import INFO, BoxFonts, block, briefing, line, pages
from tests.render.test_pdf_archive import xmp

SOURCE = Attachment(name="article.txt", data="原文。\n".encode(), description="原文")
WORD = Attachment(name="简报.docx", data=b"PK\x03\x04" * 50, relationship=Relationship.ALTERNATIVE)


def render(*attachments: Attachment, info: Info = INFO) -> bytes:
    made = pages((line(100, "正文"),))
    return render_pdf(briefing(block("body", "正文"), info=info), made, BoxFonts(), attachments)


def attached(data: bytes) -> dict[str, Any]:
    """Give each attached file's specification by its name."""
    with pikepdf.open(io.BytesIO(data)) as file:
        assert sorted(file.attachments) == sorted(str(one.UF) for one in file.Root.AF)
        names = {name: file.attachments[name] for name in file.attachments}
        return {
            name: {
                "bytes": one.get_file().read_bytes(),
                "type": one.get_file().mime_type,
                "digest": one.get_file().md5,
                "relationship": str(one.obj.AFRelationship),
                "described": one.description,
                "changed": str(one.obj.EF.F.Params.get("/ModDate", "")),
                "size": int(one.obj.EF.F.Params.Size),
            }
            for name, one in names.items()
        }


def test_the_source_and_the_word_file_come_out_as_they_went_in() -> None:
    assert attached(render(SOURCE, WORD)) == {
        "article.txt": {
            "bytes": SOURCE.data,
            "type": "text/plain",
            "digest": hashlib.md5(SOURCE.data, usedforsecurity=False).digest(),
            "relationship": "/Source",
            "described": "原文",
            "changed": "D:20190226",
            "size": len(SOURCE.data),
        },
        "简报.docx": {
            "bytes": WORD.data,
            "type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "digest": hashlib.md5(WORD.data, usedforsecurity=False).digest(),
            "relationship": "/Alternative",
            "described": "",
            "changed": "D:20190226",
            "size": len(WORD.data),
        },
    }


def test_a_file_with_others_attached_is_pdf_a_3a_and_without_2a() -> None:
    for data, part in ((render(SOURCE), "3"), (render(), "2")):
        with pikepdf.open(io.BytesIO(data)) as file:
            assert xmp(file)["pdfaid:part"] == part
            assert ("/AF" in file.Root) == ("/Names" in file.Root) == (part == "3")


def test_the_same_attachments_give_the_same_bytes() -> None:
    assert render(SOURCE, WORD) == render(SOURCE, WORD)


def test_without_a_date_none_is_invented() -> None:
    assert attached(render(SOURCE, info=replace(INFO, date=None)))["article.txt"]["changed"] == ""


@pytest.mark.parametrize(
    ("name", "kept", "media_type"),
    [
        ("../../etc/report.TXT", "report.TXT", "text/plain"),
        ("a\nb.md", "a b.md", "text/markdown"),
        ("unknown", "unknown", "application/octet-stream"),
        ("article.HTML", "article.HTML", "text/html"),
    ],
)
def test_a_name_is_a_file_name_on_one_line(name: str, kept: str, media_type: str) -> None:
    ((found, facts),) = attached(render(Attachment(name=name, data=b""))).items()
    assert (found, facts["type"], facts["bytes"]) == (kept, media_type, b"")
