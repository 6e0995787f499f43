from __future__ import annotations

import pytest

from tests.parse.reading_cases import KEYS, Case, assert_partition, found, load_cases, outline, parse_case


@pytest.mark.parametrize("case", load_cases(), ids=lambda case: case.name)
def test_a_person_and_the_parser_find_the_same(case: Case) -> None:
    source, parsed, _ = parse_case(case)
    assert_partition(source, parsed)
    wanted = dict(line.split(": ", 1) for line in case.expected if not line.startswith(("- ", "attachment: ")))
    fields = found(parsed.article)
    fields["lead"] = fields.get("lead", "")[: len(wanted.get("lead", ""))]
    assert {key: value for key, value in fields.items() if value and key in KEYS} == wanted
    wanted_sections = [line for line in case.expected if line.startswith("- ")]
    got = outline(parsed.article.initiatives)
    for attachment in parsed.article.attachments:
        got += ["- attachment " + row[2:] for row in outline(attachment.sections)]
    assert got == wanted_sections
    titles = [line.partition(": ")[2] for line in case.expected if line.startswith("attachment: ")]
    assert [str(one.title).replace("\n", "/") for one in parsed.article.attachments] == titles
