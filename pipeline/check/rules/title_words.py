"""Words that titles of official documents are made of: a line that ends within one is broken wrongly (§7.3.1).

No dictionary: what is not here stays undecided.
"""

from __future__ import annotations

from typing import Final

_LISTED: Final = """
关于 通知 通报 报告 请示 批复 意见 决定 公告 通告 命令 决议 公报 议案 纪要 办法 规定
条例 细则 方案 工作 会议 进一步 加强 推进 开展 落实 贯彻 实施 做好 建设 管理 服务
安全 生产 发展 改革 创新 提升 提高 深化 完善 建立 健全 机制 制度 体系 专项 行动 活动
学习 教育 培训 检查 督查 整治 治理 问题 情况 总结 计划 规划 重点 任务 目标 责任 政府
人民 中共 委员会 办公室 办公厅 公安局 大队 支队 总队 单位 部门 干部 群众 党员 民警
警队 文明 奋进 创建 坚持 交警 直属 表彰 先进 集体 个人 年度 全市 全县 全省 全国 有关
事项 印发 转发 征求 召开 举办 城市 农村 社区 乡镇 街道 经济 社会 文化 环境 保护 防汛
抗旱 应急 预案 消防 交通 道路 疫情 防控 信息 宣传 统计 财政 预算 审计 监督
"""

WORDS: Final = frozenset(_LISTED.split())
"""Words of two and three characters."""
