"""Phrases: where a heading phrase ends in a paragraph, and whether it reads as a phrase or as a whole sentence."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.model.patterns import lazy

OPENING: Final = "“‘「『《〈（([【〔"
CLOSING: Final = "”’」』》〉）)]】〕"
STOPS: Final = "。！？!?；;"
_FINAL_MARKS: Final = (*STOPS, "…")
COLONS: Final = "：:"
# A heading phrase ends within this many characters, or there is none.
REACH: Final = 110

# Words that open the first sentence of a text and hardly ever stand inside a title or a heading.
OPENER: Final = lazy(
    "近年来|近日|日前|近期|连日来|今年以来|去年以来|今年|为了|为(?:全面|进一步|切实|深入|贯彻|认真|扎实|加强|推动"
    "|推进|确保|提升|提高|有效|做好|规范|营造|落实|增强|充分|持续"
    "|不断|积极|更好|严格|迎接|庆祝|丰富|保障|维护|打造|解决|防止|预防|创建|巩固|促进|强化|弘扬|深化|助力|响应"
    "|引导|帮助|方便|加快|抓好|扩大|检验|锻炼|普及|纪念)"
    r"|(?:19|20)\d\d年|\d{1,2}月\d{1,2}日|自[一-鿿]{2,14}以来|随着|根据|按照|本报讯|[（(](?:本报|记者|通讯员)|“[^“”。]{6,40}[。！]”"
)

# Words of whole sentences: rules, persons, questions, conditions. Text that holds one states something in full.
_SENTENCE_WORDS: Final = lazy(
    "应当|應當|不得|必须|必須|须|禁止|可以|我们|我們|他们|她们|它们|大家|自己的|是指|指的是|的，|者，|了，|吗|呢|吧|啊"
    "|下列|以下|如下|所称|按照.{0,12}规定|依法(?!治|行)|应于|应按|一律|务必|请(?!示)|并且|如果|但是|因为|所以"
    "|(?<!其)他(?!项)|[她它你您]|(?<!自)我(?![市县縣区區局校省国國院所镇鎮乡街队隊支党公厂行州旗村社])"
    "|由.{1,20}(?:负责|组成|聘任|承担|担任|制定|批准|决定|组织|实施)"
    "|(?:单位|部门|部門|各地|各级|各校|各镇|各乡|学校|支部|党委|科室|同志|干部|人员|人員|党员|企业|村)(?:均|都"
    "|也)?(?:要|应|需)(?!求)"
)
_SENTENCE_STARTS: Final = lazy(
    "(?:凡|如|若|因|经|当|除|对于|关于.{1,20}的，|在.{2,12}(?:中|时|后|前|上|下)，|从.{2,14}(?:来看|看|起)，)"
)
_TIME_STARTS: Final = lazy(
    "(?:[0-9０-９一二三四五六七八九十]{1,4}[年月日]|今年|去年|明年|当前|目前|近年|近日|近期|日前|昨|同时|此外"
    "|另外|其中|但|而|因此|为此|随着|下一步"
    "|通过|据|自|其|这|那|该|有|是|不|会上|会议|五年来|几年来|一年来|截至|截止|到)"
)
_ADVICE: Final = lazy("(?:多|少)(?:吃|喝|饮|食|做|运动|外出|晒)|不要|不宜|别|勿|切忌|切勿|避免|忌|宜|尽量|千万")
_QUANTITY: Final = lazy(r"[0-9０-９]+(?:\.\d+)?(?:多|余)?(?:万|亿)?(?:[一-鿿]|[%％])")

# Verbs that open the headings of reports: 坚持…, 强化…, 狠抓…
_VERBS: Final = """
做大 做精 做深 做活 坚持 强化 加强 狠抓 抓好 抓实 抓牢 抓紧 抓住 突出 注重 健全 完善 创新 深化
推进 推动 提升 提高 落实 严格 严抓 规范 优化 加大 加快 聚焦 围绕 开展 建立 构建 打造 夯实 筑牢
压实 细化 明确 统一 组织 营造 确保 保障 做好 做实 做优 做细 做强 认真 积极 扎实 切实 全面 大力
深入 着力 精心 精准 广泛 有序 持续 不断 发挥 拓宽 拓展 搭建 丰富 整合 服务 关爱 关注 关心 整治
排查 防范 化解 培育 培养 引领 引导 凝聚 激发 立足 以 把 重视 领导 宣传 監督 強化 加強 堅持 推動
落實 監管 督导 监督 严肃 严明 树立 牢固 增强 统筹 转变 改进 实施 支持 扩大 稳步 壮大 发展 巩固
破解 创建 制定 理清 党建 思想 科学 多措 齐抓 上下 主动 联合 联动 靠前 前移 下沉 延伸 改善 缩短
简化 压缩 减轻 方便 擦亮 织密 织牢 拧紧 绷紧 把好 把牢 守好 守牢 守护 当好 讲好 唱响 办好 建好
建强 选优 配强 育强 用好 用足 用活 管好 管住 抓细 抓严 传承 弘扬 践行 落细 争当 争创 解决 满足
回应 因地 分类 领导带头 齐心 密切 畅通 倾情 真情 用心 用情 从严 从实 紧扣 紧盯 紧抓 强 抓 促 建
重 树 严 创 优
"""
# Names of parts that stand as headings by themselves.
STANDING: Final = lazy("引言|前言|导语|序言|绪论|概述|结语|结束语|尾声|后记|引\\s言|前\\s言|结\\s语")
INITIATIVE_VERBS: Final = frozenset(_VERBS.split())
_LONGEST_VERB: Final = max(len(verb) for verb in INITIATIVE_VERBS)


class Phrase(NamedTuple):
    """The first phrase of a text: its end, the closing mark that follows (may be empty) and where the rest begins.

    ``rest`` equals the text's length when nothing follows.
    """

    end: int
    closing: str
    rest: int


def first_stop(text: str, start: int = 0, marks: str = STOPS + COLONS) -> int | None:
    """Give the place of the first closing mark outside quotes and brackets within reach, or None."""
    depth = 0
    for place in range(start, min(len(text), start + REACH)):
        character = text[place]
        if character in OPENING:
            depth += 1
        elif character in CLOSING:
            depth = max(0, depth - 1)
        elif (depth == 0 and character in marks and not _inside_number(text, place)) or (
            character == "." and depth == 0 and place > start and _is_full_stop(text, place)
        ):
            return place
    return None


def _is_full_stop(text: str, place: int) -> bool:
    """A half-width dot after Han words, in a paragraph whose commas are half-width too."""
    before, after = text[place - 1], text[place + 1 : place + 2]
    return before > "\u2fff" and (not after or after > "\u2fff") and "," in text[:400] and "，" not in text[:400]


def _inside_number(text: str, place: int) -> bool:
    return text[place] in COLONS and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def find_phrase(text: str, start: int = 0) -> Phrase | None:
    """Give the phrase that opens ``text`` at ``start``; None when no phrase ends within reach."""
    end = len(text.rstrip())
    stop = first_stop(text, start)
    if stop is None:
        if end - start > REACH:
            return _spaced_phrase(text, start) or _glued_phrase(text, start)
        return Phrase(end, "", end)
    if stop - start > 36:
        unmarked = _spaced_phrase(text, start, stop) or _glued_phrase(text, start)
        if unmarked:
            return unmarked
    closing_end = stop + 1
    while closing_end < end and text[closing_end] in STOPS + COLONS:
        closing_end += 1
    rest = closing_end
    while rest < end and text[rest].isspace():
        rest += 1
    if stop == start:
        return None
    return Phrase(stop, text[stop:closing_end], rest)


def _spaced_phrase(text: str, start: int, limit: int | None = None) -> Phrase | None:
    """A heading closed by nothing but white space: ``一、提高认识 加强领导  大队…``."""
    window = text[start : min(start + 34, limit if limit is not None else len(text))]
    gaps = [match for match in re.finditer(r"\s+", window) if match.start() >= 4]
    wide = [match for match in gaps if match.end() - match.start() > 1]
    if not gaps:
        return None
    gap = (wide or gaps)[0 if wide else -1]
    rest = start + gap.end()
    if len(text) - rest < 24 or re.search("[。！？；]", window[: gap.start()]):
        return None
    return Phrase(start + gap.start(), "", rest)


def _glued_phrase(text: str, start: int) -> Phrase | None:
    """A heading closed by nothing at all: ``一、提高认识，加强领导为切实做好…``; the opening words show where."""
    opener = OPENER.search(text, start + 6, start + 40)
    if opener is None or not opens_with_initiative(text[start : opener.start()]):
        return None
    words = text[start : opener.start()]
    if re.search("[。！？；：]", words) or words.endswith(("，", "、", "的", "和")) or is_sentence(words):
        return None
    return Phrase(opener.start(), "", opener.start())


def is_sentence(phrase: str) -> bool:
    """Tell whether a phrase reads as a whole sentence (a rule, a statement about persons, a condition)."""
    return bool(_SENTENCE_WORDS.search(phrase) or _SENTENCE_STARTS.match(phrase))


def is_advice(phrase: str) -> bool:
    """Tell whether a phrase advises its reader (多喝水, 不要贪凉): an item of a list of tips, not a heading."""
    return bool(_ADVICE.match(phrase))


def opens_with_initiative(phrase: str) -> bool:
    """Tell whether a phrase opens with a verb as the headings of reports do."""
    words = phrase.lstrip("“‘「")
    return any(words[:length] in INITIATIVE_VERBS for length in range(1, _LONGEST_VERB + 1))


def opens_with_time(phrase: str) -> bool:
    """Tell whether a phrase opens with a time, a connective or a pronoun, as narrative sentences do."""
    return bool(_TIME_STARTS.match(phrase))


def has_quantity(phrase: str) -> bool:
    """Tell whether a phrase states a quantity."""
    return bool(_QUANTITY.search(phrase))


def clause_shape(phrase: str) -> tuple[int, ...]:
    """Give the lengths of a phrase's clauses: parallel headings have equal ones."""
    return tuple(len(clause.strip("“”‘’「」 \u3000")) for clause in re.split("[，,、 \u3000]", phrase) if clause)


def ends_as_body(text: str) -> bool:
    """Tell whether a text ends as sentences do: 。！？… with closing quotes or brackets after them."""
    return text[-8:].rstrip().rstrip("”’」』）)】").endswith(_FINAL_MARKS)
