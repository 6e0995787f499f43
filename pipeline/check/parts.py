"""The parts of a document by what they are for: roles, headings, and the blocks that have them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pipeline.check.facts import Block
from pipeline.check.kind import Kind

_PARTED: Final = re.compile(r"\t+|\s{2,}")


class Role(StrEnum):
    """What a block is for."""

    COPY_NUMBER = "份号"
    SECURITY = "密级"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    ISSUE = "期号"
    ISSUER = "编发机关和日期"
    CONTENTS = "目录"
    EDITOR = "编者按"
    TITLE = "标题"
    ARTICLE_TITLE = "篇名"
    RECIPIENTS = "主送机关"
    HEADING = "小标题"
    BODY = "正文"
    ATTACHED = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    NOTE = "附注"
    BYLINE = "供稿"
    ATTENDANCE = "出席人员"
    ATTACHMENT = "附件"
    ATTACHMENT_TITLE = "附件标题"
    ATTACHMENT_TEXT = "附件正文"
    IMPRINT = "版记"
    TABLE = "表格"
    OTHER = "其他"


@dataclass(slots=True)
class Heading:
    """A block that opens with a heading label: ``label`` as written, ``count`` its number, ``own_line`` or run in.

    ``level`` is the label's by form, ``depth`` how many levels of labels are open: 一、 then 1. is level 3 at depth 2.
    ``item``: a numbered sentence or an entry of a list, which has no text of its own below it.
    """

    block: Block
    level: int
    label: str
    count: int
    own_line: bool
    depth: int
    item: bool = False


@dataclass(slots=True)
class Structure:
    """A document's blocks, those with text, with their roles."""

    blocks: list[Block]
    roles: list[Role]
    body_size: float
    kind: Kind = Kind.ARTICLE
    headings: list[Heading] = field(default_factory=list)

    def of(self, *roles: Role) -> list[Block]:
        """Give the blocks of some roles in reading order."""
        return [block for block, role in zip(self.blocks, self.roles, strict=True) if role in roles]

    def first(self, role: Role) -> Block | None:
        """Give the first block of a role."""
        return next(iter(self.of(role)), None)

    def place(self, block: Block) -> int:
        """Give a block's index."""
        return next(at for at, each in enumerate(self.blocks) if each is block)

    def before(self, block: Block) -> Block | None:
        """Give the block before another, blank ones left out."""
        index = self.place(block)
        return self.blocks[index - 1] if index else None


def parts_of(text: str) -> list[str]:
    """Give what stands on one line of a masthead: a copy number and a document number, a number and a signer."""
    return [part for part in _PARTED.split(text.strip()) if part]
