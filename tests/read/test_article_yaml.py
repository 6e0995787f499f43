"""Articles as YAML for people and JSON for programs."""

from __future__ import annotations

import dataclasses
import datetime
import json
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.model.article import (
    Article,
    Attachment,
    Byline,
    Dated,
    Figure,
    Metric,
    Paragraph,
    Point,
    Section,
    Table,
    Text,
)
from pipeline.model.problem import SourceError
from pipeline.model.source import Location
from pipeline.model.units import Length
from pipeline.read.article import article_to_json, dump_article, load_article
from pipeline.read.article_shape import is_article_yaml
from pipeline.read.picture_image import read_picture
from tests.pictures import jpeg, png

NOWHERE = Location("article.txt", 1)
T = TypeVar("T")

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(str.strip)
filled = words.filter(bool)
texts = st.builds(Text, words, st.just(NOWHERE))
dates = st.dates(min_value=datetime.date(1000, 1, 1))
dateds = st.one_of(
    st.builds(Dated, date=dates, text=texts),
    dates.map(lambda date: Dated(date=date, text=Text(date.isoformat(), NOWHERE))),
    dates.map(lambda date: Dated(date=date, text=Text(f"{date.year}年{date.month}月{date.day}日", NOWHERE))),
)
points = st.builds(Point, marker=words, text=texts)
paragraphs = st.builds(Paragraph, text=texts, points=st.lists(points, max_size=2).map(tuple), quotation=st.booleans())
finite = st.floats(allow_nan=False, allow_infinity=False)
metrics = st.builds(
    Metric, value=finite, unit=words, approximate=st.booleans(), quote=words, location=st.just(NOWHERE),
    high=st.none() | finite,
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    rows = draw(st.lists(st.tuples(*[words] * width), max_size=3))
    header_rows = draw(st.integers(0, len(rows)))
    caption = draw(st.none() | texts)
    return Table(rows=tuple(rows), location=NOWHERE, header_rows=header_rows, caption=caption)


def some(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


tenths = st.integers(1, 3_000).map(lambda count: Length.from_mm(count / 10))
PICTURES = [
    read_picture(png(9, 6), "a.png"),
    read_picture(jpeg(8, 8), "图/b b.jpeg"),
    read_picture(png(5, 5), "“c”: x"),
]
figures = st.builds(
    Figure, picture=st.builds(dataclasses.replace, st.sampled_from(PICTURES), width=tenths, height=tenths),
    location=st.just(NOWHERE), alternative=words, caption=st.none() | texts, above=st.booleans(),
)  # fmt: skip
bodies = some(paragraphs | tables() | figures)


def sections(children: st.SearchStrategy[tuple[Section, ...]]) -> st.SearchStrategy[Section]:
    return st.builds(
        Section, level=st.integers(1, 9), marker=words | st.sampled_from(["一、", "（一）", "1."]),
        number=st.none() | filled, heading=texts, closing=words, run_in=st.booleans(), body=bodies,
        subsections=children, metrics=some(metrics),
    )  # fmt: skip


nested = sections(some(sections(st.just(()))))
articles = st.builds(
    Article, title=st.none() | texts, subtitle=st.none() | texts, document_number=st.none() | texts,
    published=st.none() | dateds, source=st.none() | texts, author=st.none() | texts, editor=st.none() | texts,
    recipients=st.none() | texts, salutation=st.none() | texts, lead=bodies,
    initiatives=st.lists(nested, min_size=1, max_size=2).map(tuple),
    byline=st.none() | st.builds(
        Byline, text=texts, unit=words, persons=some(filled), opening=words, closing=words
    ),
    signature_date=st.none() | dateds, note=st.none() | texts,
    attachments=some(
        st.builds(Attachment, title=texts, number=st.none() | words, body=bodies, sections=some(nested))
    ),
    metrics=some(metrics), fields=some(st.tuples(words, words, st.just(NOWHERE))),
)  # fmt: skip


def placeless(value: object) -> object:
    """The value with every Location made the same."""
    if isinstance(value, Location):
        return NOWHERE
    if isinstance(value, tuple):
        return tuple(placeless(item) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {each.name: placeless(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return dataclasses.replace(value, **changes)
    return value


@settings(deadline=None, max_examples=60)
@given(articles)
def test_an_article_written_is_read_back_verbatim(article: Article) -> None:
    written = dump_article(article)
    again = load_article(written, "article.yaml")
    assert placeless(again) == article
    assert dump_article(again) == written


@settings(deadline=None, max_examples=20)
@given(articles)
def test_every_article_is_json(article: Article) -> None:
    plain = article_to_json(article)
    assert json.loads(json.dumps(plain, ensure_ascii=False, allow_nan=False)) == plain
    assert list(plain) == list(article_to_json(Article()))


SAMPLE = """\
# Edit and render this file. Every paragraph is one item of a list.
jianbao: article
title: |-
  抓“四项行动”
  促一方平安
published: 2019-02-26
source: 某县公安局
recipients: 各派出所：
lead:
  - 今年以来，某大队扎实工作。
  - text: 一是抓学习；二是抓训练。
    points:
      - marker: 一是
        text: 抓学习；
      - marker: 二是
        text: 抓训练。
initiatives:
  - marker: 一、
    heading: 抓学习
    closing: 。
    run_in: true
    body:
      - |-
        大队每周组织学习，先后举办培训班12期，培训800多人次：既学理论，也学业务，做到学以致用、知行合一。
      - table:
          - [期次, 人数]
          - ['1', '66']
        header_rows: 1
        caption: 培训情况
    subsections:
      - marker: （一）
        heading: 学理论
        body:
          - 每月一次。
    metrics:
      - {value: 12, unit: 期, quote: 12期}
      - {value: 800, unit: 人次, approximate: true, quote: 800多人次}
byline:
  text: 某大队 张三
  unit: 某大队
  persons:
    - 张三
  opening: （
  closing: ）
signature_date:
  date: 2019-02-26
  text: 二〇一九年二月
fields:
  期号: '12'
"""


def test_the_yaml_is_as_a_person_would_write_it() -> None:
    assert dump_article(load_article(SAMPLE, "article.yaml")) == SAMPLE


def test_what_is_read_has_its_place_in_the_yaml() -> None:
    article = load_article(SAMPLE, "article.yaml")
    assert article.title == Text("抓“四项行动”\n促一方平安", Location("article.yaml", 4, 3))
    section = article.initiatives[0]
    assert section.heading.location == Location("article.yaml", 19, 14)
    first = section.body[0]
    assert isinstance(first, Paragraph)
    assert first.text.location == Location("article.yaml", 24, 9)
    assert section.number == "一"
    assert (section.level, section.subsections[0].level) == (1, 2)


@pytest.mark.parametrize("before", ["", "\ufeff", "# 说明\n\n", "---\r\n"])
def test_an_article_in_yaml_is_told_by_its_first_line(before: str) -> None:
    assert is_article_yaml(before + "jianbao: article\ntitle: 甲\n")
    assert not is_article_yaml(before + "jianbao: layout\n")
    assert not is_article_yaml(before + "正文\njianbao: article\n")


def test_a_text_may_carry_a_place_of_its_own() -> None:
    text = "jianbao: article\ntitle: {text: 标题, at: '新闻.txt:3:1'}\nlead:\n- {text: 正文, at: '新闻.txt:7:3'}\n"
    article = load_article(text, "article.yaml")
    assert article.title == Text("标题", Location("新闻.txt", 3, 1))
    first = article.lead[0]
    assert isinstance(first, Paragraph)
    assert first.text.location == Location("新闻.txt", 7, 3)


def test_a_date_may_be_in_any_usual_form() -> None:
    text = "jianbao: article\npublished: 二〇一九年二月二十六日\nlead: [正文]\n"
    published = load_article(text, "article.yaml").published
    assert published is not None
    assert (published.date, published.text.value) == (datetime.date(2019, 2, 26), "二〇一九年二月二十六日")


def test_json_tells_what_programs_ask_for() -> None:
    plain = article_to_json(load_article(SAMPLE, "article.yaml"))
    assert plain["title"] == "抓“四项行动”\n促一方平安"
    assert plain["published"] == "2019-02-26"
    assert plain["byline"] == "某大队 张三"
    assert plain["lead"] == ["今年以来，某大队扎实工作。", "一是抓学习；二是抓训练。"]
    assert plain["lead_points"] == [
        {"marker": "一是", "text": "抓学习；", "paragraph": 1},
        {"marker": "二是", "text": "抓训练。", "paragraph": 1},
    ]
    (section,) = plain["initiatives"]  # type: ignore[misc]
    assert section["paragraphs"][1] == {"table": [["期次", "人数"], ["1", "66"]]}
    assert section["subsections"][0] == {
        "level": 2, "marker": "（一）", "number": "一", "heading": "学理论", "run_in": False, "line": 32,
        "paragraphs": ["每月一次。"], "points": [], "subsections": [], "metrics": [],
    }  # fmt: skip
    assert section["metrics"][1] == {
        "value": 800, "high": None, "unit": "人次", "approximate": True, "quote": "800多人次", "line": 37, "column": 9,
    }  # fmt: skip


HEAD = "jianbao: article\nlead: [正文]\n"
REFUSED = [
    ("lead: [正文]\n", ["1:1: article: jianbao is missing | the first line is `jianbao: article`"]),
    ("jianbao: layout\nlead: [正文]\n", ["1:10: this is not an article: layout | write `jianbao: article`"]),
    (
        "jianbao: article\ntitle: 标题\n",
        ["1:1: the article has no text | write its paragraphs under lead: or initiatives:"],
    ),
    (HEAD + "titel: 甲\n", ["3:1: article: unknown key titel | did you mean title?"]),
    (HEAD + "title: [甲]\n", ["3:8: a list: not text | write one value, in quotes if it holds marks"]),
    (
        HEAD + "published: 2019-02-30\n",
        ["3:12: 2019-02-30: not a date | write a real date like 2019-02-26 or 2019年2月26日"],
    ),
    (HEAD + "published: {text: 昨天}\n", ["3:12: date: date is missing | write it like 2019-02-26"]),
    ("jianbao: article\nlead: 正文\n", ["2:7: 正文: not a list | begin each item with `- `"]),
    ("jianbao: article\nlead:\n-\n- 正文\n", ["3:2: nothing here | write the text, or take the item out"]),
    (HEAD + "initiatives:\n- marker: 一、\n", ["4:3: section: heading is missing | the words after the marker"]),
    (
        HEAD + "initiatives:\n- 一、抓学习\n",
        ["4:3: 一、抓学习: not a mapping of keys | write `key: value` lines under it"],
    ),
    (
        HEAD + "initiatives:\n- {heading: 甲, level: 0, run_in: so}\n",
        [
            "4:23: 0: not a whole number from 1 to 99 | write a number such as 1",
            "4:34: so: not true or false | write true or false",
        ],
    ),
    (
        "jianbao: article\nlead:\n- table: [[甲, 乙], [丙]]\n",
        ["3:10: the rows of a table differ in length | the longest has 2 cells: write '' for an empty one"],
    ),
    (
        "jianbao: article\nlead:\n- {table: [[甲]], header_rows: 2}\n",
        ["3:31: more header rows than rows | the table has 1 rows"],
    ),
    ("jianbao: article\nlead:\n- table:\n", ["3:9: a table without rows | write each row as a list of cells"]),
    (HEAD + "metrics: [{value: 多}]\n", ["3:19: 多: not a number | write it like 12 or 10.8"]),
    (HEAD + "title: {text: 甲, at: 3行}\n", ["3:22: 3行: not a place | write it like article.txt:3:1"]),
    (HEAD + "byline: {unit: 某队}\n", ["3:9: byline: text is missing | the words between the brackets"]),
    (
        HEAD + "title: 甲\ntitle: 乙\n",
        ["4:1: key title is given twice | it stands in line 3 already: keep one of the two"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_a_broken_article_is_refused(text: str, expected: list[str]) -> None:
    with pytest.raises(SourceError) as fault:
        load_article(text, "a.yaml")
    complaints = [f"{problem} | {problem.hint}".removeprefix("a.yaml:") for problem in fault.value.problems]
    assert complaints == expected
