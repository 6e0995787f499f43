"""One article of our own in every form a reader knows; ``LINES`` is what each must give."""

from __future__ import annotations

import io
from pathlib import Path

from pipeline.model.problem import Problem
from pipeline.model.source import Source
from pipeline.read.source import read_source

TITLE = "清河县公安局“四个到位”推进冬季安全防范工作"
PARTICULARS = "发布时间：2024-12-05 来源：清河县公安局办公室"
HEADINGS = ("一、责任落实到位", "二、巡逻防控到位", "三、隐患排查到位", "四、宣传发动到位")
LEAD = "入冬以来，清河县公安局紧盯冬季治安特点，以“四个到位”推动安全防范工作取得实效，全县可防性案件同比下降18.6%。"
BODIES = (
    "县局成立由主要领导任组长的领导小组，与12个派出所逐一签订责任书，做到任务到岗、责任到人。",
    "每日投入警力160余人次、车辆42台次，对商圈、车站、学校周边开展巡逻，街面见警率明显提高。",
    "联合消防、应急等部门检查场所327家，发现隐患96处，当场整改81处，限期整改15处。",
    "组织民警进社区、进村屯宣讲53场，发放资料1.2万份，受教育群众8600余人。",
)
BYLINE = "（清河县公安局办公室）"
LINES = (TITLE, PARTICULARS, LEAD, *(line for pair in zip(HEADINGS, BODIES, strict=True) for line in pair), BYLINE)


def as_text() -> str:
    return "\n".join(LINES) + "\n"


def as_markdown() -> str:
    parts = [f"# {TITLE}", PARTICULARS, LEAD]
    for heading, body in zip(HEADINGS, BODIES, strict=True):
        parts += [f"## {heading}", body]
    return "\n\n".join([*parts, BYLINE]) + "\n"


def as_fragment() -> str:
    parts = [f"<p align=center><b>{TITLE}</b></p>", f"<p>{PARTICULARS}</p>", f"<p>{LEAD}</p>"]
    for heading, body in zip(HEADINGS, BODIES, strict=True):
        parts += [f'<p style="text-indent:2em"><strong>{heading}</strong></p>', f"<p>{body}<br></p>"]
    return "\n".join([*parts, f'<p style="text-align:right">{BYLINE}</p>'])


def as_page() -> str:
    date, source = PARTICULARS.split(" ")
    body = "".join(
        f"<p><strong>{heading}</strong></p>\n<p>{text}</p>\n" for heading, text in zip(HEADINGS, BODIES, strict=True)
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{TITLE}_清河县人民政府</title>
<meta name="author" content="办公室"><meta property="article:published_time" content="2024-12-05">
<style>p {{ color: black }}</style><script>var menu = "<p>菜单</p>";</script></head>
<body><div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">要闻</a></li>
<li><a href="/b">公开</a></li><li><a href="/c">服务</a></li></ul></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/a">公安动态</a> &gt; 正文</div>
<div class="main"><h1>{TITLE}</h1><div class="info"><span>{date}</span> <span>{source}</span></div>
<div class="content"><p>{LEAD}</p>
{body}<p>{BYLINE}</p></div>
<div class="share">分享到：<a href="#">微博</a><a href="#">微信</a></div>
<div class="related"><ul><li><a href="/1">全县禁毒工作会议召开</a></li><li><a href="/2">森林防火工作部署</a></li>
<li><a href="/3">春运安保启动</a></li></ul></div></div>
<div style="display:none">隐藏的统计代码</div>
<div id="footer">版权所有：清河县人民政府 备案号：冀ICP备00000000号 地址：清河县某路1号</div></body></html>
"""


def as_docx(*, styled: bool) -> bytes:
    """Make a Word file whose headings are Word's heading styles, or bold text only."""
    import docx

    document = docx.Document()
    if styled:
        document.add_heading(TITLE, 0)
    else:
        document.add_paragraph().add_run(TITLE).bold = True
    document.add_paragraph(PARTICULARS)
    document.add_paragraph(LEAD)
    for heading, body in zip(HEADINGS, BODIES, strict=True):
        if styled:
            document.add_heading(heading, 1)
        else:
            document.add_paragraph().add_run(heading).bold = True
        document.add_paragraph(body)
    document.add_paragraph(BYLINE)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(data: bytes | str, tmp_path: Path, name: str = "article.txt") -> Source:
    """Read bytes under a file name; problems that are told must not be errors."""
    source, _ = read_telling(data, tmp_path, name)
    return source


def read_telling(data: bytes | str, tmp_path: Path, name: str) -> tuple[Source, list[Problem]]:
    """Read bytes under a file name and give the problems told."""
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    told: list[Problem] = []
    return read_source(path, report=told.append), told


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.text.strip()]
