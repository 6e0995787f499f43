"""Blocks → Structure: what each is for, from text and look alone."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from pipeline.check.facts import Align, Block, Facts, Story, is_han
from pipeline.check.font_names import Face
from pipeline.check.headings import depth_of, level_of, tell_clauses, tell_items
from pipeline.check.kind import Kind
from pipeline.check.masthead import find_title, read_masthead, recognise
from pipeline.check.parts import Heading, Role, Structure

HAN_NUMBER: Final = "[〇零一二三四五六七八九十百]+"
DATE: Final = re.compile(
    rf"^\s*(\d{{2,4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号]|[〇○零一二三四五六七八九]{{4}}年{HAN_NUMBER}月{HAN_NUMBER}[日号])\s*$"
)
_IMPRINT: Final = re.compile(
    r"^\s*(抄\s*送|抄\s*报|主\s*送|分\s*送|报|送|发|报送|呈报|主报|发送|增发|本期增发)\s*[：:]"
    r"|印\s*发\s*$|^\s*[（(]?\s*共\s*印\s*\d+\s*份"
)
"""What stands in an imprint or in the tail of a brief; ``_BRIEF_ONLY`` is told from text by its company alone."""
_BRIEF_ONLY: Final = re.compile(r"^\s*(报|送|发)\s*[：:]")
_IMPRINT_BLOCKS: Final = 12
_CONTENTS: Final = re.compile(r"^\s*(目\s*录|本\s*期\s*(要\s*目|目\s*录|导\s*读|内\s*容))\s*[：:]?\s*$")
_EDITOR: Final = re.compile(r"^\s*[【〔（(]?\s*(编\s*者\s*按|按\s*语|编\s*者\s*的\s*话)\s*[】〕）)]?\s*[：:]?")
_ATTACHED: Final = re.compile(r"^\s*附\s*件\s*[：:]")
_ATTACHMENT: Final = re.compile(r"^\s*附\s*件\s*[\d一二三四五六七八九十]*\s*[：:]?$")
_ASIDE: Final = 13.5
"""Further in than this (mm) no paragraph begins: the indent of two characters is 11.1 mm."""
_BLANKS: Final = " \u3000\t"
_LARGER: Final = 1.5
_NOTE_SIZE: Final = 3.0
"""Notes at the foot of a page are set so much smaller than the body, in points."""

_ANNOUNCED: Final = re.compile(r"(如下|下列[^，。]{0,8}|以下[^，。]{0,8})[：:]$")
"""A public notice, which is addressed to nobody, begins with a sentence that ends so."""

_LONGEST_UNNUMBERED: Final = 60
_ENDS: Final = "。！？：；，、…”」』）"
_HEADING_FACES: Final = frozenset({Face.HEITI, Face.KAITI, Face.XIAOBIAOSONG})

_NOTE: Final = re.compile(r"^（.*）$|^\(.*\)$")
_ATTENDANCE: Final = re.compile(r"^\s*(出席|请假|列席|参加|缺席|主持)(人员|人)?\s*[：:]")


def understand(facts: Facts, told: Kind | None = None) -> Structure:
    """Recognise the parts of a document and, unless told, its kind."""
    structure = _with_text(facts)
    start = read_masthead(structure)
    structure.kind = told or recognise(structure, facts)
    if structure.kind is Kind.BRIEF:
        start = _front_matter(structure, start)
    start = _editor(structure, find_title(structure, start))
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


def _front_matter(structure: Structure, start: int) -> int:
    """Pass over a brief's table of contents and the editor's note; give the index of what follows."""
    blocks, roles = structure.blocks, structure.roles
    if start < len(blocks) and _CONTENTS.match(blocks[start].text):
        roles[start] = Role.CONTENTS
        start += 1
        while start < len(blocks) and _is_entry(blocks[start]):
            roles[start] = Role.CONTENTS
            start += 1
    return _editor(structure, start)


def _is_entry(block: Block) -> bool:
    text = block.text.strip()
    return block.align is not Align.CENTRE and len(text) < 60 and not text.endswith("。") and not _EDITOR.match(text)


def _editor(structure: Structure, start: int) -> int:
    """Pass over the editor's note: its first paragraph, and further ones in the same face that is not the body's."""
    blocks = structure.blocks
    if start >= len(blocks) or not _EDITOR.match(blocks[start].text):
        return start
    face = _face(blocks[start])
    end = start + 1
    while face is Face.KAITI and end < len(blocks) and _face(blocks[end]) is face and _is_text(blocks[end]):
        end += 1
    structure.roles[start:end] = [Role.EDITOR] * (end - start)
    return end


def _face(block: Block) -> Face | None:
    return block.stretches[-1].face if block.stretches else None


def _is_text(block: Block) -> bool:
    return block.align is not Align.CENTRE and block.text.rstrip().endswith(("。", "！", "？", "”", "："))


def _core(structure: Structure, start: int) -> None:
    """Give everything after the title its role, from the end backwards where that is how one reads it."""
    blocks, roles = structure.blocks, structure.roles
    _imprint(structure, start)
    attached = attachment = False
    for index in range(start, len(blocks)):
        block, text = blocks[index], blocks[index].text.strip()
        previous = roles[index - 1] if index else Role.OTHER
        if roles[index] is not Role.OTHER:
            continue
        if block.story is Story.TABLE:
            roles[index] = Role.TABLE
        elif block.story is Story.FRAME:
            roles[index] = Role.OTHER
        elif (attached and _ATTACHMENT.match(text)) or (_ATTACHMENT.match(text) and _begins_page(block)):
            roles[index], attachment = Role.ATTACHMENT, True
        elif attachment:
            titled = previous is Role.ATTACHMENT or (previous is Role.ATTACHMENT_TITLE and block.align is Align.CENTRE)
            roles[index] = Role.ATTACHMENT_TITLE if titled else Role.ATTACHMENT_TEXT
        elif _ATTACHED.match(text):
            roles[index], attached = Role.ATTACHED, True
        elif previous is Role.ATTACHED and re.match(r"^\d+[.．、]", text):
            roles[index] = Role.ATTACHED
        elif DATE.match(text) and _is_signed(structure, index):
            roles[index], attached = Role.DATE, True
        elif _ATTENDANCE.match(text) and structure.kind is Kind.MINUTES:
            roles[index] = Role.ATTENDANCE
        elif _is_address(text) and _is_first(roles, start, index):
            roles[index] = Role.RECIPIENTS
        elif previous is Role.DATE and _NOTE.match(text):
            roles[index], attached = Role.NOTE, True
        else:
            roles[index] = _body_role(structure, block)
    tell_items(structure)
    tell_clauses(structure)
    _signature(structure)
    _tell_printed(structure)
    if structure.kind is Kind.BRIEF:
        _articles(structure)


def _is_address(text: str) -> bool:
    ends = text.endswith(("：", ":")) and not _ANNOUNCED.search(text)
    return ends and "。" not in text and level_of(text) is None


def _is_first(roles: list[Role], start: int, index: int) -> bool:
    """Tell whether nothing but lines below the title (a dateline, a speaker's name) stand between it and a block."""
    return all(role is Role.OTHER for role in roles[start:index])


def _imprint(structure: Structure, start: int) -> None:
    """Find the imprint from the end: its lines, and whatever stands between them in the same type."""
    blocks = structure.blocks
    first = max(start + 1, len(blocks) - _IMPRINT_BLOCKS)
    found = [at for at in range(first, len(blocks)) if _IMPRINT.search(blocks[at].text) and len(blocks[at].text) < 400]
    if structure.kind is not Kind.BRIEF and all(_BRIEF_ONLY.match(blocks[at].text) for at in found):
        return
    last = found[-1] if found else -1
    for at in range(found[0] if found else 0, last + 1):
        if at in found or blocks[at].size == blocks[last].size:
            structure.roles[at] = Role.IMPRINT


def _is_signed(structure: Structure, index: int) -> bool:
    """Tell the date of signature from a dateline: it stands aside, below the text."""
    block, written = structure.blocks[index], structure.roles[:index]
    aside = block.align is Align.RIGHT or block.left + block.first_indent > _ASIDE or block.text[:1] in _BLANKS
    return aside and any(role in (Role.BODY, Role.HEADING, Role.TABLE) for role in written)


def _begins_page(block: Block) -> bool:
    return block.paragraph is not None and block.paragraph.page_break_before


def _body_role(structure: Structure, block: Block) -> Role:
    text = block.text.strip()
    found = level_of(text)
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
                depth=depth_of(structure.headings, level),
            )
        )
        return Role.HEADING
    if block.align in (Align.CENTRE, Align.RIGHT) or _is_unnumbered_heading(structure, block):
        return Role.OTHER
    return Role.BODY


