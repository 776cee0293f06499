"""What all pages made from the data share: front matter, crumbs, sections."""

from __future__ import annotations

import json
from dataclasses import dataclass

from certguide.site.context.templating import anchor_spans, as_block, escape_markdown


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from the data.

    ``path`` is that of its Markdown file below ``docs/``; ``about`` names the
    list of the catalogue and the id it was made from.
    """

    path: str
    text: str
    about: tuple[str, str]


def front_matter(title: str, description: str, document_title: str, boost: int, **more: list[str]) -> str:
    """The head of a page that is not to be read as a template; ``boost`` lifts it in the search.

    ``more`` may hold ``hide``, the parts of the frame to leave out, and
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


def section(title: str, anchor: str, body: str) -> str:
    """A part of a page with a heading that has a permanent anchor.

    When there is nothing to say only the anchor is left: whether there is may
    depend on the day, and an address that was sent to somebody has to last.
    """
    return f"## {title} {{: #{anchor} }}\n\n{as_block(body)}" if body else as_block(anchor_spans([anchor]))


def build_page(path: str, parts: list[str], about: tuple[str, str]) -> GeneratedPage:
    """A page of the parts that are not empty."""
    return GeneratedPage(path, "\n\n".join(as_block(part) for part in parts if part) + "\n", about)
