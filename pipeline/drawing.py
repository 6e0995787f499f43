"""The half of a job that needs fonts: a briefing's lines eased, then set and drawn as PDF; here or in a process beside.

Importing HarfBuzz, reportlab and the typesetter takes longer than reading, parsing and composing a short article. So a
run on two cores has it done beside that: a fifth of a cold run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.model.briefing import Briefing, TableBlock
from pipeline.model.problem import Problem, Report, info
from pipeline.model.receipt import Substitution
from pipeline.model.records import dataclass

if TYPE_CHECKING:
    from pipeline.aside import Aside, Receive, Send
    from pipeline.fonts.font_set import FontSet
    from pipeline.render.pdf import Finish


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """What a receipt says of the fonts in use: what stands in for official faces, and the digest of all."""

    substitutions: tuple[Substitution, ...]
    fingerprint: str


def faces_of(fonts: FontSet) -> Faces:
    """Give what a receipt says of fonts."""
    return Faces(substitutions=fonts.substitutions(), fingerprint=fonts.fingerprint)


def eased(briefing: Briefing, fonts: FontSet) -> Briefing:
    """Give the briefing with all that both renderers must know of its lines and pages decided."""
    from pipeline.typeset.company import accompanied
    from pipeline.typeset.loosen import loosen

    briefing = accompanied(loosen(briefing, fonts), fonts)
    if briefing.layout.tail_on_even_page:
        from pipeline.typeset.parity import part_tail

        briefing = part_tail(briefing, fonts)
    if not any(isinstance(block, TableBlock) for block in briefing.blocks):
        return briefing
    from pipeline.typeset.table_end import with_room_after_tables

    return with_room_after_tables(briefing, fonts)


def begin(briefing: Briefing, fonts: FontSet, report: Report) -> Finish:
    """Set an eased briefing and begin its PDF; stand-ins and missing glyphs go to ``report``."""
    from pipeline.render.pdf import begin_pdf
    from pipeline.typeset.typeset import typeset

    for stand_in in fonts.substitutions():
        told = f"{stand_in.wanted} ({stand_in.role}) is not here; {stand_in.used} stands in for it"
        report(info("font-stand-in", told))
    return begin_pdf(briefing, typeset(briefing, fonts, report), fonts)


class DrawingAside:
    """The same in a process beside this one: ``begin``, ``eased``, ``drawn``; each raises AsideLost when it is gone."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        from pipeline.aside import Aside

        self._aside: Aside = Aside(lambda receive, send: _serve(receive, send, folders))

    def begin(self, briefing: Briefing) -> None:
        """Hand the briefing over."""
        self._aside.send(briefing)

    def eased(self) -> Briefing:
        """Give the briefing eased; the PDF is drawn while the caller goes on."""
        made: Briefing = self._aside.receive()
        return made

    def drawn(self) -> tuple[bytes, tuple[Problem, ...], Faces]:
        """Give the PDF, what was to be told of it, and the fonts in use."""
        made: tuple[bytes, tuple[Problem, ...], Faces] = self._aside.receive()
        self.close()
        return made

    def close(self) -> None:
        """Wait for the other process to end, whatever it was at."""
        self._aside.close()


def _serve(receive: Receive, send: Send, folders: tuple[Path, ...]) -> None:
    import pipeline.render.pdf
    import pipeline.typeset.company  # noqa: F401 - loaded while the briefing is still being composed
    from pipeline.fonts.font_set import load_fonts

    briefing: Briefing = receive()
    fonts = load_fonts(sorted(briefing.layout.fonts), folders)
    briefing = eased(briefing, fonts)
    send(briefing)
    problems: list[Problem] = []
    pdf = begin(briefing, fonts, problems.append)(())
    send((pdf, tuple(problems), faces_of(fonts)))
