from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compose.title import break_title, width_of


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于印发方案的通知", ("关于印发方案的通知",)),
        ("交警直属二大队“四个坚持”创建文明奋进警队", ("交警直属二大队“四个坚持”", "创建文明奋进警队")),
        ("狠抓“四个到位”\u3000推动专项整治工作走深走实", ("狠抓“四个到位”", "推动专项整治工作走深走实")),
        (
            "关于进一步加强全市道路交通安全隐患排查治理工作的通知",
            ("关于进一步加强全市道路交通安全隐患", "排查治理工作的通知"),
        ),
        (
            "市公安局关于学习贯彻《中华人民共和国反电信网络诈骗法》有关情况的报告",
            ("市公安局关于学习贯彻", "《中华人民共和国反电信网络诈骗法》", "有关情况的报告"),
        ),
        ("市卫生健康委员会积极推进GB/T 9704标准落地见效", ("市卫生健康委员会积极推进", "GB/T 9704标准落地见效")),
    ],
)
def test_a_title_breaks_where_its_meaning_allows(title: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, 20) == lines


def test_the_sources_own_break_is_a_good_place_to_break() -> None:
    first, second = "某区人民政府办公室", "关于印发优化营商环境实施方案的通知"
    assert break_title(first + second, 20, frozenset({len(first)})) == (first, second)


def test_three_lines_never_form_an_hourglass() -> None:
    title = "常德市公安局交通警察支队直属二大队以“四个坚持”为抓手持续深化文明警队创建工作取得明显成效"
    widths = [width_of(line) for line in break_title(title, 20)]

    assert len(widths) == 3
    assert not widths[0] > widths[1] < widths[2]


def test_a_title_too_long_for_three_lines_still_keeps_the_measure() -> None:
    lines = break_title("推进基层治理体系和治理能力现代化" * 6, 20)

    assert len(lines) > 3
    assert all(width_of(line) <= 20 for line in lines)


def test_the_dictionary_is_loaded_only_when_a_title_needs_it() -> None:
    program = (
        "import sys; from pipeline.compose.title import break_title; "
        "break_title('交警直属二大队“四个坚持”创建文明奋进警队', 20); print('rjieba' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


@given(st.text(alphabet=st.sampled_from("交警大队的和在创建“”《》（），、aB2019 \u3000"), max_size=90))
@settings(max_examples=150, deadline=None)
def test_breaking_loses_nothing_and_breaks_no_rule(title: str) -> None:
    lines = break_title(title, 20)

    assert "".join(lines).replace("\u3000", "") == title.replace("\u3000", "")
    assert all(width_of(line) <= 20 for line in lines)
    assert break_title(title, 20) == lines
