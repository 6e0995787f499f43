"""From YAML's parse events to nodes, within limits; what is wrong in words of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from pipeline.model.problem import Problem, error
from pipeline.model.source import Location
from pipeline.read.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence
from pipeline.read.yaml_wide_marks import wide_mark

MAX_NODES: Final = 200_000
"""How many values a file may hold."""

MAX_KEYS: Final = 1_000
"""How many keys a mapping may hold."""

MAX_PROBLEMS: Final = 100
"""After so many problems the rest of a file is not looked at: nobody reads on."""

MAX_DEPTH: Final = 40
"""How deep mappings and lists may stand inside one another."""

_UNCLOSED: Final = "close it, put commas between its items, and put text that holds { } [ ] or # in quotes"
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_Mark = Any  # libyaml's marks and PyYAML's own are two classes with the same line and column
_TEXT_TAG: Final = "tag:yaml.org,2002:str"
# What YAML 1.1 does not call printable.
_UNPRINTABLE: Final = "[^\\t\\n\\r -~\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"


def read_document(text: str, path: str, first_line: int) -> tuple[Node | None, list[Problem]]:
    """Read the one document of a YAML text: its node, None when there is none, and everything wrong with it."""
    reader = _Reader(text, path, first_line)
    try:
        return reader.document(_events(text)), reader.problems
    except (yaml.YAMLError, UnicodeError) as exception:
        return None, [*reader.problems, _syntax_problem(exception, reader)]


class _Reader:
    """Builds nodes from parse events with a stack of its own, so that no nesting can exhaust Python's."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self.text = text
        self.path = path
        self.first_line = first_line
        self._lines: list[str] = []

    def place(self, mark: _Mark) -> Location:
        return Location(self.path, mark.line + self.first_line, mark.column + 1)

    def refuse(self, code: str, message: str, mark: _Mark, hint: str) -> None:
        self.problems.append(error(code, message, self.place(mark), hint))

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """Read the one document of a stream; None when there is none."""
        stack: list[_Open] = []
        root: Node | None = None
        documents = 0
        for count, event in enumerate(events):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
            if documents > 1:
                hint = "keep one document in a file: take out the `---` line and what follows"
                self.refuse("yaml-many-documents", "a second document begins", event.start_mark, hint)
                return root
            node = self._node(event, stack)
            if len(stack) > MAX_DEPTH:
                hint = "write it flatter"
                self.refuse("yaml-too-deep", f"more than {MAX_DEPTH} levels deep", event.start_mark, hint)
                return root
            if count > MAX_NODES:
                hint = "split the file or shorten it"
                self.refuse("yaml-too-large", f"more than {MAX_NODES} values", event.start_mark, hint)
            if len(self.problems) >= MAX_PROBLEMS or count > MAX_NODES:
                return root
            if node is not None and stack:
                stack[-1].add(node, self.problems)
            elif node is not None:
                root = node
        return root

    def _node(self, event: yaml.Event, stack: list[_Open]) -> Node | None:
        """Give the node an event completes, if it completes one."""
        match event:
            case yaml.ScalarEvent():
                return Scalar(self._scalar_place(event), event.value, self._plain(event))
            case yaml.CollectionStartEvent():
                self._check_tag(event)
                stack.append(_Open(self.place(event.start_mark), isinstance(event, yaml.MappingStartEvent)))
            case yaml.CollectionEndEvent():
                return stack.pop().close()
            case yaml.AliasEvent():
                hint = "write the value out, or share it with `extends:`"
                self.refuse("yaml-alias", f"aliases are not read: *{event.anchor}", event.start_mark, hint)
                return Scalar(self.place(event.start_mark), "")
        return None

    def _scalar_place(self, event: yaml.ScalarEvent) -> Location:
        """Give where the text begins: of a block (``|``, ``>``) not its mark but the line below."""
        mark: _Mark = event.start_mark
        if event.style not in ("|", ">"):
            return self.place(mark)
        self._lines = self._lines or self.text.split("\n")
        below = self._lines[mark.line + 1] if mark.line + 1 < len(self._lines) else ""
        return Location(self.path, mark.line + 1 + self.first_line, len(below) - len(below.lstrip(" ")) + 1)

    def _plain(self, event: yaml.ScalarEvent) -> bool:
        self._check_tag(event)
        return not event.style and event.tag is None

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in (None, _TEXT_TAG):
            shown = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refuse("yaml-tag", f"tags are not read: {shown}", event.start_mark, "take the tag out")


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


