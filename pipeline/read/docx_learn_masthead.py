"""The masthead of a Word file, as a layout says it: name, issue number, issuer, red rule, and the white between."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from pipeline.model.layout import BASELINE, INK_ASCENT, Layout, Part, Rule
from pipeline.model.records import replace
from pipeline.model.units import Length
from pipeline.read.docx_learn_page import Findings
from pipeline.read.docx_looks import Look, elements, is_red
from pipeline.read.drafts import face_class
from pipeline.read.layout_new import flow, quoted, spoken, spoken_rule, spoken_size

if TYPE_CHECKING:
    from lxml.etree import _Element

_FONT_ROLES: Final = {
    "biaosong": "xiaobiaosong", "fangsong": "fangsong", "hei": "heiti", "kai": "kaiti", "song": "songti",
}  # fmt: skip
_ISSUE: Final = re.compile(r"第.{0,8}期|〔.{0,6}〕.{0,6}号")
_HUNDREDTH: Final = Length.from_mm(0.01)
_TOTAL: Final = re.compile(r"第[ \u3000]*[0-9]+[ \u3000]*期[ \u3000]*[（(]总第[ \u3000]*[0-9]+[ \u3000]*期[）)]")
"""Both numbers on one line."""
_ISSUER: Final = re.compile(r"(\S{2,40}?)[ \t\u3000]+[0-9]{4}[ \u3000]*年[ \u3000]*[0-9]{1,2}[ \u3000]*月.{1,5}[日号]")


def marks_document(name: Look) -> bool:
    """Say whether a red head is that of an official document: ……文件."""
    return re.sub(r"\s", "", name.text).endswith("文件")


def learn_masthead(
    paragraphs: list[Look], name: Look | None, document: _Element | None, layout: Layout, found: Findings
) -> None:
    """Learn what stands above the title: ``name`` is the red head, None where there is none."""
    fields = {}
    if name is None:
        found.unknown.append("报头名称：没有找到红色大字（可能是图片或艺术字）")
    else:
        fields = _learn_name(name, layout, found)
    _learn_issue(paragraphs, layout, found)
    if "issuer-line" in layout.styles:
        fields |= _learn_issuer(paragraphs, found)
    if fields:
        found.top.append(f"fields: {flow({key: quoted(words) for key, words in fields.items()})}")
    _learn_red_rule(paragraphs, document, layout, found)


def _learn_name(name: Look, layout: Layout, found: Findings) -> dict[str, str]:
    words = "".join(c for c in name.text if c.isprintable() and c != name.page_field)[:100]
    role = next((role for role in ("bulletin-name", "organ-mark") if role in layout.styles), None)
    key, known = ("issuer", words.removesuffix("文件").rstrip()) if marks_document(name) else ("name", words)
    if role:
        said = face(name, found) | {"colour": f'"{name.colour}"', "line": line_of(name, 1.2)}
        if name.first and name.above is not None and name.line:
            inside = name.line.times(BASELINE) - name.size.times(INK_ASCENT)
            # Upwards, since less than the line itself leaves cannot be.
            said["ink_top"] = f"{math.ceil((name.above + max(inside, 0)) / _HUNDREDTH) / 100:g}mm"
        else:
            found.unknown.append("报头名称的高度：名称之上另有文字，或空行没有固定行距")
        found.styles[role] = said
    return {key: known} if known else {}


def _learn_issue(paragraphs: list[Look], layout: Layout, found: Findings) -> None:
    issue = next((look for look in paragraphs if _ISSUE.search(look.text) and len(look.text) <= 40), None)
    if issue is None:
        found.unknown.append("期号或发文字号")
        return
    for role in ("issue-number", "document-number"):
        if role in layout.styles:
            found.styles[role] = face(issue, found)
            found.white(role, "space_before", issue)
    if _TOTAL.search(issue.text) and any("{total_issue}" in part.text for part in layout.masthead):
        found.top += ["masthead:", *_one_line(layout)]


def _one_line(layout: Layout) -> list[str]:
    """Give the layout's masthead with the total issue number beside the issue number."""
    parts: list[Part] = []
    for part in layout.masthead:
        if part.text == "第{issue}期":
            both = replace(part, text="第{issue}期（总第{total_issue}期）", when=(*part.when, "total_issue"))
            parts += [both, replace(part, unless=(*part.unless, "total_issue"))]
        elif "{total_issue}" not in part.text:
            parts.append(part)
    return [f"  - {flow(_spoken_part(part))}" for part in parts]


