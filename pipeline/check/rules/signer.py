"""HEAD-05: the signer (签发人) of a document for superiors, and where the row of names ends (§7.2.6)."""

from __future__ import annotations

import re

from pipeline.check.facts import Align, Block, Facts, PdfFacts, Stretch
from pipeline.check.font_names import Face
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, measured, unknown
from pipeline.check.rules.head import SIGNER


def signer(case: Case[Facts]) -> Outcomes:
    """签发人 stands 1字 from the right edge, its name in 楷体 (§7.2.6)."""
    for block in case.structure.blocks:
        found = SIGNER.search(block.text)
        if found is None or case.structure.roles[case.structure.place(block)] not in (Role.NUMBER, Role.SIGNER):
            continue
        expected = "签发人：姓名, the name in 楷体, 1字 from the right edge"
        wrong = [] if found[1] == "：" else ["half-width colon"]
        faces = {stretch.face for stretch in _name(block) if stretch.face is not Face.LATIN}
        wrong += (
            [f"name in {', '.join(sorted(str(face.value) for face in faces if face))}"]
            if faces - {Face.KAITI, None, Face.OTHER}
            else []
        )
        right = _longest_row(case)
        if right is not None and abs(right - case.standard.em) > 1.2:
            wrong.append(f"{right:.1f} mm from the right edge")
        if right is None and not wrong:
            yield unknown(expected, "blanks or default tabs place it", block.where, "check the PDF as well")
            continue
        yield measured(expected, ", ".join(wrong) or "so", block.where, "label in 仿宋, name in 楷体", good=not wrong)


def _longest_row(case: Case[Facts]) -> float | None:
    """Give the white after the longest of the rows signers stand in: shorter names end earlier."""
    rows = case.structure.of(Role.SIGNER, Role.NUMBER)
    return min((white for row in rows if (white := _right_white(case, row)) is not None), default=None)


def _name(block: Block) -> list[Stretch]:
    """Give the stretches after the signer's colon."""
    seen, found = "", []
    for stretch in block.stretches:
        if re.search(r"签\s*发\s*人\s*[：:]", seen) and stretch.text.strip():
            found.append(stretch)
        seen += stretch.text
    return found


def _right_white(case: Case[Facts], block: Block) -> float | None:
    if isinstance(case.facts, PdfFacts):
        return case.standard.area_right - max(line.right for line in block.lines)
    if block.align is Align.RIGHT:
        return block.right
    return _after_tab(case, block)


def _after_tab(case: Case[Facts], block: Block) -> float | None:
    """Reckon the white after what stands at the last tab of a line; None without stops of its own."""
    stops = sorted((at, kind) for kind, at in block.paragraph.tabs) if block.paragraph else []
    tabs = block.text.count("\t")
    if not 0 < tabs <= len(stops):
        return None  # a tab without a stop of its own goes where the program likes
    end = block.left + block.first_indent
    for number, part in enumerate(block.text.split("\t")):
        width = sum(1.0 if character >= "\u2e80" else 0.5 for character in part) * case.standard.em
        stop = next(((at, kind) for at, kind in stops if at > end), None) if number else (end, "left")
        if stop is None or stop[1] not in ("left", "right"):
            return None
        end = stop[0] + (width if stop[1] == "left" else 0.0)
    return case.standard.area_width - end
