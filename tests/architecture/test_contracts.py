"""The architecture as tests: layers by import-linter, third-party libraries at their named edges."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline"

# Library → where it may be imported (paths under pipeline/, by beginning). Everything else must do without it.
EDGES = {
    "docx": ("read/docx", "render/docx", "check/docx"),
    "reportlab": ("render/pdf",),
    "typer": ("cli/",),
    "rich": ("cli/",),
    "click": ("cli/",),
    "yaml": ("read/yaml_file",),
    "markdown_it": ("read/markdown",),
    "pypdfium2": ("check/pdf",),
    # Tried and left out, each for a reason its place tells: nowhere.
    "cattrs": (),
    "trafilatura": (),
    "charset_normalizer": (),
    "distributed": ("batch/pools",),
    "watchfiles": ("cli/watch",),
    "uharfbuzz": ("fonts/",),
    "pikepdf": ("printing/", "check/pdf"),
    "lxml": ("read/docx", "read/html", "render/docx", "check/docx", "check/archive", "check/ofd"),
}


def imported_libraries(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def misplaced(path: str, source: str) -> list[str]:
    return sorted(
        library for library in imported_libraries(source) if library in EDGES and not path.startswith(EDGES[library])
    )


@pytest.mark.parametrize("path", sorted(p.relative_to(PACKAGE).as_posix() for p in PACKAGE.rglob("*.py")))
def test_libraries_stay_at_their_edges(path: str) -> None:
    assert misplaced(path, (PACKAGE / path).read_text(encoding="utf-8")) == []


def test_a_library_in_the_wrong_place_is_seen() -> None:
    assert misplaced("compose/compose.py", "def f():\n    from docx import Document\n") == ["docx"]
    assert misplaced("render/pdf.py", "import reportlab.pdfgen.canvas\n") == []


def test_a_model_module_imports_the_standard_library_and_the_model_only() -> None:
    for path in PACKAGE.glob("model/*.py"):
        foreign = imported_libraries(path.read_text(encoding="utf-8")) - set(sys.stdlib_module_names) - {"pipeline"}
        assert not foreign, f"{path.name} imports {foreign}"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def copy_of_the_package(folder: Path) -> Path:
    for path in [*PACKAGE.rglob("*.py")]:
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return folder


def test_the_layers_hold() -> None:
    run = lint_imports(ROOT)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("compose/compose.py", "from pipeline.parse.parser import parse as _parse"),
        ("model/units.py", "import pipeline.fonts as _fonts"),
        ("typeset/typeset.py", "import pipeline.cli as _cli"),
    ],
)
def test_a_broken_layer_is_seen(module: str, line: str, tmp_path: Path) -> None:
    folder = copy_of_the_package(tmp_path)
    path = folder / "pipeline" / module
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    run = lint_imports(folder)
    assert run.returncode == 1, run.stdout
    assert "BROKEN" in run.stdout
