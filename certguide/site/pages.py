"""All pages that are made from the data."""

from __future__ import annotations

from certguide.site.audience_page import audience_page
from certguide.site.credential_page import credential_page
from certguide.site.edition import Edition
from certguide.site.made import Made


def made_pages(edition: Edition) -> list[Made]:
    """A page a credential, the retired ones included, and a page a situation."""
    credentials = [credential_page(edition, view) for view in edition.views.values()]
    return credentials + [audience_page(edition, path) for path in edition.paths]
