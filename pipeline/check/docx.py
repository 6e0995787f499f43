"""The DOCX probe: bytes → DocxFacts. It resolves styles, theme, defaults and sections as Word does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from pipeline.check.archive import Element
from pipeline.check.docx_order import order_faults
from pipeline.check.docx_package import Package, R, W, flag, number, value
from pipeline.check.docx_paragraphs import Walker
from pipeline.check.docx_styles import read_stylist
from pipeline.check.facts import MM_PER_TWIP, DocxFacts, Footer, SectionFacts
from pipeline.model.problem import SourceError, error

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_PAGE_FIELD: Final = re.compile(r"^\s*PAGE\b", re.IGNORECASE)


def probe_docx(data: bytes, path: str) -> DocxFacts:
    """Read a DOCX. Raises SourceError when it is locked, broken beyond reading or too large."""
    package = Package(data, path)
    root = package.part(package.main)
    body = root.find(W + "body") if root is not None else None
    if root is None or body is None:
        hint = "open it in Word or WPS and save it anew as .docx"
        raise SourceError([error("docx-broken", f"{path} has no body that can be read", None, hint)])
    stylist = read_stylist(package)
    properties = list(_section_elements(body))
    pitches = Counter(pitch for each in properties if (pitch := number(value(each, "docGrid", "linePitch"))))
    walker = Walker(stylist, path, pitches.most_common(1)[0][0] / 20 if pitches else None)
    blocks = tuple(walker.body(body))
    package.look_through()
    settings, core = package.related_part("/settings"), package.core()
    language = stylist.defaults_run.get("lang.eastAsia") or stylist.defaults_run.get("lang.val")
    return DocxFacts(
        path=path,
        blocks=blocks,
        sections=tuple(_sections(properties, package, walker)),
        even_and_odd=bool(flag(settings, "evenAndOddHeaders")),
        mirror_margins=bool(flag(settings, "mirrorMargins")),
        title=_said(core, "title"),
        author=_said(core, "creator"),
        language=_said(core, "language") or language,
        faults=(*package.faults, *_missing(package), *order_faults(root), *_order_of_styles(package)),
        pictures=walker.pictures,
    )


def _missing(package: Package) -> list[str]:
    return [f"{part} is missing" for part in package.missing()]


def _order_of_styles(package: Package) -> list[str]:
    styles = package.related_part("/styles")
    return [f"{fault} of a style" for fault in order_faults(styles)] if styles is not None else []


def _said(core: Element | None, name: str) -> str | None:
    return (core.findtext(_DC + name) or "").strip() or None if core is not None else None


def _section_elements(body: Element) -> Iterator[Element]:
    """Give the section properties in order; a body without any has one section of Word's defaults."""
    found = [element for element in body.iter(W + "sectPr") if _is_current(element)]
    yield from found or [body.makeelement(W + "sectPr", {}, None)]


def _is_current(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (W + "pPr", W + "body")


def _sections(properties: list[Element], package: Package, walker: Walker) -> Iterator[SectionFacts]:
    assert package.main is not None
    parts = package.relations(package.main)
    footers: dict[str, Footer] = {}
    for count, element in enumerate(properties, 1):
        for reference in element.findall(W + "footerReference"):
            kind = reference.get(W + "type", "default")
            _, part = parts.get(reference.get(R + "id", ""), ("", None))
            footer = package.part(part)
            if footer is not None:
                footers[kind] = _footer(kind, footer, walker)
        yield _section(count, element, tuple(footers[kind] for kind in sorted(footers)))


def _footer(kind: str, root: Element, walker: Walker) -> Footer:
    blocks = tuple(walker.other(root, f"{kind} footer"))
    codes = [element.get(W + "instr", "") for element in root.iter(W + "fldSimple")] + list(_field_codes(root))
    return Footer(kind=kind, blocks=blocks, field=any(_PAGE_FIELD.match(code) for code in codes))


def _field_codes(root: Element) -> Iterator[str]:
    """Give the instructions of the complex fields; one may be written in pieces."""
    code = ""
    for element in root.iter(W + "fldChar", W + "instrText"):
        if element.tag == W + "instrText":
            code += element.text or ""
        elif code:
            yield code
            code = ""
    if code:
        yield code


def _section(count: int, element: Element, footers: tuple[Footer, ...]) -> SectionFacts:
    def length(tag: str, name: str, default: float | None = None) -> float | None:
        found = number(value(element, tag, name))
        return default if found is None else found * MM_PER_TWIP

    def margin(name: str) -> float:
        # Word reads a negative top or bottom margin as one that headers may not push.
        return (
            abs(length("pgMar", name, 0.0) or 0.0) if name in ("top", "bottom") else length("pgMar", name, 0.0) or 0.0
        )

    start, pitch = number(value(element, "pgNumType", "start")), number(value(element, "docGrid", "linePitch"))
    space = number(value(element, "docGrid", "charSpace"))
    return SectionFacts(
        number=count,
        width=length("pgSz", "w"),
        height=length("pgSz", "h"),
        landscape=value(element, "pgSz", "orient") == "landscape",
        top=margin("top"),
        bottom=margin("bottom"),
        left=margin("left"),
        right=margin("right"),
        gutter=margin("gutter"),
        footer_distance=margin("footer"),
        title_page=bool(flag(element, "titlePg")),
        start=value(element, "type") or "nextPage",
        number_start=int(start) if start is not None else None,
        number_format=value(element, "pgNumType", "fmt") or "decimal",
        grid=value(element, "docGrid", "type") or "default",
        line_pitch=pitch / 20 if pitch is not None else None,
        char_space=int(space) if space is not None else None,
        footers=footers,
    )
