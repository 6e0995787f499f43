"""The worked examples of every layout, and where each of their elements must stand (GB/T 9704-2012, in millimetres)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.formats.sheet import Box, Sheet

Pages = Sequence[Sheet]

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
CHARACTER, SMALL = 315 / 56.693, 280 / 56.693  # 1字 of 3号 on the grid, of 4号
LINE = 579 / 56.693
FIRST = TOP + 0.8 * LINE  # the baseline of the type area's first line
MIDDLE = (LEFT + RIGHT) / 2


@dataclass(frozen=True)
class Row:
    """An element: what the standard (or, where ``clause`` says so, practice) requires, and how it is measured."""

    element: str
    clause: str
    required: float
    tolerance: float
    measure: Callable[[Pages], float]


@dataclass(frozen=True)
class Example:
    """A layout with the sources that show it; several sources make one bulletin."""

    title: str
    layout: str
    sources: tuple[str, ...]
    rows: tuple[Row, ...]
    settings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.layout}-{self.sources[0].partition('.')[0].replace('/', '-')}"


def ink_top(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).top


def ink_centre(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).centre


def starts(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[0].x


def ends(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[-1].end


def baseline(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].find(text)[0].baseline


def middle(page: int, text: str) -> Callable[[Pages], float]:
    def measure(pages: Pages) -> float:
        glyphs = pages[page].find(text)
        return (glyphs[0].x + glyphs[-1].end) / 2

    return measure


def gap(page: int, upper: str, lower: str) -> Callable[[Pages], float]:
    """Give the white between the ink of two texts."""
    return lambda pages: pages[page].ink(lower).top - pages[page].ink(upper).bottom


def offset(page: int, first: str, second: str) -> Callable[[Pages], float]:
    """Give how far right of one text's first character another's stands."""
    return lambda pages: starts(page, second)(pages) - starts(page, first)(pages)


def rule(page: int, number: int, edge: str) -> Callable[[Pages], float]:
    """Give an edge, the width or the height of the page's rule of that number."""
    return lambda pages: float(getattr(pages[page].rules[number], edge))


def under(page: int, text: str, number: int) -> Callable[[Pages], float]:
    """Give the white between a text's ink and the rule of that number below it."""
    return lambda pages: pages[page].rules[number].top - pages[page].ink(text).bottom


def below_rule(page: int, number: int, text: str) -> Callable[[Pages], float]:
    """Give the white between the rule of that number and a text's ink."""
    return lambda pages: pages[page].ink(text).top - pages[page].rules[number].bottom


def dash(page: int, edge: str) -> Callable[[Pages], float]:
    """Give the middle (``y``), left or right edge of the page number's first or last dash."""

    def measure(pages: Pages) -> float:
        glyphs = [glyph for glyph in pages[page].glyphs if glyph.text == "—" and glyph.baseline > BOTTOM]
        chosen = glyphs[-1] if edge == "right" else glyphs[0]
        if edge == "left":
            return chosen.x
        if edge == "right":
            return chosen.end
        ink = pages[page].inked(Box(chosen.x, chosen.baseline - 4, chosen.end, chosen.baseline))
        return (ink.top + ink.bottom) / 2

    return measure


def red_width(page: int, text: str) -> Callable[[Pages], float]:
    return lambda pages: pages[page].ink(text).width


def page_numbers(odd: int = 0, even: int = 1) -> tuple[Row, ...]:
    return (
        Row("页码一字线距版心下边缘 7 mm", "§7.5", 269, 0.5, dash(odd, "y")),
        Row("单页码居右空一字", "§7.5", RIGHT - SMALL, 0.5, dash(odd, "right")),
        Row("双页码居左空一字", "§7.5", LEFT + SMALL, 0.5, dash(even, "left")),
    )


def red_rule(page: int, text: str) -> tuple[Row, ...]:
    return (
        Row("红色分隔线在其上文字之下 4 mm", "§7.2.7", 4, 0.5, under(page, text, 0)),
        Row("红色分隔线左端", "§7.2.7", LEFT, 0.3, rule(page, 0, "left")),
        Row("红色分隔线与版心等宽", "§7.2.7", 156, 0.5, rule(page, 0, "width")),
    )


