"""docs/layouts.md names exactly the keys the reader knows, and its examples load; ``pytest --update`` writes tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.fonts.catalogue import ROLES as FONT_ROLES
from pipeline.model.units import NAMED_SIZES
from pipeline.read.data_fields import FIELDS
from pipeline.read.layout import load_layout
from pipeline.read.layout_build import ROLES
from pipeline.read.layout_defaults import OPTIONAL
from pipeline.read.layout_keys import KEYS

PAGE = Path(__file__).parents[1] / "docs" / "layouts.md"
TABLE = re.compile(r"<!-- (keys: (\w+)|fields|roles) -->\n(.*?)<!-- end -->", re.DOTALL)
EXAMPLE = re.compile(r"```yaml example\n(.*?)```", re.DOTALL)
SAME = {"rule_above": "rule_below"}
"""Mappings with the keys of another, described there."""


def table(what: str, name: str | None) -> str:
    """Give a table of the page."""
    if what == "fields":
        return "、".join(f"`{key}` {field.names[0]}" for key, field in FIELDS.items()) + "。\n"
    if what == "roles":
        named = load_layout("jianbao").styles
        needed, spared = ([role for role in ROLES if (role in OPTIONAL) is optional] for optional in (False, True))
        listed = ["、".join(f"`{role}` {named[role].word_name}" for role in roles) for roles in (needed, spared)]
        return f"{listed[0]}。\n\n可以不写、照 `body` 推定的：{listed[1]}。\n"
    rows = [
        f"| `{key}` | {described.meaning} | {f'`{described.example}`' if described.example else ''} |\n"
        for key, described in KEYS[name or ""].items()
    ]
    return "".join(["| 键 | 意思 | 例 |\n|---|---|---|\n", *rows])


def written_anew(page: str) -> str:
    def anew(found: re.Match[str]) -> str:
        return f"<!-- {found[1]} -->\n\n{table(found[1], found[2])}\n<!-- end -->"

    return TABLE.sub(anew, page)


def test_the_tables_are_the_keys_the_program_knows(update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    if update:
        page = written_anew(page)
        PAGE.write_text(page, encoding="utf-8")
    assert page == written_anew(page)


def test_every_kind_of_mapping_has_its_table() -> None:
    described = {found[2] for found in TABLE.finditer(PAGE.read_text(encoding="utf-8"))} - {None}
    assert described | set(SAME) == set(KEYS)
    assert all(KEYS[name] == KEYS[other] for name, other in SAME.items())


def test_the_rows_name_each_key_once() -> None:
    for found in TABLE.finditer(PAGE.read_text(encoding="utf-8")):
        if found[2]:
            assert re.findall(r"^\| `(\w+)` \|", found[3], re.MULTILINE) == list(KEYS[found[2]])


def test_the_font_roles_and_sizes_are_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"`{role}` {faces.chinese_name}" in page for role, faces in FONT_ROLES.items() if role != "latin")
    assert " ".join(NAMED_SIZES) in page


@pytest.mark.parametrize("example", EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
def test_an_example_loads(example: str, tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(example, encoding="utf-8")
    assert load_layout(str(path)).styles
