"""Settings of Material under ``theme`` in ``mkdocs.yml`` that change nothing in this theme, and what does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

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
