from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.compose.edits import Edit, apply_edits
from pipeline.compose.print_form import (
    BYLINE_RULES,
    MARKER_RULES,
    TEXT_RULES,
    TITLE_RULES,
    Finder,
    find_changes,
    normalise,
)
from pipeline.model.source import Location
from tests.compose.seed import seed_lines

HERE = Location("a.txt", 4, 3)

# rule, source, print form
CHANGED = [
    ("full-width-mark", "各单位,各部门", "各单位，各部门"),
    ("full-width-mark", "出动警力25人次,排查隐患3处;整改2处", "出动警力25人次，排查隐患3处；整改2处"),
    ("full-width-mark", "占比85.6%,同比增长1.2%", "占比85.6%，同比增长1.2%"),
    ("full-width-mark", "分别增长10%,20%和30%", "分别增长10%，20%和30%"),
    ("full-width-mark", "时间:15:40", "时间：15:40"),
    ("full-width-mark", "真的吗?!好!", "真的吗？！好！"),
    ("full-width-mark", "“好”,“很好”", "“好”，“很好”"),
    ("full-width-mark", "安装App,注册账号", "安装App，注册账号"),
    ("full-width-mark", "网址为http://a.cn/b?c=1,d:2,请登录", "网址为http://a.cn/b?c=1,d:2，请登录"),
    ("full-width-bracket", "大队(支队)", "大队（支队）"),
    ("full-width-bracket", "国内生产总值(GDP)", "国内生产总值（GDP）"),
    ("full-width-bracket", "API(接口)", "API（接口）"),
    ("full-width-bracket", "(一)加强", "（一）加强"),
    ("full-width-bracket", "（见附件)", "（见附件）"),
    ("full-stop", "取得实效.同时,加强宣传.", "取得实效。同时，加强宣传。"),
    ("full-stop", "说:“知道了.”", "说：“知道了。”"),
    ("full-stop", "同比,增长5%.全年向好", "同比，增长5%。全年向好"),
    ("quotation-mark", '开展"学雷锋"活动', "开展“学雷锋”活动"),
    ("quotation-mark", "树立'一盘棋'思想", "树立‘一盘棋’思想"),
    ("half-width-letter", "２０１９年Ａ级３．５分", "2019年A级3.5分"),
    ("stray-space", "考试 3次", "考试3次"),
    ("stray-space", "“情指勤” 合一", "“情指勤”合一"),
    ("stray-space", "“甲类” “乙类”", "“甲类”“乙类”"),
    ("stray-space", "2019 年 2 月 26 日", "2019年2月26日"),
    ("stray-space", "使用 Word\u00a0软件", "使用Word软件"),
    ("stray-space", "提高, 增强", "提高，增强"),
    ("space-run", "Microsoft\u00a0 Office软件", "Microsoft Office软件"),
    ("name-space", "（记者 张三  李四）", "（记者\u3000张三\u3000李四）"),
    ("ellipsis", "等等...还有", "等等……还有"),
    ("ellipsis", "他说…好", "他说……好"),
    ("dash", "--在动员会上的讲话", "——在动员会上的讲话"),
    ("dash", "—记优秀民警", "——记优秀民警"),
    ("dash", "目标--安全", "目标——安全"),
    ("range-mark", "3~5天", "3～5天"),
    ("range-mark", "5%~10%", "5%～10%"),
    ("range-mark", "第五~八课", "第五～八课"),
    ("invisible-character", "警\u200b队\ufeff", "警队"),
    ("invisible-character", "葛\U000e0100城", "葛城"),
    ("compatibility-form", "⼯作⽅案", "工作方案"),
    ("compatibility-form", "\uf9e1家", "李家"),
    ("compatibility-form", "⼈⺠⻋辆", "人民车辆"),
    ("character-reference", "大队&nbsp;领导&ldquo;带头&rdquo;", "大队领导“带头”"),
    ("character-reference", "&#19968;次", "一次"),
]

KEPT = [
    "上午15:40开始",
    "比例为1:3",
    "共1,000元",
    "增长3.5个百分点",
    "GB/T 9704-2012",
    "2019-02-26",
    "文件report.docx已下载",
    "附件“报告.docx”",
    "见https://example.cn/a,b;c?d=(1)",
    "邮箱ab.c@example.cn",
    "He said, “Go, go!” (twice).",
    "Dr. Li (MIT), it's fine...",
    "调用print(x)和f(a,b)",
    "运行`cat a, b; 结束`",
    "一.加强领导",
    "北京—上海",
    "十二点……还有",
    "结束——开始",
    "他说。。。",
    "“一”、“二”",
    '55"电视',
    '5"和6"两种',
    "「情指勤」合一",
    "使用--help",
    "1)加强",
    "&nosuchname;",
    "ئەم\u200cم",
    "约翰·史密斯",
    "安全.友善.优质的环境",
    "会见了约翰.史密斯先生，并说明情况。",
]


