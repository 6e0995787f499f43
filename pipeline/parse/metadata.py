"""Metadata: the fields a line of text states (``发表时间:2019-02-26 来源:某网``), found by the keys' table."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pipeline.model.patterns import lazy
from pipeline.parse.dates import find_date, is_only_date
from pipeline.parse.furniture import INLINE
from pipeline.parse.metadata_keys import Role, find_keys

_TRIM: Final = " \t\n\r\u3000\xa0|｜/／;；,，·[]【】"
_SOURCE_NAME: Final = lazy(
    r"[^，。：:；！？\s]{2,16}(?:网|報|报|社|台|局|中心|办|在线|日报|晚报|办公室|委员会|政府|院|校|厅|部)"
)
_COLUMN: Final = lazy("[一-鿿]{2,8}")
# A day with its hour and minute: only programs write that.
STAMPED: Final = lazy(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \u3000]?\d{1,2}:\d\d")
LONGEST: Final = 600


class Field(NamedTuple):
    """A key and its value in a text: spans [start, end); a field without a key has an empty key span."""

    role: Role
    weak: bool
    key_start: int
    key_end: int
    start: int
    end: int


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and (text[end - 1] in _TRIM or _is_lone_bracket(text, start, end)):
        end -= 1
    return start, end


def _is_lone_bracket(text: str, start: int, end: int) -> bool:
    """A closing bracket at the end whose opening one stands before the value: （来源：某报）."""
    return text[end - 1] in "）)" and text[start:end].count("（") + text[start:end].count("(") == 0


def _value_end(text: str, start: int, end: int) -> int:
    furniture = INLINE.search(text, start, end)
    return furniture.start() if furniture else end


def scan_fields(text: str, traditional: bool = False) -> tuple[Field, ...]:
    """Give the fields of a text that is metadata from end to end, or nothing when it is not.

    Before the first key only a date, a source's name and a date, or marks may stand.
    """
    if len(text) > LONGEST:
        return ()
    keys = find_keys(text)
    if not keys:
        return _bare_fields(text, traditional)
    fields = list(_bare_fields(text[: keys[0].start], traditional))
    before = text[: keys[0].start].strip(_TRIM + "(（")
    if not fields and before and not INLINE.fullmatch(before) and not _is_column(before, text):
        return ()
    for place, found in enumerate(keys):
        end = keys[place + 1].start if place + 1 < len(keys) else len(text)
        start, stop = _trimmed(text, found.end, _value_end(text, found.end, end))
        fields += _split_date(
            Field(found.key.role, found.key.weak, found.start, found.end, start, stop), text, traditional
        )
    return tuple(fields) if all(_fits(field, text, traditional) for field in fields) else ()


def _is_column(before: str, text: str) -> bool:
    """Tell whether the words before the first key are the name of a page's column: 工作总结 时间：2021-06-28 10:42."""
    return _COLUMN.fullmatch(before) is not None and STAMPED.search(text) is not None


def _split_date(field: Field, text: str, traditional: bool) -> list[Field]:
    """A source or an author whose value goes on with a date (``来源：某报 2019-02-26``) is two fields."""
    if field.role not in (Role.SOURCE, Role.AUTHOR):
        return [field]
    found = find_date(text[field.start : field.end], traditional)
    if not found or field.start + found.end != field.end:
        return [field]
    start, end = _trimmed(text, field.start, field.start + found.start)
    date_start = field.start + found.start
    return [
        Field(field.role, field.weak, field.key_start, field.key_end, start, end),
        Field(Role.PUBLISHED, False, date_start, date_start, date_start, field.end),
    ]


def _bare_fields(text: str, traditional: bool) -> tuple[Field, ...]:
    """Fields without a key: a date alone, or a source's name and a date."""
    start, end = _trimmed(text, 0, len(text))
    found = find_date(text[start:end], traditional) if 0 < end - start <= 60 else None
    if not found:
        return ()
    before_start, before_end = _trimmed(text, start, start + found.start)
    after_start, after_end = _trimmed(text, start + found.end, end)
    date = Field(Role.PUBLISHED, False, start, start, start + found.start, start + found.end)
    rest = [(before_start, before_end), (after_start, after_end)]
    named = [(a, b) for a, b in rest if a < b]
    if not named:
        return (date,)
    a, b = named[0]
    if len(named) == 1 and STAMPED.search(text) and _COLUMN.fullmatch(text[a:b]):
        return (date,)
    if len(named) == 1 and _SOURCE_NAME.fullmatch(text[a:b]):
        name = Field(Role.SOURCE, False, a, a, a, b)
        return (name, date) if a < date.start else (date, name)
    return ()


def _fits(field: Field, text: str, traditional: bool) -> bool:
    """Tell whether a value is of the kind its key asks for; empty values fit any key."""
    value = text[field.start : field.end]
    if not value:
        return True
    if field.role in (Role.PUBLISHED, Role.ISSUED):
        if not field.weak:
            return len(value) <= 60
        return is_only_date(value, traditional) is not None
    if field.role in (Role.SOURCE, Role.AUTHOR, Role.EDITOR):
        return len(value) <= 60 and not re.search("[。！？；]", value)
    if field.role is Role.FURNITURE:
        return len(value) <= 40 and "。" not in value
    if field.weak and field.role is Role.CATALOGUE:
        return len(value) <= 20 and not re.search("[。！？；，]", value)
    return True