def tail(page: int, first: int, last: int) -> tuple[Row, ...]:
    return (
        Row("末条分隔线与版心下边缘重合", "§7.4.1", BOTTOM, 0.3, rule(page, last, "bottom")),
        Row("分隔线与版心等宽", "§7.4.1", 156, 0.5, rule(page, first, "width")),
        Row("首条分隔线粗", "§7.4.1", 0.35, 0.1, rule(page, first, "height")),
        Row("末条分隔线粗", "§7.4.1", 0.35, 0.1, rule(page, last, "height")),
        Row("中间分隔线粗", "§7.4.1", 0.25, 0.1, rule(page, last - 1, "height")),
    )


BRIEFING = Example(
    title="信息专报",
    layout="xinxi-zhuanbao",
    sources=("xinxi-zhuanbao.md",),
    rows=(
        Row("密级在版心左上角", "惯例，同 §7.2.2", LEFT, 0.3, starts(0, "秘密★1年")),
        Row("密级在第一行", "惯例，同 §7.2.2", FIRST, 0.5, baseline(0, "秘密★1年")),
        Row("份号居右", "惯例", RIGHT, 0.5, ends(0, "000007")),
        Row("名称上边缘距版心上边缘 35 mm", "惯例", 72, 1.0, ink_top(0, "信息专报")),
        Row("名称居中", "惯例", MIDDLE, 1.0, ink_centre(0, "信息专报")),
        Row("期号左空一字", "惯例", LEFT + CHARACTER, 0.5, starts(0, "第18期")),
        Row("签发人右空一字", "惯例，同 §7.2.6", RIGHT - CHARACTER, 0.6, ends(0, "周明远")),
        Row("编发机关左空一字", "惯例", LEFT + CHARACTER, 0.5, starts(0, "临江县公安局办公室")),
        Row("日期右空一字", "惯例", RIGHT - CHARACTER, 0.6, ends(0, "2024年6月18日")),
        *red_rule(0, "临江县公安局办公室"),
        Row("编者按首行空二字", "惯例", LEFT + 2 * CHARACTER, 0.3, starts(0, "编者按：")),
        Row("标题居中", "§7.3.1", MIDDLE, 0.5, middle(0, "城关派出所“三前工作法”夯实基层平安根基")),
        Row("正文首行空二字", "§7.3.3", LEFT + 2 * CHARACTER, 0.3, starts(0, "今年以来，临江县公安局城关")),
        Row("供稿右空二字", "惯例", RIGHT - 2 * CHARACTER, 0.6, ends(2, "（城关派出所李卫东王小雨）")),
        Row("报送范围左空一字", "惯例，同 §7.4.2", LEFT + SMALL, 0.3, starts(2, "报：")),
        Row("印发日期右空一字", "§7.4.3", RIGHT - SMALL, 0.6, ends(2, "2024年6月19日印发")),
        Row("印数右空一字", "惯例", RIGHT - SMALL, 0.6, ends(2, "共印25份")),
        *tail(2, 0, 3),
        *page_numbers(),
    ),
)

BULLETIN = Example(
    title="公安简报（一期三篇）",
    layout="gongan-jianbao",
    sources=("gongan-jianbao/1.md", "gongan-jianbao/2.md", "gongan-jianbao/3.md"),
    rows=(
        Row("名称上边缘距版心上边缘 35 mm（其上有一行）", "惯例", 72, 1.0, ink_top(0, "公安简报")),
        Row("“内部资料　注意保存”在左上角", "惯例", LEFT, 0.3, starts(0, "内部资料注意保存")),
        Row("期号居中", "惯例", MIDDLE, 0.5, middle(0, "第9期")),
        Row("总期号居中", "惯例", MIDDLE, 0.5, middle(0, "（总第127期）")),
        *red_rule(0, "临江县公安局办公室"),
        Row("“本期要目”居中", "惯例", MIDDLE, 0.5, middle(0, "本期要目")),
        Row("要目左空二字", "惯例", LEFT + 2 * CHARACTER, 0.3, starts(0, "1.交警大队")),
        Row("各篇标题居中", "惯例", MIDDLE, 0.5, middle(1, "刑侦大队开设开学第一堂反诈课")),
        *tail(2, 0, 3),
        *page_numbers(),
    ),
)

