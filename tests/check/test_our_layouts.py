"""What jianbao makes passes its own check: every layout's example, as Word file and PDF, recognised or told its kind.

The ruler shares nothing with the renderers, so that agreement here is evidence. Which faces the machine has is not the
document's doing (FONT-06).
"""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from pipeline.build import build
from pipeline.check.check import check_document
from pipeline.check.kind import Kind
from pipeline.fonts.font_set import load_fonts
from pipeline.job import Job
from pipeline.model.briefing import Briefing
from pipeline.model.finding import Verdict
from pipeline.model.problem import Severity
from pipeline.read.layout import load_layout
from pipeline.typeset.loosen import loosen
from tests.check.made import DATA, FIRST, LEAD, SECOND, TEXT, briefing, docx_of, pdf_of, unheard
from tests.formats.conftest import composed
from tests.formats.examples import EXAMPLES
from tests.formats.measures import Example
from tests.pictures import jpeg, png, written

KINDS = {
    "xinhan": Kind.LETTER,
    "mingling": Kind.ORDER,
    "jiyao": Kind.MINUTES,
    "gongwen": Kind.OFFICIAL,
    "gongwen-33476": Kind.OFFICIAL,
    "gongwen-taoda": Kind.OFFICIAL,
}
"""The others are briefs."""


@cache
def made(example: Example) -> Briefing:
    layout = load_layout(example.layout)
    return loosen(composed(example, layout).briefing, load_fonts(layout.fonts))


@pytest.mark.parametrize("told", [False, True], ids=["recognised", "told"])
@pytest.mark.parametrize("render", [docx_of, pdf_of])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_our_own_documents_have_no_error_and_no_warning(example: Example, render, told: bool) -> None:  # type: ignore[no-untyped-def]
    kind = KINDS.get(example.layout, Kind.BRIEF)

    assert grave(render(made(example)), kind if told else None) == []


def grave(data: bytes, kind: Kind | None) -> list[tuple[str, str, str]]:
    found = check_document(data, "made", kind=kind)
    return [
        (each.rule, each.actual, str(each.where))
        for each in found
        if each.verdict is Verdict.FAIL and each.severity is not Severity.INFO
    ]


PRINTED = f"""关于做好防汛工作的通知

某政办发〔2024〕3号

各街道办事处，县直各有关单位，各人民团体，各直属单位：

{LEAD}

一、压实责任

{FIRST}

二、排查隐患

{SECOND}

某县人民政府办公室

2024年6月17日
"""
RULES = f"""防汛物资管理办法

一、总体要求

{LEAD}

二、具体规定

（一）防汛物资由县防汛办公室统一保管，专人登记出入库的数量、时间和用途，每季度盘点一次。

（二）编织袋不得挪作他用。

（三）新购置的抽水泵应当在入库以前逐台试机，一律登记在册。试机不合格的，由供货单位更换。

{FIRST}
"""
UNNUMBERED = f"""我县多措并举筑牢防汛安全屏障

{LEAD}

<h2>坚持责任先行，健全工作机制</h2>

{FIRST}

<h2>坚持防范在前，排查风险隐患</h2>

{SECOND}
"""
OTHERS = {
    "a document printed in a briefing": PRINTED,
    "clauses with a label each": RULES,
    "headings without a number": UNNUMBERED,
}


def other(text: str) -> Briefing:
    if "<h2>" not in text:
        return briefing("jianbao", text, DATA)
    title, *paragraphs = [part for part in text.split("\n\n") if part]
    page = "".join(part if part.startswith("<h2>") else f"<p>{part}</p>" for part in paragraphs)
    return briefing("jianbao", f"<html><body><article><h1>{title}</h1>{page}</article></body></html>", DATA)


@pytest.mark.parametrize("told", [False, True], ids=["recognised", "told"])
@pytest.mark.parametrize("render", [docx_of, pdf_of])
@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_nor_has_a_briefing_of_another_kind_of_text(text: str, render, told: bool) -> None:  # type: ignore[no-untyped-def]
    assert grave(render(other(text)), Kind.BRIEF if told else None) == []


@pytest.fixture(scope="module")
def written_by_build(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what render and render --issue write: an article with pictures, and a bulletin of three."""
    folder = tmp_path_factory.mktemp("articles")
    written(folder, photo_jpg=jpeg(900, 700), wide_png=png(900, 150))
    title, body = TEXT.split("\n", 1)
    body = body.replace("\n二、", "\n![现场](photo.jpg)\n\n图1　防汛现场\n\n![物资](wide.png)\n\n二、")
    (folder / "pictured.md").write_text(f"# {title}\n{body}", encoding="utf-8")
    (folder / "printed.txt").write_text(PRINTED, encoding="utf-8")
    (folder / "rules.txt").write_text(RULES, encoding="utf-8")
    pictured, *more = (str(folder / name) for name in ("pictured.md", "printed.txt", "rules.txt"))
    data = (*DATA, "name=政务简报")
    build(Job(source=pictured, output=folder, settings=data), unheard)
    build(Job(source=pictured, further=tuple(more), output=folder, settings=data), unheard)
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".docx", ".pdf")}


@pytest.mark.parametrize("told", [False, True], ids=["recognised", "told"])
def test_nor_has_an_article_with_pictures_or_a_bulletin(written_by_build: dict[str, bytes], told: bool) -> None:
    assert len(written_by_build) == 4
    for name, data in written_by_build.items():
        assert (name, grave(data, Kind.BRIEF if told else None)) == (name, [])


@pytest.mark.parametrize("render", [docx_of, pdf_of])
def test_an_editor_s_note_of_two_paragraphs_is_no_body_text(render) -> None:  # type: ignore[no-untyped-def]
    (example,) = [each for each in EXAMPLES if each.layout == "gongan-jianbao"]
    note = dataclasses.replace(example, settings=("editor_note=第一段说明。\n第二段要求各单位学习。",))
    assert grave(render(made(note)), None) == []
