"""Permalinks of pages, anchors and files, relative to the root of the site, and relative URLs between pages."""

from __future__ import annotations

from posixpath import relpath

from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.slugs import slug

HOME = ""
ROADMAP = "roadmap/"
COMPARE = "compare/"
COMPARISON_ROWS = "assets/comparison/rows.json"
SIDE_BY_SIDE = "assets/comparison/side-by-side.json"
CREDENTIALS = "credentials/"
ABOUT = "about/"
CHANGES = "changes/"
FEED = "changes.xml"
RENEWAL = "renewal/"
API = "api/"


def credential_url(credential_id: str) -> str:
    """Return the URL of a credential's page."""
    return f"{CREDENTIALS}{credential_id}/"


def audience_url(audience_id: str) -> str:
    """Return the URL of an audience's page."""
    return f"for/{audience_id}/"


def step_url(step_id: str) -> str:
    """Return the URL of a step on the roadmap page."""
    return f"{ROADMAP}#{step_id}"


def step_share_url(step_id: str) -> str:
    """Return the URL to share a step: it redirects to the step, and has a link preview of its own."""
    return f"{ROADMAP}{step_id}/"


def source_url(source_id: str) -> str:
    """Return the URL of a source in the list of all sources."""
    return f"{ABOUT}#source-{source_id}"


def api_url(name: str) -> str:
    """Return the URL of a file of the API; the version number is part of the permalink."""
    return f"{API}v1/{name}.json"


def api_credential_url(credential_id: str) -> str:
    """Return the URL of a credential's file in the API."""
    return api_url(f"{CREDENTIALS}{credential_id}")


def calendar_url(page: str = HOME) -> str:
    """Return the URL of the calendar of all dates, or of the credential or audience whose page is given."""
    return f"{page}calendar.ics"


def relative_url(target: str, page: str) -> str:
    """Return the URL of ``target`` relative to ``page``; both are relative to the root of the site."""
    path, separator, fragment = target.partition("#")
    if path == page and separator:
        return f"#{fragment}"
    relative = relpath(path or ".", page or ".")
    slash = "/" if (path.endswith("/") or not path) and not relative.endswith("/") else ""
    return f"{relative}{slash}{separator}{fragment}"


def kind_page_url(group: Group) -> str:
    """Return the URL of a kind's page, made from its plural name. Only some guides write such a page."""
    return f"{slug(group.plural)}/"
