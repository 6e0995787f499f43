"""A tail that must stand on an even page (GB/T 33476.2): whether it gets one to itself is decided before rendering."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model.briefing import Briefing
from pipeline.typeset.faces import Fonts
from pipeline.typeset.typeset import typeset


def part_tail(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Say in the briefing whether its tail stands apart, where its layout wants it on an even page.

    The Word file then begins a section on an even page; when nothing has to be moved it has no section to spare.
    """
    if not briefing.tail or not briefing.layout.tail_on_even_page:
        return briefing
    last = typeset(briefing, fonts, lambda _: None).pages[-1]
    apart = all(line.block is None or line.block >= len(briefing.blocks) for line in last.lines)
    numbered = any(line.block is None for line in last.lines)
    return replace(briefing, tail_apart=apart, tail_numbered=numbered)
