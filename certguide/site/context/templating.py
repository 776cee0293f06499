"""The Jinja environment, and all escaping: templates with autoescape, numeric references in Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from certguide.site.context import formatting
from certguide.site.context.fragment_markers import wrap_fragment


def render_document(template: str, **values: Any) -> str:
    """A template as a whole file that is no page, such as a feed; the same autoescape holds for XML."""
    lines = environment().get_template(f"{template}.jinja").render(**values).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


@cache
def environment() -> Environment:
    """The templates, with autoescape, and with every undefined name an error."""
    made = Environment(
        loader=PackageLoader("certguide.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in (
        "format_day",
        "format_date",
        "format_date_in_sentence",
        "format_money",
        "format_months",
        "format_validity",
        "format_period",
        "spell_number",
        "join_words",
        "capitalize_first",
        "format_language",
    ):
        made.filters[name] = getattr(formatting, name)
    return made


def escape_markdown(text: str) -> str:
    """A text that neither Markdown, Jinja nor HTML can read as anything but text."""
    return "".join(c if c.isalnum() or c in " ,." or ord(c) > 127 else f"&#{ord(c)};" for c in text)


def escape_attribute(text: str) -> str:
    """A text inside the quotes of an attribute."""
    return str(escape(text))


def anchor_spans(ids: Iterable[str]) -> Markup:
    """Places on a page that an address can name, with nothing to see."""
    return Markup("").join(Markup('<span id="{}" data-promised></span>').format(one) for one in ids)


def as_block(part: str) -> str:
    """A part of a page; a finished fragment is marked as one."""
    return wrap_fragment(part) if isinstance(part, Markup) else part
