"""Text made to be slow: time grows with its length, not with its square (the suite's own time limit is the judge)."""

from __future__ import annotations

import pytest

from pipeline.check.text import check_text
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.article import Article, Paragraph, Text
from pipeline.model.source import Location

SIZE = 60_000
HOSTILE = {
    "digits": "1" * SIZE,
    "decimals": "1." * SIZE,
    "letters": "a" * SIZE,
    "han": "大" * SIZE,
    "opening brackets": "（" * SIZE,
    "half-width bracket never closed": "大(" + "大" * SIZE,
    "brackets opened, quotations closed": "（" * SIZE + "”" * SIZE,
    "nested quotations": "“大" * SIZE + "大”" * SIZE,
    "spaces": "大" + " " * SIZE + "大",
    "commas": "大，" * SIZE,
    "half-width": "大," * SIZE,
    "dates": "2019年2月30日" * (SIZE // 10),
    "ranges": "1-" * SIZE,
    "abbreviations": "（以下简称“大队”）" * (SIZE // 10),
    "names": "".join(f"{chr(0x4E00 + n)}{chr(0x5E00 + n)}派出所。" for n in range(SIZE // 10)),
    "points": "一是大；" * SIZE,
    "colons": "大大大大大大大：" * (SIZE // 10),
    "dots": "大" + "." * SIZE,
    "surrogate-free oddities": "\u200b\ufffd\u0300\U0001f600" * (SIZE // 10),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_length(text: str) -> None:
    check_text(Article(lead=(Paragraph(text=Text(text, Location("a.txt", 1))),)), TEXT_RULES)
