"""What a layout prints of its own: the parts of masthead and tail, the page number, the data it knows untold."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from pipeline.model.layout import Contents, PageNumber, Part
from pipeline.model.problem import Report, error
from pipeline.model.template import template_pieces
from pipeline.model.units import ZERO
from pipeline.read.data_fields import FIELDS, field_name
from pipeline.read.layout_measures import absolute
from pipeline.read.yaml_nodes import Node, Sequence
from pipeline.read.yaml_shape import Convert, Keys, boolean, is_null, items, mapping, nearest, text

EXTEND: Final = "add it, or begin the layout with `extends: jianbao`"
"""What to do about anything a layout lacks."""


def known_fields(node: Node, report: Report) -> dict[str, str] | None:
    """Read the data the layout knows without being told, checked like any, by their English names."""
    whole_fields = mapping(node, report)
    if whole_fields is None:
        return None
    fields: dict[str, str] = {}
    for key, entry in whole_fields.entries.items():
        name = field_name(key)
        value = text(entry.value, report)
        if name is None:
            report(error("field-unknown", f"fields: unknown field {key}", entry.location, nearest(key, FIELDS)))
        elif value and not is_null(entry.value):
            FIELDS[name].check(value, entry.value.location, report)
            fields[name] = value
    return fields


def part(roles: Collection[str] | None) -> Convert[Part]:
    """Give a reader of one part of masthead or tail; ``roles`` are the styles there are, None when nobody knows."""

    def convert(node: Node, report: Report) -> Part | None:
        whole_part = mapping(node, report)
        if whole_part is None:
            return None
        keys = Keys(whole_part, "part", report)
        role = keys.require("role", _role(roles), "name a style")
        template = keys.require("text", _template(FIELDS, roles), "such as 第{issue}期")
        always = keys.take_or("always", boolean, False)
        when, unless = (keys.take(key, _fields) or () for key in ("when", "unless"))
        keys.close()
        if role is None or template is None:
            return None
        return Part(role=role, text=template, always=always, when=when, unless=unless)

    return convert


def contents(roles: Collection[str] | None) -> Convert[Contents]:
    """Give a reader of the list of contents."""

    def convert(node: Node, report: Report) -> Contents | None:
        whole_list = mapping(node, report)
        if whole_list is None:
            return None
        keys = Keys(whole_list, "contents", report)
        title = keys.require("title", text, "such as 本期要目")
        defaults = Contents(title="")
        listing = Contents(
            title=title or "",
            item=keys.take_or("item", _template(("number", "title")), defaults.item),
            title_role=keys.take_or("title_role", _role(roles), defaults.title_role),
            item_role=keys.take_or("item_role", _role(roles), defaults.item_role),
        )
        keys.close()
        for role in (listing.title_role, listing.item_role):
            if roles is not None and role not in roles:
                message = f"styles: {role} is missing, and the list of contents needs it"
                report(error("style-missing", message, node.location, EXTEND))
        return listing

    return convert


def page_number(roles: Collection[str] | None) -> Convert[PageNumber]:
    """Give a reader of the page number."""

    def convert(node: Node, report: Report) -> PageNumber | None:
        whole_number = mapping(node, report)
        if whole_number is None:
            return None
        keys = Keys(whole_number, "page_number", report)
        dash_below = keys.require("dash_below", absolute, "GB/T 9704-2012 §7.5 has 7mm")
        defaults = PageNumber(dash_below=ZERO)
        number_of_page = PageNumber(
            dash_below=dash_below or ZERO,
            role=keys.take_or("role", _role(roles), defaults.role),
            template=keys.take_or("template", _template(("page",)), defaults.template),
            mirrored=keys.take_or("mirrored", boolean, defaults.mirrored),
            first=keys.take_or("first", boolean, defaults.first),
        )
        keys.close()
        if roles is not None and number_of_page.role not in roles:
            message = f"styles: {number_of_page.role} is missing, and page numbers need it"
            report(error("style-missing", message, node.location, EXTEND))
        return number_of_page

    return convert


def _role(roles: Collection[str] | None) -> Convert[str]:
    def convert(node: Node, report: Report) -> str | None:
        role = text(node, report)
        if role is not None and roles is not None and role not in roles:
            report(error("role-unknown", f"there is no style {role}", node.location, nearest(role, roles)))
            return None
        return role

    return convert


def _fields(node: Node, report: Report) -> tuple[str, ...] | None:
    """Read a field's name, or a list of them."""
    if isinstance(node, Sequence):
        return items(_field)(node, report)
    name = _field(node, report)
    return None if name is None else (name,)


def _field(node: Node, report: Report) -> str | None:
    name = text(node, report)
    if name is not None and name not in FIELDS:
        report(error("field-unknown", f"there is no field {name}", node.location, nearest(name, FIELDS)))
        return None
    return name


def _template(known: Collection[str], roles: Collection[str] | None = None) -> Convert[str]:
    def convert(node: Node, report: Report) -> str | None:
        template = text(node, report)
        if template is None:
            return None
        for words, name, role in template_pieces(template):
            if name and name not in known:
                message = f"the template asks for an unknown field {{{name}}}"
                report(error("template-field", message, node.location, nearest(name, known)))
            if role and roles is not None and role not in roles:
                message = f"the template asks for an unknown style {role}"
                report(error("role-unknown", message, node.location, nearest(role, roles)))
            if set(words) & set("{}｛｝"):
                hint = "write fields like {issue}, a field in another style like {signer|signer-name}"
                report(error("template-brace", "braces that hold no field", node.location, hint))
        return template

    return convert
