"""Made-up faces and layouts: Han characters one em wide, ASCII half an em, so every width can be reckoned by hand."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.model.briefing import Block, Briefing, Info, Run, TextBlock
from pipeline.model.layout import (
    Align,
    FontRole,
    Grid,
    Layout,
    LineRules,
    Margins,
    PageNumber,
    PageSetup,
    Rule,
    Style,
    TabAlign,
    TabStop,
)
from pipeline.model.page import Page, Pages
from pipeline.model.problem import Problem
from pipeline.model.units import ZERO, Length
from pipeline.typeset.breaker import break_lines
from pipeline.typeset.faces import Looks
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.setting import Setting
from pipeline.typeset.typeset import typeset

RULES = LineRules(
    not_at_start="!%),.:;?]}·―—‖’”…‰′″℃、。〃〉》」』】〕〗！％），．：；？］｝～",
    not_at_end="([{‘“〈《「『【〔〖（［｛￥",
    han_latin_gap=0.2,
    avoid_lone_character=False,
)
PLAIN = dataclasses.replace(RULES, han_latin_gap=0.0)
EM = Length.from_pt(16)
TRACKED = Length.from_twips(-5)


@dataclass(frozen=True)
class FakeFace:
    key: str
    units_per_em: int = 1000

    def advance(self, char: str) -> int:
        return 250 if char == " " else 500 if char.isascii() else 1000


@dataclass(eq=False)
class FakeFonts:
    absent: str = ""
    asked: list[str] = field(default_factory=list)

    def face_for(self, role: str, char: str) -> FakeFace:
        self.asked.append(char)
        return FakeFace(f"{role}-rare" if char in "㐀㐁" else role)

    def covers(self, role: str, char: str) -> bool:
        return char not in self.absent


def style(role: str = "body", **changes: Any) -> Style:
    look: dict[str, Any] = {"word_name": role, "font": "fangsong", "size": EM, "line": Length.from_twips(579)}
    return Style(role=role, **{**look, **changes})


BLACK = Rule(colour="000000", weight=Length.from_pt(1), gap=Length.from_pt(3))
INDENTED: Mapping[str, Any] = {"tracking": TRACKED, "first_indent": Length.from_twips(630)}
STYLES = (
    style(**INDENTED),
    style("heading-1", font="heiti", keep_next=True, keep_lines=True, outline=1, **INDENTED),
    style("title", font="xiaobiaosong", size=Length.from_pt(22), line=Length.from_pt(34), align=Align.CENTRE,
          space_before=Length.from_twips(579), space_after=Length.from_twips(579), keep_next=True),
    style("issuer-line", align=Align.LEFT, left=EM, right=EM, rule_below=BLACK,
          tabs=(TabStop(position=Length.from_mm(150), align=TabAlign.RIGHT),)),
    style("signature", align=Align.RIGHT, right=Length(2 * EM), keep_next=True),
    style("signature-date", align=Align.RIGHT, right=Length(2 * EM)),
    style("tail-range", align=Align.LEFT, rule_above=BLACK),
    style("tail-copies", align=Align.RIGHT, rule_above=BLACK, rule_below=BLACK),
    style("table-cell", size=Length.from_pt(12), line=Length.from_pt(20), align=Align.LEFT),
    style("table-head", font="heiti", size=Length.from_pt(12), line=Length.from_pt(20), align=Align.CENTRE),
    style("chapter", page_break_before=True, space_before=Length.from_twips(579)),
    style("page-number", font="songti", latin="songti", size=Length.from_pt(14), align=Align.RIGHT,
          left=Length.from_pt(14), right=Length.from_pt(14)),
)  # fmt: skip


def layout(rules: LineRules = RULES, **changes: Any) -> Layout:
    mm = Length.from_mm
    page = PageSetup(
        width=mm(210), height=mm(297), margins=Margins(top=mm(37), bottom=mm(35), left=mm(28), right=mm(26))
    )
    grid = Grid(lines=22, characters=28, size=EM, line_pitch=Length.from_twips(579), char_pitch=Length.from_twips(315))
    parts: dict[str, Any] = {
        "name": "fake", "title": "", "description": "", "page": page, "grid": grid, "line_rules": rules,
        "fonts": {role: FontRole(role=role, name="仿宋") for role in ("fangsong", "songti", "heiti", "xiaobiaosong")},
        "styles": {one.role: one for one in STYLES},
        "page_number": PageNumber(dash_below=mm(7)),
    }  # fmt: skip
    return Layout(**{**parts, **changes})


def block(role: str, text: str, *, joined: bool = False) -> TextBlock:
    return TextBlock(role=role, runs=(Run(text),), joined=joined)


def briefing(*blocks: Block, tail: Sequence[TextBlock] = (), **changes: Any) -> Briefing:
    return Briefing(info=Info(title=""), layout=layout(**changes), blocks=blocks, tail=tuple(tail))


def refuse(problem: Problem) -> None:
    raise AssertionError(str(problem))


def set_pages(made: Briefing) -> Pages:
    return typeset(made, FakeFonts(), refuse)


def setting(text: str, rules: LineRules = RULES, tracking: Length = ZERO) -> Setting:
    plain = style(tracking=tracking)
    return Setting([(text, Looks(FakeFonts(), layout().fonts).look(plain, plain))], compile_rules(rules))


def broken(text: str, ems: float, rules: LineRules = RULES, tracking: Length = ZERO) -> list[str]:
    """Break a text to a measure of so many ems."""
    measure = round(ems * EM)
    made = setting(text, rules, tracking)
    return [text[start:end] for start, end in break_lines(made, 0, len(text), measure, measure)]


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.block is not None]
