"""ATT and SIGN: attachments, signature, date (§7.3.4, §7.3.5, §7.3.7)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Align, Block, DocxFacts, Facts, PdfFacts
from pipeline.check.font_names import Face
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, passed, unknown
from pipeline.check.rules.geometry import right_edge

_DATE: Final = re.compile(r"^[1-9]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$")
_ITEM: Final = re.compile(r"^(?:附\s*件\s*[：:])?\s*(\d+[.．、])?\s*(.*?)\s*$", re.DOTALL)
_CHARS: Final = 0.35
_WORDS: Final = ("此页无正文", "（此页无正文）", "以下无正文")


def attached(case: Case[Facts]) -> Outcomes:
    """附件：名称 stands 2字 in; several are numbered 1. 2.; no mark follows a name (§7.3.4)."""
    blocks = case.structure.of(Role.ATTACHED)
    for number, block in enumerate(blocks, 1):
        text = block.text.strip()
        wrong = ["half-width colon"] if number == 1 and not re.match(r"^附件：", text) else []
        wrong += ["a mark after the name"] if text[-1:] in "。，；、.,;" else []
        item = _ITEM.match(text)
        if len(blocks) > 1 and (item is None or (item[1] or "") != f"{number}."):
            wrong.append(f"its number is not {number}.")
        first = block.left + block.first_indent
        if number == 1 and abs(first - 2 * case.standard.em) > 1.0:
            wrong.append(f"{first / case.standard.em:.1f}字 in")
        yield measured(
            "附件：1.名称, 2字 in, no mark at the end",
            ", ".join(wrong) or "so",
            block.where,
            "write it as §7.3.4 asks",
            good=not wrong,
        )


def docx_attachment(case: Case[DocxFacts]) -> Outcomes:
    """An attachment begins a page; its label is 3号黑体, flush left (§7.3.7)."""
    for block in case.structure.of(Role.ATTACHMENT):
        starts = bool(block.paragraph and block.paragraph.page_break_before)
        yield from _attachment(block, starts)


def pdf_attachment(case: Case[PdfFacts]) -> Outcomes:
    """An attachment begins a page with its label on line 1 and its title on line 3 (§7.3.7)."""
    pitch = (case.facts.area.pitch or 28.95) * MM_PER_POINT
    for block in case.structure.of(Role.ATTACHMENT):
        line = block.lines[0]
        starts = case.facts.pages[line.page - 1].lines[0] is line
        yield from _attachment(block, starts)
        title = next((b for b in case.structure.of(Role.ATTACHMENT_TITLE) if b.lines[0].page == line.page), None)
        if title is not None:
            row = 1 + (title.lines[0].baseline - line.baseline) / pitch
            yield measured(
                "its title on line 3",
                f"on line {row:.1f}",
                title.where,
                "one blank line between label and title",
                good=abs(row - 3) <= 0.6,
            )


def _attachment(block: Block, starts: bool) -> Outcomes:
    wrong = [] if starts else ["does not begin a page"]
    face = block.stretches[0].face
    wrong += [f"in {face.value}"] if face not in (Face.HEITI, Face.OTHER, None) else []
    wrong += ["not 16 pt"] if block.size is not None and abs(block.size - 16) > 0.2 else []
    wrong += ["indented"] if abs(block.left + block.first_indent) > 1 else []
    wrong += ["with a colon"] if block.text.strip()[-1:] in "：:" else []
    yield measured(
        "附件1: a new page, 黑体 16 pt, flush left",
        ", ".join(wrong) or "so",
        block.where,
        "set it as §7.3.7 asks",
        good=not wrong,
    )


def agreement(case: Case[Facts]) -> Outcomes:
    """Numbers and titles of attachments equal those of 附件说明 (§7.3.7)."""
    notes, labels = case.structure.of(Role.ATTACHED), case.structure.of(Role.ATTACHMENT)
    titles = case.structure.of(Role.ATTACHMENT_TITLE)
    if not notes or not labels:
        return
    names = [_plain(found[2]) for note in notes if (found := _ITEM.match(note.text.strip()))]
    expected = "as many attachments as 附件说明 names, with the same titles"
    if len(names) != len(labels):
        yield failed(expected, f"{len(names)} named, {len(labels)} found", notes[0].where, "name every attachment once")
        return
    for name, title in zip(names, titles, strict=False):
        good = name == _plain(title.text)
        yield measured(expected, f"{name} – {_plain(title.text)}", title.where, "make the two titles equal", good=good)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).strip("《》。，；")


def date_form(case: Case[Facts]) -> Outcomes:
    """The date is Arabic, the year whole, nothing padded: 2019年2月26日 (§7.3.5.4)."""
    for block in case.structure.of(Role.DATE):
        text = block.text.strip()
        hint = "write the year with four digits, no zero before month and day, and 日"
        yield measured("2019年2月26日", text, block.where, hint, good=bool(_DATE.match(text)))


def signature_place(case: Case[Facts]) -> Outcomes:
    """Sealed: the date 4字 from the right. Unsealed: the date begins 2字 further right than the signature (§7.3.5.1–2).

    When the unsealed date is the longer it stands 2字 from the right. A file does not tell which applies: both pass.
    """
    for date in case.structure.of(Role.DATE):
        edges = _edges(case, date)
        above = case.structure.before(date)
        signature = (
            above if above is not None and any(above is each for each in case.structure.of(Role.SIGNATURE)) else None
        )
        expected = "date 4字 from the right edge (sealed), or set 2字 to the right of the signature (unsealed)"
        if edges is None:
            yield unknown(expected, "blanks or tabs place it", date.where, "set it right with an indent instead")
            continue
        right = edges[2]
        signed = _edges(case, signature) if signature else None
        sealed = abs(right - 4) <= _CHARS
        unsealed = abs(right - 2) <= _CHARS if signed is None else _is_unsealed(edges, signed)
        hint = "right-align it with an indent of 4 or 2 characters, without typed blanks"
        yield measured(expected, f"{right:.1f}字 from the right edge", date.where, hint, good=sealed or unsealed)


def _is_unsealed(date: tuple[float, float, float], signed: tuple[float, float, float]) -> bool:
    """The date begins 2字 right of the signature, and one of the two keeps 2字 from the edge."""
    nearest, furthest = date[0] - signed[1], date[1] - signed[0]
    related = nearest - _CHARS <= 2 <= furthest + _CHARS
    return related and min(abs(date[2] - 2), abs(signed[2] - 2)) <= _CHARS


def _edges(case: Case[Facts], block: Block) -> tuple[float, float, float] | None:
    """Give where a line begins, at least and at most, and how far it ends from the right edge, in body characters.

    Programs may put a quarter of a character between Han and digits: a DOCX does not tell how wide the line becomes.
    """
    em = case.standard.em
    if isinstance(case.facts, PdfFacts):
        edge = right_edge(case.standard, case.facts.area)
        line = block.lines[0]
        left = (line.left - case.standard.left) / em
        return left, left, (edge - line.right) / em
    if block.align is not Align.RIGHT or block.text != block.text.strip(" \u3000\t"):
        return None
    width = sum(1.0 if character >= "\u2e80" else 0.5 for character in block.text)
    seams = sum((a >= "\u2e80") != (b >= "\u2e80") for a, b in pairwise(block.text))
    right = block.right / em
    end = case.standard.characters - right
    return end - width - seams / 4, end - width, right


def docx_alone(case: Case[DocxFacts]) -> Outcomes:
    """The signature does not stand on a page without text (§7.3.5.5): it is kept with the paragraph above."""
    for block in case.structure.of(Role.SIGNATURE)[:1] or case.structure.of(Role.DATE)[:1]:
        above = case.structure.before(block)
        expected = "kept with the text above"
        if above is not None and above.paragraph is not None and above.paragraph.keep_next:
            yield passed(expected, "so", block.where)
        else:
            yield unknown(
                expected, "whether it stands alone shows only after rendering", block.where, "check the PDF as well"
            )


def pdf_alone(case: Case[PdfFacts]) -> Outcomes:
    """The signature does not stand on a page without text (§7.3.5.5)."""
    signed = case.structure.of(Role.SIGNATURE, Role.DATE)
    pages = {line.page for block in case.structure.of(Role.BODY, Role.HEADING, Role.ATTACHED) for line in block.lines}
    for block in signed[-1:]:
        page = block.lines[0].page
        hint = "tighten lines or characters so that text comes with it; do not write 此页无正文"
        yield measured("text on its page", "so" if page in pages else "no text", block.where, hint, good=page in pages)


def no_text_page(case: Case[Facts]) -> Outcomes:
    """Nothing says 此页无正文, which the standard has done away with (§7.3.5.5)."""
    bad = [block for block in case.structure.blocks if any(word in re.sub(r"\s", "", block.text) for word in _WORDS)]
    for block in bad:
        yield failed(
            "no 此页无正文", block.text.strip()[:12], block.where, "tighten lines or characters instead (§7.3.5.5)"
        )
    if not bad and case.structure.of(Role.DATE):
        yield passed("no 此页无正文", "so", case.whole)
