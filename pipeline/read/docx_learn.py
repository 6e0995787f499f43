"""A layout proposed from an office's own Word file: what can be read off it, and in comments what cannot."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.model.layout import Layout
from pipeline.model.units import Length
from pipeline.read.docx_learn_masthead import face, learn_masthead, line_of, marks_document, shown
from pipeline.read.docx_learn_page import Findings, learn_page
from pipeline.read.docx_looks import Look, Looks, elements
from pipeline.read.docx_package import Package
from pipeline.read.docx_xml import children, switched, value
from pipeline.read.intake import Intake
from pipeline.read.layout import load_layout
from pipeline.read.layout_new import extended, flow, quoted
from pipeline.read.limits import check_size, load, source_error
from pipeline.read.sniff import format_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS: Final = (
    ("heading-1", "一、", re.compile(r"[一二三四五六七八九十]{1,3}、")),
    ("heading-2", "（一）", re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]")),
    ("heading-3", "1.", re.compile(r"[0-9]{1,2}[.．](?![0-9])")),
    ("heading-4", "（1）", re.compile(r"[（(][0-9]{1,2}[）)]")),
)
_LEAST_NAME: Final = Length.from_pt(24)
_NUMBER_WORDS: Final = re.compile(r"[-—–－ \u3000·第页A-Za-z]*")
_BODY_SIZES: Final = (Length.from_pt(9), Length.from_pt(22))
_BODY_LEAST: Final = 8
"""A template's body may be a few words; shorter paragraphs are labels."""


def learn_layout(template: str, base: str | None, path: Path) -> str:
    """Write the text of a layout that is to be the file at ``path``, learnt from the Word file ``template``.

    ``base`` is the layout it extends: None takes gongwen where the red head ends in 文件, else jianbao. Raises
    SourceError when the template is no readable .docx, LayoutError when the base cannot be read.
    """
    package = _opened(template)
    main = package.main_part()
    folder = main.rpartition("/")[0]
    document = package.xml(main)
    looks = Looks(package, folder)
    paragraphs = list(looks.of(document))
    name = next((look for look in paragraphs if look.red and look.size >= _LEAST_NAME and look.text), None)
    base = base or ("gongwen" if name and marks_document(name) else "jianbao")
    layout = load_layout(base)
    found = Findings()
    body = _body(paragraphs)
    learn_page(document, body, found)
    _learn_body(body, found)
    learn_masthead(paragraphs, name, document, layout, found)
    _learn_title(paragraphs, name, body, found)
    _learn_headings(paragraphs, found)
    footers = [look for part in package.names(f"{folder}/footer") for look in looks.of(package.xml(part))]
    _learn_page_number(document, footers, layout, found)
    found.unknown.append(f"报尾（版记）印什么、页码到版心的距离：仍随 {base}")
    return _written(found, extended(base, path.parent), path.stem, Path(template).name, layout)


def _opened(template: str) -> Package:
    data = load(template)
    if format_of(template, data) != "docx":
        hint = "Open it in Word or WPS and save it as .docx."
        raise source_error("template-not-docx", f"{template} is not a .docx file.", template, hint)
    check_size(template, "docx", len(data))
    return Package(Intake(path=template, data=data, report=lambda _: None))


def _body(paragraphs: list[Look]) -> Look | None:
    """Give a paragraph that looks as most of the text does."""
    weights: Counter[tuple[str, Length]] = Counter()
    running = [
        look
        for look in paragraphs
        if not (look.in_table or look.red or look.align in {"centre", "right"})
        and len(look.text) >= _BODY_LEAST
        and _BODY_SIZES[0] <= look.size <= _BODY_SIZES[1]
    ]
    for look in running:
        weights[look.font, look.size] += len(look.text)
    if not weights:
        return None
    usual = weights.most_common(1)[0][0]
    alike = [look for look in running if (look.font, look.size) == usual]
    return max(alike, key=lambda look: (look.first_indent > 0, len(look.text)))


def _learn_body(body: Look | None, found: Findings) -> None:
    if body is None:
        found.unknown.append("正文：没有找到成段的文字")
        return
    said = face(body, found)
    if body.first_indent:
        said["first_indent"] = f"{min(body.first_indent, 8):g}字"
    else:
        found.unknown.append("正文首行缩进：段落没有设缩进（可能用空格）")
    found.styles["body"] = said | found.styles.get("body", {})


def _learn_title(paragraphs: list[Look], name: Look | None, body: Look | None, found: Findings) -> None:
    least = body.size if body else Length.from_pt(16)
    rest = paragraphs[paragraphs.index(name) + 1 :] if name else paragraphs
    title = next(
        (look for look in rest if look.align == "centre" and not look.red and look.size > least and look.text), None
    )
    if title is None:
        found.unknown.append("标题：没有找到比正文大的居中文字")
        return
    found.styles["title"] = face(title, found) | {"line": line_of(title, 1.5)}
    found.white("title", "space_before", title)
    below = rest[rest.index(title) + 1 :]
    if below:
        found.white("title", "space_after", below[0])


def _learn_headings(paragraphs: list[Look], found: Findings) -> None:
    missing = []
    for role, label, pattern in _HEADINGS:
        heading = next((look for look in paragraphs if not look.in_table and pattern.match(look.text)), None)
        if heading:
            found.styles[role] = face(heading, found)
        else:
            missing.append(label)
    if missing:
        found.unknown.append(f"层次标题 {' '.join(missing)}：文件里没有")


def _learn_page_number(document: _Element | None, footers: list[Look], layout: Layout, found: Findings) -> None:
    numbered = next((look for look in footers if look.page_field in look.text), None)
    if numbered is None or layout.page_number is None:
        found.unknown.append("页码：页脚里没有页码")
        return
    words = numbered.text.split(numbered.page_field)
    sections = elements(document, "sectPr")
    ends = {value(each, "type") for section in sections[:1] for each in children(section, "footerReference")}
    said = {"mirrored": "true" if "even" in ends else "false"}
    if len(words) == 2 and _NUMBER_WORDS.fullmatch("".join(words)):
        said["template"] = quoted("{page}".join(words))
    else:
        found.unknown.append("页码的写法：只能有页码一个数字和横线、“第”“页”等字")
    if sections and switched(sections[0], "titlePg") and "first" not in ends:
        said["first"] = "false"
    found.top.append(f"page_number: {flow(said)}")
    found.styles["page-number"] = face(numbered, found)
    if said["mirrored"] == "false":
        found.styles["page-number"]["align"] = numbered.align.replace("justify", "left")


def _written(found: Findings, base: str, name: str, template: str, layout: Layout) -> str:
    fonts = {role: names.most_common(1)[0][0] for role, names in sorted(found.fonts.items())}
    new = {role: font for role, font in fonts.items() if role not in layout.fonts or font != layout.fonts[role].name}
    lines = [
        f"## {shown(name)}：从 Word 文件“{shown(template)}”推定的版式，请对照原件核对。",
        "## 认不出的：",
        *(f"##   {each}" for each in dict.fromkeys(found.unknown)),
        "",
        f"extends: {quoted(base)}",
        f"name: {quoted(name)}",
        f"title: {quoted(layout.title)}",
        f"description: {quoted(f'{layout.title}，按本单位的 Word 文件推定')}",
        *found.top,
        *(["fonts:"] if new else []),
        *(f"  {role}: {{name: {quoted(font)}}}" for role, font in new.items()),
        *(["styles:"] if found.styles else []),
        *(f"  {role}: {flow(said)}" for role, said in found.styles.items()),
    ]
    return "\n".join(lines) + "\n"
