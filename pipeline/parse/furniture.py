"""Web furniture: what a page puts round an article and nobody would print, as a table of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Furniture:
    """A row: a pattern that must match a whole piece of text (outer white space off), the reason, an example."""

    pattern: re.Pattern[str]
    reason: str
    example: str


def _row(pattern: str, example: str, reason: str = "web furniture") -> Furniture:
    return Furniture(re.compile(pattern), reason, example)


_BUTTON: Final = (
    "打印本页|打印此页|打印|关闭窗口|关闭本页|关闭此页|关闭|下载|收藏|加入收藏|分享|推荐|纠错|我要纠错|返回顶部"
    "|返回首页|返回列表|返回上页|返回上一页"
    "|返回|回到顶部|字号|字体|大|中|小|超大|默认|特大|复制链接|微信|微博|QQ|QQ空间|新浪微博|朋友圈|浏览器打印"
    "|双击滚屏|列印|友善列印|回上頁|回首頁|轉寄|"
    "正文|首页|上一篇|下一篇|更多|more|More|MORE|无|没有了|顶部|转发|评论|举报|点赞|繁体|简体|无障碍|手机版|扫一扫"
)
WHOLE: Final = (
    _row(
        rf"[\[【（(|\s]*(?:{_BUTTON})(?:[\]】）)|/·、\s：:\[【（(>《》]+(?:{_BUTTON}))*[\]】）)|\s：:]*",
        "【打印本页】【关闭窗口】",
    ),
    _row(r"[\[【（(]\s*(?:字号|字体|字體)\s*[：:]?.{0,20}", "【字号：大 中 小】"),
    _row(
        r"(?:您|你)?(?:现在|当前|所在|目前|的)*(?:的?位置|位置是)\s*[：:].{0,120}",
        "您现在的位置：首页 >> 新闻 >> 正文",
    ),
    _row(r"(?:网站)?首页\s*(?:>|＞|»|›|/|->|→|-).{0,100}", "首页 > 工作动态 > 正文"),
    _row(r"[^>＞»，。]{1,20}(?:\s*(?:>{1,2}|＞{1,2}|»|›)\s*[^>＞»，。]{1,24}){1,6}", "新闻中心 >> 基层动态 >> 正文"),
    _row(r"(?:上|下|前|后)一?(?:篇|条|頁|页|则|則|期)\s*[：:].{0,100}", "上一篇：关于做好防汛工作的通知"),
    _row(
        r"(?:相关|相關|热门|推荐|延伸|更多|最新)(?:阅读|新闻|新聞|文章|链接|連結|报道|信息|推荐|稿件|附件下载"
        r"|资讯)\s*[：:]?.{0,40}", "相关阅读："),
    _row(r"(?:扫一扫|扫描|扫码|微信扫|用手机扫|请用微信|长按|打开微信).{0,40}", "扫一扫在手机打开当前页"),
    _row(r"(?:分享到|分享至|分享|转发到|收藏到)\s*[：:].{0,60}", "分享到：微博 微信"),
    _row(r"(?:版权所有|[Cc]opyright|COPYRIGHT|©).{0,120}", "版权所有：某县人民政府"),
    _row(r".{0,40}(?:ICP备|ICP证|公网安备|网站标识码).{0,80}", "某ICP备05012345号"),
    _row(
        r"(?:主办|承办|主办单位|承办单位|技术支持|地址|联系地址|邮编|邮政编码|版权"
        r"|网站地图)\s*[：:][^。]{0,100}(?:ICP|版权|技术支持|主办|承办|邮编|网站).{0,80}",
         "主办：某县人民政府 承办：某县政府办公室 技术支持：某公司"),
    _row(r"(?:责任编辑|編輯|编辑)?\s*返回[一-鿿]{1,6}[，,]?\s*查看更多", "返回搜狐，查看更多"),
    _row(r"(?:点击|单击)(?:查看|进入|下载|阅读|这里|此处|图片).{0,30}", "点击查看原文"),
    _row(r"(?:阅读|查看)(?:原文|全文|更多)", "阅读原文"),
    _row(r"(?:声明|免责声明|版权声明)\s*[：:].{0,300}", "免责声明：本站转载的文章版权归原作者所有。"),
    _row(r"(?:本文|文章|原文)(?:地址|链接|网址)\s*[：:].{0,200}", "本文地址：http://example.org/1.html"),
    _row(r"(?:https?://|www\.)[!-~]{1,200}", "http://example.org/1.html"),
    _row(r"(?:附件)?下载\s*/\s*打印.{0,20}", "下载/打印/【字号：大 中 小】"),
    _row(r"(?:[（(【\[]\s*)?(?:完|全文完|本文完|未完待续|END|-END-)(?:\s*[）)】\]])?", "（完）", "end mark"),
    _row(r"[-—_=*＊·•~～#.。…\s]{2,}", "------", "ornament"),
    _row(r"<!--.*?-->", "<!-- INFO END -->", "markup"),
    _row(r"(?:&nbsp;|&emsp;|&ensp;|\u200b|\ufeff|\s)+", "&nbsp;&nbsp;", "markup leftover"),
    _row(r"第?\s*\d{1,3}\s*/\s*\d{1,3}\s*页?|共\s*\d{1,3}\s*页.{0,30}|[-—]\s*\d{1,3}\s*[-—]", "第1/3页"),
    _row(r"(?:【|\[)?(?:大|中|小)(?:\s*[|/]?\s*(?:大|中|小)){2}(?:】|\])?", "大 中 小"),
    _row(r"用户名\s*[：:].{0,60}|登录|注册|搜索|搜\s*索|全文检索|站内搜索", "站内搜索"),
    _row(
        r"(?:当前|目前)?(?:已有|共有|共)?\s*\d{1,7}\s*(?:人|次)(?:浏览|阅读|参与|评论|点击|查看).{0,10}",
        "已有123人浏览",
    ),
    _row(r"(?:文件|附件)\s*(?:下载|打印)\s*", "附件下载"),
)  # fmt: skip

# Furniture that stands inside a line among metadata or glued to the last words of a flattened article.
INLINE: Final = re.compile(
    r"返回[一-鿿]{1,6}[，,]?\s*查看更多|[【\[（(]\s*(?:字号|字体|字體|打印|关闭|收藏|大|我要纠错|纠错|下载"
    r"|分享)[^】\]）)]{0,20}[】\]）)]?"
    r"|打印本页|关闭窗口|我要打印|加入收藏|双击滚屏|(?<=\s)(?:打印|关闭|收藏|分享|下载|纠错|大|中|小|次)(?=\s|$)"
)

# Longer pieces are never furniture; it also keeps every pattern's work bounded.
LONGEST: Final = 400


def furniture_reason(text: str) -> str | None:
    """Give the reason for dropping a piece of text that is furniture as a whole, else None."""
    if len(text) > LONGEST:
        return None
    return next((row.reason for row in WHOLE if row.pattern.fullmatch(text)), None)