def _spoken_part(part: Part) -> dict[str, str]:
    said = {"role": part.role, "text": _escaped(part.text)}
    said |= {key: f"[{', '.join(names)}]" for key, names in (("when", part.when), ("unless", part.unless)) if names}
    return said | ({"always": "true"} if part.always else {})


def _escaped(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def _learn_issuer(paragraphs: list[Look], found: Findings) -> dict[str, str]:
    line = next((look for look in paragraphs if _ISSUER.match(look.text)), None)
    match = _ISSUER.match(line.text) if line else None
    if line is None or match is None:
        found.unknown.append("编发机关和日期：没有找到同在一行的“机关　年月日”（可能排在表格的几格里）")
        return {}
    found.styles["issuer-line"] = face(line, found)
    found.white("issuer-line", "space_before", line)
    issuer = "".join(character for character in match[1] if character.isprintable())
    return {"issuer": issuer} if issuer else {}


def _learn_red_rule(paragraphs: list[Look], document: _Element | None, layout: Layout, found: Findings) -> None:
    rule = next((look.rule for look in paragraphs if look.rule and is_red(look.rule.colour)), None)
    drawn = _drawn_rule(document) if rule is None else None
    if rule is None and drawn is None:
        found.unknown.append("红线")
        return
    if drawn:
        found.unknown.append("红线与字的距离：红线是画上去的图形，只取了粗细")
    for role in ("issuer-line", "document-number"):
        style = layout.styles.get(role)
        if style:
            gap = style.rule_below.gap if style.rule_below else Length(0)
            said = rule or Rule(colour="FF0000", weight=drawn or Length(0), gap=gap)
            found.styles.setdefault(role, {})["rule_below"] = spoken_rule(said, whole=True)
            return


def _drawn_rule(document: _Element | None) -> Length | None:
    """Give the thickness of the first red line drawn as a shape."""
    for line in elements(document, "ln"):
        width = str(line.get("w") or "")
        red = any(is_red(str(inner.get("val") or "")) for inner in elements(line, "srgbClr"))
        if red and width.isdigit() and len(width) < 7:
            eighths = min(96, max(2, round(int(width) / 12_700 * 8)))
            return Length.from_pt(eighths / 8)
    return None


def face(look: Look, found: Findings) -> dict[str, str]:
    """Give font, size and weight of a look, and count the font's name."""
    role = _FONT_ROLES.get(face_class(look.font) or "") if look.font else None
    said = {}
    if role:
        said["font"] = role
        found.fonts.setdefault(role, Counter())[look.font] += len(look.text)
    else:
        found.unknown.append(f"字体“{shown(look.font) or '未注明'}”没有对应的用途（“{shown(look.text)}”）")
    if Length.from_pt(4) <= look.size <= Length.from_pt(200):
        said["size"] = spoken_size(look.size)
    return said | ({"bold": "true"} if look.bold else {})


def line_of(look: Look, usual: float) -> str:
    """Give a large line's exact pitch; where it has none, or an odd one, so many times its size."""
    stated = look.line if look.line and look.size <= look.line <= look.size.times(2) else None
    return spoken(stated or look.size.times(usual))


def shown(text: str) -> str:
    """Give a text short enough for a comment."""
    plain = "".join(character for character in text if character.isprintable())
    return plain if len(plain) <= 12 else f"{plain[:11]}…"
