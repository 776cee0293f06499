"""Where one page is made: templates, relative addresses and the page's own list of sources.

Escaping happens here and nowhere else: every template is rendered with
autoescape, and what goes into running Markdown is written in numeric
character references.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from certguide.catalog.model.base import Part
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.facts import Fact
from certguide.site.context import formatting, urls
from certguide.site.context.citations import DoubtWords, Ledger, Mark, doubts_in_words
from certguide.site.context.correction_links import Ways, ways
from certguide.site.context.credential_view import View
from certguide.site.context.site import Edition


@dataclass
class Desk:
    """The tools for one page; ``page`` is its address relative to the site's root."""

    edition: Edition
    page: str
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.edition)

    def url(self, target: str) -> str:
        """A promised address as written on this page."""
        return urls.relative(target, self.page)

    def view(self, credential: Credential | str) -> View:
        """A credential, or the one with an id, as fragments show it."""
        return self.edition.views[credential if isinstance(credential, str) else credential.id]

    def views(self, credentials: tuple[Credential, ...] | list[Credential]) -> list[View]:
        return [self.view(one) for one in credentials]

    def marks(self, *facts: Fact) -> list[Mark]:
        return self.ledger.marks(*facts)

    def doubts(self, *facts: Fact) -> list[DoubtWords]:
        """The doubts of some facts in words; the page remembers that it has told them."""
        doubts = [doubt for fact in facts for doubt in fact.doubts]
        self.ledger.told.update(doubts)
        return doubts_in_words(*doubts)

    def stale(self, *facts: Fact) -> str:
        """When the oldest of some facts was last checked, in words, if that is longer ago than it should be."""
        checked = self.edition.ages.stale(*facts)
        return f"last checked {formatting.when(checked)}" if checked else ""

    def ways(self, what: str, record: Part) -> Ways:
        """Where to correct or report an entry of the catalogue."""
        return ways(self.edition, self.page, what, record)

    def fact_ways(self, what: str, value: str, *facts: Fact) -> Ways:
        """Where to correct or report a statement of this page that rests on some facts."""
        first = next((fact for fact in facts if fact.record), Fact(None))
        sources = tuple(dict.fromkeys(one for fact in facts for one in fact.sources))
        return ways(self.edition, self.page, what, first.record, first.field, value, sources)

    def render(self, template: str, **values: Any) -> Markup:
        """A template as a raw HTML block: no blank lines, nothing that Markdown would read."""
        text = environment().get_template(f"{template}.html.jinja").render(desk=self, edition=self.edition, **values)
        return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))  # noqa: S704 - autoescaped


def document(template: str, **values: Any) -> str:
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
        "day",
        "when",
        "on_when",
        "money",
        "months",
        "validity",
        "span",
        "count",
        "listed",
        "capital",
        "language",
    ):
        made.filters[name] = getattr(formatting, name)
    return made


def in_markdown(text: str) -> str:
    """A text that neither Markdown, Jinja nor HTML can read as anything but text."""
    return "".join(c if c.isalnum() or c in " ,." or ord(c) > 127 else f"&#{ord(c)};" for c in text)


def attribute(text: str) -> str:
    """A text inside the quotes of an attribute."""
    return str(escape(text))
