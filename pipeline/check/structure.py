"""Blocks → Structure: what each is for, from text and look alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from pipeline.check.facts import Align, Block, Facts, Story
from pipeline.check.kind import Kind
from pipeline.check.masthead import find_title, read_masthead, recognise
from pipeline.check.parts import Heading, Role, Structure

HAN_NUMBER: Final = "[〇零一二三四五六七八九十百]+"
DATE: Final = re.compile(
    rf"^\s*(\d{{2,4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]|[〇○零一二三四五六七八九]{{4}}年{HAN_NUMBER}月{HAN_NUMBER}[日号])\s*$"
)
LABELS: Final = (
    (1, re.compile(r"^([一二三四五六七八九十]{1,3})\s*[、.．，,]")),
    (2, re.compile(r"^[（(]([一二三四五六七八九十]{1,3})[）)]")),
    (3, re.compile(r"^(\d{1,2})(?:[.．](?!\d)|、)")),
    (4, re.compile(r"^[（(](\d{1,2})[）)]")),
)
"""Heading labels as writers write them, wrong ones included, by level (GB/T 9704-2012 §7.3.3)."""
_IMPRINT: Final = re.compile(r"^\s*(抄\s*送|抄\s*报|主\s*送|分\s*送)\s*[：:]|印\s*发\s*$")
_TAIL: Final = re.compile(
    r"^\s*(报|送|发|报送|呈报|主报|发送|分送|增发|本期增发|抄报|抄送)\s*[：:]|^\s*[（(]?\s*共\s*印\s*\d+\s*份"
)
_ATTACHED: Final = re.compile(r"^\s*附\s*件\s*[：:]")
_ATTACHMENT: Final = re.compile(r"^\s*附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?$")
_NOTE: Final = re.compile(r"^（.*）$|^\(.*\)$")
_ATTENDANCE: Final = re.compile(r"^\s*(出席|请假|列席|参加|缺席|主持)(人员|人)?\s*[：:]")


def understand(facts: Facts, told: Kind | None = None) -> Structure:
    """Recognise the parts of a document and, unless told, its kind."""
    structure = _with_text(facts)
    start = read_masthead(structure)
    structure.kind = told or recognise(structure, facts)
    start = find_title(structure, start)
    _core(structure, start)
    return structure


def _with_text(facts: Facts) -> Structure:
    blocks = [block for block in facts.blocks if block.text.strip()]
    sizes: Counter[float] = Counter()
    for block in blocks:
        if block.story is Story.BODY and block.size:
            sizes[block.size] += len(block.text)
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Structure(blocks=blocks, roles=[Role.OTHER] * len(blocks), body_size=size)


def _core(structure: Structure, start: int) -> None:
    """Give everything after the title its role, from the end backwards where that is how one reads it."""
    blocks, roles = structure.blocks, structure.roles
    tail = _TAIL if structure.kind is Kind.BRIEF else _IMPRINT
    attached = attachment = False
    for index in range(start, len(blocks)):
        block, text = blocks[index], blocks[index].text.strip()
        previous = roles[index - 1] if index else Role.OTHER
        if tail.search(text) and len(text) < 400 and (index > len(blocks) - 12) and index > start:
            roles[index] = Role.IMPRINT
        elif block.story is Story.TABLE:
            roles[index] = Role.TABLE
        elif block.story is Story.FRAME:
            roles[index] = Role.OTHER
        elif (attached and _ATTACHMENT.match(text)) or (_ATTACHMENT.match(text) and _begins_page(block)):
            roles[index], attachment = Role.ATTACHMENT, True
        elif attachment:
            roles[index] = Role.ATTACHMENT_TITLE if previous is Role.ATTACHMENT else Role.ATTACHMENT_TEXT
        elif _ATTACHED.match(text):
            roles[index], attached = Role.ATTACHED, True
        elif previous is Role.ATTACHED and re.match(r"^\d+[.．、]", text):
            roles[index] = Role.ATTACHED
        elif DATE.match(text) and index > start:
            roles[index], attached = Role.DATE, True
        elif _ATTENDANCE.match(text) and structure.kind is Kind.MINUTES:
            roles[index] = Role.ATTENDANCE
        elif index == start and re.search(r"[：:]$", text) and "。" not in text and _level(text) is None:
            roles[index] = Role.RECIPIENTS
        elif previous is Role.DATE and _NOTE.match(text):
            roles[index], attached = Role.NOTE, True
        else:
            roles[index] = _body_role(structure, block)
    _signature(structure)
    _byline(structure)


def _begins_page(block: Block) -> bool:
    return block.paragraph is not None and block.paragraph.page_break_before


def _body_role(structure: Structure, block: Block) -> Role:
    text = block.text.strip()
    found = _level(text)
    if found is not None:
        level, label, count = found
        # A heading ends with its first full stop; what follows it in the paragraph is text.
        stop = text.find("。")
        own_line = (stop in (-1, len(text) - 1)) and len(text) <= 60
        structure.headings.append(
            Heading(
                block=block,
                level=level,
                label=label,
                count=count,
                own_line=own_line,
                depth=_depth(structure.headings, level),
            )
        )
        return Role.HEADING
    if block.align in (Align.CENTRE, Align.RIGHT):
        return Role.OTHER
    return Role.BODY


def _depth(headings: list[Heading], level: int) -> int:
    open_levels: list[int] = []
    for heading in headings:
        open_levels = [each for each in open_levels if each < heading.level] + [heading.level]
    return sum(each < level for each in open_levels) + 1


def _level(text: str) -> tuple[int, str, int] | None:
    for level, pattern in LABELS:
        match = pattern.match(text)
        if match:
            return level, match[0], _count(match[1])
    return None


def _count(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    digits = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return digits.get(numeral, 0)
    return (digits.get(tens, 1) if tens else 1) * 10 + digits.get(ones, 0)


def _signature(structure: Structure) -> None:
    """The block or blocks right above the date, short and set to the right, are the signature."""
    for index, role in enumerate(structure.roles):
        if role is Role.DATE and index:
            above = structure.blocks[index - 1]
            text = above.text.strip()
            aside = above.align is Align.RIGHT or above.align is Align.CENTRE or above.left + above.first_indent > 40
            spaced = len(above.text) - len(above.text.lstrip(" \u3000\t")) > 8
            if (aside or spaced) and len(text) < 40 and structure.roles[index - 1] in (Role.OTHER, Role.BODY):
                structure.roles[index - 1] = Role.SIGNATURE


def _byline(structure: Structure) -> None:
    if structure.kind is not Kind.BRIEF:
        return
    last = [index for index, role in enumerate(structure.roles) if role in (Role.BODY, Role.OTHER) and index]
    if last and structure.blocks[last[-1]].story is Story.BODY and _NOTE.match(structure.blocks[last[-1]].text.strip()):
        structure.roles[last[-1]] = Role.BYLINE
