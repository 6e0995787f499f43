"""Markdown (CommonMark and tables) → lines: headings with their level, list numerals as printed, tables kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipeline.model.problem import Problem, SourceError, warning
from pipeline.model.records import replace
from pipeline.model.source import Drop, FileBeside, LineKind, Location, SourceLine, SourceTable
from pipeline.read.decode import decode
from pipeline.read.drafts import Claim, Draft, Run, finish, table_text, wide, with_pictures
from pipeline.read.intake import Content, Intake
from pipeline.read.limits import source_error
from pipeline.read.markdown_inline import Inline
from pipeline.read.text import front_matter, split_lines

if TYPE_CHECKING:
    from markdown_it.token import Token

CELL_END: Final = re.compile(r"(?<!\\)\|")
SENTENCE_END: Final = tuple("。！？：；.!?:;")
DEEPEST: Final = 100
"""Nesting beyond which the parser would leave text out without a word."""

WRAPPED_AT: Final = 60
"""Lines this wide (in half-width columns) that stop amid a sentence were broken by an editor, not by the author."""


def read_markdown(intake: Intake) -> Content:
    """Read Markdown. Comments and inline HTML are dropped with their text; nothing else is."""
    from markdown_it import MarkdownIt

    decoded = decode(intake)
    fields, body, first_line = front_matter(decoded.text, intake)
    parser = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST}).enable("table").disable(["code", "reference"])
    )
    reading = _Reading(intake, split_lines(body), first_line)
    for token in parser.parse("\n".join(reading.source)):
        if token.level >= DEEPEST - 2:
            raise _too_deep(intake.path, first_line + (token.map or [0])[0])
        reading.take(token)
    drafts, unusable, files = with_pictures(reading.drafts, intake)
    return Content(
        encoding=decoded.encoding,
        lines=finish(drafts),
        fields=fields,
        dropped=(*reading.dropped, *unusable),
        files=(*reading.files, *files),
    )


def _too_deep(path: str, line: int) -> SourceError:
    message = f"Lists and quotations are nested more than {DEEPEST // 2} deep."
    return source_error("markdown-too-deep", message, path, "Take off the markup, or save the file as .txt.", line=line)


class _Reading:
    """Takes the parser's tokens one by one; ``drafts`` and ``dropped`` are the result."""

    def __init__(self, intake: Intake, source: list[str], first_line: int) -> None:
        self._intake = intake
        self.path = intake.path
        self.files: list[FileBeside] = []
        self._report = intake.report
        self.source = source
        self.first_line = first_line
        self.drafts: list[Draft] = []
        self.dropped: list[Drop] = []
        self._level: int | None = None
        self._quotations = 0
        self._items: list[str] = []
        self._rows: list[list[str]] | None = None
        self._heads = 0
        self._beside_table: list[Claim] = []

    def take(self, token: Token) -> None:
        """Take the next token."""
        match token.type:
            case "heading_open":
                self._level = int(token.tag[1:])
            case "heading_close":
                self._level = None
            case "blockquote_open" | "blockquote_close":
                self._quotations += token.nesting
            case "list_item_open":
                self._items.append(f"{token.info}{token.markup} " if token.info else "")
            case "list_item_close":
                self._items.pop()
            case "inline":
                self._inline(token)
            case "fence":
                self._fence(token)
            case "html_block":
                self._html(token)
            case "table_open" | "table_close" | "tr_open" | "thead_close":
                self._table(token)

    def _inline(self, token: Token) -> None:
        inline = Inline(token.children or [])
        first = (token.map or [0])[0]
        if self._rows is not None:
            self._rows[-1].append(inline.text)
            self._drop_all(inline, first)
            self._beside_table += [*inline.leading, *inline.following]
            return
        self._drop_all(inline, first)
        self._add_pictures(inline.leading, first)
        lines = inline.lines()
        whole_heading = self._level is not None and len(lines) == 1
        for offset, runs in joined(lines):
            self._add(runs, first + offset, level=self._level if whole_heading else None)
        self._add_pictures(inline.following, first)

    def _add_pictures(self, claims: list[Claim], line: int) -> None:
        for claim in claims:
            source = self.source[line] if line < len(self.source) else ""
            place = Location(self.path, self.first_line + line, max(0, source.find("![")) + 1)
            self.drafts.append(Draft(location=place, kind=LineKind.PICTURE, claim=claim))

    def _add(self, runs: list[Run], line: int, level: int | None) -> None:
        if not "".join(run.text for run in runs).strip():
            return
        kind = LineKind.LIST_ITEM if self._items else LineKind.QUOTATION if self._quotations else LineKind.PARAGRAPH
        if self._items and self._items[-1]:
            runs = [Run(self._items[-1]), *runs]
            self._items[-1] = ""
        place = self._place(line, runs)
        self.drafts.append(Draft(location=place, runs=runs, kind=kind, level=level))

    def _place(self, line: int, runs: list[Run]) -> Location:
        """Give the place of a line's text; its column is where its first characters stand in the source's line."""
        source = self.source[line] if line < len(self.source) else ""
        start = "".join(run.text for run in runs).strip()[:4]
        return Location(self.path, self.first_line + line, max(0, source.find(start)) + 1)

    def _drop_all(self, inline: Inline, first: int) -> None:
        for offset, text, reason in inline.dropped:
            place = Location(self.path, self.first_line + first + offset)
            self.dropped.append(Drop(text=text, reason=reason, location=place))

    def _fence(self, token: Token) -> None:
        """Keep the lines of a fenced block: in an article it holds text like any other."""
        first = (token.map or [0])[0]
        if token.info.strip():
            place = Location(self.path, self.first_line + first)
            self.dropped.append(Drop(text=token.info, reason="name of a block's language", location=place))
        for offset, text in enumerate(split_lines(token.content)):
            self._add([Run(text)], first + 1 + offset, level=None)

    def _html(self, token: Token) -> None:
        """Read a block of HTML as the fragment it is; what is no text of it is dropped."""
        from pipeline.read.html import flatten_page
        from pipeline.read.html_furniture import Furniture
        from pipeline.read.html_tree import Places, parse_markup

        first = (token.map or [0])[0]
        root = parse_markup(token.content, self.path)
        lines: tuple[SourceLine, ...] = ()
        if root is not None:
            moved = replace(self._intake, report=lambda problem: self._report_moved(problem, first))
            flat = flatten_page(root, Places(self.path, token.content), Furniture(root), moved)
            lines = flat.lines
            self.files += flat.files
            self.dropped += [replace(drop, location=self._moved(drop.location, first)) for drop in flat.dropped]
        for comment in re.findall(r"<!--.*?(?:-->|\Z)", token.content, re.DOTALL):
            place = Location(self.path, self.first_line + first)
            self.dropped.append(Drop(text=comment, reason="comment", location=place))
        for line in lines:
            runs = [Run(text, bold) for text, bold in _pieces(line)]
            self.drafts.append(
                Draft(
                    location=self._moved(line.location, first), runs=runs, kind=line.kind, level=line.level,
                    centred=line.centred, right=line.right, table=line.table, picture=line.picture,
                )
            )  # fmt: skip

    def _report_moved(self, problem: Problem, first: int) -> None:
        place = self._moved(problem.location, first) if problem.location else None
        self._report(replace(problem, location=place))

    def _moved(self, place: Location, first: int) -> Location:
        return Location(self.path, self.first_line + first + place.line - 1, place.column)

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self._rows, self._heads = [], 0
            self._start = (token.map or [0])[0]
        elif token.type == "tr_open" and self._rows is not None:
            self._rows.append([])
            self._drop_beyond_heads((token.map or [0])[0])
        elif token.type == "thead_close":
            self._heads = len(self._rows or [])
        elif self._rows is not None:
            width = max(map(len, self._rows), default=0)
            rows = tuple(tuple(row + [""] * (width - len(row))) for row in self._rows)
            self._rows = None
            place = Location(self.path, self.first_line + self._start)
            table = SourceTable(rows=rows, header_rows=self._heads if len(rows) > self._heads else 0)
            self.drafts.append(Draft(location=place, runs=[Run(table_text(rows))], kind=LineKind.TABLE, table=table))
            self._add_pictures(self._beside_table, self._start)
            self._beside_table = []

    def _drop_beyond_heads(self, line: int) -> None:
        """Account for cells of a row beyond the table's heads, which Markdown leaves out."""
        width = len((self._rows or [[]])[0])
        source = self.source[line].strip() if line < len(self.source) else ""
        cells = CELL_END.split(source.removeprefix("|").removesuffix("|"))
        if width and len(cells) > width:
            place = Location(self.path, self.first_line + line)
            text = "|".join(cells[width:])
            self.dropped.append(Drop(text=text, reason="cell beyond the table's heads", location=place))
            hint = "Give the table as many heads as its longest row has cells."
            self._report(warning("markdown-cell-lost", f"The table has no head for: {text.strip()}", place, hint))


def joined(lines: list[tuple[int, list[Run]]]) -> list[tuple[int, list[Run]]]:
    """Join the lines of a paragraph that an editor wrapped; others stay lines, with their offset in the paragraph."""
    result: list[tuple[int, list[Run]]] = []
    above, before = 0, ""
    for offset, runs in lines:
        text = "".join(run.text for run in runs)
        wrapped = columns(before) >= WRAPPED_AT and not before.rstrip().endswith(SENTENCE_END)
        if result and text and offset > above and wrapped:
            gap = [] if wide(before.rstrip()[-1]) and wide(text[0]) else [Run(" ")]
            result[-1][1].extend([*gap, *runs])
        else:
            result.append((offset, list(runs)))
        above, before = offset, text
    return result


def columns(text: str) -> int:
    """Give a text's width in half-width columns."""
    return sum(2 if wide(character) else 1 for character in text)


def _pieces(line: SourceLine) -> list[tuple[str, bool]]:
    pieces, position = [], 0
    for start, end in line.marked:
        pieces += [(line.text[position:start], False), (line.text[start:end], True)]
        position = end
    return [*pieces, (line.text[position:], False)]
