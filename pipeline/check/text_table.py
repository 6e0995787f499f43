"""The table of text rules. To add a rule, write its finder with examples in its docstring, and name it here."""

from __future__ import annotations

from typing import Final

from pipeline.check import (
    text_announced,
    text_attachments,
    text_clauses,
    text_consistency,
    text_dates,
    text_dots,
    text_figures,
    text_marks,
    text_numerals,
    text_pairs,
    text_periods,
    text_references,
    text_sentences,
    text_titles,
    text_units,
    text_words,
)
from pipeline.check.text_rule import TextRule

TEXT_RULES: Final[tuple[TextRule, ...]] = tuple(
    sorted(
        (
            row
            for module in (
                text_marks,
                text_pairs,
                text_dots,
                text_clauses,
                text_sentences,
                text_numerals,
                text_units,
                text_figures,
                text_dates,
                text_periods,
                text_references,
                text_words,
                text_titles,
                text_announced,
                text_attachments,
                text_consistency,
            )
            for row in vars(module).values()
            if isinstance(row, TextRule)
        ),
        key=lambda row: row.id,
    )
)
"""Every text rule, by id."""
