"""Corrections of files of every kind that can be corrected: a second run changes nothing, and only slips changed."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.report_selection import Selection
from pipeline.cli.check_fix import fix_file
from pipeline.cli.check_run import Inspection, check_file
from tests.check.test_text_docx import rejected, texts

# (slip, what it becomes): each is mechanical and stands alone between 。 and 。.
SLIPS = (
    ("健全工作台帐，抓好落实。", "健全工作台账，抓好落实。"),
    ("加强管理,提高质量。", "加强管理，提高质量。"),
    ("用时3-5天完成。", "用时3～5天完成。"),
    ("增长15～30%左右。", "增长15%～30%左右。"),
    ("纪念5.12国际护士节。", "纪念5·12国际护士节。"),
    ("定于15：40召开会议。", "定于15:40召开会议。"),
    ("学习《甲法》、《乙法》。", "学习《甲法》《乙法》。"),
    ("开展‘学雷锋’活动。", "开展“学雷锋”活动。"),
    ("学习党的19大精神。", "学习党的十九大精神。"),
    ("于2019年02月06日召开会议。", "于2019年2月6日召开会议。"),
    ("加强领导， 提高质量。", "加强领导，提高质量。"),
)
KEPT = (
    "网址为https://a.cn/b,c;d?e=1:2，比例1:3。",
    "共1,234人，完成98.5%。",
    "他说：“好！”大家鼓掌。",
    "使用print(a,b)命令。",
)
SENTENCES = st.lists(st.sampled_from([*SLIPS, *((kept, kept) for kept in KEPT)]), min_size=1, max_size=5)


def fix(path: Path) -> None:
    inspection = Inspection(selection=Selection())
    fix_file(check_file(str(path), inspection), inspection, None)


@pytest.mark.parametrize("ending", [".txt", ".md"])
@settings(max_examples=40, deadline=None)
@given(sentences=SENTENCES)
def test_a_source_is_corrected_once_and_nothing_else_in_it_changes(
    ending: str, sentences: list[tuple[str, str]]
) -> None:
    body, wanted = ("".join(pair[side] for pair in sentences) for side in (0, 1))
    head = "# 大队工作总结\n\n" if ending == ".md" else "大队工作总结\n\n"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"article{ending}"
        path.write_text(f"{head}大队认真开展工作。{body}\n", encoding="utf-8")
        fix(path)
        assert path.read_text(encoding="utf-8") == f"{head}大队认真开展工作。{wanted}\n"
        fix(path)
        assert path.read_text(encoding="utf-8") == f"{head}大队认真开展工作。{wanted}\n"


@settings(max_examples=15, deadline=None)
@given(sentences=SENTENCES)
def test_the_yaml_of_an_article_is_corrected_once(sentences: list[tuple[str, str]]) -> None:
    body, wanted = ("".join(pair[side] for pair in sentences) for side in (0, 1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.yaml"
        yaml = "jianbao: article\ntitle: 大队工作总结\nlead:\n- '大队认真开展工作。{}'\n"
        path.write_text(yaml.format(body), encoding="utf-8")
        fix(path)
        assert path.read_text(encoding="utf-8") == yaml.format(wanted)
        fix(path)
        assert path.read_text(encoding="utf-8") == yaml.format(wanted)


@settings(max_examples=15, deadline=None)
@given(sentences=SENTENCES)
def test_a_word_file_is_corrected_once_and_rejecting_gives_it_back(sentences: list[tuple[str, str]]) -> None:
    body, wanted = ("大队认真开展工作。" + "".join(pair[side] for pair in sentences) for side in (0, 1))
    made = Document()
    made.add_heading("大队工作总结", 0)
    made.add_paragraph(body)
    stream = io.BytesIO()
    made.save(stream)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(stream.getvalue())
        fix(path)
        once = path.read_bytes()
        assert texts(once) == ["大队工作总结", wanted]
        assert rejected(once) == ["大队工作总结", body]
        fix(path)
        assert path.read_bytes() == once