NOTICE = Example(
    title="公文（通知，附件三个）",
    layout="gongwen",
    sources=("gongwen.md",),
    rows=(
        Row("份号顶格", "§7.2.1", LEFT, 0.3, starts(0, "000023")),
        Row("份号在第一行", "§7.2.1", FIRST, 0.5, baseline(0, "000023")),
        Row("密级顶格在第二行", "§7.2.2", FIRST + LINE, 0.5, baseline(0, "秘密★1年")),
        Row("紧急程度顶格在第三行", "§7.2.3", FIRST + 2 * LINE, 0.5, baseline(0, "特急")),
        Row("发文机关标志上边缘距版心上边缘 35 mm", "§7.2.4", 72, 1.0, ink_top(0, "临江县人民政府文件")),
        Row("发文机关标志居中", "§7.2.4", MIDDLE, 1.0, ink_centre(0, "临江县人民政府文件")),
        Row("发文字号在标志下空二行", "§7.2.5", 20.78, 1.5, gap(0, "临江县人民政府文件", "临政发〔2024〕15号")),
        Row("发文字号居中", "§7.2.5", MIDDLE, 0.5, middle(0, "临政发〔2024〕15号")),
        *red_rule(0, "临政发〔2024〕15号"),
        Row("标题在分隔线下空二行", "§7.3.1", 20.78, 1.5, below_rule(0, 0, "临江县人民政府关于开展")),
        Row("标题居中", "§7.3.1", MIDDLE, 0.5, middle(0, "城乡道路交通安全综合整治的通知")),
        Row("主送机关在标题下空一行", "§7.3.2", 10.39, 1.0, gap(0, "交通安全综合整治的通知", "各乡镇人民政府，各街道")),
        Row("主送机关顶格", "§7.3.2", LEFT, 0.3, starts(0, "各乡镇人民政府，各街道")),
        Row("正文首行空二字", "§7.3.3", LEFT + 2 * CHARACTER, 0.3, starts(0, "为认真贯彻落实")),
        Row("附件说明左空二字", "§7.3.4", LEFT + 2 * CHARACTER, 0.3, starts(1, "附件：1.")),
        Row("附件序号上下对齐", "§7.3.4", 0, 0.3, offset(1, "1.城乡道路", "2.临江县道路")),
        Row("附件名称回行对齐", "§7.3.4", 0, 0.3, offset(1, "临江县道路交通安全隐患", "明及有关指标")),
        Row("成文日期右空四字（盖章）", "§7.3.5.1", RIGHT - 4 * CHARACTER, 1.0, ends(2, "2024年5月20日")),
        Row(
            "署名以成文日期为准居中",
            "§7.3.5.1",
            0,
            1.0,
            lambda pages: middle(2, "临江县人民政府")(pages) - middle(2, "2024年5月20日")(pages),
        ),
        Row("附注左空二字", "§7.3.6", LEFT + 2 * CHARACTER, 0.3, starts(2, "（此件公开发布）")),
        Row("“附件”顶格在版心第一行", "§7.3.7", FIRST, 0.5, baseline(3, "附件1")),
        Row("附件标题在版心第三行", "§7.3.7", FIRST + 2 * LINE, 0.5, baseline(3, "城乡道路交通安全综合整治任务分工表")),
        Row("附件标题居中", "§7.3.7", MIDDLE, 0.5, middle(3, "城乡道路交通安全综合整治任务分工表")),
        Row("抄送左空一字", "§7.4.2", LEFT + SMALL, 0.3, starts(5, "抄送：")),
        Row("抄送回行与首个机关对齐", "§7.4.2", 0, 0.3, offset(5, "县委各部门", "武装部")),
        Row("印发机关左空一字", "§7.4.3", LEFT + SMALL, 0.3, starts(5, "临江县人民政府办公室")),
        Row("印发日期右空一字", "§7.4.3", RIGHT - SMALL, 0.6, ends(5, "2024年5月22日印发")),
        *tail(5, 0, 2),
        *page_numbers(),
    ),
)

