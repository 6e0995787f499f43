"""Lengths: one integer unit inside (EMU), conversions as properties, rounding only at the edge.

914 400 EMU make an inch, so 36 000 make a millimetre, 12 700 a point and 635 a twip: every 字号, every
whole twip and every hundredth of a millimetre is an exact integer. python-docx takes EMU as they are.
"""

from __future__ import annotations

from typing import Final

EMU_PER_MM: Final = 36_000
EMU_PER_POINT: Final = 12_700
EMU_PER_TWIP: Final = 635


class Length(int):
    """A length in EMU. Adding, subtracting and negating lengths gives lengths; anything else gives numbers."""

    __slots__ = ()

    @classmethod
    def from_mm(cls, millimetres: float) -> Length:
        """Give the length of so many millimetres, rounded to a whole EMU."""
        return cls(round(millimetres * EMU_PER_MM))

    @classmethod
    def from_pt(cls, points: float) -> Length:
        """Give the length of so many points, rounded to a whole EMU."""
        return cls(round(points * EMU_PER_POINT))

    @classmethod
    def from_twips(cls, twips: int) -> Length:
        """Give the length of so many twips (twentieths of a point), exactly."""
        return cls(twips * EMU_PER_TWIP)

    @property
    def mm(self) -> float:
        """Millimetres."""
        return int(self) / EMU_PER_MM

    @property
    def pt(self) -> float:
        """Points."""
        return int(self) / EMU_PER_POINT

    @property
    def twips(self) -> int:
        """Whole twips, rounded to the nearest (half away from zero), as OOXML writes lengths."""
        magnitude = (abs(int(self)) + EMU_PER_TWIP // 2) // EMU_PER_TWIP
        return magnitude if self >= 0 else -magnitude

    def times(self, factor: float) -> Length:
        """Give this length multiplied by a number, rounded to a whole EMU."""
        return Length(round(int(self) * factor))

    def __add__(self, other: int) -> Length:
        return Length(int(self) + int(other))

    def __sub__(self, other: int) -> Length:
        return Length(int(self) - int(other))

    def __neg__(self) -> Length:
        return Length(-int(self))

    def __repr__(self) -> str:
        return f"Length({int(self)})"


ZERO: Final = Length(0)

# 字号 in points as Word gives them (GB/T 9704-2012 names sizes by 字号 only; the metal 三号 is 15.75 pt).
NAMED_SIZES: Final[dict[str, Length]] = {
    name: Length.from_pt(points)
    for name, points in {
        "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
        "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
    }.items()
}  # fmt: skip
