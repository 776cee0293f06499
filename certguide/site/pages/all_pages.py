"""All pages that are generated from the catalogue."""

from __future__ import annotations

from certguide.site.context.site import Site
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.pages.generated_page import GeneratedPage


def generated_pages(site: Site) -> list[GeneratedPage]:
    """Build a page for each credential, retired ones included, and a page for each audience."""
    credentials = [credential_page(site, view) for view in site.credentials.values()]
    return credentials + [audience_page(site, path) for path in site.paths]
