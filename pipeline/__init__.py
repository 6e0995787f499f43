"""jianbao: an article in, an official-style briefing out, as a Word file and a PDF that agree.

from pipeline import render

outcome = render("article.txt", "output", settings=["issue=12"])
for problem in outcome.receipt.problems:
    print(problem)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.build import Outcome
    from pipeline.model.layout import HeadingMode
    from pipeline.model.problem import Problem

__all__ = ["render"]


def render(
    source: str | Path,
    output: str | Path = "output",
    *,
    layout: str | Path = "jianbao",
    settings: Sequence[str] = (),
    data: str | Path | None = None,
    formats: Sequence[str] = ("docx", "pdf"),
    headings: HeadingMode | None = None,
    fonts: Sequence[str | Path] = (),
    report: Callable[[Problem], None] | None = None,
) -> Outcome:
    """Render one article, as the command of this name does: the Word file, the PDF and the receipt go to ``output``.

    Problems go to ``report`` as they are found, and stand in ``Outcome.receipt.problems``; ``Outcome.written`` are the
    files. Raises JianbaoError, which carries its problems, when there is no result.
    """
    from pipeline.build import build
    from pipeline.job import Job

    job = Job(
        source=str(source),
        output=Path(output),
        layout=str(layout),
        headings=headings,
        settings=tuple(settings),
        data_file=None if data is None else Path(data),
        formats=tuple(formats),
        font_folders=tuple(map(Path, fonts)),
    )
    return build(job, report or (lambda _problem: None))


class _Pass(ModuleType):
    """The sub-package pipeline.render, which can be called like the function of its name."""

    __call__ = staticmethod(render)


class _Package(ModuleType):
    # Importing the sub-package binds it to the name of the function above; callers must not notice.
    def __setattr__(self, name: str, value: object) -> None:
        if name == "render" and isinstance(value, ModuleType):
            value.__class__ = _Pass
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
