from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model.problem import SourceError
from pipeline.model.source import LineKind, Location, Source, SourceLine
from pipeline.parse.explain import explain
from pipeline.parse.parser import parse
from tests.parse.reading_cases import CASES, assert_partition

EXAMPLES = int(os.environ.get("JIANBAO_EXAMPLES", "300"))
HAN = (CASES / "pieces.words").read_text(encoding="utf-8").split()
PIECES = st.sampled_from([*HAN, " ", "    ", "\u3000", "\u200b", "\ufeff", "\t", "来 源：", "记者 张三", "首页 > 新闻"])
LINES = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=12).map(
    lambda parts: "".join(parts).replace("\n", "")
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    lines = []
    for number, text in enumerate(draw(st.lists(LINES, max_size=14)), 1):
        begin = draw(st.integers(0, len(text)))
        end = draw(st.integers(begin, len(text)))
        line = SourceLine(
            text=text,
            location=Location("any.txt", number),
            kind=draw(
                st.sampled_from([LineKind.PARAGRAPH, LineKind.PARAGRAPH, LineKind.LIST_ITEM, LineKind.QUOTATION])
            ),
            level=draw(st.sampled_from([None, None, None, 0, 1, 2, 3])),
            marked=((begin, end),) if begin < end and draw(st.booleans()) else (),
            centred=draw(st.booleans()),
        )
        lines.append(line)
    return Source(path="any.txt", format="text", encoding="utf-8", sha256="", lines=tuple(lines))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sources())
def test_any_text_is_parsed_and_no_character_is_lost(source: Source) -> None:
    try:
        parsed = parse(source, lambda problem: None)
    except SourceError as refused:
        assert [problem.code for problem in refused.problems] == ["no-body"]
        return
    assert_partition(source, parsed)
    assert explain(parsed)
