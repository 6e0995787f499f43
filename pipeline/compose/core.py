"""The core of the briefing (报核): title, body, sections, byline, attachments, block by block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.compose.attachments import attachment_roles
from pipeline.compose.edits import changes_of, place_in
from pipeline.compose.fields import field_value, organs_of
from pipeline.compose.masthead import compose_parts
from pipeline.compose.print_form import (
    BYLINE_RULES,
    MARKER_RULES,
    TEXT_RULES,
    TITLE_RULES,
    Finder,
    find_changes,
    normalise,
)
from pipeline.compose.recipients import belong_in_tail
from pipeline.compose.signature import Signature
from pipeline.compose.spaces import WIDE_SPACE
from pipeline.compose.style_book import StyleBook
from pipeline.compose.title import break_title, width_of
from pipeline.model.article import Article, Attachment, Body, Byline, Figure, Paragraph, Section, Table, Text
from pipeline.model.briefing import Block, Run, TableBlock, TextBlock
from pipeline.model.columns import is_cramped
from pipeline.model.data import DocumentData
from pipeline.model.layout import HeadingMode
from pipeline.model.problem import Report, info, warning
from pipeline.model.receipt import Change
from pipeline.model.records import replace
from pipeline.model.source import Location
from pipeline.model.template import fields_of

_DEEPEST: Final = 4
_MOST_TITLE_LINES: Final = 3
# A heading on its own line carries no stop (GB/T 15834, GB/T 9704 practice); ？ ！ …… are part of what it says.
_HEADING_STOPS: Final = frozenset("。．.，,；;：:、")
_CALLING_MARKS: Final = ("：", "！", "，", "。", "？")
_MARK_FORMS: Final = str.maketrans(",;:!?.．", "，；：！？。。")
_LABEL: Final = "附件"


class CoreComposer:
    """Collects the blocks and the changes made on the way; one composer, one briefing."""

    def __init__(
        self,
        book: StyleBook,
        data: DocumentData,
        report: Report,
        title_role: str = "title",
        masthead: Sequence[Block] | None = None,
    ) -> None:
        """``masthead`` stands above the article on page 1; None: the recipients stay with the article come what may."""
        self.blocks: list[Block] = []
        self.changes: list[Change] = []
        self.title = ""
        self._book = book
        self._layout = book.layout
        self._data = data
        self._title_role = title_role
        self._report = report
        self._masthead = masthead
        self.moved_recipients: str | None = None

    def add_article(self, article: Article) -> None:
        """Add one article from its title to its attachments."""
        self.add_opening(article)
        self.add_body(article.lead)
        for section in article.initiatives:
            self.add_section(section)
        self.add_closing(article)

    def add_opening(self, article: Article) -> None:
        """Add what stands before the body: title, document number, subtitle, recipients, salutation."""
        if article.title:
            self._add_title(article.title)
            self._compare_titles(article.title, self._data.title)
        elif self._data.title:
            self._add_given_title(self._data.title)
        number = article.document_number
        if number and not (number.value == self._data.document_number and self._in_masthead("document_number")):
            self._add_text("subtitle", number)
        if article.subtitle:
            self._add_text("subtitle", article.subtitle, TITLE_RULES)
        self._add_recipients(article)
        if article.salutation:
            self._add_called(self._print_form(article.salutation), article.salutation.location)

    def _add_recipients(self, article: Article) -> None:
        """Add 主送机关 under the title; keep them for the imprint where page 1 would have no room for body text."""
        called = article.recipients
        place = called.location if called else None
        text = self._print_form(called) if called else self._data.recipients
        if not text:
            return
        if self._masthead is None or not belong_in_tail(self._book, [*self._masthead, *self.blocks], text):
            self._add_called(text, place)
            return
        self.moved_recipients = text.rstrip("：")
        if place and text.endswith("："):
            self._change("recipients-stop", place_in(text, len(text) - 1, place), "：", "。")
        told = "主送机关 stand in the imprint: under the title they leave page 1 no room for body text"
        self._report(info("recipients-moved", told, place))

    def _add_called(self, text: str, place: Location | None) -> None:
        colon = "" if text.endswith(_CALLING_MARKS) else "："
        self.blocks.append(TextBlock(role="recipients", runs=(Run(text + colon),), location=place))

    def add_body(self, body: tuple[Body, ...]) -> None:
        """Add paragraphs, tables and pictures in their order."""
        for piece in body:
            if isinstance(piece, Table):
                self._add_table(piece)
            elif isinstance(piece, Figure):
                self._add_figure(piece)
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
        self.blocks += compose_parts(self._book, self._layout.closing, self._data)
        self._add_signature(article)
        if article.note:
            self._add_text("note", article.note)
        for attachment in article.attachments:
            self._add_attachment(attachment, numbered=len(article.attachments) > 1)

    def _add_signature(self, article: Article) -> None:
        """Add who signs and when: as the article says; a document with a seal or stamp says it from its data too."""
        byline = article.byline if article.byline and not article.byline.opening else None
        signed, dated = self._data.seal, article.signature_date
        organs = (self._print_form(byline.text),) if byline else organs_of(self._data) if signed else ()
        date = self._print_form(dated.text) if dated else (field_value("date", self._data) or "") if signed else ""
        signature = Signature(
            self._book,
            organs,
            date,
            organ_place=byline.text.location if byline else None,
            date_place=dated.text.location if dated else None,
        )
        if signed == "stamped" and self._data.signatory:
            self.blocks += signature.stamped(self._data.signatory)
        elif signed == "sealed":
            self.blocks += signature.sealed()
        else:
            self.blocks += signature.unsealed()

    def _in_masthead(self, field: str) -> bool:
        return any(field in fields_of(part.text) for part in self._layout.masthead)

    def _compare_titles(self, printed: Text, given: str | None) -> None:
        if given and "".join(given.split()) not in ("".join(printed.value.split()), "".join(self.title.split())):
            told = f"the data give the title {given}, but the article has its own, which is printed"
            self._report(info("title-unused", told, printed.location, "take one of the two out"))

    def _add_given_title(self, title: str) -> None:
        """Add a title that the document data give."""
        self.title = title
        lines = break_title(title, self._title_capacity(), frozenset())
        self.blocks.append(TextBlock(role=self._title_role, runs=(Run("\n".join(lines)),)))

    def _title_capacity(self) -> int:
        style = self._book[self._title_role]
        measure = self._layout.page.text_width - style.left - style.right
        return measure // max(1, style.size + style.tracking)

    def _add_title(self, title: Text) -> None:
        text, edits = find_changes(title.value, TITLE_RULES)
        capacity = self._title_capacity()
        self.changes += changes_of(title.value, edits, title.location)
        breaks = (index for index, character in enumerate(title.value) if character == "\n")
        joints = frozenset(len(find_changes(title.value[:index], TITLE_RULES)[0]) for index in breaks)
        lines = break_title(text, capacity, joints)
        self.title = text
        self._add(self._title_role, "\n".join(lines), title.location)
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
        block = TableBlock(
            role="table-cell",
            head_role="table-head",
            rows=rows,
            header_rows=table.header_rows,
            location=table.location,
        )
        layout = self._layout
        if layout.turn_wide_tables and is_cramped(block, layout.styles[block.role].size, layout.page.text_width):
            block = replace(block, turned=True)
        self.blocks.append(block)

    def _add_figure(self, figure: Figure) -> None:
        # A caption's spaces part its number from its words, and these from who took the picture: they stay, wide.
        from pipeline.compose.pictures import figure_blocks

        caption = self._print_form(figure.caption, BYLINE_RULES) if figure.caption else ""
        self.blocks += figure_blocks(figure, self._layout, caption, self._report)

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
        numbered = any(attachment.number for attachment in attachments)
        roles = attachment_roles(self._book, attachments)
        for index, attachment in enumerate(attachments):
            number = attachment.number or ""
            number += "" if not number else "." if number.isdecimal() else "、"
            label = f"{_LABEL}：" if index == 0 else ""
            name = self._attachment_name(attachment)
            self._add(
                roles[min(index, 1)], label + (f"{number}\t{name}" if numbered else name), attachment.title.location
            )

    def _attachment_name(self, attachment: Attachment) -> str:
        text = self._print_form(attachment.title, TITLE_RULES)
        name = text.rstrip("。；，、")
        if name != text:
            value = attachment.title.value
            place = place_in(value, len(value) - 1, attachment.title.location)
            self._change("attachment-stop", place, text[len(name) :], "")
        return name

    def _add_attachment(self, attachment: Attachment, *, numbered: bool) -> None:
        """Add an attachment the article carries, on a page of its own: 附件1, its title, its text (§7.3.7)."""
        if not attachment.body and not attachment.sections:
            return
        name = find_changes(attachment.title.value, TITLE_RULES)[0].rstrip("。；，、")
        place = attachment.title.location
        self._add("attachment-label", _LABEL + (attachment.number or "" if numbered else ""), place)
        style = self._book["attachment-title"]
        capacity = self._layout.page.text_width // max(1, style.size + style.tracking)
        self._add("attachment-title", "\n".join(break_title(name, capacity, frozenset())), place)
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
