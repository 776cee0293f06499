"""The links at the foot of every page: those that every guide has, and those that a guide adds in ``mkdocs.yml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mkdocs.exceptions import PluginError

from certguide.catalog.problems import quote
from certguide.catalog.typography import print_apostrophes

_PATH = re.compile(r"(?:[^\s/#?:]+/)+")
_FILE = re.compile(r"/?([^\s#?:]+?)(?:\.md|/)?")
_FORM = "Write the path of each page with a slash at its end, and then its title"


def footer_links(own: object, defaults: Mapping[str, str]) -> dict[str, str]:
    """Return the titles by the paths of pages: a guide's own links in its order, then the default ones that it lacks.

    Raises:
        PluginError: If the guide's own links aren't titles by paths.
    """
    if own is None:
        return dict(defaults)
    links = own if isinstance(own, dict) else {}
    if not links or not all(map(_is_link, links, links.values())):
        raise PluginError(f"mkdocs.yml: extra › footer can't be read. {_FORM}:\n{_example(own)}")
    own_titles = {path: print_apostrophes(title) for path, title in links.items()}
    return {**own_titles, **{path: title for path, title in defaults.items() if path not in links}}


def missing_link(path: str) -> str:
    """Return the problem of a link to a page that isn't there."""
    return f"mkdocs.yml: extra › footer: {quote(path)} isn't a page of docs/. {_FORM}: `prepare/: Prepare`."


def default_title(path: str) -> str:
    """Return a title for a page whose own isn't known, from the last part of its path."""
    return path.rstrip("/").rpartition("/")[2].replace("-", " ").capitalize()


def _is_link(path: object, title: object) -> bool:
    return bool(isinstance(path, str) and _PATH.fullmatch(path) and isinstance(title, str) and title.strip())


def _example(own: object) -> str:
    """Return the links as they work, as far as the guide's own can be understood, or else an example."""
    pairs = [pair for pair in _pairs(own) if _is_link(*pair)]
    links = "".join(f"    {path}: {title}\n" for path, title in pairs or [("prepare/", "Prepare")])
    return f"extra:\n  footer:\n{links}".rstrip()


def _pairs(own: object) -> list[tuple[Any, Any]]:
    """Return what seem to be paths and titles: of a list or a mapping, of titles by files too, as ``nav`` has them."""
    entries = own if isinstance(own, list) else [own]
    pairs = [pair for entry in entries for pair in (entry.items() if isinstance(entry, dict) else [(entry, "")])]
    return [_in_order(*pair) for pair in pairs]


def _in_order(path: object, title: object) -> tuple[object, object]:
    """Return a path and a title; ``nav`` has them the other way round, with files for paths."""
    if isinstance(title, str) and title.endswith((".md", "/")):
        path, title = title, path
    if isinstance(path, str) and (match := _FILE.fullmatch(path)):
        name = match[1].removesuffix("/index")
        path, title = f"{name}/", title or default_title(name)
    return path, title
