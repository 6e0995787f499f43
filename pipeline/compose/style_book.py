"""The styles of one document: the layout's, and what the document's own words make of them.

Where a signature stands depends on how long its date is; how large a mark is, on the organ's name. Such things are
decided here, once, as styles, so that both renderers read them and the Word file needs no formatting of its own.
"""

from __future__ import annotations

from typing import Any

from pipeline.model.layout import Layout, Style
from pipeline.model.records import replace


class StyleBook:
    """Collects the styles of one document; ``layout`` is the layout with them."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._styles = dict(layout.styles)
        self._taken: set[str] = set()

    def __getitem__(self, role: str) -> Style:
        return self._styles[role]

    def original(self, role: str) -> Style:
        """Give a role's style as the layout has it, whatever this document made of it."""
        return self._layout.styles[role]

    def __contains__(self, role: str) -> bool:
        return role in self._styles

    @property
    def layout(self) -> Layout:
        """The layout with this document's styles."""
        changed = self._styles != self._layout.styles
        return replace(self._layout, styles=self._styles) if changed else self._layout

    def change(self, role: str, **changes: Any) -> str:
        """Give a role whose style has the changes: the role itself when it is asked for the first time.

        Later askers with other changes get a numbered style beside it (``signature-2``), alike ones share one.
        """
        base = self._layout.styles.get(role) or self._styles[role]
        number = 1
        while True:
            name = role if number == 1 else f"{role}-{number}"
            word_name = base.word_name if number == 1 else f"{base.word_name}{number}"
            style = replace(base, role=name, word_name=word_name, **changes)
            if name not in self._taken or self._styles[name] == style:
                self._taken.add(name)
                self._styles[name] = style
                return name
            number += 1

    def derive(self, role: str, suffix: str, word_suffix: str, **changes: Any) -> str:
        """Give a role for a style beside another one, which keeps as it is."""
        base = self._styles[role]
        name = f"{role}-{suffix}"
        self._styles[name] = replace(base, role=name, word_name=base.word_name + word_suffix, **changes)
        return name
