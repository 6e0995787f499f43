"""What a run of check is told: by .jianbao.yaml in the working folder, and by options, which win."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.check.report_selection import Selection
from pipeline.model.problem import Problem, Severity, SourceError, error
from pipeline.model.records import dataclass
from pipeline.read.yaml_file import load_yaml_file
from pipeline.read.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence

FILE_NAME: Final = ".jianbao.yaml"
_KEYS: Final = ("select", "ignore", "fail-on", "profile", "layout", "language")
_ORDER: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The project's settings; None where it says nothing."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = None
    profile: str | None = None
    layout: str | None = None
    language: str | None = None

    def selection(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
        """Give the selection of a run: options to select replace the project's, options to ignore add to them."""
        return Selection(select or self.select, (*self.ignore, *ignore))


def load_settings(path: Path | None) -> Settings:
    """Read the project's settings: the file named, else .jianbao.yaml here, else none.

    Raises SourceError with every fault of the file, each with its line and column.
    """
    if path is None:
        path = Path(FILE_NAME)
        if not path.is_file():
            return Settings()
    root = load_yaml_file(path, SourceError)
    problems = [_unknown(name, entry, ("check",)) for name, entry in root.entries.items() if name != "check"]
    check = root.entries.get("check")
    if check is None or not isinstance(check.value, Mapping):
        hint = "write the settings under check:"
        raise SourceError([*problems, error("settings", "there is no mapping check:", root.location, hint)])
    entries = check.value.entries
    problems += [_unknown(name, entry, _KEYS) for name, entry in entries.items() if name not in _KEYS]
    settings = Settings(
        select=_names(entries.get("select"), problems),
        ignore=_names(entries.get("ignore"), problems),
        fail_on=Severity(chosen) if (chosen := _one_of(entries, "fail-on", tuple(Severity), problems)) else None,
        profile=_text(entries.get("profile"), problems),
        layout=_text(entries.get("layout"), problems),
        language=_one_of(entries, "language", ("en", "zh"), problems),
    )
    if problems:
        raise SourceError(problems)
    return settings


def reaches(severity: Severity, limit: Severity) -> bool:
    """Tell whether a severity is at or above a limit."""
    return _ORDER.index(severity) <= _ORDER.index(limit)


def _unknown(name: str, entry: Entry, known: tuple[str, ...]) -> Problem:
    return error("settings", f"unknown key {name}", entry.location, f"known keys: {', '.join(known)}")


def _names(entry: Entry | None, problems: list[Problem]) -> tuple[str, ...]:
    """Read ids: a list, or one text with commas."""
    if entry is None:
        return ()
    value: Node = entry.value
    if isinstance(value, Scalar):
        return tuple(name.strip() for name in value.text.split(",") if name.strip())
    if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items):
        return tuple(item.text.strip() for item in value.items if isinstance(item, Scalar))
    problems.append(error("settings", "not a list of rule ids", value.location, "write [PUNC-03, NUM]"))
    return ()


def _one_of(entries: dict[str, Entry], key: str, words: tuple[str, ...], problems: list[Problem]) -> str | None:
    text = _text(entries.get(key), problems)
    if text is not None and text not in words:
        hint = f"write {', '.join(words)}"
        problems.append(error("settings", f"{key} cannot be {text}", entries[key].value.location, hint))
        return None
    return text


def _text(entry: Entry | None, problems: list[Problem]) -> str | None:
    if entry is None:
        return None
    if isinstance(entry.value, Scalar):
        return None if entry.value.null else entry.value.text
    problems.append(error("settings", "not one text", entry.value.location, "write one value"))
    return None