@pytest.mark.parametrize(("rule", "source", "printed"), CHANGED)
def test_a_mark_of_chinese_text_takes_print_form(rule: str, source: str, printed: str) -> None:
    text, changes = normalise(source, HERE)

    assert text == printed
    assert rule in {change.rule for change in changes}


@pytest.mark.parametrize("printed", [*KEPT, *(row[2] for row in CHANGED)])
def test_print_form_and_what_is_no_mark_of_chinese_text_stay(printed: str) -> None:
    assert normalise(printed, HERE) == (printed, ())


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("一.", "一、"),
        ("一,", "一、"),
        ("(一)", "（一）"),
        ("（二）、", "（二）"),
        ("1、", "1."),
        ("２．", "2."),
        ("(3)", "（3）"),
        ("第一,", "第一，"),
        ("一、", "一、"),
        ("4.", "4."),
        ("◇", "◇"),
        ("第二章", "第二章"),
        ("1)", "1)"),
    ],
)
def test_a_numeral_keeps_its_number_and_takes_its_mark(source: str, printed: str) -> None:
    assert normalise(source, HERE, MARKER_RULES)[0] == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("某县派出所 “四强化” 流动警务见成效", "某县派出所“四强化”流动警务见成效"),
        ("狠抓“四个进一步” 推动工作走深走实", "狠抓“四个进一步”\u3000推动工作走深走实"),
        ("会 议 通 知", "会议通知"),
        ("关于印发方案的\n通知", "关于印发方案的通知"),
        ("关于Word\nOffice软件", "关于Word Office软件"),
    ],
)
def test_a_title_keeps_pauses_and_loses_line_ends(source: str, printed: str) -> None:
    assert normalise(source, HERE, TITLE_RULES)[0] == printed


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("某某大队 张景", "某某大队\u3000张景"),
        ("某某大队  张景 李四", "某某大队\u3000张景\u3000李四"),
        ("张 景", "张景"),
        ("单位: 某某大队", "单位：某某大队"),
    ],
)
def test_a_byline_sets_names_apart_by_one_wide_space(source: str, printed: str) -> None:
    assert normalise(source, HERE, BYLINE_RULES)[0] == printed


def test_the_seed_article_has_as_many_half_width_marks_as_counted_by_hand() -> None:
    body = [(number, line) for number, line in enumerate(seed_lines(), 1) if number >= 6]
    changes = [change for number, line in body for change in normalise(line, Location("seed.txt", number))[1]]

    marks = Counter(change.before for change in changes if change.before.strip())
    assert marks == {",": 90, ";": 7, ":": 1, "(": 1, ")": 1}


def test_a_change_stands_where_its_mark_stands_in_the_source() -> None:
    lines = seed_lines()
    for number, line in enumerate(lines, 1):
        for change in normalise(line, Location("seed.txt", number))[1]:
            assert lines[change.location.line - 1].startswith(change.before, change.location.column - 1)


def test_one_change_tells_the_whole_way_from_source_to_print() -> None:
    text, changes = normalise("加强管理&#44; 提高质量", HERE)

    assert text == "加强管理，提高质量"
    assert [(change.rule, change.before, change.after) for change in changes] == [
        ("character-reference", "&#44;", "，"),
        ("stray-space", " ", ""),
    ]


HOSTILE = st.text(
    alphabet=st.sampled_from(
        "一二中文大队、，。：；！？（）“”‘’《》……—～abZ019%.,;:!?()[]\"'~-_&#;`@/ \t\u3000\u00a0\u200b\u200d\ufe0f"
        "０Ａ．⼯\uf9e1ﬁ"
    ),
    max_size=60,
) | st.text(max_size=40)


@pytest.mark.parametrize("rules", [TEXT_RULES, TITLE_RULES, BYLINE_RULES], ids=["text", "title", "byline"])
@given(source=HOSTILE)
@example("")
@example("中,,,,,,,,,,a")
@example("((((((中))))))")
@example("中.。.中")
@settings(max_examples=200, deadline=None)
def test_print_form_is_stable_and_its_changes_replay(rules: tuple[Finder, ...], source: str) -> None:
    text, edits = find_changes(source, rules)
    changes = normalise(source, Location("a", 1), rules)[1]

    assert apply_edits(source, edits) == text
    assert find_changes(text, rules) == (text, [])
    if "\n" not in source:
        replayed = [
            Edit(change.location.column - 1, change.location.column - 1 + len(change.before), change.after, change.rule)
            for change in changes
        ]
        assert apply_edits(source, replayed) == text


@given(source=HOSTILE)
@settings(max_examples=200, deadline=None)
def test_no_letter_or_numeral_is_added_lost_or_moved(source: str) -> None:
    source = "".join(character for character in source if is_plain(character))
    text, _ = normalise(source, HERE)

    assert list(filter(str.isalnum, text)) == list(filter(str.isalnum, source))


def is_plain(character: str) -> bool:
    """No reference and no look-alike: a character whose print form is itself, or a mark's."""
    return character != "&" and not "\u2e80" <= character < "\u3000" and character < "\uf900"
