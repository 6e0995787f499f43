"""Article → what is wrong with its text, by the table of text rules (校对). Nothing is changed here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.check.text_passages import passages_of
from pipeline.check.text_rule import Document, Hit, Passage, TextRule
from pipeline.model.article import Article
from pipeline.model.source import Location

_AROUND = 9


class Remark(NamedTuple):
    """A hit of a rule in its passage: what report, correction and annotation are made of."""

    rule: TextRule
    passage: Passage
    hit: Hit

    @property
    def location(self) -> Location:
        """Where the stretch begins."""
        return self.passage.place(self.hit.start)

    @property
    def found(self) -> str:
        """The stretch found, verbatim."""
        return self.passage.text[self.hit.start : self.hit.end]

    @property
    def correction(self) -> bool:
        """Whether there is a mechanical correction."""
        return self.rule.mechanical and self.hit.replacement is not None

    @property
    def quote(self) -> str:
        """The stretch with what stands around it, verbatim."""
        return "".join(self.context)

    @property
    def context(self) -> tuple[str, str, str]:
        """What stands before the stretch, the stretch, what stands after it."""
        text, start, end = self.passage.text, self.hit.start, self.hit.end
        return text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]

    def message(self, language: str = "en") -> str:
        """Say what is wrong, in ``zh`` or ``en``."""
        own = self.hit.chinese if language == "zh" else self.hit.english
        general = self.rule.chinese if language == "zh" else self.rule.english
        return (own or general).replace("{found}", self.found)

    def hint(self, language: str = "en", other: str = "") -> str:
        """Say what to do, in ``zh`` or ``en``; ``other`` names the other place the hit refers to (its line:column)."""
        index = 0 if language == "zh" else 1
        hint = self.hit.hint[index] or self.rule.hint[index]
        if self.hit.refers is None:
            return hint
        return hint.replace("{place}", other or f"{self.hit.refers.line}:{self.hit.refers.column}")


def check_text(article: Article, rules: Sequence[TextRule], *, beside: Sequence[Passage] = ()) -> tuple[Remark, ...]:
    """Apply rules (of ``text_table``) to an article and to the passages ``beside`` it.

    Remarks come in reading order, those on the passages beside it last.
    """
    document = Document(article, (*passages_of(article), *beside))
    order = {id(passage): index for index, passage in enumerate(document.passages)}
    found = list(_remarks(document, rules))
    found.sort(key=lambda remark: (order[id(remark.passage)], remark.hit.start, remark.rule.id))
    return tuple(found)


def _remarks(document: Document, rules: Sequence[TextRule]) -> Iterator[Remark]:
    for rule in rules:
        if rule.find_in_document:
            for passage, hit in rule.find_in_document(document):
                yield Remark(rule, passage, hit)
        if rule.find:
            for passage in document.passages:
                if passage.kind in rule.kinds:
                    for hit in rule.find(passage):
                        yield Remark(rule, passage, hit)
