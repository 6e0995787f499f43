"""Findings into a DOCX as real Word comments, each at its place; and how the text of a paragraph is split into runs."""

from __future__ import annotations

import copy
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree

from pipeline.check.archive import Element
from pipeline.check.docx_package import Package, W

AUTHOR: Final = "jianbao"
_MC_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_HIDDEN: Final = frozenset(W + name for name in ("del", "moveFrom", "txbxContent", "pPr", "rPr"))
_CHARACTERS: Final = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_PART_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment: ``paragraph`` counts from 1 (None: the document), ``quote`` the text it is about, ``start`` where in
    the quote the stretch begins and ``length`` how long it is; an empty quote comments on the whole paragraph.
    """

    text: str
    paragraph: int | None = None
    quote: str = ""
    start: int = 0
    length: int = 0
    column: int = 0


def annotate(data: bytes, notes: Sequence[Note], path: str, *, date: str | None = None) -> bytes:
    """Give the DOCX with a comment for every note; ``date`` (YYYY-MM-DD) is written in them, if any.

    A note whose quote is not found comments on its paragraph, one without a paragraph on the first. Raises SourceError
    when the file cannot be read.
    """
    package = Package(data, path)
    assert package.main is not None
    root = package.part(package.main)
    assert root is not None
    name, comments = _comments_part(package)
    paragraphs = paragraphs_of(root)
    if not paragraphs:
        return data
    number = 1 + max((int(each.get(W + "id", "0")) for each in comments), default=-1)
    for note in notes:
        index = min(max((note.paragraph or 1) - 1, 0), len(paragraphs) - 1)
        found = find_quote(paragraphs, index, note.quote, note.column)
        if found is None:
            _mark(paragraphs[index], list(runs_of(paragraphs[index])), number)
        else:
            paragraph = paragraphs[found.paragraph]
            _mark(paragraph, isolate(paragraph, *found.stretch(note.start, note.length)), number)
        comments.append(_comment(number, note.text, date))
        number += 1
    parts = {package.main: serialised(root), name: serialised(comments)}
    parts |= _declared(package, name)
    return replaced(data, parts)


def paragraphs_of(root: Element) -> list[Element]:
    """Give the paragraphs of a document part as the probe counts them: reading order, no fallback copies."""
    return [each for each in root.iter(W + "p") if not any(above.tag == _MC_FALLBACK for above in each.iterancestors())]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands: the paragraph's index and the offsets in its text of the quote's characters."""

    paragraph: int
    offsets: tuple[int, ...]

    def stretch(self, start: int, length: int) -> tuple[int, int]:
        """Give the stretch of the paragraph's text that so many characters of the quote take up."""
        inside = self.offsets[start : start + length]
        return (inside[0], inside[-1] + 1) if inside else (self.offsets[0], self.offsets[-1] + 1)


def find_quote(paragraphs: Sequence[Element], index: int, quote: str, column: int = 0) -> Found | None:
    """Find a quote: in its paragraph as near its column as can be, else in the only other paragraph that has it.

    A quote runs on over line breaks, which it does not hold.
    """
    if not quote:
        return None
    places = _occurrences(text_of(paragraphs[index]), quote)
    if places:
        return Found(index, min(places, key=lambda offsets: abs(offsets[0] - column)))
    others = [(place, found) for place, each in enumerate(paragraphs) if (found := _occurrences(text_of(each), quote))]
    return Found(others[0][0], others[0][1][0]) if len(others) == 1 else None


def _occurrences(text: str, quote: str) -> list[tuple[int, ...]]:
    """Give the offsets of the characters of every occurrence of a quote."""
    shown = [offset for offset, character in enumerate(text) if character != "\n"]
    plain, found, at = text.replace("\n", ""), [], -1
    while (at := plain.find(quote, at + 1)) >= 0:
        found.append(tuple(shown[at : at + len(quote)]))
    return found


def text_of(paragraph: Element) -> str:
    """Give the text of a paragraph that is shown, deleted text and text boxes aside."""
    return "".join(text for _, text in _texts(paragraph))


def runs_of(paragraph: Element) -> Iterator[Element]:
    """Give the runs whose text is shown, in order."""
    for child in paragraph:
        if child.tag == W + "r":
            yield child
        elif child.tag not in _HIDDEN and isinstance(child.tag, str):
            yield from runs_of(child)


def _texts(paragraph: Element) -> Iterator[tuple[Element, str]]:
    for run in runs_of(paragraph):
        for child in run:
            if child.tag == W + "t":
                yield run, child.text or ""
            elif child.tag in _CHARACTERS:
                yield run, _CHARACTERS[child.tag]


def run_text(run: Element) -> str:
    """Give the text of a run."""
    return "".join((child.text or "") if child.tag == W + "t" else _CHARACTERS.get(child.tag, "") for child in run)


def isolate(paragraph: Element, start: int, end: int) -> list[Element]:
    """Split runs so that [start, end) of a paragraph's text is whole runs; give these."""
    for offset in (end, start):
        position = 0
        for run in list(runs_of(paragraph)):
            length = len(run_text(run))
            if position < offset < position + length:
                _split(run, offset - position)
                break
            position += length
    inside, position = [], 0
    for run in runs_of(paragraph):
        length = len(run_text(run))
        if length and start <= position and position + length <= end:
            inside.append(run)
        position += length
    return inside


