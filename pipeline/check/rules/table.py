"""The table of format rules: what each asks, on whose authority, how binding, how grave, where it applies.

Ids, tolerances and severities are those of the rule list the project keeps; a rule's function says how it is observed.
``None`` in place of a function: the rule is not about that format.
"""

from __future__ import annotations

from typing import Final

from pipeline.check.facts import DocxFacts, Facts, PdfFacts
from pipeline.check.kind import MARKED, Kind
from pipeline.check.rules import (
    body,
    brief,
    closing,
    files,
    folio,
    grid,
    head,
    imprint,
    lines,
    ofd,
    page,
    paper,
    signer,
    special,
    title,
    type,
)
from pipeline.check.rules.case import Judge, after_rendering, unread
from pipeline.model.finding import Strength
from pipeline.model.problem import Severity
from pipeline.model.records import dataclass

E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741
REQUIRED, DEFAULT = Strength.REQUIRED, Strength.DEFAULT
RECOMMENDED, PRACTICE = Strength.RECOMMENDED, Strength.PRACTICE

EVERY: Final = frozenset(Kind)
BRIEF: Final = frozenset({Kind.BRIEF})
OFFICIAL: Final = frozenset({Kind.OFFICIAL})
NUMBERED: Final = frozenset({Kind.OFFICIAL, Kind.LETTER, Kind.MINUTES})
STANDARD: Final = frozenset({Kind.OFFICIAL, Kind.LETTER, Kind.ORDER, Kind.MINUTES})
LETTER: Final = frozenset({Kind.LETTER})
NOT_ARTICLE: Final = EVERY - {Kind.ARTICLE}

