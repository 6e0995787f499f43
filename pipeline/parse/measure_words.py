"""Measure words: the units a quantity may have, and the words that make it approximate, as tables."""

from __future__ import annotations

from typing import Final


def words(text: str) -> tuple[str, ...]:
    """Give the words of a table written as running text."""
    return tuple(text.split())


# Counted things; the pattern made of them prefers the longest.
COUNTED: Final = words(
    """
    人次 人 人員 名 位 个 個 只 隻 头 頭 口 羽 匹 条 條 尾 株 棵 颗 粒 根 支 枝 张 張 份 封 本 册 篇 幅 面 枚 块
    塊 片 件 项 項 宗 起 例 次 场 場 场次 場次 批 批次 期 轮 届 班 班次 节 堂 课时 学时 台 臺 台次 台套 台（套）
    部 辆 輛 辆次 架 艘 列 趟 车次 座 栋 棟 幢 间 間 套 所 家 户 戶 户次 处 處 盏 盞 顶 双 对 副 组 組 支队伍 队
    群 种 種 类 類 款 门 道 层 級 级 倍 成 盒 瓶 袋 箱 桶 包 捆 盘 床 把 辆份 篇次 句 字 页 頁 万字 亩 畝 亩次
    公顷 公頃 顷 平方米 平方公里 平方千米 平方公尺 立方米 立方 坪 公里 千米 里 米 公尺 厘米 毫米 公分 吨 噸 公斤
    千克 斤 克 升 毫升 元 角 美元 欧元 港元 日元 英镑 人民币 卢布 新台币 度 千瓦 千瓦时 兆瓦 瓦 伏 摄氏度 小时
    小時 分钟 分鐘 秒 秒钟 天 日次 周 週 个月 個月 年 个工作日 工作日 昼夜 学年 学期 季度 个百分点 個百分點
    百分点 百分點 岁 歲 学分 分 名次 票 席 团 店 村 镇 乡 县 市 站 校 厂 企业 点次 网点 岗 队次 警次 车 人份
    盒次 篮 盆 艘次 架次 航班 标准箱 标箱 车位 床位 张床位 张次 笔 宗地 单 单位 桩 针 剂 剂次 针次 人天 工日 GB
    MB TB
    """
)
SIGNS: Final = words(
    """
    % ％ ‰ ℃ ° kwp kWp kW kw MW GW kwh kWh KWh km KM m kg KG g mg cm mm ml mL L t m² ㎡ km² m³ 公里/小时 元/吨
    元/斤 元/公斤 元/平方米
    """
)

# Units after a Han numeral: fewer, for 一个, 三方面 and 四个意识 are no quantities.
HAN_COUNTED: Final = words(
    """
    人次 人 名 位 户 所 家 件 起 台 辆 次 场 场次 亩 元 天 公里 米 吨 斤 公斤 头 只 份 张 座 间 栋 期 篇 小时
    分钟 倍 岁 批 支 周 个月 個月
    """
)
HAN_LARGE: Final = words("个 個 项 項 条 條 种 类 组 村 镇 县")

BEFORE: Final = words("将近 接近 大约 约 約 近 超过 超過 超 突破 逾 上 不少于 不低于 至少 高达 多达")
APPROXIMATE_BEFORE: Final = frozenset(BEFORE) - {"上", "高达", "多达"}
WITHIN: Final = ("多", "余", "餘", "来", "几")
AFTER: Final = ("以上", "左右", "上下", "以内", "余", "餘", "多")
