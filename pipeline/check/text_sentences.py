"""Text rules on a paragraph as a whole: its end, and words written twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.check.text_rule import (
    PRACTICE,
    PUNCTUATION,
    WARNING,
    Hit,
    Kind,
    Passage,
    pattern_hits,
    text_rule,
)
from pipeline.model.patterns import HAN, lazy
from pipeline.model.strength import Strength

_MAY_END: Final = frozenset("。！？：；…”’》）】」』〉—－.!?:;)\"'")
# Headlines have clauses, even a 。 within: what fits one line of 28 characters may be one, unless a heading opens it.
# Without a 。 within, only what is longer than three lines, or is the last paragraph of a section, is surely none.
_LINE: Final = 28
_LONGEST_HEADLINE: Final = 3 * _LINE
_RUN_IN: Final = lazy("(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.．])[^。]+。.")
# What ends no sentence: 电话：…, 地址：…, a byline after the last 。, —— and who says it, a date, a row of names.
_LABELLED: Final = (
    lazy("^[●■◆▲★◇□△☆]", *"●■◆▲★◇□△☆"),
    lazy(f"^[{HAN}]{{2,8}}[：:][^。！？]*$|[：:][\\dA-Za-z@./（）() -]{{5,}}$", "：", ":"),
    lazy(
        "[。！？”]\\s*(?:本报|记者|通讯员|来源|作者|编辑|责任编辑|责编|供稿|摄影|撰稿|文/|图/|据)[^。！？]{0,40}$",
        *"。！？”",
    ),
    lazy(f"—[{HAN}]{{2,6}}$", "—"),
    lazy(f"[{HAN}）][摄画书]$|[月年][一二三四五六七八九十\\d]{{1,3}}日$", "摄", "画", "书", "日"),
    lazy(f"(?:、[{HAN}·]{{2,4}}(?:（[^（）]{{1,10}}）)?){{4,}}$", "、"),
)


@text_rule(
    "PUNC-06",
    PUNCTUATION,
    WARNING,
    ("段落末尾缺少标点", "the paragraph ends without a final mark"),
    ("补上句号；若段末文字有缺，补全", "end it with 。, or complete it if its end is lost"),
    kinds=frozenset({Kind.BODY}),
    code="no-final-mark",
)
def final_mark(passage: Passage) -> Iterator[Hit]:
    """A paragraph of sentences ends with a mark; a label, an address or a list item need not.

    wrong: 大队组织民警开展业务培训，逐条讲解操作规程。培训以后，民警处置警情的效果明显
    wrong: 三、加强整治。全年查处违法行为12起
    right: 大队开展培训。
    right: 天寒地冻，生意兴隆。再就业工人迎春敞心扉
    right: 联系电话：12345678
    right: 大队开展培训（见附件）
    right: 以下同志受到表彰，名单如下。张三、李四（女）、王小五、赵六、孙七、周八
    """
    text = passage.text
    pause = any(mark in text for mark in "，,")
    sentences = "。" in text or (pause and (len(text) > _LONGEST_HEADLINE or not passage.following))
    if (
        ((len(text) > _LINE and sentences) or _RUN_IN.match(text))
        and text[-1] not in _MAY_END
        and not any(label.search(text) for label in _LABELLED)
    ):
        yield Hit(len(text) - 1, len(text))


@text_rule(
    "WORD-04",
    PRACTICE,
    WARNING,
    ("“{found}”重复", "a word is written twice: {found}"),
    ("删去一个，或补上漏掉的标点", "take one out, or add the missing mark"),
    strength=Strength.PRACTICE,
    code="repeated-word",
)
def repeated_word(passage: Passage) -> Iterator[Hit]:
    """The same characters twice in a row, unless the language doubles them (一个一个, 常常, 目的的确).

    wrong: 组织民警组织民警参加培训。
    wrong: 认真的的工作。
    wrong: 民警在在岗位上。
    wrong: 认真开展开展工作。
    right: 一个一个地看，常常讨论，研究研究，大片大片，比较比较。
    right: 为了了解情况，达到目的的人。
    right: 和和美美，是是非非，对对方负责。
    right: 有关规定规定，农户的土地的土地使用权，战争和和平的问题。
    """
    for match in _REPEATED.finditer(passage.text):
        word = match["word"]
        if word in _DOUBLED_BY_SLIP if len(word) == 2 else _is_slip(word):
            yield Hit(*match.span())
    yield from pattern_hits(passage, _DOUBLED_PARTICLES)


def _is_slip(word: str) -> bool:
    """Tell whether a longer word stands twice by mistake: 农户的土地的土地使用权 does not, nor do 一步一步, 2020."""
    return not (
        _NO_WORD.search(word) or set(word) & _REDUPLICATED or len(set(word)) == 1 or "的" in (word[0], word[-1])
    )


_NO_WORD: Final = lazy("[0-9A-Za-z_]")
_REDUPLICATED: Final = frozenset("一二三四五六七八九十两几个许多很")
# The language doubles words of two characters freely (比较比较, 大片大片): only these, which nobody doubles, are slips.
_DOUBLED_BY_SLIP: Final = """
工作 开展 进行 加强 推进 民警 辅警 群众 干部 党员 部门 会议 全面 深入 认真 积极 严格 坚持 落实 提高 提升 建设
发展 管理 服务 公安 交通 安全 问题 情况 制度 机制 措施 方案 通知 文件 精神 要求 以及 通过 为了 关于 对于
由于 因此 同时 并且 或者 已经 可以 应当 必须 能够 我们 他们 大队 中队 支队 政府 党委 中央 全县 全市 全省 全国
今年 目前 其中 有关 相关 主要 重点 实现 确保 保障 完成 取得 召开 举行 参加 负责 按照 围绕 结合 针对 推动 促进
强化 深化 优化 建立 健全 完善 做好 抓好 切实 不断 有效
"""
# \w is tried faster than the Han class; what holds a digit or a letter (2020) is passed over.
_REPEATED: Final = lazy(r"(?P<word>\w{2,8}?)(?P=word)(?![长员室性化型制])")
_DOUBLED_PARTICLES: Final = lazy(
    f"(?<![目标])的的(?!确)|(?<![实现正存所内潜外])在在(?=[{HAN}])(?!于)|(?<![共饱温柔祥缓暖])和和(?![气美睦平谐解])"
    "|被被|(?<!一)把把(?![关脉])|也也",
    *("的的", "在在", "和和", "被被", "把把", "也也"),
)
