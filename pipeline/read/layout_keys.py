"""Every key of a layout file and what it says, for the schema, the page of the manual and new layouts.

The reader (``layout_build``, ``layout_styles``, ``layout_parts``) takes its keys in code, so that each stands beside
the check of its value; a test asks the reader which keys those are and holds this table to them.
"""

from __future__ import annotations

from typing import Final

from pipeline.model.patterns import lazy
from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the kind of its value and its meaning in Chinese.

    ``kind`` is a kind of value (``length``, ``boolean`` …); ``{x}`` a mapping with the keys of KEYS["x"], ``[x]`` a
    list of such, ``<x>`` a mapping from names to such.
    """

    kind: str
    meaning: str
    example: str = ""


_FIRST_WORDS: Final = lazy(r"[，：；（ ]")

_RULE: Final = {
    "weight": Key("weight", "线的粗细，0.25pt 至 12pt，必填", "1.5pt"),
    "colour": Key("colour", "颜色，默认黑色", "FF0000"),
    "double": Key("boolean", "双线", "true"),
    "lower": Key("weight", "双线中下面一条的粗细，默认与上面一条相同；两条不同时（文武线），细的须是 0.75pt", "0.75pt"),
}
_STYLE_RULE: Final = _RULE | {
    "gap": Key("length", "线与行框的距离，取整磅，不超过 31pt", "6pt"),
    "ink_gap": Key("length", "线与字的笔画边缘的距离（与 gap 只写一个）", "4mm"),
}

KEYS: Final[dict[str, dict[str, Key]]] = {
    "layout": {
        "name": Key("text", "版式的名称，默认为文件名；不从 extends 的版式继承", "mingxian"),
        "extends": Key("text", "在哪个版式的基础上改：随程序的版式名，或 YAML 文件（相对本文件的路径）", "jianbao"),
        "title": Key("text", "版式的中文名", "简报"),
        "description": Key("text", "一句话说明，jianbao layouts 列出"),
        "page": Key("{page}", "纸张和页边"),
        "grid": Key("{grid}", "每页行数、每行字数"),
        "fonts": Key("<font>", "各种字体在 Word 中的名称"),
        "fields": Key("fields", "不必每次填写的资料，例如简报名称、编发机关", "{name: 简报}"),
        "styles": Key("<style>", "各种段落的样式"),
        "masthead": Key("[part]", "报头（版头）：依次印的各段；整个清单一起替换"),
        "contents": Key("{contents}", "本期要目，有几篇文章时才印；~ 表示不要"),
        "preface": Key("[part]", "第一个标题之前的各段，例如编者按"),
        "closing": Key("[part]", "正文之后的各段，例如纪要的出席名单"),
        "tail": Key("[part]", "报尾（版记）：末页最下面的各段"),
        "tail_rule": Key("{tail_rule}", "报尾首末两条线；~ 表示不要"),
        "page_number": Key("{page_number}", "页码；~ 表示不要"),
        "headings": Key("headings", "层次标题：own-line 独占一行，run-in 与首段接排", "own-line"),
        "line_rules": Key("{line_rules}", "断行的规矩"),
        "tail_on_even_page": Key("boolean", "报尾总在偶数页（GB/T 33476.2）", "false"),
        "titled": Key("boolean", "这种文件有标题；命令（令）没有，写 false", "true"),
        "turn_wide_tables": Key("boolean", "放不下的宽表另起横排页；false 为照样竖排", "true"),
        "preprinted": Key("boolean", "套打：纸上已印好红头，彩色的一概不印，位置照留", "false"),
    },
    "page": {
        "width": Key("absolute", "纸宽，必填", "210mm"),
        "height": Key("absolute", "纸高，必填", "297mm"),
        "margins": Key("{margins}", "四边页边距，必填"),
    },
    "margins": {
        "top": Key("absolute", "上白边（天头），必填", "37mm"),
        "bottom": Key("absolute", "下白边，必填", "35mm"),
        "left": Key("absolute", "左白边（订口），必填", "28mm"),
        "right": Key("absolute", "右白边，必填", "26mm"),
    },
    "grid": {
        "lines": Key("count", "每页行数，必填", "22"),
        "characters": Key("count", "每行字数，必填", "28"),
        "size": Key("size", "正文字号，必填", "三号"),
        "line_pitch": Key("absolute", "行距；不写则由版心高和行数算出", "28.95pt"),
    },
    "font": {
        "name": Key("text", "Word 中的字体名，必填", "仿宋_GB2312"),
        "alternative": Key("text", "同一字体的另一个名称，没有前一个时用", "仿宋"),
    },
    "style": {
        "extends": Key("role", "以哪个样式为底", "body"),
        "word_name": Key("text", "Word 样式库里的名称，默认为样式名", "简报正文"),
        "font": Key("font_role", "汉字字体，取 fonts 中的一个，必填（可由 extends 得到）", "fangsong"),
        "latin": Key("font_role", "数字和西文字体，默认 latin", "latin"),
        "size": Key("size", "字号，必填（可由 extends 得到）", "三号"),
        "line": Key("length", "行距（固定值），默认 1行", "34pt"),
        "colour": Key("colour", "颜色，默认黑色", "FF0000"),
        "bold": Key("boolean", "加粗", "true"),
        "tracking": Key("tracking", "字距：grid 为对齐每行字数，或加减的长度", "grid"),
        "align": Key("align", "对齐：left 左，right 右，centre 居中，justify 两端（默认）", "centre"),
        "left": Key("length", "左缩进", "2字"),
        "right": Key("length", "右缩进", "2字"),
        "first_indent": Key("length", "首行缩进；负数为悬挂缩进", "2字"),
        "space_before": Key("length", "段前空", "1行"),
        "ink_top": Key("length", "首页上，笔画上边缘到版心上边缘的距离（与 space_before 只写一个）", "35mm"),
        "space_after": Key("length", "段后空", "1行"),
        "fit": Key("boolean", "一行排不下时自动缩小字号", "true"),
        "place": Key("{place}", "不随正文，固定在首页纸面的某处"),
        "tabs": Key("[tab]", "制表位", "[{position: right, align: right}]"),
        "rule_above": Key("{rule_above}", "段上的线"),
        "rule_below": Key("{rule_below}", "段下的线，例如报头的红线"),
        "keep_next": Key("boolean", "与下段同页", "true"),
        "keep_lines": Key("boolean", "段中不分页", "true"),
        "widow_control": Key("boolean", "孤行控制，默认 true", "true"),
        "page_break_before": Key("boolean", "段前分页", "true"),
        "outline": Key("outline", "大纲级别 1 至 9，进入导航窗格", "1"),
    },
    "place": {
        "left": Key("absolute", "距纸左边，必填", "20mm"),
        "width": Key("absolute", "宽，必填", "170mm"),
        "top": Key("absolute", "行框上边距纸上边（top 与 ink_top 写一个）", "276mm"),
        "ink_top": Key("absolute", "笔画上边缘距纸上边", "30mm"),
    },
    "tab": {
        "position": Key("position", "位置：right 为段落右边，或距版心左边的长度，必填", "right"),
        "inset": Key("length", "position: right 时再往左多少", "1字"),
        "align": Key("tab_align", "制表位对齐：left（默认）、right、centre", "right"),
    },
    "rule_above": _STYLE_RULE,
    "rule_below": _STYLE_RULE,
    "part": {
        "role": Key("role", "用哪个样式，必填", "issue-number"),
        "text": Key("template", "印什么，{资料名} 处填入资料，\\t 为制表符，必填", "第{issue}期"),
        "always": Key("boolean", "资料都没有也印（段上带着红线时）", "true"),
        "when": Key("condition", "有这项（这几项）资料才印", "signer"),
        "unless": Key("condition", "有这项（这几项之一）资料就不印", "signer"),
    },
    "contents": {
        "title": Key("text", "要目的标题，必填", "本期要目"),
        "item": Key("template", "每一条：{number} 序号，{title} 标题", "{number}.{title}"),
        "title_role": Key("role", "标题的样式，默认 contents-title"),
        "item_role": Key("role", "每条的样式，默认 contents-item"),
    },
    "tail_rule": _RULE,
    "page_number": {
        "dash_below": Key("absolute", "一字线在版心下边缘之下多少，必填", "7mm"),
        "role": Key("role", "样式，默认 page-number"),
        "template": Key("template", "写法，默认 — {page} —", "— {page} —"),
        "mirrored": Key("boolean", "单页居右、双页居左（默认 true）", "true"),
        "first": Key("boolean", "首页印页码（默认 true）", "true"),
    },
    "line_rules": {
        "not_at_start": Key("text", "不能在行首的标点，必填"),
        "not_at_end": Key("text", "不能在行末的标点，必填"),
        "unbreakable": Key("texts", "不能拆开的符号", "[——, ……]"),
        "hanging": Key("boolean", "行末标点可伸出版心", "false"),
        "compress_adjacent": Key("boolean", "相连的两个标点挤在一起", "false"),
        "compress_line_end": Key("boolean", "行末标点可占半个字", "false"),
        "han_latin_gap": Key("ratio", "汉字与数字、西文之间的空，以字宽计，0 至 1", "0.2"),
        "avoid_lone_character": Key("boolean", "末行不只剩一个字（默认 true）", "true"),
        "keep_units": Key("boolean", "数字与后面的年、月、日等不分在两行", "false"),
    },
}
"""The keys of each kind of mapping, under the name the reader's messages give it."""


def key_meant(mapping: str, word: str) -> str:
    """Give the key of a mapping whose meaning begins with a Chinese word (字号: size), or nothing."""
    for key, described in KEYS[mapping].items():
        if _FIRST_WORDS.split(described.meaning)[0] == word:
            return key
    return ""
