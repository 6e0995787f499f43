"""How a broken line is placed: alignment, justification, tabs, pieces."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.model.briefing import Run, TextBlock
from pipeline.model.page import Line
from pipeline.model.problem import Problem
from pipeline.model.units import Length
from pipeline.typeset.typeset import typeset
from tests.typeset.fakes import EM, TRACKED, FakeFonts, block, briefing, set_pages

LEFT = Length.from_mm(28)
RIGHT = Length.from_mm(184)
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"


def first_lines(text: str, role: str = "body") -> list[Line]:
    return [line for line in set_pages(briefing(block(role, text))).pages[0].lines if line.block == 0]


def right_edge(line: Line) -> int:
    last = line.pieces[-1]
    return last.x + last.width - last.spacing


def test_a_paragraphs_first_line_is_indented_and_the_others_are_not() -> None:
    lines = first_lines(HAN * 2)
    assert lines[0].pieces[0].x == LEFT + Length.from_twips(630)
    assert lines[1].pieces[0].x == LEFT


def test_full_lines_end_at_the_right_edge_and_the_last_is_not_stretched() -> None:
    lines = first_lines(HAN * 2)
    assert all(0 <= RIGHT - right_edge(line) < 40 for line in lines[:-1])
    assert lines[-1].pieces[0].spacing == TRACKED


def test_a_han_line_is_one_piece_of_even_spacing() -> None:
    assert {len(line.pieces) for line in first_lines(HAN * 2)} == {1}


def test_numbers_are_never_stretched_inside() -> None:
    lines = first_lines("的一是2019年" * 20)
    numbers = [piece for line in lines for piece in line.pieces if piece.text.isdigit()]
    assert len(numbers) == 20
    assert {piece.spacing for piece in numbers} == {TRACKED}


def test_gaps_between_han_and_latin_grow_first_and_to_half_an_em() -> None:
    line = first_lines("甲12" + HAN[:26] + "，，" + HAN)[0]
    han, number = line.pieces[:2]
    assert han.text == "甲"
    assert number.x - (han.x + EM) == EM // 2 + han.spacing - TRACKED


@example("000000000一0%0———000一—————————————")
@given(st.text(alphabet="的一是在不，。“”（）0123456789.%abc —…", min_size=1, max_size=200))
def test_pieces_follow_one_another_and_hold_every_character(text: str) -> None:
    for line in first_lines(text):
        for left, right in zip(line.pieces, line.pieces[1:], strict=False):
            # The last character's share of the slack may be left off; its tracking, which draws closer, is not.
            assert right.x >= left.x + left.width - max(0, left.spacing) - 1
    assert "".join(line.text for line in first_lines(text)) == text


@given(st.text(alphabet="的一是在不，。“”（）0123456789.%abc —…", min_size=1, max_size=200))
def test_no_line_passes_the_right_edge_by_more_than_word_rounds(text: str) -> None:
    for line in first_lines(text):
        shown = line.text.rstrip(" ")
        if shown == line.text and len(shown) > 1:
            assert right_edge(line) <= RIGHT + 635


@given(st.text(max_size=80), st.sampled_from(["body", "title", "issuer-line", "signature"]))
def test_any_text_can_be_set(text: str, role: str) -> None:
    lines = first_lines(text, role)
    assert "".join(line.text for line in lines) == text.replace("\n", "").replace("\t", "")


def test_titles_are_centred_and_broken_where_the_text_says() -> None:
    lines = first_lines("某某县多措并举\n扎实推进工作", "title")
    assert [line.text for line in lines] == ["某某县多措并举", "扎实推进工作"]
    for line in lines:
        assert abs((line.pieces[0].x - LEFT) - (RIGHT - right_edge(line))) <= 1


def test_right_aligned_lines_end_at_their_inset() -> None:
    assert right_edge(first_lines("某某县政府", "signature")[0]) == RIGHT - 2 * EM


def test_a_right_tab_sets_what_follows_against_its_stop() -> None:
    left, right = first_lines("某某县\t2019年", "issuer-line")[0].pieces[::2]
    assert left.x == LEFT + EM
    line = first_lines("某某县\t2019年", "issuer-line")[0]
    assert right_edge(line) == LEFT + Length.from_mm(150)
    assert right.x > left.x


def test_a_run_takes_font_and_colour_of_its_role_but_the_size_of_its_paragraph() -> None:
    made = briefing(TextBlock(role="body", runs=(Run("甲乙"), Run("丙丁", "title"), Run("戊"))))
    pieces = set_pages(made).pages[0].lines[0].pieces
    assert [(piece.text, piece.face, piece.size) for piece in pieces] == [
        ("甲乙", "fangsong", EM),
        ("丙丁", "xiaobiaosong", EM),
        ("戊", "fangsong", EM),
    ]


def test_a_run_in_heading_and_its_paragraph_share_a_baseline() -> None:
    made = briefing(block("heading-1", "一、加强领导。", joined=True), block("body", "成立专班。"))
    heading, body = set_pages(made).pages[0].lines[:2]
    assert (heading.text, heading.block, body.text, body.block) == ("一、加强领导。", 0, "成立专班。", 1)
    assert heading.baseline == body.baseline
    assert body.pieces[0].x > heading.pieces[0].x


def test_characters_from_another_face_make_a_piece_of_their_own() -> None:
    pieces = first_lines("甲㐀乙")[0].pieces
    assert [(piece.text, piece.face) for piece in pieces] == [
        ("甲", "fangsong"),
        ("㐀", "fangsong-rare"),
        ("乙", "fangsong"),
    ]


def test_a_character_without_a_glyph_is_drawn_as_a_turned_type_and_told_once() -> None:
    problems: list[Problem] = []
    pages = typeset(briefing(block("body", "甲囧乙囧")), FakeFonts(absent="囧"), problems.append)
    assert pages.pages[0].lines[0].text == "甲〓乙〓"
    assert [problem.code for problem in problems] == ["missing-glyph"]
    assert "U+56E7" in problems[0].message


def test_each_character_is_looked_up_once() -> None:
    fonts = FakeFonts()
    typeset(briefing(block("body", "的一是" * 200)), fonts, print)
    assert fonts.asked.count("的") <= 2
