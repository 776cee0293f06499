"""The ways from a page to where it is corrected: the very line of the file, and a report that is half written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.problems import shorten
from certguide.site.context.site import Site

FORM = "mistake.yml"
"""The issue form, whose fields go by the names of the query below."""


@dataclass(frozen=True)
class CorrectionLinks:
    """How to correct something.

    ``edit`` and ``report`` are addresses, empty where the repository is not
    known: then ``place`` says where to look in one's own copy. ``what`` names
    the thing to those who hear a link without what stands around it.
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
    """The ways for a record of the catalogue, or for one of its fields with the value that the page shows."""
    line = site.lines.line_of(record, field) if site.lines and record else None
    place = f"{site.file}, line {line}" if line else site.file
    edit = f"{site.edit_base}{site.file}{f'#L{line}' if line else ''}" if site.edit_base else ""
    return CorrectionLinks(what, place, edit, report_url(site, page, what, value, sources))


def page_correction_links(site: Site, page: str, what: str, file: str) -> CorrectionLinks:
    """The ways for a whole page; ``file`` is what it is made from, with ``#L`` and a line where that is known."""
    name, _, line = file.partition("#L")
    place = f"{name}, line {line}" if line else name
    edit = f"{site.edit_base}{file}" if site.edit_base else ""
    return CorrectionLinks(what, place, edit, report_url(site, page, ""))


def report_url(site: Site, page: str, fact: str, value: str = "", sources: tuple[str, ...] = ()) -> str:
    """The address of the issue form with what the reader sees filled in."""
    if not site.issues_url:
        return ""
    addresses = " ".join(site.sources[one].url for one in sources)
    title = f"{shorten(fact, 80) or 'Mistake'}: {page or 'home'}"
    known = {
        "title": title,
        "page": f"{site.url}{page}",
        "fact": fact,
        "shown": shorten(value, 300),
        "source": addresses,
    }
    return f"{site.issues_url}?{urlencode({'template': FORM, **{key: text for key, text in known.items() if text}})}"
