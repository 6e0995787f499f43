"""What markup calls furniture: tables of tags, names and phrases, each row with an example; pure data and lookups."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.records import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of furniture: the reason the receipt gives, the names that tell it, and markup that shows it."""

    reason: str
    names: tuple[str, ...]
    example: str


TAGS: Final = (
    Row("script", ("script", "template"), "<script>var a = 1;</script>"),
    Row("style sheet", ("style",), "<style>p {color: red}</style>"),
    Row("for browsers without scripts", ("noscript", "noframes"), "<noscript>请启用脚本</noscript>"),
    Row("embedded page", ("iframe", "frame", "object", "embed", "applet"), "<iframe>不支持框架</iframe>"),
    Row("form", ("select", "button", "textarea", "datalist", "option"), "<select><option>选择栏目</option></select>"),
    Row("media", ("audio", "video", "canvas", "svg", "map"), "<video>您的浏览器不支持视频</video>"),
    Row("navigation", ("nav", "menu"), "<nav>首页 要闻 专题</nav>"),
    Row("aside", ("aside",), "<aside>热门排行</aside>"),
    Row("footer", ("footer",), "<footer>某某网站技术部</footer>"),
)
"""Furniture by the element's tag."""

NAMES: Final = (
    Row("navigation", ("nav", "navbar", "subnav", "topnav", "navigation", "navi", "menu", "submenu", "topbar",
        "topmenu"),
        '<div class="top-nav">首页 要闻</div>'),
    Row("breadcrumb", ("breadcrumb", "breadcrumbs", "crumb", "crumbs", "bread", "weizhi", "dqwz", "curpos", "mianbao"),
        '<div class="crumbs">首页 &gt; 要闻</div>'),
    Row("share buttons", ("share", "bdshare", "bdsharebuttonbox", "jiathis", "sharebox", "fenxiang", "social", "weibo",
        "weixin", "wechat", "shares"),
        '<div class="share-box">分享到微博</div>'),
    Row("related articles", ("related", "relate", "relative", "relatenews", "xgxw", "xgwz", "recommend", "recommended",
        "tuijian", "hotnews", "ranking", "paihang", "prevnext", "prenext", "pagenext"),
        '<div id="related_list">相关新闻</div>'),
    Row("page tools", ("toolbar", "tools", "quickbutton", "fontsize", "zihao", "printer", "dayin", "article-tool",
        "close", "qrcode", "qr", "ewm", "erweima"),
        '<div class="tools">打印 关闭</div>'),
    Row("footer", ("footer", "foot", "copyright", "bottom", "beian", "icp", "banquan"),
        '<div id="footer">某某网站技术部</div>'),
    Row("side column", ("sidebar", "sidebox", "aside", "rightbar", "leftbar", "leftmenu"),
        '<div class="sidebar">热门专题</div>'),
    Row("comments", ("comment", "comments", "pinglun", "reply", "replies", "disqus"),
        '<div class="comment-list">网友评论</div>'),
    Row("page numbers", ("pager", "pagination", "paging", "fenye", "pagebar"),
        '<div class="pagination">上一页 1 2 下一页</div>'),
    Row("advertisement", ("ad", "ads", "advert", "adbox", "guanggao", "banner", "gg"),
        '<div class="ad">限时优惠</div>'),
    Row("search box", ("search", "searchbox", "sousuo", "login", "loginbar"),
        '<div class="search">站内搜索</div>'),
)  # fmt: skip
"""Furniture by a word of the element's class or id (words are parted by hyphens, underscores and capitals)."""

OPENINGS: Final = (
    Row("breadcrumb", ("当前位置", "现在位置", "您的位置", "您现在的位置", "您当前的位置", "所在位置", "你的位置",
        "你现在的位置", "當前位置", "現在位置", "您現在的位置"),
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/a">要闻</a> &gt; 正文</div>'),
    Row("page tools", ("打印", "关闭", "【打印", "[打印", "【关闭", "字号", "【字号", "[字号", "字体", "【字体",
        "分享到", "收藏", "【收藏", "【大", "大中小", "列印", "關閉", "保护视力色"),
        '<td>【<a href="javascript:window.print()">打印</a>】【<a href="javascript:window.close()">关闭</a>】</td>'),
)  # fmt: skip
"""Furniture by the words a short, linked block opens with."""

ABOUT: Final = re.compile(
    r"(?:来\s*源(?:于)?|稿源|信息来源|作\s*者|记\s*者|通讯员|编\s*辑(?!部)|责\s*编|供\s*稿|撰\s*稿|审\s*核|签\s*发|发\s*布(?:时间|日期|机构|人|者)?|"
    r"时\s*间|日\s*期|文\s*号|索\s*引\s*号|主\s*题|附\s*件|來\s*源|發\s*布|發稿|編\s*輯|時\s*間|印\s*发)[^：:\n]{0,6}[：:]"
)
"""Words with a colon that tell of the article: an element that says such a thing is kept, whatever it is called."""

BELONGS_TO_SITE: Final = re.compile(
    "版权所有|版權所有|ICP备|ICP證|公网安备|copyright|主办单位|网站标识码|技术支持", re.IGNORECASE
)
"""Words of a site's own footer, where 地址： and 日期： tell of the site."""

FILE_LINK: Final = re.compile(
    r"\.(?:docx?|wps|et|xlsx?|pptx?|pdf|ofd|rar|zip|7z|txt|jpe?g|png)(?:$|[?#])", re.IGNORECASE
)
"""Links to files are attachments, not furniture."""

_TAG_REASONS: Final = {name: row.reason for row in TAGS for name in row.names}
_NAME_REASONS: Final = {name: row.reason for row in NAMES for name in row.names}
_WORDS: Final = re.compile("[A-Z]?[a-z]+|[A-Z]+")


def reason_of_tag(tag: str) -> str | None:
    """Give the furniture an element of this tag is, None if it is none."""
    return _TAG_REASONS.get(tag)


def reason_of_names(names: str) -> str | None:
    """Give the furniture that a class or id names, None if it names none."""
    for name in names.split():
        for word in (name.lower(), *(found.lower() for found in _WORDS.findall(name))):
            if word in _NAME_REASONS:
                return _NAME_REASONS[word]
    return None


def reason_of_opening(text: str) -> str | None:
    """Give the furniture that a block opening with this text is, None if it is none."""
    for row in OPENINGS:
        if text.startswith(row.names):
            return row.reason
    return None
