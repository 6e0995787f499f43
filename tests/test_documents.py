"""The documentation says what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
PLACES = re.compile(r"`((?:pipeline|layouts|seeds|tests|docs|benchmarks)/[\w./-]*|pyproject\.toml|Makefile)`")
LINKS = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    missing = [name for name in PLACES.findall(text) if not (ROOT / name).exists()]
    missing += [name for name in LINKS.findall(text) if not (page.parent / name).exists()]
    assert missing == []


def test_every_package_is_on_the_architecture_page() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in (ROOT / "pipeline").glob("*/__init__.py")}
    assert {name for name in packages if f"`pipeline/{name}/`" not in text} == set()