def _split(run: Element, offset: int) -> None:
    """Split a run before its character ``offset``; both halves keep its properties."""
    second = element("r")
    second.attrib.update(run.attrib)
    properties = run.find(W + "rPr")
    if properties is not None:
        second.append(copy.deepcopy(properties))
    position = 0
    for child in list(run):
        if child.tag == W + "rPr":
            continue
        length = len(child.text or "") if child.tag == W + "t" else len(_CHARACTERS.get(child.tag, ""))
        if position >= offset:
            second.append(child)
        elif position + length > offset:
            text = child.text or ""
            rest = copy.deepcopy(child)
            child.text, rest.text = text[: offset - position], text[offset - position :]
            for half in (child, rest):
                half.set(_XML_SPACE, "preserve")
            second.append(rest)
        position += length
    run.addnext(second)


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """Make a WordprocessingML element; attributes are named without their prefix."""
    made = etree.Element(W + tag, {W + name: value for name, value in (attributes or {}).items()}, {"w": W[1:-1]})
    made.extend(children)
    return made


def text_element(text: str, tag: str = "t") -> Element:
    """Make a text element that keeps its spaces."""
    made = element(tag)
    made.text = text
    made.set(_XML_SPACE, "preserve")
    return made


def _mark(paragraph: Element, runs: list[Element], number: int) -> None:
    """Set the comment's range and its reference around runs of a paragraph, or at its start when there are none."""
    begins = element("commentRangeStart", {"id": str(number)})
    ends = element("commentRangeEnd", {"id": str(number)})
    reference = element("r", None, element("commentReference", {"id": str(number)}))
    if runs:
        _top(runs[0], paragraph).addprevious(begins)
        last = _top(runs[-1], paragraph)
    else:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            paragraph.insert(0, begins)
        else:
            properties.addnext(begins)
        last = begins
    last.addnext(ends)
    ends.addnext(reference)


def _top(run: Element, paragraph: Element) -> Element:
    """Give the child of the paragraph that holds a run: ranges do not begin within a field or a link."""
    while (parent := run.getparent()) is not None and parent is not paragraph:
        run = parent
    return run


def _comment(number: int, text: str, date: str | None) -> Element:
    attributes = {"id": str(number), "author": AUTHOR, "initials": "jb"}
    if date:
        attributes["date"] = f"{date}T00:00:00Z"
    lines = [element("p", None, element("r", None, text_element(line))) for line in text.split("\n")]
    return element("comment", attributes, *lines)


def _comments_part(package: Package) -> tuple[str, Element]:
    """Give the name and the root of the comments part, a new one when there is none."""
    assert package.main is not None
    found = package.related_part("/comments")
    folder = posixpath.dirname(package.main)
    if found is not None:
        for relation in relations(package):
            if relation.get("Type", "").endswith("/relationships/comments"):
                target = relation.get("Target", "")
                return (target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)), found
    return posixpath.join(folder, "comments.xml"), element("comments")


def relations(package: Package) -> Element:
    """Give the relationships of the main part; an empty list of them when there are none."""
    assert package.main is not None
    found = package.part(_relations_name(package.main))
    return found if found is not None else etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())


def _relations_name(main: str) -> str:
    folder, name = posixpath.split(main)
    return posixpath.join(folder, "_rels", name + ".rels")


def _declared(package: Package, name: str) -> dict[str, bytes]:
    """Give content types and relationships that know of the comments part."""
    assert package.main is not None
    parts: dict[str, bytes] = {}
    types = package.part("[Content_Types].xml")
    if types is not None and not any(each.get("PartName") == "/" + name for each in types):
        attributes = {"PartName": "/" + name, "ContentType": _COMMENTS_TYPE}
        types.append(types.makeelement(f"{{{_TYPES}}}Override", attributes))
        parts["[Content_Types].xml"] = serialised(types)
    links = relations(package)
    if not any(each.get("Type") == _COMMENTS_RELATION for each in links):
        used = {each.get("Id") for each in links}
        identity = next(f"rIdJianbao{count}" for count in range(1, len(used) + 2) if f"rIdJianbao{count}" not in used)
        target = posixpath.relpath(name, posixpath.dirname(package.main))
        attributes = {"Id": identity, "Type": _COMMENTS_RELATION, "Target": target}
        links.append(links.makeelement(f"{{{_RELATIONS}}}Relationship", attributes))
        parts[_relations_name(package.main)] = serialised(links)
    return parts


def serialised(root: Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def replaced(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Give a package with some parts replaced or added; the others stay as they are, their dates too."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = parts[info.filename] if info.filename in parts else old.read(info)
            new.writestr(_entry(info.filename, info.date_time), content)
        for name in sorted(set(parts) - set(old.namelist())):
            new.writestr(_entry(name, _PART_DATE), parts[name])
    return written.getvalue()


def _entry(name: str, date: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
