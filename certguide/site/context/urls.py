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


def credential(credential_id: str) -> str:
    """The page of a credential, relative to the site's root."""
    return f"credentials/{credential_id}/"


def audience(audience_id: str) -> str:
    """The page of a situation."""
    return f"for/{audience_id}/"


def step(step_id: str) -> str:
    """A step of the roadmap."""
    return f"{ROADMAP}#{step_id}"


def sent_step(step_id: str) -> str:
    """The address by which a step is sent to somebody: it leads to the step, and can be previewed."""
    return f"{ROADMAP}{step_id}/"


def source(source_id: str) -> str:
    """A source in the list of all sources."""
    return f"{ABOUT}#source-{source_id}"


def api(name: str) -> str:
    """A file of the API; the number of the version is part of the promise."""
    return f"{API}v1/{name}.json"


def api_credential(credential_id: str) -> str:
    """The file of a credential."""
    return api(f"{CREDENTIALS}{credential_id}")


def calendar(page: str = HOME) -> str:
    """The calendar of everything, or that of the credential or situation which has a page."""
    return f"{page}calendar.ics"


def relative(target: str, page: str) -> str:
    """The address of a target as it is written on a page; both relative to the site's root."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    way = relpath(path or ".", page or ".")
    slash = "/" if (path.endswith("/") or not path) and not way.endswith("/") else ""
    return f"{way}{slash}{mark}{fragment}"


def kind(group: Group) -> str:
    """The page a kind has if the prose gives it one: its plural name as an address."""
    return f"{slug(group.plural)}/"
