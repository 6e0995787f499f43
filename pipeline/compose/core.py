"""The core of the briefing (报核): title, body, sections, byline, attachments, block by block."""

from __future__ import annotations

from typing import Final

from pipeline.compose.edits import changes_of, place_in
from pipeline.compose.print_form import (
    BYLINE_RULES,
    MARKER_RULES,
    TEXT_RULES,
    TITLE_RULES,
    Finder,
    find_changes,
    normalise,
)
from pipeline.compose.spaces import WIDE_SPACE
from pipeline.compose.title import break_title, width_of
from pipeline.model.article import Article, Attachment, Body, Byline, Paragraph, Section, Table, Text
from pipeline.model.briefing import Block, Run, TableBlock, TextBlock
from pipeline.model.layout import HeadingMode, Layout
from pipeline.model.problem import Report, warning
from pipeline.model.receipt import Change
from pipeline.model.source import Location

_DEEPEST: Final = 4
_MOST_TITLE_LINES: Final = 3
# A heading on its own line carries no stop (GB/T 15834, GB/T 9704 practice); ？ ！ …… are part of what it says.
_HEADING_STOPS: Final = frozenset("。．.，,；;：:、")
_CALLING_MARKS: Final = ("：", "！", "，", "。", "？")
_MARK_FORMS: Final = str.maketrans(",;:!?.．", "，；：！？。。")
_LABEL: Final = "附件"


