"""The fields of document data: their names, their names in Chinese, and what their values must be."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final

from pipeline.model.patterns import lazy
from pipeline.model.problem import Report, error
from pipeline.model.records import dataclass
from pipeline.model.source import Location
from pipeline.read.data_dates import parse_date
from pipeline.read.yaml_shape import nearest

Value = str | int | datetime.date

_LONGEST: Final = 2_000
_NUMBER: Final = lazy(r"(?:总?第|共印|共)?\s*([0-9]{1,9})\s*(?:期|号|份)?")
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")

_YEAR_BRACKETS: Final = str.maketrans("[]［］【】（）()", "〔〕" * 5)
_DOCUMENT_NUMBER: Final = lazy(r"[^\s〔〕第]{1,40}〔[0-9]{4}〕[1-9][0-9]{0,5}号|第[1-9][0-9]{0,5}号")
_SEALS: Final = {"盖章": "sealed", "sealed": "sealed", "不盖章": "unsealed", "unsealed": "unsealed"} | dict.fromkeys(
    ("签名章", "stamped"), "stamped"
)


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


def _paragraphs(words: str) -> str | None:
    """Take each line as a paragraph, without its indent; blank lines part nothing more."""
    lines = [line for raw in words.splitlines() if (line := raw.strip())]
    fit = sum(map(len, lines)) <= _LONGEST and all(_one_line(line) for line in lines)
    return "\n".join(lines) if fit else None


def _positive(words: str) -> int | None:
    match = _NUMBER.fullmatch(words.translate(_DIGITS))
    return int(match[1]) or None if match else None


def _text(*names: str) -> Field:
    return Field(names, _one_line, f"one line of at most {_LONGEST} characters", "write it on one line, without tabs")


def _count(example: str, *names: str) -> Field:
    return Field(names, _positive, "a positive number", f"write it like {example}")


def _date(*names: str) -> Field:
    return Field(names, parse_date, "a date", "write a real date like 2019-02-26 or 2019年2月26日")


def _document_number(words: str) -> str | None:
    """Read 发文字号 (GB/T 9704-2012 §7.2.5): full year in 〔〕, no 第, no padding; or a 令号 (§10.2)."""
    written = words.translate(_DIGITS).translate(_YEAR_BRACKETS)
    return written if _DOCUMENT_NUMBER.fullmatch(written) and len(written) <= _LONGEST else None


def _seal(words: str) -> str | None:
    return _SEALS.get(words)


FIELDS: Final[dict[str, Field]] = {
    "title": _text("标题"),
    "recipients": _text("主送机关", "主送"),
    "name": _text("简报名称", "名称", "纪要名称"),
    "issue": _count("12", "期号", "期数"),
    "total_issue": _count("345", "总期号", "总期数"),
    "issuer": _text("编发机关", "编发单位", "编印单位", "发文机关"),
    "date": _date("日期", "编发日期", "成文日期"),
    "security": _text("密级", "密级和保密期限"),
    "copy_number": _text("份号"),
    "urgency": _text("紧急程度"),
    "notice": _text("提示", "内部资料"),
    "document_number": Field(
        ("发文字号", "文号", "令号"),
        _document_number,
        "a document number",
        "write it like 某公发〔2019〕12号, or 第5号",
    ),
    "signer": _text("签发人", "签发"),
    "editor_note": Field(
        ("编者按", "按语"),
        _paragraphs,
        f"paragraphs of at most {_LONGEST} characters",
        "write it shorter, without tabs; after `编者按: |` each indented line is a paragraph",
    ),
    "seal": Field(
        ("签署", "用印"),
        _seal,
        "盖章, 不盖章 or 签名章",
        "盖章 is sealed, 不盖章 unsealed, 签名章 a signature stamp",
    ),
    "signatory": _text("签署人", "签名人"),
    "attending": _text("出席", "出席人员"),
    "absent": _text("请假", "请假人员"),
    "observing": _text("列席", "列席人员"),
    "report": _text("报", "报送"),
    "send": _text("送", "抄送"),
    "distribute": _text("发", "分发", "分送"),
    "extra": _text("增发", "本期增发"),
    "printer": _text("印发机关"),
    "print_date": _date("印发日期"),
    "copies": _count("50", "印数", "份数", "共印", "印发份数"),
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
