from __future__ import annotations

from pipeline.model.source import Location, Source, SourceLine


def source(*lines: str) -> Source:
    texts = tuple(SourceLine(text=text, location=Location("a.txt", at)) for at, text in enumerate(lines, 1))
    return Source(path="a.txt", format="text", encoding="utf-8", sha256="", lines=texts)


def test_a_piece_of_the_source_is_found_from_a_place_on() -> None:
    article = source("甲乙甲", "丙甲")
    assert article.find("甲", Location("a.txt", 1, 1)) == Location("a.txt", 1, 1)
    assert article.find("甲", Location("a.txt", 1, 2)) == Location("a.txt", 1, 3)
    assert article.find("甲", Location("a.txt", 2, 1)) == Location("a.txt", 2, 2)


def test_what_is_not_there_is_where_the_search_began() -> None:
    article = source("甲乙")
    assert article.find("丁", Location("a.txt", 1, 2)) == Location("a.txt", 1, 2)
    assert article.find("甲", Location("facts.yaml", 1, 2)) == Location("facts.yaml", 1, 2)
