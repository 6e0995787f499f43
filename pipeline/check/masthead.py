"""The top of page 1: which block is mark, number, issue, issuer; and what kind of document that makes it.

Nothing is a masthead for its look alone: an article may have a large red title. A mark is one by what
stands below it (a document number, an issue number, an office with its date, a red rule) and by its words.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.check.facts import Align, Block, Facts, PdfFacts, Story, is_red
from pipeline.check.kind import Kind
from pipeline.check.parts import Role, Structure, parts_of

_NUMBER: Final = r"[^\s：:]{1,20}?\s*[〔\[［【（({「]\s*(\d{2}|\d{4})\s*[〕\]］】）)}」]\s*第?\s*\d+\s*号"
NUMBER: Final = re.compile(rf"^\s*{_NUMBER}\s*$")
_NUMBER_AND_SIGNER: Final = re.compile(rf"^\s*{_NUMBER}\s+签\s*发\s*人")
_COPY: Final = re.compile(r"^(№|No\.?)?\s*\d{4,8}$")
_SECURITY: Final = re.compile(r"^(绝密|机密|秘密|内部(资料|参阅|文件|参考)).{0,16}$")
_URGENCY: Final = re.compile(r"^(特急|加急|特提|平急|急件)$")
_SIGNER: Final = re.compile(r"签\s*发\s*人\s*[：:]")
_ORDER: Final = re.compile(r"^第\s*[\d一二三四五六七八九十百]+\s*号$")
_ISSUE: Final = re.compile(
    r"^[（(〔]?\s*(\d{2,4}\s*年\s*)?(总\s*)?第\s*[\d一二三四五六七八九十百零〇]+\s*期\s*[)）〕]?"
    r"(\s*[（(]?\s*总?\s*第?\s*\d+\s*期\s*[)）]?)?$|^增刊.{0,12}$"
)
_DATED: Final = re.compile(r"(\d{2,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*$")
_BRIEF_MARK: Final = re.compile(r"(简\s*报|动\s*态|信\s*息|专\s*报|快\s*报|要\s*情|情\s*况|简\s*讯|通\s*讯|参\s*阅)$")
_MARK_END: Final = re.compile(r"(文\s*件|命\s*令|令|纪\s*要|函)$")
_OWN_WORD: Final = re.compile(r"(文\s*件|命\s*令|令|纪\s*要|简\s*报|专\s*报|动\s*态|快\s*报|要\s*情|简\s*讯)$")
_BRIEF_NAME: Final = re.compile(r"(简\s*报|专\s*报|动\s*态|快\s*报|要\s*情|简\s*讯)\s*$")
_HEAD_BLOCKS: Final = 18
_LONGEST_LABEL: Final = 45
_LONGEST_SENTENCE: Final = 25
_LONGEST_MARK: Final = 40
_MARK_SIZE: Final = 20.0
_BLACK_MARK_SIZE: Final = 26.0
_ANCHORS: Final = (Role.NUMBER, Role.ISSUE, Role.ISSUER)


def read_masthead(structure: Structure) -> int:
    """Give the masthead's blocks their roles; return the index of the first block after it."""
    head = _head(structure)
    roles: list[Role | None] = [_label(block) for block in head]
    first = next((at for at, role in enumerate(roles) if role in _ANCHORS), None)
    for at in range(len(head)):
        # Only an issue number may stand above the mark, by mistake.
        above = first is None or at < first or (roles[first] is Role.ISSUE and head[at].red)
        if roles[at] is None and above and _is_mark(head, at, first, roles):
            roles[at] = Role.MARK
    if any(role is Role.MARK and _BRIEF_NAME.search(block.text) for block, role in zip(head, roles, strict=True)):
        # A briefing has an issue number: a document's number below is that of the document it prints.
        roles = [
            None if role is Role.NUMBER and not _ORDER.match(each.text.strip()) else role
            for each, role in zip(head, roles, strict=True)
        ]
        first = next((at for at, role in enumerate(roles) if role in _ANCHORS), None)
    _give_issuer(head, roles)
    if not _is_masthead(head, roles, first):
        return 0
    end = 0
    for at, role in enumerate(roles):
        if role is not None:
            structure.roles[at] = role
            end = at + 1
    return end


