"""Tables that end with their page: the paragraph Word wants after them must not begin a blank one."""

from __future__ import annotations

from pipeline.model.briefing import Briefing, TableBlock
from pipeline.model.records import replace
from pipeline.model.sections import AFTER_TABLE, sections_of
from pipeline.typeset.faces import Fonts, Looks
from pipeline.typeset.paragraph import Setter
from pipeline.typeset.rules import compile_rules
from pipeline.typeset.typeset import fill_section


def with_room_after_tables(briefing: Briefing, fonts: Fonts) -> Briefing:
    """Say in the briefing which sections end with a table and leave no room for the paragraph after it.

    The Word file makes the lower margin of these smaller by that paragraph's height. Sections that end otherwise cost
    nothing; where a tail follows in the same section, the tail's own paragraph is reckoned with.
    """
    sections = sections_of(briefing.blocks)
    ending = [
        number
        for number, section in enumerate(sections)
        if section.end > section.start
        and isinstance(briefing.blocks[section.end - 1], TableBlock)
        and not (briefing.tail and number == len(sections) - 1 and not section.turned and not briefing.tail_apart)
    ]
    if not ending:
        return briefing
    looks = Looks(fonts, briefing.layout.fonts)
    setter = Setter(briefing, looks, compile_rules(briefing.layout.line_rules))
    full = []
    for number in ending:
        pages, capacity = fill_section(sections[number], briefing, looks, setter)
        *_, last = pages
        if capacity - last.depth < AFTER_TABLE:
            full.append(number)
    return replace(briefing, full_sections=tuple(full))
