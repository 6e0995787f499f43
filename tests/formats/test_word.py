"""What a clerk finds in the Word file of every example: named styles, real structures, nothing faked."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from tests.formats.examples import EXAMPLES
from tests.formats.measures import Example

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Beside its style a paragraph says only what its place asks for; a run, which face a mark takes.
PARAGRAPH = {"pStyle", "framePr", "keepNext", "sectPr"}
RUN = {"rStyle", "rFonts", "lang"}


def part(made: Path, example: Example, name: str) -> etree._Element:
    with ZipFile(made / f"{example.name}.docx") as package:
        return etree.fromstring(package.read(f"word/{name}.xml"))


def local(element: etree._Element) -> str:
    return str(element.tag).removeprefix(W)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_all_formatting_is_in_named_styles(example: Example, made: Path) -> None:
    body = part(made, example, "document")
    styles = {style.get(f"{W}styleId") for style in part(made, example, "styles").iter(f"{W}style")}
    properties = [child for holder in body.iter(f"{W}pPr") for child in holder]
    assert {local(child) for child in properties} <= PARAGRAPH
    assert {local(child) for holder in body.iter(f"{W}rPr") for child in holder} <= RUN
    assert all(next(run.iterchildren(f"{W}rFonts")).get(f"{W}hint") for run in body.iter(f"{W}rPr") if len(run) == 1
               and local(run[0]) == "rFonts")  # fmt: skip
    used = {child.get(f"{W}val") for child in properties if local(child) == "pStyle"}
    assert used <= styles


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_nothing_is_drawn_or_pushed_with_spaces(example: Example, made: Path) -> None:
    body = part(made, example, "document")
    assert {local(element) for element in body.iter() if isinstance(element.tag, str)}.isdisjoint({"drawing", "pict"})
    texts = ["".join(paragraph.itertext(f"{W}t")) for paragraph in body.iter(f"{W}p")]
    assert [text for text in texts if re.search("[ \u3000]{2,}", text)] == []
    # An empty paragraph is a rule, or what the tail hangs on: never a blank line.
    empty = [paragraph for paragraph in body.iter(f"{W}p") if not "".join(paragraph.itertext(f"{W}t"))]
    names = {next(paragraph.iter(f"{W}pStyle")).get(f"{W}val", "") for paragraph in empty}
    assert all(re.search("Rule|Anchor", name) for name in names)