def _is_unnumbered_heading(structure: Structure, block: Block) -> bool:
    """Tell headings without a number, which the standard does not know, from text: by outline level, size or face."""
    large = (block.size or 0.0) > structure.body_size + _LARGER
    text = block.text.strip()
    if len(text) >= _LONGEST_UNNUMBERED or text.endswith(("。", "；")):
        return False
    # On a page, the face tells a short line by itself: text set in the wrong one runs over lines and ends with a mark.
    faces = {stretch.face for stretch in block.stretches if any(map(is_han, stretch.text))}
    apart = len(block.lines) == 1 and text[-1:] not in _ENDS and len(faces) == 1 and faces <= _HEADING_FACES
    return block.level is not None or large or apart


def _tell_printed(structure: Structure) -> None:
    """On a page, tell rows of a table without rules by their wide gaps, and notes at the foot by their size."""
    blocks, roles = structure.blocks, structure.roles
    small_from_here, page = False, 0
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if not block.lines:
            return
        if block.lines[-1].page != page:
            small_from_here, page = True, block.lines[-1].page
        small_from_here = small_from_here and (block.size or 0.0) <= structure.body_size - _NOTE_SIZE
        if roles[index] is Role.BODY and small_from_here:
            roles[index] = Role.OTHER
        elif roles[index] is Role.BODY and "\t" in block.text and "。" not in block.text:
            roles[index] = Role.TABLE


