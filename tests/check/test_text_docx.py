"""Comments and tracked changes in Word files: at their place, nothing else touched, valid to Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from pipeline.check.docx_annotate import Note, annotate, paragraphs_of, text_of
from pipeline.check.docx_fix import Change, track_changes
from pipeline.model.problem import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCE = "大队健全台帐,加强管理。"


def document(*paragraphs: tuple[str, ...]) -> bytes:
    """A Word file; each paragraph is a row of runs, every second one bold."""
    made = Document()
    for runs in paragraphs:
        paragraph = made.add_paragraph()
        for index, text in enumerate(runs):
            paragraph.add_run(text).bold = index % 2 == 1
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def texts(data: bytes) -> list[str]:
    return [text_of(each) for each in paragraphs_of(part(data))]


def commented(data: bytes, number: int) -> str:
    """The text between a comment's start and end."""
    inside, text = False, ""
    for each in part(data).iter():
        if each.tag == W + "commentRangeStart" and each.get(W + "id") == str(number):
            inside = True
        elif each.tag == W + "commentRangeEnd" and each.get(W + "id") == str(number):
            inside = False
        elif inside and each.tag == W + "t":
            text += each.text or ""
    return text


def rejected(data: bytes) -> list[str]:
    """The paragraphs with every tracked change rejected."""
    root = part(data)
    found = []
    for paragraph in root.iter(W + "p"):
        pieces = []
        for each in paragraph.iter(W + "t", W + "delText"):
            if not any(above.tag == W + "ins" for above in each.iterancestors()):
                pieces.append(each.text or "")
        found.append("".join(pieces))
    return found


def test_a_comment_stands_around_the_words_it_is_about() -> None:
    data = document(("第一段。",), ("大队健全", "台帐,加强", "管理。"))
    note = Note(text="WORD-01 台帐\n应为台账", paragraph=2, quote="健全台帐,加", start=2, length=2)
    annotated = annotate(data, [note], "a.docx")
    assert commented(annotated, 0) == "台帐"
    comments = part(annotated, "word/comments.xml")
    assert ["".join(comment.itertext()) for comment in comments] == ["WORD-01 台帐应为台账"]
    assert comments[0].get(W + "author") == "jianbao"
    assert texts(annotated) == texts(data)


def test_a_comment_without_a_quote_is_about_its_paragraph_and_one_without_a_place_about_the_first() -> None:
    data = document(("第一段。",), ("第二", "段。"))
    annotated = annotate(data, [Note(text="a", paragraph=2), Note(text="b")], "a.docx", date="2024-03-06")
    assert commented(annotated, 0) == "第二段。"
    assert commented(annotated, 1) == "第一段。"
    assert part(annotated, "word/comments.xml")[0].get(W + "date") == "2024-03-06T00:00:00Z"


def test_comments_that_were_there_stay_and_numbers_go_on() -> None:
    first = annotate(document((SENTENCE,)), [Note(text="one", paragraph=1)], "a.docx")
    second = annotate(first, [Note(text="two", paragraph=1, quote="管理", length=2)], "a.docx")
    assert [comment.get(W + "id") for comment in part(second, "word/comments.xml")] == ["0", "1"]
    assert commented(second, 1) == "管理"
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        assert archive.namelist().count("word/comments.xml") == 1
        assert archive.read("[Content_Types].xml").count(b"/word/comments.xml") == 1


def test_an_empty_paragraph_and_a_quote_that_is_not_there_still_get_their_comments() -> None:
    data = document((), ("第二段。",))
    annotated = annotate(data, [Note(text="a", paragraph=1), Note(text="b", paragraph=2, quote="无此文")], "a.docx")
    assert commented(annotated, 0) == ""
    assert commented(annotated, 1) == "第二段。"


def test_a_correction_is_a_deletion_and_an_insertion_that_keep_the_look() -> None:
    data = document(("大队健全", "台帐,加强", "管理。"))
    changes = [
        Change(paragraph=1, quote="健全台帐,加", start=2, length=2, after="台账"),
        Change(paragraph=1, quote="台帐,加强管", start=2, length=1, after="，"),
    ]
    changed, placed = track_changes(data, changes, "a.docx", date="2024-03-06")
    assert placed == {0, 1}
    assert texts(changed) == ["大队健全台账，加强管理。"]
    assert rejected(changed) == [SENTENCE]
    root = part(changed)
    inserted = next(each for each in root.iter(W + "ins"))
    assert inserted.get(W + "author") == "jianbao"
    assert inserted.find(f"{W}r/{W}rPr/{W}b") is not None
    identities = [each.get(W + "id") for each in root.iter(W + "ins", W + "del")]
    assert len(identities) == len(set(identities))


def test_a_correction_across_runs_and_one_that_only_deletes() -> None:
    data = document(
        ("学习《甲法》", "、", "《乙法》。"),
        (
            "增长15",
            "～30%。",
        ),
    )
    changes = [
        Change(paragraph=1, quote="甲法》、《乙", start=3, length=1, after=""),
        Change(paragraph=2, quote="增长15～30%", start=2, length=6, after="15%～30%"),
    ]
    changed, placed = track_changes(data, changes, "a.docx")
    assert placed == {0, 1}
    assert texts(changed) == ["学习《甲法》《乙法》。", "增长15%～30%。"]
    assert rejected(changed) == ["学习《甲法》、《乙法》。", "增长15～30%。"]


def test_a_correction_whose_words_are_elsewhere_or_nowhere_is_not_made_up() -> None:
    data = document(("第一段。",), (SENTENCE,))
    elsewhere = Change(paragraph=1, quote="健全台帐", start=2, length=2, after="台账")
    nowhere = Change(paragraph=2, quote="没有这句", start=0, length=2, after="有")
    changed, placed = track_changes(data, [elsewhere, nowhere], "a.docx")
    assert placed == {0}
    assert texts(changed) == ["第一段。", "大队健全台账,加强管理。"]


def test_a_quote_runs_on_over_line_breaks() -> None:
    made = Document()
    run = made.add_paragraph().add_run("第二段,内容")
    run.add_break()
    run.add_text("换行,内容。")
    stream = io.BytesIO()
    made.save(stream)
    change = Change(paragraph=1, quote="段,内容换行,内容", start=6, length=1, after="，")
    changed, _ = track_changes(stream.getvalue(), [change], "a.docx")
    assert texts(changed) == ["第二段,内容\n换行，内容。"]


def test_the_same_file_gives_the_same_bytes() -> None:
    data = document((SENTENCE,))
    change = Change(paragraph=1, quote="台帐", start=0, length=2, after="台账")
    assert track_changes(data, [change], "a.docx") == track_changes(data, [change], "a.docx")
    note = Note(text="a", paragraph=1)
    assert annotate(data, [note], "a.docx") == annotate(data, [note], "a.docx")


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(SourceError):
        annotate(b"no zip", [], "a.docx")
    with pytest.raises(SourceError):
        track_changes(Path(__file__).read_bytes(), [], "a.docx")
