"""A layout and briefings made by hand, so that these tests ask the Word renderer alone."""

from __future__ import annotations

import dataclasses
import datetime

from pipeline.model.briefing import Block, Briefing, Info, Run, TableBlock, TextBlock
from pipeline.model.layout import (
    BASELINE,
    INK_ASCENT,
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
from pipeline.model.units import ZERO, Length

MM = Length.from_mm
PT = Length.from_pt
PITCH = Length.from_twips(579)
CHARACTER = Length.from_twips(315)
TEXT_WIDTH = MM(156)

BODY = Style(
    role="body",
    word_name="简报正文",
    font="fangsong",
    size=PT(16),
    line=PITCH,
    tracking=PT(-0.25),
    first_indent=Length(2 * CHARACTER),
)
FLUSH = dataclasses.replace(BODY, first_indent=ZERO)
TAIL = Style(
    role="tail-range",
    word_name="报送范围",
    font="fangsong",
    size=PT(14),
    line=PT(28),
    align=Align.LEFT,
    left=PT(56),
    right=PT(14),
    first_indent=PT(-42),
)
BLACK = Rule(colour="000000", weight=MM(0.35))


def _heading(level: int, font: str) -> Style:
    return dataclasses.replace(
        BODY,
        role=f"heading-{level}",
        word_name=f"heading {level}",
        font=font,
        outline=level,
        keep_next=True,
        keep_lines=True,
    )


def _styles() -> tuple[Style, ...]:
    name_line = PT(50)
    ink_above = PT(50 * BASELINE - 42 * INK_ASCENT)
    centred = dataclasses.replace(FLUSH, align=Align.CENTRE, tracking=ZERO, keep_next=True)
    return (
        BODY,
        dataclasses.replace(
            centred,
            role="bulletin-name",
            word_name="简报名称",
            font="xiaobiaosong",
            size=PT(42),
            line=name_line,
            colour="FF0000",
            space_before=MM(35) - ink_above,
        ),
        dataclasses.replace(centred, role="issue-number", word_name="期号", space_before=PITCH),
        dataclasses.replace(
            centred,
            role="issuer-line",
            word_name="编发机关和日期",
            align=Align.LEFT,
            left=PT(16),
            right=PT(16),
            space_before=PITCH,
            tabs=(TabStop(position=TEXT_WIDTH - PT(16), align=TabAlign.RIGHT),),
            rule_below=Rule(colour="FF0000", weight=PT(1.5), gap=PT(8)),
        ),
        dataclasses.replace(
            centred,
            role="title",
            word_name="简报标题",
            font="xiaobiaosong",
            size=PT(22),
            line=PT(34),
            space_before=Length(2 * PITCH),
            space_after=PITCH,
            keep_lines=True,
        ),
        _heading(1, "heiti"),
        _heading(2, "kaiti"),
        _heading(3, "fangsong"),
        _heading(4, "fangsong"),
        dataclasses.replace(FLUSH, role="byline", word_name="供稿", align=Align.RIGHT, right=Length(2 * CHARACTER)),
        dataclasses.replace(
            FLUSH, role="table-cell", word_name="表格", size=PT(12), line=PT(20), tracking=ZERO, align=Align.LEFT
        ),
        dataclasses.replace(
            FLUSH,
            role="table-head",
            word_name="表头",
            font="heiti",
            size=PT(12),
            line=PT(20),
            tracking=ZERO,
            align=Align.CENTRE,
        ),
        TAIL,
        dataclasses.replace(TAIL, role="tail-first", word_name="报送范围首行", rule_above=BLACK),
        dataclasses.replace(
            TAIL,
            role="tail-copies",
            word_name="印发份数",
            align=Align.RIGHT,
            left=PT(14),
            first_indent=ZERO,
            rule_above=dataclasses.replace(BLACK, weight=MM(0.25)),
            rule_below=BLACK,
        ),
        Style(
            role="page-number",
            word_name="页码",
            font="songti",
            latin="songti",
            size=PT(14),
            line=PT(14),
            align=Align.RIGHT,
            left=PT(14),
            right=PT(14),
        ),
    )


FONTS = (
    FontRole(role="xiaobiaosong", name="方正小标宋简体", alternative="方正小标宋_GBK"),
    FontRole(role="fangsong", name="仿宋_GB2312", alternative="仿宋"),
    FontRole(role="heiti", name="黑体", alternative="SimHei"),
    FontRole(role="kaiti", name="楷体_GB2312", alternative="楷体"),
    FontRole(role="songti", name="宋体", alternative="SimSun"),
    FontRole(role="latin", name="Times New Roman"),
)

LAYOUT = Layout(
    name="jianbao",
    title="简报",
    description="测试用",
    page=PageSetup(
        width=MM(210), height=MM(297), margins=Margins(top=MM(37), bottom=MM(35), left=MM(28), right=MM(26))
    ),
    grid=Grid(lines=22, characters=28, size=PT(16), line_pitch=PITCH, char_pitch=CHARACTER),
    fonts={font.role: font for font in FONTS},
    styles={style.role: style for style in _styles()},
    line_rules=LineRules(
        not_at_start="!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞！＂％＇），．：；？］｀｜｝～￠—/",
        not_at_end="$([{£¥·‘“〈《「『【〔〖〝＄（．［｛￡￥",
    ),
    page_number=PageNumber(dash_below=MM(7)),
)


def block(role: str, text: str, *, joined: bool = False) -> TextBlock:
    return TextBlock(role=role, runs=(Run(text),), joined=joined)


MASTHEAD = (
    block("bulletin-name", "交通安全简报"),
    block("issue-number", "第3期"),
    block("issuer-line", "某县交通安全委员会办公室\t2024年3月8日"),
    block("title", "某大队以“四项措施”\n扎实推进农村道路安全工作"),
)
LEAD = "今年以来，某大队围绕农村道路安全，摸清底数、补齐短板，走访28个村，发放资料1500多份，群众反映良好。"
SENTENCE = "各中队每周到村一次，逐户登记车辆和驾驶人，对查出的隐患当场交办、限期整改，到期由大队派人复核；"
TAIL_SHORT = (
    block("tail-first", "报：市局交警支队。"),
    block("tail-range", "送：县委办公室、县政府办公室。"),
    block("tail-range", "发：各中队。"),
    block("tail-copies", "共印30份"),
)
TAIL_LONG = (
    block("tail-first", "报：" + "、".join(f"第{n}支队领导" for n in "一二三四五六七八九十") + "。"),
    block("tail-range", "送：" + "、".join(f"某县第{n}街道办事处" for n in "一二三四五六七八九十") + "。"),
    block("tail-copies", "共印30份"),
)


def body(paragraphs: int, sentences: int = 6) -> tuple[Block, ...]:
    """Give headed sections: as many paragraphs of as many sentences."""
    blocks: list[Block] = [block("body", LEAD)]
    for number in range(paragraphs):
        blocks.append(block("heading-1", f"{'一二三四五六七八九十'[number % 10]}、抓好第{number + 1}项工作"))
        blocks.append(block("body", SENTENCE * (sentences - 1) + SENTENCE[:-1] + "。"))
    return tuple(blocks)


def briefing(blocks: tuple[Block, ...], tail: tuple[TextBlock, ...] = (), layout: Layout = LAYOUT) -> Briefing:
    info = Info(title="某大队扎实推进农村道路安全工作", author="某大队", date=datetime.date(2024, 3, 8))
    return Briefing(info=info, layout=layout, blocks=blocks, tail=tail)


TABLE = TableBlock(
    role="table-cell",
    head_role="table-head",
    header_rows=1,
    rows=(("中队", "隐患数", "办法"), ("一中队", "12", "当场交办，限期整改"), ("二中队", "8", "派人复核")),
)