GB: Final = "GB/T 9704-2012 "


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: ``docx``, ``pdf`` and ``ofd`` are the functions that judge."""

    id: str
    about: str
    clause: str
    strength: Strength
    severity: Severity
    docx: Judge | None
    pdf: Judge | None
    kinds: frozenset[Kind] = EVERY
    ofd: Judge | None = None

    def of(self, facts: Facts) -> Judge | None:
        """Give the function for a document's format; what an OFD's pages show is not observed, and so unknown."""
        if isinstance(facts, DocxFacts):
            return self.docx
        if isinstance(facts, PdfFacts):
            return self.pdf
        return self.ofd or (unread if self.pdf is not None and not self.id.startswith("PDFA") else None)


RULES: Final[tuple[Rule, ...]] = (
    Rule("PAGE-01", "A4 paper", GB + "5.1", REQUIRED, E, paper.docx_paper, paper.pdf_paper,
         ofd=ofd.paper),
    Rule("PAGE-02", "top margin (天头)", GB + "5.2.1", REQUIRED, E, page.docx_top, page.pdf_top),
    Rule("PAGE-03", "binding margin (订口)", GB + "5.2.1", REQUIRED, E, page.docx_left, page.pdf_left),
    Rule("PAGE-04", "type area's width", GB + "5.2.1, 6.1", REQUIRED, E, page.docx_width, page.pdf_width),
    Rule("PAGE-05", "type area's height", GB + "5.2.1", REQUIRED, E, page.docx_height, page.pdf_height),
    Rule("PAGE-06", "one page setup", GB + "8", REQUIRED, W, paper.docx_sections, paper.pdf_sections,
         ofd=ofd.pages),
    Rule("PAGE-07", "nothing outside the type area", GB + "5.2, 7.5", REQUIRED, E,
         page.docx_outside, page.pdf_outside),
    Rule("GRID-01", "22 lines a page", GB + "5.2.3", DEFAULT, W, grid.docx_lines, grid.pdf_lines),
    Rule("GRID-02", "28 characters a line", GB + "5.2.3", DEFAULT, W, grid.docx_characters, grid.pdf_characters),
    Rule("GRID-03", "one exact line pitch", "practice", PRACTICE, W, grid.docx_pitch, grid.pdf_pitch),
    Rule("GRID-04", "no space between paragraphs", "practice (CLREQ)", PRACTICE, W,
         grid.docx_spacing, grid.pdf_spacing),
    Rule("GRID-05", "a grid all programs share", "practice", PRACTICE, W, grid.docx_grid, None),
    Rule("FONT-01", "body 3号仿宋", GB + "5.2.2", DEFAULT, W, type.body, type.body),
    Rule("FONT-02", "title 2号小标宋", GB + "7.3.1", DEFAULT, W, type.title, type.title),
    Rule("FONT-03", "heading faces, not bold", GB + "7.3.3", DEFAULT, W, type.headings, type.headings),
    Rule("FONT-04", "all font slots named", "practice", PRACTICE, W, type.docx_slots, type.pdf_families),
    Rule("FONT-05", "fonts embedded, no glyph missing", "ISO 19005-2 6.2.11", RECOMMENDED, E,
         after_rendering("all fonts embedded, no missing glyph"), type.pdf_embedded),
    Rule("FONT-06", "stand-in faces told", "practice", PRACTICE, I, type.stand_ins, type.stand_ins),
    Rule("COLR-01", "black but for mark, red rules, seals", GB + "5.2.4, 7.2", REQUIRED, E,
         type.docx_colours, type.pdf_colours),
    Rule("HEAD-01", "mark 35 mm below the type area's edge", GB + "7.2.4", REQUIRED, E,
         head.docx_mark_top, head.pdf_mark_top, MARKED),
    Rule("HEAD-02", "mark centred, red, within the type area", GB + "7.2.4", REQUIRED, E,
         head.docx_mark, head.pdf_mark, STANDARD),
    Rule("HEAD-03", "form of the document number", GB + "7.2.5", REQUIRED, E,
         head.number_form, head.number_form, STANDARD),
    Rule("HEAD-04", "place of the document number", GB + "7.2.5", REQUIRED, W,
         head.docx_number_place, head.pdf_number_place, OFFICIAL),
    Rule("HEAD-05", "signer (签发人)", GB + "7.2.6", REQUIRED, W, signer.signer, signer.signer, OFFICIAL),
    Rule("HEAD-06", "red rule 4 mm below the number", GB + "7.2.7", REQUIRED, E,
         head.docx_rule_gap, head.pdf_rule_gap, OFFICIAL),
    Rule("HEAD-07", "red rule as wide as the type area", GB + "7.2.7", REQUIRED, E,
         head.docx_rule_width, head.pdf_rule_width, OFFICIAL),
    Rule("HEAD-08", "份号, 密级, 紧急程度", GB + "7.2.1–7.2.3", REQUIRED, W,
         head.small_lines, head.small_lines, STANDARD),
    Rule("HEAD-09", "mark, number, title and date", "党政机关公文处理工作条例 9", REQUIRED, W,
         head.elements, head.elements, OFFICIAL),
    Rule("TITL-01", "two blank lines above the title", GB + "7.3.1", REQUIRED, W,
         title.docx_gap_above, title.pdf_gap_above, OFFICIAL | BRIEF),
    Rule("TITL-02", "the title's lines form a trapezoid or diamond", GB + "7.3.1", REQUIRED, W,
         title.shape, title.shape),
    Rule("TITL-03", "no word of the title parted", GB + "7.3.1", REQUIRED, W, title.words, title.words),
    Rule("TITL-04", "marks in the title", "practice (GB/T 15834)", PRACTICE, W, title.marks, title.marks),
    Rule("TITL-05", "title centred", GB + "7.3.1", REQUIRED, E, title.docx_centred, title.pdf_centred),
    Rule("BODY-01", "page 1 shows body text", GB + "7.3.3", REQUIRED, E,
         after_rendering("body text on page 1"), body.pdf_first_page),
    Rule("BODY-02", "first line 2字, others flush left", GB + "7.3.3", REQUIRED, E, body.docx_indent, body.pdf_indent),
    Rule("BODY-03", "headings count on, no level skipped", GB + "7.3.3", REQUIRED, E, body.sequence, body.sequence),
    Rule("BODY-04", "addressee flush left, ends with ：", GB + "7.3.2", REQUIRED, W,
         body.recipients, body.recipients, NOT_ARTICLE),
    Rule("BODY-05", "one blank line above the addressee", GB + "7.3.2", REQUIRED, W,
         body.docx_recipients_gap, body.pdf_recipients_gap, NOT_ARTICLE),
    Rule("BODY-06", "no heading last on a page", "practice (CLREQ)", PRACTICE, E, body.docx_keep, body.pdf_keep),
    Rule("BODY-07", "no line alone at a page's edge", "practice (CLREQ)", PRACTICE, W,
         body.docx_widows, body.pdf_widows),
    Rule("BODY-08", "no lone character in a last line", "practice (CLREQ)", PRACTICE, W,
         after_rendering("at least two characters in a paragraph's last line"), body.pdf_lone),
    Rule("BODY-09", "labels 一、 （一） 1. （1）", GB + "7.3.3", REQUIRED, W, body.label_form, body.label_form),
    Rule("ATT-01", "附件说明", GB + "7.3.4", REQUIRED, W, closing.attached, closing.attached),
    Rule("ATT-02", "an attachment's page, label and title", GB + "7.3.7", REQUIRED, W,
         closing.docx_attachment, closing.pdf_attachment),
    Rule("ATT-03", "attachments equal 附件说明", GB + "7.3.7", REQUIRED, E, closing.agreement, closing.agreement),
    Rule("SIGN-01", "form of the date", GB + "7.3.5.4", REQUIRED, E, closing.date_form, closing.date_form),
    Rule("SIGN-02", "place of signature and date", GB + "7.3.5", DEFAULT, W,
         closing.signature_place, closing.signature_place, NOT_ARTICLE),
    Rule("SIGN-03", "signature not without text", GB + "7.3.5.5", PRACTICE, E, closing.docx_alone, closing.pdf_alone),
    Rule("SIGN-04", "no 此页无正文", GB + "7.3.5.5", REQUIRED, W, closing.no_text_page, closing.no_text_page),
    Rule("IMPR-01", "rules of the imprint", GB + "7.4.1", RECOMMENDED, W,
         imprint.docx_rules, imprint.pdf_rules, STANDARD),
    Rule("IMPR-02", "imprint at the type area's lower edge", GB + "7.4.1", REQUIRED, W,
         imprint.docx_bottom, imprint.pdf_bottom, STANDARD),
    Rule("IMPR-03", "text of the imprint", GB + "7.4.2–7.4.3", REQUIRED, W, imprint.text, imprint.text, STANDARD),
    Rule("IMPR-04", "imprint on an even page", "GB/T 33476.2-2016", PRACTICE, I,
         after_rendering("an even page"), imprint.pdf_even, STANDARD),
    Rule("PGNO-01", "form of the page number", GB + "7.5", DEFAULT, W, folio.docx_form, folio.pdf_form),
    Rule("PGNO-02", "dash 7 mm below the type area", GB + "7.5", REQUIRED, W, folio.docx_depth, folio.pdf_depth),
    Rule("PGNO-03", "odd pages right, even pages left", GB + "7.5", REQUIRED, W, folio.docx_side, folio.pdf_side),
    Rule("PGNO-04", "a letter's first page unnumbered", GB + "10.1", REQUIRED, W,
         folio.docx_letter, folio.pdf_letter, LETTER),
    Rule("PGNO-05", "numbers count on from 1", GB + "7.5", REQUIRED, E, folio.docx_continuous, folio.pdf_continuous),
    Rule("LETR-01", "letter: mark and red rules", GB + "10.1", REQUIRED, W,
         after_rendering("mark at y 30 mm, rules 170 mm long"), special.pdf_letter, LETTER),
    Rule("COMD-01", "order: mark 20 mm below the type area's edge", GB + "10.2", REQUIRED, W,
         special.docx_order, special.pdf_order, frozenset({Kind.ORDER})),
    Rule("MINT-01", "minutes: 出席", GB + "10.3", DEFAULT, I,
         special.attendance, special.attendance, frozenset({Kind.MINUTES})),
    Rule("BRIF-01", "a brief's masthead", "practice", PRACTICE, E, brief.docx_masthead, brief.pdf_masthead, BRIEF),
    Rule("BRIF-02", "issue number", "practice", PRACTICE, W, brief.issue, brief.issue, BRIEF),
    Rule("BRIF-03", "office and date on one line", "practice", PRACTICE, W, brief.docx_line, brief.pdf_line, BRIEF),
    Rule("BRIF-04", "a brief's tail", "practice", PRACTICE, I, brief.tail, brief.tail, BRIEF),
    Rule("BRIF-05", "contributor in brackets", "practice", PRACTICE, I, brief.contributor, brief.contributor, BRIEF),
    Rule("BRIF-06", "red rule as wide as the type area", "practice", PRACTICE, W,
         brief.docx_rule_width, brief.pdf_rule_width, BRIEF),
    Rule("BRIF-07", "name red, centred, on one line", "practice", PRACTICE, W, head.docx_mark, head.pdf_mark, BRIEF),
    Rule("BRIF-08", "red rule 4 mm below office and date", "practice", PRACTICE, I,
         brief.docx_rule_gap, brief.pdf_rule_gap, BRIEF),
    Rule("LINE-01", "no closing mark at a line's start", "GB/T 15834-2011 5.1", REQUIRED, E,
         lines.docx_kinsoku, lines.pdf_start),
    Rule("LINE-02", "no opening mark at a line's end", "GB/T 15834-2011 5.1", REQUIRED, E,
         lines.docx_kinsoku, lines.pdf_end),
    Rule("LINE-03", "—— and …… whole", "GB/T 15834-2011 5.1", REQUIRED, E,
         after_rendering("—— and …… whole"), lines.pdf_split),
    Rule("LINE-05", "at most one hung mark", "practice (CLREQ)", PRACTICE, W, lines.docx_hung, lines.pdf_hung),
    Rule("DOCX-01", "parts and order", "ECMA-376 part 1", REQUIRED, E, files.docx_order, None),
    Rule("DOCX-02", "title, author, language stated", "practice", PRACTICE, W, files.docx_core, files.pdf_core,
         ofd=ofd.core),
    Rule("PDFA-01", "PDF/A", "ISO 19005-2", REQUIRED, E, None, files.pdf_archive),
    Rule("PDFA-02", "tags, language, title, outline", "ISO 14289-1", PRACTICE, W, files.docx_tags, files.pdf_tags),
    Rule("OFD-01", "parts and identifiers of an OFD", "GB/T 33190-2016", REQUIRED, W, None, None, ofd=ofd.parts),
)  # fmt: skip

ABOUT: Final[dict[str, str]] = {rule.id: rule.about for rule in RULES}
"""Rule → what it is about."""
