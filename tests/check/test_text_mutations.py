"""One slip at a time put into good documents: the rule for it fires, and nothing else but its named companions."""

from __future__ import annotations

import pytest

from pipeline.check.text import Remark, check_text
from pipeline.check.text_fix import fix_text
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.problem import Problem
from pipeline.model.source import Location, Source, SourceLine
from pipeline.parse.parser import parse
from pipeline.read.text import split_lines

NOTICE = """某县公安局关于开展冬季道路交通安全整治的通知
某公发〔2024〕12号

各派出所、机关各科室：

为做好冬季道路交通安全工作，根据《某市公安局关于加强冬季交通管理的通知》（某市公发〔2024〕35号）要求，决定自2024年11月5日至2025年1月20日开展专项整治（以下简称“专项整治”）。现将有关事项通知如下：
一、整治目标
（一）较大以上事故零发生，死亡人数下降10%～15%；
（二）酒驾、醉驾警情由120起下降到100起；
（三）群众满意率达98.5%。
二、主要措施
（一）强化源头管理。组织民警走访运输企业32家，排查车辆1260辆，其中客车310辆、货车950辆。各单位要健全隐患台账，逐项销号，不得漏报、瞒报等。
（二）强化路面管控。11月8日晚8时至24时，全县统一行动；其余时间每日9:00—11:30在国道、省道设点检查。民警说：“要把‘安全第一’落到实处。”
（三）强化宣传教育。开展“知危险”“会避险”主题宣传，发放资料1.2万份，占计划的60%。截至10月底，已覆盖农村学校二十三所，约400人参加。
三、工作要求
各单位要从三个方面抓好落实：一是加强领导；二是压实责任；三是严格督导。专项整治期间，各单位于每月25日前报送进展（格式见附件2）。

附件：1.责任分工表
      2.情况统计表

某县公安局
2024年11月3日
"""
BRIEF = """直属大队“三个强化”抓队伍促提升
今年以来，直属大队以强化学习、强化训练、强化服务为抓手，认真学习贯彻习近平新时代中国特色社会主义思想，队伍建设取得实效。2019年2月26日（星期二），大队召开总结会。
一、强化学习，筑牢思想根基。组织学习3次，开展“一二·九”运动纪念活动，邀请诺尔曼·白求恩医学院教授授课，参加人员85人。第一，抓好集中学习；第二，抓好个人自学。
二、强化训练，提升实战能力。举办培训班12期，培训800多人次，用时3～5天，合格率由92%提高到97.5%。民警常常讨论：“这样练，管用吗？”
三、强化服务，赢得群众信任。为群众办好事46件，收到锦旗8面，减少跑腿三分之二，满意率稳步上升。一九四九年建成的老车站、王家湾、李家坪……都留下了民警的足迹。
（直属大队 张景）
"""


def ignore(problem: Problem) -> None:
    del problem


def remarks(text: str) -> tuple[Remark, ...]:
    lines = tuple(
        SourceLine(text=line.strip(), location=Location("a.txt", number))
        for number, line in enumerate(split_lines(text), 1)
    )
    source = Source(path="a.txt", format="text", encoding="utf-8", sha256="", lines=lines)
    return check_text(parse(source, ignore).article, TEXT_RULES)


def ids(text: str) -> list[str]:
    return sorted({remark.rule.id for remark in remarks(text)})


