"""Metadata keys: the labels (``键：值``) a web page or a document puts round an article, as a table."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, NamedTuple


class Role(StrEnum):
    """What the value of a key is. ``FURNITURE`` and ``CATALOGUE`` values are dropped, with the reason."""

    ISSUED = "issued"  # 成文日期: the day of the document itself; goes before any day of publishing
    PUBLISHED = "published"
    SOURCE = "source"
    AUTHOR = "author"
    EDITOR = "editor"
    TITLE = "title"
    ORIGINAL_TITLE = "original-title"
    DOCUMENT_NUMBER = "document-number"
    BODY = "body"  # 正文：, after which the article begins
    CATALOGUE = "catalogue"
    FURNITURE = "furniture"


class Key(NamedTuple):
    """A row: the label, what its value is, and whether the label may also be ordinary words of a body.

    A ``weak`` key (时间, 日期, 编辑 …) counts only where its value is of the right kind and metadata may stand.
    """

    label: str
    role: Role
    example: str
    weak: bool = False


KEYS: Final = (
    Key("成文日期", Role.ISSUED, "成文日期：2019年01月09日"),
    Key("成文时间", Role.ISSUED, "成文时间：2019-01-09"),
    Key("制发日期", Role.ISSUED, "制发日期：2019-01-09"),
    Key("发文日期", Role.ISSUED, "发文日期：2019-01-09"),
    Key("签发日期", Role.ISSUED, "签发日期：2019-01-09"),
    Key("发表时间", Role.PUBLISHED, "发表时间:2019-02-26"),
    Key("发表日期", Role.PUBLISHED, "发表日期：2019年2月26日"),
    Key("发表于", Role.PUBLISHED, "发表于：2019-02-26"),
    Key("发布时间", Role.PUBLISHED, "发布时间：2019/2/26 10:30"),
    Key("发布日期", Role.PUBLISHED, "发布日期：2019.2.26"),
    Key("发布于", Role.PUBLISHED, "发布于：2019-02-26"),
    Key("发稿时间", Role.PUBLISHED, "发稿时间：2019-02-26 09:00"),
    Key("发稿日期", Role.PUBLISHED, "发稿日期：2019-02-26"),
    Key("發稿時間", Role.PUBLISHED, "發稿時間：114年12月22日10:55"),
    Key("發稿日期", Role.PUBLISHED, "發稿日期：114年12月22日"),
    Key("發布時間", Role.PUBLISHED, "發布時間：114年12月22日"),
    Key("發布日期", Role.PUBLISHED, "發布日期：114-12-22"),
    Key("發佈日期", Role.PUBLISHED, "發佈日期：114-12-22"),
    Key("上版日期", Role.PUBLISHED, "上版日期：114-12-22"),
    Key("张贴日期", Role.PUBLISHED, "张贴日期：2019-02-26"),
    Key("更新时间", Role.PUBLISHED, "更新时间：2019-02-26"),
    Key("更新日期", Role.PUBLISHED, "更新日期：2019-02-26"),
    Key("更新時間", Role.PUBLISHED, "更新時間：114-12-22"),
    Key("录入时间", Role.PUBLISHED, "录入时间：2019-02-26"),
    Key("添加时间", Role.PUBLISHED, "添加时间：2019-02-26"),
    Key("添加日期", Role.PUBLISHED, "添加日期：2019-02-26"),
    Key("公布日期", Role.PUBLISHED, "公布日期：2019-02-26"),
    Key("公开日期", Role.PUBLISHED, "公开日期：2019-02-26"),
    Key("公开时间", Role.PUBLISHED, "公开时间：2019-02-26"),
    Key("生成日期", Role.PUBLISHED, "生成日期：2019-02-26"),
    Key("发文时间", Role.PUBLISHED, "发文时间：2019-02-26"),
    Key("时间", Role.PUBLISHED, "时间：2019-02-26 08:15", weak=True),
    Key("時間", Role.PUBLISHED, "時間：114年12月22日", weak=True),
    Key("日期", Role.PUBLISHED, "日期：2019-02-26", weak=True),
    Key("信息来源", Role.SOURCE, "信息来源：区教育局"),
    Key("消息来源", Role.SOURCE, "消息来源：区教育局"),
    Key("文章来源", Role.SOURCE, "文章来源：县人民医院"),
    Key("稿件来源", Role.SOURCE, "稿件来源：县融媒体中心"),
    Key("新闻来源", Role.SOURCE, "新闻来源：市税务局"),
    Key("内容来源", Role.SOURCE, "内容来源：市税务局"),
    Key("资料来源", Role.SOURCE, "资料来源：市税务局"),
    Key("来源单位", Role.SOURCE, "来源单位：市税务局"),
    Key("来源于", Role.SOURCE, "来源于：东街办事处"),
    Key("来源自", Role.SOURCE, "来源自：东街办事处"),
    Key("来源", Role.SOURCE, "来 源：县公安局"),
    Key("來源", Role.SOURCE, "來源：秘書室"),
    Key("资料提供单位", Role.SOURCE, "资料提供单位：秘书处"),
    Key("資料來源", Role.SOURCE, "資料來源：秘書室"),
    Key("發稿單位", Role.SOURCE, "發稿單位：工務局"),
    Key("发稿单位", Role.SOURCE, "发稿单位：宣传科"),
    Key("發布單位", Role.SOURCE, "發布單位：工務局"),
    Key("发布单位", Role.SOURCE, "发布单位：宣传科"),
    Key("发布机构", Role.SOURCE, "发布机构：县政府办公室"),
    Key("发布部门", Role.SOURCE, "发布部门：区教育局"),
    Key("发稿部门", Role.SOURCE, "发稿部门：宣传科"),
    Key("發布機關", Role.SOURCE, "發布機關：工務局"),
    Key("信息提供", Role.SOURCE, "信息提供：区教育局"),
    Key("供稿单位", Role.SOURCE, "供稿单位：第二小学"),
    Key("稿源", Role.SOURCE, "稿源：县电视台"),
    Key("稿件作者", Role.AUTHOR, "稿件作者：张三"),
    Key("文章作者", Role.AUTHOR, "文章作者：张三"),
    Key("作者", Role.AUTHOR, "作者：张三"),
    Key("撰稿人", Role.AUTHOR, "撰稿人：张三"),
    Key("撰稿", Role.AUTHOR, "撰稿：张三", weak=True),
    Key("供稿人", Role.AUTHOR, "供稿人：张三"),
    Key("供稿", Role.AUTHOR, "供稿：李四", weak=True),
    Key("通讯员", Role.AUTHOR, "通讯员：李四"),
    Key("通訊員", Role.AUTHOR, "通訊員：李四"),
    Key("记者", Role.AUTHOR, "记者：王五", weak=True),
    Key("記者", Role.AUTHOR, "記者：王五", weak=True),
    Key("发稿人", Role.AUTHOR, "发稿人：赵六"),
    Key("發稿人", Role.AUTHOR, "發稿人：趙六"),
    Key("信息员", Role.AUTHOR, "信息员：赵六"),
    Key("发布人", Role.AUTHOR, "发布人：赵六"),
    Key("发布者", Role.AUTHOR, "发布者：赵六"),
    Key("發布人", Role.AUTHOR, "發布人：趙六"),
    Key("录入者", Role.AUTHOR, "录入者：赵六"),
    Key("录入人", Role.AUTHOR, "录入人：赵六"),
    Key("录入", Role.AUTHOR, "录入：赵六", weak=True),
    Key("上传者", Role.AUTHOR, "上传者：赵六"),
    Key("编辑", Role.AUTHOR, "编辑：孙七", weak=True),
    Key("編輯", Role.AUTHOR, "編輯：孫七", weak=True),
    Key("责任编辑", Role.EDITOR, "责任编辑：孙七"),
    Key("責任編輯", Role.EDITOR, "責任編輯：孫七"),
    Key("本文责编", Role.EDITOR, "本文责编：孙七"),
    Key("责编", Role.EDITOR, "责编：孙七"),
    Key("網站編輯", Role.EDITOR, "網站編輯：孫七"),
    Key("网站编辑", Role.EDITOR, "网站编辑：孙七"),
    Key("审核人", Role.CATALOGUE, "审核人：周八"),
    Key("审核", Role.CATALOGUE, "审核：周八", weak=True),
    Key("审稿", Role.CATALOGUE, "审稿：周八", weak=True),
    Key("校对", Role.CATALOGUE, "校对：周八", weak=True),
    Key("摄影", Role.CATALOGUE, "摄影：周八", weak=True),
    Key("原标题", Role.ORIGINAL_TITLE, "原标题：关于做好防汛工作的通知"),
    Key("原標題", Role.ORIGINAL_TITLE, "原標題：防汛工作通知"),
    Key("标题", Role.TITLE, "标　　题：关于做好防汛工作的通知", weak=True),
    Key("名称", Role.TITLE, "名　　称：关于做好防汛工作的通知", weak=True),
    Key("文章标题", Role.TITLE, "文章标题：县城供水工程开工"),
    Key("新闻标题", Role.TITLE, "新闻标题：县城供水工程开工"),
    Key("信息名称", Role.TITLE, "信息名称：关于做好防汛工作的通知"),
    Key("文件名称", Role.TITLE, "文件名称：关于做好防汛工作的通知"),
    Key("发文字号", Role.DOCUMENT_NUMBER, "发文字号：某政办发〔2019〕3号"),
    Key("文号", Role.DOCUMENT_NUMBER, "文　　号：某政办发〔2019〕3号"),
    Key("正文", Role.BODY, "正文：近年来，", weak=True),
    Key("索引号", Role.CATALOGUE, "索 引 号：000014349/2019-00002"),
    Key("信息索引号", Role.CATALOGUE, "信息索引号：000014349/2019-00002"),
    Key("主题分类", Role.CATALOGUE, "主题分类：农业、林业"),
    Key("信息分类", Role.CATALOGUE, "信息分类：工作动态"),
    Key("主题词", Role.CATALOGUE, "主 题 词：防汛"),
    Key("关键词", Role.CATALOGUE, "关键词：防汛", weak=True),
    Key("发文机关", Role.CATALOGUE, "发文机关：县人民政府"),
    Key("发文单位", Role.CATALOGUE, "发文单位：县人民政府"),
    Key("公开方式", Role.CATALOGUE, "公开方式：主动公开"),
    Key("公开范围", Role.CATALOGUE, "公开范围：面向社会"),
    Key("公开类别", Role.CATALOGUE, "公开类别：主动公开"),
    Key("有效性", Role.CATALOGUE, "有效性：有效"),
    Key("体裁分类", Role.CATALOGUE, "体裁分类：通知"),
    Key("组配分类", Role.CATALOGUE, "组配分类：通知"),
    Key("生效日期", Role.CATALOGUE, "生效日期：2019-03-01"),
    Key("实施日期", Role.CATALOGUE, "实施日期：2019-03-01"),
    Key("废止日期", Role.CATALOGUE, "废止日期：2029-03-01"),
    Key("所属类别", Role.CATALOGUE, "所属类别：工作动态"),
    Key("栏目", Role.CATALOGUE, "栏目：工作动态", weak=True),
    Key("所属栏目", Role.CATALOGUE, "所属栏目：工作动态"),
    Key("分类", Role.CATALOGUE, "分类：工作动态", weak=True),
    Key("点击数", Role.FURNITURE, "点击数：123"),
    Key("点击次数", Role.FURNITURE, "点击次数：123"),
    Key("点击率", Role.FURNITURE, "点击率：123"),
    Key("点击量", Role.FURNITURE, "点击量：123"),
    Key("点击", Role.FURNITURE, "点击：123次", weak=True),
    Key("点阅数", Role.FURNITURE, "点阅数：12"),
    Key("點閱數", Role.FURNITURE, "點閱數：12"),
    Key("點閱率", Role.FURNITURE, "點閱率：12"),
    Key("浏览次数", Role.FURNITURE, "浏览次数：45"),
    Key("浏览量", Role.FURNITURE, "浏览量：45"),
    Key("浏览数", Role.FURNITURE, "浏览数：45"),
    Key("浏览", Role.FURNITURE, "浏览：45", weak=True),
    Key("瀏覽人次", Role.FURNITURE, "瀏覽人次：45"),
    Key("浏览人次", Role.FURNITURE, "浏览人次：45"),
    Key("访问次数", Role.FURNITURE, "访问次数：45"),
    Key("访问量", Role.FURNITURE, "访问量：45"),
    Key("阅读次数", Role.FURNITURE, "阅读次数：45"),
    Key("阅读量", Role.FURNITURE, "阅读量：45"),
    Key("阅读数", Role.FURNITURE, "阅读数：45"),
    Key("阅读", Role.FURNITURE, "阅读：45", weak=True),
    Key("人气", Role.FURNITURE, "人气：45", weak=True),
    Key("评论", Role.FURNITURE, "评论：0", weak=True),
    Key("字号", Role.FURNITURE, "字号：大 中 小"),
    Key("字體", Role.FURNITURE, "字體："),
    Key("字体", Role.FURNITURE, "字体:大 中 小"),
    Key("字体大小", Role.FURNITURE, "字体大小：大 中 小"),
    Key("文字大小", Role.FURNITURE, "文字大小：大 中 小"),
    Key("视力保护色", Role.FURNITURE, "视力保护色："),
    Key("背景颜色", Role.FURNITURE, "背景颜色："),
    Key("打印", Role.FURNITURE, "打印：", weak=True),
    Key("分享到", Role.FURNITURE, "分享到："),
    Key("分享", Role.FURNITURE, "分享：微博", weak=True),
    Key("收藏", Role.FURNITURE, "收藏：", weak=True),
)

LABELS: Final = {key.label: key for key in reversed(KEYS)}

# Labels that may stand glued to the words before them (…一抓到底。来源：…责任编辑：…) in a flattened text.
GLUED: Final = frozenset(key.label for key in KEYS if len(key.label) >= 4 or key.label in ("来源", "來源", "责编"))
_LONGEST: Final = max(len(key.label) for key in KEYS)
_COLON: Final = re.compile("[：:]")
_SPACES: Final = " \u3000\xa0"
_BOUNDARY: Final = frozenset(" \t\n\r\u3000\xa0|｜/／;；,，·]】）)[【（(>。！？”」")


class FoundKey(NamedTuple):
    """A label in a text: its span [start, end), the colon included; ``glued`` when words stand directly before it."""

    key: Key
    start: int
    end: int
    glued: bool


def find_keys(text: str, start: int = 0) -> list[FoundKey]:
    """Give the labels of the table that stand in ``text`` from ``start`` on, each with its colon."""
    out: list[FoundKey] = []
    if "：" not in text and ":" not in text:
        return out
    floor = start
    for colon in _COLON.finditer(text, start):
        found = _key_before(text, colon.start(), floor)
        if found is not None:
            out.append(found)
        floor = colon.end()
    return out


def _key_before(text: str, colon: int, floor: int) -> FoundKey | None:
    """The longest label that ends at a colon; its characters may be spaced (来 源：)."""
    label, best, spaces = "", None, 0
    for place in range(colon - 1, floor - 1, -1):
        if text[place] in _SPACES:
            spaces += 1
            if spaces > 6:
                break
            continue
        spaces = 0
        label = text[place] + label
        if len(label) > _LONGEST:
            break
        key = LABELS.get(label)
        if key is not None:
            glued = place > floor and text[place - 1] not in _BOUNDARY
            if not glued or label in GLUED:
                best = FoundKey(key, place, colon + 1, glued)
    return best
