"""Invented titles as offices write them: issuer, 关于, what is done, to what, and the kind of document."""

from __future__ import annotations

import random

ISSUERS = (
    "国务院办公厅", "省人民政府办公厅", "市人民政府", "县公安局交通警察大队", "市场监督管理局",
    "区应急管理局", "市卫生健康委员会", "省交通运输厅", "县教育体育局", "临江县人民政府办公室",
    "青河市住房和城乡建设局", "州自然资源和规划局", "市公安局",
)  # fmt: skip
VERBS = (
    "印发", "转发", "做好", "开展", "进一步加强", "切实做好", "全面推进", "深入开展", "调整", "表彰",
    "建立健全", "规范", "公布", "加快推进", "贯彻落实", "组织实施",
)  # fmt: skip
PLACES = (
    "", "全市", "全县", "2024年", "城镇小区", "农村地区", "第三季度", "“十四五”期间", "春节期间", "中小学校",
    "重点行业领域",
)  # fmt: skip
OBJECTS = (
    "道路交通安全隐患排查治理", "防汛抗旱", "政府信息公开", "营商环境优化", "食品安全监督检查",
    "危险化学品专项整治", "耕地保护", "《生态环境损害赔偿管理规定》", "安全生产大检查", "“放管服”改革",
    "医疗保障基金使用监管", "农村人居环境整治提升", "《优化营商环境条例》", "夏季治安打击整治行动",
    "5G网络建设", "“一老一小”服务体系建设", "老旧小区改造", "“四好农村路”建设",
)  # fmt: skip
ENDS = (
    "工作的通知", "实施方案的通知", "有关情况的报告", "先进单位和先进个人的决定",
    "工作领导小组组成人员的通知", "若干措施的意见", "有关问题的批复", "任务分工方案的函", "工作的指导意见",
)  # fmt: skip
DOERS = (
    "交警直属二大队", "临江县公安局", "滥坝派出所", "区税务局", "青河市中级人民法院", "县人民医院",
    "开发区管委会", "河湾镇", "市城市管理综合行政执法支队", "大良街道党工委委员一行", "县融媒体中心",
    "高速公路交警支队",
)  # fmt: skip
DEEDS = (
    "扎实开展", "多措并举推进", "狠抓", "深入推进", "积极组织", "创新推行", "以“四个强化”推动",
    "三个到位确保", "“五个一”助力", "持续深化", "率先建成", "全力做好", "召开会议部署", "坚持问题导向抓好",
)  # fmt: skip
THINGS = (
    "冬季道路交通安全宣传", "流动警务服务", "文明城市创建", "“枫桥式”派出所建设", "重点车辆隐患清零",
    "防范电信网络诈骗", "便民服务措施", "党风廉政建设", "乡村振兴示范点", "民营企业走访调研",
    "“学雷锋”志愿服务活动", "秸秆禁烧巡查", "AI辅助办案",
)  # fmt: skip
RESULTS = (
    "见成效", "工作走深走实", "取得明显成效", "", "提升群众安全感", "筑牢安全防线",
    "\u3000服务群众零距离", "打通最后一公里", "确保节日期间平安稳定", "\u3000推动基层治理提质增效", "工作",
)  # fmt: skip


def invented_titles(count: int, seed: int = 731) -> list[str]:
    """Make so many different titles, of official documents and of briefings by turns; the same for the same seed."""
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        if len(made) % 2:
            parts = (ISSUERS, ("关于",), VERBS, PLACES, OBJECTS, ENDS)
        else:
            parts = (DOERS, DEEDS, PLACES, THINGS, RESULTS)
        made["".join(chance.choice(part) for part in parts)] = None
    return list(made)


def long_titles(count: int, seed: int = 7310) -> list[str]:
    """Make titles of two issuers and two or three objects, most of them too long for two lines; each one different."""
    chance = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        further = (OBJECTS,) if len(made) % 2 else ()
        parts = (ISSUERS, ISSUERS, ("关于",), VERBS, PLACES, OBJECTS, ("和",), OBJECTS, *further, ENDS)
        made["".join(chance.choice(part) for part in parts)] = None
    return list(made)