N, B = NOTICE, BRIEF
# (document, what stands there, what is put in its place, the rules that must fire: the first is meant, others follow)
MUTATIONS = [
    (N, "安全工作，根据", "安全工作,根据", "PUNC-01"),
    (N, "领导；二是", "领导;二是", "PUNC-01"),
    (N, "抓好落实：一是", "抓好落实:一是", "PUNC-01"),
    (N, "（以下简称“专项整治”）", "(以下简称“专项整治”)", "PUNC-01"),
    (B, "，管用吗？", ",管用吗?", "PUNC-01"),
    (N, "“会避险”", "“会避险", "PUNC-02"),
    (N, "‘安全第一’", "‘安全第一", "PUNC-02"),
    (N, "（格式见附件2）", "（格式见附件2", "PUNC-02"),
    (N, "的通知》（", "的通知（", "PUNC-02"),
    (N, "“知危险”“会避险”", "“知危险”、“会避险”", "PUNC-03"),
    (B, "李家坪……都", "李家坪...都", "PUNC-04"),
    (B, "李家坪……都", "李家坪。。。都", "PUNC-04"),
    (B, "李家坪……都", "李家坪…都", "PUNC-04"),
    (B, "老车站、王家湾", "老车站--王家湾", "PUNC-04"),
    (N, "（一）强化源头", "（一）、强化源头", "PUNC-05"),
    (N, "（二）强化路面", "(二)、强化路面", "PUNC-05 PUNC-01"),
    (N, "二是压实", "（二）、压实", "PUNC-05 CONS-04"),
    (B, "第一，抓好", "第一、抓好", None),  # within a paragraph 第一、 may count things: not judged
    (N, "（格式见附件2）。", "（格式见附件2）", None),  # a bracket may end a paragraph
    (N, "98.5%。", "98.5%", None),  # too short to be told from a label
    (B, "97.5%。民警常常讨论：“这样练，管用吗？”", "97.5%。民警常常讨论这样练的效果", "PUNC-06"),
    (N, "“知危险”“会避险”", '"知危险""会避险"', "PUNC-07"),
    (N, "瞒报等。", "瞒报、等。", "PUNC-08"),
    (N, "‘安全第一’", "“安全第一”", "PUNC-09"),
    (B, "李家坪……都", "李家坪等……都", "PUNC-10"),
    (B, "抓手，认真", "抓手，，认真", "PUNC-11"),
    (B, "队伍建设取得实效。", "队伍建设取得实效。，", "PUNC-11"),
    (N, "安全整治的通知", "安全整治的通知。", "PUNC-13"),
    (N, "二、主要措施", "二、主要措施。", "PUNC-14"),
    (N, "开展专项整治（以下", "开展有二、三十人参加的专项整治（以下", "PUNC-16"),
    (B, "民警常常讨论：“这样练，管用吗？”", "民警认真研究了怎么练？", "PUNC-17"),
    (N, "“知危险”“会避险”", "‘知危险’‘会避险’", "PUNC-18"),
    (B, "诺尔曼·白求恩", "诺尔曼•白求恩", "PUNC-19"),
    (B, "“一二·九”", "“一二.九”", "PUNC-19"),
    (B, "李家坪……都", "李家坪、……都", "PUNC-20"),
    (B, "李家坪……都", "李家坪……，都", "PUNC-20"),
    (N, "达98.5%。\n", "达98.5%；\n", "PUNC-21"),
    (N, "在国道、省道设点", "在王家-李家高速设点", "PUNC-22"),
    (N, "1.责任分工表", "1.责任分工表；", "PUNC-23"),
    (B, "取得实效。2019", "取得实效.大队于2019", "PUNC-24"),
    (N, "排查车辆1260辆", "排查车辆１２６０辆", "NUM-01"),
    (B, "3～5天", "3-5天", "NUM-02"),
    (B, "3～5天", "3~5天", "NUM-02"),
    (N, "9:00—11:30", "9:00-11:30", "NUM-02"),
    (B, "提高到97.5%", "提高.5个百分点", "NUM-04"),
    (N, "约400人", "约400人左右", "NUM-05"),
    (N, "约400人", "近400余人", "NUM-05"),
    (N, "约400人", "至少400人以上", "NUM-05"),
    (N, "10%～15%", "10～15%", "NUM-06"),
    (N, "1.2万份", "1～2万份", "NUM-07"),
    (B, "（星期二）", "（星期2）", "NUM-08"),
    (B, "认真学习贯彻", "一心一意学习党的19大精神，贯彻", "NUM-08"),
    (B, "用时3～5天", "用时3、4个小时", "NUM-09"),
    (B, "800多人次", "8百多人次", "NUM-10"),
    (B, "锦旗8面", "粮食8斤", "NUM-11"),
    (B, "锦旗8面", "粮食8公斤", "NUM-12"),
    (B, "减少跑腿三分之二", "减少跑腿，次数下降3倍", "NUM-13"),
    (N, "占计划的60%", "达百分之60", "NUM-14"),
    (B, "一九四九年建成", "一九五零年建成", "NUM-15"),
    (B, "一九四九年建成", "二零零九年建成", "NUM-15"),
    (N, "10%～15%", "15%～10%", "NUM-16"),
    (N, "98.5%", "198.5%", "NUM-17"),
    (N, "占计划的60%", "占总数的160%", "NUM-17"),
    (N, "货车950辆", "货车1050辆", "NUM-18"),
    (N, "下降到100起", "下降到150起", "NUM-19"),
    (B, "由92%提高到97.5%", "由97.5%提高到92%", "NUM-19"),
    (N, "9:00—11:30", "10：30", "NUM-20"),
    (N, "11月8日晚", "11月31日晚", "DATE-01"),
    (N, "自2024年11月5日", "自2024年2月30日", "DATE-01"),
    (B, "（星期二）", "（星期三）", "DATE-02"),
    (N, "自2024年11月5日", "自2024年11月05日", "DATE-03"),
    (N, "自2024年11月5日", "自24年11月5日", "DATE-04"),
    (N, "11月8日晚", "11月8号晚", "DATE-05"),
    (N, "晚8时至", "晚20时至", "DATE-06"),
    (N, "为做好冬季", "近日，为做好冬季", "DATE-07"),
    (N, "\n2024年11月3日", "\n二〇二四年十一月三日", "DATE-08"),
    (B, "2019年2月26日（星期二）", "2019.2.26", "DATE-09"),
    (B, "2019年2月26日（星期二）", "2019-02-26", "DATE-10"),
    (N, "至2025年1月20日", "至2024年1月20日", "DATE-12"),
    (N, "至2025年1月20日", "至3日", "DATE-12"),
    (N, "某市公发〔2024〕35号", "某市公发[2024]35号", "DOCN-01"),
    (N, "某市公发〔2024〕35号", "某市公发（2024）35号", "DOCN-01 PUNC-09"),
    (N, "某市公发〔2024〕35号", "某市公发〔2024〕第35号", "DOCN-02"),
    (N, "某市公发〔2024〕35号", "某市公发〔2024〕035号", "DOCN-02"),
    (N, "《某市公安局关于加强冬季交通管理的通知》（某市公发〔2024〕35号）", "某市公发〔2024〕35号《通知》", "DOCN-03"),
    (N, "某市公发〔2024〕35号", "某市公发〔24〕35号", "DOCN-04"),
    (B, "组织学习3次", "组织学习 3 次", "LINE-04"),
    (B, "医学院教授", "医学院 PPT 教授", "LINE-04"),
    (N, "整治的通知\n", "整治通知\n", "GENR-01"),
    (N, "关于开展冬季道路交通安全整治的通知", "关于转发省厅关于开展安全整治的通知的通知", "GENR-02"),
    (N, "整治的通知\n", "整治的请示报告\n", "GENR-03"),
    (N, "整治的通知\n", "整治情况的报告\n", None),
    (N, "整治的通知\n", "整治\n", "GENR-06"),
    (B, "强化训练，提升", "优化训练，提升", "CONS-01 CONS-02"),
    (B, "“三个强化”", "“四个强化”", "CONS-02"),
    (B, "三、强化服务", "四、强化服务", "CONS-03"),
    (N, "三、工作要求", "五、工作要求", "CONS-03"),
    (N, "二是压实责任；三是", "三是压实责任；四是", "CONS-04"),
    (N, "从三个方面", "从四个方面", "CONS-05"),
    (N, "见附件2", "见附件3", "CONS-10"),
    (N, "      2.情况", "      3.情况", "CONS-11"),
    (N, "附件：1.责任分工表\n      2.情况统计表\n", "", "CONS-12"),
    (N, "专项整治期间，各单位", "活动期间，各单位", "CONS-07"),
    (N, "隐患台账", "隐患台帐", "WORD-01"),
    (N, "截至10月底", "截止10月底", "WORD-01"),
    (B, "提升实战能力", "提升贯撤能力", None),  # no such row in the table
    (B, "诺尔曼", "雷历风行抓落实，诺尔曼", "WORD-01"),
    (N, "其余时间", "其它时间", "WORD-02"),
    (B, "特色社会主义思想", "特色社会主义理论", "WORD-03"),
    (B, "大队召开总结会", "大队召开召开总结会", "WORD-04"),
    (B, "为群众办好事", "为群众的的办好事", "WORD-04"),
    (N, "\n某县公安局\n", "\n（此页无正文）\n某县公安局\n", "WORD-05"),
    (N, "瞒报等。", "瞒报等等。", "WORD-06"),
    (B, "12期，培训800", "12期培训800", "WORD-07"),
    (N, "组织民警走访", "组织民、辅警走访", "WORD-08"),
]


