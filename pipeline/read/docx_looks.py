"""How the paragraphs of a Word file look: face, size, colour, indent, line spacing, borders, styles resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pipeline.model.layout import THIN, Rule
from pipeline.model.units import Length
from pipeline.read.docx_package import Package
from pipeline.read.docx_styles import Styles
from pipeline.read.docx_xml import OFF, child, children, local, number, switched, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_ALIGNMENTS: Final = {"center": "centre", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_DEFAULT_SIZE: Final = 20
"""Half points of a run nothing states a size for (ISO/IEC 29500-1, 17.3.2.38)."""

_PAGE_FIELD: Final = "\ue000"
"""Stands in a text for the number of the page; of the private use area, so that no text holds it."""


_Face = tuple[str, int, str, bool, int]
"""Family, half points, colour, weight, tracking in twips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A paragraph with text: what most of its characters look like.

    ``font`` is the family of its Han characters ("" unknown), ``tracking`` what is added to each of them,
    ``first_indent`` in characters, ``line`` the exact line pitch (None: it follows the type size or the grid), ``rule``
    its border below or above. ``above`` is the white above it, paragraph spacing and empty paragraphs (None: an empty
    one has no exact height), ``first`` whether nothing but white stands above it. ``page_field`` is the sign in
    ``text`` that stands for the page's number.
    """

    text: str
    font: str
    size: Length
    colour: str
    bold: bool
    align: str
    tracking: Length
    first_indent: float
    line: Length | None
    rule: Rule | None
    in_table: bool
    above: Length | None = None
    first: bool = False
    page_field: str = _PAGE_FIELD

    @property
    def red(self) -> bool:
        """Whether the text is red."""
        return is_red(self.colour)


def is_red(colour: str) -> bool:
    """Tell whether RRGGBB is a red."""
    return len(colour) == 6 and colour[:2].upper() >= "B0" and max(colour[2:4], colour[4:]).upper() <= "50"


def elements(root: _Element | None, name: str) -> list[_Element]:
    """Give every element of this name below a root."""
    return [] if root is None else [element for element in root.iter() if local(element) == name]


class Looks:
    """Reads how paragraphs look in one Word file."""

    def __init__(self, package: Package, folder: str) -> None:
        root = package.xml(f"{folder}/styles.xml")
        self._styles = Styles(root)
        self._defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._theme = _theme_faces(package.xml(f"{folder}/theme/theme1.xml"))

    def of(self, part: _Element | None) -> Iterator[Look]:
        """Give the look of every paragraph of a part that has text or a border, text boxes and tables too."""
        white, after, first = Length(0), Length(0), True
        known = True
        for paragraph in () if part is None else _paragraphs(part):
            look = self._look(paragraph)
            before, below = self._spacing(paragraph)
            white = Length(white + max(before, after))
            after = below
            if look.text.strip() or look.rule:
                yield replace(look, above=white if known else None, first=first)
                white, known, first = Length(0), True, False
            else:
                known = known and look.line is not None
                white = Length(white + (look.line or 0))

    def _look(self, paragraph: _Element) -> Look:
        properties = child(paragraph, "pPr")
        weights: Counter[_Face] = Counter()
        words: list[str] = []
        for text, run in _texts(paragraph):
            words.append(text)
            weights[self._face(run, properties)] += len(text.strip())
        font, half_points, colour, bold, tracking = (
            weights.most_common(1)[0][0] if weights else self._face(None, properties)
        )
        size = Length.from_pt(half_points / 2)
        indent = self._styles.paragraph_property(properties, "ind")
        alignment = value(self._styles.paragraph_property(properties, "jc")) or ""
        return Look(
            text="".join(words).strip(),
            font=font,
            size=size,
            colour=colour,
            bold=bold,
            tracking=Length.from_twips(tracking),
            align=_ALIGNMENTS.get(alignment, "left"),
            first_indent=_characters(indent, size),
            line=_exact_line(self._styles.paragraph_property(properties, "spacing")),
            rule=border(self._styles.paragraph_property(properties, "pBdr")),
            in_table=any(local(above) == "tc" for above in paragraph.iterancestors()),
        )

    def _spacing(self, paragraph: _Element) -> tuple[Length, Length]:
        """Give the white above and below a paragraph."""
        spacing = self._styles.paragraph_property(child(paragraph, "pPr"), "spacing")
        before, after = (number(spacing, side) or 0 for side in ("before", "after"))
        return Length.from_twips(max(before, 0)), Length.from_twips(max(after, 0))

    def _face(self, run: _Element | None, paragraph: _Element | None) -> _Face:
        font = ""
        size = colour = bold = tracking = None
        for properties in self._run_properties(run, paragraph):
            fonts = child(properties, "rFonts")
            font = font or value(fonts, "eastAsia") or self._theme.get(value(fonts, "eastAsiaTheme") or "", "")
            size = number(child(properties, "sz")) if size is None else size
            colour = value(child(properties, "color")) if colour is None else colour
            bold = switched(properties, "b") if bold is None else bold
            tracking = number(child(properties, "spacing")) if tracking is None else tracking
        shown = colour if colour and len(colour) == 6 else "000000"
        return font, size or _DEFAULT_SIZE, shown.upper(), bool(bold), tracking or 0

    def _run_properties(self, run: _Element | None, paragraph: _Element | None) -> Iterator[_Element]:
        own = child(run, "rPr")
        found = [own]
        for identifier in (value(child(own, "rStyle")), self._styles.paragraph_style(paragraph)):
            found += [child(style, "rPr") for style in self._styles.chain(identifier)]
        return (properties for properties in [*found, self._defaults] if properties is not None)


def border(borders: _Element | None) -> Rule | None:
    """Give a paragraph's border below, or else above."""
    for edge in (child(borders, "bottom"), child(borders, "top")):
        form = value(edge) or "none"
        eighths = number(edge, "sz") or 0
        if form not in {"nil", *OFF} and 2 <= eighths <= 96:
            colour = value(edge, "color") or ""
            weight, lower = _weights(form, Length.from_pt(eighths / 8))
            return Rule(
                colour=colour.upper() if len(colour) == 6 else "000000",
                weight=weight,
                gap=Length.from_pt(min(31, max(0, number(edge, "space") or 0))),
                double=form == "double" or form.startswith("thi"),
                lower=lower,
            )
    return None


