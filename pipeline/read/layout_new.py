"""A starting point for an office's own layout: what it is most likely to change, commented out with today's values."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pipeline.model.layout import Layout, Part, Rule, Style
from pipeline.model.problem import LayoutError, error
from pipeline.model.units import EMU_PER_POINT, EMU_PER_TWIP, NAMED_SIZES, Length
from pipeline.read.layout import load_layout

_HALF_POINT: Final = EMU_PER_POINT // 2
_WANTED_STYLES: Final = (
    ("body", "正文"),
    ("bulletin-name", "简报名称"),
    ("issue-number", "期号"),
    ("issuer-line", "编发机关和日期，下面是红线"),
    ("organ-mark", "发文机关标志"),
    ("document-number", "发文字号，下面是红线"),
    ("order-number", "令号"),
    ("title", "标题"),
    ("heading-1", "一、"),
    ("heading-2", "（一）"),
    ("heading-3", "1."),
    ("heading-4", "（1）"),
    ("signature", "署名"),
    ("tail-range", "报送范围"),
    ("copies-to", "抄送机关"),
    ("tail-imprint", "印发机关和印发日期"),
    ("page-number", "页码"),
)

_HEAD: Final = """\
## {name}：在 {base} 的基础上改的版式。
## 用法：jianbao render 文章.txt --layout {file}
##
## 两个 # 开头的是说明；一个 # 开头的是可以改的内容，写的是现在的值：去掉“# ”，改值即可。
## 缩进要保留：改 styles: 下面的一行，styles: 那一行的“# ”也要去掉。没有改的仍随 {base}。
## 长度：35mm、1.5cm、11pt、三号（字号）、2字、1行。“~”表示不要。全部的键见 docs/layouts.md。
"""


def new_layout(name: str, base: str, path: Path) -> str:
    """Write the text of a new layout called ``name`` that extends ``base`` and is to be the file at ``path``.

    ``base`` is a layout's name or the path of a YAML file; as it stands the new layout looks exactly like it.
    Raises LayoutError when the name is none, or the base cannot be read.
    """
    if not name.strip() or not name.isprintable() or _is_path(name):
        hint = "take a word such as mingxian; the file's place is told with --output"
        raise LayoutError([error("layout-name", f"{name!r} is no name for a layout", None, hint)])
    layout = load_layout(base)
    parts = [
        _HEAD.format(name=name, base=" ".join(layout.name.split()), file=path.name),
        f"extends: {quoted(extended(base, path.parent))}\n"
        f"name: {quoted(name)}\n"
        f"title: {quoted(layout.title)}\n"
        f"description: {quoted(f'{layout.title}，本单位的版式')}\n",
        *(f"## {heading}\n{_commented(lines)}" for heading, lines in _blocks(layout)),
    ]
    return "\n".join(parts)


def extended(base: str, folder: Path) -> str:
    """Give what a layout in ``folder`` says of its base: a name as it is, a path as seen from the folder."""
    if not _is_path(base):
        return base
    try:
        relative = os.path.relpath(base, folder)
    except ValueError:  # another drive
        return str(Path(base).absolute())
    return Path(relative).as_posix()


def _is_path(name: str) -> bool:
    return name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def quoted(text: str) -> str:
    """Write text as a YAML value; a JSON string is one."""
    plain = text[:1].isalpha() and text[-1:] not in " :" and all(c.isalnum() or c in "-_.，、（）/" for c in text)
    return text if plain and text.lower() not in {"null", "true", "false", "yes", "no", "on", "off"} else _json(text)


def _json(text: str) -> str:
    shown = all(character.isprintable() or character in "\t\u3000" for character in text)
    return json.dumps(text, ensure_ascii=not shown).replace("\x7f", r"\x7f")


def _commented(lines: Iterable[str]) -> str:
    return "".join(f"# {line}\n" for line in lines)


def _blocks(layout: Layout) -> Iterable[tuple[str, list[str]]]:
    """Give each group of keys with its heading; a group stands for itself when its marks are taken away."""
    fields = ", ".join(f"{name}: {_json(value)}" for name, value in layout.fields.items())
    yield "不必每次填写的资料，例如 name 简报名称、issuer 编发机关、printer 印发机关", [f"fields: {{{fields}}}"]
    yield "纸张和页边：天头、下白边、订口、右白边", _page(layout)
    yield "每页行数、每行字数、正文字号；行距由版心高和行数算出", [f"grid: {_grid(layout)}"]
    yield "Word 中的字体名；alternative 为没有前一个时用的", ["fonts:", *_fonts(layout)]
    wanted = [(role, meaning) for role, meaning in _WANTED_STYLES if role in layout.styles]
    styles = [f"  {role}: {spoken_style(layout.styles[role], layout)} # {meaning}" for role, meaning in wanted]
    yield "样式：font 字体，size 字号，line 行距，first_indent 首行缩进，rule_below 段下的线", ["styles:", *styles]
    yield "报头：依次印的各段；{issue} 处填入期号，没有期号就不印这一段", _parts("masthead", layout.masthead)
    if layout.contents:
        listing = layout.contents
        written = f"contents: {{title: {_json(listing.title)}, item: {_json(listing.item)}}}"
        yield "本期要目，有几篇文章时才印；不要就写 ~", [written]
    yield "第一个标题之前的各段", _parts("preface", layout.preface)
    yield "报尾：末页最下面的各段", _parts("tail", layout.tail)
    if layout.tail_rule:
        yield "报尾首末两条线；不要就写 ~", [f"tail_rule: {spoken_rule(layout.tail_rule)}"]
    if layout.page_number:
        yield "页码：一字线在版心之下多少，写法，首页印不印", [f"page_number: {_page_number(layout)}"]
    yield "套打：纸上已印好红头时写 true", [f"preprinted: {str(layout.preprinted).lower()}"]
    yield "层次标题：own-line 独占一行，run-in 与首段接排", [f"headings: {layout.headings.value}"]
    yield "汉字与数字、西文之间的空，以字宽计", [f"line_rules: {{han_latin_gap: {layout.line_rules.han_latin_gap:g}}}"]


def _page(layout: Layout) -> list[str]:
    page, margins = layout.page, layout.page.margins
    sides = {side: spoken(getattr(margins, side)) for side in ("top", "bottom", "left", "right")}
    paper = f"width: {spoken(page.width)}, height: {spoken(page.height)}"
    return [f"page: {{{paper}, margins: {flow(sides)}}}"]


def _grid(layout: Layout) -> str:
    grid = layout.grid
    return flow({"lines": str(grid.lines), "characters": str(grid.characters), "size": spoken_size(grid.size)})


def _fonts(layout: Layout) -> list[str]:
    lines = []
    for role, font in layout.fonts.items():
        known = {"name": quoted(font.name)} | ({"alternative": quoted(font.alternative)} if font.alternative else {})
        lines.append(f"  {role}: {flow(known)}")
    return lines


def _page_number(layout: Layout) -> str:
    number = layout.page_number
    assert number is not None
    return flow(
        {
            "dash_below": spoken(number.dash_below),
            "template": _json(number.template),
            "first": "true" if number.first else "false",
        }
    )


def _parts(key: str, parts: tuple[Part, ...]) -> list[str]:
    return [f"{key}:", *(f"  - {_part(part)}" for part in parts)] if parts else [f"{key}: []"]


def _part(part: Part) -> str:
    said = {"role": quoted(part.role), "text": _json(part.text)}
    said |= {"always": "true"} if part.always else {}
    for key, names in (("when", part.when), ("unless", part.unless)):
        said |= {key: names[0] if len(names) == 1 else f"[{', '.join(names)}]"} if names else {}
    return flow(said)


def spoken_style(style: Style, layout: Layout) -> str:
    """Write what a person changes of a style, on one line, lengths in the units a person thinks in."""
    character: Length | None = layout.grid.char_pitch if style.tracking == layout.grid.tracking else style.size
    if layout.grid.tracking == 0 and style.size != layout.grid.size:
        character = None  # its 字 may be the grid's or its own
    row = layout.grid.line_pitch
    said = {"font": style.font, "size": spoken_size(style.size), "line": spoken(style.line, row=row, styled=True)}
    said |= {"colour": f'"{style.colour}"'} if style.colour != "000000" else {}
    said |= {"bold": "true"} if style.bold else {}
    said["align"] = style.align.value
    for key in ("left", "right", "first_indent"):
        if length := getattr(style, key):
            said[key] = spoken(length, character=character, styled=True)
    if style.ink_top is not None:
        said["ink_top"] = spoken(style.ink_top, styled=True)
    else:
        said["space_before"] = spoken(style.space_before, row=row, styled=True)
    said |= {"space_after": spoken(style.space_after, row=row, styled=True)} if style.space_after else {}
    for key in ("rule_above", "rule_below"):
        if rule := getattr(style, key):
            said[key] = spoken_rule(rule)
    return flow(said)


def spoken_rule(rule: Rule, *, whole: bool = False) -> str:
    """Write a rule on one line; ``whole``: what is nothing too, so that nothing of an inherited rule remains."""
    said = {"colour": f'"{rule.colour}"', "weight": _points(rule.weight)}
    said |= {"gap": _points(rule.gap)} if rule.gap or whole else {}
    said |= {"double": str(rule.double).lower()} if rule.double or whole else {}
    said |= {"lower": _points(rule.lower)} if rule.lower else {}
    return flow(said)


def flow(said: dict[str, str]) -> str:
    """Write a mapping on one line, its values as they are to stand."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}"


