"""Cells whose lines would end badly are set narrower, by an indent both files state."""

from __future__ import annotations

import dataclasses

from pipeline.model.briefing import Briefing, TableBlock
from pipeline.model.layout import Align
from pipeline.render.docx_styles import style_id
from pipeline.typeset.loosen import loosen
from tests.typeset.fakes import FakeFonts, briefing, set_pages, texts

# Two columns of 78 mm: 17 characters and a half of 12 pt. LibreOffice would leave the sign at the first line's end.
BAD = "甲" * 17 + "-5℃" + "乙" * 10
GOOD = "甲" * 10 + "-5℃" + "乙" * 10


def asking(text: str, *, header_rows: int = 0) -> Briefing:
    table = TableBlock(role="table-cell", head_role="table-head", rows=((text, text),), header_rows=header_rows)
    made = briefing(table)
    rules = dataclasses.replace(made.layout.line_rules, avoid_lone_character=True)
    return dataclasses.replace(made, layout=dataclasses.replace(made.layout, line_rules=rules))


def test_a_cell_that_would_part_a_sign_from_its_number_is_set_narrower() -> None:
    made = loosen(asking(BAD), FakeFonts())
    (table,) = made.blocks
    assert isinstance(table, TableBlock) and table.rows == ((BAD, BAD),)
    role = table.role_of(0, 0)
    assert table.cell_roles == ((role, role),) and role.startswith("table-cell-narrow")
    style, plain = made.layout.styles[role], made.layout.styles["table-cell"]
    assert style.right > plain.right and style.left == plain.left
    assert style_id(role) != style_id("table-cell")
    lines = texts(set_pages(made).pages[0])
    assert lines[:2] == ["甲" * 16] * 2 and lines[2].startswith("甲-5℃")


def test_a_centred_cell_is_narrowed_on_both_sides() -> None:
    made = loosen(asking(BAD, header_rows=1), FakeFonts())
    (table,) = made.blocks
    assert isinstance(table, TableBlock)
    style = made.layout.styles[table.role_of(0, 1)]
    assert style.align is Align.CENTRE and style.left == style.right > 0


def test_other_cells_keep_their_style() -> None:
    for text in (GOOD, "甲" * 40, "甲", ""):
        made = asking(text)
        assert loosen(made, FakeFonts()) is made