UPWARD = Example(
    title="公文（上行文，三个机关联合请示）",
    layout="gongwen",
    sources=("gongwen-shangxing.md",),
    rows=(
        Row("联合标志上边缘距版心上边缘 35 mm", "§7.2.4", 72, 1.0, ink_top(0, "临江县交通运输局")),
        Row(
            "“文件”在机关名称右侧上下居中",
            "§7.2.4",
            0,
            0.7,
            lambda pages: (
                (
                    (pages[0].ink("文件").top + pages[0].ink("文件").bottom)
                    - (pages[0].ink("临江县交通运输局").top + pages[0].ink("临江县财政局").bottom)
                )
                / 2
            ),
        ),
        Row("机关名称左端对齐", "§7.2.4", 0, 0.3, offset(0, "临江县交通运输局", "临江县财政局")),
        Row("发文字号左空一字", "§7.2.5", LEFT + CHARACTER, 0.3, starts(0, "临交呈〔2024〕8号")),
        Row("签发人右空一字", "§7.2.6", RIGHT - CHARACTER, 0.5, ends(0, "林海")),
        Row("签发人姓名上下对齐", "§7.2.6", 0, 0.3, offset(0, "郑国强", "欧阳文")),
        Row(
            "发文字号与最后一个签发人同处一行",
            "§7.2.5",
            0,
            0.1,
            lambda pages: baseline(0, "欧阳文")(pages) - baseline(0, "临交呈")(pages),
        ),
        *red_rule(0, "临交呈〔2024〕8号"),
        Row("成文日期右空四字（盖章）", "§7.3.5.1", RIGHT - 4 * CHARACTER, 1.0, ends(1, "2024年3月14日")),
        Row(
            "最后一个机关以成文日期为准居中",
            "§7.3.5.1",
            0,
            1.0,
            lambda pages: middle(1, "临江县财政局")(pages) - middle(1, "2024年3月14日")(pages),
        ),
        *tail(1, 0, 2),
    ),
)

JOINT = Example(
    title="公文（五个机关联合行文）",
    layout="gongwen",
    sources=("gongwen-lianhe.md",),
    rows=(
        Row("联合标志上边缘距版心上边缘 35 mm", "§7.2.4", 72, 1.0, ink_top(0, "临江县公安局")),
        Row("发文字号在标志下空二行", "§7.2.5", 20.78, 1.5, gap(0, "临江县市场监督管理局", "临公联〔2024〕6号")),
        Row("首页有正文（在版心下边缘以下的量）", "§7.3.3", 0, 0, lambda p: max(0, baseline(0, "现将《")(p) - BOTTOM)),
        Row("成文日期右空四字（盖章）", "§7.3.5.1", RIGHT - 4 * CHARACTER, 1.0, ends(1, "2024年8月28日")),
        *red_rule(0, "临公联〔2024〕6号"),
        *tail(1, 0, 2),
    ),
)

LETTER = Example(
    title="信函",
    layout="xinhan",
    sources=("xinhan.md",),
    rows=(
        Row("标志上边缘距上页边 30 mm", "§10.1", 30, 1.0, ink_top(0, "临江县教育局")),
        Row("标志居中", "§10.1", 105, 1.0, ink_centre(0, "临江县教育局")),
        Row("第一条双线在标志下 4 mm", "§10.1", 4, 0.7, under(0, "临江县教育局", 0)),
        Row("双线长 170 mm", "§10.1", 170, 0.5, rule(0, 0, "width")),
        Row("双线居中", "§10.1", 105, 0.3, rule(0, 0, "centre")),
        Row("第一条双线上线较粗", "§10.1", 0.79, 0.1, rule(0, 0, "height")),
        Row("第一条双线下线较细", "§10.1", 0.26, 0.1, rule(0, 1, "height")),
        Row("第二条双线距下页边 20 mm", "§10.1", 277, 1.0, rule(0, 3, "top")),
        Row("第二条双线上线较细", "§10.1", 0.26, 0.1, rule(0, 2, "height")),
        Row("第二条双线下线较粗", "§10.1", 0.79, 0.1, rule(0, 3, "height")),
        Row("发文字号居右顶格", "§10.1", RIGHT, 0.5, ends(0, "临教函〔2024〕37号")),
        Row("发文字号距第一条双线 4.84 mm", "§10.1", 4.84, 0.7, below_rule(0, 1, "临教函〔2024〕37号")),
        Row("份号顶格，与发文字号同行", "§10.1", LEFT, 0.3, starts(0, "000105")),
        Row("密级顶格，另起一行", "§10.1", LEFT, 0.3, starts(0, "秘密★1年")),
        Row("标题在其上要素下空二行", "§10.1", 20.78, 1.5, gap(0, "加急", "临江县教育局关于商请")),
        Row("首页不显示页码", "§10.1", 0, 0, lambda pages: sum(g.baseline > BOTTOM for g in pages[0].glyphs)),
        Row("第二页页码居左空一字", "§7.5", LEFT + SMALL, 0.5, dash(1, "left")),
        Row("成文日期首字比署名首字右移二字", "§7.3.5.2", 2 * CHARACTER, 0.7, offset(1, "临江县教育局", "2024年8月")),
        Row("版记无分隔线", "§10.1", 0, 0, lambda pages: len(pages[1].rules)),
        Row("抄送左空一字", "§10.1", LEFT + SMALL, 0.3, starts(1, "抄送：")),
    ),
)

