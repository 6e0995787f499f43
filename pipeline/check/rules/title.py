"""TITL: the title (§7.3.1)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Align, Block, DocxFacts, Facts, LineFacts, PdfFacts
from pipeline.check.parts import Role
from pipeline.check.rules.case import Case, Outcomes, failed, measured, unknown
from pipeline.check.rules.geometry import blank_lines, block_ink, docx_gap, red_border, red_rules
from pipeline.check.rules.title_words import WORDS
from pipeline.check.standard import LINE

_TWO_LINES: Final = f"two blank lines ({2 * LINE:.1f} mm, and the line's own white) above"
_SAME: Final = 0.6
_NOT_AT_END: Final = "。，、；：,;:."
_NOT_WITHIN: Final = "。；！？!?;"
_JOINS: Final = "的和与及或在对为向以"


def _title(case: Case[Facts]) -> Block | None:
    return case.structure.first(Role.TITLE)


def _follows_head(case: Case[Facts], title: Block) -> bool:
    """Tell whether nothing but the head stands above the title: a brief may put contents or a note between."""
    above = case.structure.roles[: case.structure.place(title)]
    return not {Role.EDITOR, Role.CONTENTS} & set(above)


def _lines(block: Block) -> list[str]:
    if block.lines:
        return [line.text.strip() for line in block.lines]
    return [line.strip() for line in block.text.split("\n") if line.strip()]


def _ems(text: str) -> float:
    """Give a line's width in characters: Western ones and digits are half."""
    return sum(1.0 if character >= "\u2e80" or character in "“”‘’—…·" else 0.5 for character in text)


def docx_gap_above(case: Case[DocxFacts]) -> Outcomes:
    """Two blank lines stand between the red rule and the title (§7.3.1)."""
    title = _title(case)
    if title is None or case.structure.first(Role.MARK) is None or not _follows_head(case, title):
        return
    above, rule = case.structure.before(title), red_border(case)
    start = rule or above
    gap = docx_gap(case, start, title, from_rule=rule is not None) if start else None
    expected = _TWO_LINES
    if gap is None:
        yield unknown(expected, "the distance depends on rendering", title.where, "check the PDF as well")
    else:
        hint = "two blank lines of the body's pitch, or 57.9 pt before"
        yield measured(expected, f"about {gap:.1f} mm", title.where, hint, good=blank_lines(gap, 2))


def pdf_gap_above(case: Case[PdfFacts]) -> Outcomes:
    """The title's ink begins two blank lines, and the white of its own line, below the red rule (§7.3.1)."""
    title = _title(case)
    if title is None or case.structure.first(Role.MARK) is None or not _follows_head(case, title):
        return
    top, expected = block_ink(title).top, _TWO_LINES
    rules = [rule for rule in red_rules(case) if rule.box.bottom < top]
    if title.lines[0].page != 1 or not rules:
        yield unknown(expected, "no red rule stands above the title", title.where)
    else:
        gap = top - rules[-1].box.bottom
        yield measured(
            expected,
            f"{gap:.1f} mm",
            title.where,
            "two blank lines of the body's pitch",
            good=blank_lines(gap, 2),
        )


def shape(case: Case[Facts]) -> Outcomes:
    """Several lines of a title form a trapezoid or a diamond (§7.3.1): neither equal lines nor long-short-long."""
    title = _title(case)
    if title is None:
        return
    expected, lines = "a trapezoid or a diamond", _lines(title)
    widths = [_ems(line) for line in lines]
    told = " / ".join(f"{width:g}" for width in widths)
    if not title.lines and any(width > 20.5 for width in widths):
        yield unknown(
            expected,
            "the program breaks the title where it likes",
            title.where,
            "break the lines yourself (Shift+Enter)",
        )
        return
    equal = any(abs(a - b) < _SAME for a, b in pairwise(widths))
    waist = any(a > b + _SAME and c > b + _SAME for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))
    if len(lines) > 1:
        hint = "break the title anew so that its lines grow, shrink, or grow and shrink"
        yield measured(expected, f"lines of {told} characters", title.where, hint, good=not equal and not waist)
    else:
        yield measured(expected, "one line", title.where, "", good=True)


