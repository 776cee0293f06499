"""Markup that the theme writes outside of the blocks that a theme on top of it can replace."""

from __future__ import annotations

_DRAWER_LABEL = '<label class="md-overlay" for="__drawer"></label>'
_HIDDEN = ('<input class="md-toggle"', '<div class="md-dialog"')


def hide_toggles(html: str) -> str:
    """Hide what only the theme's script needs, from programs too, and remove the label of a drawer.

    Style sheets alone would hide it from eyes, and only once they are loaded. We have no drawer, and no dialog.
    """
    html = html.replace(_DRAWER_LABEL, "")
    for start in _HIDDEN:
        html = html.replace(start, f"{start} hidden")
    return html