@pytest.mark.parametrize("good", [NOTICE, BRIEF], ids=["notice", "brief"])
def test_the_good_documents_have_nothing(good: str) -> None:
    assert [(remark.rule.id, remark.quote) for remark in remarks(good)] == []


@pytest.mark.parametrize(
    ("good", "before", "after", "wanted"), MUTATIONS, ids=[f"{row[3]} {row[2][:12]}" for row in MUTATIONS]
)
def test_the_rule_for_a_slip_fires_and_no_other(good: str, before: str, after: str, wanted: str | None) -> None:
    assert good.count(before) == 1
    assert ids(good.replace(before, after)) == sorted((wanted or "").split())


def test_every_rule_is_meant_by_a_slip_here_or_by_an_example_only() -> None:
    meant = {row[3].split()[0] for row in MUTATIONS if row[3]}
    assert {rule.id for rule in TEXT_RULES} - meant == EXAMPLES_ONLY


# Their slips need a document of another kind; the examples of their docstrings are run by test_text_rules.
EXAMPLES_ONLY = {"CONS-06", "CONS-08", "CONS-09", "CONS-13", "DATE-11", "GENR-04", "GENR-05", "PUNC-12", "PUNC-15"}


@pytest.mark.parametrize(
    ("good", "before", "after"), [row[:3] for row in MUTATIONS], ids=[f"{row[3]} {row[2][:12]}" for row in MUTATIONS]
)
def test_corrections_bring_back_what_was_good_or_leave_it(good: str, before: str, after: str) -> None:
    """A mechanical correction changes the slip only: the rest of the document stays character by character."""
    start = good.index(before)
    bad = good.replace(before, after)
    corrected = bad
    for _ in range(3):  # where two corrections meet, the second is made by the next pass
        corrected, _ = fix_text(corrected, remarks(corrected))
    assert corrected.startswith(good[:start])
    assert corrected.endswith(good[start + len(before) :])
    again, corrections = fix_text(corrected, remarks(corrected))
    assert (again, corrections) == (corrected, ())
