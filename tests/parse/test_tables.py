from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.article import Text
from pipeline.model.patterns import lazy
from pipeline.model.source import Location
from pipeline.parse import metrics
from pipeline.parse.datelines import DATELINES, Dateline, read_dateline
from pipeline.parse.dates import BARE_MINGUO, DATE_FORMS, DateForm, find_date
from pipeline.parse.furniture import WHOLE, Furniture, furniture_reason
from pipeline.parse.metadata import scan_fields
from pipeline.parse.metadata_keys import KEYS, Key
from pipeline.parse.metrics import find_metrics
from pipeline.parse.names import is_byline, is_person, is_speaker, split_byline
from pipeline.parse.numerals import FAMILIES, Family, find_marker, han_to_int
from pipeline.parse.pieces import make_piece
from tests.parse.reading_cases import source_of


@pytest.mark.parametrize("family", FAMILIES, ids=lambda row: row.example)
def test_every_numeral_family_reads_its_example(family: Family) -> None:
    marker = find_marker(family.example)
    assert marker is not None
    assert (marker.family.name, marker.value) == (family.name, family.number)


@pytest.mark.parametrize("form", [*DATE_FORMS, BARE_MINGUO], ids=lambda row: row.example)
def test_every_date_form_reads_its_example(form: DateForm) -> None:
    found = find_date(form.example, traditional=form is BARE_MINGUO)
    assert found is not None
    assert (found.date.isoformat(), found.start, found.end) == (form.iso, 0, len(form.example))


@pytest.mark.parametrize("key", KEYS, ids=lambda row: row.example)
def test_every_metadata_key_reads_its_example(key: Key) -> None:
    fields = scan_fields(key.example, traditional=True)
    assert fields
    assert fields[0].role == key.role


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row.example)
def test_every_furniture_pattern_knows_its_example(row: Furniture) -> None:
    assert row.pattern.fullmatch(row.example)
    assert furniture_reason(row.example)


@pytest.mark.parametrize("row", DATELINES, ids=lambda row: row.example)
def test_every_dateline_reads_its_example(row: Dateline) -> None:
    agency, reporter = read_dateline(Text(row.example + "今天天气晴好。", Location("a", 1)))
    assert agency or reporter


