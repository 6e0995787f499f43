"""Chinese names of the format rules, for messages in Chinese; what was measured needs no translation."""

from __future__ import annotations

from typing import Final

from pipeline.check.kind import Kind

_NAMES: Final = """
PAGE-01 A4纸
PAGE-02 天头37毫米
PAGE-03 订口28毫米
PAGE-04 版心宽156毫米
PAGE-05 版心高225毫米
PAGE-06 各节页面设置一致
PAGE-07 版心外无文字
GRID-01 每面22行
GRID-02 每行28字
GRID-03 固定行距一致
GRID-04 段前段后无间距
GRID-05 文档网格各软件一致
FONT-01 正文3号仿宋
FONT-02 标题2号小标宋
FONT-03 各级小标题字体，不加粗
FONT-04 中西文字体均已指定
FONT-05 字体嵌入，不缺字
FONT-06 替代字体
COLR-01 除发文机关标志、红线、印章外均为黑色
HEAD-01 发文机关标志上边缘距版心上边缘35毫米
HEAD-02 发文机关标志居中、红色、不超出版心
HEAD-03 发文字号写法
HEAD-04 发文字号位置
HEAD-05 签发人
HEAD-06 红色分隔线在发文字号下4毫米
HEAD-07 红色分隔线与版心等宽
HEAD-08 份号、密级、紧急程度
HEAD-09 发文机关标志、发文字号、标题、成文日期齐全
TITL-01 标题上空二行
TITL-02 标题排成梯形或菱形
TITL-03 标题回行词意完整
TITL-04 标题中的标点
TITL-05 标题居中
BODY-01 首页显示正文
BODY-02 首行空二字，回行顶格
BODY-03 序号连续，层次不越级
BODY-04 主送机关顶格，末尾用全角冒号
BODY-05 主送机关上空一行
BODY-06 小标题不在页末
BODY-07 页首页末无孤行
BODY-08 段末行不止一字
BODY-09 序号写作 一、 （一） 1. （1）
ATT-01 附件说明
ATT-02 附件另面编排，附件字样和标题
ATT-03 附件与附件说明一致
SIGN-01 成文日期写法
SIGN-02 署名和成文日期位置
SIGN-03 落款不单独成页
SIGN-04 不写“此页无正文”
IMPR-01 版记分隔线
IMPR-02 版记末线与版心下边缘重合
IMPR-03 版记文字
IMPR-04 版记在偶数页
PGNO-01 页码写法
PGNO-02 页码一字线在版心下7毫米
PGNO-03 单页码居右，双页码居左
PGNO-04 信函首页不显示页码
PGNO-05 页码从1起连续
LETR-01 信函：标志和双线
COMD-01 令：标志在版心上边缘下20毫米
MINT-01 纪要：出席人员
BRIF-01 简报报头
BRIF-02 期号
BRIF-03 编发机关和日期同行
BRIF-04 简报报尾
BRIF-05 供稿加括号
BRIF-06 红线与版心等宽
BRIF-07 简报名称红色、居中、一行
BRIF-08 红线在编发机关下4毫米
LINE-01 行首无下半标点
LINE-02 行末无上半标点
LINE-03 破折号、省略号不拆行
LINE-05 悬挂标点不超过一个
DOCX-01 文件部件及次序
DOCX-02 标题、作者、语言属性
PDFA-01 PDF/A
PDFA-02 标签、语言、标题、书签
OFD-01 OFD部件和标识
"""

KIND_NAMES: Final[dict[Kind, str]] = {
    Kind.BRIEF: "简报",
    Kind.OFFICIAL: "公文",
    Kind.LETTER: "信函",
    Kind.ORDER: "命令（令）",
    Kind.MINUTES: "纪要",
    Kind.ARTICLE: "普通文章",
}

CHINESE_NAMES: Final[dict[str, str]] = {
    line.partition(" ")[0]: line.partition(" ")[2] for line in _NAMES.strip().split("\n")
}
"""Format rule → its name in Chinese."""
