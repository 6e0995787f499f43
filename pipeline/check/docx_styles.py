"""Styles, theme fonts, defaults and numbering of a DOCX, resolved as Word resolves them (ECMA-376 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from pipeline.check.archive import Element
from pipeline.check.docx_package import Package, W, number, value
from pipeline.check.docx_properties import Properties, lay, paragraph_properties, run_properties

_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DEEPEST: Final = 40
_HEADING: Final = re.compile(r"^heading ([1-9])$", re.IGNORECASE)
_DIGITS: Final = "〇一二三四五六七八九"


@dataclass(slots=True)
class Style:
    """One style of styles.xml, as it stands there."""

    name: str
    kind: str
    based_on: str | None
    paragraph: Properties
    run: Properties


@dataclass(slots=True)
class NumberLevel:
    """One level of a list: how its label is written and what it does to the paragraph."""

    form: str
    text: str
    start: int
    paragraph: Properties


@dataclass(slots=True)
class Stylist:
    """Everything beside the text that decides how a paragraph looks."""

    styles: dict[str, Style] = field(default_factory=dict)
    default_paragraph: str | None = None
    default_table: str | None = None
    defaults_paragraph: Properties = field(default_factory=dict)
    defaults_run: Properties = field(default_factory=dict)
    theme: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[int, NumberLevel]] = field(default_factory=dict)
    _chains: dict[str | None, tuple[Properties, Properties]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def chain(self, style_id: str | None) -> tuple[Properties, Properties]:
        """Give a style's paragraph and run properties with all it is based on; empty for no style."""
        if style_id not in self._chains:
            levels: list[Style] = []
            step = style_id
            while step in self.styles and len(levels) < _DEEPEST:
                levels.append(self.styles[step])
                step = self.styles[step].based_on
            levels.reverse()
            self._chains[style_id] = (
                lay(*(level.paragraph for level in levels)),
                lay(*(level.run for level in levels)),
            )
        return self._chains[style_id]

    def family(self, name: str | None) -> str | None:
        """Give the family behind a font property, a theme font resolved; None when the theme names none."""
        if name is None or not name.startswith("theme:"):
            return name
        return self.theme.get(name.removeprefix("theme:")) or None

    def label(self, list_id: str | None, level: int) -> str:
        """Count one paragraph of a list and give the label Word prints before it."""
        levels = self.lists.get(list_id or "")
        if not levels or level not in levels or list_id is None:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        text = levels[level].text
        for at in range(9):
            if f"%{at + 1}" in text:
                known = levels.get(at)
                count = counts.get(at, known.start if known else 1)
                text = text.replace(f"%{at + 1}", _numeral(count, known.form if known else "decimal"))
        return "" if levels[level].form in ("bullet", "none") else text

    def list_indent(self, list_id: str | None, level: int) -> Properties:
        """Give the paragraph properties a list level brings."""
        found = self.lists.get(list_id or "", {}).get(level)
        return found.paragraph if found else {}


def read_stylist(package: Package) -> Stylist:
    """Read styles, theme and numbering; what is missing leaves Word's own defaults."""
    stylist = Stylist(theme=_theme(package.related_part("/theme"), package.related_part("/settings")))
    root = package.related_part("/styles")
    if root is not None:
        defaults = root.find(W + "docDefaults")
        if defaults is not None:
            stylist.defaults_paragraph = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))
            stylist.defaults_run = run_properties(defaults.find(f"{W}rPrDefault/{W}rPr"))
        for element in root.iter(W + "style"):
            _add_style(stylist, element)
    stylist.lists = _lists(package.related_part("/numbering"))
    return stylist


def _add_style(stylist: Stylist, element: Element) -> None:
    style_id, kind = element.get(W + "styleId", ""), element.get(W + "type", "paragraph")
    name = value(element, "name") or style_id
    heading = _HEADING.match(name)
    # Word gives its own heading styles their outline level whatever the file says.
    outline = {"outlineLvl": str(int(heading[1]) - 1)} if heading and kind == "paragraph" else {}
    stylist.styles[style_id] = Style(
        name=name,
        kind=kind,
        based_on=value(element, "basedOn"),
        paragraph=outline | paragraph_properties(element.find(W + "pPr")),
        run=run_properties(element.find(W + "rPr")),
    )
    if element.get(W + "default") in ("1", "true", "on"):
        if kind == "paragraph":
            stylist.default_paragraph = style_id
        elif kind == "table":
            stylist.default_table = style_id


def _theme(root: Element | None, settings: Element | None) -> dict[str, str]:
    """Give theme slot → family. An empty East Asian slot takes the script of ``w:themeFontLang`` (Hans for zh-CN)."""
    found: dict[str, str] = {}
    if root is None:
        return found
    language = (value(settings, "themeFontLang", "eastAsia") or "zh-CN").lower()
    script = {"zh-tw": "Hant", "zh-hk": "Hant", "ja-jp": "Jpan", "ko-kr": "Hang"}.get(language, "Hans")
    for size in ("major", "minor"):
        scheme = root.find(f".//{_DRAWING}{size}Font")
        if scheme is None:
            continue
        faces = {
            name: (child.get("typeface") or "")
            for name in ("latin", "ea", "cs")
            for child in scheme.findall(_DRAWING + name)
        }
        scripts = {font.get("script"): font.get("typeface") or "" for font in scheme.findall(_DRAWING + "font")}
        found[f"{size}Ascii"] = found[f"{size}HAnsi"] = faces.get("latin", "")
        found[f"{size}EastAsia"] = faces.get("ea", "") or scripts.get(script, "")
        found[f"{size}Bidi"] = faces.get("cs", "")
    return found


def _lists(root: Element | None) -> dict[str, dict[int, NumberLevel]]:
    if root is None:
        return {}
    abstract = {
        element.get(W + "abstractNumId", ""): {
            int(level.get(W + "ilvl", "0")): _level(level) for level in element.findall(W + "lvl") if _is_level(level)
        }
        for element in root.findall(W + "abstractNum")
    }
    found: dict[str, dict[int, NumberLevel]] = {}
    for element in root.findall(W + "num"):
        levels = dict(abstract.get(value(element, "abstractNumId") or "", {}))
        for override in element.findall(W + "lvlOverride"):
            level = override.find(W + "lvl")
            if level is not None and _is_level(level):
                levels[int(level.get(W + "ilvl", "0"))] = _level(level)
        found[element.get(W + "numId", "")] = levels
    return found


def _is_level(element: Element) -> bool:
    return element.get(W + "ilvl", "0").isdecimal()


def _level(element: Element) -> NumberLevel:
    return NumberLevel(
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=int(number(value(element, "start")) or 1),
        paragraph=paragraph_properties(element.find(W + "pPr")),
    )


def _numeral(count: int, form: str) -> str:
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"):
        return _han(count)
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 0 < count <= 20:
        return chr(0x2460 + count - 1)
    if form in ("lowerLetter", "upperLetter") and 0 < count <= 26:
        return chr((97 if form == "lowerLetter" else 65) + count - 1)
    return str(count)


def _han(count: int) -> str:
    if not 0 < count < 100:
        return str(count)
    tens, ones = divmod(count, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
