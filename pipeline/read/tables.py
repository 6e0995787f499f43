"""Tables of data told from tables that only place text on the page: the same rules for HTML and Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LONG_CELL: Final = 300
"""A cell of more characters holds an article, not a datum."""

MOST_CELLS: Final = 50_000
KEY_CELL: Final = re.compile(r"[^：:]{1,10}[：:]")
ENDS_AS_KEY: Final = re.compile(r"\s*\S[^：:]{0,9}[：:]\s*")

KEYS_WITHOUT_COLON: Final = frozenset({
    "索引号", "主题分类", "发文机关", "发布机构", "发文机构", "公开机构", "成文日期", "发文日期", "发布日期",
    "生成日期", "公开日期", "标题", "名称", "信息名称", "文号", "发文字号", "文件编号", "主题词", "关键词",
    "信息来源", "来源", "作者", "有效性", "体裁分类", "公开方式", "公开形式", "公开范围", "公开时限",
    "组配分类", "服务对象", "内容概述", "信息分类", "效力状态", "统一登记号", "生效日期", "废止日期",
    "发布时间", "索取号",
})  # fmt: skip
"""Heads of the table of particulars above an official document, where the table leaves out the colon."""


def holds_data(texts: Sequence[Sequence[str]], *, headed: bool) -> bool:
    """Tell data from layout by the cells' texts (without white space), row by row.

    Data are two rows and two columns at least, no cell as long as an article, and no form of keys and values
    (``来源： | 县公安局``), which is read line by line. ``headed``: the source marks cells as heads.
    """
    full_rows = [row for row in texts if sum(map(bool, row)) >= 2]
    if len(full_rows) < 2 or sum(map(len, texts)) > MOST_CELLS:
        return False
    if any(len(cell) > LONG_CELL for row in texts for cell in row):
        return False
    keyed = sum(any(is_key(cell) for cell in row[::2]) for row in full_rows)
    listed = all(is_key(row[0]) for row in full_rows)
    return not listed and (headed or keyed * 2 < len(full_rows))


def is_key(cell: str) -> bool:
    """Tell whether a cell names what the next one holds."""
    return cell in KEYS_WITHOUT_COLON or KEY_CELL.fullmatch(cell) is not None
