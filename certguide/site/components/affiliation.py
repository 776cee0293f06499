"""How the authors of the guide are related to the vendor, in the sentence of the footer and of the page about it."""

from __future__ import annotations

from certguide.site.context.site import Site

NONE = "none"
"""What a catalogue writes for authors without a relation to the vendor."""


def affiliation(site: Site) -> str:
    """Write how the authors are related to the vendor; empty if the guide doesn't state it."""
    text = site.catalog.guide.affiliation
    if text == NONE:
        return site.localizer.gettext("Not affiliated with {vendor}.", vendor=site.catalog.programme.vendor)
    return text or ""
