"""A document of 300 pages: the sample's clauses in any order, again and again."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from pipeline.compose.compose import compose
from pipeline.fonts.font_set import load_fonts
from pipeline.model.page import Pages
from pipeline.parse.parser import parse
from pipeline.read.data import resolve_data
from pipeline.read.layout import load_layout
from pipeline.read.source import read_source
from pipeline.typeset.company import accompanied
from pipeline.typeset.loosen import loosen
from pipeline.typeset.typeset import typeset

SAMPLE = Path(__file__).parents[2] / "seeds" / "000_d9847121a4546277.txt"
PAGES = 300
CAPACITY = 22


def unheard(_problem: object) -> None:
    """Problems of the text are not what these tests ask about."""


def shuffled(paragraphs: int) -> str:
    chance = random.Random(300)
    clauses = [clause for clause in re.split("(?<=[。;；])", SAMPLE.read_text(encoding="utf-8")) if len(clause) > 10]
    made = ["大队多措并举", "发表时间:2019-02-26", ""]
    for _ in range(paragraphs):
        text = "".join(chance.choice(clauses) for _clause in range(chance.randint(1, 9)))
        made.append(re.sub(r"[\s\u3000]+|[一二三四]、", "", text))
    return "\n".join(made)


@cache
def set_long() -> Pages:
    article = parse(read_source("-", report=unheard, stdin=shuffled(800).encode()), unheard).article
    layout = load_layout("jianbao")
    data = resolve_data(settings=(), data_file=None, beside=None, article=article, layout=layout, report=unheard)
    fonts = load_fonts(layout.fonts)
    made = accompanied(loosen(compose(article, layout, data, unheard).briefing, fonts), fonts)
    return typeset(made, fonts, unheard)


def test_no_page_is_over_or_under_full() -> None:
    pages = set_long().pages
    assert len(pages) >= PAGES
    for page in pages[1:-1]:
        rows = {line.baseline for line in page.lines if line.block is not None}
        assert CAPACITY - 2 <= len(rows) <= CAPACITY, page.number


def test_every_line_keeps_within_the_type_area() -> None:
    for page in set_long().pages:
        for line in page.lines:
            if line.block is not None and line.pieces:
                first, last = line.pieces[0], line.pieces[-1]
                assert first.x.mm >= 27.99
                assert (last.x + last.width - max(0, last.spacing)) / 36_000 <= 184.02
