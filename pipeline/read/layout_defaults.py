"""Styles a layout may leave out: what only some documents hold (pictures, quotations, captions) has a default look.

The defaults stand on the layout's own body text, so a layout written before such a role was known still works.
"""

from __future__ import annotations

from typing import Final

from pipeline.model.source import Location
from pipeline.read.yaml_nodes import Entry, Mapping, Scalar
from pipeline.read.yaml_shape import is_null

_BODY: Final = "body"

OPTIONAL: Final[dict[str, dict[str, str]]] = {
    "quotation": {"word_name": "引文"},
    "caption": {"word_name": "题注", "align": "centre", "first_indent": "0", "keep_next": "true"},
    "picture": {"word_name": "图片", "size": "4pt", "tracking": "0", "align": "centre", "first_indent": "0"},
    "picture-caption": {
        "word_name": "图题", "size": "小四", "tracking": "0", "align": "centre", "first_indent": "0",
        "keep_lines": "true",
    },
}  # fmt: skip
"""The roles a layout need not have, and how each differs from ``body`` then."""


def with_defaults(styles: Mapping) -> Mapping:
    """Give a layout's styles with a default for each optional role it lacks or takes away (``~``).

    Without a ``body`` there is nothing to stand on: the styles come back as they are.
    """
    body = styles.entries.get(_BODY)
    if body is None or is_null(body.value):
        return styles
    missing = [role for role in OPTIONAL if role not in styles.entries or is_null(styles.entries[role].value)]
    place = styles.location
    return Mapping(place, styles.entries | {role: Entry(place, _default(role, place)) for role in missing})


def _default(role: str, place: Location) -> Mapping:
    said = {"extends": _BODY, **OPTIONAL[role]}
    return Mapping(place, {key: Entry(place, Scalar(place, words)) for key, words in said.items()})
