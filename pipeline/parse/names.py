"""Names: persons and units as bylines, signatures and speakers' lines write them."""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.patterns import lazy

_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔"
    "康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文翟景骆涂颜柯阮卓童欧樊邢施陶洪翁倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳辛耿关兰齐庄路岳梅殷庞"
    "詹左裴管靳祁党代车冉游凌宁费裘甘盛祝闫鲍褚覃霍喻华简蓝包莫苗谷解敖卜成时单商穆纪舒屈项应曲查匡植木东仇米隋冼佟"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭許傅鄧呂蘇盧蔣賈葉閻鍾譚鄒陸顧龍萬錢湯賴龔顏歐陶嚴魯韋關蘭莊龐齊單紀項應"
)
_FIRST: Final = frozenset(_SURNAMES)
_COMPOUND: Final = frozenset(
    ["欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "东方", "令狐", "慕容", "夏侯", "司徒", "歐陽"]
)
_HAN_WORD: Final = lazy("[一-鿿]{1,4}")

_ROLE: Final = lazy(
    "(?:本报|本网|本台|见习|特约|实习|首席|融媒体|全媒体|客户端)*(?:通讯员|通訊員|记者|記者|作者|供稿人|供稿"
    "|撰稿人|撰稿|编辑|編輯|摄影|图文|图片|图|文|撰文|报道|報導)"
    r"[：:/\s\u3000]*"
)
_UNIT_END: Final = (
    "局|队|隊|所|处|處|科|室|办|辦|厅|廳|院|校|园|園|站|委|部|府|会|會|社|村|镇|鎮|乡|鄉|区|區|县|縣|市|省|街道"
    "|中心|公司|支部|机关|機關|大学|中学|小学|医院|学校"
    "|集团|法院|检察院|银行|支行|分行|学院|总队|支队|中队|大队|党委|党组|政府|办公室|委员会|领导小组|指挥部|协会"
    "|报社|网|报|台|厂|团|行|居|馆|组|署|总|班"
)
UNIT: Final = lazy(rf"[\w“”（）()·、]{{2,40}}(?:{_UNIT_END})")
_OFFICE: Final = lazy(
    "(?:总理|主席|书记|部长|省长|市长|县长|区长|镇长|乡长|局长|主任|院长|校长|检察长|处长|科长|所长|队长|委员长"
    "|州长|厅长|会长|理事长|董事长|总经理|代表|委员|同志"
    "|市長|縣長|局長|主任|處長|園長|园长|站长|行长|主席|政委|教授|支书|社长|秘书长|教导员|大队长|支队长|代县长|代市长)$"
)


def is_person(text: str) -> bool:
    """Tell whether a text is one or more persons' names and nothing else; a name of two may be spaced (张 华)."""
    words = re.split(r"[ \u3000、，,]+", text.strip())
    if not 2 <= len(text) <= 30 or not all(_HAN_WORD.fullmatch(word) for word in words):
        return False
    if len(words) in (2, 3) and all(len(word) == 1 for word in words):
        return words[0] in _FIRST
    return all(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    if word[:2] in _COMPOUND:
        return 3 <= len(word) <= 4
    return 2 <= len(word) <= 3 and word[0] in _FIRST


def is_speaker(text: str) -> bool:
    """Tell whether a line names a speaker: a person, with the office before it (``县长 王小明``) or without."""
    line = text.strip("（）() \u3000")
    if not 2 <= len(line) <= 30 or re.search("[。，；：！？、—]", line):
        return False
    if is_person(line):
        return True
    words = line.split()
    names = 1
    if len(words) >= 3 and len(words[-1]) == 1 and len(words[-2]) == 1:
        names = 2
    office, name = " ".join(words[:-names]), " ".join(words[-names:])
    return bool(office) and is_person(name) and (_OFFICE.search(office) is not None or is_unit(office))


def is_unit(text: str) -> bool:
    """Tell whether a text reads as the name of a unit: office, brigade, school, newspaper."""
    return UNIT.fullmatch(text.strip()) is not None and not re.search("[的了着]|^图|为|正在", text)


def strip_role(text: str) -> str:
    """Give a text without a leading 记者, 通讯员, 文/ and the like."""
    role = next((match for match in _ROLE.finditer(text) if len(match[0].strip("：:/ \u3000")) >= 2), None)
    return text[role.end() :].strip(" \u3000：:/") if role else text.strip()


def split_byline(text: str) -> tuple[str, tuple[str, ...]]:
    """Give the unit and the persons of a byline; whatever cannot be told apart is unit, or nothing."""
    role = None
    for match in _ROLE.finditer(text):
        role = match
        if len(match[0].strip("：:/ \u3000")) >= 2:
            break
    if role and len(role[0].strip("：:/ \u3000")) >= 2:
        people = _ROLE.sub(" ", text[role.end() :])
        return text[: role.start()].strip(" \u3000，,、"), _persons(people)
    words = text.split()
    for cut in range(len(words)):
        tail = " ".join(words[cut:])
        if is_person(tail):
            return " ".join(words[:cut]), _persons(tail)
    return (text.strip() if is_unit(text) else ""), ()


def _persons(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[ \u3000、，,]+", text.strip()) if 2 <= len(word) <= 12)


def is_byline(text: str) -> bool:
    """Tell whether the text of a closing bracket (or a last line) says who wrote: persons, a unit, or both."""
    line = text.strip()
    if not 2 <= len(line) <= 60 or re.search("[。！？；!?]|是|的", line):
        return False
    role = _ROLE.search(line)
    if role and len(role[0].strip("：:/ \u3000")) >= 2 and len(line) - len(role[0]) >= 2:
        return True
    if role and re.match("(?:文|图|图文)[：:/]", line):
        return True
    if is_person(line) or is_unit(line):
        return True
    words = re.split(r"[ \u3000、，,]+", line)
    if 2 <= len(words) <= 4 and all(len(word) in (2, 3) and _HAN_WORD.fullmatch(word) for word in words):
        return any(_is_name(word) for word in words)
    unit, persons = split_byline(line)
    return bool(persons and unit and (is_unit(unit) or len(unit) <= 24))
