"""Markup that the theme writes outside of the blocks that a theme on top of it can replace."""

from __future__ import annotations

_DRAWER_LABEL = '<label class="md-overlay" for="__drawer"></label>'
_TOGGLE = '<input class="md-toggle"'


def hide_toggles(html: str) -> str:
    """Hide the checkboxes that only the theme's script needs, from programs too, and remove the label of a drawer.

    Style sheets alone would hide them from eyes, and only once they are loaded. We have no drawer.
    """
    return html.replace(_DRAWER_LABEL, "").replace(_TOGGLE, f"{_TOGGLE} hidden")
