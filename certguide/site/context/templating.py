"""The Jinja environment, and all escaping: autoescape in templates, numeric references in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, partial
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from certguide.site.context import formatting
from certguide.site.context.fragment_markers import wrap_fragment
from certguide.site.localization.localizer import Localizer

_VALUE_FILTERS = (
    "format_day",
    "format_date",
    "format_date_after_preposition",
    "format_date_in_sentence",
    "format_duration",
    "format_money",
    "format_months",
    "format_number",
    "format_validity",
    "format_value",
    "format_interval",
    "format_period",
    "format_language",
    "spell_number",
    "continue_with_noun",
)


def render_document(template: str, localizer: Localizer, **values: Any) -> str:
    """Render a template as a whole file that is no page, such as a feed; autoescape holds for XML too."""
    lines = environment(localizer).get_template(f"{template}.jinja").render(**values).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


@cache
def environment(localizer: Localizer) -> Environment:
    """Return the environment of the templates, with autoescape; an undefined name is an error.

    ``_`` and ``ngettext`` translate a message and put its values in place, escaped unless they are markup; filters
    write values in the language of the localizer.
    """
    templates = Environment(
        loader=PackageLoader("certguide.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _VALUE_FILTERS:
        templates.filters[name] = getattr(localizer, name)
    templates.filters["capitalize_first"] = formatting.capitalize_first
    templates.filters["join_words"] = partial(join_markup, localizer)
    templates.globals.update(markup_messages(localizer))
    return templates


def markup_messages(localizer: Localizer) -> dict[str, Any]:
    """Return the functions that translate messages in a template, by their names there."""

    def gettext(message: str, /, **values: object) -> Markup:
        return escape(localizer.message(message)).format(**values)

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return escape(localizer.message(message, context)).format(**values)

    def ngettext(singular: str, plural: str, number: int, /, **values: object) -> Markup:
        values = {"number": localizer.format_number(number), **values}
        return escape(localizer.plural_message(singular, plural, number)).format(**values)

    return {"_": gettext, "pgettext": pgettext, "ngettext": ngettext}


def join_markup(localizer: Localizer, words: Iterable[str], last: Literal["and", "or"] = "and") -> Markup:
    """Join words, escaped unless they are markup, such as links."""
    return Markup(localizer.join_words([str(escape(word)) for word in words], last))  # noqa: S704 - each is escaped


def escape_markdown(text: str) -> str:
    """Escape a text so that Markdown, Jinja and HTML all take it as plain text."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


_MARKUP = re.compile(r"[^A-Za-z0-9 ,.\x80-\U0010ffff]")
"""Every ASCII character but letters, digits, space, comma and full stop."""


def escape_attribute(text: str) -> str:
    """Escape a text for the quotes of an attribute."""
    return str(escape(text))


def anchor_spans(ids: Iterable[str]) -> Markup:
    """Return empty elements with ids that permalinks name."""
    return Markup("").join(Markup('<span id="{}" data-promised></span>').format(anchor) for anchor in ids)


def as_block(part: str) -> str:
    """Return a part of a page, with markers around it if it is a finished fragment."""
    return wrap_fragment(part) if isinstance(part, Markup) else part
