"""Web furniture: what a page puts round an article and nobody would print, as a table of patterns."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.model.patterns import lazy
from pipeline.parse.measure_words import words


class Furniture(NamedTuple):
    """A row: a pattern that must match a whole piece of text (outer white space off), the reason, an example."""

    pattern: re.Pattern[str]
    reason: str
    example: str


def _row(needs: str, pattern: str, example: str, reason: str = "web furniture") -> Furniture:
    """Make a row; ``needs``: one of these words is in all it matches (empty: nothing is known)."""
    return Furniture(lazy(pattern, *words(needs)), reason, example)


_BUTTON: Final = (
    "打印本页|打印此页|打印|关闭窗口|关闭本页|关闭此页|关闭|下载|收藏|加入收藏|分享|推荐|纠错|我要纠错|返回顶部"
    "|返回首页|返回列表|返回上页|返回上一页"
    "|返回|回到顶部|字号|字体|大|中|小|超大|默认|特大|复制链接|微信|微博|QQ|QQ空间|新浪微博|朋友圈|浏览器打印"
    "|双击滚屏|列印|友善列印|回上頁|回首頁|轉寄|"
    "正文|首页|上一篇|下一篇|更多|more|More|MORE|无|没有了|顶部|转发|评论|举报|点赞|繁体|简体|无障碍|手机版|扫一扫"
)
WHOLE: Final = (
    _row("",
        rf"[\[【（(|\s]*(?:{_BUTTON})(?:[\]】）)|/·、\s：:\[【（(>《》]+(?:{_BUTTON}))*[\]】）)|\s：:]*",
        "【打印本页】【关闭窗口】",
    ),
    _row("字号 字体 字體", r"[\[【（(]\s*(?:字号|字体|字體)\s*[：:]?.{0,20}", "【字号：大 中 小】"),
    _row("位置",
        r"(?:您|你)?(?:现在|当前|所在|目前|的)*(?:的?位置|位置是)\s*[：:].{0,120}",
        "您现在的位置：首页 >> 新闻 >> 正文",
    ),
    _row("首页", r"(?:网站)?首页\s*(?:>|＞|»|›|/|->|→|-).{0,100}", "首页 > 工作动态 > 正文"),
    _row("> ＞ » ›", r"(?:>{1,2}|＞|»|›)[^，。]{1,80}", "> 新闻 > 县区 > 城关镇"),
    _row("首页",
        r"(?:网站)?首页\s*[/／|｜].{1,60}[/／|｜]\s*(?:正文|详情|内容|详细信息).{0,6}",
        "首页/ 新闻中心 / 镇办动态 / 正文",
    ),
    _row("版", r"第\s?[A-Za-z]?\d{1,3}\s?版\s*[：:].{0,24}", "第A08版：要闻"),
    _row("正文", r"[^。，]{1,30}[—–\->»/]\s*正文", "首页头条—正文"),
    _row("今天是 天气",
         r"今天是[：:]?(?:\s*(?:\d|星期)[^。，]{0,24})?|(?:今日)?天气(?:预报)?[：:][^。]{0,20}", "今天是"),
    _row("评论", r"(?:暂无|发表)评论[^。]{0,20}", "暂无评论哦，快来评论一下吧！"),
    _row("篇 版 条 页", r"[\d\s|]*(?:上一?[篇版条页]|下一?[篇版条页])[^。，]{0,24}", "上一版3 4下一版"),
    _row("欢迎 支持IPv6", r"[^。]{0,30}欢迎[您你][^。]{0,10}|[^。，]{0,10}支持IPv6.{0,10}", "某县第一中学 欢迎您！"),
    _row("简介 联系 留言 网站 关于我们 隐私",
        r"[|｜\s]*(?:[^|｜。，\s]{0,4}(?:简介|联系方式|联系我们|在线留言|网站地图|关于我们|网站帮助|隐私[声申]明)[|｜\s]*){1,6}",
        "| 医院简介| 联系方式| 在线留言|",
    ),
    _row("本帖最后由", r"本帖最后由.{1,60}编辑", "本帖最后由 城关镇 于 2022-3-15 18:21 编辑"),
    _row("需要 欢迎",
         r"(?:您|你)?需要\s*登[录陆].{0,40}|欢迎(?:访问|光临|来到)[^。！]{1,30}", "您需要 登录 才可以查看"),
    _row("下载地址 本文标题", r"下载地址\s*[：:].{0,40}|本文标题\s*[：:].{0,100}", "下载地址： 点击此处下载"),
    _row("原创 转载",
         r"本(?:作品|文|网|站|稿件)[^。]{0,30}(?:原创|转载)[^。]{0,80}[。！!]?", "本作品由某台原创，转载请注明来源！"),
    _row("版", r".{0,40}版\s*权\s*所\s*有.{0,80}", "某 报 社 版 权 所 有 未 经 授 权 禁 止 转 载"),
    _row("> ＞ » ›",
         r"[^>＞»，。]{1,20}(?:\s*(?:>{1,2}|＞{1,2}|»|›)\s*[^>＞»，。]{1,24}){1,6}", "新闻中心 >> 基层动态 >> 正文"),
    _row("篇 条 頁 页 则 則 期",
         r"(?:上|下|前|后)一?(?:篇|条|頁|页|则|則|期)\s*[：:].{0,100}", "上一篇：关于做好防汛工作的通知"),
    _row("相关 相關 热门 推荐 延伸 更多 最新",
        r"(?:相关|相關|热门|推荐|延伸|更多|最新)(?:阅读|新闻|新聞|文章|链接|連結|报道|信息|推荐|稿件|附件下载"
        r"|资讯)\s*[：:]?.{0,40}", "相关阅读："),
    _row("扫 微信 长按",
         r"(?:扫一扫|扫描|扫码|微信扫|微信\s?扫一扫|用手机扫|请用微信|长按|打开微信).{0,40}", "扫一扫在手机打开当前页"),
    _row("分享 转发到 收藏到", r"(?:分享到|分享至|分享|转发到|收藏到)\s*[：:].{0,60}", "分享到：微博 微信"),
    _row("版权所有 opyright COPYRIGHT ©", r"(?:版权所有|[Cc]opyright|COPYRIGHT|©).{0,120}", "版权所有：某县人民政府"),
    _row("ICP 公网安备 网站标识码", r".{0,40}(?:ICP备|ICP证|公网安备|网站标识码).{0,80}", "某ICP备05012345号"),
    _row("主办 承办 技术支持 地址 邮编 邮政编码 版权 网站地图",
        r"(?:主办|承办|主办单位|承办单位|技术支持|地址|联系地址|邮编|邮政编码|版权"
        r"|网站地图)\s*[：:][^。]{0,100}(?:ICP|版权|技术支持|主办|承办|邮编|网站).{0,80}",
         "主办：某县人民政府 承办：某县政府办公室 技术支持：某公司"),
    _row("查看更多", r"(?:责任编辑|編輯|编辑)?\s*返回[一-鿿]{1,6}[，,]?\s*查看更多", "返回搜狐，查看更多"),
    _row("点击 单击", r"(?:点击|单击)(?:查看|进入|下载|阅读|这里|此处|图片).{0,30}", "点击查看原文"),
    _row("原文 全文 更多", r"(?:阅读|查看)(?:原文|全文|更多)", "阅读原文"),
    _row("声明", r"(?:声明|免责声明|版权声明)\s*[：:].{0,300}", "免责声明：本站转载的文章版权归原作者所有。"),
    _row("地址 链接 网址",
         r"(?:本文|文章|原文)(?:地址|链接|网址)\s*[：:].{0,200}", "本文地址：http://example.org/1.html"),
    _row("http www.", r"(?:https?://|www\.)[!-~]{1,200}", "http://example.org/1.html"),
    _row("下载", r"(?:附件)?下载\s*/\s*打印.{0,20}", "下载/打印/【字号：大 中 小】"),
    _row("完 END", r"(?:[（(【\[]\s*)?(?:完|全文完|本文完|未完待续|END|-END-)(?:\s*[）)】\]])?", "（完）", "end mark"),
    _row("", r"[-—_=*＊·•~～#.。…\s]{2,}|[|｜×]{1,3}", "------", "ornament"),
    _row("<!--", r"<!--.*?-->", "<!-- INFO END -->", "markup"),
    _row("&nbsp; &emsp; &ensp; \u200b \ufeff",
         r"(?:&nbsp;|&emsp;|&ensp;|\u200b|\ufeff|\s)+", "&nbsp;&nbsp;", "markup leftover"),
    _row("/ 共 - —", r"第?\s*\d{1,3}\s*/\s*\d{1,3}\s*页?|共\s*\d{1,3}\s*页.{0,30}|[-—]\s*\d{1,3}\s*[-—]", "第1/3页"),
    _row("大 中 小", r"(?:【|\[)?(?:大|中|小)(?:\s*[|/]?\s*(?:大|中|小)){2}(?:】|\])?", "大 中 小"),
    _row("用户名 登录 注册 搜 检索", r"用户名\s*[：:].{0,60}|登录|注册|搜索|搜\s*索|全文检索|站内搜索", "站内搜索"),
    _row("浏览 阅读 参与 评论 点击 查看",
        r"(?:当前|目前)?(?:已有|共有|共)?\s*\d{1,7}\s*(?:人|次)(?:浏览|阅读|参与|评论|点击|查看).{0,10}",
        "已有123人浏览",
    ),
    _row("下载 打印", r"(?:文件|附件)\s*(?:下载|打印)\s*", "附件下载"),
)  # fmt: skip

# Furniture that stands inside a line among metadata or glued to the last words of a flattened article.
INLINE: Final = lazy(
    r"返回[一-鿿]{1,6}[，,]?\s*查看更多|[【\[（(]\s*(?:字号|字体|字體|打印|关闭|收藏|大|小|我要纠错|纠错|下载"
    r"|分享)[^】\]）)]{0,20}[】\]）)]?"
    r"|打印本页|关闭窗口|我要打印|加入收藏|双击滚屏|(?<=\s)(?:打印|关闭|收藏|分享|下载|纠错|大|中|小|次)(?=\s|$)"
)

# Longer pieces are never furniture; it also keeps every pattern's work bounded.
LONGEST: Final = 400


# Lines are tried only when one of these is in them: no row but the buttons' matches without.
_SIGNS: Final = words(
    """
    > ＞ » › < | ｜ & © × \u200b \ufeff ... opyright COPYRIGHT ICP http www END IPv6 登录 登陆
    位置 首页 主页 正文 阅读 新闻 新聞 文章 链接 連結 报道 推荐 稿件 资讯 扫 微信 长按 分享 转发 收藏 备 标识码
    主办 承办 技术支持 地址 邮编 邮政 地图 返回 点击 单击 声明 下载 打印 字号 字体 字體 完 用户名 浏览 参与 评论
    查看 本帖 注册 检索 欢迎 今天是 天气 标题 原创 转载 简介 联系 留言 关于我们 帮助 隐私
    """
)
_SPACED_SIGN: Final = lazy(
    r"[-—_=*＊·•~～#…]{2}|[-—]\s*\d|\d\s*/\s*\d|共\s*\d|\d\s?版|版\s*权|搜\s*索"
    r"|[上下前后]一?[篇条頁页则則期版]|[大中小]\s*[|/]?\s*[大中小]"
)
_SHORT: Final = 12
_BUTTONS: Final = tuple(_BUTTON.split("|"))


def furniture_reason(text: str) -> str | None:
    """Give the reason for dropping a piece of text that is furniture as a whole, else None."""
    if len(text) > LONGEST:
        return None
    rows: tuple[Furniture, ...] = WHOLE if _has_sign(text) else WHOLE[:1] if len(text) <= _SHORT else ()
    if rows and not _may_be_buttons(text):
        rows = rows[1:]
    return next((row.reason for row in rows if row.pattern.fullmatch(text)), None)


def _may_be_buttons(text: str) -> bool:
    words = "".join(text.split()).strip("[【（(|]】）)：:")
    return words.startswith(_BUTTONS) and words.endswith(_BUTTONS)


def _has_sign(text: str) -> bool:
    return any(sign in text for sign in _SIGNS) or _SPACED_SIGN.search(text) is not None
