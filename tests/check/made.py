"""Documents made to be checked: good ones by our own renderers, and the same with one thing wrong."""

from __future__ import annotations

import dataclasses
import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO

from pipeline.check.check import check_document
from pipeline.compose.compose import compose
from pipeline.fonts.font_set import FontSet, load_fonts
from pipeline.model.briefing import Briefing, Run, TextBlock
from pipeline.model.finding import Finding, Verdict
from pipeline.model.layout import PageSetup, Style
from pipeline.model.problem import Problem
from pipeline.model.units import Length
from pipeline.parse.parser import parse
from pipeline.read.data import resolve_data
from pipeline.read.layout import load_layout
from pipeline.read.source import read_source
from pipeline.render.docx import render_docx
from pipeline.render.pdf import render_pdf
from pipeline.typeset.company import accompanied
from pipeline.typeset.loosen import loosen
from pipeline.typeset.typeset import typeset

ARTICLE = """关于进一步做好城市防汛工作的通知

各街道办事处，县直各有关单位：

{lead}

一、压实责任，健全防汛工作机制

{first}

（一）明确分工到人

{second}

（二）落实值班制度

{first}

二、突出重点，排查整治风险隐患

{second}

1.加密巡查频次。各单位每日巡查不少于两次，遇有强降雨随时巡查，发现险情立即报告并先行处置，不得瞒报迟报。

2.管好物资仓库。编织袋和抽水泵分片存放，专人登记，用后三日内补齐，确保随用随取，账物始终相符不差分毫。

三、强化保障，提升应急处置能力

{first}

（防汛办公室　李明）
"""
LEAD = (
    "入汛以来，我县先后遭遇三轮强降雨，部分低洼路段积水较深，群众出行受到影响。为切实保障人民生命财产安全，"
    "现就做好城市防汛工作有关事项通知如下，请结合实际认真贯彻执行，重要情况及时向县防汛办公室报告备案。"
)
FIRST = (
    "各单位主要负责人是防汛工作第一责任人，要亲自部署、亲自检查，把任务分解到岗位、落实到人头。分管负责人要深入一线，"
    "掌握堤防、泵站、涵闸的运行状况，做到底数清楚、措施具体。对责任不落实、工作不到位造成损失的，依照有关规定严肃追究责任，"
    "并在全县范围内通报批评，形成人人肩上有担子、个个心中有责任的良好工作局面和浓厚的防汛备汛氛围。"
)
SECOND = (
    "要把学校、医院、地下车库、在建工地作为排查重点，逐一登记造册，建立问题清单和整改清单，明确整改时限和具体措施。"
    "能够立即整改的当场整改，一时难以整改的落实临时管控办法，安排专人值守，设置醒目的警示标志。排查结果每周汇总一次，"
    "由牵头部门统一报送，逾期未报的视为没有完成任务，年终考核时按照规定扣减相应分值，确保各项要求落到实处、见到成效。"
)
TEXT = ARTICLE.format(lead=LEAD, first=FIRST, second=SECOND)
ATTACHED = TEXT.replace(
    "（防汛办公室　李明）\n",
    """附件：1.防汛物资清单

2.值班安排表

某县人民政府

2024年6月18日

附件1

防汛物资清单

编织袋五千条，抽水泵十二台，救生衣三百件，由县防汛办公室统一保管，专人登记出入库数量和时间。

附件2

值班安排表

每日两班，每班两人，早八点交接，遇有强降雨增加一班，由带班领导在岗指挥调度。
""",
)
DATA = ("issue=12", "issuer=某县防汛办公室", "date=2024-06-18", "report=县委办公室", "send=各街道办事处", "copies=60")
OFFICIAL = (
    "issuer=某县人民政府", "document_number=某政发〔2024〕12号", "date=2024-06-18", "send=县委办公室",
    "printer=某县人民政府办公室", "print_date=2024-06-18", "copy_number=000012", "security=机密★3年", "urgency=特急",
)  # fmt: skip
UPWARD = (*OFFICIAL[:2], "date=2024-06-18", "signer=王强", "seal=不盖章")

Change = Callable[[Briefing], Briefing]


