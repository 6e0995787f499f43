"""Whole documents in the real faces: ``pytest --update`` writes the goldens anew, a person reads the difference."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.build import understand
from pipeline.compose.compose import compose_issue
from pipeline.fonts.font_set import load_fonts
from pipeline.model.problem import Problem, Severity
from pipeline.read.data import resolve_data
from pipeline.read.layout import load_layout
from pipeline.typeset.company import accompanied
from pipeline.typeset.dump import dump
from pipeline.typeset.loosen import loosen
from pipeline.typeset.parity import part_tail
from pipeline.typeset.typeset import typeset

SEEDS = Path(__file__).parents[2] / "seeds"
GOLDENS = Path(__file__).parent / "goldens"
DOCUMENTS = {
    "sample": ("jianbao", ("000_d9847121a4546277.txt",)),
    "notice": ("gongwen", ("gongwen.md",)),
    "table": ("jianbao", (str(GOLDENS / "table.md"),)),
    "bulletin": ("gongan-jianbao", ("gongan-jianbao/1.md", "gongan-jianbao/2.md", "gongan-jianbao/3.md")),
}


def unheard(problem: Problem) -> None:
    assert problem.severity is not Severity.ERROR, problem


def pages_of(layout_name: str, sources: tuple[str, ...]) -> str:
    articles = [understand(str(SEEDS / source), unheard).article for source in sources]
    layout = load_layout(layout_name)
    data = resolve_data(settings=(), data_file=None, beside=None, article=articles[0], layout=layout, report=unheard)
    composed = compose_issue(articles, layout, data, unheard).briefing
    fonts = load_fonts(sorted(layout.fonts))
    briefing = part_tail(accompanied(loosen(composed, fonts), fonts), fonts)
    return dump(typeset(briefing, fonts, unheard))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_set_as_it_was(name: str, update: bool) -> None:
    golden = GOLDENS / f"{name}.pages.txt"
    found = pages_of(*DOCUMENTS[name])
    if update:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
