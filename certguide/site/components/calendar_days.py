"""Credentials that have an upcoming date for a calendar."""

from __future__ import annotations

from collections.abc import Collection

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import ResolvedPath
from certguide.catalog.caching import cache_on_first_argument
from certguide.site.context.site import Site


def calendar_credential_ids(path: ResolvedPath) -> set[str]:
    """Return the ids of the credentials in the calendar of a path: all its stops, and those that go further."""
    return {stop.credential.id for stop in (*path.stops, *path.deeper)}


def has_key_dates(site: Site, credential_ids: Collection[str]) -> bool:
    """Whether the calendar of some credentials has an upcoming date."""
    return not _ids_with_dates(site).isdisjoint(credential_ids)


@cache_on_first_argument
def _ids_with_dates(site: Site) -> frozenset[str]:
    """Return the ids of the credentials with an upcoming date that is known to the day; a calendar holds no other."""
    key_dates = upcoming_dates(site.catalog, site.today)
    return frozenset(key_date.credential.id for key_date in key_dates if key_date.day.is_exact)