def words(case: Case[Facts]) -> Outcomes:
    """No word is parted over two lines of a title (§7.3.1). Without a dictionary only common words can be told."""
    title = _title(case)
    if title is None:
        return
    expected, undecided = "lines end where words end", []
    lines = _lines(title)
    for above, below in pairwise(lines):
        word = _parted(above, below)
        if word:
            yield failed(expected, f"{word} is parted", title.where, "move the whole word to one line")
            return
        if not (
            above[-1] in "”》）"
            or above[-1] in _JOINS
            or below[0] in _JOINS + "“《（"
            or _ends_word(above)
            or _begins_word(below)
        ):
            undecided.append(f"{above[-2:]}/{below[:2]}")
    if not title.lines and len(lines) == 1 and _ems(lines[0]) > 20.5:
        yield unknown(
            expected,
            "the program breaks the title where it likes",
            title.where,
            "break the lines yourself (Shift+Enter)",
        )
    elif undecided:
        yield unknown(
            expected, f"cannot tell whether {', '.join(undecided)} parts a word", title.where, "read it yourself"
        )
    else:
        yield measured(expected, "no word is parted", title.where, "", good=True)


def _parted(above: str, below: str) -> str | None:
    joined = above + below
    for start in range(max(0, len(above) - 3), len(above)):
        for end in range(len(above) + 1, min(len(joined), start + 4) + 1):
            word = joined[start:end]
            # 交|通知: a word that begins the next line whole is not parted from its last character above.
            if word in WORDS and not (_ends_word(above) and _begins_word(below)):
                return word
    return None


def _ends_word(text: str) -> bool:
    return any(text[-size:] in WORDS for size in (2, 3))


def _begins_word(text: str) -> bool:
    return any(text[:size] in WORDS for size in (2, 3))


def marks(case: Case[Facts]) -> Outcomes:
    """A title ends without a mark and holds none but quotation marks, book titles, dashes and brackets (practice)."""
    title = _title(case)
    if title is None:
        return
    text = re.sub(r"\s", "", title.text)
    inner = re.sub(r"“[^”]*”|《[^》]*》|（[^）]*）", "", text)
    wrong = [f"ends with {text[-1]}"] if text and text[-1] in _NOT_AT_END else []
    wrong += [f"holds {mark}" for mark in _NOT_WITHIN if mark in inner[:-1]]
    yield measured(
        "no final mark, no 。；", ", ".join(wrong) or "so", title.where, "take the mark away", good=not wrong
    )


def docx_centred(case: Case[DocxFacts]) -> Outcomes:
    """The title is centred on the type area: centred, without indents (§7.3.1)."""
    title = _title(case)
    if title is None:
        return
    lead = len(title.text) - len(title.text.lstrip(" \u3000"))
    wrong = [] if title.align is Align.CENTRE else [f"set {title.align.value if title.align else ''}"]
    wrong += [f"{lead} blanks before it"] if lead else []
    wrong += ["indented"] if abs(title.left + title.first_indent - title.right) > 1 else []
    yield measured(
        "centred, no indents", ", ".join(wrong) or "so", title.where, "centre it and take indents away", good=not wrong
    )


def pdf_centred(case: Case[PdfFacts]) -> Outcomes:
    """Every line of the title has its middle on the type area's, ± 1 mm (§7.3.1)."""
    title = _title(case)
    if title is None:
        return
    area, centres = case.facts.area, [case.standard.centre]
    if area.left is not None and area.right is not None:
        # Lines that are not justified may end up to a character before the edge.
        slack = (area.size or 0.0) * MM_PER_POINT / 2
        middle = (area.left + area.right) / 2
        centres += [middle, middle + slack / 2, middle + slack]
    off = [line for line in title.lines if min(abs(at - centre) for centre in centres for at in _middles(line)) > 1]
    expected = f"its middle at {centres[0]:.1f} ± 1 mm"
    for line in off:
        yield failed(
            expected, f"{line.ink.centre:.1f} mm", case.page(line.page, line.left, line.ink.top), "centre the title"
        )
    if not off:
        yield measured(expected, "so", title.where, "", good=True)


def _middles(line: LineFacts) -> tuple[float, float]:
    """Give a line's middle by its ink and by its advances: an opening mark's ink begins late."""
    return line.ink.centre, (line.left + line.right) / 2
