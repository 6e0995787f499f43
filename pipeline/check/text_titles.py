"""Text rules on titles of official documents: their genre (文种), their formula, whom a request is addressed to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import PRACTICE, WARNING, Document, Hit, Kind, Passage, document_rule, text_rule
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_TITLES: Final = frozenset({Kind.TITLE})
_GENRE: Final = "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|复函|函|纪要"
_MORE_GENRES: Final = (
    "方案|办法|规定|细则|要点|计划|规划|总结|简报|预案|章程|条例|制度|规则|规程|规范|公示|说明|汇报|建议|倡议书|决定书|意见书"
    "|建议书|通知书|讲话|致辞|信|名单|指引|指南|措施|清单|标准|大纲|纲要|答复|提案|启事|声明|须知|提示|解读|工作法|情况"
)


@text_rule(
    "GENR-01",
    PRACTICE,
    WARNING,
    ("标题里“关于…”之后没有“的”", "the title lacks 的 before its genre"),
    ("标题写作：发文机关＋关于……的＋文种", "a title reads issuer + 关于……的 + genre"),
    strength=Strength.PRACTICE,
    kinds=_TITLES,
)
def genre_without_particle(passage: Passage) -> Iterator[Hit]:
    """The formula of a title is 关于……的 and the genre.

    wrong title: 某县公安局关于加强冬季防火工作通知
    wrong title: 关于举办业务培训班请示
    right title: 某县公安局关于加强冬季防火工作的通知
    right title: 关于加强冬季防火的紧急通知
    right title: 关于做好春运的指导意见（试行）
    """
    match = _NO_PARTICLE.search(passage.text)
    if match:
        yield Hit(*match.span("genre"))


# Genres that nothing but 的 can precede; 工作报告, 会议纪要, 补充意见 are compounds.
_NO_PARTICLE: Final = lazy(
    "关于[^的《》]{4,}(?<!补充|紧急|联合|情况|书面|口头)(?P<genre>通知|通报|请示|批复|通告|决定)$", "关于"
)


@text_rule(
    "GENR-02",
    PRACTICE,
    WARNING,
    ("标题里“{found}”重复", "the title repeats itself: {found}"),
    ("转发文件时省去重复的“关于”和“的通知”", "a title that forwards another says 关于 and 的通知 once"),
    strength=Strength.PRACTICE,
    kinds=_TITLES,
)
def repeated_title_words(passage: Passage) -> Iterator[Hit]:
    """A notice that forwards a notice says 关于 and 的通知 once.

    wrong title: 某市教育局关于转发省教育厅关于做好招生工作的通知的通知
    wrong title: 关于转发《关于做好招生工作的通知》的通知
    right title: 某市教育局转发省教育厅关于做好招生工作的通知
    right title: 关于印发《招生工作办法》的通知
    """
    match = _TWICE.search(passage.text)
    if match:
        yield Hit(*match.span())


_TWICE: Final = lazy(
    "的(?P<genre>通知|通报|意见|批复|请示)》?的(?P=genre)$|关于转发[^《》]{0,12}关于|关于关于", "的", "关于"
)


@text_rule(
    "GENR-03",
    PRACTICE,
    WARNING,
    ("文种“{found}”两个并用", "two genres in one: {found}"),
    ("请示和报告分开行文；函不与通知、报告并用", "a request and a report are two documents"),
    strength=Strength.PRACTICE,
    kinds=_TITLES,
)
def two_genres(passage: Passage) -> Iterator[Hit]:
    """请示 asks for an answer, 报告 does not: no document is both.

    wrong title: 关于解决办案经费的请示报告
    wrong title: 关于商请提供资料的通知函
    right title: 关于解决办案经费的请示
    right title: 关于办案经费使用情况的报告
    """
    match = _TWO_GENRES.search(passage.text)
    if match:
        yield Hit(*match.span())


_TWO_GENRES: Final = lazy("(?:请示报告|报告请示|申请报告|请示函|报告函|通知函|申请请示)$")


@document_rule(
    "GENR-04",
    PRACTICE,
    WARNING,
    ("报告里有请示的话：{found}", "a report asks for an answer: {found}"),
    ("报告不得夹带请示事项；需要批复的另写请示", "ask in a 请示 of its own"),
    strength=Strength.PRACTICE,
)
def request_in_report(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A report informs; what needs an answer is asked in a 请示.

    wrong: 某县公安局关于警务工作情况的报告|某县人民政府：|现将有关情况报告如下。大队完成各项任务。妥否，请批示。
    right: 某县公安局关于警务工作情况的报告|某县人民政府：|现将有关情况报告如下。大队完成各项任务。特此报告。
    """
    title = document.article.title
    if not title or not _REPORT.search(title.value) or not document.article.recipients:
        return
    for passage in document.passages:
        if passage.kind is Kind.BODY and (match := _ASKS.search(passage.text)):
            yield passage, Hit(*match.span())


_REPORT: Final = lazy("的[^的《》]{0,6}报告$")
_ASKS: Final = lazy(
    "(?:妥否|当否|可否|是否妥当|以上请示)，[^。]{0,8}请[^。]{0,6}(?:批示|批复|审批|批准|指示)|请予(?:以)?(?:批准|批复)"
)


@document_rule(
    "GENR-05",
    PRACTICE,
    WARNING,
    ("请示的主送机关有几个", "a request is addressed to several organs"),
    ("请示只写一个主送机关，需要时抄送其他机关", "address it to one organ and copy it to others"),
    strength=Strength.PRACTICE,
)
def request_to_several(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """A request goes to the one organ that can answer it.

    wrong: 某县公安局关于增加编制的请示|县政府、县委编办：|因工作需要，拟增加编制5名。妥否，请批示。
    right: 某县公安局关于增加编制的请示|县政府：|因工作需要，拟增加编制5名。妥否，请批示。
    """
    article = document.article
    if not article.title or not article.title.value.endswith("请示") or not article.recipients:
        return
    found = document.passage_at(article.recipients.location)
    several = _SEVERAL.search(article.recipients.value)
    if found and several:
        yield found[0], Hit(*several.span())


_SEVERAL: Final = lazy("[、，,]")


@document_rule(
    "GENR-06",
    PRACTICE,
    WARNING,
    ("公文标题没有文种", "the title of the document names no genre"),
    ("标题末尾写明文种：通知、报告、请示、函……", "end the title with the genre: 通知, 报告, 请示, 函 …"),
    strength=Strength.PRACTICE,
)
def title_without_genre(document: Document) -> Iterator[tuple[Passage, Hit]]:
    """The title of an official document ends with its genre.

    wrong: 某县公安局关于加强冬季防火工作|各派出所：|为做好防火工作，现将有关事项通知如下。请认真落实。
    right: 某县公安局关于加强冬季防火工作的通知|各派出所：|为做好防火工作，现将有关事项通知如下。请认真落实。
    """
    article = document.article
    title = article.title
    if not title or not article.recipients or "关于" not in title.value:
        return
    bare = _VERSION.sub("", title.value.replace("\n", ""))
    found = document.passage_at(title.location)
    if found and not _HAS_GENRE.search(bare):
        yield found[0], Hit(len(found[0].text) - 1, len(found[0].text))


_VERSION: Final = lazy(f"（[{HAN}]{{1,8}}）$", "（")
_HAS_GENRE: Final = lazy(f"(?:{_GENRE}|{_MORE_GENRES})》?$")
