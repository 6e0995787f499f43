"""The inside of a Markdown paragraph: text with its emphasis, and what is dropped from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from pipeline.read.drafts import Claim, Run

if TYPE_CHECKING:
    from markdown_it.token import Token

STARS: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__")
"""Emphasis CommonMark does not see: ``**一、加强领导。**各级`` ends in a mark with a Han character after it."""

BREAK_TAG: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
BOLD_TAG: Final = re.compile(r"<(/?)(?:b|strong)\s*>", re.IGNORECASE)


BREAKS: Final = {"\n": 1, "\v": 0}
"""The signs for line ends among the runs: of the source, and ``<br>`` inside a line of it."""


class Inline:
    """Runs of a paragraph, its line breaks as runs of U+000A; ``dropped`` holds (line offset, text, reason)."""

    def __init__(self, children: Iterable[Token]) -> None:
        self.runs: list[Run] = []
        self.dropped: list[tuple[int, str, str]] = []
        self.leading: list[Claim] = []  # pictures before any text, and the others
        self.following: list[Claim] = []
        self._bold = 0
        self._offset = 0
        for child in children:
            self._take(child)

    @property
    def text(self) -> str:
        """The text on one line, as a table cell holds it."""
        return " ".join("".join(run.text for run in line).strip() for _, line in self.lines()).strip()

    def _take(self, token: Token) -> None:
        match token.type:
            case "strong_open" | "strong_close":
                self._bold += token.nesting
            case "text" | "text_special" | "code_inline":
                self.runs.append(Run(token.content, self._bold > 0))
            case "softbreak" | "hardbreak":
                self.runs.append(Run("\n"))
                self._offset += 1
            case "image":
                self._picture(token)
            case "html_inline":
                self._tag(token.content)

    def _picture(self, token: Token) -> None:
        written = any(run.text.strip() for run in self.runs)
        address, title = str(token.attrs.get("src", "")), str(token.attrs.get("title", ""))
        claim = Claim(name=address, alternative=token.content, caption=title)
        (self.following if written else self.leading).append(claim)

    def _tag(self, markup: str) -> None:
        bold = BOLD_TAG.fullmatch(markup)
        if BREAK_TAG.fullmatch(markup):
            self.runs.append(Run("\v"))
        elif bold:
            self._bold = max(0, self._bold + (-1 if bold[1] else 1))
        else:
            self.dropped.append((self._offset, markup, "comment" if markup.startswith("<!--") else "inline HTML"))

    def lines(self) -> list[tuple[int, list[Run]]]:
        """Give the runs line by line, each with how many physical lines below the first it stands."""
        result: list[tuple[int, list[Run]]] = [(0, [])]
        for run in merged(self.runs):
            for piece in re.split("([\n\v])", run.text):
                if piece in BREAKS:
                    result.append((result[-1][0] + BREAKS[piece], []))
                elif piece:
                    result[-1][1].extend(emphasised(Run(piece, run.bold)))
        return result


def merged(runs: Iterable[Run]) -> list[Run]:
    """Join neighbouring runs of one look."""
    result: list[Run] = []
    for run in runs:
        if result and result[-1].bold == run.bold:
            result[-1] = Run(result[-1].text + run.text, run.bold)
        else:
            result.append(run)
    return result


def emphasised(run: Run) -> list[Run]:
    """Part a run at stars left in its text, and take them off."""
    if run.bold:
        return [run]
    runs: list[Run] = []
    position = 0
    for found in STARS.finditer(run.text):
        runs += [Run(run.text[position : found.start()]), Run(found[1] or found[2], bold=True)]
        position = found.end()
    return [part for part in (*runs, Run(run.text[position:])) if part.text]
