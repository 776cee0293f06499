"""All pages that are made from the data."""

from __future__ import annotations

from certguide.site.context.site import Edition
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.pages.generated_page import Made


def made_pages(edition: Edition) -> list[Made]:
    """A page a credential, the retired ones included, and a page a situation."""
    credentials = [credential_page(edition, view) for view in edition.views.values()]
    return credentials + [audience_page(edition, path) for path in edition.paths]
