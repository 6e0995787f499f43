"""What is said of broken layouts: every fault at once, each with its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model.problem import LayoutError
from pipeline.read.layout import load_layout

# What stands in the file after `extends: jianbao`, and every complaint: place, message, hint.
BROKEN = {
    "unknown key": (
        "titel: 专报\n",
        ["2:1: layout: unknown key titel | did you mean title?"],
    ),
    "unknown key of a style": (
        "styles:\n  body:\n    colr: FF0000\n",
        ["4:5: style: unknown key colr | did you mean colour?"],
    ),
    "wrong type": (
        "styles:\n  body: 三号\n",
        ["3:9: 三号: not a mapping of keys | write `key: value` lines under it"],
    ),
    "not a boolean": (
        "styles:\n  body: {keep_next: maybe}\n",
        ["3:21: maybe: not true or false | write true or false"],
    ),
    "bad length": (
        "styles:\n  body: {left: 2inch}\n",
        ["3:16: 2inch: not a length | write it like 35mm, 1.5cm, 11pt, 三号, 2字 or 1行"],
    ),
    "negative indent": (
        "styles:\n  body: {left: -2字}\n",
        ["3:16: left is below zero | write a length of 0 or more"],
    ),
    "a page in characters": (
        "page: {width: 30字}\n",
        ["2:15: 30字: not a length in mm, cm or pt | write it like 35mm"],
    ),
    "unknown named size": (
        "styles:\n  note: {size: 七八号}\n",
        ["3:16: 七八号: not a type size | the sizes are 初号 小初 一号 小一 二号 小二 三号 小三 四号 小四 五号 小五"],
    ),
    "a size Word cannot hold": (
        "styles:\n  note: {size: 15.75pt}\n",
        [
            "3:16: 15.75pt: not a type size Word can hold | "
            "Word knows sizes from 4pt to 200pt in steps of 0.5pt: take 15.5pt"
        ],
    ),
    "malformed colour": (
        "styles:\n  title: {colour: red}\n",
        ["3:19: red: not a colour | write six hexadecimal digits, such as FF0000 for red"],
    ),
    "unknown font": (
        "styles:\n  title: {font: heit}\n",
        ["3:17: there is no font role heit | did you mean heiti?"],
    ),
    "unknown font role": (
        "fonts: {songtti: {name: 宋体}}\n",
        ["2:9: fonts: unknown role songtti | did you mean songti?"],
    ),
    "font without a name": (
        "fonts: {songti: {name: ~}}\n",
        ["2:17: font: name is missing | the family's name as Word shows it"],
    ),
    "no family for Latin": (
        "fonts: {latin: ~}\n",
        ["2:8: fonts: latin is missing | name the family of digits and Latin letters"],
    ),
    "unknown base style": (
        "styles:\n  note: {extends: bodi}\n",
        ["3:19: there is no style bodi to extend | did you mean body?"],
    ),
    "styles in a circle": (
        "styles:\n  body: {extends: note}\n",
        ["3:19: styles extend one another: body → note → body | end the circle"],
    ),
    "unknown alignment": (
        "styles:\n  title: {align: center}\n",
        ["3:18: center: not one of left, right, centre, justify | did you mean centre?"],
    ),
    "unknown role": (
        "masthead: [{role: isue-number, text: x}]\n",
        ["2:19: there is no style isue-number | did you mean issue-number?"],
    ),
    "part without text": (
        "tail:\n  - role: tail-range\n",
        ["3:5: part: text is missing | such as 第{issue}期"],
    ),
    "unknown field in a template": (
        'masthead: [{role: title, text: "第{isue}期"}]\n',
        ["2:32: the template asks for an unknown field {isue} | did you mean issue?"],
    ),
    "lone brace": (
        'tail: [{role: title, text: "第{issue期"}]\n',
        [
            "2:28: braces that hold no field | write fields like {issue}, a field in another style like "
            "{signer|signer-name}"
        ],
    ),
    "page number template": (
        'page_number: {template: "- {pages} -"}\n',
        ["2:25: the template asks for an unknown field {pages} | did you mean page?"],
    ),
    "unknown field": (
        "fields: {issuee: 某局}\n",
        ["2:10: fields: unknown field issuee | did you mean issue?"],
    ),
    "field of the wrong kind": (
        "fields: {期号: 十二}\n",
        ["2:14: 期号 '十二': not a positive number | write it like 12"],
    ),
    "too many lines": (
        "grid: {lines: 60}\n",
        ["2:15: 60 lines do not fit the type area | at 16pt the type area takes 39 lines at most"],
    ),
    "too many characters": (
        "grid: {characters: 40}\n",
        ["2:20: 40 characters do not fit a line | at 16pt a line takes 30 characters at most"],
    ),
    "no lines": (
        "grid: {lines: 0}\n",
        ["2:15: 0: not a whole number from 1 to 200 | write a number such as 1"],
    ),
    "margins wider than the paper": (
        "page: {width: 50mm}\n",
        [
            "2:7: the page has no room for type | "
            "make the margins smaller than the paper, and the paper no larger than 2000mm"
        ],
    ),
    "a rule too thin": (
        "styles:\n  tail-copies: {rule_above: {weight: 0.01mm}}\n",
        ["3:38: a rule of 0.0283465pt | rules are from 0.25pt to 12pt thick"],
    ),
    "a rule too far away": (
        "styles:\n  issuer-line: {rule_below: {ink_gap: 20mm}}\n",
        ["3:39: a rule 53pt away from its line | here it can be 1.3mm to 12.2mm: Word takes 0 to 31 points"],
    ),
    "lines of a rule Word cannot draw": (
        "styles:\n  issuer-line: {rule_below: {weight: 3pt, lower: 1pt, double: true}}\n",
        ["3:50: two lines of 3pt and 1pt | make the thinner of two unequal lines 0.75pt: Word draws no other"],
    ),
    "both gaps": (
        "styles:\n  issuer-line: {rule_below: {gap: 5pt, ink_gap: 4mm}}\n",
        ["3:49: gap and ink_gap are both given | keep one of them"],
    ),
    "ink above its line": (
        "styles:\n  bulletin-name: {ink_top: 1mm}\n",
        [
            "3:28: ink_top is less than the line leaves | "
            "the line itself holds 1.52mm above the ink: write at least that"
        ],
    ),
    "no room left": (
        "styles:\n  note: {left: 80mm, right: 80mm}\n",
        [
            "3:9: the indents leave no room for a character | "
            "the type area is 156mm wide: make left, right or first_indent smaller"
        ],
    ),
    "removed style": (
        "styles:\n  note: ~\n",
        ["3:9: styles: note is missing | add it, or begin the layout with `extends: jianbao`"],
    ),
    "not a list": (
        "masthead: {role: title}\n",
        ["2:11: a mapping: not a list | begin each item with `- `"],
    ),
    "duplicate key": (
        "title: 甲\ntitle: 乙\n",
        ["3:1: key title is given twice | it stands in line 2 already: keep one of the two"],
    ),
    "tab": (
        "styles:\n\tbody: {}\n",
        ["3:1: a tab stands where spaces must | indent with spaces, never with tabs"],
    ),
    "alias": (
        "title: &a 甲\ndescription: *a\n",
        ["3:14: aliases are not read: *a | write the value out, or share it with `extends:`"],
    ),
    "python tag": (
        "title: !!python/object/apply:os.system [ls]\n",
        ["2:8: tags are not read: !!python/object/apply:os.system | take the tag out"],
    ),
    "bracket": (
        "page: {width: 210mm\n",
        [
            "2:7: a bracket is not closed | "
            "close it, put commas between its items, and put text that holds { } [ ] or # in quotes"
        ],
    ),
    "heading mode": (
        "headings: runin\n",
        ["2:11: runin: not one of own-line, run-in | did you mean run-in?"],
    ),
    # What who types in Chinese mistypes.
    "full-width colon": (
        "title：临县简报\nfields: {name: 临县简报}\n",
        ["2:6: the full-width mark ： is none of YAML's | type a colon and a space, `: `"],
    ),
    "full-width colon above a block": (
        "styles:\n  title：\n    size: 二号\n",
        ["3:8: the full-width mark ： is none of YAML's | type a colon and a space, `: `"],
    ),
    "full-width comma": (
        "styles:\n  title: {size: 二号，line: 30pt}\n",
        ["3:19: the full-width mark ， is none of YAML's | type a comma and a space, `, `"],
    ),
    "full-width quotation marks": (
        "masthead:\n  - {role: bulletin-name, text: “{name}”}\n",
        ["3:33: the full-width mark “ is none of YAML's | type `\"`"],
    ),
    "full-width braces": (
        'tail: [{role: title, text: "第｛issue｝期"}]\n',
        [
            "2:28: braces that hold no field | write fields like {issue}, a field in another style like "
            "{signer|signer-name}"
        ],
    ),
    "no space after the colon": (
        "styles:\n  title:\n    size:二号\n",
        ["4:5: size:二号: not a mapping of keys | type a half-width colon and a space: `size: 二号`"],
    ),
    "units as they are called": (
        "styles:\n  title: {line: 28磅, space_before: 10 毫米, left: 2个字}\n",
        [
            "3:17: 28磅: not a length | did you mean 28pt?",
            "3:36: 10 毫米: not a length | did you mean 10mm?",
            "3:49: 2个字: not a length | did you mean 2字?",
        ],
    ),
    "sizes as they are called": (
        "styles:\n  title: {size: 2号}\n  note: {size: 3号字}\n  byline: {size: 小3}\n  caption: {size: 16}\n",
        [
            "3:17: 2号: not a type size | did you mean 二号?",
            "4:16: 3号字: not a type size | did you mean 三号?",
            "5:18: 小3: not a type size | did you mean 小三?",
            "6:19: 16: not a type size | did you mean 16pt?",
        ],
    ),
    "a colour with its hash": (
        'styles:\n  title: {colour: "#ff0000"}\n',
        ["3:19: #ff0000: not a colour | did you mean ff0000?"],
    ),
    "a font by its family": (
        "styles:\n  title: {font: 仿宋_GB2312}\n",
        ["3:17: there is no font role 仿宋_GB2312 | did you mean fangsong?"],
    ),
    "a family without its key": (
        "fonts: {heiti: 黑体}\n",
        ["2:16: 黑体: not a mapping of keys | write it like {name: 黑体}"],
    ),
    "a font styles need": (
        "fonts: {heiti: ~}\n",
        [
            "2:16: fonts: heiti is taken away, but styles are set in it | keep it, or give those styles another font",
        ],
    ),
    "a key in Chinese": (
        "styles:\n  title: {字号: 三号}\n",
        ["3:11: style: unknown key 字号 | did you mean size?"],
    ),
    "a style's name mistyped": (
        "styles:\n  titel: {size: 三号}\n",
        [
            "3:10: style: font is missing | name a role of fonts: at the top of the layout; "
            "did you mean the style title?"
        ],
    ),
}


def complaints(path: Path) -> list[str]:
    with pytest.raises(LayoutError) as fault:
        load_layout(str(path))
    assert fault.value.exit_code == 3
    return [f"{problem} | {problem.hint}".removeprefix(f"{path}:") for problem in fault.value.problems]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_layout_is_refused(name: str, tmp_path: Path) -> None:
    text, expected = BROKEN[name]
    path = tmp_path / "broken.yaml"
    path.write_text("extends: jianbao\n" + text, encoding="utf-8")
    assert complaints(path) == expected


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    text = (
        "extends: jianbao\ntitel: 甲\ngrid: {lines: 99}\n"
        "styles:\n  body: {font: songt, colour: red}\n  note: {left: 1x}\n"
    )
    path.write_text(text, encoding="utf-8")
    assert complaints(path) == [
        "2:1: layout: unknown key titel | did you mean title?",
        "3:15: 99 lines do not fit the type area | at 16pt the type area takes 39 lines at most",
        "5:16: there is no font role songt | did you mean songti?",
        "5:31: red: not a colour | write six hexadecimal digits, such as FF0000 for red",
        "6:16: 1x: not a length | write it like 35mm, 1.5cm, 11pt, 三号, 2字 or 1行",
    ]


def test_a_fault_of_the_page_hides_no_fault_of_a_style(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("extends: jianbao\npage: {width: wide}\nstyles: {note: {left: far}}\n", encoding="utf-8")
    hint = "write it like 35mm, 1.5cm, 11pt, 三号, 2字 or 1行"
    assert complaints(path) == [f"2:15: wide: not a length | {hint}", f"3:23: far: not a length | {hint}"]


def test_a_layout_that_extends_nothing_needs_every_part(tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("title: 空\n", encoding="utf-8")
    parts = ("page", "grid", "fonts", "styles", "line_rules")
    assert complaints(path) == [
        f"1:1: layout: {part} is missing | add it, or begin the layout with `extends: jianbao`" for part in parts
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "1:1: nothing in it | write `key: value` lines"),
        (b"# only a comment\n", "1:1: nothing in it | write `key: value` lines"),
        (b"- a\n- b\n", "1:1: not a mapping of keys | write `key: value` lines at the top level"),
        (b"title: a\ndescription: \xd6\xd0\n", "2:14: not UTF-8 | save the file as UTF-8"),
        (b"title: a\x07\n", "1:9: the character U+0007 cannot stand in YAML | take it out"),
        (b"a: " + b"x" * 200_000, "1:1: more than 200000 characters | split the file or shorten it"),
        (b"a: " + "甲".encode() * 300_000, "1:1: more than 200000 characters | split the file or shorten it"),
        (b"a: " + b"[" * 5_000, "1:43: more than 40 levels deep | write it flatter"),
        (
            b"a: 1\n---\nb: 2\n",
            "2:1: a second document begins | keep one document in a file: take out the `---` line and what follows",
        ),
        (b"? [a]\n: b\n", "1:3: a key is a list or mapping | write a word as key"),
        (b"title: 'a\n", "1:8: a quotation mark is not closed | close it"),
        (b"title: a: b\n", "1:9: a colon where none can stand | put a value that holds a colon in quotes"),
        (b"title: @a\n", "1:8: a value cannot begin with @ | put the value in quotes"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    assert complaints(path) == [expected]


def test_a_fault_in_a_base_layout_is_told_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text("extends: jianbao\nstyles:\n  body: {left: far}\n", encoding="utf-8")
    path = tmp_path / "own.yaml"
    path.write_text("extends: base.yaml\ntitle: 甲\n", encoding="utf-8")
    hint = "write it like 35mm, 1.5cm, 11pt, 三号, 2字 or 1行"
    assert complaints(path) == [f"{tmp_path / 'base.yaml'}:3:16: far: not a length | {hint}"]


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as fault:
        load_layout("jianbo")
    assert str(fault.value) == "there is no layout jianbo"
    assert fault.value.problems[0].hint.startswith("did you mean jianbao?; known: gongan-jianbao, gongwen,")


def test_an_unknown_base_is_told_at_its_name(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("title: 甲\nextends: nothing.yaml\n", encoding="utf-8")
    hint = "write a path from this file's folder, or a known name"
    assert complaints(path) == [f"2:10: there is no layout file {tmp_path / 'nothing.yaml'} | {hint}"]


def test_layouts_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b.yaml\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("extends: a.yaml\n", encoding="utf-8")
    message = "1:10: layouts extend one another: a → b → a | end the circle"
    assert complaints(tmp_path / "a.yaml") == [f"{tmp_path / 'b.yaml'}:{message}"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    expected = "1:1: cannot be read: No such file or directory | check the path and the file's permissions"
    assert complaints(tmp_path / "none.yaml") == [expected]


def test_full_width_marks_in_text_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    text = "extends: jianbao\ntitle: 临县：简报，专报\ntail: [{role: tail-range, text: 送：各局，各乡}]\n"
    path.write_text(text, encoding="utf-8")
    assert load_layout(str(path)).title == "临县：简报，专报"


def test_a_file_of_one_line_with_a_full_width_colon_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("extends：jianbao\n", encoding="utf-8")
    assert complaints(path) == ["1:8: the full-width mark ： is none of YAML's | type a colon and a space, `: `"]
