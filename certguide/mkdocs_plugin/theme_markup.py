"""Markup that the theme writes outside of the blocks that a theme on top of it can replace."""

from __future__ import annotations

import re

from certguide.site.assets.minify import change_frame

_HIDDEN = ('<input class="md-toggle"', '<div class="md-dialog"')
_UNUSED = re.compile(
    r'<label class="md-overlay" for="__drawer"></label>'
    r'|<meta name="generator"[^>]*>'
    r'|"(?:annotate|tags)": null, |, "version": null(?=})'
)
"""The label of a drawer that we lack, a note for statistics, and settings of a script that equal its defaults."""


def tidy_markup(html: str) -> str:
    """Hide what only the theme's script needs, from programs too, and remove what nothing needs.

    Style sheets alone would hide it from eyes, and only once they are loaded. We have no drawer, and no dialog.
    """
    html = change_frame(html, lambda part: _UNUSED.sub("", part))
    for start in _HIDDEN:
        html = html.replace(start, f"{start} hidden")
    return html
