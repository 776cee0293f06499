"""Links for corrections: to edit the line of the file, and to open an issue form that is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.problems import shorten
from certguide.site.context.site import Site

FORM = "mistake.yml"
"""File name of the issue form; the ids of its fields are the keys of the query in ``report_url``."""

_MAX_TITLE = 80
_MAX_VALUE = 300
"""Most characters of a fact and of its value in a report, so that the URL stays below the limits of servers."""


@dataclass(frozen=True)
class CorrectionLinks:
    """The links to correct a record, a field or a page.

    ``edit`` and ``report`` are URLs, empty where the repository is not known;
    then ``place``, the file and line in your own copy, is shown instead.
    ``what`` names the thing in the accessible name of each link.
    """

    what: str
    place: str
    edit: str = ""
    report: str = ""


def correction_links(
    site: Site,
    page: str,
    what: str,
    record: CatalogModel | None = None,
    field: str = "",
    value: str = "",
    sources: tuple[str, ...] = (),
) -> CorrectionLinks:
    """Build the links for a record of the catalogue, or for its ``field`` with the ``value`` that the page shows."""
    line = site.lines.line_of(record, field) if site.lines and record else None
    place = f"{site.file}, line {line}" if line else site.file
    edit = f"{site.edit_base}{site.file}{f'#L{line}' if line else ''}" if site.edit_base else ""
    return CorrectionLinks(what, place, edit, report_url(site, page, what, value, sources))


def page_correction_links(site: Site, page: str, what: str, file: str) -> CorrectionLinks:
    """Build the links for a whole page; ``file`` is its source, with ``#L`` and a line number where that is known."""
    name, _, line = file.partition("#L")
    place = f"{name}, line {line}" if line else name
    edit = f"{site.edit_base}{file}" if site.edit_base else ""
    return CorrectionLinks(what, place, edit, report_url(site, page, ""))


def report_url(site: Site, page: str, fact: str, value: str = "", sources: tuple[str, ...] = ()) -> str:
    """Return the URL of the issue form, filled in with what the page shows; empty where there is no issue tracker."""
    if not site.issues_url:
        return ""
    title = f"{shorten(fact, _MAX_TITLE) or 'Mistake'}: {page or 'home'}"
    fields = {
        "title": title,
        "page": f"{site.url}{page}",
        "fact": fact,
        "shown": shorten(value, _MAX_VALUE),
        "source": " ".join(site.catalog.source_by_id[source_id].url for source_id in sources),
    }
    query = {"template": FORM, **{key: text for key, text in fields.items() if text}}
    return f"{site.issues_url}?{urlencode(query)}"