def spoken_size(size: Length) -> str:
    """Write a type size: its 字号 where it has one, else points."""
    return next((name for name, known in NAMED_SIZES.items() if known == size), _points(size))


def spoken(length: Length, *, character: Length | None = None, row: Length | None = None, styled: bool = False) -> str:
    """Write a length so that it is read back to the same: in 字 or 行 where it is some, else in mm or points.

    ``styled``: it is a style's, which the reader rounds to whole twips.
    """
    if length == 0:
        return "0"
    for unit, one in (("字", character), ("行", row)):
        if one and length % one == 0 and abs(length) < 100 * one:
            return f"{length // one}{unit}"
    tenths = Length.from_mm(round(length.mm, 1))
    # A style's lengths were rounded to twips when they were read: 35mm is 99.2pt, and 99.2pt is 35mm again.
    rounded = length % EMU_PER_TWIP == 0 and length % _HALF_POINT and Length.from_twips(tenths.twips) == length
    if styled and rounded:
        return _millimetres(tenths)
    exact = Length.from_mm(round(length.mm, 2))
    return _millimetres(exact) if exact == length else _points(length)


def _millimetres(length: Length) -> str:
    return f"{length.mm:.2f}".rstrip("0").rstrip(".") + "mm"


def _points(length: Length) -> str:
    return f"{length.pt:.5f}".rstrip("0").rstrip(".") + "pt"
