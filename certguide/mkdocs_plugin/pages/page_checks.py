"""What a guide's own pages and navigation need: the pages that generated pages link to, and tabs of one level."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.nav import Navigation, Section

from certguide.site.context.site import Site

LINKED = ("", "about/", "credentials/", "roadmap/")
"""Pages that every guide needs, since the theme and the generated pages link to them."""

_RENEWAL = "renewal/"


def missing_pages(site: Site, docs: str) -> Iterator[str]:
    """Name each page that a guide lacks although others link to it; ``docs`` is the folder of pages, with a slash."""
    needed = [*LINKED, *([_RENEWAL] if site.has_expiry else [])]
    for url in needed:
        if url not in site.pages:
            path = f"{docs}{url.rstrip('/') or 'index'}.md"
            yield f"{path} is missing, and other pages link to it. Add it: `certguide new` writes one."


def nested_sections(nav: Navigation) -> Iterator[str]:
    """Name each section of the navigation, which has one level."""
    for item in nav.items:
        if isinstance(item, Section):
            yield f'mkdocs.yml: nav › "{item.title}" is a section, but tabs have one level. List its pages under `nav`.'
