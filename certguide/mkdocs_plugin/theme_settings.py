"""Settings of ``mkdocs.yml`` for the theme: those of Material that change nothing, and files that aren't there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_COLOURS = "For other colours, set our variables in a style sheet of your own under `extra_css`"
_INSTEAD = {
    "palette": f"{_COLOURS}, as GUIDES.md shows.",
    "font": "Pages load nothing from other sites. Set `--md-text-font-family` in a style sheet under `extra_css`.",
    "icon": "For another logo, put a picture in docs/ and write its path under `logo`.",
}


def settings_without_effect(settings: Mapping[str, Any]) -> Iterator[str]:
    """Name each setting of a guide's own that changes nothing, with what to write instead."""
    theme = settings.get("theme")
    for name in theme if isinstance(theme, dict) else ():
        if name in _INSTEAD:
            yield f"mkdocs.yml: theme › {name} changes nothing. {_INSTEAD[name]}"


def missing_files(config: MkDocsConfig, files: Files, docs: str) -> Iterator[str]:
    """Name each file that a setting names for all pages, and that is neither in the theme nor in ``docs``.

    URLs, and paths from the root of the host, aren't files of the guide.
    """
    settings: dict[str, list[Any]] = {
        **{f"theme › {name}": [config.theme.get(name)] for name in ("logo", "favicon")},
        "extra_css": config.extra_css,
        "extra_javascript": config.extra_javascript,
    }
    for setting, paths in settings.items():
        for path in (str(path) for path in paths if path):
            url = urlsplit(path)
            is_file = not url.scheme and not path.startswith("/")
            if is_file and posixpath.normpath(unquote(url.path)) not in files.src_uris:
                yield f"mkdocs.yml: {setting} › {path} isn't there. Put it in {docs}, or correct the path."
