"""Document data: who is believed when several speak, and what is refused."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

import pytest

from pipeline.model.article import Article, Byline, Dated, Text
from pipeline.model.data import DocumentData
from pipeline.model.layout import Layout
from pipeline.model.problem import Problem, Severity, SourceError
from pipeline.model.source import Location
from pipeline.read.data import data_beside, resolve_data
from pipeline.read.data_fields import FIELDS, field_name
from pipeline.read.layout import load_layout

HERE = Location("article.txt", 1)


def dated(text: str, date: datetime.date) -> Dated:
    return Dated(date=date, text=Text(text, HERE))


@dataclass
class Desk:
    """Everything data can come from, in a folder."""

    folder: Path
    layout: Layout
    article: Article = field(default_factory=Article)
    reported: list[Problem] = field(default_factory=list)

    def front_matter(self, **values: str) -> None:
        places = enumerate(values.items(), start=2)
        stated = tuple((key, value, Location("article.txt", line, len(key) + 3)) for line, (key, value) in places)
        self.article = dataclasses.replace(self.article, fields=stated)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def resolve(self, *settings: str, data_file: Path | None = None) -> DocumentData:
        return resolve_data(
            settings=settings,
            data_file=data_file,
            beside=data_beside(self.folder / "article.txt"),
            article=self.article,
            layout=self.layout,
            report=self.reported.append,
        )

    def complaints(self, *settings: str, data_file: Path | None = None) -> list[str]:
        with pytest.raises(SourceError) as fault:
            self.resolve(*settings, data_file=data_file)
        assert fault.value.exit_code == 3
        return [f"{problem} | {problem.hint}".replace(f"{self.folder}/", "") for problem in fault.value.problems]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, load_layout("jianbao"))


def test_what_nobody_said_stays_unknown(desk: Desk) -> None:
    assert desk.resolve() == DocumentData(name="简报")


def test_the_order_of_precedence(desk: Desk) -> None:
    desk.article = Article(byline=Byline(text=Text("某队 张三", HERE), unit="某队"))
    seen = [desk.resolve().issuer]
    desk.write("article.data.yaml", "issuer: 邻文件\n")
    seen.append(desk.resolve().issuer)
    desk.front_matter(issuer="文首")
    seen.append(desk.resolve().issuer)
    data_file = desk.write("data.yaml", "issuer: 数据文件\n")
    seen.append(desk.resolve(data_file=data_file).issuer)
    seen.append(desk.resolve("issuer=命令行", data_file=data_file).issuer)
    assert seen == ["某队", "邻文件", "文首", "数据文件", "命令行"]


def test_the_article_is_believed_before_the_layout(desk: Desk) -> None:
    desk.layout = dataclasses.replace(desk.layout, fields={"issuer": "某局办公室", "date": "2020-01-01"})
    assert desk.resolve().issuer == "某局办公室"
    assert desk.resolve().date == datetime.date(2020, 1, 1)
    desk.article = Article(published=dated("2019-02-26", datetime.date(2019, 2, 26)))
    assert desk.resolve().date == datetime.date(2019, 2, 26)


def test_the_date_is_the_publications_else_the_signatures(desk: Desk) -> None:
    signed = dated("2019年2月27日", datetime.date(2019, 2, 27))
    desk.article = Article(signature_date=signed)
    assert desk.resolve().date == datetime.date(2019, 2, 27)
    desk.article = Article(signature_date=signed, published=dated("2019-02-26", datetime.date(2019, 2, 26)))
    assert desk.resolve().date == datetime.date(2019, 2, 26)


@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_setting_says_there_is_none(nothing: str, desk: Desk) -> None:
    desk.article = Article(byline=Byline(text=Text("某队 张三", HERE), unit="某队"))
    assert desk.resolve(f"issuer={nothing}").issuer is None


@pytest.mark.parametrize("nothing", ["name:", "name: ~", "name: ''"])
def test_an_empty_value_in_a_file_says_there_is_none(nothing: str, desk: Desk) -> None:
    assert desk.resolve(data_file=desk.write("data.yaml", nothing)).name is None


def test_the_last_setting_of_a_key_counts(desk: Desk) -> None:
    assert desk.resolve("issue=1", "期号=2").issue == 2


def test_a_value_may_hold_an_equals_sign(desk: Desk) -> None:
    assert desk.resolve("name=甲=乙").name == "甲=乙"


def test_every_field_has_a_chinese_name(desk: Desk) -> None:
    data = desk.resolve(
        "标题=某事", "简报名称=政务信息", "期号=12", "总期号=345", "编发机关=某局办公室", "日期=2019年2月26日",
        "报=县委。", "送=各局。", "发=各乡镇。", "增发=某所。", "印数=50", "密级=机密★3年",
        "份号=000001", "签发人=李四",
        "紧急程度=特急", "提示=内部资料", "发文字号=某公发[2019]12号", "编者按=按语", "签署=签名章", "签署人=县长 李四",
        "出席=甲", "请假=乙", "列席=丙", "印发机关=某局办公室", "印发日期=2019-02-27",
    )  # fmt: skip
    assert data == DocumentData(
        title="某事",
        name="政务信息",
        issue=12,
        total_issue=345,
        issuer="某局办公室",
        date=datetime.date(2019, 2, 26),
        security="机密★3年",
        copy_number="000001",
        urgency="特急",
        notice="内部资料",
        document_number="某公发〔2019〕12号",
        signer="李四",
        editor_note="按语",
        seal="stamped",
        signatory="县长 李四",
        attending="甲",
        absent="乙",
        observing="丙",
        report="县委。",
        send="各局。",
        distribute="各乡镇。",
        extra="某所。",
        printer="某局办公室",
        print_date=datetime.date(2019, 2, 27),
        copies=50,
    )


@pytest.mark.parametrize("written", ["某公发〔2019〕12号", "某公发[2019]12号", "某公发（２０１９）12号", "第5号"])
def test_a_document_number_in_any_usual_form(written: str, desk: Desk) -> None:
    number = desk.resolve(f"文号={written}").document_number
    assert number == ("第5号" if written == "第5号" else "某公发〔2019〕12号")


def test_the_fields_are_those_of_the_document_data() -> None:
    assert list(FIELDS) == [each.name for each in fields(DocumentData)]
    assert all(field_name(name) == canonical for canonical, each in FIELDS.items() for name in each.names)
    assert field_name("Total-Issue") == "total_issue"


@pytest.mark.parametrize("written", ["12", "１２", "第12期", "12期", "第 12 期", "012"])
def test_an_issue_number_in_any_usual_form(written: str, desk: Desk) -> None:
    assert desk.resolve(f"issue={written}").issue == 12


@pytest.mark.parametrize("written", ["50", "50份", "共印50份", "共 50 份"])
def test_a_number_of_copies_in_any_usual_form(written: str, desk: Desk) -> None:
    assert desk.resolve(f"copies={written}").copies == 50


@pytest.mark.parametrize(
    "written",
    [
        "2019-02-26", "2019-2-26", "2019/2/26", "2019.2.26", "20190226", "2019年2月26日", "２０１９年２月２６日",
        "2019年2月26号", "2019 年 2 月 26 日", "二〇一九年二月二十六日", "二○一九年二月二十六日",
        "2019-02-26 08:30", "2019-02-26T08:30:00+08:00", "2019-02-26T08:30:00.5Z",
    ],
)  # fmt: skip
def test_a_date_in_any_usual_form(written: str, desk: Desk) -> None:
    assert desk.resolve(f"date={written}").date == datetime.date(2019, 2, 26)


@pytest.mark.parametrize(
    ("han", "day"), [("一日", 1), ("十日", 10), ("十一日", 11), ("二十日", 20), ("三十日", 30), ("三〇日", 30)]
)
def test_days_in_han_numerals(han: str, day: int, desk: Desk) -> None:
    assert desk.resolve(f"date=二〇一九年十二月{han}").date == datetime.date(2019, 12, day)


DATE_HINT = "write a real date like 2019-02-26 or 2019年2月26日"
KNOWN = (
    "known: title 标题, recipients 主送机关, "
    "name 简报名称, issue 期号, total_issue 总期号, issuer 编发机关, date 日期, security 密级, "
    "copy_number 份号, urgency 紧急程度, notice 提示, document_number 发文字号, signer 签发人, editor_note 编者按, "
    "seal 签署, signatory 签署人, attending 出席, absent 请假, observing 列席, report 报, send 送, distribute 发, "
    "extra 增发, printer 印发机关, print_date 印发日期, copies 印数"
)
REFUSED: list[tuple[Sequence[str], list[str]]] = [
    (["isue=12"], ["--set isue=12: unknown key | did you mean issue?"]),
    (["编发几关=甲"], ["--set 编发几关=甲: unknown key | did you mean 编发机关?"]),
    (["颜色=红"], [f"--set 颜色=红: unknown key | {KNOWN}"]),
    (["=12"], [f"--set =12: unknown key | {KNOWN}"]),
    (["issue"], ["--set issue: no = in it | write key=value, such as --set issue=12"]),
    (["issue=0"], ["--set issue=0: not a positive number | write it like 12"]),
    (["issue=-3"], ["--set issue=-3: not a positive number | write it like 12"]),
    (["total_issue=多"], ["--set total_issue=多: not a positive number | write it like 345"]),
    (["copies=1e3"], ["--set copies=1e3: not a positive number | write it like 50"]),
    (["issue=1234567890"], ["--set issue=1234567890: not a positive number | write it like 12"]),
    (["date=2019-02-30"], [f"--set date=2019-02-30: not a date | {DATE_HINT}"]),
    (
        ["文号=某公发〔2019〕第012号"],
        ["--set 文号=某公发〔2019〕第012号: not a document number | write it like 某公发〔2019〕12号, or 第5号"],
    ),
    (
        ["seal=也许"],
        ["--set seal=也许: not 盖章, 不盖章 or 签名章 | 盖章 is sealed, 不盖章 unsealed, 签名章 a signature stamp"],
    ),
    (["date=2019-02"], [f"--set date=2019-02: not a date | {DATE_HINT}"]),
    (["date=昨天"], [f"--set date=昨天: not a date | {DATE_HINT}"]),
    (["date=2019-2/26"], [f"--set date=2019-2/26: not a date | {DATE_HINT}"]),
    (
        ["报=甲\t乙"],
        ["--set 报=甲 乙: not one line of at most 2000 characters | write it on one line, without tabs"],
    ),
    (["issue=x", "date=y"], [
        "--set issue=x: not a positive number | write it like 12",
        f"--set date=y: not a date | {DATE_HINT}",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "expected"), REFUSED)
def test_a_bad_setting_is_refused_and_quoted(settings: Sequence[str], expected: list[str], desk: Desk) -> None:
    assert desk.complaints(*settings) == expected


def test_faults_of_all_files_are_told_at_once_with_their_places(desk: Desk) -> None:
    desk.write("article.data.yaml", "issue: 1\n期号: 2\nreport: [甲, 乙]\n")
    desk.front_matter(date="2019-13-01")
    data_file = desk.write("data.yaml", "# 数据\nisuer: 某局\n")
    assert desk.complaints("copies=零", data_file=data_file) == [
        "--set copies=零: not a positive number | write it like 50",
        "data.yaml:2:1: isuer: 某局: unknown key | did you mean issuer?",
        f"article.txt:2:7: date: 2019-13-01: not a date | {DATE_HINT}",
        "article.data.yaml:2:5: 期号: 2: issue says the same field already | keep one of the two",
        "article.data.yaml:3:1: report: a list or mapping, not one value | write the value on one line, as text",
    ]


def test_each_line_of_an_editor_s_note_is_a_paragraph(desk: Desk) -> None:
    data_file = desk.write("data.yaml", "编者按: |\n  甲。\n\n  　　乙。\n")
    assert desk.resolve(data_file=data_file).editor_note == "甲。\n乙。"
    assert desk.complaints("编者按=甲\t乙") == [
        "--set 编者按=甲 乙: not paragraphs of at most 2000 characters | "
        "write it shorter, without tabs; after `编者按: |` each indented line is a paragraph"
    ]


def test_a_missing_data_file_is_refused(desk: Desk) -> None:
    assert desk.complaints(data_file=desk.folder / "none.yaml") == [
        "none.yaml:1:1: cannot be read: No such file or directory | check the path and the file's permissions"
    ]


def test_front_matter_may_say_other_things_too(desk: Desk) -> None:
    desk.front_matter(title="标题", tags="甲", issue="7")
    assert desk.resolve().issue == 7
    assert desk.reported == []


def test_what_the_layout_prints_nowhere_is_a_warning(desk: Desk) -> None:
    assert desk.resolve("紧急程度=特急", "issue=1").urgency == "特急"
    assert [f"{problem} | {problem.hint}" for problem in desk.reported] == [
        "紧急程度 (urgency) is given, but layout jianbao prints it nowhere | "
        "take it out, or put {urgency} into masthead: or tail: of a layout of your own"
    ]


def test_a_mistyped_front_matter_key_is_a_warning(desk: Desk) -> None:
    desk.front_matter(isue="7")
    assert desk.resolve().issue is None
    (problem,) = desk.reported
    assert problem.severity is Severity.WARNING
    assert f"{problem} | {problem.hint}" == "article.txt:2:7: isue: unknown key, left out | did you mean issue?"


def test_there_may_be_no_file_beside_the_source(tmp_path: Path) -> None:
    assert data_beside(tmp_path / "article.txt") is None
    (tmp_path / "article.data.yaml").write_text("issue: 1\n", encoding="utf-8")
    assert data_beside(tmp_path / "article.txt") == tmp_path / "article.data.yaml"
