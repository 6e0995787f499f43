"""A whole briefing as set: ``pytest --update`` writes the golden anew, a person reads the difference."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.briefing import TableBlock
from pipeline.typeset.dump import dump
from tests.typeset.fakes import block, briefing, set_pages

GOLDEN = Path(__file__).parent / "goldens" / "briefing.pages.txt"

OPENING = (
    "今年以来，河湾镇把水利设施管护作为春耕备耕的头等大事，先后投入资金320.5万元，清淤沟渠26公里，修复泵站14座，"
    "受益农田达到1.2万亩——全镇“最后一公里”灌溉难题基本解决。"
)
FIRST = (
    "镇党委成立由书记任组长的工作专班，实行“日调度、周通报、月评比”，把责任落实到村、到人。截至3月20日，18个村全部签订"
    "责任书，群众满意度由78%提高到96.5%，比上年同期提高18.5个百分点。"
)
SECOND = "一是建台账。对《管护名录》中的213处设施逐一编号（含机井47眼），做到一处一档；二是强培训。举办培训班6期……"


def test_a_briefing_is_set_as_it_was(update: bool) -> None:
    made = briefing(
        block("title", "河湾镇多措并举\n打通农田灌溉最后一公里"),
        block("issuer-line", "河湾镇人民政府办公室\t2019年3月22日"),
        block("body", OPENING),
        block("heading-1", "一、压实管护责任"),
        block("body", FIRST * 3),
        TableBlock(
            role="table-cell", head_role="table-head", header_rows=1,
            rows=(("设施", "数量", "完好率"), ("泵站", "14座", "100%"), ("机井", "47眼", "97.9%")),
        ),
        block("heading-1", "二、建立长效机制。", joined=True),
        block("body", SECOND * 5),
        block("signature", "河湾镇人民政府"),
        block("signature-date", "2019年3月22日"),
        tail=(block("tail-range", "报：县人民政府办公室。"), block("tail-copies", "共印30份")),
    )  # fmt: skip
    found = dump(set_pages(made))
    if update:
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
