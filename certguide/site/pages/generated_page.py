"""What all pages made from the data share: front matter, crumbs, sections."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from certguide.site.context.fragment_markers import marked
from certguide.site.context.page import in_markdown


@dataclass(frozen=True)
class Made:
    """A page made from the data.

    ``path`` is that of its Markdown file below ``docs/``; ``about`` names the
    list of the catalogue and the id it was made from.
    """

    path: str
    text: str
    about: tuple[str, str]


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    text: str
    href: str


def front_matter(title: str, description: str, document_title: str, boost: int, **more: list[str]) -> str:
    """The head of a page that is not to be read as a template; ``boost`` lifts it in the search.

    ``more`` may hold ``hide``, the parts of the frame to leave out, and
    ``tags``, further words by which the search finds the page.
    """
    meta = {
        "title": in_markdown(title),
        "document_title": in_markdown(document_title),
        "description": in_markdown(description),
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
    return f"## {title} {{: #{anchor} }}\n\n{block(body)}" if body else block(anchors([anchor]))


def anchors(ids: Iterable[str]) -> Markup:
    """Places on a page that an address can name, with nothing to see."""
    return Markup("").join(Markup('<span id="{}" data-promised></span>').format(one) for one in ids)


def block(part: str) -> str:
    """A part of a page; a finished fragment is marked as one."""
    return marked(part) if isinstance(part, Markup) else part


def page(path: str, parts: list[str], about: tuple[str, str]) -> Made:
    """A page of the parts that are not empty."""
    return Made(path, "\n\n".join(block(part) for part in parts if part) + "\n", about)
