"""The worked examples of specific formats (GB/T 9704-2012 §10): letter, order, minutes; where their elements stand."""

from __future__ import annotations

from tests.formats.measures import (
    BOTTOM,
    CHARACTER,
    LEFT,
    LINE,
    MIDDLE,
    RIGHT,
    SMALL,
    Example,
    Row,
    apart,
    below_rule,
    dash,
    ends,
    gap,
    ink_centre,
    ink_top,
    line_of,
    middle,
    offset,
    red_rule,
    red_width,
    rule,
    starts,
    tail,
    under,
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

JOINT_ORDER = Example(
    title="命令（令）（两个机关联合签署）",
    layout="mingling",
    sources=("mingling-lianhe.md",),
    rows=(
        Row("联合标志上边缘距版心上边缘 20 mm", "§10.2", 57, 1.0, ink_top(0, "临江市公安局")),
        Row("签名章在正文下空二行", "§7.3.5.3", 3 * LINE, 0.3, apart(0, "局务会议审议通过", "周明远")),
        Row("机关全称与签名章同行", "§7.3.5.3", LEFT, 0.3, lambda p: line_of(p[0], "周明远")[0].x),
        Row("签名章左端对齐", "§7.3.5.3", 0, 0.3, offset(0, "周明远", "陈立")),
        Row("签名章右空四字", "§7.3.5.3", RIGHT - 4 * CHARACTER, 0.7, ends(0, "周明远")),
        Row("职务上下对齐", "§7.3.5.3", 0, 0.3, lambda p: p[0].find("局长陈立")[0].x - p[0].find("局长周明远")[0].x),
        Row("成文日期右空四字", "§7.3.5.3", RIGHT - 4 * CHARACTER, 0.7, ends(0, "2024年11月6日")),
        Row("成文日期在签名章下空一行", "§7.3.5.3", 2 * LINE, 0.3, apart(0, "局长陈立", "2024年11月6日")),
        *tail(0, 0, 2),
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
        Row("名单在正文下空一行", "§10.3", 2 * LINE, 0.3, apart(1, "进个人予以通报表扬。", "出席：")),
        Row("期号居中", "惯例", MIDDLE, 0.5, middle(0, "第12期")),
        Row("编发机关左空一字", "惯例", LEFT + CHARACTER, 0.5, starts(0, "临江县人民政府办公室")),
        Row("日期右空一字", "惯例", RIGHT - CHARACTER, 0.6, ends(0, "2024年10月25日")),
        Row("出席人员名单左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "出席：")),
        Row("名单回行与冒号后的首字对齐", "§10.3", 0, 0.3, offset(1, "李建华、", "赵志刚、")),
        Row("请假人员另起一行左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "请假：")),
        Row("列席人员另起一行左空二字", "§10.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "列席：")),
        *tail(1, 0, 2),
    ),
)

SPECIFIC = (LETTER, ORDER, JOINT_ORDER, MINUTES)
