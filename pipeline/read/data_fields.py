"""The fields of document data: their names, their names in Chinese, and what their values must be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pipeline.model.problem import Report, error
from pipeline.model.source import Location
from pipeline.read.data_dates import parse_date
from pipeline.read.yaml_shape import nearest

Value = str | int | datetime.date

_LONGEST: Final = 2_000
_NUMBER: Final = re.compile(r"(?:总?第|共印|共)?\s*([0-9]{1,9})\s*(?:期|号|份)?")
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its Chinese names, the first the usual one, and how its text becomes a value (None: it cannot)."""

    names: tuple[str, ...]
    convert: Callable[[str], Value | None]
    wanted: str
    hint: str

    def check(self, words: str, location: Location | None, report: Report, quoted: str = "") -> Value | None:
        """Convert a value, or report that it is not what the field wants; ``quoted`` shows it instead of the value."""
        value = self.convert(words.strip())
        if value is None:
            short = words if len(words) <= 40 else words[:39] + "…"
            message = f"{quoted or f'{self.names[0]} {short!r}'}: not {self.wanted}"
            report(error("data-value", message, location, self.hint))
        return value


def _one_line(words: str) -> str | None:
    # A tab would part the template it is put into, a line feed the paragraph.
    return words if 0 < len(words) <= _LONGEST and all(c.isprintable() or c == "\u3000" for c in words) else None


def _positive(words: str) -> int | None:
    match = _NUMBER.fullmatch(words.translate(_DIGITS))
    return int(match[1]) or None if match else None


def _text(*names: str) -> Field:
    return Field(names, _one_line, f"one line of at most {_LONGEST} characters", "write it on one line, without tabs")


def _count(example: str, *names: str) -> Field:
    return Field(names, _positive, "a positive number", f"write it like {example}")


FIELDS: Final[dict[str, Field]] = {
    "name": _text("简报名称", "名称"),
    "issue": _count("12", "期号", "期数"),
    "total_issue": _count("345", "总期号", "总期数"),
    "issuer": _text("编发机关", "编发单位", "印发机关", "编印单位"),
    "date": Field(
        ("日期", "印发日期", "编发日期"), parse_date, "a date", "write a real date like 2019-02-26 or 2019年2月26日"
    ),
    "report": _text("报", "报送"),
    "send": _text("送", "抄送"),
    "distribute": _text("发", "分发"),
    "extra": _text("增发", "本期增发"),
    "copies": _count("50", "印数", "份数", "共印", "印发份数"),
    "security": _text("密级", "密级和保密期限"),
    "copy_number": _text("份号"),
    "signer": _text("签发人", "签发"),
}
"""Every field of DocumentData by its name there."""

_NAMES: Final = {name: canonical for canonical, field in FIELDS.items() for name in (canonical, *field.names)}


def field_name(key: str) -> str | None:
    """Give the field a key stands for: its name (``-`` for ``_`` and capitals allowed) or a Chinese one; else None."""
    return _NAMES.get(key.strip().lower().replace("-", "_"))


def near_field(key: str) -> str:
    """Give the field name a mistyped key resembles, or nothing."""
    close = nearest(key, _NAMES)
    return close if close.startswith("did you mean") else ""


def all_fields() -> str:
    """Give every field with its usual Chinese name, for a hint."""
    return "known: " + ", ".join(f"{name} {field.names[0]}" for name, field in FIELDS.items())
