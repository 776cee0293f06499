"""History of a retired credential: the dates of its versions, then those of its replacements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.replacements import replacements
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class HistoryEntry:
    """A dated entry; ``when`` is the date as text, ``view`` the replacement it is about, if it is about one."""

    day: date
    when: str
    text: str
    view: CredentialView | None
    fact: Fact[object]


def history_entries(site: Site, view: CredentialView) -> list[HistoryEntry]:
    """Return the entries in order of time, up to the credential that can be booked today."""
    entries = list(_entries(view, None))
    for credential in _rename_chain(view.catalog, view.credential, view.today):
        replacement = site.credentials[credential.id]
        entries += _entries(replacement, replacement)
    return sorted(entries, key=lambda entry: entry.day)


def _rename_chain(catalog: Catalog, credential: Credential, today: date) -> list[Credential]:
    """Return the credentials that replaced it, one after the other, as far as the vendor names them."""
    by_vendor = (replacement for replacement in replacements(catalog, credential, today) if not replacement.is_ours)
    best = next(by_vendor, None)
    return [*best.relation[1:], best.credential] if best else []


def _entries(view: CredentialView, replacement: CredentialView | None) -> Iterator[HistoryEntry]:
    """Yield the first day of each version and the last day; of a ``replacement`` only the first version's first day."""
    versions = [offering for offering in offerings(view.credential) if not offering.beta]
    for position, version in enumerate(versions):
        if version.first and (replacement is None or position == 0):
            fact = stated_fact(version.exam or view.credential, "first", view.credential)
            date_text = view.localizer.format_date(version.first)
            yield HistoryEntry(version.first.earliest, date_text, _start_text(version, position), replacement, fact)
    last = versions[-1]
    if last.last and view.status.ended_on:
        fact = stated_fact(last.exam or view.credential, "last", view.credential)
        date_text = view.localizer.format_date(last.last)
        yield HistoryEntry(last.last.latest, date_text, "has its last day.", replacement, fact)


def _start_text(offering: Offering, position: int) -> str:
    if not offering.exam:
        return "is first seen." if offering.first and offering.first.hedge == "by" else "starts."
    return f"starts, as exam {offering.exam.code}." if position == 0 else f"moves on to exam {offering.exam.code}."