def _signature(structure: Structure) -> None:
    """The blocks right above the date, short, without a final mark and set aside, are the signature."""
    blocks, roles = structure.blocks, structure.roles
    for index, role in enumerate(list(roles)):
        if role is not Role.DATE:
            continue
        for above in range(index - 1, max(index - 8, -1), -1):
            if roles[above] not in (Role.OTHER, Role.BODY) or not _is_signature(blocks[above]):
                break
            roles[above] = Role.SIGNATURE


def _is_signature(block: Block) -> bool:
    text = block.text.strip()
    aside = block.align in (Align.RIGHT, Align.CENTRE) or block.left + block.first_indent > _ASIDE
    spaced = "\t" in block.text or len(block.text) - len(block.text.lstrip(_BLANKS)) > 8
    return (aside or spaced) and len(text) < 60 and not text.endswith(("。", "；", "：", "！", "？"))


def _articles(structure: Structure) -> None:
    """In a brief, centred lines above text are titles of its articles; brackets after an article say who wrote it."""
    blocks, roles = structure.blocks, structure.roles
    told = Role.CONTENTS in roles
    for index, (block, role) in enumerate(zip(blocks, list(roles), strict=True)):
        text, following = block.text.strip(), roles[index + 1] if index + 1 < len(roles) else None
        if role not in (Role.OTHER, Role.BODY) or block.story is not Story.BODY:
            continue
        ends = following in (None, Role.IMPRINT, Role.OTHER, Role.ARTICLE_TITLE)
        if _NOTE.match(text) and len(text) < 60 and (block.align is Align.RIGHT or ends):
            roles[index] = Role.BYLINE
        elif block.align is Align.CENTRE and following in (Role.BODY, Role.HEADING, Role.EDITOR) and len(text) < 60:
            roles[index] = Role.ARTICLE_TITLE if told or Role.TITLE in roles else Role.TITLE
        elif _is_address(text) and index and roles[index - 1] is Role.ARTICLE_TITLE:
            roles[index] = Role.RECIPIENTS
        elif _EDITOR.match(text):
            roles[index] = Role.EDITOR
