"""Generated pages, and the parts that all of them share: front matter and sections."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from certguide.site.context.templating import anchor_spans, as_block, escape_markdown


@dataclass(frozen=True)
class GeneratedPage:
    """A page that is generated from a record of the catalogue.

    ``path`` is the path of its Markdown file below ``docs/``; ``about`` is the
    list of the catalogue and the id of the record. The texts of thousands of
    pages are not kept: ``render`` makes one.
    """

    path: str
    about: tuple[str, str]
    render: Callable[[], str]

    @property
    def text(self) -> str:
        """The Markdown of the page, with its front matter."""
        return self.render()


def front_matter(title: str, description: str, document_title: str, boost: int, **more: list[str]) -> str:
    """Return the front matter of a page without macros; ``boost`` multiplies its score in the search.

    ``more`` may hold ``hide``, the parts of the layout to leave out, and
    ``tags``, further words by which the search finds the page.
    """
    meta = {
        "title": escape_markdown(title),
        "document_title": escape_markdown(document_title),
        "description": escape_markdown(description),
        "render_macros": False,
        "search": {"boost": boost},
        **more,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---"])


@dataclass(frozen=True)
class Section:
    """A section of a generated page; without a body only its anchor is left."""

    title: str
    anchor: str
    body: str


def render_sections(sections: list[Section]) -> list[str]:
    """Render sections in their order."""
    return [section(part.title, part.anchor, part.body) for part in sections]


def section(title: str, anchor: str, body: str) -> str:
    """Return a section of a page, with a heading that has a permanent anchor.

    Without a body only the anchor is left: whether there is a body can depend
    on the day, and a URL that was shared has to keep working.
    """
    return f"## {title} {{: #{anchor} }}\n\n{as_block(body)}" if body else as_block(anchor_spans([anchor]))


def join_parts(parts: list[str]) -> str:
    """Return the text of a page from the parts that are not empty."""
    return "\n\n".join(as_block(part) for part in parts if part) + "\n"
