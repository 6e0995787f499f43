"""The top of page 1: which block is mark, number, issue, issuer, title; and what kind of document that makes it."""

from __future__ import annotations

import re
from typing import Final

from pipeline.check.facts import Align, Block, Facts, PdfFacts, Story, is_red
from pipeline.check.kind import Kind
from pipeline.check.parts import Role, Structure

NUMBER: Final = re.compile(r"^\s*\S{1,20}?\s*[〔\[［【（({「]\s*(\d{2}|\d{4})\s*[〕\]］】）)}」]\s*第?\s*\d+\s*号")
_COPY: Final = re.compile(r"^(№|No\.?)?\s*\d{4,8}$")
_SECURITY: Final = re.compile(r"^(绝密|机密|秘密|内部(资料|参阅|文件|参考)).{0,16}$")
_URGENCY: Final = re.compile(r"^(特急|加急|特提|平急|急件)$")
_SIGNER: Final = re.compile(r"签\s*发\s*人\s*[：:]")
_ORDER: Final = re.compile(r"^第\s*[\d一二三四五六七八九十百]+\s*号$")
_ISSUE: Final = re.compile(
    r"^[（(〔]?\s*(\d{2,4}\s*年)?\s*(总?\s*第)?\s*[\d一二三四五六七八九十百零〇]+\s*期.{0,14}$|^增刊.{0,12}$"
)
_DATED: Final = re.compile(r"(\d{2,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*$")
_BRIEF_MARK: Final = re.compile(r"(简\s*报|动\s*态|信\s*息|专\s*报|快\s*报|要\s*情|情\s*况|简\s*讯|通\s*讯|参\s*阅)$")
_HEAD_BLOCKS: Final = 16
_MARK_SIZE: Final = 20.0
_BLACK_MARK_SIZE: Final = 26.0
_MARK_END: Final = re.compile(r"(文\s*件|命\s*令|令|纪\s*要|函)$")


def read_masthead(structure: Structure) -> int:
    """Give the masthead's blocks their roles; return the index of the first block after it."""
    end = 0
    for index, block in enumerate(structure.blocks[:_HEAD_BLOCKS]):
        role = _masthead_role(structure, index, block)
        if role is None:
            if block.story is Story.BODY and (
                len(block.text) > 45 or (structure.roles[:index].count(Role.MARK) == 0 and index > 4)
            ):
                break
            continue
        structure.roles[index] = role
        end = index + 1
    marked = any(role in (Role.MARK, Role.ISSUE, Role.NUMBER) for role in structure.roles[:end])
    if not marked:
        for index in range(end):
            structure.roles[index] = Role.OTHER
        return 0
    return end


def _masthead_role(structure: Structure, index: int, block: Block) -> Role | None:
    text = block.text.strip()
    known = structure.roles[:index]
    if Role.TITLE in known:
        return None
    for pattern, role in (
        (_COPY, Role.COPY_NUMBER), (_SECURITY, Role.SECURITY), (_URGENCY, Role.URGENCY), (NUMBER, Role.NUMBER),
        (_SIGNER, Role.SIGNER), (_ORDER, Role.NUMBER), (_ISSUE, Role.ISSUE),
    ):  # fmt: skip
        if pattern.search(text) if pattern is _SIGNER else pattern.match(text):
            return role
    size = block.size or 0.0
    if len(text) <= 40 and size >= _MARK_SIZE and _is_mark(block, text, known):
        return Role.MARK
    after_mark = any(role in (Role.MARK, Role.ISSUE) for role in known)
    if after_mark and Role.ISSUER not in known and len(text) < 45 and _DATED.search(text) and size < _MARK_SIZE:
        return Role.ISSUER
    if after_mark and Role.ISSUER not in known and _has_red_rule(block) and len(text) < 45:
        return Role.ISSUER
    return None


def _is_mark(block: Block, text: str, known: list[Role]) -> bool:
    """Tell a mark: red, and above number, issuer and title; or in black, but larger than any title and worded so."""
    if Role.NUMBER in known or Role.ISSUER in known:
        return False
    if block.red:
        return True
    worded = _BRIEF_MARK.search(text) or (_MARK_END.search(text) and (block.size or 0.0) >= _BLACK_MARK_SIZE)
    return Role.MARK not in known and len(known) < 6 and bool(worded) and not text.startswith("关于")


def _has_red_rule(block: Block) -> bool:
    return block.paragraph is not None and any(is_red(border.colour) for border in block.paragraph.borders.values())


def recognise(structure: Structure, facts: Facts) -> Kind:
    """Tell the kind of document from its mark, its number and the rules around them."""
    mark = "".join(re.sub(r"\s", "", block.text) for block in structure.of(Role.MARK))
    number = structure.first(Role.NUMBER)
    if mark.endswith("纪要"):
        return Kind.MINUTES
    if mark.endswith("令") and (number is None or _ORDER.match(number.text.strip())):
        return Kind.ORDER
    if structure.first(Role.ISSUE) or _BRIEF_MARK.search(mark):
        return Kind.BRIEF
    if mark and _letter_rules(structure, facts):
        return Kind.LETTER
    if number is not None and not _ORDER.match(number.text.strip()):
        right = number.align is Align.RIGHT and not _SIGNER.search(number.text)
        return Kind.LETTER if right and not mark.endswith("文件") else Kind.OFFICIAL
    return Kind.OFFICIAL if mark.endswith("文件") else Kind.ARTICLE


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
    """Find the title after the masthead; return the index after it."""
    if structure.kind is Kind.ORDER:
        return start
    for index in range(start, min(start + 4, len(structure.blocks))):
        block = structure.blocks[index]
        large = (block.size or 0.0) > max(structure.body_size + 1, 14)
        if block.story is Story.BODY and block.align is Align.CENTRE and len(block.text) < 120:
            if large or (index == start and len(structure.blocks) > index + 1):
                structure.roles[index] = Role.TITLE
                return index + 1
        elif large and len(block.text) < 80 and not block.text.rstrip().endswith("。"):
            structure.roles[index] = Role.TITLE
            return index + 1
        elif len(block.text) > 60:
            break
    return start
