"""YAML for people to edit: block style, Han as Han, long text under ``|``."""

from __future__ import annotations

from typing import Final

import yaml

_TEXT_TAG: Final = "tag:yaml.org,2002:str"
_LONG: Final = 40
_OTHER_BREAKS: Final = frozenset("\x85\u2028\u2029")


class _Writer(yaml.SafeDumper):
    """Block style for people: long and many-lined text as it is, under ``|``."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _represent_text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = "|" if len(text) > _LONG or "\n" in text else None
    if not _OTHER_BREAKS.isdisjoint(text):
        # YAML takes these for line ends and would not give them back; escaped, it does.
        style = '"'
    return writer.represent_scalar(_TEXT_TAG, text, style=style)


class Inline(dict[str, object]):
    """A mapping to be written on one line, in braces."""


class InlineList(list[object]):
    """A list to be written on one line, in brackets."""


_Writer.add_representer(str, _represent_text)
_Writer.add_representer(
    Inline, lambda writer, value: writer.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True)
)
_Writer.add_representer(
    InlineList, lambda writer, value: writer.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
)


def write_yaml(value: object) -> str:
    """Write plain values as YAML: keys in their order, Han as Han, no line folded."""
    return str(yaml.dump(value, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=1_000_000_000))
