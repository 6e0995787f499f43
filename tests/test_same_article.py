"""The sample article is the same Article in every format an office sends it in, places apart."""

from __future__ import annotations

import dataclasses
import html
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from pipeline.build import understand
from pipeline.model.article import Article
from pipeline.model.source import Location

Lines = list[str]


def lines_of(sample: Path) -> Lines:
    return [line.strip() for line in sample.read_text(encoding="utf-8").splitlines() if line.strip()]


def run_in(line: str) -> tuple[str, str]:
    """Part a run-in heading, its full stop included, from its text; no heading for any other line."""
    end = line.find("。") + 1 if line[:2] in ("一、", "二、", "三、", "四、") else 0
    return line[:end], line[end:]


def as_text(codec: str) -> Callable[[Lines], bytes]:
    return lambda lines: "\r\n".join(lines).encode(codec)


def as_markdown(lines: Lines) -> bytes:
    parts = [f"# {lines[0]}", *lines[1:4]]
    for line in lines[4:]:
        heading, text = run_in(line)
        parts.append(f"**{heading}**{text}" if heading else text)
    return "\n\n".join(parts).encode()


def marked_up(lines: Lines) -> str:
    rows = []
    for line in lines:
        heading, text = (html.escape(part) for part in run_in(line))
        rows.append(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{f'<strong>{heading}</strong>' if heading else ''}{text}</p>")
    return "\n".join(rows)


def as_fragment(lines: Lines) -> bytes:
    return f"<h2>{html.escape(lines[0])}</h2>\n<p>{'<br>'.join(lines[1:4])}</p>\n{marked_up(lines[4:])}".encode()


def as_page(lines: Lines) -> bytes:
    links = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(("首页", "要闻", "县区", "视频")))
    info = " ".join(f"<span>{line}</span>" for line in lines[1:3])
    size = '<span>字体:<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></span>'
    return f"""<!DOCTYPE html><html><head><meta charset="gb18030"><title>{lines[0]}_常德文明网</title></head><body>
<ul class="nav">{links}</ul><div class="position">当前位置：<a href="/">首页</a> &gt; 正文</div>
<h1>{lines[0]}</h1><div class="info">{info} {size}</div><div class="content">{marked_up(lines[4:])}</div>
<div class="share">分享到：<a href="#">微博</a></div><div class="footer">版权所有 常德文明网</div></body></html>
""".encode("gb18030")


def as_word(*, styled: bool) -> Callable[[Lines], bytes]:
    def make(lines: Lines) -> bytes:
        document = docx.Document()
        if styled:
            document.add_heading(lines[0], 0)
        else:
            document.add_paragraph().add_run(lines[0]).bold = True
        for line in lines[1:]:
            heading, text = run_in(line)
            paragraph = document.add_paragraph()
            if heading:
                paragraph.add_run(heading).bold = True
            paragraph.add_run(text)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return make


FORMATS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "text in UTF-8": ("a.txt", as_text("utf-8")),
    "text in UTF-8 with a mark": ("a.txt", as_text("utf-8-sig")),
    "text in GB18030": ("a.txt", as_text("gb18030")),
    "Markdown": ("a.md", as_markdown),
    "a fragment of HTML": ("a.html", as_fragment),
    "a whole page with furniture": ("a.html", as_page),
    "Word with a title style": ("a.docx", as_word(styled=True)),
    "Word with bold only": ("a.docx", as_word(styled=False)),
}


def placeless(value: Any) -> Any:
    """Give a value without its places."""
    if isinstance(value, Location):
        return None
    if isinstance(value, tuple):
        return tuple(map(placeless, value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: placeless(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def understood(path: Path) -> Article:
    return understand(str(path), lambda _problem: None).article


@pytest.mark.parametrize("form", FORMATS)
def test_the_sample_is_the_same_article_in_every_format(form: str, sample: Path, tmp_path: Path) -> None:
    name, make = FORMATS[form]
    (tmp_path / name).write_bytes(make(lines_of(sample)))
    assert placeless(understood(tmp_path / name)) == placeless(understood(sample))
