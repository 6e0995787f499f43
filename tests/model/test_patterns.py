"""Patterns compiled late, and classes that are not compiled: they find what compiled ones find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.patterns import HAN, lazy, one_of

RANGES = ("々-〇", "\u3400-\u4dbf", "一-鿿", "\U00020000-\U0003ffff")
TEXTS = st.text(alphabet="第一二期号 1a。", max_size=12)


@given(text=TEXTS)
@pytest.mark.parametrize("needs", [(), ("期", "号")])
def test_a_late_pattern_finds_what_a_compiled_one_finds(needs: tuple[str, ...], text: str) -> None:
    compiled = re.compile("第(?P<n>[一二1]+)[期号]")
    for ask in ("match", "fullmatch", "search"):
        late, found = getattr(lazy(compiled.pattern, *needs), ask)(text), getattr(compiled, ask)(text)
        assert (late and late.span("n")) == (found and found.span("n"))
    late = [match.span() for match in lazy(compiled.pattern, *needs).finditer(text, 1)]
    assert late == [match.span() for match in compiled.finditer(text, 1)]
    assert lazy(compiled.pattern, *needs).findall(text) == compiled.findall(text)
    assert lazy(compiled.pattern, *needs).split(text) == compiled.split(text)
    assert lazy(compiled.pattern, *needs).sub("*", text) == compiled.sub("*", text)


def test_a_pattern_that_cannot_match_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = lazy("第[一二]期", "期")
    with monkeypatch.context() as patch:
        patch.delattr(re, "compile")
        assert pattern.search("第一号") is None
    assert pattern.search("第一期") is not None
    with monkeypatch.context() as patch:
        patch.delattr(re, "compile")
        assert pattern.search("第二期") is not None


@given(text=st.text(alphabet="〇中㐀𠀀、。a1_]- ", max_size=6))
@pytest.mark.parametrize("pattern", [f"[{HAN}]+", f"(?<=[{HAN}、])a[{HAN}]?", "[一-鿿]{2}", f"[{HAN}][{HAN}。]*1"])
def test_a_class_of_han_characters_is_compiled_otherwise_and_finds_the_same(pattern: str, text: str) -> None:
    basic = text if "一" not in pattern else text.translate({ord(rare): "中" for rare in "〇㐀𠀀"})
    late = [match.span() for match in lazy(pattern).finditer(basic)]
    assert late == [match.span() for match in re.finditer(pattern, basic)]


@given(character=st.characters())
def test_a_class_told_as_ranges_is_the_class_of_a_pattern(character: str) -> None:
    assert one_of(*RANGES)(character) == bool(re.match(f"[{''.join(RANGES)}]", character))


def test_the_bounds_of_a_class_are_in_it() -> None:
    is_one = one_of("b", "m-p")
    assert [character for character in "abclmnopq" if is_one(character)] == list("bmnop")
    assert not is_one("")
