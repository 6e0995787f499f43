"""One paragraph's effective properties → a Block: Word's units into millimetres and points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pipeline.check.docx_package import W, number
from pipeline.check.docx_properties import Properties
from pipeline.check.docx_styles import Stylist
from pipeline.check.facts import MM_PER_POINT, MM_PER_TWIP, Align, Block, Border, Frame, ParagraphFacts, Story, Stretch
from pipeline.model.finding import Place

_ALIGNS: Final = {
    "left": Align.LEFT, "start": Align.LEFT, "right": Align.RIGHT, "end": Align.RIGHT, "center": Align.CENTRE,
    "both": Align.JUSTIFY, "distribute": Align.JUSTIFY, "thaiDistribute": Align.JUSTIFY,
}  # fmt: skip
_SINGLE: Final = 12.0
_THICKEST_RULE: Final = 6.0


def block_of(
    stretches: tuple[Stretch, ...],
    whole: Properties,
    mark: Properties,
    stylist: Stylist,
    pitch: float | None,
    *,
    path: str,
    paragraph: int | None,
    style: str,
    part: str,
    story: Story,
    frame: Frame | None,
    section: int,
    drawings: int,
    breaks: bool,
    numbered: bool,
    row: int | None,
) -> Block:
    """Make a Block of a paragraph; ``mark`` are the run properties of its mark, ``pitch`` the grid's in points."""
    text = "".join(stretch.text for stretch in stretches)
    size = stretches[0].size if stretches and stretches[0].size else mark.get("size", 10.0)
    tracking = stretches[0].tracking if stretches else 0.0
    left, right, first = _indents(whole, size, tracking)
    own_frame = _frame(whole.get("frame"))
    level = number(whole.get("outlineLvl"))
    where = Place(path=path, paragraph=paragraph, style=style or None, part=part, quote=text[:30])
    return Block(
        text=text,
        stretches=stretches,
        align=_ALIGNS.get(whole.get("jc", "left"), Align.LEFT),
        left=left,
        right=right,
        first_indent=first,
        where=where,
        story=Story.FRAME if own_frame and story is Story.BODY else story,
        level=int(level) + 1 if level is not None and level < 9 else None,
        paragraph=ParagraphFacts(
            style=style,
            **_spacing(whole, pitch),
            section=section,
            keep_next=whole.get("keepNext", False),
            keep_lines=whole.get("keepLines", False),
            widow_control=whole.get("widowControl", True),
            page_break_before=whole.get("pageBreakBefore", False) or breaks,
            kinsoku=whole.get("kinsoku", True),
            overflow_punct=whole.get("overflowPunct", True),
            contextual_spacing=whole.get("contextualSpacing", False),
            first_chars=_chars(whole.get("ind.firstLineChars")),
            borders=_borders(whole) or _shaded(whole, text),
            tabs=_tabs(whole),
            frame=frame or own_frame,
            fonts=_fonts(mark, stylist),
            themed=tuple(slot for slot in ("ascii", "hAnsi", "eastAsia") if _themed(mark, slot)),
            language=mark.get("lang.eastAsia"),
            drawings=drawings,
            numbered=numbered,
            row=row,
        ),
    )


def _indents(whole: Mapping[str, Any], size: float, tracking: float) -> tuple[float, float, float]:
    """Give left, right and first-line indent in mm; those in characters win when they are not 0, as in Word."""
    em = (size + tracking) * MM_PER_POINT

    def side(name: str) -> float:
        chars = _chars(whole.get(f"ind.{name}Chars"))
        return chars * em if chars else (number(whole.get(f"ind.{name}")) or 0.0) * MM_PER_TWIP

    return side("left"), side("right"), side("firstLine") - side("hanging")


def _chars(text: str | None) -> float | None:
    found = number(text)
    return found / 100 if found is not None else None


def _spacing(whole: Mapping[str, Any], pitch: float | None) -> dict[str, Any]:
    """Give spacing in points; a spacing in lines counts the grid's lines, single ones without a grid."""

    def edge(name: str) -> float:
        lines = number(whole.get(f"spacing.{name}Lines"))
        if lines:
            return lines / 100 * (pitch or _SINGLE)
        return (number(whole.get(f"spacing.{name}")) or 0.0) / 20

    rule = whole.get("spacing.lineRule", "auto")
    line = number(whole.get("spacing.line"))
    height = (240.0 if line is None else line) / (240 if rule == "auto" else 20)
    return {"before": edge("before"), "after": edge("after"), "line": height, "line_rule": rule}


def _borders(whole: Mapping[str, Any]) -> dict[str, Border]:
    found: dict[str, Border] = {}
    for name, sides in whole.items():
        if name.startswith("border.") and sides.get(W + "val", "nil") not in ("nil", "none"):
            colour = sides.get(W + "color", "auto").upper()
            found[name.removeprefix("border.")] = Border(
                style=sides.get(W + "val", ""),
                weight=(number(sides.get(W + "sz")) or 0.0) / 8,
                colour=colour if len(colour) == 6 else "000000",
                space=number(sides.get(W + "space")) or 0.0,
            )
    return found


def _shaded(whole: Mapping[str, Any], text: str) -> dict[str, Border]:
    """A blank paragraph, shaded and a hair high, is a rule in all but name."""
    fill, spacing = whole.get("fill", "AUTO"), _spacing(whole, None)
    if text.strip() or len(fill) != 6 or spacing["line_rule"] != "exact" or spacing["line"] > _THICKEST_RULE:
        return {}
    return {"top": Border(style="shading", weight=spacing["line"], colour=fill, space=0.0)}


def _tabs(whole: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    stops = ((number(name.removeprefix("tab.")), kind) for name, kind in whole.items() if name.startswith("tab."))
    return tuple(sorted((kind, at * MM_PER_TWIP) for at, kind in stops if at is not None and kind != "clear"))


def _frame(sides: Mapping[str, str] | None) -> Frame | None:
    if sides is None:
        return None
    y = number(sides.get(W + "y"))
    return Frame(
        anchor=sides.get(W + "vAnchor", "page"),
        align=sides.get(W + "yAlign", ""),
        y=y * MM_PER_TWIP if y is not None else None,
    )


def _fonts(mark: Mapping[str, Any], stylist: Stylist) -> dict[str, str]:
    named = {slot: stylist.family(mark.get(f"font.{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
    return {slot: family for slot, family in named.items() if family}


def _themed(mark: Mapping[str, Any], slot: str) -> bool:
    return str(mark.get(f"font.{slot}", "")).startswith("theme:")
