"""What a layout prints of its own: the parts of masthead and tail, the page number, the data it knows untold."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from pipeline.model.layout import PageNumber, Part
from pipeline.model.problem import Report, error
from pipeline.model.units import ZERO
from pipeline.read.data_fields import FIELDS, field_name
from pipeline.read.layout_measures import absolute
from pipeline.read.yaml_nodes import Node
from pipeline.read.yaml_shape import Convert, Keys, boolean, is_null, mapping, nearest, text

EXTEND: Final = "add it, or begin the layout with `extends: jianbao`"
"""What to do about anything a layout lacks."""

_PLACE: Final = re.compile(r"\{([^{}]*)\}")


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
        template = keys.require("text", _template(FIELDS), "such as 第{issue}期")
        always = keys.take_or("always", boolean, False)
        keys.close()
        return None if role is None or template is None else Part(role=role, text=template, always=always)

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


def _template(known: Collection[str]) -> Convert[str]:
    def convert(node: Node, report: Report) -> str | None:
        template = text(node, report)
        if template is None:
            return None
        for name in _PLACE.findall(template):
            if name not in known:
                message = f"the template asks for an unknown field {{{name}}}"
                report(error("template-field", message, node.location, nearest(name, known)))
        if set(_PLACE.sub("", template)) & set("{}"):
            report(error("template-brace", "a brace without its partner", node.location, "write fields like {issue}"))
        return template

    return convert
