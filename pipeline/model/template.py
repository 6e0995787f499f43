"""Templates of a layout's parts: ``第{issue}期``, ``{signer|signer-name}``, ``{'编者按：'|editor-label}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.model.patterns import lazy

_TEMPLATE_FIELD: Final = lazy(r"\{(?:'([^'{}]*)'|([a-z_]*))(?:\|([a-z0-9-]+))?\}")


def template_pieces(template: str) -> Iterator[tuple[str, str, str | None]]:
    """Part a template into (words, field, role) in order: either words or the name of a field, and the look of each."""
    place = 0
    for match in _TEMPLATE_FIELD.finditer(template):
        if match.start() > place:
            yield template[place : match.start()], "", None
        yield match[1] or "", match[2] or "", match[3]
        place = match.end()
    if place < len(template):
        yield template[place:], "", None


def fields_of(template: str) -> tuple[str, ...]:
    """Give the fields a template asks for."""
    return tuple(field_name for _, field_name, _ in template_pieces(template) if field_name)
