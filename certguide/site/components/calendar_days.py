"""Which credentials have a date that a calendar can hold."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import ResolvedPath
from certguide.site.context.site import Site


def calendar_credential_ids(path: ResolvedPath) -> set[str]:
    """The credentials whose days the calendar of a situation has: those of its path, and where it goes from there."""
    return {leg.credential.id for leg in (*path.stops, *path.deeper)}


def has_key_dates(site: Site, credential_ids: Collection[str]) -> bool:
    """Whether the calendar of some credentials has a day ahead."""
    return not _with_days(site).isdisjoint(credential_ids)


@lru_cache(maxsize=4)
def _with_days(site: Site) -> frozenset[str]:
    """The credentials that have a day ahead."""
    days = upcoming_dates(site.catalog, site.today)
    return frozenset(day.credential.id for day in days if day.day.is_exact)
