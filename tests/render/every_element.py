"""A document with every kind of structure element, on two pages."""

from __future__ import annotations

from pipeline.model.briefing import Block
from pipeline.render.pdf import render_pdf
from tests.render.pdf_samples import BoxFonts, block, briefing, line, pages, piece, table

PARAGRAPHS = [
    ("bulletin-name", "简报"),
    ("body", "某大队\t3月5日"),
    ("title", "标题"),
    ("heading-1", "一、甲"),
    ("heading-2", "（一）乙。"),
    ("body", "正文"),
    ("body", "一是抓学习。"),
    ("body", "二是抓考核。"),
    ("caption", "表1"),
]


def every_element() -> bytes:
    blocks: list[Block] = [block(role, text, joined=role == "heading-2") for role, text in PARAGRAPHS]
    last = len(blocks)
    cells = table(("单位", "件数"), ("一中队", ""), ("二中队", "12"))
    issuer = line(130, piece("某大队", x=100), piece("3月5日", x=400), block=1)
    texts = [line(100 + 30 * at, text, block=at) for at, (_, text) in enumerate(PARAGRAPHS) if at != 1]
    head = [line(500, "单位", block=last, cell=(0, 0)), line(500, piece("件数", x=200), block=last, cell=(0, 1))]
    first = (texts[0], issuer, *texts[1:], *head, line(530, "一中队", block=last, cell=(1, 0)))
    second = (
        *head,
        line(530, "二中队", block=last, cell=(2, 0)),
        line(530, piece("12", x=200), block=last, cell=(2, 1)),
    )
    tail = (line(700, "报：市委", block=last + 1), line(800, "—2—", block=None))
    document = briefing(*blocks, cells, tail=(block("tail-range", "报：市委"),))
    return render_pdf(document, pages((*first, line(800, "—1—", block=None)), second + tail), BoxFonts())
