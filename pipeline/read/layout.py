"""Layouts: YAML files found by name or path, laid over one another, checked, and turned into Layout values.

A layout that says ``extends: other`` holds only what differs: mappings merge key by key, lists and values replace, null
takes away. Everything wrong with it is told at once, each fault with file, line and column (LayoutError, exit 3).
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pipeline.model.layout import Layout
from pipeline.model.problem import LayoutError, error
from pipeline.model.records import dataclass
from pipeline.model.source import Location
from pipeline.read.layout_build import build_layout
from pipeline.read.layout_styles import ALTERNATIVES
from pipeline.read.yaml_file import load_yaml_file
from pipeline.read.yaml_nodes import Entry, Mapping, Scalar, merge
from pipeline.read.yaml_shape import nearest

_ENDINGS: Final = (".yaml", ".yml")
_MOST_BASES: Final = 16


@dataclass(frozen=True, slots=True)
class LayoutSummary:
    """What a list of layouts shows of one; ``title`` and ``description`` may come from the layout it extends."""

    name: str
    title: str
    description: str
    path: Path


def load_layout(name_or_path: str) -> Layout:
    """Load a layout: a path to a .yaml file, or the name of one that comes with the program.

    Raises LayoutError with all its problems at once.
    """
    path = _find(name_or_path, Path(), None)
    node = _merged(path)
    return build_layout(node, _said(node, "name") or path.stem)


def list_layouts() -> tuple[LayoutSummary, ...]:
    """List the layouts that come with the program, by name; one that cannot be read says so in its description."""
    summaries = []
    for name, path in _known().items():
        try:
            node = _merged(path)
            summaries.append(LayoutSummary(name, _said(node, "title") or name, _said(node, "description"), path))
        except LayoutError as fault:
            summaries.append(LayoutSummary(name, name, str(fault.problems[0]), path))
    return tuple(summaries)


def _said(node: Mapping, key: str) -> str:
    entry = node.entries.get(key)
    return entry.value.text if entry and isinstance(entry.value, Scalar) and not entry.value.null else ""


def _folder() -> Path:
    # Not importlib.resources: importing it costs 18 ms, and wheels of this package are always unpacked.
    package = Path(__file__).parents[1]
    installed = package / "layouts"
    return installed if installed.is_dir() else package.parent / "layouts"


def _known() -> dict[str, Path]:
    return {path.stem: path for path in sorted(_folder().glob("*.yaml"), key=lambda path: path.stem)}


def _find(name: str, folder: Path, asked_at: Location | None) -> Path:
    """Find the file of a layout: ``name`` is a path (relative to ``folder``) or a known name."""
    if name.endswith(_ENDINGS) or "/" in name or "\\" in name:
        return folder / name
    quick = _folder() / f"{name}.yaml"
    if quick.is_file():
        return quick
    known = list(_known())
    hint = f"{nearest(name, known)}; known: {', '.join(known)}; or give the path of a .yaml file"
    if hint.startswith("known"):
        hint = hint.partition("; ")[2]
    raise LayoutError([error("layout-unknown", f"there is no layout {name}", asked_at, hint)])


def _merged(path: Path) -> Mapping:
    """Read a layout's file and lay it over the layouts it extends; a name is not inherited."""
    seen: list[Path] = []
    node: Mapping | None = None
    while True:
        own = load_yaml_file(path, LayoutError)
        node = own if node is None else merge(_nameless(own), node, ALTERNATIVES)
        seen.append(path.resolve())
        entry = own.entries.get("extends")
        name = _said(own, "extends")
        if entry is None or not name:
            return node
        path = _find(name, path.parent, entry.value.location)
        _check_chain(seen, path, entry)


def _nameless(node: Mapping) -> Mapping:
    return Mapping(node.location, {key: entry for key, entry in node.entries.items() if key != "name"})


def _check_chain(seen: list[Path], path: Path, entry: Entry) -> None:
    place = entry.value.location
    if path.resolve() in seen:
        names = " → ".join(each.stem for each in [*seen, path])
        raise LayoutError([error("layout-cycle", f"layouts extend one another: {names}", place, "end the circle")])
    if len(seen) >= _MOST_BASES:
        hint = "merge some of them"
        raise LayoutError([error("layout-chain", f"more than {_MOST_BASES} layouts extend one another", place, hint)])
    if not path.is_file():
        hint = "write a path from this file's folder, or a known name"
        raise LayoutError([error("layout-unknown", f"there is no layout file {path}", place, hint)])
