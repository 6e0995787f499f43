"""The worked examples of official documents, and where GB/T 9704-2012 wants their elements."""

from __future__ import annotations

from tests.formats.measures import (
    BOTTOM,
    CHARACTER,
    FIRST,
    LEFT,
    LINE,
    MIDDLE,
    RIGHT,
    SMALL,
    Example,
    Row,
    apart,
    baseline,
    below_rule,
    body_text,
    dash,
    ends,
    full_page,
    gap,
    ink_centre,
    ink_top,
    middle,
    offset,
    page_numbers,
    red_rule,
    rule,
    size,
    starts,
    tail,
    turned_dash,
    under,
)
from tests.formats.specific import SPECIFIC

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
        *body_text(0, "实预防和减少道路交通事故"),
        *full_page(1, "“两站两员”覆盖率", "势持续稳定。"),
        Row("标题 2 号", "§7.3.1", 22, 0.1, size(0, "临江县人民政府关于开展")),
        Row("一级标题左空二字", "§7.3.3", LEFT + 2 * CHARACTER, 0.3, starts(0, "一、工作目标")),
        Row("二级标题左空二字", "§7.3.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "（一）全面排查")),
        Row("三级标题左空二字", "§7.3.3", LEFT + 2 * CHARACTER, 0.3, starts(1, "1.国省干线")),
        Row("附件说明在正文下空一行", "§7.3.4", 2 * LINE, 0.3, apart(2, "和督促检查", "附件：1.")),
        Row("附件说明左空二字", "§7.3.4", LEFT + 2 * CHARACTER, 0.3, starts(2, "附件：1.")),
        Row("附件序号上下对齐", "§7.3.4", 0, 0.3, offset(2, "1.城乡道路", "2.临江县道路")),
        Row("附件名称回行对齐", "§7.3.4", 0, 0.3, offset(2, "临江县道路交通安全隐患", "明及有关指标")),
        Row("成文日期右空四字（盖章）", "§7.3.5.1", RIGHT - 4 * CHARACTER, 1.0, ends(2, "2024年5月20日")),
        Row(
            "署名以成文日期为准居中",
            "§7.3.5.1",
            0,
            1.0,
            lambda pages: middle(2, "临江县人民政府")(pages) - middle(2, "2024年5月20日")(pages),
        ),
        Row("附注在成文日期下一行", "§7.3.6", LINE, 0.3, apart(2, "2024年5月20日", "（此件公开发布）")),
        Row("附注左空二字", "§7.3.6", LEFT + 2 * CHARACTER, 0.3, starts(2, "（此件公开发布）")),
        Row("“附件”顶格在版心第一行", "§7.3.7", FIRST, 0.5, baseline(3, "附件1")),
        Row("附件标题在版心第三行", "§7.3.7", FIRST + 2 * LINE, 0.5, baseline(3, "城乡道路交通安全综合整治任务分工表")),
        Row("附件标题居中", "§7.3.7", MIDDLE, 0.5, middle(3, "城乡道路交通安全综合整治任务分工表")),
        Row("抄送 4 号", "§7.4.2", 14, 0.1, size(5, "抄送：")),
        Row("抄送左空一字", "§7.4.2", LEFT + SMALL, 0.3, starts(5, "抄送：")),
        Row(
            "抄送右空一字：行末到此不足一字",
            "§7.4.2",
            1,
            0,
            lambda p: SMALL > RIGHT - SMALL - ends(5, "各人")(p) > -0.3,
        ),
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

UNSEALED_JOINT = Example(
    title="公文（三个机关联合通告，不加盖印章）",
    layout="gongwen",
    sources=("gongwen-lianhe-tonggao.md",),
    rows=(
        Row(
            "主办机关署名在正文下空一行",
            "§7.3.5.2",
            2 * LINE,
            0.3,
            apart(1, "五、本通告自公布之日起施行。", "临江县公安局"),
        ),
        Row("其余机关依次向下编排", "§7.3.5.2", LINE, 0.3, apart(1, "临江县公安局", "临江县生态环境局")),
        Row("成文日期在最后一个机关之下", "§7.3.5.2", LINE, 0.3, apart(1, "临江县应急管理局", "2024年12月30日")),
        Row(
            "成文日期首字比署名首字右移二字",
            "§7.3.5.2",
            2 * CHARACTER,
            0.3,
            offset(1, "临江县公安局", "2024年12月30日"),
        ),
        Row("署名左端对齐", "§7.3.5.2", 0, 0.3, offset(1, "临江县公安局", "临江县应急管理局")),
        *tail(1, 0, 2),
        *page_numbers(),
    ),
)

WIDE = Example(
    title="公文（附件为横排表格）",
    layout="gongwen",
    sources=("gongwen-hengbiao.md",),
    rows=(
        Row("“附件”顶格在版心第一行", "§7.3.7", LEFT + 0.8 * LINE, 0.5, baseline(2, "附件")),
        Row("单页表头在订口一边", "§8", LEFT + 0.8 * LINE, 0.5, lambda p: p[2].glyphs[0].baseline),
        Row("双页表头在切口一边（表格首线距纸边）", "§8", LEFT, 0.5, rule(3, 0, "top")),
        Row("表格与横排版心等宽", "惯例", 225, 0.5, rule(3, 0, "width")),
        Row("页码一字线距版心下边缘 7 mm，同竖排页", "§8、§7.5", 269, 1.0, turned_dash(2, "y")),
        Row("单页码居右空一字，同竖排页", "§8、§7.5", RIGHT - SMALL, 0.5, turned_dash(2, "right")),
        Row("双页码居左空一字，同竖排页", "§8、§7.5", LEFT + SMALL, 0.5, turned_dash(3, "left")),
        Row("其后的页码", "§7.5", RIGHT - SMALL, 0.5, dash(4, "right")),
        *tail(4, 0, 2),
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
        Row(
            "主送机关在标题下 10.39 mm",
            "33476.2",
            10.39,
            1.0,
            gap(0, "交通安全综合整治的通知", "各乡镇人民政府，各街道"),
        ),
        Row("发文字号在标志下 20.78 mm", "33476.2", 20.78, 1.5, gap(0, "临江县人民政府文件", "临政发〔2024〕15号")),
        Row("红色分隔线在发文字号下 4 mm", "33476.2", 4, 0.5, under(0, "临政发〔2024〕15号", 0)),
        Row("第一行在版心第一行", "33476.2", 34.58 + 0.8 * 10.39, 0.5, baseline(0, "000023")),
        Row("页码一字线距页边 269 mm", "33476.2", 269, 0.5, dash(0, "y")),
        Row("版记在偶数页", "33476.2", 0, 0, lambda pages: len(pages) % 2),
    ),
)

EVEN_TAIL = Example(
    title="公文（GB/T 33476.2，版记另起偶数页）",
    layout="gongwen-33476",
    sources=("gongwen-hengbiao.md",),
    rows=(
        Row("版记在偶数页", "33476.2", 0, 0, lambda pages: len(pages) % 2),
        Row("版记在末页", "§7.4", 0, 0.5, lambda pages: len(pages[-1].rules) - 3),
        Row("版记前的空白页无页码", "§7.5", 0, 0, lambda pages: len(pages[-2].glyphs)),
        Row("空白页后的版记页无页码", "§7.5", 0, 0, lambda pages: sum(g.baseline > 265 for g in pages[-1].glyphs)),
        Row("末条分隔线与软件版心下边缘重合", "§7.4.1", 297 - 32.58, 0.3, rule(-1, 2, "bottom")),
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

OFFICIAL = (NOTICE, UPWARD, JOINT, UNSEALED_JOINT, WIDE, *SPECIFIC, ELECTRONIC, EVEN_TAIL, PREPRINTED)