class _Open:
    """A mapping or list whose end has not come yet."""

    def __init__(self, location: Location, is_mapping: bool) -> None:
        self.location = location
        self.is_mapping = is_mapping
        self.items: list[Node] = []
        self.entries: dict[str, Entry] = {}
        self.key: Node | None = None

    def add(self, node: Node, problems: list[Problem]) -> None:
        if not self.is_mapping:
            self.items.append(node)
        elif self.key is None:
            self.key = node
        else:
            self._pair(self.key, node, problems)
            self.key = None

    def _pair(self, key: Node, value: Node, problems: list[Problem]) -> None:
        if not isinstance(key, Scalar):
            problems.append(error("yaml-key", "a key is a list or mapping", key.location, "write a word as key"))
        elif key.text in self.entries:
            first = self.entries[key.text].location
            hint = f"it stands in line {first.line} already: keep one of the two"
            problems.append(error("yaml-duplicate-key", f"key {key.text} is given twice", key.location, hint))
        elif len(self.entries) == MAX_KEYS:
            message = f"more than {MAX_KEYS} keys in one mapping"
            problems.append(error("yaml-too-large", message, key.location, "take some out"))
        else:
            self.entries[key.text] = Entry(key.location, value)

    def close(self) -> Node:
        if self.is_mapping:
            return Mapping(self.location, self.entries)
        return Sequence(self.location, tuple(self.items))


def _syntax_problem(exception: Exception, reader: _Reader) -> Problem:
    text = reader.text
    context = str(getattr(exception, "context", ""))
    said = str(getattr(exception, "problem", None) or "it cannot be read")
    mark: _Mark = getattr(exception, "problem_mark", None)
    opening: _Mark = getattr(exception, "context_mark", None) or mark
    if mark is None:
        return _character_problem(reader)
    if wide := wide_mark(text, mark.line, Location(reader.path, reader.first_line)):
        return wide
    at_mark = text.split("\n")[mark.line][mark.column :][:1] if mark.line <= text.count("\n") else ""
    message, hint = f"this is not YAML: {said}", "check indents, colons, brackets and quotes here and just above"
    if at_mark == "\t":
        message, hint = "a tab stands where spaces must", "indent with spaces, never with tabs"
    elif at_mark and at_mark in "@`%" and "cannot start" in said:
        message, hint = f"a value cannot begin with {at_mark}", "put the value in quotes"
    elif "mapping values are not allowed" in said:
        message, hint = "a colon where none can stand", "put a value that holds a colon in quotes"
    elif "quoted scalar" in context and "end of stream" in said:
        message, hint, mark = "a quotation mark is not closed", "close it", opening
    elif "flow" in context:
        message, hint, mark = "a bracket is not closed", _UNCLOSED, opening
    return error("yaml-syntax", message, reader.place(mark), hint)


def _character_problem(reader: _Reader) -> Problem:
    place, message = Location(reader.path, reader.first_line), "a character that cannot stand in YAML"
    if found := re.search(_UNPRINTABLE, reader.text):
        lines = reader.text[: found.start()].split("\n")
        place = Location(reader.path, len(lines) - 1 + reader.first_line, len(lines[-1]) + 1)
        message = f"the character U+{ord(found[0]):04X} cannot stand in YAML"
    return error("yaml-character", message, place, "take it out")
