"""Mechanical corrections of sources: made where the file holds the words, nowhere else, and only once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.text import Remark, check_text
from pipeline.check.text_fix import fix_text
from pipeline.check.text_table import TEXT_RULES
from pipeline.model.problem import Problem
from pipeline.model.source import Location, Source, SourceLine
from pipeline.parse.parser import parse
from pipeline.read.text import split_lines

TITLED = "大队工作总结\n\n"


def ignore(problem: Problem) -> None:
    del problem


def remarks(text: str) -> tuple[Remark, ...]:
    lines = tuple(
        SourceLine(text=line, location=Location("a.txt", number)) for number, line in enumerate(split_lines(text), 1)
    )
    source = Source(path="a.txt", format="text", encoding="utf-8", sha256="", lines=lines)
    return check_text(parse(source, ignore).article, TEXT_RULES)


def fixed(text: str) -> str:
    for _ in range(6):
        corrected, corrections = fix_text(text, remarks(text))
        if not corrections:
            return text
        text = corrected
    raise AssertionError("corrections go on for ever")


def test_marks_words_and_numbers_are_corrected_and_the_rest_stays() -> None:
    source = TITLED + "  一、健全台帐,用时3-5天。于2019年02月06日,共查处12起,比例1:3。\r\n第二段、等。\n"
    wanted = TITLED + "  一、健全台账，用时3～5天。于2019年2月6日，共查处12起，比例1:3。\r\n第二段等。\n"
    assert fixed(source) == wanted


def test_what_only_a_person_can_tell_stays() -> None:
    source = TITLED + "2月30日，大队开展“学雷锋活动，用时约5天左右。\n"
    assert fixed(source) == source
    assert {"DATE-01", "PUNC-02", "NUM-05"} <= {remark.rule.id for remark in remarks(source)}


def test_every_correction_is_told_with_its_place() -> None:
    source = TITLED + "大队健全台帐,加强管理。\n"
    _, corrections = fix_text(source, remarks(source))
    told = [(one.rule, one.location.line, one.location.column, one.before, one.after) for one in corrections]
    assert told == [("WORD-01", 3, 5, "台帐", "台账"), ("PUNC-01", 3, 7, ",", "，")]


def test_a_place_that_holds_other_words_is_left_alone() -> None:
    found = remarks(TITLED + "大队健全台帐，加强管理。\n")
    other = TITLED + "大队健全台{帐}，加强管理。\n"
    assert fix_text(other, found) == (other, ())


def test_words_that_moved_on_their_line_are_found_by_their_surroundings() -> None:
    found = remarks(TITLED + "大队健全台帐，加强管理。\n")
    moved = TITLED + "- **大队健全台帐，加强管理。**\n"
    assert fix_text(moved, found)[0] == TITLED + "- **大队健全台账，加强管理。**\n"


def test_code_stays() -> None:
    source = TITLED + "```\n大队健全台帐,加强管理。\n```\n大队用`健全台帐,加强管理`命令,取得成效。\n"
    assert fixed(source) == source.replace("命令,", "命令，")


ALPHABET = '大队在和了的台帐账，,。.;:：“”"()（）0123456789年月日-~～%、等一二三四是个《》…— \n'


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, min_size=1, max_size=60))
def test_corrections_come_to_an_end_on_any_text(text: str) -> None:
    source = TITLED + text + "\n大队开展工作，取得成效。\n"
    corrected = fixed(source)
    assert fixed(corrected) == corrected


# What no correction may touch, between words of Chinese: addresses, numbers, times, ratios, code, Latin sentences.
UNTOUCHED = (
    "https://www.example.cn/a,b;c?d=1:2", "http://10.0.0.1:8080/2019/2/26/b.html", "www.example.cn", "zhang@example.cn",
    "1,234,567", "3.1415", "98.5%", "-3", "1:3", "15:40", "9:00", "08:30:15", "2019-02-26", "0736-7221234", "415000",
    "A3-5", "CA1234", "5G", "GB/T 9704-2012", "f(x)", "print(a,b)", "x[0]", "a.b.c", "v1.2.3", "--help", "C++", "<b>",
    "Hello, world!", "Is it (really) so?", "it's", "e.g.", "Windows 10", "3.5", "2.0", "iPhone", "ISO 9001:2015",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(UNTOUCHED), min_size=1, max_size=4), st.sampled_from(["大队使用", "网址为", "编号"]))
def test_addresses_numbers_times_code_and_latin_text_stay(tokens: list[str], before: str) -> None:
    source = TITLED + "，".join(f"{before}{token}" for token in tokens) + "，取得成效。\n大队开展工作，取得成效。\n"
    assert fixed(source) == source


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(UNTOUCHED), min_size=1, max_size=3))
def test_what_stands_beside_a_slip_stays(tokens: list[str]) -> None:
    kept = "、".join(tokens)
    source = TITLED + f"大队健全台帐,使用{kept}，共查处12起.\n大队开展工作，取得成效。\n"
    assert fixed(source) == TITLED + f"大队健全台账，使用{kept}，共查处12起。\n大队开展工作，取得成效。\n"
