"""Whole documents through composing's neighbours: the shipped layout, the fetched fonts, the typesetter's pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.model.briefing import Block, Briefing, Info, Run, TextBlock
from pipeline.model.layout import Layout, Style
from pipeline.model.problem import Problem, Report
from pipeline.read.layout import load_layout
from pipeline.render.pdf import render_pdf
from pipeline.typeset.typeset import typeset

HAN_ROLES = ("fangsong", "kaiti", "heiti", "xiaobiaosong")


@cache
def layout() -> Layout:
    """Give the shipped layout with a style ``in-<font role>`` more for every font role: body text in that font."""
    shipped = load_layout("jianbao")
    return replace(shipped, styles={**shipped.styles, **{style.role: style for style in map(in_font, HAN_ROLES)}})


def in_font(font: str) -> Style:
    return replace(load_layout("jianbao").styles["body"], role=f"in-{font}", word_name=f"in-{font}", font=font)


@cache
def real_fonts() -> FontSet:
    return load_fonts(layout().fonts)


def text(role: str, content: str) -> TextBlock:
    return TextBlock(role=role, runs=(Run(content),))


def document(*blocks: Block, tail: Sequence[TextBlock] = ()) -> Briefing:
    return Briefing(info=Info(title="某大队文明创建"), layout=layout(), blocks=blocks, tail=tuple(tail))


def unreported(problem: Problem) -> None:
    raise AssertionError(str(problem))


def pdf_of(briefing: Briefing, report: Report = unreported) -> bytes:
    return render_pdf(briefing, typeset(briefing, real_fonts(), report), real_fonts())