def _head(structure: Structure) -> list[Block]:
    """Give the blocks above the first passage of running text."""
    head: list[Block] = []
    for block in structure.blocks[:_HEAD_BLOCKS]:
        text = block.text.strip()
        running = len(text) > _LONGEST_LABEL or (text.endswith("。") and len(text) > _LONGEST_SENTENCE)
        # The longest line of a masthead is a list of offices, in type larger than text.
        if running and block.story is not Story.FRAME and not (block.red and (block.size or 0.0) >= _MARK_SIZE):
            break
        head.append(block)
    return head


def _label(block: Block) -> Role | None:
    """Give the role a line has by its words: they are those of no text."""
    text = block.text.strip()
    parts = parts_of(text)
    for pattern, role in (
        (NUMBER, Role.NUMBER), (_NUMBER_AND_SIGNER, Role.NUMBER), (_ORDER, Role.NUMBER), (_ISSUE, Role.ISSUE),
        (_SECURITY, Role.SECURITY), (_URGENCY, Role.URGENCY), (_COPY, Role.COPY_NUMBER),
    ):  # fmt: skip
        if any(pattern.match(part) for part in parts):
            return role
    return Role.SIGNER if _SIGNER.search(text) and len(text) < _LONGEST_LABEL else None


def _is_mark(head: list[Block], at: int, first: int | None, roles: list[Role | None]) -> bool:
    """Tell a mark: large, red (or white, for paper printed before) or worded as marks are, above what belongs to it."""
    block = head[at]
    text, size = block.text.strip(), block.size or 0.0
    if len(text) > _LONGEST_MARK or size < _MARK_SIZE or text.startswith("关于") or text.endswith("。"):
        return False
    if block.red or block.blank:
        anchored = first is not None or any(_has_red_rule(each) for each in head[at:])
        labels = (each.text.strip() for each in head[at + 1 : at + 4] if len(each.text) < _LONGEST_LABEL)
        dated = any(_DATED.search(label) for label in labels)
        return anchored or bool(_OWN_WORD.search(text)) or (dated and bool(_BRIEF_MARK.search(text)))
    if first is None:
        return False
    issued = roles[first] is Role.ISSUE and bool(_BRIEF_MARK.search(text))
    return issued or (size >= _BLACK_MARK_SIZE and bool(_MARK_END.search(text)))


def _give_issuer(head: list[Block], roles: list[Role | None]) -> None:
    """Find the line of office and date: below mark or issue number, dated, or with the red rule as its border."""
    last = max((at for at, role in enumerate(roles) if role in (Role.MARK, Role.ISSUE)), default=None)
    if last is None or Role.NUMBER in roles:
        return
    for at in range(last + 1, min(last + 4, len(head))):
        block, text = head[at], head[at].text.strip()
        if roles[at] is not None or (block.size or 0.0) >= _MARK_SIZE or len(text) >= _LONGEST_LABEL:
            continue
        if _DATED.search(text) or _has_red_rule(block):
            row = block.paragraph.row if block.paragraph else None
            for cell, each in enumerate(head):
                if each is block or (row is not None and each.paragraph and each.paragraph.row == row):
                    roles[cell] = Role.ISSUER
            return


def _has_red_rule(block: Block) -> bool:
    return block.paragraph is not None and any(is_red(border.colour) for border in block.paragraph.borders.values())


def _is_masthead(head: list[Block], roles: list[Role | None], first: int | None) -> bool:
    """Tell a masthead from lines that look like one's: a number below a title is a reference to a document."""
    if Role.MARK in roles:
        return True
    if first is None:
        return False
    red = any(block.red or _has_red_rule(block) for block in head)
    titled = any(_is_large(block, head) and roles[at] is None for at, block in enumerate(head[:first]))
    if roles[first] is Role.ISSUE:
        return red or Role.ISSUER in roles
    return red or (not titled and head[first].align in (Align.CENTRE, Align.RIGHT))