@pytest.mark.parametrize(("words", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十一", 21), ("二〇一九", 2019)])
def test_han_numerals_are_read(words: str, value: int) -> None:
    assert han_to_int(words) == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate", "high"),
    [
        ("开展活动6次", 6, "次", False, None),
        ("培训 3次", 3, "次", False, None),
        ("培训800多人次", 800, "人次", True, None),
        ("问题170余件", 170, "件", True, None),
        ("占道40余台次", 40, "台次", True, None),
        ("羊10.8万只", 10.8, "万只", False, None),
        ("产量1.2万亿斤", 1.2, "万亿斤", False, None),
        ("投入3.2万元", 3.2, "万元", False, None),
        ("满意率85%", 85, "%", False, None),
        ("召集近20人", 20, "人", True, None),
        ("选派3—5名", 3, "名", False, 5),
        ("设副主任2至4人", 2, "人", False, 4),
        ("收入突破10万元", 10, "万元", True, None),
        ("收入10万元以上", 10, "万元", True, None),
        ("约237萬元", 237, "萬元", True, None),
        ("裝置1307.78kwp", 1307.78, "kwp", False, None),
        ("贫困人口减少6800多万，", 6800, "万", True, None),
        ("里程2万5千公里", 2.5, "万公里", False, None),
        ("总人数1,200人", 1200, "人", False, None),
        ("一行八人", 8, "人", False, None),
        ("执勤不少于5小时", 5, "小时", True, None),
    ],
)
def test_a_quantity_is_read_as_written(
    text: str, value: float, unit: str, approximate: bool, high: float | None
) -> None:
    (metric,) = find_metrics(_piece(text))
    assert (metric.value, metric.unit, metric.approximate, metric.high) == (value, unit, approximate, high)


@pytest.mark.parametrize(
    "text",
    [
        "2019年2月26日",
        "第3名",
        "第12期",
        "上午9时30分",
        "某政办发〔2019〕3号",
        "四个坚持",
        "“二十个不准”",
        "第三次会议",
        "使用12123平台",
        "一次性",
        "2018年",
    ],
)
def test_dates_ordinals_and_numbers_of_documents_are_no_quantities(text: str) -> None:
    assert find_metrics(_piece(text)) == []


@pytest.mark.parametrize(
    ("text", "unit", "persons"),
    [
        ("常青交警二大队 张华", "常青交警二大队", ("张华",)),
        ("青山日报通讯员李平 王小明", "青山日报", ("李平", "王小明")),
        ("张华", "", ("张华",)),
        ("青山县水利局", "青山县水利局", ()),
    ],
)
def test_a_byline_is_split_into_unit_and_persons(text: str, unit: str, persons: tuple[str, ...]) -> None:
    assert is_byline(text)
    assert split_byline(text) == (unit, persons)


def test_names_are_told_from_other_short_lines() -> None:
    assert is_person("王建国")
    assert is_person("张 华")
    assert is_speaker("县长 王建国")
    assert not is_person("总结")
    assert not is_speaker("工作 总结")


def _piece(text: str):  # type: ignore[no-untyped-def]
    source = source_of(text)
    piece = make_piece(source.lines[0], 0, 0, len(text))
    assert piece is not None
    return piece


def test_a_lazy_pattern_finds_what_a_compiled_one_finds() -> None:
    pattern = lazy("([一-鿿]{2})[县市]")
    match = pattern.search("到青山县去")
    assert match is not None
    assert (match[1], match.span()) == ("青山", (1, 4))
    assert pattern.sub("某地", "青山县") == "某地"
    assert pattern.fullmatch("AB县") is None
    with pytest.raises(AttributeError):
        _ = pattern.flags


@pytest.mark.parametrize(
    "text",
    [
        "今天是个好日子。",
        "欢迎来到青山县，这里山清水秀。",
        "| 单位 | 数量 |",
        "本文提出三点建议。",
        "会议完毕",
        "全县下载量明显上升。",
    ],
)
def test_what_an_article_says_is_no_furniture(text: str) -> None:
    assert furniture_reason(text) is None


@pytest.mark.parametrize("row", WHOLE, ids=lambda row: row.example)
def test_a_row_of_furniture_needs_one_of_its_words(row: Furniture) -> None:
    # What a row needs must be in all it matches: the examples of all rows, whole and cut short, are asked both ways.
    pattern, needs = row.pattern.pattern, row.pattern.needs
    compiled = re.compile(pattern)
    for text in {other.example[start:] for other in WHOLE for start in range(len(other.example))}:
        assert bool(lazy(pattern, *needs).fullmatch(text)) == bool(compiled.fullmatch(text)), text


@pytest.mark.parametrize("family", FAMILIES, ids=lambda row: row.example)
def test_a_numeral_begins_with_one_of_its_characters(family: Family) -> None:
    compiled = re.compile(family.pattern.pattern)
    for character in {*"".join(one.example for one in FAMILIES), *family.starts, *"二④⑽㈩❿０"}:
        for text in (character + family.example[1:], character + family.example):
            assert bool(family.match(text, 0)) == bool(compiled.match(text)), text


@given(st.text(st.sampled_from("约近超过不低于3三十1,.多万亩个人 甲，"), max_size=40))
def test_quantities_near_numerals_are_all_there_are(text: str) -> None:
    for numeral, pattern in ((metrics._DIGIT, metrics._QUANTITY), (metrics._HAN_NUMERAL, metrics._HAN)):
        found = [match.span() for match in metrics._near(numeral, pattern, text, 0, len(text))]
        assert found == [match.span() for match in pattern.finditer(text)]