def unheard(problem: Problem) -> None:
    """Problems of the text are not what these tests ask about."""


@cache
def fonts(layout: str) -> FontSet:
    return load_fonts(load_layout(layout).fonts)


@cache
def briefing(layout: str = "jianbao", text: str = TEXT, data: tuple[str, ...] = DATA) -> Briefing:
    source = read_source("-", report=unheard, stdin=text.encode())
    article = parse(source, unheard).article
    loaded = load_layout(layout)
    values = resolve_data(settings=data, data_file=None, beside=None, article=article, layout=loaded, report=unheard)
    return accompanied(loosen(compose(article, loaded, values, unheard).briefing, fonts(layout)), fonts(layout))


def good(name: str) -> Briefing:
    """Give a good document: a brief, an official document with attachments, or one for superiors."""
    if name == "jianbao":
        return briefing()
    return briefing("gongwen", ATTACHED, OFFICIAL) if name == "official" else briefing("gongwen", TEXT, UPWARD)


def docx_of(made: Briefing) -> bytes:
    return render_docx(made)


def pdf_of(made: Briefing) -> bytes:
    used = load_fonts(made.layout.fonts)
    return render_pdf(made, typeset(made, used, unheard), used)


def with_layout(**changes: object) -> Change:
    return lambda made: dataclasses.replace(made, layout=dataclasses.replace(made.layout, **changes))  # type: ignore[arg-type]


def with_page(change: Callable[[PageSetup], PageSetup]) -> Change:
    return lambda made: with_layout(page=change(made.layout.page))(made)


def with_margins(**millimetres: float) -> Change:
    lengths = {name: Length.from_mm(value) for name, value in millimetres.items()}
    return with_page(lambda page: dataclasses.replace(page, margins=dataclasses.replace(page.margins, **lengths)))


def with_style(*roles: str, **changes: object) -> Change:
    """Change the styles of some roles, those derived for single paragraphs included."""

    def change(made: Briefing) -> Briefing:
        styles = dict(made.layout.styles)
        for role in styles:
            if re.sub(r"-(loose|tight)\d*$", "", role) in roles:
                styles[role] = dataclasses.replace(styles[role], **changes)  # type: ignore[arg-type]
        return with_layout(styles=styles)(made)

    return change


def with_text(old: str, new: str) -> Change:
    """Put other words in the place of some; at least one run must hold them."""

    def change(made: Briefing) -> Briefing:
        def runs(block: TextBlock) -> TextBlock:
            changed = tuple(Run(run.text.replace(old, new), run.role) for run in block.runs)
            return dataclasses.replace(block, runs=changed)

        blocks = tuple(runs(block) if isinstance(block, TextBlock) else block for block in made.blocks)
        tail = tuple(map(runs, made.tail))
        assert (blocks, tail) != (made.blocks, made.tail), f"no {old} in the document"
        return dataclasses.replace(made, blocks=blocks, tail=tail)

    return change


def without(role: str) -> Change:
    return lambda made: dataclasses.replace(made, blocks=tuple(block for block in made.blocks if block.role != role))


def style(made: Briefing, role: str) -> Style:
    return made.layout.styles[role]


def edited(data: bytes, part: str, old: str, new: str, *, count: int = -1) -> bytes:
    """Change the XML of one part of a DOCX; the old text must be there."""
    result = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                text = content.decode()
                assert old in text, f"no {old} in {part}"
                content = text.replace(old, new, count).encode()
            target.writestr(name, content)
    return result.getvalue()


def failures(data: bytes, **options: object) -> set[str]:
    """Give the rules that fail, stand-in faces aside: which faces a machine has is not the document's fault."""
    found = check_document(data, "made", **options)  # type: ignore[arg-type]
    return {finding.rule for finding in found if finding.verdict is Verdict.FAIL} - {"FONT-06"}


def verdicts(data: bytes, rule: str, **options: object) -> set[Verdict]:
    return {finding.verdict for finding in findings(data, rule, **options)}


def findings(data: bytes, rule: str, **options: object) -> list[Finding]:
    return [finding for finding in check_document(data, "made", **options) if finding.rule == rule]  # type: ignore[arg-type]