def _is_large(block: Block, head: list[Block]) -> bool:
    return (block.size or 0.0) > min((each.size or 99.0) for each in head) + 1


def recognise(structure: Structure, facts: Facts) -> Kind:
    """Tell the kind of document from its mark, its number and the rules around them."""
    lines = [re.sub(r"\s", "", block.text) for block in structure.of(Role.MARK)]
    mark, number = "".join(lines), structure.first(Role.NUMBER)
    ordered = number is not None and bool(_ORDER.match(number.text.strip()))
    if mark.endswith("纪要"):
        return Kind.MINUTES
    # Of several organs the names stand one under another and 令 beside them (§10.2).
    if any(line.endswith("令") for line in lines) and (number is None or ordered):
        return Kind.ORDER
    if structure.first(Role.ISSUE) or (_BRIEF_MARK.search(mark) and (number is None or ordered)):
        return Kind.BRIEF
    if number is None or ordered:
        return Kind.OFFICIAL if mark.endswith("文件") else Kind.ARTICLE
    letter = _letter_rules(structure, facts) or (_is_right(number) and not mark.endswith("文件"))
    return Kind.LETTER if mark and letter else Kind.OFFICIAL


def _is_right(number: Block) -> bool:
    """Tell a number set right, alone or after a copy number at the left edge (§10.1)."""
    if _SIGNER.search(number.text):
        return False
    parts = parts_of(number.text)
    return number.align is Align.RIGHT or (len(parts) > 1 and bool(NUMBER.match(parts[-1])))


def _letter_rules(structure: Structure, facts: Facts) -> bool:
    """Tell the letter format by its two red rules, longer than the type area is wide or drawn double (§10.1)."""
    if isinstance(facts, PdfFacts):
        red = [rule for rule in facts.pages[0].rules if rule.colour and is_red(rule.colour)]
        return any(rule.box.left < 24 and rule.box.width > 162 for rule in red)
    styles = {
        border.style for block in structure.blocks if block.paragraph for border in block.paragraph.borders.values()
    }
    return bool(styles & {"thickThinSmallGap", "thinThickSmallGap", "thickThinMediumGap", "thinThickMediumGap"})


def find_title(structure: Structure, start: int) -> int:
    """Find the title after the masthead, which may be several paragraphs; return the index after it."""
    if structure.kind is Kind.ORDER:
        return start
    blocks, roles = structure.blocks, structure.roles
    for index in range(start, min(start + 5, len(blocks))):
        block = blocks[index]
        if roles[index] is not Role.OTHER or block.story is not Story.BODY:
            continue
        if _is_title(structure, index, start):
            roles[index] = Role.TITLE
            return _rest_of_title(structure, index)
        if len(block.text) > 60:
            break
    return start


def _is_title(structure: Structure, index: int, start: int) -> bool:
    block = structure.blocks[index]
    text = block.text.strip()
    large = (block.size or 0.0) > max(structure.body_size + 1, 14)
    if Role.CONTENTS in structure.roles:
        # Several articles: their titles are as large as headings, and the issue has none of its own.
        return large and block.align is Align.CENTRE
    large = large or block.level == 1 or block.titled
    if block.align is Align.CENTRE and len(text) < 120:
        return large or (index == start and len(structure.blocks) > index + 1 and not _DATED.match(text))
    return large and len(text) < 80 and not text.endswith(("。", "：", "；"))


def _rest_of_title(structure: Structure, index: int) -> int:
    """Take in the paragraphs that continue the title: centred and as large as it."""
    title, end = structure.blocks[index], index + 1
    while end < min(index + 4, len(structure.blocks)):
        block = structure.blocks[end]
        alike = block.align is Align.CENTRE is title.align and block.size == title.size and block.story is Story.BODY
        if not alike or not (title.size or 0.0) > structure.body_size or block.text.strip()[:1] in "（(—":
            break
        structure.roles[end] = Role.TITLE
        end += 1
    return end
