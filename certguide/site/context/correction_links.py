"""The ways from a page to where it is corrected: the very line of the file, and a report that is half written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from certguide.catalog.model.base import Part
from certguide.catalog.problems import shown
from certguide.site.context.site import Edition

FORM = "mistake.yml"
"""The issue form, whose fields go by the names of the query below."""


@dataclass(frozen=True)
class Ways:
    """How to correct something.

    ``edit`` and ``report`` are addresses, empty where the repository is not
    known: then ``place`` says where to look in one's own copy. ``what`` names
    the thing to those who hear a link without what stands around it.
    """

    what: str
    place: str
    edit: str = ""
    report: str = ""


def ways(
    edition: Edition,
    page: str,
    what: str,
    record: Part | None = None,
    field: str = "",
    value: str = "",
    sources: tuple[str, ...] = (),
) -> Ways:
    """The ways for a record of the catalogue, or for one of its fields with the value that the page shows."""
    line = edition.lines.of(record, field) if edition.lines and record else None
    place = f"{edition.file}, line {line}" if line else edition.file
    edit = f"{edition.edit_base}{edition.file}{f'#L{line}' if line else ''}" if edition.edit_base else ""
    return Ways(what, place, edit, report(edition, page, what, value, sources))


def page_ways(edition: Edition, page: str, what: str, file: str) -> Ways:
    """The ways for a whole page; ``file`` is what it is made from, with ``#L`` and a line where that is known."""
    name, _, line = file.partition("#L")
    place = f"{name}, line {line}" if line else name
    edit = f"{edition.edit_base}{file}" if edition.edit_base else ""
    return Ways(what, place, edit, report(edition, page, ""))


def report(edition: Edition, page: str, fact: str, value: str = "", sources: tuple[str, ...] = ()) -> str:
    """The address of the issue form with what the reader sees filled in."""
    if not edition.issues:
        return ""
    addresses = " ".join(edition.sources[one].url for one in sources)
    title = f"{shown(fact, 80) or 'Mistake'}: {page or 'home'}"
    known = {
        "title": title,
        "page": f"{edition.site}{page}",
        "fact": fact,
        "shown": shown(value, 300),
        "source": addresses,
    }
    return f"{edition.issues}?{urlencode({'template': FORM, **{key: text for key, text in known.items() if text}})}"