ORDER = Example(
    title="命令（令）",
    layout="mingling",
    sources=("mingling.md",),
    rows=(
        Row("标志上边缘距版心上边缘 20 mm", "§10.2", 57, 1.0, ink_top(0, "临江县人民政府令")),
        Row("标志居中", "§10.2", MIDDLE, 1.0, ink_centre(0, "临江县人民政府令")),
        Row("令号在标志下空二行", "§10.2", 20.78, 1.5, gap(0, "临江县人民政府令", "第5号")),
        Row("令号居中", "§10.2", MIDDLE, 0.5, middle(0, "第5号")),
        Row("正文在令号下空二行", "§10.2", 20.78, 1.5, gap(0, "第5号", "临江县城市道路停车管理办法")),
        Row("签名章右空四字", "§7.3.5.3", RIGHT - 4 * CHARACTER, 0.7, ends(0, "李建华")),
        Row(
            "职务在签名章左空二字",
            "§7.3.5.3",
            2 * CHARACTER,
            0.7,
            lambda pages: starts(0, "李建华")(pages) - ends(0, "县长")(pages),
        ),
        Row("成文日期右空四字", "§7.3.5.3", RIGHT - 4 * CHARACTER, 0.7, ends(0, "2024年12月20日")),
        *tail(1, 0, 2),
    ),
)

MINUTES = Example(
    title="纪要",
    layout="jiyao",
    sources=("jiyao.md",),
    rows=(
        Row("标志上边缘距版心上边缘 35 mm", "§10.3", 72, 1.0, ink_top(0, "临江县人民政府常务会议纪要")),
        Row("标志在一行之内", "§10.3", 156, 3.0, red_width(0, "临江县人民政府常务会议纪要")),
        *red_rule(0, "临江县人民政府办公室"),
        Row("出席人员名单左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "出席：")),
        Row("名单回行与冒号后的首字对齐", "§10.3", 0, 0.3, offset(1, "李建华、", "赵志刚、")),
        Row("请假人员另起一行左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "请假：")),
        Row("列席人员另起一行左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "列席：")),
        *tail(1, 0, 2),
    ),
)

ELECTRONIC = Example(
    title="公文（GB/T 33476.2 版面参数）",
    layout="gongwen-33476",
    sources=("gongwen.md",),
    rows=(
        Row("行距 10.39 mm", "33476.2", 10.39, 0.05, lambda p: baseline(0, "秘密★")(p) - baseline(0, "000023")(p)),
        Row("发文机关标志上边缘距页边 72 mm", "33476.2", 72, 1.0, ink_top(0, "临江县人民政府文件")),
        Row("标题在分隔线下 20.78 mm", "33476.2", 20.78, 1.5, below_rule(0, 0, "临江县人民政府关于开展")),
        Row("页码一字线距页边 269 mm", "33476.2", 269, 0.5, dash(0, "y")),
        Row("版记在偶数页", "33476.2", 0, 0, lambda pages: len(pages) % 2),
    ),
)

PREPRINTED = Example(
    title="公文（套打）",
    layout="gongwen-taoda",
    sources=("gongwen-shangxing.md",),
    rows=(
        Row("不印红色", "惯例", 0, 0, lambda pages: sum(page.red is not None for page in pages)),
        Row("发文字号仍左空一字", "§7.2.5", LEFT + CHARACTER, 0.3, starts(0, "临交呈〔2024〕8号")),
        *tail(1, 0, 2),
    ),
)

EXAMPLES = (BRIEFING, BULLETIN, NOTICE, UPWARD, JOINT, LETTER, ORDER, MINUTES, ELECTRONIC, PREPRINTED)
