"""What the standard asks for, as numbers with their clauses; another profile or an office's layout may replace them.

Restated from GB/T 9704-2012 (§3 units, §5 page and grid, §7 elements) and GB/T 33476.2-2016 (values for word
processors). Nothing here comes from the layouts shipped with the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pipeline.check.facts import MM_PER_POINT, Facts, OfdFacts, PdfFacts
from pipeline.check.font_names import Face, face_of
from pipeline.model.layout import Layout, Style
from pipeline.model.problem import LayoutError, error

LINE: Final = 10.39
"""One 行 of 3号 (§3): a character and 7/8 of one, in mm."""

STANDARD_PITCH: Final = 28.95
"""The widest pitch in whole twips of which 22 fit 225 mm (§5.2.3 gives the lines, not the pitch), in points."""

_ALIKE: Final = 0.5
_ALIKE_POINTS: Final = 0.03
PROFILES: Final = ("9704", "33476")

FROM_LAYOUT: Final = frozenset(
    [
        "PAGE-01",
        "PAGE-02",
        "PAGE-03",
        "PAGE-04",
        "PAGE-05",
        "GRID-01",
        "GRID-02",
        "GRID-03",
        "FONT-01",
        "FONT-02",
        "FONT-03",
        "PGNO-01",
        "PGNO-02",
    ]
)
"""Rules whose expected values an office's layout replaces."""

_FROM_33476: Final = frozenset({"PAGE-02", "PAGE-05", "GRID-03", "PGNO-02"})

_BODY: Final = (Face.FANGSONG, 16.0)
_TITLE: Final = (Face.XIAOBIAOSONG, 22.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Expected values: lengths in mm, sizes and pitch in points. ``source`` names who asks."""

    source: str = "GB/T 9704-2012"
    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0
    lines: int = 22
    characters: int = 28
    pitch: float = STANDARD_PITCH
    body: tuple[Face, float] = _BODY
    title: tuple[Face, float] = _TITLE
    headings: Mapping[int, tuple[Face, float]] = field(
        default_factory=lambda: {
            1: (Face.HEITI, 16.0),
            2: (Face.KAITI, 16.0),
            3: (Face.FANGSONG, 16.0),
            4: (Face.FANGSONG, 16.0),
        }
    )
    folio_size: float = 14.0
    folio_face: Face = Face.SONGTI
    folio_pattern: str = r"^— ?\d+ ?—$"
    folio_form: str = "— 1 —"
    numbered: bool = True
    mirrored: bool = True
    dash_below: float = 7.0
    replaced: frozenset[str] = frozenset()

    @property
    def area_width(self) -> float:
        """Width of the type area (版心)."""
        return self.width - self.left - self.right

    @property
    def area_height(self) -> float:
        """Height of the type area."""
        return self.height - self.top - self.bottom

    @property
    def area_right(self) -> float:
        """The type area's right edge on the page."""
        return self.width - self.right

    @property
    def area_bottom(self) -> float:
        """The type area's lower edge on the page."""
        return self.height - self.bottom

    @property
    def centre(self) -> float:
        """The middle of the type area."""
        return self.left + self.area_width / 2

    @property
    def em(self) -> float:
        """One character of body type on the grid, in mm."""
        return min(self.body[1] * MM_PER_POINT, self.area_width / self.characters)

    def clause(self, rule: str, clause: str) -> str:
        """Give who asks for a rule's values: the standard's clause, the other profile, or the layout."""
        return self.source if rule in self.replaced else clause


def profile_of(facts: Facts) -> str:
    """Tell which of the two standards' values a document is made with: they are never mixed (GB/T 33476.2 Annex)."""
    other = _profile_33476()
    if isinstance(facts, PdfFacts):
        pitch = facts.area.pitch
        return "33476" if pitch is not None and abs(pitch - other.pitch) <= _ALIKE_POINTS else "9704"
    if isinstance(facts, OfdFacts):
        return "9704"
    first = facts.sections[0]
    alike = abs(first.top - other.top) <= _ALIKE and abs(first.bottom - other.bottom) <= _ALIKE
    return "33476" if alike else "9704"


def standard_of(profile: str = "9704", layout: Layout | None = None) -> Standard:
    """Give the expected values of a profile, or of an office's own layout. Raises LayoutError for unknown profiles."""
    if layout is not None:
        return _of_layout(layout)
    if profile == "9704":
        return Standard()
    if profile == "33476":
        return _profile_33476()
    hint = f"the profiles are {' and '.join(PROFILES)}"
    raise LayoutError([error("unknown-profile", f"there is no profile {profile}", None, hint)])


def _profile_33476() -> Standard:
    source = "GB/T 33476.2-2016"
    return Standard(source=source, top=34.58, bottom=32.58, pitch=29.45, dash_below=4.58, replaced=_FROM_33476)


def _of_layout(layout: Layout) -> Standard:
    page, number = layout.page, layout.page_number
    folio = layout.styles.get(number.role) if number else None
    headings = {level: style for level in (1, 2, 3, 4) if (style := layout.styles.get(f"heading-{level}"))}
    return Standard(
        source="layout",
        width=page.width.mm,
        height=page.height.mm,
        top=page.margins.top.mm,
        bottom=page.margins.bottom.mm,
        left=page.margins.left.mm,
        right=page.margins.right.mm,
        lines=layout.grid.lines,
        characters=layout.grid.characters,
        pitch=layout.grid.line_pitch.pt,
        body=_type(layout, layout.styles.get("body")) or _BODY,
        title=_type(layout, layout.styles.get("title")) or _TITLE,
        headings={level: found for level, style in headings.items() if (found := _type(layout, style))},
        folio_size=folio.size.pt if folio else 14.0,
        folio_face=(_type(layout, folio) or (Face.SONGTI, 0.0))[0],
        folio_pattern=_pattern(number.template) if number else "",
        folio_form=number.template.format(page=1) if number else "",
        numbered=number is not None,
        mirrored=number is not None and number.mirrored,
        dash_below=number.dash_below.mm if number else 7.0,
        replaced=FROM_LAYOUT,
    )


def _type(layout: Layout, style: Style | None) -> tuple[Face, float] | None:
    role = layout.fonts.get(style.font) if style else None
    return (face_of(role.name), style.size.pt) if role and style else None


def _pattern(template: str) -> str:
    return "^" + re.escape(template).replace(re.escape("{page}"), r"\d+").replace(r"\ ", " ?") + "$"