class CoreComposer:
    """Collects the blocks and the changes made on the way; one composer, one briefing."""

    def __init__(self, layout: Layout, report: Report) -> None:
        self.blocks: list[Block] = []
        self.changes: list[Change] = []
        self.title = ""
        self._layout = layout
        self._report = report

    def add_opening(self, article: Article) -> None:
        """Add what stands before the body: title, document number, subtitle, recipients, salutation."""
        if article.title:
            self._add_title(article.title)
        if article.document_number:
            self._add_text("subtitle", article.document_number)
        if article.subtitle:
            self._add_text("subtitle", article.subtitle, TITLE_RULES)
        for called in (article.recipients, article.salutation):
            if called:
                text = self._print_form(called)
                colon = "" if text.endswith(_CALLING_MARKS) else "："
                self._add("recipients", text + colon, called.location)

    def add_body(self, body: tuple[Body, ...]) -> None:
        """Add paragraphs and tables in their order."""
        for piece in body:
            if isinstance(piece, Table):
                self._add_table(piece)
            else:
                self._add_text("quotation" if piece.quotation else "body", piece.text)

    def add_section(self, section: Section) -> None:
        """Add a section: its heading, its body, its subsections."""
        self._add_heading(section)
        self.add_body(section.body)
        for subsection in section.subsections:
            self.add_section(subsection)

    def add_closing(self, article: Article) -> None:
        """Add what stands after the body: byline, attachment list, signature, note, the attachments themselves."""
        byline = article.byline
        if byline and byline.opening:
            self._add_bracketed_byline(byline)
        self._add_attachment_list(article.attachments)
        if byline and not byline.opening:
            self._add_text("signature", byline.text)
        if article.signature_date:
            self._add_text("signature-date", article.signature_date.text)
        if article.note:
            self._add_text("note", article.note)
        for attachment in article.attachments:
            self._add_attachment(attachment)

    def _add_title(self, title: Text) -> None:
        style = self._layout.styles["title"]
        text, edits = find_changes(title.value, TITLE_RULES)
        measure = self._layout.page.text_width - style.left - style.right
        capacity = measure // max(1, style.size + style.tracking)
        self.changes += changes_of(title.value, edits, title.location)
        breaks = (index for index, character in enumerate(title.value) if character == "\n")
        joints = frozenset(len(find_changes(title.value[:index], TITLE_RULES)[0]) for index in breaks)
        lines = break_title(text, capacity, joints)
        self.title = text
        self._add("title", "\n".join(lines), title.location)
        if len(lines) > _MOST_TITLE_LINES:
            told = f"the title takes {len(lines)} lines of {capacity} characters ({width_of(text):g} in all)"
            hint = "shorten the title; three lines are the most a reader takes in"
            self._report(warning("title-too-long", told, title.location, hint))

    def _add_heading(self, section: Section) -> None:
        role = f"heading-{min(section.level, _DEEPEST)}"
        heading = section.heading
        marker = self._marker(section)
        text = marker + self._print_form(heading, TITLE_RULES)
        stop_place = place_in(heading.value + section.closing, len(heading.value), heading.location)
        if self._runs_in(section):
            self._add(role, text + self._closing(section.closing, stop_place), heading.location, joined=True)
            return
        closing = section.closing
        if closing and closing[0] in _HEADING_STOPS:
            self._change("heading-stop", stop_place, closing, "")
            closing = ""
        self._add(role, text + self._closing(closing, stop_place), heading.location)

    def _runs_in(self, section: Section) -> bool:
        # Without a closing mark heading and text would read as one sentence: such a heading keeps its own line.
        opens_text = bool(section.body) and isinstance(section.body[0], Paragraph)
        return self._layout.headings is HeadingMode.RUN_IN and section.run_in and bool(section.closing) and opens_text

    def _marker(self, section: Section) -> str:
        place = section.heading.location
        location = Location(place.path, place.line, max(1, place.column - len(section.marker)))
        marker = self._print_form(Text(section.marker, location), MARKER_RULES)
        # 第一章 总则: a numeral with a word of its own is set apart from the heading.
        return marker + WIDE_SPACE if marker[-1:] in ("章", "节", "条", "编", "篇") else marker

    def _closing(self, closing: str, place: Location) -> str:
        form = closing.translate(_MARK_FORMS)
        if form != closing:
            self._change("full-stop" if "." in closing else "full-width-mark", place, closing, form)
        return form

    def _add_table(self, table: Table) -> None:
        if table.caption:
            self._add_text("caption", table.caption, TITLE_RULES)
        rows = tuple(tuple(self._cell(cell, table.location) for cell in row) for row in table.rows)
        self.blocks.append(
            TableBlock(
                role="table-cell",
                head_role="table-head",
                rows=rows,
                header_rows=table.header_rows,
                location=table.location,
            )
        )

    def _cell(self, cell: str, location: Location) -> str:
        # A cell's own place is not known: its changes are told at the table's.
        text, changes = normalise(cell, location)
        self.changes += [
            Change(rule=change.rule, location=location, before=change.before, after=change.after) for change in changes
        ]
        return text

    def _add_bracketed_byline(self, byline: Byline) -> None:
        """（单位　姓名） in full-width brackets on its own line; unit and names are parted by one wide space."""
        value, location = byline.text.value, byline.text.location
        before = Location(location.path, location.line, max(1, location.column - len(byline.opening)))
        after = place_in(value + byline.closing, len(value), location)
        opening = self._bracket(byline.opening, "(", "（", before)
        text = self._print_form(byline.text, BYLINE_RULES)
        closing = self._bracket(byline.closing, ")", "）", after)
        self._add("byline", opening + text + closing, location)

    def _bracket(self, printed: str, half: str, full: str, place: Location) -> str:
        if printed == half:
            self._change("full-width-bracket", place, half, full)
            return full
        return printed

    def _add_attachment_list(self, attachments: tuple[Attachment, ...]) -> None:
        """附件：1.名称, the following numbers under the first, no mark after a name (GB/T 9704 §7.3.4)."""
        for index, attachment in enumerate(attachments):
            label = f"{_LABEL}：" if index == 0 else WIDE_SPACE * 3
            number = attachment.number or ""
            number += "" if not number else "." if number.isdecimal() else "、"
            self._add("attachment", label + number + self._attachment_name(attachment), attachment.title.location)

    def _attachment_name(self, attachment: Attachment) -> str:
        text = self._print_form(attachment.title, TITLE_RULES)
        name = text.rstrip("。；，、")
        if name != text:
            value = attachment.title.value
            place = place_in(value, len(value) - 1, attachment.title.location)
            self._change("attachment-stop", place, text[len(name) :], "")
        return name

    def _add_attachment(self, attachment: Attachment) -> None:
        if not attachment.body and not attachment.sections:
            return
        name = find_changes(attachment.title.value, TITLE_RULES)[0].rstrip("。；，、")
        label = f"{_LABEL}{attachment.number or ''}{WIDE_SPACE}{name}"
        self._add("heading-1", label, attachment.title.location)
        self.add_body(attachment.body)
        for section in attachment.sections:
            self.add_section(section)

    def _add_text(self, role: str, text: Text, rules: tuple[Finder, ...] = TEXT_RULES) -> None:
        self._add(role, self._print_form(text, rules), text.location)

    def _print_form(self, text: Text, rules: tuple[Finder, ...] = TEXT_RULES) -> str:
        form, changes = normalise(text.value, text.location, rules)
        self.changes += changes
        return form

    def _change(self, rule: str, location: Location, before: str, after: str) -> None:
        self.changes.append(Change(rule=rule, location=location, before=before, after=after))

    def _add(self, role: str, text: str, location: Location, *, joined: bool = False) -> None:
        self.blocks.append(TextBlock(role=role, runs=(Run(text),), location=location, joined=joined))
