"""Links for corrections: to edit the line of the file, and to open an issue form that is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.problems import shorten
from certguide.site.context.site import Site

FORM = "mistake.yml"
"""File name of the issue form; the ids of its fields are the keys of the query in ``report_url``."""

_MAX_TITLE = 80
"""Most characters of a fact in the title of a report, so that the URL stays below the limits of servers."""


@dataclass(frozen=True)
class CorrectionLinks:
    """The links to correct a record, a field or a page.

    ``edit`` and ``report`` are URLs, empty where the repository is not known.
    ``what`` names the thing in the accessible name of each link.
    """

    what: str
    edit: str = ""
    report: str = ""


def correction_links(
    site: Site,
    page: str,
    what: str,
    record: CatalogModel | None = None,
    field: str = "",
) -> CorrectionLinks:
    """Build the links for a record of the catalogue, or for its ``field``."""
    line = site.lines.line_of(record, field) if site.lines and record else None
    edit = f"{site.edit_base}{quote(site.file)}{f'#L{line}' if line else ''}" if site.edit_base else ""
    return CorrectionLinks(what, edit, report_url(site, page, what))


def page_correction_links(site: Site, page: str, what: str, file: str) -> CorrectionLinks:
    """Build the links for a whole page; ``file`` is the URL of its source below ``edit_base``."""
    edit = f"{site.edit_base}{file}" if site.edit_base else ""
    return CorrectionLinks(what, edit, report_url(site, page, ""))


def report_url(site: Site, page: str, fact: str) -> str:
    """Return the URL of the issue form, filled in with page and fact; empty where there is no issue tracker."""
    if not site.issues_url:
        return ""
    _ = site.localizer.gettext
    # Translators: the title of a report; {fact} is what is wrong, {page} where.
    title = _("{fact}: {page}", fact=shorten(fact, _MAX_TITLE) or _("Mistake"), page=page or _("home"))
    fields = {"template": FORM, "title": title, "page": f"{site.url}{page}", **({"fact": fact} if fact else {})}
    return f"{site.issues_url}?{urlencode(fields)}"
