"""The addresses that readers and programs may rely on, and the way from one page to another."""

from __future__ import annotations

from posixpath import relpath

from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.slugs import slug

HOME = ""
ROADMAP = "roadmap/"
COMPARE = "compare/"
CREDENTIALS = "credentials/"
ABOUT = "about/"
CHANGES = "changes/"
FEED = "changes.xml"
RENEWAL = "renewal/"
API = "api/"
PLAN = "plan/"


def credential_url(credential_id: str) -> str:
    """The page of a credential, relative to the site's root."""
    return f"credentials/{credential_id}/"


def audience_url(audience_id: str) -> str:
    """The page of a situation."""
    return f"for/{audience_id}/"


def step_url(step_id: str) -> str:
    """A step of the roadmap."""
    return f"{ROADMAP}#{step_id}"


def step_share_url(step_id: str) -> str:
    """The address by which a step is sent to somebody: it leads to the step, and can be previewed."""
    return f"{ROADMAP}{step_id}/"


def source_url(source_id: str) -> str:
    """A source in the list of all sources."""
    return f"{ABOUT}#source-{source_id}"


def api_url(name: str) -> str:
    """A file of the API; the number of the version is part of the promise."""
    return f"{API}v1/{name}.json"


def api_credential_url(credential_id: str) -> str:
    """The file of a credential."""
    return api_url(f"{CREDENTIALS}{credential_id}")


def calendar_url(page: str = HOME) -> str:
    """The calendar of everything, or that of the credential or situation which has a page."""
    return f"{page}calendar.ics"


def relative_url(target: str, page: str) -> str:
    """The address of a target as it is written on a page; both relative to the site's root."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    way = relpath(path or ".", page or ".")
    slash = "/" if (path.endswith("/") or not path) and not way.endswith("/") else ""
    return f"{way}{slash}{mark}{fragment}"


def kind_page_url(group: Group) -> str:
    """The page a kind has if the prose gives it one: its plural name as an address."""
    return f"{slug(group.plural)}/"