def _weights(form: str, thick: Length) -> tuple[Length, Length | None]:
    """Give the weights of a border's upper and lower line; of three lines the two outer ones."""
    if thick <= THIN or form.startswith("thinThickThin"):
        return thick, None
    if form.startswith("thickThin"):
        return thick, THIN
    return (THIN, thick) if form.startswith("thinThick") else (thick, None)


def _theme_faces(theme: _Element | None) -> dict[str, str]:
    """Give the theme's Han faces by the names styles call them."""
    faces: dict[str, str] = {}
    for fonts in () if theme is None else theme.iter():
        name = {"majorFont": "majorEastAsia", "minorFont": "minorEastAsia"}.get(local(fonts))
        if name is None:
            continue
        stated = child(fonts, "ea")
        chinese = [font.get("typeface") for font in children(fonts, "font") if font.get("script") == "Hans"]
        faces[name] = str((None if stated is None else stated.get("typeface")) or (chinese or [""])[0] or "")
    return faces


def _paragraphs(part: _Element) -> Iterator[_Element]:
    """Give the paragraphs in the order of the file; of alternatives the first."""
    for element in part:
        name = local(element)
        if name == "p":
            yield element
        if name != "Fallback":
            yield from _paragraphs(element)


def _texts(paragraph: _Element) -> Iterator[tuple[str, _Element]]:
    """Give a paragraph's own texts with their runs; a PAGE field gives one sign, whatever number it shows."""
    inside = False  # between a field's beginning and its end
    for run in _runs(paragraph):
        if local(run) == "fldSimple":
            if _is_page(value(run, "instr")):
                yield _PAGE_FIELD, next(children(run, "r"), run)
            continue
        for inner in run:
            match local(inner):
                case "fldChar":
                    inside = value(inner, "fldCharType") != "end"
                case "instrText" if _is_page(inner.text):
                    yield _PAGE_FIELD, run
                case "t" if not inside:
                    yield inner.text or "", run
                case "tab":
                    yield "\t", run


def _is_page(instruction: str | None) -> bool:
    return (instruction or "").strip().upper().split(" ")[0] == "PAGE"


def _runs(element: _Element) -> Iterator[_Element]:
    for inner in element:
        name = local(inner)
        if name in {"r", "fldSimple"}:
            yield inner
        elif name in {"ins", "hyperlink", "smartTag", "sdt", "sdtContent"}:
            yield from _runs(inner)


def _characters(indent: _Element | None, size: Length) -> float:
    stated = number(indent, "firstLineChars")
    if stated:
        return stated / 100
    twips = number(indent, "firstLine") or 0
    return round(2 * twips / size.twips) / 2 if size else 0


def _exact_line(spacing: _Element | None) -> Length | None:
    line = number(spacing, "line")
    exact = value(spacing, "lineRule") == "exact"
    return Length.from_twips(line) if exact and line and line > 0 else None
